/// One question to one fact.
struct ConditionAtom: Hashable {
    var selection: FactSelection
    var matcher: Matcher
    var some: Bool
}

extension Condition {
    /// In the order in which they are written.
    var atoms: [ConditionAtom] {
        switch self {
        case .fact(let selection, let matcher, let some):
            [ConditionAtom(selection: selection, matcher: matcher, some: some)]
        case .allOf(let parts), .anyOf(let parts), .noneOf(let parts): parts.flatMap(\.atoms)
        }
    }
}

/// A condition whose questions are known by numbers, so that it can be asked many times.
indirect enum NumberedCondition {
    case atom(Int)
    case allOf([NumberedCondition])
    case anyOf([NumberedCondition])
    case noneOf([NumberedCondition])

    /// - Parameter number: the number of a question.
    init(_ condition: Condition, _ number: (ConditionAtom) -> Int) {
        switch condition {
        case .fact(let selection, let matcher, let some):
            self = .atom(number(ConditionAtom(selection: selection, matcher: matcher, some: some)))
        case .allOf(let parts): self = .allOf(parts.map { Self($0, number) })
        case .anyOf(let parts): self = .anyOf(parts.map { Self($0, number) })
        case .noneOf(let parts): self = .noneOf(parts.map { Self($0, number) })
        }
    }

    /// What the condition comes to when its questions come to what `ask` says.
    func answer(_ ask: (Int) -> Answer) -> Answer {
        switch self {
        case .atom(let number): ask(number)
        case .allOf(let parts): Answer.all(parts) { $0.answer(ask) }
        case .anyOf(let parts): Answer.any(parts) { $0.answer(ask) }
        case .noneOf(let parts): Answer.any(parts) { $0.answer(ask) }.inverse
        }
    }
}
