internal import Upgrades

extension UpgradeReport {
    /// The report as one HTML file that needs nothing else: the columns of the prerequisite kit's report (Name, Status,
    /// Type, Recommendation, Auto Fixable), with the evidence folded under each row.
    ///
    /// It has no script, and its policy lets none run: what outputs, names and reasons hold is text.
    public var html: String {
        let title = "\(state.opening?.run ?? ""): \(pick(pack.title))".htmlEscaped
        var text = """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
            base-uri 'none'; form-action 'none'">
            <title>\(title)</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <header>
            <h1>\(title)</h1>
            <p class="chips">\(countChips)</p>
            <p class="chips">\(gateChips)</p>
            </header>
            <main>

            """
        text += blockerHTML + obligationHTML
        let places = rows.indices
        for phase in pack.phases {
            let all = places.filter { rows[$0].check.phase == phase.phase }
            guard !all.isEmpty else { continue }
            text += "<section><h2>φ\(phase.phase.number) \(pick(phase.title).htmlEscaped) "
            text += "<small>\(all.count { rows[$0].isSettled })/\(all.count)</small></h2>\n"
            text += table(columns, all.map { html(of: rows[$0], at: $0) }, style: "checks")
            text += "</section>\n"
        }
        return text + reconciliationHTML + actsHTML + evidenceHTML + findingsHTML + aboutHTML
            + "</main>\n</body>\n</html>\n"
    }

    private var columns: [String] {
        language == .ja
            ? ["名前", "ステータス", "タイプ", "推奨事項", "自動修正可能"]
            : ["Name", "Status", "Type", "Recommendation", "Auto Fixable"]
    }

    /// Rows between a head and an end; wide tables scroll by themselves.
    func table(_ columns: [String], _ rows: [String], style: String) -> String {
        "<div class=\"scroll\"><table class=\"\(style)\">\n<thead><tr>"
            + columns.map { "<th scope=\"col\">\($0)</th>" }.joined()
            + "</tr></thead>\n<tbody>\n" + rows.joined() + "</tbody>\n</table></div>\n"
    }

    private var countChips: String {
        counts.map {
            "<span class=\"chip \(Self.style(of: $0.word))\">\(language.name($0.word)) <b>\($0.count)</b></span>"
        }
        .joined(separator: "\n")
    }

    private var gateChips: String {
        let chips = gates.map { gate -> String in
            let words =
                gate.isOpen
                ? language.pick("open", "通過可")
                : language.pick("blocked by \(gate.blockers.count)", "通過不可 \(gate.blockers.count) 件")
            let waived =
                gate.waived.isEmpty ? "" : language.pick(", \(gate.waived.count) waived", "、免除 \(gate.waived.count) 件")
            return
                "<span class=\"chip \(gate.isOpen ? "pass" : "fail")\">φ\(gate.phase.number) \(words)\(waived)</span>"
        }
        return "<span class=\"label\">\(language.pick("Gates", "ゲート"))</span>\n" + chips.joined(separator: "\n")
    }

    /// What keeps gates shut, each with a link to its row.
    private var blockerHTML: String {
        let blocking = rows.indices.filter { rows[$0].isBlocking }
        guard !blocking.isEmpty else {
            return "<p class=\"note pass\">\(language.pick("Nothing blocks a gate.", "ゲートを妨げている検査はありません。"))</p>\n"
        }
        var text = "<section class=\"card\"><h2>\(language.pick("Blocks a gate", "ゲートを妨げている検査")) "
        text += "<small>\(blocking.count)</small></h2>\n<ul class=\"blockers\">\n"
        for urgent in [true, false] {
            for index in blocking where (rows[index].word == .fail || rows[index].word == .conflict) == urgent {
                let row = rows[index]
                text += "<li>\(wordHTML(row.word)) φ\(row.check.phase.number) "
                text += "<a href=\"#c\(index)\">\(pick(row.check.title).htmlEscaped)</a> "
                text += "<span class=\"id\">\(row.name.htmlEscaped)</span></li>\n"
            }
        }
        return text + "</ul></section>\n"
    }

    private func html(of row: Row, at index: Int) -> String {
        var name = "<b>\(pick(row.check.title).htmlEscaped)</b><br><span class=\"id\">\(row.name.htmlEscaped)</span>"
        var remarks: [String] = []
        if !row.check.aliases.isEmpty { remarks.append(row.check.aliases.joined(separator: ", ")) }
        if !row.check.lines.isEmpty {
            let lines = row.check.lines.map(String.init).joined(separator: ", ")
            remarks.append(
                language.pick(
                    row.check.lines.count == 1 ? "source line \(lines)" : "source lines \(lines)",
                    "出典 \(lines) 行"
                )
            )
        }
        if !remarks.isEmpty { name += "<br><span class=\"id\">\(remarks.joined(separator: " · ").htmlEscaped)</span>" }
        var status = "\(wordHTML(row.word))<br>\(reason(of: row).htmlEscaped)"
        if let limit = limit(of: row) { status += "<br><span class=\"id\">\(limit.htmlEscaped)</span>" }
        if let waiver = row.waiver { status += "<p class=\"waiver\">\(acceptance(waiver).htmlEscaped)</p>" }
        let cells = [
            name, status, language.name(row.check.level),
            remedyHTML(advice(of: row), command(of: row), isCorrected: row.check.remedy.isCorrected),
            row.check.isAutoFixable ? language.pick("Yes", "はい") : language.pick("No", "いいえ"),
        ]
        let labelled = zip(columns, cells).map { "<td data-label=\"\($0)\">\($1)</td>" }.joined()
        let more = details(of: row)
        return "<tr id=\"c\(index)\" class=\"\(Self.style(of: row.word))\">\(labelled)</tr>\n"
            + (more.isEmpty ? "" : "<tr class=\"more\"><td colspan=\"5\">\(more)</td></tr>\n")
    }

    func wordHTML(_ word: VerdictWord?) -> String {
        "<span class=\"word \(Self.style(of: word))\">\(language.name(word))</span>"
    }

    /// What to do, with the command to type.
    func remedyHTML(_ text: String, _ command: String?, isCorrected: Bool) -> String {
        guard let command else { return text.htmlEscaped }
        let mark = isCorrected ? "<span class=\"mark\">\(correctionMark)</span>" : ""
        return text.htmlEscaped + "<pre>\(command.outputLines.map(\.htmlEscaped).joined(separator: "\n"))</pre>" + mark
    }

    static func style(of word: VerdictWord?) -> String {
        switch word {
        case .pass: "pass"
        case .fail: "fail"
        case .warn: "warn"
        case .manual: "manual"
        case .notApplicable: "na"
        case .unknown: "unknown"
        case .conflict: "conflict"
        case .waiting: "waiting"
        case .deferred: "deferred"
        case nil: "none"
        }
    }
}
