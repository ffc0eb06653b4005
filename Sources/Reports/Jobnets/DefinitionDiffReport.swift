public import Jobnets

/// What two definitions differ in, and what that does to the runs of a period: as text, as JSON lines, or as Markdown
/// for a ticket.
public struct DefinitionDiffReport: Sendable {
    public enum Format: String, Hashable, Sendable, CaseIterable {
        case text
        /// One object a line.
        case json
        case markdown
    }

    private let difference: DefinitionDifference
    private let runs: RunDifference?
    private let titles: (before: String, after: String)
    private let weights: Set<ChangeWeight>
    private let language: Language
    private let ink: Ink

    /// - Parameters:
    ///   - difference: of the definitions.
    ///   - runs: the difference of their schedules; nil when no period was asked for.
    ///   - before: the name of the file before.
    ///   - after: the name of the file after.
    ///   - weights: which changes are shown.
    ///   - language: of text and Markdown.
    ///   - ink: of the text.
    public init(
        _ difference: DefinitionDifference,
        runs: RunDifference? = nil,
        before: String,
        after: String,
        weights: Set<ChangeWeight> = Set(ChangeWeight.allCases),
        language: Language,
        ink: Ink
    ) {
        self.difference = difference
        self.runs = runs
        titles = (before, after)
        self.weights = weights
        self.language = language
        self.ink = ink
    }

    /// Whether a change that is shown, or a changed run, was found.
    public var isDifferent: Bool {
        difference.changes.contains { weights.contains($0.weight) } || runs?.units.isEmpty == false
    }

    public func rendered(as format: Format) -> String {
        switch format {
        case .text: text
        case .json: json
        case .markdown: markdown
        }
    }

    // MARK: Lines

    /// A change in words.
    private struct Line {
        var change: DefinitionChange
        /// The full name of the unit: after, or of a removed one before.
        var unit: String
        /// A parameter's key, or a header's attribute; nil for the unit itself.
        var subject: String?
        var before: String?
        var after: String?
        var places: (before: LineTable.Place?, after: LineTable.Place?)
    }

    private var lines: [Line] {
        let tables = (LineTable(difference.before.tree.utf8), LineTable(difference.after.tree.utf8))
        return difference.changes.filter { weights.contains($0.weight) }.map { change in
            let places = (
                difference.rangeBefore(of: change).map { tables.0.place(of: Int($0.start)) },
                difference.rangeAfter(of: change).map { tables.1.place(of: Int($0.start)) }
            )
            let (before, after) = (name(change.before, difference.before), name(change.after, difference.after))
            var line = Line(change: change, unit: after ?? before ?? "/", places: places)
            let old = difference.before.tree
            let new = difference.after.tree
            switch change.kind {
            case .unitAdded: line.after = after
            case .unitRemoved: line.before = before
            case .unitRenamed:
                line.before = change.before.map { old.name(of: $0) }
                line.after = change.after.map { new.name(of: $0) }
            case .unitMoved: (line.before, line.after) = (before, after)
            case .typeChanged:
                line.subject = "ty"
                line.before = change.before.flatMap { difference.before.parameter("ty", of: $0) }.map { value($0, old) }
                line.after = change.after.flatMap { difference.after.parameter("ty", of: $0) }.map { value($0, new) }
            case .attributeChanged(let attribute):
                line.subject = language.name(attribute)
                line.before = change.before.map { old.text(old[$0].range(of: attribute)) }
                line.after = change.after.map { new.text(new[$0].range(of: attribute)) }
            case .parameterAdded(let parameter):
                line.subject = new.key(of: parameter)
                line.after = value(parameter, new)
            case .parameterRemoved(let parameter):
                line.subject = old.key(of: parameter)
                line.before = value(parameter, old)
            case .parameterChanged(let first, let second), .parametersReordered(let first, let second):
                line.subject = new.key(of: second)
                // `op` for `cl`, `ni` behind `pr`: the keys are what differs.
                let keys = (old.key(of: first), new.key(of: second))
                line.before = (keys.0 == keys.1 ? "" : keys.0 + "=") + value(first, old)
                line.after = (keys.0 == keys.1 ? "" : keys.1 + "=") + value(second, new)
            }
            return line
        }
    }

    private func value(_ parameter: ParameterID, _ tree: SyntaxTree) -> String { tree.text(tree[parameter].value) }

    /// More levels than any definition of use has are not told: a name as deep as the file would be told for each of its units.
    private static let namedLevels = 64

