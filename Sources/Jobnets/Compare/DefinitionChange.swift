/// How much a change of a definition says.
public enum ChangeWeight: String, Hashable, Sendable, CaseIterable, Comparable {
    /// What runs, when, where or in which order.
    case meaning
    /// Where a unit stands on the map (`el`) and how large the map is (`sz`).
    case layout
    /// `cm`.
    case comment
    /// A default that one side tells and the other leaves out.
    case notation

    /// The heaviest first.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .meaning: 0
        case .layout: 1
        case .comment: 2
        case .notation: 3
        }
    }
}

/// What a unit's header tells besides its name (Command Reference 5.1.1).
public enum UnitAttribute: String, Hashable, Sendable, CaseIterable {
    case permission
    case owner
    case resourceGroup
}

/// One thing that differs between two definitions.
public struct DefinitionChange: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// A unit that has no counterpart before; `count` units with those in it that have none either.
        case unitAdded(count: Int)
        /// A unit that has no counterpart after; `count` units with those in it that have none either.
        case unitRemoved(count: Int)
        /// Another name; `likeness` is that of the contents in percent, 100 for equal ones.
        case unitRenamed(likeness: Int)
        /// Another parent; `likeness` is that of the contents in percent, 100 for equal ones.
        case unitMoved(likeness: Int)
        /// Another `ty`.
        case typeChanged
        case attributeChanged(UnitAttribute)
        case parameterAdded(ParameterID)
        case parameterRemoved(ParameterID)
        case parameterChanged(before: ParameterID, after: ParameterID)
        /// The same values in another order, where the order counts. The first parameters that differ.
        case parametersReordered(before: ParameterID, after: ParameterID)
    }

    public enum Note: String, Hashable, Sendable, CaseIterable {
        /// Several units of the other side are equally good counterparts: it may be a rename or a move.
        case ambiguous
        /// The value is the default, which the other side leaves out.
        case toldDefault = "told-default"
        /// The text is the same, the unit that it names is another, or is gone.
        case refersElsewhere = "refers-elsewhere"
    }

    public var kind: Kind
    /// The unit before; nil for an added one.
    public var before: UnitID?
    /// The unit after; nil for a removed one.
    public var after: UnitID?
    public var weight: ChangeWeight
    public var note: Note?
}

extension DefinitionChange {
    /// The same change seen from the other side: what it is when after is compared with before.
    public var mirrored: DefinitionChange {
        var result = self
        swap(&result.before, &result.after)
        result.kind =
            switch kind {
            case .unitAdded(let count): .unitRemoved(count: count)
            case .unitRemoved(let count): .unitAdded(count: count)
            case .unitRenamed, .unitMoved, .typeChanged, .attributeChanged: kind
            case .parameterAdded(let parameter): .parameterRemoved(parameter)
            case .parameterRemoved(let parameter): .parameterAdded(parameter)
            case .parameterChanged(let before, let after): .parameterChanged(before: after, after: before)
            case .parametersReordered(let before, let after): .parametersReordered(before: after, after: before)
            }
        return result
    }
}
