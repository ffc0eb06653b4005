internal import Upgrades

extension UpgradeReport {
    /// Up to this many lines an output is shown whole under each check; of a longer one what stands around the cited lines.
    private static let linesShownWhole = 40
    /// How many lines are shown on either side of a cited one.
    private static let linesAround = 3

    /// Facts, proof and evidence of a row, folded; empty when there is nothing.
    func details(of row: Row) -> String {
        let facts = facts(of: row)
        let documents = evidence(of: row)
        let findings = findings(of: row)
        guard !facts.isEmpty || !documents.isEmpty || !findings.isEmpty || row.sequence != nil else { return "" }
        var summary = language.pick("Evidence", "証跡")
        if !documents.isEmpty { summary += " (\(documents.count))" }
        if let sequence = row.sequence { summary += language.pick(" · record \(sequence)", " · 記録 \(sequence)") }
        var text = "<details><summary>\(summary)</summary>"
        if !facts.isEmpty {
            text += "<ul class=\"facts\">" + facts.map { "<li><code>\($0.htmlEscaped)</code></li>" }.joined() + "</ul>"
        }
        for document in documents {
            let cited = (row.verdict?.facts ?? []).filter { $0.evidence == document.evidence.digest }.map(\.line)
            text += "<p>\(heading(of: document.evidence))</p>" + excerpt(of: document, citing: cited)
        }
        for finding in findings {
            text += "<p><b>\(finding.id.htmlEscaped)</b> \(pick(finding.text).htmlEscaped) "
            text += "\(pick(finding.handling).htmlEscaped)</p>"
        }
        if let sequence = row.sequence {
            text += "<p>" + language.pick("Proof: ", "証明: ") + "<code>lockstep log prove \(sequence)</code></p>"
        }
        return text + "</details>"
    }

    /// What is known of how a piece of evidence came about.
    private func heading(of evidence: Evidence) -> String {
        var parts: [String] = []
        if !evidence.host.isEmpty { parts.append(evidence.host) }
        parts.append(moment(evidence.collectedAt))
        if let code = evidence.exitCode { parts.append(language.pick("exit code \(code)", "終了コード \(code)")) }
        parts.append(language.name(evidence.collector))
        if !evidence.isCapturedWhole { parts.append(language.pick("end not seen", "出力の終端は未確認")) }
        if evidence.redactionCount > 0 {
            parts.append(
                language.pick("\(evidence.redactionCount) secrets replaced", "秘匿値 \(evidence.redactionCount) 件を置換")
            )
        }
        var text = "<b>\(evidence.id.htmlEscaped)</b> <span class=\"id\">\(evidence.scope.text.htmlEscaped)</span>"
        if !evidence.command.isEmpty { text += "<br><code>\(evidence.command.htmlEscaped)</code>" }
        text += "<br>\(parts.joined(separator: " · ").htmlEscaped)"
        return text + "<br><span class=\"id\">sha256 <code>\(evidence.digest.hexadecimal)</code></span>"
    }

    /// The text with the numbers of its lines, those marked on which facts stand.
    private func excerpt(of document: EvidenceDocument, citing cited: [Int]) -> String {
        let lines = document.text.outputLines
        guard lines.count > Self.linesShownWhole else { return listing(lines, 1...max(1, lines.count), citing: cited) }
        var text = ""
        var shown = 0
        for line in cited.sorted() where line > 0 && line <= lines.count {
            let range =
                max(shown + 1, line - Self.linesAround)...max(shown + 1, min(lines.count, line + Self.linesAround))
            guard line + Self.linesAround > shown, range.upperBound <= lines.count else { continue }
            text += listing(lines, range, citing: cited)
            shown = range.upperBound
        }
        let place = evidence.firstIndex { $0.evidence == document.evidence } ?? 0
        let words = language.pick("the whole output, \(lines.count) lines", "出力全体(\(lines.count) 行)")
        return text + "<p><a href=\"#e\(place)\">\(words)</a></p>"
    }

    private func listing(_ lines: [String], _ range: ClosedRange<Int>, citing cited: [Int]) -> String {
        guard !lines.isEmpty else {
            return "<p class=\"id\">\(language.pick("The output is empty.", "出力は空です。"))</p>"
        }
        let marked = Set(cited)
        let text = range.map { number -> String in
            let line = lines[number - 1].htmlEscaped
            return "<i>\(number)</i>" + (marked.contains(number) ? "<mark>\(line)</mark>" : line)
        }
        return "<pre>\(text.joined(separator: "\n"))</pre>"
    }

    /// All evidence of the run, each text once and whole.
    var evidenceHTML: String {
        guard !evidence.isEmpty else { return "" }
        var text = "<section><h2>\(language.pick("Evidence", "証跡")) <small>\(evidence.count)</small></h2>\n"
        for (index, document) in evidence.enumerated() {
            let evidence = document.evidence
            let lines = document.text.outputLines
            text += "<details id=\"e\(index)\"><summary>\(evidence.id.htmlEscaped) "
            text +=
                "<span class=\"id\">\(evidence.scope.text.htmlEscaped) \(moment(evidence.collectedAt))</span></summary>"
            text += "<p>\(heading(of: evidence))</p>"
            text += listing(lines, 1...max(1, lines.count), citing: []) + "</details>\n"
        }
        return text + "</section>\n"
    }
}
