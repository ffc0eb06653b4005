/// Reads a log as it grows, synced commits only, across roll-overs and changes of the writer.
///
/// It never waits: `next()` answers `nil` when nothing new is durable yet, and the caller decides when to ask again.
public struct LogFollower: ~Copyable {
    private var cursor: CommitCursor
    private let layout: LogLayout
    private let storage: any Storage
    private let logID: LogID?

    init(_ cursor: consuming CommitCursor, _ layout: LogLayout, _ storage: any Storage, _ logID: LogID?) {
        self.cursor = cursor
        self.layout = layout
        self.storage = storage
        self.logID = logID
    }

    /// The next commit, or `nil` when there is none yet that is synced.
    ///
    /// - Throws: `damaged` when what comes next cannot be read, `system` when a file cannot.
    public mutating func next() throws(LogError) -> Commit? {
        if try cursor.advance() { return try Commit(copying: cursor.commit()) }
        let watermark = try watermark()
        guard watermark > cursor.limit else { return nil }
        cursor.extend(to: watermark)
        guard try cursor.advance() else { return nil }
        return try Commit(copying: cursor.commit())
    }

    /// The writer's note says how far the log is synced; without one, later headers do.
    private mutating func watermark() throws(LogError) -> UInt64 {
        let note = WriterOpening.noteOfLog(logID, layout, storage)
        return max(note?.durableThrough ?? 0, try cursor.durableThroughAhead() ?? 0)
    }
}
