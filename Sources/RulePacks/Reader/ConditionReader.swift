internal import Upgrades
internal import Yams

/// Reads conditions where a check, an exemption or an obligation asks one.
struct ConditionReader {
    let names: PackNames
    /// The kind of member that is judged; nil when the run is.
    let judged: String?
    /// Whether the condition closes an obligation.
    var isClosing = false

    func condition(_ node: Node) throws(PackError) -> Condition {
        for (key, _) in try node.pairs("a condition") {
            guard case .scalar(let scalar) = key, MappingForm.groupCondition.keys.contains(scalar.string) else {
                continue
            }
            return try group(node)
        }
        return try fact(node)
    }

    private func group(_ node: Node) throws(PackError) -> Condition {
        // A group is one key: several would be an unspoken all-of.
        let pairs = try node.pairs("a condition")
        guard pairs.count == 1, let key = pairs.first?.key, let list = pairs.first?.value else {
            let second = pairs.dropFirst().first?.key ?? node
            let words = try pairs.prefix(2).map { (pair) throws(PackError) in try pair.key.anyText("a key") }
            throw second.problem(.meaning(.severalMatchers(words[0], words[1])))
        }
        let word = try key.anyText("a key")
        let entries = try list.list(word)
        if entries.isEmpty { throw list.problem(.emptyList(word)) }
        let conditions = try entries.map { (node) throws(PackError) in try condition(node) }
        switch word {
        case "all-of": return .allOf(conditions)
        case "any-of": return .anyOf(conditions)
        default: return .noneOf(conditions)
        }
    }

    private func fact(_ node: Node) throws(PackError) -> Condition {
        let fields = try Fields(node, .factCondition, name: "a condition")
        let selection = try selection(fields)
        let words = MatcherWord.allCases.filter { fields[$0.rawValue] != nil }
        guard let word = words.first, let value = fields[word.rawValue] else {
            throw node.problem(.meaning(.noMatcher(MatcherWord.allCases.map(\.rawValue))))
        }
        if words.count > 1 {
            throw node.problem(.meaning(.severalMatchers(words[0].rawValue, words[1].rawValue)))
        }
        let some = try fields.flag("some")
        if let node = fields["some"], !word.asksEachValue {
            throw node.problem(.meaning(.someWithoutValues(word.rawValue)))
        }
        return .fact(selection, try matcher(word, value, selection.fact), some: some)
    }

    /// `fact` and `where`.
    func selection(_ fields: Fields) throws(PackError) -> FactSelection {
        let fact = try reference(fields.required("fact"))
        guard let node = fields["where"] else { return FactSelection(fact) }
        guard case .evidence(_, let field) = fact, !field.table.isEmpty else {
            throw node.problem(.meaning(.filterWithoutTable))
        }
        var filters: [RowFilter] = []
        for (key, value) in try node.pairs("where") {
            let column = try key.anyText("a column")
            guard let name = FieldName(written: column[...]), name.table.isEmpty else {
                throw key.problem(.malformed(column, of: "where", expected: "COLUMN"))
            }
            filters.append(RowFilter(column: column, value: try operand(value, "where.\(column)")))
        }
        if filters.isEmpty { throw node.problem(.emptyList("where")) }
        return FactSelection(fact, where: filters)
    }

    // MARK: Matchers

    private func matcher(_ word: MatcherWord, _ node: Node, _ fact: FactReference) throws(PackError) -> Matcher {
        let name = word.rawValue
        switch word {
        case .equals:
            let operand = try operand(node, name)
            if case .text(let text) = operand { try check(text, for: fact, node) }
            return .equals(operand)
        case .oneOf:
            let entries = try node.list(name)
            if entries.isEmpty { throw node.problem(.emptyList(name)) }
            return .oneOf(
                try entries.map { (node) throws(PackError) in
                    let text = try node.text(name)
                    try check(text, for: fact, node)
                    return text
                }
            )
        case .atLeast: return .atLeast(try operand(node, name))
        case .atMost: return .atMost(try operand(node, name))
        case .moreThan: return .moreThan(try operand(node, name))
        case .lessThan: return .lessThan(try operand(node, name))
        case .matches: return .matches(try pattern(node))
        case .isEmpty: return try node.flag(name) ? .isEmpty : .isNotEmpty
        case .count: return .count(try range(node))
        case .newerThan: return .newerThan(try reference(node))
        case .sameEverywhere:
            try onlyTrue(node, name)
            guard case .evidence(let id, _) = fact, try names.evidence(id, node).memberKind != nil else {
                throw node.problem(.meaning(.sameEverywhereOnce))
            }
            return .sameEverywhere
        case .covers:
            let fields = try Fields(node, .coverage)
            let kind = try names.memberKind(fields.required("member"), "coverage.member")
            let attribute = try fields.text("attribute")
            try declared(attribute, of: kind, fields.required("attribute"))
            return .covers(memberKind: kind.name, attribute: attribute)
        case .includesSubjects:
            try onlyTrue(node, name)
            guard isClosing else { throw node.problem(.meaning(.subjectsOutsideClosing)) }
            return .includesSubjects
        }
    }

    private func onlyTrue(_ node: Node, _ name: String) throws(PackError) {
        guard try node.flag(name) else { throw node.problem(.unknownWord("false", of: name, allowed: ["true"])) }
    }