    private func name(_ unit: UnitID?, _ definition: Definition) -> String? {
        guard let unit else { return nil }
        let tree = definition.tree
        guard Int(tree[unit].depth) >= Self.namedLevels else { return tree.fullName(of: unit) }
        let names = tree.ancestors(of: unit).prefix(Self.namedLevels).map { tree.name(of: $0) }
        return "/…/" + names.reversed().joined(separator: "/")
    }

    /// What is told besides the values.
    private func remarks(_ line: Line) -> String {
        var remarks: [String] = []
        switch line.change.kind {
        case .unitRenamed(let likeness), .unitMoved(let likeness):
            if let phrase = language.phrase(likeness: likeness) { remarks.append(phrase) }
        case .unitAdded(let count), .unitRemoved(let count):
            if count > 1 { remarks.append(language.pick(language.count(count, "unit"), "\(count) ユニット")) }
        default: break
        }
        if let note = line.change.note { remarks.append(language.name(note)) }
        return remarks.joined(separator: language.pick("; ", "、"))
    }

    // MARK: Text

    private var text: String {
        var parts = [files.map { "\($0)  \($1)\n" }.joined()]
        let lines = lines
        var start = 0
        while start < lines.count {
            var end = start
            while end < lines.count, lines[end].unit == lines[start].unit { end += 1 }
            parts.append(ink.heading(Self.shown(lines[start].unit)) + "\n" + block(lines[start..<end].map(cells)))
            start = end
        }
        if let runs { parts += runs.units.map(text) }
        parts.append((faults + [summary]).map { $0 + "\n" }.joined())
        return parts.joined(separator: "\n")
    }

    private var files: [(String, String)] {
        let names = (language.pick("before", "変更前"), language.pick("after", "変更後"))
        let width = max(names.0.displayWidth, names.1.displayWidth)
        return [(names.0.padded(to: width), titles.before), (names.1.padded(to: width), titles.after)]
    }

    private func cells(_ line: Line) -> [String] {
        let what = language.name(line.change.kind)
        let values: String
        switch line.change.kind {
        case .unitAdded, .unitRemoved: values = ""
        default: values = Self.arrow(line.before.map(Self.shown), line.after.map(Self.shown))
        }
        let remarks = remarks(line)
        return [what, line.subject ?? "", values, place(line), remarks.isEmpty ? "" : "(\(remarks))"]
    }

    private func place(_ line: Line) -> String {
        Self.arrow(line.places.before.map { "\($0)" }, line.places.after.map { "\($0)" })
    }

    /// Indented, its columns aligned, those with nothing in them left out.
    private func block(_ rows: [[String]]) -> String {
        let columns = (rows.first ?? []).indices.filter { column in rows.contains { !$0[column].isEmpty } }
        let rows = rows.map { row in columns.map { row[$0] } }
        let names = [String](repeating: "", count: columns.count)
        return Table(columns: names, rows: rows).textLines.dropFirst().map { "  " + $0 + "\n" }.joined()
    }

    private static func arrow(_ before: String?, _ after: String?) -> String {
        switch (before, after) {
        case (let before?, let after?): before + " → " + after
        default: before ?? after ?? "-"
        }
    }

