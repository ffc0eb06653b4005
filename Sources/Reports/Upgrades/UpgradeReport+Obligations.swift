internal import Upgrades

extension UpgradeReport {
    /// All obligations of the run, for the command that lists them.
    public func renderedObligations(as format: OutputFormat) -> String {
        switch format {
        case .text: obligationText
        case .json: obligationDocument.json
        case .tsv: obligationTable.tabSeparated
        }
    }

    /// All obligations as text, each with what closes or closed it.
    public var obligationText: String {
        guard !state.obligations.isEmpty else {
            return language.pick("no obligations\n", "復元義務はありません\n")
        }
        return state.obligations.flatMap { text(of: $0) }.joined(separator: "\n") + "\n"
    }

    private var obligationTable: Table {
        Table(
            columns: ["state", "obligation", "check", "scope", "opened", "closed", "by", "subjects", "title"],
            rows: state.obligations.map { obligation in
                let closing = obligation.closing
                return [
                    closing == nil ? "open" : "closed", obligation.id, obligation.check, obligation.scope.text,
                    time.text(obligation.openedAt), closing.map { time.text($0.at) } ?? "",
                    closing?.signature?.name ?? "", obligation.subjects.joined(separator: ", "),
                    rule(of: obligation).map { pick($0.title) } ?? "",
                ].map(\.printable)
            }
        )
    }

    /// An obligation with what is to come back, how, and what closes or closed it.
    func text(of obligation: Obligation) -> [String] {
        let isOpen = obligation.closing == nil
        let mark = isOpen ? ink.warning(language.pick("open  ", "未了  ")) : ink.good(language.pick("closed", "完了  "))
        var lines = ["  \(mark) \(obligation.id.printable)"]
        let rule = rule(of: obligation)
        if let rule {
            lines.append("      \(pick(rule.title))")
            if !obligation.subjects.isEmpty {
                lines.append("      " + ink.faint(obligation.subjects.joined(separator: ", ").printable))
            }
        }
        if let closing = obligation.closing { return lines + Self.block(account(of: closing), indent: 6) }
        guard let rule else { return lines }
        lines += Self.arrow(pick(rule.remedy.text), indent: 6)
        if let command = rule.remedy.command { lines += commandLines(command, rule.remedy, indent: 6) }
        return lines + wanted(by: rule, obligation)
    }

    /// What closes an obligation: evidence, by its ids, or a person with the answers to a form.
    private func wanted(by rule: ObligationRule, _ obligation: Obligation) -> [String] {
        // A command stands on a line of its own, however long: it is there to be copied.
        let byPerson = [
            "      " + language.pick("closed by a person:", "人が完了させます:"),
            "        "
                + "lockstep upgrade obligations \(state.opening?.run ?? "RUN") --close \(obligation.id)".printable
                + " --by NAME --reason TEXT",
        ]
        switch rule.closing {
        case .evidence where state.phase == .restored: return byPerson
        case .evidence:
            let ids = rule.closingEvidenceIDs.joined(separator: ", ")
            let since = moment(obligation.openedAt)
            return Self.block(
                language.pick("closed by evidence after \(since): \(ids)", "\(since) より後の証跡で完了: \(ids)"),
                indent: 6
            )
        case .attestation(let review):
            return byPerson
                + review.form.enumerated().flatMap { index, entry in
                    Self.block("--answer \(index + 1): " + pick(entry), indent: 8)
                }
        }
    }

    /// When it was closed, and by whom or by which evidence.
    private func account(of closing: ObligationClosing) -> String {
        let names = state.evidence.filter { closing.evidence.contains($0.digest) }
            .map { $0.scope == .run ? $0.id : "\($0.id) [\($0.scope.text)]" }
        var account = moment(closing.at)
        if let signature = closing.signature {
            account += ", \(signature.name): " + ([signature.reason] + closing.answers).joined(separator: "; ")
        } else {
            var seen: Set<String> = []
            account += ", " + names.filter { seen.insert($0).inserted }.joined(separator: ", ")
        }
        return account
    }
}
