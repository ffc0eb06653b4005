/// Reads `psql-table`: the last table with its footer, aligned or not.
enum PsqlTableOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        var scan = PsqlScan(text)
        try scan.run()
        guard let result = scan.last else {
            let completeness: Completeness
            if let cutAt = scan.cutAt {
                completeness = .unknown(.cutOff(line: cutAt))
            } else {
                completeness = text.provesItsEnd ? .complete(.capturedWhole) : .unknown(.silent)
            }
            return Reading(tables: [ReadingTable("rows", rows: [])], completeness: completeness)
        }
        let rows = result.rows.map { row in
            ReadingRow(zip(result.columns, row.cells).map { .init($0, $1, line: row.line) })
        }
        let count = ReadingRow.Cell("row-count", String(rows.count), line: result.line)
        return Reading(
            tables: [ReadingTable(rows: [ReadingRow([count])]), ReadingTable("rows", rows: rows)],
            completeness: completeness(result, cutAt: scan.cutAt)
        )
    }

    private static func completeness(_ result: PsqlScan.Result, cutAt: Int?) -> Completeness {
        if let cutAt { return .unknown(.cutOff(line: cutAt)) }
        guard let announced = result.announced else { return .unknown(.noTrailer(expected: "(… rows)")) }
        guard announced == result.rows.count else {
            return .unknown(.countDiffers(announced: announced, found: result.rows.count))
        }
        return .complete(announced == 0 ? .statedEmpty("(0 rows)") : .announcedCount(announced))
    }
}

/// Goes through what psql printed, table by table.
struct PsqlScan {
    struct Row: Hashable, Sendable {
        var cells: [String]
        var line: Int
    }

    struct Result: Hashable, Sendable {
        var columns: [String]
        var rows: [Row] = []
        var announced: Int?
        var line: Int
    }

    /// The last table that was found.
    private(set) var last: Result?
    private(set) var cutAt: Int?

    private let lines: [OutputText.Line]
    private let cutLine: Int?

    init(_ text: OutputText) {
        lines = text.lines
        cutLine = text.endsInsideLine && !text.isCapturedWhole ? text.lines.last?.number : nil
    }

    mutating func run() throws(OutputError) {
        var place = 0
        while place < lines.count {
            let line = lines[place]
            if line.isBlank || Self.isChatter(line.text) {
                place += 1
            } else if let message = Self.message(line) {
                throw message
            } else if place + 1 < lines.count, let rule = PsqlRule(lines[place + 1].text) {
                place = try aligned(from: place, rule)
            } else if let end = footer(from: place) {
                try unaligned(place..<end)
                place = end + 1
            } else {
                try openEnd(from: place)
                return
            }
        }
    }

    /// An aligned table up to its footer.
    private mutating func aligned(from start: Int, _ rule: PsqlRule) throws(OutputError) -> Int {
        guard let names = rule.cells(of: lines[start].text) else { throw lines[start].misfit }
        var result = Result(columns: names.map(\.outputColumnName), line: lines[start].number)
        var isContinued = false
        var place = start + 2
        if lines[start + 1].number == cutLine { cutAt = cutLine }
        while place < lines.count {
            let line = lines[place]
            if let count = Self.footer(line.text) {
                result.announced = count
                place += 1
                break
            }
            if line.number == cutLine {
                cutAt = cutLine
                place += 1
                break
            }
            // A blank line, or a prompt, where the footer was switched off.
            if Self.isPrompt(line.text) || line.isBlank && rule.columnCount > 1 { break }
            guard let cells = rule.cells(of: line.text) else { throw line.misfit }
            let goesOn = rule.goesOn(line.text)
            if isContinued, let above = result.rows.indices.last {
                // In place: a value of many lines is not copied for each.
                for (index, cell) in cells.enumerated() where !cell.isEmpty {
                    if !result.rows[above].cells[index].isEmpty { result.rows[above].cells[index] += " " }
                    result.rows[above].cells[index] += cell
                }
            } else {
                result.rows.append(Row(cells: cells, line: line.number))
            }
            isContinued = goesOn
            place += 1
        }
        last = result
        return place
    }

