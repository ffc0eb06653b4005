public import EventLog
public import Replay
public import Upgrades

/// One record of an upgrade run.
public struct UpgradeEntry: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        /// What was asked of the run.
        case input(UpgradeRun.Input)
        /// What came of the input with this sequence number; nil when the record names none.
        case event(UpgradeRun.Event, input: UInt64?)
    }

    public var sequence: UInt64
    /// When the log learned it.
    public var recordedAt: Instant
    public var content: Content

    public init(sequence: UInt64, recordedAt: Instant, _ content: Content) {
        self.sequence = sequence
        self.recordedAt = recordedAt
        self.content = content
    }

    /// When it happened. Within a run it never goes back.
    public var occurred: Instant {
        switch content {
        case .input(let input): input.at
        case .event(let event, _): event.at
        }
    }
}

/// What the log holds about one upgrade run, read back, with the state that its events amount to.
public struct UpgradeRecord: Sendable {
    public let run: String
    /// In the order of the log.
    public private(set) var entries: [UpgradeEntry] = []
    public private(set) var state = UpgradeRun.initialState
    /// How many records the run's stream holds: what the next commit expects. Records behind a limit are counted too; act
    /// only on a whole record.
    public private(set) var position: UInt64 = 0

    /// A run without records.
    public init(run: String) {
        self.run = run
    }

    /// Adds the next record of the run's stream.
    ///
    /// - Throws: ``RecordingError/unreadable(sequence:_:)`` for a record that is no entry of an upgrade run.
    public mutating func add(_ record: Record, recordedAt: Instant) throws(RecordingError) {
        let sequence = record.sequence.rawValue
        let entry: Entry
        do throws(EntryError) {
            entry = try Entry(payload: record.payload, occurred: record.occurred)
        } catch {
            throw .unreadable(sequence: sequence, error)
        }
        position += 1
        switch entry {
        case .upgradeInput(let input):
            entries.append(UpgradeEntry(sequence: sequence, recordedAt: recordedAt, .input(input)))
        case .upgradeEvent(let event):
            let content = UpgradeEntry.Content.event(event, input: record.cause?.rawValue)
            entries.append(UpgradeEntry(sequence: sequence, recordedAt: recordedAt, content))
            UpgradeRun.evolve(&state, by: event)
        case .captureOpened, .captureFinished, .lineUnread, .redundancy, .runOpened, .controllerInput,
            .controllerEvent, .controllerRejected, .runFinished:
            throw .unreadable(sequence: sequence, .unknown(field: 0, kind: 0))
        }
    }

    /// The events, in the order of the log.
    public var events: [UpgradeRun.Event] {
        entries.compactMap { entry in
            if case .event(let event, _) = entry.content { event } else { nil }
        }
    }

    // MARK: Time travel

    /// The run up to a position: its records up to a sequence number, or those of acts that happened at or before a moment.
    /// Nil for a moment that is not counted in UTC, as all moments of a run are.
    ///
    /// - Complexity: O(*n*) in the records.
    public func upTo(_ position: Position) -> UpgradeRecord? {
        switch position {
        case .end: self
        case .sequence(let last): filtered { $0.sequence <= last }
        case .occurred(let moment):
            moment.reckoning == .utc ? filtered { $0.occurred.nanoseconds <= moment.latest } : nil
        }
    }

    /// The run as the log knew it at a moment.
    public func known(at moment: Instant) -> UpgradeRecord {
        filtered { $0.recordedAt <= moment }
    }

    private func filtered(_ isIncluded: (UpgradeEntry) -> Bool) -> UpgradeRecord {
        var limited = self
        limited.entries = entries.filter(isIncluded)
        limited.state = UpgradeRun.fold(limited.events)
        return limited
    }
}

extension UpgradeRecord {
    /// Reads one run. Of a damaged log, what stands before the damage.
    ///
    /// - Parameters:
    ///   - run: its name.
    ///   - reader: the log, up to its watermark.
    /// - Returns: the run, or nil when the log has no record of it, and the damage at which reading ended, if there is any.
    /// - Throws: ``RecordingError/log(_:)`` when the log cannot be read for another reason,
    ///   ``RecordingError/unreadable(sequence:_:)`` for a record that is no entry.
    /// - Complexity: O(*n*) in the records below the watermark; memory is that of the run.
    public static func load(
        _ run: String,
        from reader: LogReader
    ) throws(RecordingError) -> (record: UpgradeRecord?, damage: LogError?) {
        let wanted = StreamNames.upgrade(run: run)
        var found: UpgradeRecord?
        let damage = try reader.forEachRecord { (record, stream, recordedAt) throws(RecordingError) in
            guard stream == wanted else { return }
            var read = found ?? UpgradeRecord(run: run)
            // Taken out, so that the arrays are not copied for each record.
            found = nil
            try read.add(record, recordedAt: recordedAt)
            found = read
        }
        return (found, damage)
    }

    /// Reads all upgrade runs of a log, in the order in which they began. Of a damaged log, what stands before the damage.
    ///
    /// - Parameter reader: the log, up to its watermark.
    /// - Returns: the runs, and the damage at which reading ended, if there is any.
    /// - Throws: ``RecordingError/log(_:)`` when the log cannot be read for another reason,
    ///   ``RecordingError/unreadable(sequence:_:)`` for a record that is no entry.
    /// - Complexity: O(*n*) in the records below the watermark; memory is that of the runs.
    public static func load(
        from reader: LogReader
    ) throws(RecordingError) -> (records: [UpgradeRecord], damage: LogError?) {
        var records: [UpgradeRecord] = []
        var places: [String: Int] = [:]
        let damage = try reader.forEachRecord { (record, stream, recordedAt) throws(RecordingError) in
            guard let run = StreamNames.run(ofUpgradeStream: stream) else { return }
            let place = places[run] ?? records.count
            if place == records.count {
                places[run] = place
                records.append(UpgradeRecord(run: run))
            }
            try records[place].add(record, recordedAt: recordedAt)
        }
        return (records, damage)
    }

    /// The names of the upgrade runs of a log, in the order in which they began.
    ///
    /// - Throws: ``RecordingError/log(_:)`` when the log cannot be read for another reason than damage.
    public static func runs(in reader: LogReader) throws(RecordingError) -> (runs: [String], damage: LogError?) {
        var runs: [String] = []
        var seen: Set<String> = []
        let damage = try reader.forEachRecord { (_, stream, _) throws(RecordingError) in
            guard let run = StreamNames.run(ofUpgradeStream: stream), seen.insert(run).inserted else { return }
            runs.append(run)
        }
        return (runs, damage)
    }
}
