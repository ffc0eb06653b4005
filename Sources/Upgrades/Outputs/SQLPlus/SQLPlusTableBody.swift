/// The rows below a header, put together from the lines that each takes.
///
/// A value longer than its column goes on in the line below, in its own column; where a line has no value but in columns that
/// were full above, it goes on with them.
struct SQLPlusTableBody {
    let rules: [DashRule]
    private(set) var records: [SQLPlusResult.Record] = []
    /// How many lines of a record of several lines were taken.
    private var taken = 0
    /// The columns of the line above that were full.
    private var full: [Bool] = []
    private var hasWrapped = false

    /// Cells of one table: a line of one character has a cell for every column, so that a page of dashes above it could ask for
    /// any number.
    private static let mostCells = 1 << 20
    private var cellCount = 0

    /// A single column that is as wide as a page is one in which values wrap.
    private static let pageWidth = 80

    init(rules: [DashRule]) {
        self.rules = rules
    }

    /// The next line belongs to a record that has begun, also when it is blank.
    var isInsideRecord: Bool { taken > 0 }

    /// SQL*Plus sets a blank line behind a record of several lines.
    var mayGoOnAfterBlank: Bool { hasWrapped || rules.count > 1 }

    /// - Throws: `unknownLine` for a line whose text lies across columns, or one row more than can be a table's.
    mutating func take(_ line: OutputText.Line) throws(OutputError) {
        if rules.indices.contains(taken) { cellCount += rules[taken].columns.count }
        guard cellCount <= Self.mostCells else { throw line.misfit }
        guard rules.indices.contains(taken), let cells = rules[taken].cells(of: line.text) else { throw line.misfit }
        if rules.count > 1 {
            takePart(cells, line.number)
        } else if goesOn(cells) {
            goOn(cells)
        } else {
            records.append(.init(cells: cells.map(\.collapsed), line: line.number))
            hasWrapped = false
            full = zip(cells, rules[0].columns).map { $0.unicodeScalars.count >= $1.count }
        }
    }

    private mutating func takePart(_ cells: [String], _ number: Int) {
        let values = cells.map(\.collapsed)
        if taken == 0 {
            records.append(.init(cells: values, line: number))
        } else {
            records[records.count - 1].cells += values
        }
        taken = (taken + 1) % rules.count
    }

    private func goesOn(_ cells: [String]) -> Bool {
        guard !records.isEmpty, full.contains(true) else { return false }
        if cells.count == 1 { return rules[0].columns[0].count >= Self.pageWidth }
        return cells.contains("") && zip(cells, full).allSatisfy { $0.isEmpty || $1 }
    }

    private mutating func goOn(_ cells: [String]) {
        hasWrapped = true
        for (index, cell) in cells.enumerated() where !cell.isEmpty {
            records[records.count - 1].cells[index] += cell.collapsed
        }
        full = zip(cells, rules[0].columns).map { $0.unicodeScalars.count >= $1.count }
    }
}
