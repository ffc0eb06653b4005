/// What a fact may come to, by representatives: one for each way in which a check's conditions can tell values apart.
struct FactSamples {
    struct Sample: Hashable {
        /// Different values.
        var values: [String]
        /// How many there are, those that repeat included.
        var count: Int
    }

    private(set) var samples: [Sample] = []
    /// There are too many to be enumerated, and ``samples`` is empty.
    private(set) var isBeyondCount = false

    /// The most different values of a list of which all pairs are made, and the most patterns of one fact.
    private static let mostPaired = 256
    private static let mostPatterns = 32

    /// - Parameters:
    ///   - atoms: all that the check asks of this fact.
    ///   - domain: what a person may state; nil for what evidence tells.
    ///   - isList: whether there may be several values.
    init(_ atoms: [ConditionAtom], domain: PlanFactDeclaration.Domain?, isList: Bool) {
        let patterns = atoms.count { if case .matches = $0.matcher { true } else { false } }
        let values = patterns > Self.mostPatterns ? [] : Self.values(atoms.map(\.matcher), domain)
        guard patterns <= Self.mostPatterns, !isList || values.count <= Self.mostPaired else {
            isBeyondCount = true
            return
        }
        let isStated = domain != nil
        if !isStated { samples.append(Sample(values: [], count: 0)) }
        samples += values.map { Sample(values: [$0], count: 1) }
        guard isList else { return }
        for (index, value) in values.enumerated() {
            samples += values[..<index].map { Sample(values: [$0, value], count: 2) }
        }
        let counts = Self.counts(atoms.map(\.matcher))
        let distinct = samples
        for count in counts {
            samples += distinct.filter { !$0.values.isEmpty && $0.count < count }.map {
                Sample(values: $0.values, count: count)
            }
        }
    }

    /// The numbers of values at which a `count` changes its answer.
    private static func counts(_ matchers: [Matcher]) -> [Int] {
        var counts: Set<Int> = []
        for case .count(let range) in matchers {
            for bound in [range.lowerBound, range.upperBound] {
                counts.insert(bound)
                if bound > 0 { counts.insert(bound - 1) }
                if bound < Int.max { counts.insert(bound + 1) }
            }
        }
        return counts.filter { $0 > 1 }.sorted()
    }

    private static func values(_ matchers: [Matcher], _ domain: PlanFactDeclaration.Domain?) -> [String] {
        switch domain {
        case .choice(let choices): return unique(choices)
        case .flag: return ["true", "false"]
        case .version, .text, nil: break
        }
        var constants: [String] = []
        var limits: [ComparedValue] = []
        var patterns: [TextPattern] = []
        for matcher in matchers {
            switch matcher {
            case .equals(.text(let text)): constants.append(text)
            case .oneOf(let texts): constants += texts
            case .atLeast(.text(let text)), .atMost(.text(let text)), .moreThan(.text(let text)),
                .lessThan(.text(let text)):
                limits.append(ComparedValue(text))
            case .matches(let pattern): patterns.append(pattern)
            default: break
            }
        }
        let examples = patterns.compactMap(\.example)
        var values = constants + examples
        // A value that fits two patterns at once, where their examples one behind the other do.
        for one in examples {
            values += examples.filter { $0 != one }.map { one + $0 }
        }
        limits += constants.map { ComparedValue($0) }
        values += points(limits, isVersion: domain == .version)
        // Something else than all of them: a version stays one.
        if domain != .version { values.append("another " + constants.joined()) }
        return unique(values)
    }

    /// Each limit, and a point below, between and above.
    private static func points(_ limits: [ComparedValue], isVersion: Bool) -> [String] {
        let sorted = limits.filter { $0.order($0) != nil }.sorted { ($0.order($1) ?? 0) < 0 }
        guard let first = sorted.first, let last = sorted.last else { return isVersion ? ["1.0"] : [] }
        var values = [first.below].compactMap(\.self) + [last.above]
        for limit in sorted {
            values.append(limit.number)
            // The next number, or just above in versions; those that pass the limit after it say nothing new.
            values.append(limit.next)
        }
        return values
    }

    private static func unique(_ values: [String]) -> [String] {
        var seen: Set<String> = []
        return values.filter { seen.insert(ComparedValue($0).key).inserted }
    }
}

extension ComparedValue {
    fileprivate var isNegativeNumber: Bool { key.hasPrefix("n-") }
    fileprivate var isWholeNumber: Bool { key.hasPrefix("n") }

    /// As digits and dots.
    fileprivate var number: String {
        let text = String(key.dropFirst())
        return text.isEmpty
            ? "0"
            : text.split(separator: ".", omittingEmptySubsequences: false)
                .map { $0.isEmpty ? "0" : String($0) }.joined(separator: ".")
                + (isWholeNumber || text.contains(".") ? "" : ".0")
    }

    /// Nil below zero, which no version and no amount is.
    fileprivate var below: String? {
        if isNegativeNumber { return number + "0" }
        if number == "0" { return nil }
        guard isWholeNumber, let value = Int(number) else { return isWholeNumber ? "0" : "0.0" }
        return String(value - 1)
    }

    fileprivate var above: String {
        isNegativeNumber ? "0" : "9" + number
    }

    fileprivate var next: String {
        guard isWholeNumber else { return number + ".0.0.0.0.1" }
        guard let value = Int(number), value < Int.max else { return number }
        return String(value + 1)
    }
}

extension TextPattern {
    /// A value that fits; nil when none does.
    fileprivate var example: String? {
        var example = ""
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "*": continue
            case "?": example += "x"
            case "#": example += "1"
            case "[":
                guard let first = scalars.first, let end = scalars.firstIndex(of: "]") else {
                    example += "["
                    continue
                }
                if first != "]" { example.unicodeScalars.append(first) }
                scalars = scalars[(end + 1)...]
            case "\\":
                if let next = scalars.popFirst() { example.unicodeScalars.append(next) } else { example += "\\" }
            default: example.unicodeScalars.append(scalar)
            }
        }
        return matches(example) ? example : nil
    }
}
