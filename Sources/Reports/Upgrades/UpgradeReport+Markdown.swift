internal import Upgrades

extension UpgradeReport {
    /// The report for a ticket: counts first, then what is not settled, obligations and who acted.
    public var markdown: String {
        let run = state.opening?.run ?? ""
        let signed = log.isSigned ? language.pick("signed", "署名あり") : language.pick("not signed", "署名なし")
        let gates = gates.map { "φ\($0.phase.number) " + ($0.isOpen ? "✓" : "✗ \($0.blockers.count)") }
        var lines = ["# \(Self.plain(run)): \(Self.plain(pick(pack.title)))", "", "| | |", "|---|---|"]
        lines += [
            (
                language.pick("verdicts", "判定"),
                counts.map { "\(language.name($0.word)) \($0.count)" }.joined(separator: ", ")
            ),
            (language.pick("gates", "ゲート"), gates.joined(separator: " · ")),
            (
                language.pick("obligations open", "未了の復元義務"),
                "\(openObligations.count) / \(state.obligations.count)"
            ),
            (language.pick("state", "状態"), language.name(state)),
            (language.pick("at", "時点"), moment(at)),
            (
                language.pick("pack", "ルールパック"),
                "\(Self.plain(pack.id)) \(Self.plain(pack.version)), sha256 `\(pack.digest.hexadecimal)`"
            ),
            (language.pick("log", "ログ"), Self.code(log.id)),
            (language.pick("checkpoint", "チェックポイント"), "\(log.size) \(Self.code(log.root)) (\(signed))"),
        ].map { "| \($0.0) | \($0.1) |" }
        let unsettled =
            Self.byUrgency(rows.filter(\.isBlocking)) + Self.byUrgency(rows.filter { !$0.isSettled && !$0.isBlocking })
        lines += ["", "## \(language.pick("To do", "要対応の検査"))", ""]
        if unsettled.isEmpty {
            lines.append(language.pick("Nothing.", "ありません。"))
        } else {
            lines += table(
                language.pick(
                    "verdict|level|check|scope|why|recommendation|proof",
                    "判定|レベル|検査|対象|理由|推奨事項|証明"
                ),
                unsettled.map(cells)
            )
        }
        return (lines + obligationItems + signatureTable).joined(separator: "\n") + "\n"
    }

    private func cells(of row: Row) -> [String] {
        var why = Self.plain(reason(of: row))
        for text in [limit(of: row), row.waiver.map(acceptance)].compactMap({ $0 }) { why += "<br>" + Self.plain(text) }
        for fact in facts(of: row) {
            // A reader that takes no code in tables must not find a tag there.
            why += "<br>" + (fact.contains("<") || fact.contains("`") ? Self.plain(fact) : Self.code(fact))
        }
        var advice = Self.plain(advice(of: row))
        if let command = command(of: row) {
            for line in command.outputLines { advice += "<br>" + Self.code(line) }
            if row.check.remedy.isCorrected { advice += " (\(correctionMark))" }
        }
        return [
            language.name(row.word), language.name(row.check.level),
            "\(Self.code(row.check.id)) \(Self.plain(pick(row.check.title)))", Self.plain(row.scope.text), why, advice,
            row.sequence.map { "\($0)" } ?? "",
        ]
    }

    private var obligationItems: [String] {
        guard !state.obligations.isEmpty else { return [] }
        let items = state.obligations.map { obligation in
            let title = rule(of: obligation).map { pick($0.title) } ?? ""
            let subjects = obligation.subjects.isEmpty ? "" : " (\(obligation.subjects.joined(separator: ", ")))"
            let mark = obligation.closing == nil ? " " : "x"
            return "- [\(mark)] \(Self.code(obligation.id)) \(Self.plain(title + subjects))"
        }
        return ["", "## \(language.pick("Obligations", "復元義務"))", ""] + items
    }

    private var signatureTable: [String] {
        let acts = acts
        guard !acts.isEmpty else { return [] }
        let cells = acts.map { act in
            [moment(act.at), act.what, act.name, act.detail].map(Self.plain)
        }
        return ["", "## \(language.pick("Who did what", "操作の履歴"))", ""]
            + table(language.pick("at|what|who|why", "時刻|操作|実施者|理由"), cells)
    }

    private func table(_ columns: String, _ rows: [[String]]) -> [String] {
        let names = columns.split(separator: "|")
        return ["| \(names.joined(separator: " | ")) |", "|" + names.map { _ in "---|" }.joined()]
            + rows.map { "| " + $0.joined(separator: " | ") + " |" }
    }

    /// A text that breaks no table and starts nothing: what comes from outputs is not Markdown.
    private static func plain(_ text: String) -> String {
        text.printable.escaping { scalar in
            switch scalar {
            case "|", "\\", "`", "*", "_", "[", "]", "#", "~", "$", "!", "@": "\\\(scalar)"
            case "<": "&lt;"
            case ">": "&gt;"
            case "&": "&amp;"
            default: nil
            }
        }
    }

    /// A text as code: its fence is longer than any run of its own backticks. A bar ends a cell even in code, unless a
    /// backslash is before it.
    private static func code(_ text: String) -> String {
        var (longest, current) = (0, 0)
        for scalar in text.unicodeScalars {
            current = scalar == "`" ? current + 1 : 0
            longest = max(longest, current)
        }
        let fence = String(repeating: "`", count: longest + 1)
        let blank = longest > 0 ? " " : ""
        return fence + blank + text.printable.escaping { $0 == "|" ? "\\|" : nil } + blank + fence
    }
}
