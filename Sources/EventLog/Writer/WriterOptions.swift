/// How a writer opens and writes a log.
public struct WriterOptions: Hashable, Sendable {
    /// What to do while another writer holds the log.
    public enum WhenLocked: Hashable, Sendable {
        /// Throw `lockedByOther` at once.
        case refuse
        /// Wait until the other writer is gone, however long that takes.
        case wait
    }

    /// Decompressed bytes after which a new segment is begun: 1 to 64 MiB. A larger commit has a segment of its own.
    public var segmentByteCount: Int
    public var whenLocked: WhenLocked
    /// Producers that are remembered: 1 or more. See `LogWriter.lastNumber(of:)`.
    public var producerLimit: Int
    /// A checkpoint is written after so many commits, at the next sync; 0 writes it only at roll-over and close.
    public var checkpointCommitCount: Int
    /// The key that signs checkpoints; `nil` writes them without a signature, also over one that has some.
    public var signingKey: SigningKey?

    public init(
        segmentByteCount: Int = Limits.segmentByteCount,
        whenLocked: WhenLocked = .refuse,
        producerLimit: Int = Limits.producerCount,
        checkpointCommitCount: Int = 4096,
        signingKey: SigningKey? = nil
    ) {
        self.segmentByteCount = segmentByteCount
        self.whenLocked = whenLocked
        self.producerLimit = producerLimit
        self.checkpointCommitCount = checkpointCommitCount
        self.signingKey = signingKey
    }

    func check() throws(LogError) {
        guard segmentByteCount >= 1, segmentByteCount <= Limits.segmentByteCount else {
            throw .invalidOption(name: "segmentByteCount")
        }
        guard producerLimit >= 1 else { throw .invalidOption(name: "producerLimit") }
        guard checkpointCommitCount >= 0 else { throw .invalidOption(name: "checkpointCommitCount") }
    }
}
