extension RulePack {
    /// What is declared and never used: evidence, facts of the plan, occurrences, kinds of member, findings.
    var unused: [PackRemark] {
        let facts = Set(checks.flatMap(\.facts))
        let usedEvidence = Set(facts.compactMap(\.evidenceID))
        var usedOccurrences = Set(checks.flatMap(\.invalidatedBy))
        for case .occurrence(let id) in facts { usedOccurrences.insert(id) }
        var usedKinds = Set((checks.map(\.memberKind) + evidence.map(\.memberKind)).compactMap(\.self))
        usedKinds.formUnion(occurrences.compactMap(\.memberKind))
        usedKinds.formUnion(checks.flatMap(\.coveredKinds))
        for case .memberCount(let kind) in facts { usedKinds.insert(kind) }
        let usedFindings = Set(checks.flatMap(\.findings))
        // Evidence that no condition asks may still tell of an occurrence.
        let idle = evidence.filter { evidence in
            !usedEvidence.contains(evidence.id)
                && !evidence.reveals.contains { usedOccurrences.contains($0.occurrence) }
        }
        return idle.map { Self.unused($0.id, "evidence", "証跡") }
            + planFacts.filter { !facts.contains(.plan($0.name)) && !isInCommand(planFact: $0.name) }.map {
                Self.unused($0.name, "fact of the plan", "計画の事実")
            }
            + occurrences.filter { !usedOccurrences.contains($0.id) }.map { Self.unused($0.id, "occurrence", "出来事") }
            + memberKinds.filter { !usedKinds.contains($0.name) }.map {
                Self.unused($0.name, "kind of member", "メンバーの種類")
            }
            + findings.filter { !usedFindings.contains($0.id) }.map { Self.unused($0.id, "finding", "指摘") }
    }

    /// Whether a command of the evidence names a fact of the plan: `LOCKSTEP_PLAN_NAME`.
    private func isInCommand(planFact name: String) -> Bool {
        let variable = "LOCKSTEP_PLAN_" + name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
        return evidence.contains { $0.command?.contains(variable) == true }
    }

    private static func unused(_ name: String, _ english: String, _ japanese: String) -> PackRemark {
        PackRemark(
            .unused,
            subject: name,
            text: LocalizedText(
                english: "the \(english) \(name) is never used: use it or take it out",
                japanese: "\(japanese)\(name)は使われていません。使うか、取り除いてください"
            )
        )
    }

    /// Fields that the evidence's parser never gives, each once.
    var unknownFields: [PackRemark] {
        var asked = evidence.flatMap { evidence in
            evidence.reveals.map { (id: evidence.id, field: $0.field) }
        }
        for check in checks { asked += check.fields }
        var seen: Set<String> = []
        return asked.compactMap { id, field in
            guard let declaration = evidence(id), !declaration.parser.gives(field) else { return nil }
            let reference = FactReference.evidence(id, field).text
            guard seen.insert(reference).inserted else { return nil }
            let parser = declaration.parser.rawValue
            return PackRemark(
                .unknownField,
                subject: reference,
                text: LocalizedText(
                    english: "the parser \(parser) never gives \(field.text): see its fields in How an output is read",
                    japanese: "パーサー\(parser)は\(field.text)を返しません。「How an output is read」の項目を確かめてください"
                )
            )
        }
    }
}

extension Check {
    /// All conditions, those of exemptions, deferrals, branches and the obligation's closing.
    fileprivate var conditions: [Condition] {
        var conditions = notApplicable.map(\.condition) + deferred.map(\.condition) + branches.compactMap(\.condition)
        if case .evidence(let condition)? = obligation?.closing { conditions.append(condition) }
        return conditions
    }

    fileprivate var facts: [FactReference] {
        conditions.flatMap(\.facts) + agreements.joined() + (obligation?.subjects?.facts ?? [])
    }

    fileprivate var coveredKinds: [String] {
        conditions.flatMap(\.atoms).compactMap { atom in
            if case .covers(let kind, _) = atom.matcher { kind } else { nil }
        }
    }

    /// The fields that are asked, with those that rows are filtered by.
    fileprivate var fields: [(id: String, field: FieldName)] {
        var fields: [(id: String, field: FieldName)] = facts.compactMap { reference in
            if case .evidence(let id, let field) = reference { (id, field) } else { nil }
        }
        let selections = conditions.flatMap(\.atoms).map(\.selection) + [obligation?.subjects].compactMap(\.self)
        for selection in selections {
            guard case .evidence(let id, let field) = selection.fact else { continue }
            fields += selection.filters.map { (id, FieldName(table: field.table, column: $0.column)) }
        }
        return fields
    }
}
