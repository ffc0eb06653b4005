internal import Upgrades

extension UpgradeReport {
    /// What was weakened and has to come back.
    var obligationHTML: String {
        guard !state.obligations.isEmpty else { return "" }
        let open = openObligations.count
        let columns = language.pick("State|Obligation|Since|How", "状態|復元義務|期間|復元方法")
        func html(of obligation: Obligation) -> String {
            let rule = rule(of: obligation)
            let isOpen = obligation.closing == nil
            let mark =
                isOpen
                ? "<span class=\"word warn\">\(language.pick("open", "未了"))</span>"
                : "<span class=\"word pass\">\(language.pick("closed", "完了"))</span>"
            var what = "<b>\((rule.map { pick($0.title) } ?? obligation.id).htmlEscaped)</b>"
            what += "<br><span class=\"id\">\(obligation.id.htmlEscaped) · \(obligation.check.htmlEscaped)</span>"
            for subject in obligation.subjects { what += "<br><code>\(subject.htmlEscaped)</code>" }
            var since = "<span class=\"when\">\(moment(obligation.openedAt))</span>"
            if let closing = obligation.closing {
                since += "<br><span class=\"when\">– \(moment(closing.at))</span>"
                since += closing.signature.map { "<br>\($0.name.htmlEscaped): \($0.reason.htmlEscaped)" } ?? ""
            }
            let how = rule.map {
                remedyHTML(pick($0.remedy.text), $0.remedy.command, isCorrected: $0.remedy.isCorrected)
            }
            return row([mark, what, since, how ?? ""])
        }
        let closed = state.obligations.filter { $0.closing != nil }
        let words = language.pick("\(open) open, \(closed.count) closed", "未了 \(open) 件、完了 \(closed.count) 件")
        var text = "<section class=\"card duty\(open == 0 ? " pass" : "")\">"
        text += "<h2>\(language.pick("Obligations", "復元義務")) <small>\(words)</small></h2>\n"
        if open > 0 { text += table(columns.columns, openObligations.map(html), style: "plain") }
        if !closed.isEmpty {
            // What is done is folded: what is left to do stands first.
            text += "<details><summary>\(language.pick("Closed", "完了")) (\(closed.count))</summary>\n"
            text += table(columns.columns, closed.map(html), style: "plain") + "</details>\n"
        }
        return text + "</section>\n"
    }

    /// What imported logs and compared parameters show.
    var reconciliationHTML: String {
        let findings = (state.reconciliations.last?.findings ?? [])
        guard !findings.isEmpty else { return "" }
        let columns = language.pick(
            "Finding|Scope|Subject|Before|After|Evidence",
            "所見|対象|項目|変更前|変更後|証跡"
        )
        let rows = findings.map { finding in
            let place = finding.line > 0 ? ":\(finding.line)" : ""
            return row(
                [
                    language.name(finding.kind), finding.scope.text, finding.subject, finding.before, finding.after,
                    "\(finding.evidence.hexadecimal.prefix(12))\(place)",
                ].map(\.htmlEscaped)
            )
        }
        return section(language.pick("Reconciliation", "突き合わせ"), columns, rows)
    }

    /// Who did what, and why.
    var actsHTML: String {
        let rows = acts.map { act in
            row(
                ["<span class=\"when\">\(moment(act.at).htmlEscaped)</span>"]
                    + [act.what, act.name, act.detail].map(\.htmlEscaped)
            )
        }
        guard !rows.isEmpty else { return "" }
        return section(
            language.pick("Who did what", "操作の履歴"),
            language.pick("At|What|Who|Why", "時刻|操作|実施者|理由"),
            rows
        )
    }

    /// Defects and contradictions of the source document.
    var findingsHTML: String {
        guard !pack.findings.isEmpty else { return "" }
        let rows = pack.findings.map { finding in
            let lines = finding.lines.map(String.init).joined(separator: ", ")
            return row([finding.id, lines, pick(finding.text), pick(finding.handling)].map(\.htmlEscaped))
        }
        return section(
            language.pick("Defects of the source document", "出典文書の不備"),
            language.pick("Id|Lines|Defect|Handling", "番号|行|不備|対処"),
            rows
        )
    }

    /// What the report is about, and where its facts stand.
    var aboutHTML: String {
        let signed = log.isSigned ? language.pick("signed", "署名あり") : language.pick("not signed", "署名なし")
        var cells = [
            (language.pick("State", "状態"), language.name(state)),
            (language.pick("At", "時点"), time.text(at).htmlEscaped),
            (
                language.pick("Pack", "ルールパック"),
                "\(pack.id.htmlEscaped) \(pack.version.htmlEscaped)<br><code>sha256 \(pack.digest.hexadecimal)</code>"
            ),
            (
                language.pick("Source", "出典"),
                "\(pack.source.title.htmlEscaped)<br><code>sha256 \(pack.source.sha256.htmlEscaped)</code>"
            ),
            (language.pick("Log", "ログ"), "<code>\(log.id.htmlEscaped)</code>"),
            (
                language.pick("Checkpoint", "チェックポイント"),
                "<code>\(log.size) \(log.root.htmlEscaped)</code> (\(signed))"
            ),
        ]
        let plan = state.opening?.plan ?? Plan(facts: [], members: [])
        if !plan.facts.isEmpty {
            let facts = plan.facts.map { fact in
                let title = pack.planFacts.first { $0.name == fact.name }.map { pick($0.title) } ?? fact.name
                return "\(title.htmlEscaped): <code>\(fact.value.htmlEscaped)</code>"
            }
            cells.append((language.pick("Plan", "計画"), facts.joined(separator: "<br>")))
        }
        if !plan.members.isEmpty {
            let members = plan.members.map { member in
                let attributes = member.attributes.map { " \($0.name)=\($0.value)" }.joined()
                return "<code>\("\(member.kind)/\(member.name)\(attributes)".htmlEscaped)</code>"
            }
            cells.append((language.pick("Members", "構成メンバー"), members.joined(separator: "<br>")))
        }
        let rows = cells.map { "<tr><th scope=\"row\">\($0.0)</th><td>\($0.1)</td></tr>\n" }.joined()
        return "<section><h2>\(language.pick("About this report", "このレポートについて"))</h2>\n"
            + "<table class=\"plain\"><tbody>\n\(rows)</tbody></table></section>\n"
    }

    private func section(_ title: String, _ columns: String, _ rows: [String]) -> String {
        "<section><h2>\(title) <small>\(rows.count)</small></h2>\n" + table(columns.columns, rows, style: "plain")
            + "</section>\n"
    }

    private func row(_ cells: [String]) -> String {
        "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>\n"
    }
}

extension String {
    fileprivate var columns: [String] {
        split(separator: "|").map(String.init)
    }
}
