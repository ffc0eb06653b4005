/// Reads `em-prerequisite-report`: the kit's report as a page, or as tab-separated lines copied from one.
enum EmPrerequisiteReportOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let isPage = text.lines.contains { line in
            let lower = line.text.lowercased()
            return lower.contains("<html") || lower.contains("<table") || lower.contains("<!doctype html")
        }
        return isPage ? try page(text) : try table(text)
    }

    private static func page(_ text: OutputText) throws(OutputError) -> Reading {
        let page = HTMLTableRows(text.lines)
        let completeness: Completeness
        if page.isClosed {
            completeness = .complete(.trailer("</html>"))
        } else if let line = page.cutAt {
            completeness = .unknown(.cutOff(line: line))
        } else {
            completeness = .unknown(.noTrailer(expected: "</html>"))
        }
        guard let headerIndex = page.rows.firstIndex(where: { isHeader($0.cells) }) else {
            if case .unknown = completeness {
                return Reading(tables: [ReadingTable("checks", rows: [])], completeness: completeness)
            }
            throw OutputError(line: 1, .notThisOutput(expected: header))
        }
        let head = page.rows[headerIndex]
        let columns = head.cells.map { TextTable.column($0) }
        let rows = page.rows[(headerIndex + 1)...].filter { $0.table == head.table && !isHeader($0.cells) }
        return Reading(
            tables: [ReadingTable("checks", rows: rows.map { check($0.cells, columns, line: $0.line) })],
            completeness: completeness
        )
    }

    private static func table(_ text: OutputText) throws(OutputError) -> Reading {
        let isOwn = { (line: OutputText.Line) in isHeader(TextTable.cells(of: line.text, separatedBy: "\t")) }
        let part = text.lastPart(running: [], forms: .bracketed, orSaying: isOwn)
        if let reading = try part.readingWithoutBody(expected: header, tables: ["checks"], unless: isOwn) {
            return reading
        }
        var columns: [String] = []
        var rows: [ReadingRow] = []
        var gap: Completeness?
        for line in part.filledLines {
            let cells = TextTable.cells(of: line.text, separatedBy: "\t")
            if isHeader(cells) {
                columns = cells.map { TextTable.column($0) }
            } else if columns.isEmpty {
                // What stands above the header in a copy.
                continue
            } else if part.isCut(line) {
                gap = .unknown(.cutOff(line: line.number))
            } else if cells.count == columns.count {
                rows.append(check(cells, columns, line: line.number))
            } else if cells.count < columns.count, cells.count > 1 {
                // A copy loses empty cells at a row's end.
                rows.append(check(cells, columns, line: line.number))
            } else {
                throw line.misfit
            }
        }
        return Reading(
            tables: [ReadingTable("checks", rows: rows)],
            completeness: gap ?? part.completeness(otherwise: .noTrailer(expected: "</html>")),
            identity: part.identity
        )
    }

    private static let header = "Name, Status, Type, Recommendation, Auto Fixable"

    private static func isHeader(_ cells: [String]) -> Bool {
        let columns = cells.map { TextTable.column($0) }
        return columns.contains("name") && columns.contains("status") && columns.contains("recommendation")
    }

    private static func check(_ cells: [String], _ columns: [String], line: Int) -> ReadingRow {
        var row: [ReadingRow.Cell] = []
        for (column, value) in zip(columns, cells) {
            switch column {
            case "status": row.append(.init("status", status(value), line: line))
            case "recommendation":
                let (advice, log) = parted(value)
                row.append(.init("recommendation", advice, line: line))
                if let log { row.append(.init("log-location", log, line: line)) }
            case "name", "type", "auto-fixable": row.append(.init(column, value, line: line))
            // A column of a later kit says nothing that a pack can ask for.
            default: break
            }
        }
        return ReadingRow(row)
    }

    private static func status(_ value: String) -> String {
        switch value.lowercased() {
        case "": "unstated"
        case "succeeded", "warning", "failed": value.lowercased()
        default: value
        }
    }

    /// The advice and the log's place, which the report writes into one cell: `… Log Location : /tmp/…`.
    private static func parted(_ value: String) -> (advice: String, log: String?) {
        let words = value.outputWords
        for index in words.indices.dropLast() where words[index] == "Log" && words[index + 1].hasPrefix("Location") {
            var rest = words[(index + 2)...].joined(separator: " ")
            if rest.hasPrefix(":") { rest.removeFirst() }
            return (words[..<index].joined(separator: " "), rest.collapsed)
        }
        return (value, nil)
    }
}
