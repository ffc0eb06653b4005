public import Upgrades

extension UpgradeReport {
    /// What imported logs and compared parameters show, in a form of output.
    public func rendered(_ reconciliation: Reconciliation, as format: OutputFormat) -> String {
        switch format {
        case .text: text(of: reconciliation)
        case .json: document(of: reconciliation).json
        case .tsv: table(of: reconciliation, columns: Self.columns).tabSeparated
        }
    }

    /// Findings of imported logs and of compared parameters, and how one is authorised.
    public func text(of reconciliation: Reconciliation) -> String {
        guard !reconciliation.findings.isEmpty else {
            return language.pick("nothing differs\n", "相違はありません\n")
        }
        let columns = language == .ja ? ["所見", "対象", "項目", "変更前", "変更後", "証跡"] : Self.columns
        let text = table(of: reconciliation, columns: columns).text
        let open = reconciliation.findings.first { [.unauthorisedChange, .silentCorrection].contains($0.kind) }
        guard let open else { return text }
        let scope = open.scope == .run ? "" : " --scope \(open.scope.text)"
        let remedy = language.pick(
            "→ what was meant is authorised with its moment:",
            "→ 意図した変更は、実施時刻とともに承認してください:"
        )
        let note =
            "  lockstep upgrade note \(state.opening?.run ?? "RUN") change\(scope) --parameter \(open.subject)"
            + " --at TIME --by NAME --reason TEXT"
        return text + "\(remedy)\n\(note.printable)\n"
    }

    private static let columns = ["finding", "scope", "subject", "before", "after", "evidence"]

    private func table(of reconciliation: Reconciliation, columns: [String]) -> Table {
        Table(
            columns: columns,
            rows: reconciliation.findings.map { finding in
                [
                    language.name(finding.kind), finding.scope.text, finding.subject, finding.before, finding.after,
                    // What stands there no more has no line.
                    finding.evidence.hexadecimal.prefix(12) + (finding.line > 0 ? ":\(finding.line)" : ""),
                ].map(\.printable)
            }
        )
    }

    /// What a gate says, in a form of output.
    public func rendered(_ answer: GateAnswer, as format: OutputFormat) -> String {
        switch format {
        case .text: text(of: answer)
        case .json: document(of: answer).json
        case .tsv:
            Table(
                columns: ["answer", "verdict", "check", "scope"],
                rows: [("blocked", answer.blockers), ("waived", answer.waived)].flatMap { word, blockers in
                    blockers.map { [word, $0.word?.name ?? "NOT JUDGED", $0.check, $0.scope.text].map(\.printable) }
                }
            ).tabSeparated
        }
    }
}
