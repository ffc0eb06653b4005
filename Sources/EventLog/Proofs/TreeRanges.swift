/// The subtrees whose roots a proof consists of, as ranges of leaves, in the order of the proof.
///
/// They are those of RFC 6962, section 2.1: a tree of n leaves is split at the largest power of two below n.
enum TreeRanges {
    /// The nodes beside the way from a leaf to the root, from the leaf's sibling upwards.
    static func inclusion(of leaf: UInt64, in size: UInt64) -> [Range<UInt64>] {
        precondition(leaf < size, "leaf \(leaf) of a tree of \(size)")
        var siblings: [Range<UInt64>] = []
        var tree = 0..<size
        while tree.count > 1 {
            let middle = tree.lowerBound + split(UInt64(tree.count))
            let (left, right) = (tree.lowerBound..<middle, middle..<tree.upperBound)
            let isLeft = leaf < middle
            siblings.append(isLeft ? right : left)
            tree = isLeft ? left : right
        }
        return siblings.reversed()
    }

    /// The nodes from which both the root of the older tree and that of the newer one can be computed.
    static func consistency(from old: UInt64, to new: UInt64) -> [Range<UInt64>] {
        precondition(old > 0 && old <= new, "trees of \(old) and \(new) leaves")
        var nodes: [Range<UInt64>] = []
        var tree = 0..<new
        // False once the older tree's end lies in a right half: then its last subtree has to be told.
        var isWhole = true
        while tree.upperBound != old {
            let middle = tree.lowerBound + split(UInt64(tree.count))
            let (left, right) = (tree.lowerBound..<middle, middle..<tree.upperBound)
            if old <= middle {
                nodes.append(right)
                tree = left
            } else {
                nodes.append(left)
                tree = right
                isWhole = false
            }
        }
        if !isWhole { nodes.append(tree) }
        return nodes.reversed()
    }

    /// The largest power of two below a number of leaves, which is two or more.
    private static func split(_ count: UInt64) -> UInt64 {
        1 << UInt64(UInt64.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }
}

/// Computes the roots of chosen subtrees while the leaves go by once.
///
/// Nodes of one tree contain each other or are apart, so each leaf belongs to at most 64 of them.
struct SubtreeRoots {
    /// Those that are still to begin, the next one last.
    private var waiting: [Range<UInt64>]
    private var open: [(range: Range<UInt64>, tree: CompactRange)] = []
    private var roots: [Range<UInt64>: ContentDigest] = [:]
    private var next: UInt64 = 0

    init(of ranges: [Range<UInt64>]) {
        waiting = Set(ranges).sorted { ($0.lowerBound, $0.upperBound) > ($1.lowerBound, $1.upperBound) }
    }

    mutating func append(_ leaf: ContentDigest) {
        while let range = waiting.last, range.lowerBound == next {
            waiting.removeLast()
            open.append((range, CompactRange()))
        }
        next += 1
        for index in open.indices { open[index].tree.append(leafDigest: leaf) }
        while let done = open.firstIndex(where: { $0.range.upperBound == next }) {
            roots[open[done].range] = open[done].tree.root
            open.remove(at: done)
        }
    }

    /// The roots of ranges that were given and have gone by.
    subscript(ranges: [Range<UInt64>]) -> [ContentDigest] {
        ranges.map { range in
            guard let root = roots[range] else { preconditionFailure("the leaves \(range) have not all gone by") }
            return root
        }
    }
}
