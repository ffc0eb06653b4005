public import SystemPackage

/// Whether a walk over commits goes on.
public enum Iteration: Hashable, Sendable {
    case `continue`
    case stop
}

/// A log that is open for reading, up to a watermark: the records that were synced when it was opened.
///
/// Any number of readers may read while one writer writes. A reader changes nothing and takes no lock. What it read
/// stays true: records below the watermark are never cut.
public struct LogReader: Sendable {
    let layout: LogLayout
    let storage: any Storage
    /// The identity of the log; `nil` as long as it has no frame.
    public let logID: LogID?
    /// The watermark: every record below it is synced and is read; no other is.
    public let endSequence: SequenceNumber
    /// The commits whose records are below the watermark.
    public let treeSize: UInt64
    /// The checkpoint file, when there is one that can be read.
    public let checkpoint: Checkpoint?
    /// The row of the recovery table, as far as the segments' first headers and the last segment's headers tell.
    /// `verifyLog` tells everything.
    public let condition: LogCondition
    /// What is wrong first, when something is.
    public let place: Place?
    public let reason: DamageReason?

    /// Opens the log at a path.
    ///
    /// - Throws: `noSuchLog` and `notALog` when there is none, `formatTooNew` when this version cannot read it, `system`
    ///   when a file cannot be read. A damaged log opens, up to the damage.
    /// - Complexity: O(s) in the number of segments and O(f) in the frames of the last one.
    public init(opening path: FilePath) throws(LogError) {
        try self.init(opening: path, storage: SystemStorage())
    }

    package init(opening path: FilePath, storage: any Storage) throws(LogError) {
        let layout = LogLayout(path)
        try layout.checkIsLog(storage)
        let survey: LogSurvey
        do {
            survey = try LogSurvey(layout, storage)
        } catch {
            throw error.logError
        }
        let (condition, finding) = survey.evidence.judge()
        if condition == .newerFormat, let finding { throw finding.error(condition) }
        self.layout = layout
        self.storage = storage
        self.condition = condition
        logID = survey.logID
        endSequence = SequenceNumber(min(survey.evidence.goodEnd, survey.evidence.bound))
        treeSize = survey.leafCount
        checkpoint = survey.checkpoint
        place = finding?.place
        reason = finding?.reason
    }

    /// The damage that opening the log found below what was synced; nil when all of that can be read. A tail that was
    /// never synced is no damage: the next writer puts it in order.
    public var damage: LogError? {
        guard !condition.allowsWriting, let place, let reason else { return nil }
        return .damaged(condition, place, reason)
    }

    /// A walk in place over the commits from the one that holds a sequence number to the watermark, or to `upTo`:
    /// the first commit that begins there or later is not shown.
    public func cursor(from start: SequenceNumber = 0, upTo end: SequenceNumber? = nil) -> CommitCursor {
        let limit = min(end ?? endSequence, endSequence)
        return CommitCursor(layout, storage, logID: logID, from: start.rawValue, limit: limit.rawValue)
    }

    /// Shows commits in place, from the one that holds `from`, as long as they begin below `upTo` and the watermark.
    ///
    /// - Throws: `damaged` when what comes next cannot be read; what was shown before was right.
    /// - Complexity: O(n) in the bytes read, in memory of one frame.
    public func forEachCommit(
        from start: SequenceNumber = 0,
        upTo end: SequenceNumber? = nil,
        _ body: (borrowing CommitView) throws(LogError) -> Iteration
    ) throws(LogError) {
        let limit = min(end ?? endSequence, endSequence)
        var cursor = cursor(from: start, upTo: limit)
        while try cursor.advance() {
            let commit = try cursor.commit()
            guard commit.firstSequence < limit else { return }
            guard try body(commit) == .continue else { return }
        }
    }

    /// Copies of commits, one after another, for everything cold.
    public func commits(from start: SequenceNumber = 0, upTo end: SequenceNumber? = nil) -> CommitCopies {
        let limit = min(end ?? endSequence, endSequence)
        return CommitCopies(cursor: cursor(from: start, upTo: limit), limit: limit)
    }

    /// The streams that are declared below the watermark, without positions.
    ///
    /// - Complexity: O(f) in the frames of the log: only frames that declare streams are decompressed.
    public func streams() throws(LogError) -> StreamTable {
        var table = StreamTable()
        for start in try declaringFrames() {
            var cursor = cursor(from: start)
            // A frame declares in any of its commits; the frame's end is where the next one begins.
            var frame: UInt64?
            while try cursor.advance() {
                let commit = try cursor.commit()
                guard frame == nil || frame == commit.origin.offset else { break }
                frame = commit.origin.offset
                for declaration in try commit.details().declarations {
                    guard Int(declaration.id.rawValue) == table.count, table.id(of: declaration.name) == nil else {
                        throw .damaged(
                            .corruption,
                            commit.origin.place,
                            .commitField(
                                field: "stream declaration",
                                needed: UInt64(table.count),
                                found: UInt64(declaration.id.rawValue)
                            )
                        )
                    }
                    table.declare(declaration)
                }
            }
        }
        return table
    }

    /// The first record of the first commit that was recorded at or after a time; the watermark when there is none.
    ///
    /// Recorded-at never falls from commit to commit, so everything from there on was recorded at or after it.
    ///
    /// - Complexity: O(log s) in the segments and O(f) in the frames of one.
    public func firstSequence(recordedAtOrAfter nanoseconds: Int64) throws(LogError) -> SequenceNumber {
        let start: UInt64
        do {
            start = try frameStart(recordedBefore: nanoseconds)
        } catch {
            throw error.logError
        }
        var cursor = cursor(from: SequenceNumber(start))
        while try cursor.advance() {
            let commit = try cursor.commit()
            if commit.recordedAtNanoseconds >= nanoseconds { return commit.firstSequence }
        }
        return endSequence
    }

    /// The tree over the first commits of the log.
    ///
    /// - Throws: `damaged` with `endsTooEarly` when the log has fewer commits below the watermark.
    /// - Complexity: O(n) in the log's bytes up to there.
    public func treeHead(ofFirst size: UInt64) throws(LogError) -> TreeHead {
        var tree = CompactRange()
        var cursor = cursor()
        while tree.size < size, try cursor.advance() {
            tree.append(leaf: try cursor.commit().leaf)
        }
        guard tree.size == size else {
            throw .damaged(
                .checkpointAhead,
                Place(file: LogLayout.segments, offset: 0),
                .endsTooEarly(needed: size, found: tree.size)
            )
        }
        return TreeHead(size: size, root: tree.root)
    }

    /// Follows the log from the commit that holds a sequence number, across the watermark, as the writer goes on.
    public func follow(from start: SequenceNumber = 0) -> LogFollower {
        LogFollower(cursor(from: start), layout, storage, logID)
    }
}

/// Copies of commits, one after another.
public struct CommitCopies: ~Copyable {
    private var cursor: CommitCursor
    private let limit: SequenceNumber

    init(cursor: consuming CommitCursor, limit: SequenceNumber) {
        self.cursor = cursor
        self.limit = limit
    }

    /// The next commit; `nil` after the last.
    ///
    /// - Throws: `damaged` when what comes next cannot be read.
    public mutating func next() throws(LogError) -> Commit? {
        guard try cursor.advance() else { return nil }
        let view = try cursor.commit()
        guard view.firstSequence < limit else { return nil }
        return try Commit(copying: view)
    }
}
