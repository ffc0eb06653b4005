import Crypto

/// The Merkle tree of RFC 6962 over all leaves so far, kept as the roots of its perfect subtrees.
///
/// ```
///   leaves 0 … 10         size 11 = 0b1011
///   [ 8 leaves ][ 2 ][1]  one subtree for each bit that is set, largest first
/// ```
///
/// The drawing leaves out the leaves themselves: a range of any size holds at most 64 digests.
public struct CompactRange: Hashable, Sendable {
    /// The number of leaves.
    public private(set) var size: UInt64 = 0
    /// The roots of the perfect subtrees, largest first.
    public private(set) var nodes: [ContentDigest] = []

    public init() {}

    /// Adds a leaf by its bytes.
    ///
    /// - Complexity: O(n) in the leaf's bytes and O(log size) digests, amortised O(1).
    public mutating func append(leaf: RawSpan) {
        append(leafDigest: CompactRange.digest(leaf: leaf))
    }

    /// Adds a leaf by its digest.
    public mutating func append(leafDigest: ContentDigest) {
        var node = leafDigest
        // Each trailing one of the size is a subtree as large as the one that is being carried.
        for _ in 0..<(~size).trailingZeroBitCount {
            node = CompactRange.digest(left: nodes.removeLast(), right: node)
        }
        nodes.append(node)
        size += 1
    }

    /// The root of the whole tree; of an empty one, the digest of nothing.
    ///
    /// - Complexity: O(log size) digests.
    public var root: ContentDigest {
        guard var root = nodes.last else { return ContentHasher().finalize() }
        for node in nodes.dropLast().reversed() {
            root = CompactRange.digest(left: node, right: root)
        }
        return root
    }

    /// The digest of a leaf: SHA-256 of 0x00 and the leaf's bytes.
    public static func digest(leaf: RawSpan) -> ContentDigest {
        var hasher = ContentHasher()
        hasher.update([0])
        hasher.update(leaf)
        return hasher.finalize()
    }

    /// The digest of an inner node: SHA-256 of 0x01 and both children.
    public static func digest(left: ContentDigest, right: ContentDigest) -> ContentDigest {
        var hasher = ContentHasher()
        hasher.update([1])
        hasher.update(left.bytes)
        hasher.update(right.bytes)
        return hasher.finalize()
    }
}

/// The tree over the first commits of a log.
public struct TreeHead: Hashable, Sendable {
    /// The number of commits.
    public var size: UInt64
    public var root: ContentDigest

    public init(size: UInt64, root: ContentDigest) {
        self.size = size
        self.root = root
    }
}