    /// A word that a choice or a flag can never be is a slip of the pen.
    private func check(_ text: String, for fact: FactReference, _ node: Node) throws(PackError) {
        let declaration: PlanFactDeclaration?
        switch fact {
        case .plan(let name):
            declaration = names.planFacts.first { $0.name == name }
        case .member(let name):
            let kind = names.memberKinds.first { $0.name == judged }
            declaration = kind?.attributes.first { $0.name == name }
        case .memberCount, .evidence, .occurrence, .collected, .subjects:
            declaration = nil
        }
        switch declaration?.domain {
        case .choice(let values) where !values.contains(text):
            throw node.problem(.unknownWord(text, of: fact.text, allowed: values))
        case .flag where text != "true" && text != "false":
            throw node.problem(.unknownWord(text, of: fact.text, allowed: ["true", "false"]))
        default: break
        }
    }

    private func pattern(_ node: Node) throws(PackError) -> TextPattern {
        let text = try node.text("matches")
        var rest = Substring(text)
        while let character = rest.popFirst() {
            var isBroken = false
            if character == "\\" {
                isBroken = rest.popFirst() == nil
            } else if character == "[" {
                let end = rest.firstIndex(of: "]")
                isBroken = end == nil || end == rest.startIndex
                if let end { rest = rest[rest.index(after: end)...] }
            }
            if isBroken {
                throw node.problem(.malformed(text, of: "matches", expected: "? * # [GM] \\"))
            }
        }
        return TextPattern(text)
    }

    private func range(_ node: Node) throws(PackError) -> ClosedRange<Int> {
        guard case .mapping = node else {
            let count = try node.number("count", in: 0...Int.max)
            return count...count
        }
        let fields = try Fields(node, .range, name: "count")
        if fields["at-least"] == nil, fields["at-most"] == nil {
            throw node.problem(.missingKey("at-least", of: "count"))
        }
        let least = try fields.number("at-least", in: 0...Int.max) ?? 0
        let most = try fields.number("at-most", in: 0...Int.max) ?? Int.max
        guard least <= most else { throw node.problem(.meaning(.emptyRange)) }
        return least...most
    }

    private func operand(_ node: Node, _ name: String) throws(PackError) -> Operand {
        guard case .mapping = node else { return .text(try node.text(name)) }
        return .fact(try reference(try Fields(node, .factOperand, name: name).required("fact")))
    }

    // MARK: References

    /// `plan.method`, `plan.count(oms)`, `member.role`, `emkey-status/state`, `at(restart)`, `collected(emkey-status)`, `subjects`.
    func reference(_ node: Node) throws(PackError) -> FactReference {
        let text = try node.text("fact")
        if text == "subjects" {
            guard isClosing else { throw node.problem(.meaning(.subjectsOutsideClosing)) }
            return .subjects
        }
        if let id = inside(text, "at(") { return .occurrence(try occurrence(id, node)) }
        if let id = inside(text, "collected(") {
            try belongs(try names.evidence(id, node), node)
            return .collected(id)
        }
        if let slash = text.firstIndex(of: "/") {
            let evidence = try names.evidence(String(text[..<slash]), node)
            try belongs(evidence, node)
            guard let field = FieldName(written: text[text.index(after: slash)...]) else {
                throw node.problem(.malformed(text, of: "fact", expected: "EVIDENCE/COLUMN, EVIDENCE/TABLE.COLUMN"))
            }
            return .evidence(evidence.id, field)
        }
        if let name = inside(text, "plan.count(") {
            guard names.memberKinds.contains(where: { $0.name == name }) else {
                throw node.problem(.undeclared(.memberKind, name, declared: names.memberKinds.map(\.name)))
            }
            return .memberCount(name)
        }
        if text.hasPrefix("plan.") {
            let name = String(text.dropFirst("plan.".count))
            guard names.planFacts.contains(where: { $0.name == name }) else {
                throw node.problem(.undeclared(.planFact, name, declared: names.planFacts.map(\.name)))
            }
            return .plan(name)
        }
        if text.hasPrefix("member.") {
            let name = String(text.dropFirst("member.".count))
            guard let kind = names.memberKinds.first(where: { $0.name == judged }) else {
                throw node.problem(.meaning(.memberFactOfRun(text)))
            }
            try declared(name, of: kind, node)
            return .member(name)
        }
        throw node.problem(
            .malformed(
                text,
                of: "fact",
                expected:
                    "plan.NAME, plan.count(KIND), member.NAME, EVIDENCE/COLUMN, EVIDENCE/TABLE.COLUMN, at(OCCURRENCE), "
                    + "collected(EVIDENCE), subjects"
            )
        )
    }

    private func inside(_ text: String, _ opening: String) -> String? {
        guard text.hasPrefix(opening), text.hasSuffix(")") else { return nil }
        return String(text.dropFirst(opening.count).dropLast())
    }

    func occurrence(_ id: String, _ node: Node) throws(PackError) -> String {
        let occurrence = try names.occurrence(id, node)
        if let kind = occurrence.memberKind, let judged, kind != judged {
            throw node.problem(.meaning(.foreignOccurrence(occurrence: id, kind: kind, judged: judged)))
        }
        return id
    }

    private func belongs(_ evidence: EvidenceDeclaration, _ node: Node) throws(PackError) {
        guard let kind = evidence.memberKind, let judged, kind != judged else { return }
        throw node.problem(.meaning(.foreignEvidence(evidence: evidence.id, kind: kind, judged: judged)))
    }

    private func declared(_ attribute: String, of kind: MemberKind, _ node: Node) throws(PackError) {
        let attributes = ["name"] + kind.attributes.map(\.name)
        guard attributes.contains(attribute) else {
            throw node.problem(.undeclared(.attribute, attribute, declared: attributes))
        }
    }
}
