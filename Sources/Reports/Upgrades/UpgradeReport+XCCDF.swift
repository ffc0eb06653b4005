internal import Upgrades

extension UpgradeReport {
    /// The word of XCCDF 1.2 (NIST IR 7275 r4, table 26) for a verdict.
    static func xccdf(_ word: VerdictWord?) -> String {
        switch word {
        case .pass: "pass"
        case .fail: "fail"
        case .warn: "informational"
        case .manual, .waiting, .deferred, nil: "notchecked"
        case .notApplicable: "notapplicable"
        case .unknown: "unknown"
        case .conflict: "error"
        }
    }

    /// The word after a waiver, which is an `override` to `informational`.
    private static func result(of row: Row) -> String {
        row.isWaived ? "informational" : xccdf(row.word)
    }

    /// The report as an XCCDF 1.2 `TestResult`: one `rule-result` for each check and scope, a waiver as an `override`.
    ///
    /// The members of the plan are instances of one rule; the order of the elements is that of the schema.
    ///
    /// - Parameter version: Lockstep's, for the name of the test system (CPE 2.3, as the schema asks).
    public func xccdf(version: String) -> String {
        let run = state.opening?.run ?? "run"
        let signature = log.isSigned ? "signed" : "not signed"
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <TestResult xmlns="http://checklists.nist.gov/xccdf/1.2" id="\(Self.name("testresult", run))" \
            start-time="\(time.text(min(state.openedAt ?? at, at)))" end-time="\(time.text(at))" \
            version="\(pack.version.xmlEscaped)" \
            test-system="cpe:2.3:a:lockstep:lockstep:\(Self.identifier(version)):*:*:*:*:*:*:*">
              <benchmark href="urn:lockstep:pack:\(SarifLog.uri(path: pack.id))" id="\(Self.name("benchmark", pack.id))"/>
              <title xml:lang="\(language.rawValue)">\(pick(pack.title).xmlEscaped)</title>
              <target>\(run.xmlEscaped)</target>
              <target-facts>
                <fact name="urn:lockstep:pack-sha256" type="string">\(pack.digest.hexadecimal)</fact>
                <fact name="urn:lockstep:log" type="string">\(log.id.xmlEscaped)</fact>
                <fact name="urn:lockstep:checkpoint" type="string">\(log.size) \(log.root.xmlEscaped) (\(signature))</fact>
              </target-facts>

            """
        for row in rows { text += ruleResult(row) }
        // The flat model counts what was decided or should have been, and nothing else.
        let words = rows.map(Self.result)
        let maximum = words.count { ["pass", "fail", "error", "unknown"].contains($0) }
        let score = words.count { $0 == "pass" }
        return text
            + "  <score system=\"urn:xccdf:scoring:flat\" maximum=\"\(maximum)\">\(score)</score>\n</TestResult>\n"
    }

    private func ruleResult(_ row: Row) -> String {
        let severity = row.check.level == .must ? "high" : row.check.level == .recommended ? "medium" : "low"
        var text = "  <rule-result idref=\"\(Self.name("rule", row.check.id))\""
        text += " time=\"\(time.text(state.assessedAt ?? at))\" severity=\"\(severity)\" weight=\"1.0\">\n"
        text += "    <result>\(Self.result(of: row))</result>\n"
        if let waiver = row.waiver, row.isWaived {
            text += "    <override time=\"\(time.text(waiver.at))\" authority=\"\(waiver.name.xmlEscaped)\">"
            text += "<old-result>\(Self.xccdf(row.word))</old-result><new-result>informational</new-result>"
            text += "<remark xml:lang=\"\(language.rawValue)\">\(acceptance(waiver).xmlEscaped)</remark></override>\n"
        }
        for alias in row.check.aliases {
            text += "    <ident system=\"urn:lockstep:source-item\">\(alias.xmlEscaped)</ident>\n"
        }
        var messages = ["\(language.name(row.word)): \(reason(of: row))"] + facts(of: row)
        if let limit = limit(of: row) { messages.append(limit) }
        messages += (row.verdict?.evidence ?? []).map { "sha256 \($0.hexadecimal)" }
        if let sequence = row.sequence { messages.append("lockstep log prove \(sequence)") }
        for message in messages { text += "    <message severity=\"info\">\(message.xmlEscaped)</message>\n" }
        if case .member(let kind, let name) = row.scope {
            text += "    <instance context=\"\(kind.xmlEscaped)\">\(name.xmlEscaped)</instance>\n"
        }
        if !row.isSettled, let command = command(of: row) {
            text += "    <fix>\(command.xmlEscaped)</fix>\n"
        }
        return text + "  </rule-result>\n"
    }

    /// `xccdf_N_KIND_S`, where N has to be a reverse DNS name: one below `.alt`, which nobody can own (RFC 9476).
    private static func name(_ kind: String, _ text: String) -> String {
        "xccdf_alt.lockstep_\(kind)_\(identifier(text))"
    }

    /// What the identifiers of XCCDF and the parts of a CPE name may hold: letters, digits, `_`, `-` and `.`.
    private static func identifier(_ text: String) -> String {
        text.escaping { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": nil
            default: "_"
            }
        }
    }
}
