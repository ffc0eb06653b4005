/// The table that one statement printed.
struct SQLPlusResult: Hashable, Sendable {
    struct Record: Hashable, Sendable {
        var cells: [String]
        var line: Int
    }

    /// As `TextTable.column` names them; empty for a stated empty.
    var columns: [String] = []
    var records: [Record] = []
    /// From `3 rows selected.`
    var announced: Int?
    /// `no rows selected`
    var statedEmpty: String?

    /// `System altered.` and the like, and what SQL*Plus says when it begins and ends.
    static func isChatter(_ text: String) -> Bool {
        let line = text.collapsed
        if beginnings.contains(where: { line.hasPrefix($0) }) { return true }
        guard let last = line.outputWords.last else { return false }
        return endings.contains(last) && line.outputWords.count <= 5
    }

    private static let beginnings = [
        "SQL*Plus: Release", "Version ", "Copyright (c)", "Connected to", "Connected.", "Oracle Database ", "With the ",
        "and Real Application", "Data Mining", "Last Successful login", "Disconnected from", "Enter user-name:",
        "Enter password:", "Elapsed:",
    ]
    private static let endings: Set<String> = [
        "altered.", "created.", "dropped.", "complete.", "completed.", "updated.", "deleted.", "enabled.", "disabled.",
    ]

    /// `no rows selected`, `1 row selected.`, `12 rows selected.`
    static func isFeedback(_ text: String) -> Bool {
        isStatedEmpty(text) || announcedCount(text) != nil
    }

    static func isStatedEmpty(_ text: String) -> Bool {
        text.collapsed.lowercased() == "no rows selected"
    }

    static func announcedCount(_ text: String) -> Int? {
        let words = text.outputWords
        guard words.count == 3, words[1] == "rows" || words[1] == "row", words[2] == "selected." else { return nil }
        return Int(words[0].filter { $0 != "," })
    }
}

/// Finds the tables in what statements printed.
struct SQLPlusResults {
    private(set) var results: [SQLPlusResult] = []
    /// Where the text ends inside a header or a row.
    private(set) var cutAt: Int?

    private let lines: [OutputText.Line]
    private var place = 0
    private let isEnd: (OutputText.Line) -> Bool

    /// - Parameter isEnd: Whether a line may be cut, being the last of a text whose end nobody saw.
    /// - Throws: The program's error, or `unknownLine` for what is neither a table nor SQL*Plus talking.
    init(
        _ lines: [OutputText.Line],
        isEnd: @escaping (OutputText.Line) -> Bool
    ) throws(OutputError) {
        self.lines = lines.filter { $0.text.collapsed != "ERROR:" }
        self.isEnd = isEnd
        try scan()
    }

    private func line(_ offset: Int = 0) -> OutputText.Line? {
        place + offset < lines.count ? lines[place + offset] : nil
    }

    private func isRule(_ offset: Int) -> Bool {
        line(offset).map { DashRule($0.text) != nil } ?? false
    }

    private mutating func scan() throws(OutputError) {
        while let line = line() {
            if line.isBlank || SQLPlusResult.isChatter(line.text) {
                place += 1
            } else if isRule(1) {
                try table()
            } else if SQLPlusResult.isStatedEmpty(line.text) {
                results.append(SQLPlusResult(statedEmpty: line.collapsed))
                place += 1
            } else if let count = SQLPlusResult.announcedCount(line.text), let last = results.indices.last,
                results[last].announced == nil
            {
                results[last].announced = count
                place += 1
            } else if ProgramMessage(line.text) != nil {
                throw line.misfit
            } else if isEnd(line) {
                // A header without its rule, or a sentence that is not whole.
                cutAt = line.number
                place += 1
            } else {
                throw line.misfit
            }
        }
    }

    /// One table: a header and its rule, or several of them below one another when a record takes several lines.
    private mutating func table() throws(OutputError) {
        var rules: [DashRule] = []
        var headers: [String] = []
        var columns: [String] = []
        while let header = line(), !header.isBlank, let below = line(1), let rule = DashRule(below.text) {
            guard let names = Self.names(header.text, rule) else { throw header.misfit }
            rules.append(rule)
            headers.append(header.collapsed)
            columns += names
            if isEnd(below) { cutAt = below.number }
            place += 2
        }
        var body = SQLPlusTableBody(rules: rules)
        var isAfterBlank = false
        rows: while let line = line() {
            if line.isBlank, !body.isInsideRecord {
                isAfterBlank = true
                place += 1
                continue
            }
            if !body.isInsideRecord {
                if SQLPlusResult.isFeedback(line.text) { break }
                if isRule(1) {
                    guard line.collapsed == headers[0] else { break }
                    // The header of the next page.
                    place += 2 * rules.count
                    isAfterBlank = false
                    continue
                }
                if isAfterBlank, SQLPlusResult.isChatter(line.text) || !body.mayGoOnAfterBlank { break rows }
                if ProgramMessage(line.text) != nil { throw line.misfit }
            }
            if isEnd(line) {
                cutAt = line.number
                place += 1
                break
            }
            try body.take(line)
            isAfterBlank = false
            place += 1
        }
        if body.isInsideRecord { cutAt = cutAt ?? lines.last?.number }
        results.append(SQLPlusResult(columns: columns, records: body.records))
    }

    /// A header's names lie above its dashes; those of numbers at the right end.
    private static func names(_ header: String, _ rule: DashRule) -> [String]? {
        rule.cells(of: header)?.map { TextTable.column($0) }
    }
}
