/// What a fact comes to: its values, or why they are not known.
enum FactValues {
    /// In the order of members and rows.
    case known([String], wholeness: Wholeness)
    case unknown(Reason)

    enum Wholeness {
        case whole
        /// More values may exist.
        case cut(Reason)
    }

    static func one(_ text: String) -> Self {
        .known([text], wholeness: .whole)
    }
}

extension FactValues.Wholeness {
    /// An answer that only whole values give.
    func whole(_ answer: @autoclosure () -> Answer) -> Answer {
        switch self {
        case .whole: answer()
        case .cut(let reason): .unknown(reason)
        }
    }
}

/// The values that one reading of a field gives.
struct FieldValues {
    /// As they are written.
    var values: [String]
    var keys: [String]
    var wholeness: FactValues.Wholeness
    /// Whether the field is one that an output has once: then a value is the value, however the output goes on.
    var isSingle: Bool

    /// Whether no continuation of two cut outputs can make them the same.
    func differs(from other: Self) -> Bool {
        if isSingle, let one = keys.first, let another = other.keys.first { return one != another }
        return switch (wholeness, other.wholeness) {
        case (.whole, .whole): keys != other.keys
        case (.whole, .cut): !Self.isSubsequence(other.keys, of: keys)
        case (.cut, .whole): !Self.isSubsequence(keys, of: other.keys)
        case (.cut, .cut): false
        }
    }

    private static func isSubsequence(_ part: [String], of whole: [String]) -> Bool {
        var rest = part[...]
        for key in whole where key == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }
}
