/// The place of the log up to which the views hold it.
///
/// Stored in the same transaction as the rows. Views whose checkpoint is not a prefix of the log are made again, since a
/// cut tail's sequence numbers are used again; whether it is one, the log's own tree tells.
public struct ViewsCheckpoint: Hashable, Sendable {
    /// The log's id, in hexadecimal digits.
    public var logID: String
    /// The first sequence number that the views do not contain.
    public var endSequence: UInt64
    /// Commits in the tree.
    public var treeSize: UInt64
    /// The tree's root at that size, in hexadecimal digits.
    public var root: String

    public init(logID: String, endSequence: UInt64, treeSize: UInt64, root: String) {
        self.logID = logID
        self.endSequence = endSequence
        self.treeSize = treeSize
        self.root = root
    }

    /// Whether a log with this checkpoint may be the continuation of one with `other`, as far as the numbers tell.
    func canContinue(_ other: ViewsCheckpoint) -> Bool {
        guard logID == other.logID else { return false }
        return treeSize == other.treeSize
            ? root == other.root && endSequence == other.endSequence
            : treeSize > other.treeSize && endSequence >= other.endSequence
    }
}
