/// What a writer found when it opened a log, and what it did about it.
public struct RecoveryReport: Hashable, Sendable {
    /// The row of the recovery table.
    public var condition: LogCondition
    /// Where something is wrong; `nil` when nothing is.
    public var place: Place?
    /// What is wrong there.
    public var reason: DamageReason?
    /// The next sequence number after recovery: everything below it is kept and synced.
    public var endSequence: SequenceNumber
    /// Bytes of right frames that were written and synced again, since nobody said that they were synced.
    public var rewrittenByteCount: UInt64
    /// Bytes that were moved to `aside/`.
    public var movedByteCount: UInt64
    /// The files in `aside/` that hold them, relative to the log's directory.
    public var movedAside: [String]
}
