import SystemPackage

/// A log that is open for writing, for one caller at a time.
///
/// ```
///            append            sync                    failure of a sync, or of taking back a frame
///   open ───────────▶ open ───────────▶ open      open ─────────────────────────────────────────────▶ failed
///   open ── close ──▶ closed
/// ```
///
/// A full disk leaves it open. What the drawing leaves out: `abandon` lets everything go as the end of the process would.
///
/// Orders of writing: (1) a segment is synced before the next one is made; (2) the directory is synced before anything
/// in the new segment is acknowledged; (3) the log is synced before a checkpoint replaces another; (4) the note and every
/// later header tell of a sync only after it returned.
final class WriterCore {
    private let layout: LogLayout
    private let storage: any Storage
    private let options: WriterOptions
    private let now: @Sendable () -> Int64
    /// Holds the lock as long as it is referenced.
    private var lockFile: (any StoredFile)?
    private let compressor = FrameCompressor()
    private var segment: ActiveSegment?
    private var frame: [UInt8] = []
    private var failure: StorageError?
    private var endsWithClosingMark = false
    private var checkpointSize: UInt64?
    /// False when there is a key that the stored checkpoint is not signed with.
    private var isCheckpointSigned = true

    private(set) var state: LogState
    private(set) var durableThrough: UInt64
    let logID: LogID
    let recovery: RecoveryReport

    init(
        _ path: FilePath,
        _ options: WriterOptions,
        _ storage: any Storage,
        _ now: @escaping @Sendable () -> Int64
    ) throws(LogError) {
        try options.check()
        layout = LogLayout(path)
        self.storage = storage
        self.options = options
        self.now = now
        let lockFile = try WriterOpening.lock(layout, storage, options.whenLocked)
        self.lockFile = lockFile
        let scan = try LogScan.run(
            layout,
            storage,
            producerLimit: options.producerLimit,
            checkingEverything: false
        )
        let (condition, finding) = scan.evidence.judge()
        if !condition.allowsWriting, let finding { throw finding.error(condition) }
        state = scan.state
        let noted = WriterOpening.noteOfLog(scan.state.logID, layout, storage)
        let id = scan.state.logID ?? noted?.logID ?? LogID.random()
        logID = id
        state.logID = id
        state.writerEpoch = max(state.writerEpoch, noted?.epoch ?? 0) + 1
        var repair = TailRepair(layout, storage)
        do {
            segment = try repair.repair(scan, condition)
        } catch {
            throw error.logError
        }
        durableThrough = scan.state.nextSequence
        endsWithClosingMark = condition == .clean
        checkpointSize = scan.checkpoint?.head.size
        if let key = options.signingKey?.verifyingKey {
            // One that this key did not sign is replaced at the next occasion, even by one of the same size.
            let text = (try? storage.text(of: layout.checkpoint)) ?? ""
            isCheckpointSigned = (try? SignedCheckpoint(text: text, verifiedWith: key)) != nil
        }
        recovery = RecoveryReport(
            condition: condition,
            place: finding?.place,
            reason: finding?.reason,
            endSequence: SequenceNumber(scan.state.nextSequence),
            rewrittenByteCount: repair.rewrittenByteCount,
            movedByteCount: repair.movedByteCount,
            movedAside: repair.movedAside
        )
        if state.nextSequence == 0, segment.map({ $0.byteCount == 0 }) ?? true { try begin() }
        writeNote()
    }

    /// The first segment of a new log, with a mark that makes the log's id durable.
    private func begin() throws(LogError) {
        if segment == nil { try makeSegment() }
        do {
            try writeFrame(.openingMark, content: [], recordCount: 0, commitCount: 0, recordedAt: 0, declares: false)
            try syncSegment()
            try storage.syncDirectory(layout.segments)
        } catch {
            throw (error as? LogError) ?? (error as? StorageError)?.logError ?? .closed
        }
    }

    // MARK: Appending

