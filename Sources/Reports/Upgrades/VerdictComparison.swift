internal import Replay
public import Upgrades

/// Two sets of verdicts side by side: one run judged under two packs, or two runs.
public struct VerdictComparison: Sendable {
    /// A check and scope whose verdicts differ.
    public struct Difference: Hashable, Sendable {
        public var check: String
        public var scope: Scope
        /// Nil when it does not exist on this side.
        public var before: Verdict?
        public var after: Verdict?

        /// Whether the words differ; otherwise only the reasons or facts do.
        public var isOfWord: Bool {
            before?.word != after?.word
        }
    }

    public var differences: [Difference]
    public var equalCount: Int

    /// Compares by check and scope; a check that has another name on the right is found by its aliases.
    ///
    /// - Parameters:
    ///   - before: the verdicts of the left side.
    ///   - after: those of the right side.
    ///   - newer: the pack of the right side, if the two sides were judged under different ones.
    public init(_ before: [Verdict], _ after: [Verdict], aliases newer: RulePack? = nil) {
        var places: [Place: Int] = [:]
        for (index, verdict) in after.enumerated() { places[Place(verdict.check, verdict.scope)] = index }
        var isMatched = Array(repeating: false, count: after.count)
        var names: [String: String] = [:]
        for check in newer?.checks ?? [] {
            for name in check.aliases where names[name] == nil { names[name] = check.id }
        }
        for check in newer?.checks ?? [] { names[check.id] = check.id }
        var differences: [Difference] = []
        var equalCount = 0
        for verdict in before {
            let id = names[verdict.check] ?? verdict.check
            guard let index = places[Place(id, verdict.scope)], !isMatched[index] else {
                differences.append(Difference(check: verdict.check, scope: verdict.scope, before: verdict, after: nil))
                continue
            }
            isMatched[index] = true
            let other = after[index]
            if other.word == verdict.word, other.reason == verdict.reason,
                other.facts.map(\.values) == verdict.facts.map(\.values)
            {
                equalCount += 1
            } else {
                differences.append(Difference(check: id, scope: verdict.scope, before: verdict, after: other))
            }
        }
        for (index, verdict) in after.enumerated() where !isMatched[index] {
            differences.append(Difference(check: verdict.check, scope: verdict.scope, before: nil, after: verdict))
        }
        self.differences = differences
        self.equalCount = equalCount
    }

    private struct Place: Hashable {
        var check: String
        var scope: Scope

        init(_ check: String, _ scope: Scope) {
            self.check = check
            self.scope = scope
        }
    }

    /// Whether any word differs.
    public var isFinding: Bool {
        differences.contains(where: \.isOfWord)
    }

    /// What differs, in a form of output.
    public func rendered(as format: OutputFormat, _ language: Language) -> String {
        switch format {
        case .text: text(language)
        case .json: document(language).json
        case .tsv:
            Table(
                columns: ["check", "scope", "before", "after", "reason before", "reason after"],
                rows: differences.map { difference in
                    let sides = [difference.before, difference.after]
                    return [difference.check, difference.scope.text] + sides.map { $0?.word.name ?? "" }
                        + sides.map { $0.map { language.text(of: $0.reason) } ?? "" }
                }.map { $0.map(\.printable) }
            ).tabSeparated
        }
    }

    /// What differs, those whose word does first, then how many are equal.
    public func text(_ language: Language) -> String {
        var lines: [String] = []
        for difference in differences.filter(\.isOfWord) + differences.filter({ !$0.isOfWord }) {
            let before = difference.before.map { language.name($0.word) } ?? "–"
            let after = difference.after.map { language.name($0.word) } ?? "–"
            let mark = difference.isOfWord ? "\(before) → \(after)" : "\(after) ="
            lines.append("\(mark)  \(difference.check) [\(difference.scope.text)]".printable)
            let reasons = (difference.before, difference.after)
            if reasons.0?.reason != reasons.1?.reason {
                if let reason = reasons.0?.reason { lines.append("    - " + language.text(of: reason)) }
                if let reason = reasons.1?.reason { lines.append("    + " + language.text(of: reason)) }
            } else if let reason = reasons.0?.reason {
                lines.append("      " + language.text(of: reason))
            }
            lines += Self.facts(of: difference)
        }
        let words = differences.count(where: \.isOfWord)
        lines.append(
            language.pick(
                "\(words) changed, \(differences.count - words) with other reasons or facts, \(equalCount) equal",
                "判定の変化 \(words) 件、理由・事実のみの変化 \(differences.count - words) 件、同一 \(equalCount) 件"
            )
        )
        return lines.joined(separator: "\n") + "\n"
    }

    /// The facts of either side that the other has not, with their values.
    private static func facts(of difference: Difference) -> [String] {
        func texts(_ verdict: Verdict?) -> [String] {
            (verdict?.facts ?? []).map { "\($0.reference) = \($0.values.joined(separator: ", "))" }
        }
        guard difference.before != nil, difference.after != nil else { return [] }
        let (before, after) = (texts(difference.before), texts(difference.after))
        return before.filter { !after.contains($0) }.map { "    - " + $0.printable }
            + after.filter { !before.contains($0) }.map { "    + " + $0.printable }
    }

    public func document(_ language: Language) -> Document {
        func side(_ verdict: Verdict?) -> Document {
            guard let verdict else { return .null }
            return .object([
                ("verdict", .string(verdict.word.name)), ("reason", .string(language.text(of: verdict.reason))),
                (
                    "facts",
                    .array(verdict.facts.map { .string("\($0.reference) = \($0.values.joined(separator: ", "))") })
                ),
            ])
        }
        return .object([
            ("equal", .integer(Int64(equalCount))),
            (
                "differences",
                .array(
                    differences.map { difference in
                        .object([
                            ("check", .string(difference.check)), ("scope", .string(difference.scope.text)),
                            ("before", side(difference.before)), ("after", side(difference.after)),
                        ])
                    }
                )
            ),
        ])
    }
}
