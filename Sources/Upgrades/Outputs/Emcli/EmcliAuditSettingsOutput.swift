/// Reads `emcli show_audit_settings`: `Key : value`, and operations with their state.
///
/// The exact text is not public, so keys are matched by their words.
enum EmcliAuditSettingsOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let part = text.lastPart(running: [["emcli", "show_audit_settings"]]) {
            KeyValueLine($0.text).flatMap { column(of: $0.key) } == "audit-switch"
        }
        guard !part.isSilent else { return part.silence(tables: ["operations"]) }
        var cells: [ReadingRow.Cell] = []
        var operations: [ReadingRow] = []
        for line in part.wholeLines {
            if ProgramMessage(line.text) != nil { throw line.misfit }
            if let pair = KeyValueLine(line.text, separators: [":", "="]) {
                if let column = column(of: pair.key) {
                    guard !cells.contains(where: { $0.column == column }) else { throw line.misfit }
                    if let value = try value(pair, of: column, on: line) {
                        cells.append(.init(column, value, line: line.number))
                    }
                } else if let state = state(pair.value) {
                    operations.append(operation(pair.key, state, on: line))
                }
                continue
            }
            let columns = line.text.outputColumns
            if columns.count >= 2, let name = columns.first, let state = state(columns[columns.count - 1]) {
                operations.append(operation(name, state, on: line))
            } else if !(line.text.isOutputRule || isHeading(line)) {
                throw cells.isEmpty ? line.foreign(expected: "Audit Switch : …") : line.misfit
            }
        }
        guard !cells.isEmpty || !operations.isEmpty || part.wholeLines.isEmpty else {
            throw part.wholeLines[0].foreign(expected: "Audit Switch : …")
        }
        return Reading(
            tables: [ReadingTable(rows: [ReadingRow(cells)]), ReadingTable("operations", rows: operations)],
            completeness: part.completeness(otherwise: .noTrailer(expected: "prompt")),
            identity: part.identity
        )
    }

    /// By the words of a key; nil for one that says nothing of the settings that are read.
    private static func column(of key: String) -> String? {
        let words = key.lowercased().outputWords
        let has = { (word: String) in words.contains { $0.hasPrefix(word) } }
        if has("switch") {
            if has("externali") { return "externalization-switch" }
            return has("audit") ? "audit-switch" : nil
        }
        if has("retention") { return "retention-days" }
        if has("file"), has("prefix") { return "file-prefix" }
        if has("file"), has("size") { return "file-size" }
        return has("directory") ? "directory" : nil
    }

    /// Nil for an empty value: not set.
    private static func value(
        _ pair: KeyValueLine,
        of column: String,
        on line: OutputText.Line
    ) throws(OutputError) -> String? {
        let invalid = line.invalid(pair)
        switch column {
        case "audit-switch", "externalization-switch":
            guard let state = state(pair.value) else { throw invalid }
            return state
        case "file-size", "retention-days":
            // `365 days`, `5000000 (Bytes)`.
            guard let number = pair.value.outputWords.first else { return nil }
            guard number.isOutputNumber, pair.value.outputWords.count <= 2 else { throw invalid }
            return number
        default:
            return pair.value.isEmpty ? nil : pair.value
        }
    }

    private static func state(_ text: String) -> String? {
        switch text.lowercased() {
        case "enable", "enabled": "enabled"
        case "disable", "disabled": "disabled"
        default: nil
        }
    }

    private static func operation(_ name: String, _ state: String, on line: OutputText.Line) -> ReadingRow {
        ReadingRow([.init("name", name, line: line.number), .init("state", state, line: line.number)])
    }

    private static func isHeading(_ line: OutputText.Line) -> Bool {
        let words = line.text.lowercased().outputWords
        return words.contains { $0.hasPrefix("operation") || $0.hasPrefix("setting") }
    }
}
