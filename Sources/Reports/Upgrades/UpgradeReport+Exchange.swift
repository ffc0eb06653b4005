internal import Upgrades

extension UpgradeReport {
    /// The report as JUnit XML: a suite for each phase, a case for each check and scope.
    ///
    /// At the level *must* a FAIL is a failure, and a CONFLICT or what could not be decided an error; everything else that
    /// is no pass is skipped with its word, warnings included, and so is what somebody waived.
    public var junit: JUnitDocument {
        let suites = pack.phases.compactMap { phase -> JUnitDocument.Suite? in
            let cases = rows.filter { $0.check.phase == phase.phase }.map(testCase)
            guard !cases.isEmpty else { return nil }
            return JUnitDocument.Suite(name: "φ\(phase.phase.number) \(pick(phase.title))", cases: cases)
        }
        return JUnitDocument(suites: suites)
    }

    private func testCase(_ row: Row) -> JUnitDocument.Case {
        let word = row.word
        let isMust = row.check.level == .must
        let reason = reason(of: row)
        let name = language.name(word)
        let details = ([reason] + facts(of: row) + [recommendation(of: row)]).joined(separator: "\n")
        let outcome: JUnitDocument.Outcome
        if let waiver = row.waiver, !row.isSettled {
            outcome = .skipped(message: "\(name): \(reason); \(acceptance(waiver))")
        } else {
            switch word {
            case .pass: outcome = .passed
            case .fail where isMust: outcome = .failure(type: "FAIL", message: reason, text: details)
            case .conflict where isMust, .unknown where isMust, .waiting where isMust, nil where isMust:
                outcome = .error(type: word?.name ?? "NOT JUDGED", message: reason, text: details)
            case .fail, .conflict, .warn, .manual, .notApplicable, .unknown, .waiting, .deferred, nil:
                outcome = .skipped(message: "\(name): \(reason)")
            }
        }
        let output = evidence(of: row).map { document in
            "\(document.evidence.id) [\(document.evidence.scope.text)] sha256 \(document.evidence.digest.hexadecimal)\n"
                + document.text
        }
        return JUnitDocument.Case(
            name: pick(row.check.title) + (row.scope == .run ? "" : " [\(row.scope.text)]"),
            className: row.check.id,
            properties: properties(of: row),
            outcome: outcome,
            output: output.isEmpty ? nil : output.joined(separator: "\n")
        )
    }

    /// What is known of a case besides; a property without a value is left out.
    private func properties(of row: Row) -> [JUnitDocument.Property] {
        let verdict = row.verdict
        let lines: String = row.check.lines.map { String($0) }.joined(separator: ",")
        let evidence: String = (verdict?.evidence ?? []).map(\.hexadecimal).joined(separator: ",")
        let deferral = row.word == .deferred ? verdict?.deferredUntil : nil
        let properties: [(String, String?)] = [
            ("verdict", row.word?.name ?? "NOT JUDGED"),
            ("level", row.check.level.rawValue),
            ("phase", String(row.check.phase.number)),
            ("scope", row.scope.text),
            ("lines", lines),
            ("sequence", row.sequence.map { String($0) }),
            ("evidence", evidence),
            ("deferredUntil", deferral.map { String($0.number) }),
            ("expiresAt", verdict?.expiresAt.map { time.text($0) }),
            ("log", log.id),
            ("checkpoint", "\(log.size) \(log.root)"),
        ]
        return properties.compactMap { name, value in
            guard let value, !value.isEmpty else { return nil }
            return JUnitDocument.Property(name: name, value: value)
        }
    }

    /// The report as SARIF 2.1.0. Checks stand for rules, scopes for logical locations; a result is of the kind that its
    /// word asks for, and only a kind `fail` has a level.
    public func sarif(version: String) -> SarifLog {
        let rules = pack.checks.map { check in
            SarifLog.Rule(
                id: check.id,
                shortDescription: pick(check.title).isEmpty ? check.id : pick(check.title),
                help: help(of: check),
                level: check.level == .must ? .error : check.level == .recommended ? .warning : .note,
                properties: [
                    "level": .string(check.level.rawValue),
                    "lines": .array(check.lines.map { .integer(Int64($0)) }),
                ]
            )
        }
        let results = rows.map { row -> SarifLog.Result in
            let kind = Self.kind(row.word)
            let level: SarifLog.Level =
                kind != .fail
                ? .none : row.check.level == .must ? .error : row.check.level == .recommended ? .warning : .note
            return SarifLog.Result(
                ruleID: row.check.id,
                kind: kind,
                level: level,
                message: "\(language.name(row.word)): \(reason(of: row))",
                locations: [SarifLog.Location(logicalNames: [row.scope.text])],
                partialFingerprints: ["checkAndScope/v1": "\(row.check.id)@\(row.scope.text)"],
                acceptances: row.isWaived ? [row.waiver.map(acceptance) ?? ""] : [],
                properties: [
                    "verdict": .string(row.word?.name ?? "NOT JUDGED"),
                    "sequence": .optional(row.sequence),
                    "facts": .array(facts(of: row).map { .string($0) }),
                    "evidence": .array((row.verdict?.evidence ?? []).map { .string($0.hexadecimal) }),
                    "checkpoint": .string("\(log.size) \(log.root)"),
                    "log": .string(log.id),
                ]
            )
        }
        let tool = SarifLog.Tool(name: "lockstep", version: version, rules: rules)
        return SarifLog(tool: tool, language: language, results: results)
    }

    /// The remedy with its command; nil when there is none to tell.
    private func help(of check: Check) -> String? {
        let text = [pick(check.remedy.text), check.remedy.command ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")
        return text.isEmpty ? nil : text
    }

    private static func kind(_ word: VerdictWord?) -> SarifLog.Kind {
        switch word {
        case .pass: .pass
        case .fail, .warn, .conflict: .fail
        case .manual: .review
        case .notApplicable: .notApplicable
        case .unknown, .waiting, nil: .open
        case .deferred: .informational
        }
    }
}
