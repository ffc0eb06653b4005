import Synchronization
public import SystemPackage

/// The one writer of a log. Any thread may call it; calls follow one another.
///
/// ```swift
/// let log = try LogWriter(creatingOrOpening: "site.lockstep", now: clock)
/// let result = try log.append(NewCommit(records: [record]))
/// try log.close()
/// ```
///
/// A writer that is let go without `close()` ends as if its process had ended: the next one puts the tail in order.
public final class LogWriter: Sendable {
    private let core: Mutex<WriterCore>
    /// What opening the log found, and what it did about it.
    public let recovery: RecoveryReport
    /// The identity of the log.
    public let logID: LogID

    /// Opens the log at a path, or makes a new one there; its parent directory must exist.
    ///
    /// `now` gives nanoseconds since 1970-01-01T00:00:00Z; recorded-at never falls, whatever it gives.
    ///
    /// - Throws: `lockedByOther` when another writer holds the log and the options say not to wait, `damaged` and
    ///   `formatTooNew` for the rows of `LogCondition` that do not allow writing, `notALog` when something else is there,
    ///   `full` and `system` for what the operating system reports. The log is then as it was.
    /// - Complexity: O(n) in the log's bytes, in memory of one frame, the stream table and the producer table.
    public convenience init(
        creatingOrOpening path: FilePath,
        options: WriterOptions = WriterOptions(),
        now: @escaping @Sendable () -> Int64
    ) throws(LogError) {
        try self.init(creatingOrOpening: path, options: options, storage: SystemStorage(), now: now)
    }

    package init(
        creatingOrOpening path: FilePath,
        options: WriterOptions,
        storage: any Storage,
        now: @escaping @Sendable () -> Int64
    ) throws(LogError) {
        let core = try WriterCore(path, options, storage, now)
        recovery = core.recovery
        logID = core.logID
        self.core = Mutex(core)
    }

    /// Appends records together: all of them or none.
    ///
    /// First the producer's number is looked up: the same number with the same records answers what was stored then.
    /// Only then the expected positions are compared.
    ///
    /// - Throws: errors of the categories `usage` and `refused`, with nothing written; `full`, with nothing kept of this
    ///   commit and everything acknowledged before kept; `writerFailed` when a sync failed: the writer has stopped, and
    ///   whether this commit is stored is not known until the log is opened again.
    /// - Complexity: O(n) in the commit's bytes.
    public func append(
        _ commit: NewCommit,
        durability: Durability = .durable
    ) throws(LogError) -> AppendResult {
        try core.withLock { core throws(LogError) in try core.append(commit, durability) }
    }

    /// Makes every commit durable that was appended as `buffered`, and lets readers see it.
    ///
    /// - Throws: `writerFailed`, which is final.
    public func sync() throws(LogError) {
        try core.withLock { core throws(LogError) in try core.sync() }
    }

    /// Syncs, writes the closing mark and the checkpoint, and lets the lock go, also when one of these fails.
    ///
    /// - Throws: `full` when mark or checkpoint found no room: every commit is durable then, and the next writer finds a
    ///   log that was not closed. `writerFailed` when the writer had stopped or stops now.
    public func close() throws(LogError) {
        try core.withLock { core throws(LogError) in try core.close() }
    }

    /// Lets the log go without a word, as the end of the process would.
    package func abandon() {
        core.withLock { $0.abandon() }
    }

    /// The number that the next record gets.
    public var nextSequence: SequenceNumber {
        core.withLock { SequenceNumber($0.state.nextSequence) }
    }

    /// Every record below this number is synced.
    public var durableThrough: SequenceNumber {
        core.withLock { SequenceNumber($0.durableThrough) }
    }

    /// The tree over all commits, synced or not.
    public var treeHead: TreeHead {
        core.withLock { TreeHead(size: $0.state.tree.size, root: $0.state.tree.root) }
    }

    /// The number of records of a stream; 0 for a name that was never used.
    public func position(of stream: String) -> UInt64 {
        core.withLock { core in
            core.state.streams.id(of: stream).map(core.state.streams.position(of:)) ?? 0
        }
    }

    /// The number of a producer's last commit.
    ///
    /// `nil` when the producer never appended, or was forgotten: at least as many producers as
    /// `WriterOptions.producerLimit` are remembered, those that appended last, with their last
    /// `Limits.rememberedCommitsPerProducer` commits.
    public func lastNumber(of producerID: [UInt8]) -> UInt64? {
        core.withLock { $0.state.producers.lastNumber(of: producerID) }
    }
}
