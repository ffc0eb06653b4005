/// A field of a reading: `state` of its only row, or `ports.number` of each row of a table.
public struct FieldName: Hashable, Sendable {
    /// Empty for the fields that an output has once.
    public var table: String
    public var column: String

    public init(table: String = "", column: String) {
        self.table = table
        self.column = column
    }

    /// As packs write it: `state`, `ports.number`.
    public var text: String {
        table.isEmpty ? column : "\(table).\(column)"
    }
}

/// What a condition looks at.
public enum FactReference: Hashable, Sendable {
    /// `plan.method`: a fact that a person stated.
    case plan(String)
    /// `plan.count(oms)`: how many members of a kind the plan names; a number.
    case memberCount(String)
    /// `member.role`: an attribute of the member that is judged. `member.name` is its name.
    case member(String)
    /// `emkey-status/state`: a field of the latest evidence of this id.
    case evidence(String, FieldName)
    /// `at(database-restart)`: when it happened last; a moment.
    case occurrence(String)
    /// `collected(emkey-status)`: when the evidence was collected; a moment.
    case collected(String)
    /// `subjects`: what an obligation waits for. Only in the condition that closes one.
    case subjects

    /// As packs write it.
    public var text: String {
        switch self {
        case .plan(let name): "plan.\(name)"
        case .memberCount(let kind): "plan.count(\(kind))"
        case .member(let name): "member.\(name)"
        case .evidence(let id, let field): "\(id)/\(field.text)"
        case .occurrence(let id): "at(\(id))"
        case .collected(let id): "collected(\(id))"
        case .subjects: "subjects"
        }
    }
}

/// The values of a fact, of all rows or of those that match.
public struct FactSelection: Hashable, Sendable {
    public var fact: FactReference
    /// Columns of the same table that must have these values; all of them.
    public var filters: [RowFilter]

    public init(_ fact: FactReference, where filters: [RowFilter] = []) {
        self.fact = fact
        self.filters = filters
    }
}

public struct RowFilter: Hashable, Sendable {
    public var column: String
    public var value: Operand

    public init(column: String, value: Operand) {
        self.column = column
        self.value = value
    }
}

/// What a value is compared with.
public enum Operand: Hashable, Sendable {
    case text(String)
    /// Another fact; it must have exactly one value.
    case fact(FactReference)
}

/// What must be true of the values.
public enum Matcher: Hashable, Sendable {
    /// Blanks collapsed, ASCII case ignored; `12.1.0.2` equals `12.1.0.2.0`.
    case equals(Operand)
    case oneOf([String])
    /// Numbers, or versions part by part.
    case atLeast(Operand)
    case atMost(Operand)
    case moreThan(Operand)
    case lessThan(Operand)
    /// The whole value fits a pattern (``TextPattern``).
    case matches(TextPattern)
    /// There is no value, and the output is proved to be complete.
    case isEmpty
    case isNotEmpty
    /// How many values there are.
    case count(ClosedRange<Int>)
    /// A moment later than another.
    case newerThan(FactReference)
    /// All members of the kind have the same value.
    case sameEverywhere
    /// Every member of a kind is among the values, by an attribute.
    case covers(memberKind: String, attribute: String)
    /// Every subject of the obligation is among the values.
    case includesSubjects
}

/// What is asked of facts, in three-valued logic: it holds, it fails, or it is not known.
public indirect enum Condition: Hashable, Sendable {
    /// Every value matches and there is one at least; with `some`, one value at least matches.
    case fact(FactSelection, Matcher, some: Bool)
    case allOf([Condition])
    case anyOf([Condition])
    case noneOf([Condition])
}