    /// On one line, and not longer than a line of some width.
    private static func shown(_ text: String) -> String {
        var result = ""
        for (count, scalar) in text.unicodeScalars.enumerated() {
            guard count < 160 else { return result + "…" }
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            // Control characters would rule the terminal.
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private var summary: String {
        var counts: [ChangeWeight: Int] = [:]
        for change in difference.changes { counts[change.weight, default: 0] += 1 }
        guard !counts.isEmpty else {
            guard faults.isEmpty else {
                return language.pick("What could be read says the same.", "読み取れた範囲の内容に差はありません。")
            }
            return ink.good(language.pick("The definitions say the same.", "定義の内容に差はありません。"))
        }
        let separator = language.pick(", ", "、")
        func list(_ weights: [ChangeWeight]) -> String {
            weights.map { "\(language.name($0)) \(counts[$0] ?? 0)" }.joined(separator: separator)
        }
        let shown = ChangeWeight.allCases.filter { weights.contains($0) }
        let hidden = ChangeWeight.allCases.filter { !weights.contains($0) && counts[$0] != nil }
        var text = language.pick("Changes: ", "変更: ") + list(shown) + language.pick(".", "。")
        if !hidden.isEmpty { text += language.pick(" Not shown: ", " 非表示: ") + list(hidden) + language.pick(".", "。") }
        return text
    }

    /// What was not compared.
    private var faults: [String] {
        [(titles.before, difference.before), (titles.after, difference.after)].compactMap { title, definition in
            let count = definition.tree.problems.count
            guard count > 0 else { return nil }
            return ink.warning(
                language.pick(
                    "\(title): \(language.count(count, "syntax problem")); what could not be read is not compared. Check the file first.",
                    "\(title): 文法上の問題が \(count) 件あります。読み取れない部分は比較していません。先にファイルを検査してください。"
                )
            )
        }
    }

    // MARK: Runs

    private func text(_ unit: UnitRunDifference) -> String {
        var heading = ink.heading(Self.shown(runTitle(unit))) + "  " + counts(unit)
        if unit.runsNoMore { heading += "  " + ink.bad(runsNoMore) }
        return heading + "\n" + block(unit.changes.map { [language.name($0), times($0), rule($0)] })
    }

    private func runTitle(_ unit: UnitRunDifference) -> String {
        unit.nameBefore == unit.nameAfter ? unit.nameAfter ?? "" : Self.arrow(unit.nameBefore, unit.nameAfter)
    }

    private func counts(_ unit: UnitRunDifference) -> String {
        language.pick(
            "\(unit.countBefore) → \(language.count(unit.countAfter, "run"))",
            "実行予定 \(unit.countBefore) → \(unit.countAfter) 件"
        )
    }

    private var runsNoMore: String { language.pick("RUNS NO MORE", "期間内に実行されなくなります") }

    private func times(_ change: RunChange) -> String {
        switch change {
        case .added(let run), .dropped(let run): "\(run.start)"
        case .moved(let old, let new): "\(old.start) → \(new.start)"
        case .watchChanged(let old, let new): "\(new.start): \(watch(old)) → \(watch(new))"
        }
    }

    private func watch(_ run: ScheduledRun) -> String {
        let parts = [
            run.startDelayAt.map { language.pick("start by \($0)", "開始遅延 \($0)") },
            run.endDelayAt.map { language.pick("end by \($0)", "終了遅延 \($0)") },
            run.monitoringEndsAt.map { language.pick("condition until \($0)", "起動条件監視 \($0) まで") },
            run.monitoring?.count.map { language.pick("\($0) times", "\($0) 回") },
        ].compactMap { $0 }
        return parts.isEmpty ? language.pick("not watched", "監視なし") : parts.joined(separator: language.pick(", ", "、"))
    }

    private func rule(_ change: RunChange) -> String {
        switch change {
        case .added(let run), .dropped(let run), .moved(_, let run), .watchChanged(_, let run):
            language.pick("rule \(run.rule)", "ルール \(run.rule)")
        }
    }

    // MARK: Markdown

    private var markdown: String {
        var parts = ["**\(Self.escaped(titles.before)) → \(Self.escaped(titles.after))**\n"]
        parts.append((faults + [summary]).joined(separator: "\n\n") + "\n")
        let lines = lines
        for weight in ChangeWeight.allCases {
            let these = lines.filter { $0.change.weight == weight }
            guard !these.isEmpty else { continue }
            let columns = [
                language.pick("unit", "ユニット"), language.pick("change", "変更"), language.pick("parameter", "パラメーター"),
                titles(before: true), titles(before: false), language.pick("line:column", "行:列"),
                language.pick("remarks", "備考"),
            ]
            let rows = these.map { line in
                [
                    Self.code(line.unit), language.name(line.change.kind), Self.escaped(line.subject ?? ""),
                    line.before.map(Self.code) ?? "", line.after.map(Self.code) ?? "", place(line),
                    Self.escaped(remarks(line)),
                ]
            }
            parts.append("### \(language.name(weight)) (\(these.count))\n\n" + Self.table(columns, rows))
        }
        if let runs, !runs.units.isEmpty {
            let columns = [
                language.pick("unit", "ユニット"), language.pick("change", "変更"), language.pick("start", "開始"),
                language.pick("rule", "ルール"),
            ]
            let rows = runs.units.flatMap { unit in
                [[Self.code(runTitle(unit)), counts(unit), unit.runsNoMore ? "**\(runsNoMore)**" : "", ""]]
                    + unit.changes.map { ["", language.name($0), times($0), rule($0)] }
            }
            parts.append("### \(language.pick("Runs", "実行予定"))\n\n" + Self.table(columns, rows))
        }
        return parts.joined(separator: "\n")
    }

    private func titles(before: Bool) -> String {
        before ? language.pick("before", "変更前") : language.pick("after", "変更後")
    }

    private static func table(_ columns: [String], _ rows: [[String]]) -> String {
        let rule = [String](repeating: "---", count: columns.count)
        return ([columns, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in shown(text).unicodeScalars {
            if "\\|`*_<>[]#".unicodeScalars.contains(scalar) { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// As code: fenced by more backticks than stand in it, and with bars escaped, for they divide cells even in code.
    private static func code(_ text: String) -> String {
        let text = shown(text)
        guard !text.isEmpty else { return "" }
        var longest = 0
        var current = 0
        for character in text.unicodeScalars {
            current = character == "`" ? current + 1 : 0
            longest = max(longest, current)
        }
        let fence = String(repeating: "`", count: longest + 1)
        let bars = text.unicodeScalars.reduce(into: "") { $0 += $1 == "|" ? "\\|" : String($1) }
        return longest == 0 ? fence + bars + fence : "\(fence) \(bars) \(fence)"
    }

    // MARK: JSON

    /// The same in every language. Values are whole.
    private var json: String {
        lines.map { line in
            let change = line.change
            var fields: [(String, Document)] = [
                ("change", .string(Self.code(change.kind))), ("weight", .string(change.weight.rawValue)),
                ("unitBefore", .optional(name(change.before, difference.before))),
                ("unitAfter", .optional(name(change.after, difference.after))),
                ("before", .optional(line.before)), ("after", .optional(line.after)),
                ("lineBefore", .optional(line.places.before?.line)),
                ("columnBefore", .optional(line.places.before?.column)),
                ("lineAfter", .optional(line.places.after?.line)),
                ("columnAfter", .optional(line.places.after?.column)),
            ]
            if let note = change.note { fields.append(("note", .string(note.rawValue))) }
            switch change.kind {
            case .unitAdded(let count), .unitRemoved(let count): fields.append(("units", .integer(Int64(count))))
            case .unitRenamed(let likeness), .unitMoved(let likeness):
                fields.append(("likeness", .integer(Int64(likeness))))
            case .attributeChanged(let attribute): fields.append(("attribute", .string(attribute.rawValue)))
            default: fields.append(("key", .optional(line.subject)))
            }
            return Document.object(fields).jsonLine
        }.joined() + (runs?.units ?? []).map(json).joined()
    }

    private static func code(_ kind: DefinitionChange.Kind) -> String {
        switch kind {
        case .unitAdded: "unit-added"
        case .unitRemoved: "unit-removed"
        case .unitRenamed: "unit-renamed"
        case .unitMoved: "unit-moved"
        case .typeChanged: "type-changed"
        case .attributeChanged: "attribute-changed"
        case .parameterAdded: "parameter-added"
        case .parameterRemoved: "parameter-removed"
        case .parameterChanged: "parameter-changed"
        case .parametersReordered: "parameters-reordered"
        }
    }

    private func json(_ unit: UnitRunDifference) -> String {
        let names: [(String, Document)] = [
            ("unitBefore", .optional(unit.nameBefore)), ("unitAfter", .optional(unit.nameAfter)),
        ]
        let head: [(String, Document)] = [
            ("change", .string("runs")), ("runsBefore", .integer(Int64(unit.countBefore))),
            ("runsAfter", .integer(Int64(unit.countAfter))),
        ]
        return Document.object(head + names).jsonLine
            + unit.changes.map { change in
                let (code, old, new) = Self.parts(change)
                let fields: [(String, Document)] = [
                    ("change", .string(code)), ("before", Self.document(old)), ("after", Self.document(new)),
                ]
                return Document.object(fields + names).jsonLine
            }.joined()
    }

    private static func parts(_ change: RunChange) -> (String, ScheduledRun?, ScheduledRun?) {
        switch change {
        case .added(let run): ("run-added", nil, run)
        case .dropped(let run): ("run-dropped", run, nil)
        case .moved(let old, let new): ("run-moved", old, new)
        case .watchChanged(let old, let new): ("run-watch-changed", old, new)
        }
    }

    private static func document(_ run: ScheduledRun?) -> Document {
        run.map { .object($0.fields) } ?? .null
    }
}
