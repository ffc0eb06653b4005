/// A value taken apart into its fields, for people who compare two of them.
///
/// It is made by reflection, so that every field of every state and event is named without a list that could miss one. It
/// is slow, and meant for the moment at which two sides differ.
public struct FieldDump: Hashable, Sendable {
    /// A field that is not taken apart any further.
    public struct Leaf: Hashable, Sendable {
        /// Names from the outside in: `pair.announcement.priority`, `timers[2].at`.
        public var path: String
        public var text: String
        /// Whether it is a moment or a length of time.
        public var isTime: Bool

        /// The innermost name; empty for the part of a tuple without names or an element of a list.
        public var name: String {
            let last = path.split(separator: ".").last ?? ""
            return last.last == "]" || UInt(last) != nil ? "" : String(last)
        }
    }

    /// In the order of declaration.
    public private(set) var leaves: [Leaf] = []

    /// - Complexity: O(*n*) in the fields, with the constant of reflection.
    public init(_ value: some Any) {
        add(value, at: "")
    }

    private mutating func add(_ value: Any, at path: String) {
        if let moment = value as? Instant { return leaf(path, "\(moment.nanoseconds)", isTime: true) }
        if let length = value as? Nanoseconds { return leaf(path, "\(length.count)", isTime: true) }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            guard let wrapped = mirror.children.first else { return leaf(path, "none") }
            add(wrapped.value, at: path)
        case .collection, .set, .dictionary:
            leaf(path.isEmpty ? "count" : path + ".count", "\(mirror.children.count)")
            for (index, child) in mirror.children.enumerated() { add(child.value, at: "\(path)[\(index)]") }
        case .enum where mirror.children.isEmpty:
            leaf(path, "\(value)")
        case .enum:
            guard let (name, content) = mirror.children.first else { return }
            leaf(path, name ?? "")
            let inner = Mirror(reflecting: content)
            // One associated value without a name stands for itself; several are a tuple.
            if inner.displayStyle == .tuple {
                for child in inner.children { add(child.value, at: join(path, child.label ?? "")) }
            } else {
                add(content, at: join(path, name ?? ""))
            }
        case .struct, .tuple, .class:
            if mirror.children.isEmpty { return leaf(path, "\(value)") }
            // A wrapper of one value is that value.
            if mirror.children.count == 1, let only = mirror.children.first { return add(only.value, at: path) }
            for child in mirror.children { add(child.value, at: join(path, child.label ?? "")) }
        default:
            leaf(path, "\(value)")
        }
    }

    private mutating func leaf(_ path: String, _ text: String, isTime: Bool = false) {
        leaves.append(Leaf(path: path, text: text, isTime: isTime))
    }

    private func join(_ path: String, _ label: String) -> String {
        // The parts of a tuple without names are called `.0`, `.1` and so on.
        let name = label.hasPrefix(".") ? String(label.dropFirst()) : label
        return path.isEmpty ? name : "\(path).\(name)"
    }
}

/// A field in which two values differ. A side without the field has nil.
public struct FieldDifference: Hashable, Sendable {
    public var path: String
    public var recorded: String?
    public var decided: String?
    public var isTime: Bool

    public init(path: String, recorded: String?, decided: String?, isTime: Bool) {
        self.path = path
        self.recorded = recorded
        self.decided = decided
        self.isTime = isTime
    }

    /// The fields in which two values differ: those of the recorded one in their order, then those that only the decided
    /// one has.
    public static func between(_ recorded: some Any, _ decided: some Any) -> [FieldDifference] {
        let left = FieldDump(recorded).leaves
        let right = FieldDump(decided).leaves
        var others: [String: FieldDump.Leaf] = [:]
        for leaf in right { others[leaf.path] = leaf }
        var seen: Set<String> = []
        var differences: [FieldDifference] = []
        for leaf in left {
            seen.insert(leaf.path)
            let other = others[leaf.path]
            guard other?.text != leaf.text else { continue }
            differences.append(
                FieldDifference(path: leaf.path, recorded: leaf.text, decided: other?.text, isTime: leaf.isTime)
            )
        }
        for leaf in right where !seen.contains(leaf.path) {
            differences.append(
                FieldDifference(path: leaf.path, recorded: nil, decided: leaf.text, isTime: leaf.isTime)
            )
        }
        return differences
    }
}