    func append(_ commit: NewCommit, _ durability: Durability) throws(LogError) -> AppendResult {
        try checkOpen()
        guard !commit.records.isEmpty else { throw .emptyCommit }
        guard commit.records.count <= Limits.recordCount else {
            throw .commitTooLarge(byteCount: commit.records.count, limit: Limits.recordCount)
        }
        let digest = try digestForProducer(commit)
        if let producer = commit.producer, let digest,
            let stored = try state.producers.find(producer, digest: digest)
        {
            // The answer promises what the caller asked for, so what is stored must be as durable as that.
            if durability == .durable, stored.firstSequence.rawValue + UInt64(stored.count) > durableThrough {
                try sync()
            }
            return stored
        }
        let recordedAt = max(now(), state.lastRecordedAt)
        let staged = try CommitEncoder.stage(commit, digest: digest, in: state, recordedAt: recordedAt, logID: logID)
        let length = Varint.encoded(UInt64(staged.message.count))
        let contentByteCount = 1 + length.count + staged.message.count
        try rollOverIfNeeded(for: contentByteCount)
        var content: [UInt8] = []
        content.reserveCapacity(contentByteCount)
        content.append(0x0A)
        content += length
        content += staged.message
        try writeFrame(
            .commits,
            content: content,
            recordCount: staged.streams.count,
            commitCount: 1,
            recordedAt: recordedAt,
            declares: !staged.declarations.isEmpty
        )
        state.apply(staged)
        if durability == .durable { try sync() }
        return AppendResult(
            firstSequence: SequenceNumber(staged.firstSequence),
            count: staged.streams.count,
            wasAlreadyStored: false
        )
    }

    private func digestForProducer(_ commit: NewCommit) throws(LogError) -> ContentDigest? {
        guard let producer = commit.producer else { return nil }
        guard !producer.id.isEmpty, producer.id.count <= Limits.producerIDByteCount else {
            throw .invalidProducer(byteCount: producer.id.count)
        }
        var digest = RecordsDigest()
        for record in commit.records {
            digest.add(
                stream: record.stream,
                kind: record.kind,
                occurred: record.occurred,
                cause: record.cause,
                payload: record.payload.rawSpan
            )
        }
        return digest.finalize()
    }

    private func writeFrame(
        _ kind: FrameHeader.Kind,
        content: [UInt8],
        recordCount: Int,
        commitCount: Int,
        recordedAt: Int64,
        declares: Bool
    ) throws(LogError) {
        guard var segment else { preconditionFailure("a frame is written without a segment") }
        precondition(content.count <= Limits.frameByteCount, "a frame of \(content.count) bytes")
        frame.removeAll(keepingCapacity: true)
        frame.append(contentsOf: repeatElement(0, count: FrameHeader.byteCount))
        if !content.isEmpty { compressor.compress(content.rawSpan, appendingTo: &frame) }
        let header = FrameHeader(
            kind: kind,
            declaresStreams: declares,
            logID: logID,
            firstSequence: state.nextSequence,
            firstLeaf: state.tree.size,
            durableThrough: durableThrough,
            writerEpoch: state.writerEpoch,
            recordedAtNanoseconds: recordedAt,
            recordCount: UInt32(recordCount),
            commitCount: UInt32(commitCount),
            compressedByteCount: UInt32(frame.count - FrameHeader.byteCount),
            decompressedByteCount: UInt32(content.count),
            previousFrameChecksum: segment.lastFrameChecksum
        )
        let checksum = header.seal(into: &frame)
        do {
            try segment.write(frame, checksum: checksum, decompressedByteCount: content.count)
        } catch {
            switch error {
            case .takenBack(let reason): throw reason.logError
            case .unknown(let reason): throw fail(reason)
            }
        }
        self.segment = segment
        endsWithClosingMark = kind == .closingMark
    }

    // MARK: Segments

    private func rollOverIfNeeded(for byteCount: Int) throws(LogError) {
        guard let segment else { return try makeSegment() }
        let isFull = segment.decompressedByteCount + UInt64(byteCount) > UInt64(options.segmentByteCount)
        guard isFull, segment.decompressedByteCount > 0 else { return }
        try sync()
        try writeCheckpoint()
        try makeSegment()
    }