    /// The place of the next footer, before a blank line or a prompt.
    private func footer(from start: Int) -> Int? {
        lines[start...].firstIndex { Self.footer($0.text) != nil || $0.isBlank || Self.isPrompt($0.text) }
            .flatMap { Self.footer(lines[$0].text) == nil ? nil : $0 }
    }

    private mutating func unaligned(_ range: Range<Int>) throws(OutputError) {
        let header = lines[range.lowerBound]
        let columns = header.text.split(separator: "|", omittingEmptySubsequences: false).map(\.outputColumnName)
        var result = Result(columns: columns, line: header.number)
        result.announced = Self.footer(lines[range.upperBound].text)
        for line in lines[range].dropFirst() {
            let cells = TextTable.cells(of: line.text, separatedBy: "|")
            guard cells.count == columns.count else { throw line.misfit }
            result.rows.append(Row(cells: cells, line: line.number))
        }
        last = result
    }

    /// What stands at the end without a footer: an unaligned table whose end is missing, or no table at all.
    private mutating func openEnd(from start: Int) throws(OutputError) {
        let header = lines[start]
        if header.number == cutLine {
            cutAt = cutLine
            last = nil
        } else if header.text.contains("|") {
            let columns = header.text.split(separator: "|", omittingEmptySubsequences: false).map(\.outputColumnName)
            var result = Result(columns: columns, line: header.number)
            for line in lines[(start + 1)...] where !line.isBlank && line.number != cutLine {
                let cells = TextTable.cells(of: line.text, separatedBy: "|")
                guard cells.count == columns.count else { throw line.misfit }
                result.rows.append(Row(cells: cells, line: line.number))
            }
            cutAt = cutLine
            last = result
        } else {
            throw header.foreign(expected: "psql")
        }
    }

    /// `(3 rows)`, `(1 row)`.
    static func footer(_ text: String) -> Int? {
        let words = text.outputWords
        guard words.count == 2, words[0].hasPrefix("("), words[1] == "rows)" || words[1] == "row)" else { return nil }
        let number = words[0].dropFirst()
        return number.isOutputNumber ? Int(number) : nil
    }

    /// Settings that psql confirms, its greeting, and prompts.
    private static func isChatter(_ text: String) -> Bool {
        let line = text.collapsed
        if isPrompt(line) || ConsolePrompt(text, forms: .file) != nil { return true }
        return ["SET", "BEGIN", "COMMIT", "Type \"help\" for help."].contains(line)
            || [
                "psql (", "Timing is ", "Time: ", "Output format is ", "Pager usage is ", "Tuples only is ",
                "SSL connection",
            ]
            .contains { line.hasPrefix($0) }
    }

    /// `postgres=#`, `app=>`, `app-#` and what is typed behind.
    private static func isPrompt(_ text: String) -> Bool {
        guard let word = text.outputWords.first, word.utf8.count > 2 else { return false }
        return ["=#", "=>", "-#", "->", "(#", "(>"].contains { word.hasSuffix($0) }
    }

    private static func message(_ line: OutputText.Line) -> OutputError? {
        let text = line.collapsed
        if ProgramMessage(text) != nil { return line.misfit }
        let isError = ["psql: error:", "psql: FATAL:", "psql:", "ERROR:", "FATAL:"].contains { text.hasPrefix($0) }
        guard isError else { return nil }
        return OutputError(line: line.number, .programError(message: text, meaning: refusal))
    }

    private static let refusal = LocalizedText(
        english: "The PostgreSQL server or psql answered with an error. Remove its cause and collect again.",
        japanese: "PostgreSQLサーバまたはpsqlがエラーを返しました。原因を除いて再度収集してください。"
    )
}
