internal import Replay
internal import Upgrades

extension UpgradeReport {
    /// How many rows say what, in the order of the words; words that no row says are left out.
    var counts: [(word: VerdictWord?, count: Int)] {
        var counts: [(word: VerdictWord?, count: Int)] = VerdictWord.allCases.map { word in
            (word, rows.count { $0.word == word })
        }
        counts.append((nil, rows.count { $0.word == nil }))
        return counts.filter { $0.count > 0 }
    }

    func pick(_ text: LocalizedText) -> String {
        language.pick(text.english, text.japanese)
    }

    /// The texts that a verdict looked at, oldest first.
    ///
    /// A digest is not enough: many commands print the same short text, and a member's evidence is its own.
    func evidence(of row: Row) -> [EvidenceDocument] {
        let ids = row.check.evidenceIDs
        return (row.verdict?.evidence ?? []).flatMap { digest -> [Int] in
            let all = places[digest] ?? []
            let own = all.filter { ids.contains(evidence[$0].evidence.id) }
            let near = own.filter { row.scope == .run || [row.scope, .run].contains(evidence[$0].evidence.scope) }
            return near.isEmpty ? own.isEmpty ? all : own : near
        }.sorted().map { evidence[$0] }
    }

    /// The piece of evidence on which a fact stands.
    private func evidence(of fact: CitedFact, _ row: Row) -> Evidence? {
        guard let digest = fact.evidence else { return nil }
        let id = fact.reference.prefix { $0 != "/" }
        let all = (places[digest] ?? []).map { evidence[$0].evidence } + state.evidence.filter { $0.digest == digest }
        return all.first { $0.id == id && $0.scope == row.scope } ?? all.first { $0.id == id } ?? all.first
    }

    /// Why the verdict is what it is, with the words of the pack where it has some.
    func reason(of row: Row) -> String {
        guard let verdict = row.verdict else {
            return language.pick("not judged yet", "未判定")
        }
        if row.word != verdict.word, let expiry = verdict.expiresAt {
            return language.pick(
                "was \(language.name(verdict.word)) until \(moment(expiry)), too old since: collect it again",
                "\(moment(expiry)) に証跡の有効期限が切れました(それまでは\(language.name(verdict.word)))。再収集してください"
            )
        }
        return language.text(of: verdict.reason)
    }

    /// What to do: the remedy, or what a person has to look at.
    func advice(of row: Row) -> String {
        if row.word == .manual, let manual = row.check.manual { return pick(manual.look) }
        return pick(row.check.remedy.text)
    }

    /// The command of the remedy; a person types it.
    func command(of row: Row) -> String? {
        row.word == .manual && row.check.manual != nil ? nil : row.check.remedy.command
    }

    /// That a command is not the source document's, which was wrong.
    var correctionMark: String {
        language.pick("corrected: the source document has it wrong", "出典文書の誤りを訂正済み")
    }

    /// The remedy with its command in one text.
    func recommendation(of row: Row) -> String {
        guard let command = command(of: row) else { return advice(of: row) }
        return advice(of: row) + "\n" + command + (row.check.remedy.isCorrected ? " (\(correctionMark))" : "")
    }

    /// The facts that decided, each with where it stands: `emkey-status/state = in-repository  (oms/oms1 emkey-status:3)`.
    ///
    /// - Parameter most: How many values of a fact are told before `… (15)` stands for all of them.
    func facts(of row: Row, most: Int = .max) -> [String] {
        (row.verdict?.facts ?? []).compactMap { fact in
            if row.verdict?.reason.kind == .noEvidence, fact.values.isEmpty, fact.evidence == nil { return nil }
            let more = fact.values.count > most ? ", … (\(fact.values.count))" : ""
            let values =
                fact.values.isEmpty
                ? language.pick("none", "なし") : fact.values.prefix(most).joined(separator: ", ") + more
            return "\(fact.reference) = \(values)\(place(of: fact, row))".printable
        }
    }

    private func place(of fact: CitedFact, _ row: Row) -> String {
        guard let digest = fact.evidence else { return "" }
        guard let evidence = evidence(of: fact, row) else { return "  (\(digest.hexadecimal.prefix(12)))" }
        let scope = evidence.scope == row.scope ? "" : "\(evidence.scope.text) "
        return "  (\(scope)\(evidence.id)\(fact.line > 0 ? ":\(fact.line)" : ""))"
    }

    /// The waiver of a row in one sentence.
    func acceptance(_ waiver: Waiver) -> String {
        let people = [waiver.name, waiver.approver].filter { !$0.isEmpty }
        return language.pick(
            "waived by \(people.joined(separator: ", ")) until \(moment(waiver.expiresAt)): \(waiver.reason) (risk: \(waiver.risk))",
            "\(people.joined(separator: "、")) が \(moment(waiver.expiresAt)) まで免除: \(waiver.reason)(リスク: \(waiver.risk))"
        ).printable
    }

    /// Where a deferred check has to pass, or when a verdict becomes too old; nil when there is nothing to say.
    func limit(of row: Row) -> String? {
        if row.word == .deferred, let phase = row.verdict?.deferredUntil {
            return language.pick("must pass at gate φ\(phase.number)", "ゲート φ\(phase.number) までに合格が必要")
        }
        guard row.word == row.verdict?.word, let expiry = row.verdict?.expiresAt else { return nil }
        return language.pick("holds until \(moment(expiry))", "有効期限 \(moment(expiry))")
    }

    /// A moment to the second, as people read it.
    func moment(_ instant: Instant) -> String {
        let text = time.text(instant)
        guard let point = text.firstIndex(of: ".") else { return text }
        return String(text[..<point] + text[point...].dropFirst().drop { $0.isNumber })
    }

    /// The defects of the source document that concern it.
    func findings(of row: Row) -> [SourceFinding] {
        pack.findings.filter { row.check.findings.contains($0.id) }
    }

    var openObligations: [Obligation] {
        state.obligations.filter { $0.closing == nil }
    }

    func rule(of obligation: Obligation) -> ObligationRule? {
        pack.check(obligation.check)?.obligation
    }
}
