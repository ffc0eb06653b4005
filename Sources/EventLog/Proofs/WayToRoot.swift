/// The way from a node up to the root of a tree that need not be full: where each hash of a proof is joined.
///
/// The walk of RFC 9162, sections 2.1.3.2 and 2.1.4.2, which inclusion and consistency share.
struct WayToRoot {
    /// On which side of the way the next hash stands.
    enum Side {
        case left
        case right
    }

    private var node: UInt64
    private var last: UInt64

    /// - Parameter node: a leaf's index, `last` that of the tree's last leaf; `node <= last`.
    init(from node: UInt64, last: UInt64) {
        precondition(node <= last, "node \(node) beyond the last leaf \(last)")
        self.node = node
        self.last = last
    }

    var isAtRoot: Bool { last == 0 }

    /// Up to the first node that is a left child.
    mutating func skipRightChildren() {
        let levels = UInt64((~node).trailingZeroBitCount)
        node >>= levels
        last >>= levels
    }

    /// A level up, or several where a node has no sibling; nil at the root.
    mutating func climb() -> Side? {
        guard last > 0 else { return nil }
        let isRight = node & 1 == 1 || node == last
        if isRight {
            // A node without a sibling moves up until it is a right child.
            while node & 1 == 0, node != 0 { rise() }
        }
        rise()
        return isRight ? .left : .right
    }

    private mutating func rise() {
        node >>= 1
        last >>= 1
    }
}
