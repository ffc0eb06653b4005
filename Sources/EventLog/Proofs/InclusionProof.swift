/// Shows that a leaf is in a tree of a known root (RFC 6962, section 2.1.1; RFC 9162, section 2.1.3).
public struct InclusionProof: Hashable, Sendable {
    /// The leaf's place, from 0.
    public var leafIndex: UInt64
    /// The leaves of the tree.
    public var treeSize: UInt64
    /// The roots of the subtrees beside the way, from the leaf's sibling upwards.
    public var hashes: [ContentDigest]

    public init(leafIndex: UInt64, treeSize: UInt64, hashes: [ContentDigest]) {
        self.leafIndex = leafIndex
        self.treeSize = treeSize
        self.hashes = hashes
    }

    /// The root to which the proof leads from a leaf; `nil` when it has too many or too few hashes for its sizes.
    ///
    /// - Complexity: O(h) in the number of hashes.
    public func root(from leaf: ContentDigest) -> ContentDigest? {
        guard leafIndex < treeSize else { return nil }
        var way = WayToRoot(from: leafIndex, last: treeSize - 1)
        var digest = leaf
        for hash in hashes {
            switch way.climb() {
            case nil: return nil
            case .left: digest = CompactRange.digest(left: hash, right: digest)
            case .right: digest = CompactRange.digest(left: digest, right: hash)
            }
        }
        return way.isAtRoot ? digest : nil
    }

    /// True when the leaf of this digest is at its place in the tree of this head.
    public func proves(_ leaf: ContentDigest, in head: TreeHead) -> Bool {
        treeSize == head.size && root(from: leaf) == head.root
    }
}