    /// Makes and opens the segment for the next record; everything before it is synced.
    private func makeSegment() throws(LogError) {
        precondition(
            durableThrough == state.nextSequence,
            "a new segment at \(state.nextSequence), synced to \(durableThrough)"
        )
        let name = SegmentName(state.nextSequence)
        let file: any StoredFile
        do {
            file = try storage.open(layout.segment(name), .create)
        } catch {
            throw error.logError
        }
        do {
            try storage.syncDirectory(layout.segments)
        } catch {
            throw fail(error)
        }
        segment = ActiveSegment(
            name: name,
            file: file,
            byteCount: 0,
            decompressedByteCount: 0,
            lastFrameChecksum: 0
        )
    }

    // MARK: Syncing

    func sync() throws(LogError) {
        try checkOpen()
        guard durableThrough < state.nextSequence else { return }
        try syncSegment()
        durableThrough = state.nextSequence
        writeNote()
        guard options.checkpointCommitCount > 0,
            state.tree.size - (checkpointSize ?? 0) >= UInt64(options.checkpointCommitCount)
        else { return }
        do {
            try writeCheckpoint()
        } catch  where error.category == .full {
            // The commits are synced, which is what was asked for; the older checkpoint stays true until there is room.
        }
    }

    private func syncSegment() throws(LogError) {
        do {
            try segment?.file.sync()
        } catch {
            throw fail(error)
        }
    }

    private func writeNote() {
        let note = WriterNote(
            logID: logID,
            process: WriterNote.currentProcess,
            epoch: state.writerEpoch,
            durableThrough: durableThrough
        )
        // A note that cannot be written leaves the older one, which is still true: followers see the commits later.
        try? lockFile?.writeAll(Array(note.text.utf8).rawSpan, at: 0, name: LogLayout.writer)
    }

    /// Replaces the checkpoint by one of everything; all of it is synced.
    private func writeCheckpoint() throws(LogError) {
        precondition(durableThrough == state.nextSequence, "a checkpoint beyond what is synced")
        guard checkpointSize != state.tree.size || !isCheckpointSigned else { return }
        let checkpoint = Checkpoint(
            logID: logID,
            head: TreeHead(size: state.tree.size, root: state.tree.root),
            endSequence: SequenceNumber(state.nextSequence)
        )
        let signed = options.signingKey.map { SignedCheckpoint(signing: checkpoint, with: $0).text }
        let text = Array((signed ?? checkpoint.text).utf8)
        do {
            let file = try storage.open(layout.temporaryCheckpoint, .openOrCreate)
            try file.truncate(to: 0)
            try file.writeAll(text.rawSpan, at: 0, name: LogLayout.temporaryCheckpoint)
            try file.sync()
            try storage.rename(layout.temporaryCheckpoint, to: layout.checkpoint)
            try storage.syncDirectory(layout.root)
        } catch {
            if error.isFull { throw error.logError }
            throw fail(error)
        }
        checkpointSize = state.tree.size
        isCheckpointSigned = true
    }

    // MARK: Ending

    /// Syncs, marks the end, writes the checkpoint and lets the lock go. Closing again does nothing.
    func close() throws(LogError) {
        guard lockFile != nil else { return }
        defer { abandon() }
        try checkOpen()
        try sync()
        if !endsWithClosingMark, segment != nil {
            let recordedAt = state.tree.size == 0 ? 0 : state.lastRecordedAt
            try writeFrame(
                .closingMark,
                content: [],
                recordCount: 0,
                commitCount: 0,
                recordedAt: recordedAt,
                declares: false
            )
            try syncSegment()
        }
        try writeCheckpoint()
    }

    /// Lets everything go at once, as the end of the process would.
    func abandon() {
        segment = nil
        lockFile = nil
    }

    private func checkOpen() throws(LogError) {
        if let failure {
            throw .writerFailed(operation: failure.operation.rawValue, file: failure.file, code: failure.code)
        }
        guard lockFile != nil else { throw .closed }
    }

    /// Stops the writer for good.
    private func fail(_ error: StorageError) -> LogError {
        failure = error
        return .writerFailed(operation: error.operation.rawValue, file: error.file, code: error.code)
    }
}

extension RecoveryEvidence.Finding {
    /// The error that a writer throws for a row that does not allow writing.
    func error(_ condition: LogCondition) -> LogError {
        if case .newerFormat(let version, let features) = reason {
            return .formatTooNew(place, version: version, features: features)
        }
        return .damaged(condition, place, reason)
    }
}
