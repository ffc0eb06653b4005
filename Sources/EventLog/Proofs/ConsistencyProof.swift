/// Shows that a newer tree begins with all leaves of an older one (RFC 6962, section 2.1.2; RFC 9162, section 2.1.4).
public struct ConsistencyProof: Hashable, Sendable {
    public var oldSize: UInt64
    public var newSize: UInt64
    /// The roots of the subtrees from which both roots are computed.
    public var hashes: [ContentDigest]

    public init(oldSize: UInt64, newSize: UInt64, hashes: [ContentDigest]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.hashes = hashes
    }

    /// True when the newer tree extends the older one. An empty tree is extended by every tree, without hashes.
    ///
    /// - Complexity: O(h) in the number of hashes.
    public func proves(from old: TreeHead, to new: TreeHead) -> Bool {
        guard old.size == oldSize, new.size == newSize, oldSize <= newSize else { return false }
        guard oldSize > 0 else { return hashes.isEmpty && old.root == CompactRange().root }
        guard oldSize < newSize else { return hashes.isEmpty && old.root == new.root }
        // A whole older tree is a node of the newer one, which the proof does not repeat.
        let path = oldSize.nonzeroBitCount == 1 ? [old.root] + hashes : hashes
        guard let first = path.first else { return false }
        var node = oldSize - 1
        var last = newSize - 1
        let shared = (~node).trailingZeroBitCount
        node >>= UInt64(shared)
        last >>= UInt64(shared)
        var oldDigest = first
        var newDigest = first
        for hash in path.dropFirst() {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                oldDigest = CompactRange.digest(left: hash, right: oldDigest)
                newDigest = CompactRange.digest(left: hash, right: newDigest)
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                newDigest = CompactRange.digest(left: newDigest, right: hash)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && oldDigest == old.root && newDigest == new.root
    }
}
