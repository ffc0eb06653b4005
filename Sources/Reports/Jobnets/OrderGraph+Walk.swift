internal import Jobnets

extension OrderGraph {
    enum Step {
        case node(Int)
        /// A node that has a level, whose nodes follow.
        case enter(Int)
        case leave
    }

    /// All nodes, those of a level within its own node. What is open is kept in a list, for levels may be many.
    func walk(_ visit: (Step) -> Void) {
        var levelOfNode: [Int: Int] = [:]
        for (index, level) in levels.enumerated() { if let node = level.node { levelOfNode[node] = index } }
        var open = [levels[0].nodes]
        while let rest = open.last {
            guard let node = rest.first else {
                open.removeLast()
                if !open.isEmpty { visit(.leave) }
                continue
            }
            open[open.count - 1] = rest.dropFirst()
            if let level = levelOfNode[node] {
                visit(.enter(node))
                open.append(levels[level].nodes)
            } else {
                visit(.node(node))
            }
        }
    }

    /// A level's path, with what it is for.
    func heading(_ level: Level) -> String {
        level.comment.map { "\(level.path): \($0)" } ?? level.path
    }

    /// A node's name and type on two lines.
    func label(_ node: Node) -> String {
        node.unit == nil ? "\(node.name)\n?" : "\(node.name)\n\(node.typeCode)"
    }

    /// A name or comment with some of its characters written otherwise; control characters, which no format has, as the sign
    /// for what cannot be shown, and carriage returns not at all.
    static func written(_ text: String, _ written: (Unicode.Scalar) -> String?) -> String {
        text.escaping { scalar in
            if let text = written(scalar) { return text }
            switch scalar.value {
            case 0x0D: return ""
            case 0x09: return " "
            case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: return "\u{FFFD}"
            default: return nil
            }
        }
    }
}
