internal import GRDB
internal import Operations
internal import Redundancy
internal import Replay

/// Recordings and upgrade runs up to a checkpoint, on their way into the tables.
///
/// What is asked is checked before anything is written; what is stored is looked at inside the transaction.
struct ViewsBatch {
    /// In order of pair.
    let recordings: [Recording]
    /// What each recording amounts to, made before the file is locked.
    let evidence: [Evidence]
    /// In order of run.
    let upgrades: [UpgradeHistory]
    let stored: StoredCheckpoint

    init(
        _ recordings: [Recording],
        _ upgrades: [UpgradeRecord],
        to checkpoint: ViewsCheckpoint,
        _ options: MeasuringOptions
    ) throws(ViewsError) {
        let recordings = recordings.sorted { $0.pair < $1.pair }
        for (index, recording) in recordings.enumerated() {
            if index > 0, recordings[index - 1].pair == recording.pair { throw .pairTwice(recording.pair) }
            let sequences = [recording.events.last?.sequence, recording.captures.last?.sequence].compactMap(\.self)
            guard let last = sequences.max(), last >= checkpoint.endSequence else { continue }
            throw .beyondCheckpoint(pair: recording.pair, sequence: last, endSequence: checkpoint.endSequence)
        }
        let upgrades = upgrades.sorted { $0.run < $1.run }
        for (index, record) in upgrades.enumerated() {
            if index > 0, upgrades[index - 1].run == record.run { throw .runTwice(record.run) }
            guard let last = record.entries.last?.sequence, last >= checkpoint.endSequence else { continue }
            throw .runBeyondCheckpoint(run: record.run, sequence: last, endSequence: checkpoint.endSequence)
        }
        for (name, number) in [("sequence", checkpoint.endSequence), ("tree size", checkpoint.treeSize)] {
            if number > Int64.max { throw .numberTooLarge(name: name, number) }
        }
        self.recordings = recordings
        evidence = recordings.map { Evidence($0, options) }
        self.upgrades = upgrades.map { UpgradeHistory($0) }
        stored = StoredCheckpoint(checkpoint, options)
    }

    /// Writes everything into a file that is emptied first.
    func fill(_ database: Database) throws {
        try ViewsFile.makeEmpty(database)
        for recording in recordings { try append(EventRows(recording, from: 0), to: database) }
        try project(evidence, by: Schema.projections, into: database)
        try project(upgrades, by: Schema.upgradeProjections, into: database)
        try ViewsFile.createIndexes(database)
        try stored.write(database)
    }

    /// Writes what is new since the stored checkpoint.
    func append(to database: Database) throws {
        let former = try StoredCheckpoint(database)
        if let former { try check(former, database) }
        for recording in recordings {
            let start = try firstMissing(of: recording, since: former, database)
            try append(EventRows(recording, from: start), to: database)
        }
        try replace(evidence, by: Schema.projections, in: database)
        try replace(upgrades, by: Schema.upgradeProjections, in: database)
        try stored.write(database)
    }

    private func check(_ former: StoredCheckpoint, _ database: Database) throws {
        guard stored.checkpoint.canContinue(former.checkpoint) else {
            throw ViewsError.notAContinuation(stored: former.checkpoint, given: stored.checkpoint)
        }
        guard former.options != stored.options else { return }
        let given = recordings.map(\.pair)
        let pairs = try String.fetchAll(database, sql: "SELECT DISTINCT pair FROM measurements ORDER BY pair")
        let others = pairs.filter { !given.contains($0) }
        if !others.isEmpty { throw ViewsError.otherOptions(pairs: others) }
    }

    /// The sequence number from which the pair's events are to be written.
    ///
    /// That is the former checkpoint's end, if the stored events below it are as many as the recording has there. They
    /// are not when the pair had no recording in an earlier batch, or when this version reads records that an earlier
    /// one only counted, or when a source's first stamp places its earlier events: all of the pair's events are written
    /// again then.
    private func firstMissing(
        of recording: Recording,
        since former: StoredCheckpoint?,
        _ database: Database
    ) throws -> UInt64 {
        let start = former?.checkpoint.endSequence ?? 0
        let expected = recording.events.count { $0.sequence < start }
        let count = try Int.fetchOne(
            database,
            sql: "SELECT count(*) FROM events WHERE pair = ?",
            arguments: [recording.pair]
        )
        if count == expected, !recording.isPlacedAnew(since: start) { return start }
        try database.execute(sql: "DELETE FROM events WHERE pair = ?", arguments: [recording.pair])
        return 0
    }

    private func append(_ rows: EventRows, to database: Database) throws {
        let writer = try RowWriter(.events, database)
        for row in rows { try writer.insert(row) }
    }

    private func replace<Source>(
        _ sources: [Source],
        by projections: [Projection<Source>],
        in database: Database
    ) throws {
        for projection in projections {
            let table = projection.table
            for source in sources {
                try database.execute(
                    sql: "DELETE FROM \(table.name) WHERE \(table.ownerName) = ?",
                    arguments: [source.owner.databaseValue]
                )
            }
        }
        try project(sources, by: projections, into: database)
    }

    private func project<Source>(
        _ sources: [Source],
        by projections: [Projection<Source>],
        into database: Database
    ) throws {
        for projection in projections {
            let writer = try RowWriter(projection.table, database)
            for source in sources {
                for row in projection.rows(source) { try writer.insert(row) }
            }
        }
    }
}
