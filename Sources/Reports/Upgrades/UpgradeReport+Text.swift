public import Upgrades

extension UpgradeReport {
    /// The report for a terminal: what blocks a gate first, what does not after it.
    ///
    /// - Parameter showsAll: also the rows that pass or are not applicable, each on a line.
    public func text(showsAll: Bool = false) -> String {
        var lines = header
        let open = rows.filter { !$0.isSettled }
        let sections: [(title: String, rows: [Row])] = [
            (language.pick("Blocks a gate", "ゲートを妨げている検査"), open.filter(\.isBlocking)),
            (language.pick("Waived", "免除中の検査"), open.filter(\.isWaived)),
            (
                language.pick("To do, blocks nothing now", "要対応(現在のゲートは妨げない)"),
                open.filter { !$0.isBlocking && !$0.isWaived }
            ),
        ]
        for (title, rows) in sections where !rows.isEmpty {
            lines += ["", ink.heading(title) + ink.faint("  \(rows.count)")]
            for group in Self.groups(Self.byUrgency(rows)) { lines += text(of: group) }
        }
        if showsAll {
            lines += ["", ink.heading(language.pick("Nothing to do", "対応不要"))]
            for group in Self.groups(rows.filter(\.isSettled)) { lines += text(of: group) }
        }
        lines.append("")
        lines += obligationLines
        lines.append(summary)
        if rows.contains(where: { $0.sequence != nil }) {
            lines.append(
                ink.faint(
                    language.pick(
                        "#N is the verdict's record: 'lockstep log prove N' proves it",
                        "#N は判定の記録番号です。lockstep log prove N で証明できます"
                    )
                )
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `PASS 61 · FAIL 2 · UNKNOWN 3`.
    public var summary: String {
        counts.map { "\(painted($0.word)) \($0.count)" }.joined(separator: " · ")
    }

    private var header: [String] {
        guard let opening = state.opening else { return [] }
        let signed = log.isSigned ? language.pick("signed", "署名あり") : language.pick("not signed", "署名なし")
        let fields = [
            (
                language.pick("state", "状態"),
                language.name(state) + language.pick(", at ", "、時点 ") + moment(at)
            ),
            (language.pick("gates", "ゲート"), gateLine),
            (
                language.pick("pack", "ルールパック"),
                "\(opening.packID) \(opening.packVersion) "
                    + ink.faint("sha256 \(opening.packDigest.hexadecimal.prefix(16))…")
            ),
            (language.pick("log", "ログ"), log.id.printable),
            (
                language.pick("checkpoint", "チェックポイント"),
                "\(log.size) \(log.root.printable) (\(signed))"
            ),
        ]
        let widest = fields.map(\.0.displayWidth).max() ?? 0
        return [ink.heading("\(opening.run): \(pick(pack.title))".printable), summary]
            + fields.map { "\($0.0.padded(to: widest))  \($0.1)" }
    }

    /// `φ1 φ2 open · φ3 blocked (2) …`: each gate holds those before it too.
    private var gateLine: String {
        gates.map { gate in
            gate.isOpen
                ? ink.good("φ\(gate.phase.number) ✓") : ink.bad("φ\(gate.phase.number) ✗\(gate.blockers.count)")
        }.joined(separator: " ")
    }

    private var obligationLines: [String] {
        guard !state.obligations.isEmpty else { return [] }
        let open = openObligations
        var lines = [
            ink.heading(language.pick("Obligations", "復元義務"))
                + ink.faint(
                    language.pick(
                        "  \(open.count) open, \(state.obligations.count - open.count) closed",
                        "  未了 \(open.count) 件、完了 \(state.obligations.count - open.count) 件"
                    )
                )
        ]
        for obligation in open { lines += text(of: obligation) }
        lines.append("")
        return lines
    }

    /// What a gate says, with the reason of each blocker.
    public func text(of answer: GateAnswer) -> String {
        let title = pack.phases.first { $0.phase == answer.phase }.map { pick($0.title) } ?? ""
        let name = "φ\(answer.phase.number) \(title)"
        var lines = [
            answer.isOpen
                ? ink.good(language.pick("open: \(name)", "通過可: \(name)"))
                : ink.bad(
                    language.pick(
                        "blocked: \(name), by \(language.count(answer.blockers.count, "check"))",
                        "通過不可: \(name)、\(answer.blockers.count) 件の検査が妨げています"
                    )
                )
        ]
        let blocking = answer.blockers.map { blocker in
            rows.first { $0.check.id == blocker.check && $0.scope == blocker.scope }
        }
        for group in Self.groups(blocking.compactMap(\.self)) { lines += text(of: group) }
        for (blocker, row) in zip(answer.blockers, blocking) where row == nil {
            lines.append("  \(padded(blocker.word)) " + "\(blocker.check) [\(blocker.scope.text)]".printable)
        }
        for blocker in answer.waived {
            lines.append(
                "  " + language.pick("waived: ", "免除: ") + "\(blocker.check) [\(blocker.scope.text)]".printable
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    func painted(_ word: VerdictWord?) -> String {
        paint(language.name(word), word)
    }

    func padded(_ word: VerdictWord?) -> String {
        let widest = VerdictWord.allCases.map { language.name($0).displayWidth }.max() ?? 0
        return paint(language.name(word).padded(to: widest), word)
    }

    private func paint(_ text: String, _ word: VerdictWord?) -> String {
        switch word {
        case .pass: ink.good(text)
        case .fail, .conflict: ink.bad(text)
        case .notApplicable: ink.faint(text)
        case .warn, .manual, .unknown, .waiting, .deferred, nil: ink.warning(text)
        }
    }
}
