import Replay

/// What a matcher asks of each value.
enum ValueTest {
    case keys(Set<String>)
    case order(ComparedValue, (Int) -> Bool)
    case pattern(TextPattern)
    case newer(Instant)

    func answer(_ value: String, _ reference: String) -> Answer {
        switch self {
        case .keys(let keys): return keys.contains(ComparedValue(value).key) ? .holds : .fails
        case .pattern(let pattern): return pattern.matches(value) ? .holds : .fails
        case .order(let limit, let isWanted):
            guard let order = ComparedValue(value).order(limit) else { break }
            return isWanted(order) ? .holds : .fails
        case .newer(let moment):
            guard let found = MomentText.read(value) else { break }
            return found > moment ? .holds : .fails
        }
        return .unknown(Reason(.notComparable, details: [reference, value]))
    }

    /// On every value, one at least, or on some.
    func answer(_ values: [String], _ wholeness: FactValues.Wholeness, _ reference: String, some: Bool) -> Answer {
        if some {
            let found = Answer.any(values) { answer($0, reference) }
            return found == .fails ? wholeness.whole(.fails) : found
        }
        if values.isEmpty { return wholeness.whole(.fails) }
        let found = Answer.all(values) { answer($0, reference) }
        return found == .holds ? wholeness.whole(.holds) : found
    }

    /// The test of a matcher that compares with constants only; nil for any other.
    init?(constant matcher: Matcher) {
        switch matcher {
        case .equals(.text(let text)): self = .keys([ComparedValue(text).key])
        case .oneOf(let texts): self = .keys(Set(texts.map { ComparedValue($0).key }))
        case .atLeast(.text(let text)): self = .order(ComparedValue(text)) { $0 >= 0 }
        case .atMost(.text(let text)): self = .order(ComparedValue(text)) { $0 <= 0 }
        case .moreThan(.text(let text)): self = .order(ComparedValue(text)) { $0 > 0 }
        case .lessThan(.text(let text)): self = .order(ComparedValue(text)) { $0 < 0 }
        case .matches(let pattern): self = .pattern(pattern)
        default: return nil
        }
    }
}
