/// A commit with the proof that it is in a tree.
public struct ProvenCommit: Hashable, Sendable {
    /// The sequence number of its first record.
    public var firstSequence: SequenceNumber
    /// The commit's message as stored, without tag and length: the leaf.
    public var leafBytes: [UInt8]
    public var proof: InclusionProof
}
