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
        var way = WayToRoot(from: oldSize - 1, last: newSize - 1)
        way.skipRightChildren()
        var oldDigest = first
        var newDigest = first
        for hash in path.dropFirst() {
            switch way.climb() {
            case nil: return false
            case .left:
                oldDigest = CompactRange.digest(left: hash, right: oldDigest)
                newDigest = CompactRange.digest(left: hash, right: newDigest)
            case .right:
                newDigest = CompactRange.digest(left: newDigest, right: hash)
            }
        }
        return way.isAtRoot && oldDigest == old.root && newDigest == new.root
    }
}
