extension Condition {
    /// Every fact that it may ask, in the order in which it is written.
    var facts: [FactReference] {
        switch self {
        case .fact(let selection, let matcher, _): selection.facts + matcher.facts
        case .allOf(let parts), .anyOf(let parts), .noneOf(let parts): parts.flatMap(\.facts)
        }
    }

    /// Whether it compares the evidence of all members of the kind that `id` is collected from.
    func asksEverywhere(_ id: String) -> Bool {
        switch self {
        case .fact(let selection, .sameEverywhere, _):
            if case .evidence(id, _) = selection.fact { true } else { false }
        case .fact: false
        case .allOf(let parts), .anyOf(let parts), .noneOf(let parts): parts.contains { $0.asksEverywhere(id) }
        }
    }
}

extension FactSelection {
    /// The fact and those that its filters compare with.
    var facts: [FactReference] {
        [fact] + filters.compactMap(\.value.fact)
    }
}

extension Matcher {
    /// Those that it compares with.
    var facts: [FactReference] {
        switch self {
        case .equals(let operand), .atLeast(let operand), .atMost(let operand), .moreThan(let operand),
            .lessThan(let operand):
            operand.fact.map { [$0] } ?? []
        case .newerThan(let reference): [reference]
        case .includesSubjects: [.subjects]
        case .oneOf, .matches, .isEmpty, .isNotEmpty, .count, .sameEverywhere, .covers: []
        }
    }
}

extension Operand {
    var fact: FactReference? {
        if case .fact(let reference) = self { reference } else { nil }
    }
}

extension FactReference {
    /// The evidence that it is of.
    var evidenceID: String? {
        switch self {
        case .evidence(let id, _), .collected(let id): id
        case .plan, .memberCount, .member, .occurrence, .subjects: nil
        }
    }
}
