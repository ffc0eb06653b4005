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
        var node = leafIndex
        var last = treeSize - 1
        var digest = leaf
        for hash in hashes {
            guard last > 0 else { return nil }
            if node & 1 == 1 || node == last {
                digest = CompactRange.digest(left: hash, right: digest)
                // A node without a sibling moves up until it is a right child.
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                digest = CompactRange.digest(left: digest, right: hash)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 ? digest : nil
    }

    /// True when the leaf of this digest is at its place in the tree of this head.
    public func proves(_ leaf: ContentDigest, in head: TreeHead) -> Bool {
        treeSize == head.size && root(from: leaf) == head.root
    }
}
