/// What outputs that are printed as tables have in common: blanks, headers, tabs.
enum TextTable {
    /// The name of a column: lower case, blanks and `_` as `-`, and `count` for `COUNT(…)`.
    static func column(_ header: some StringProtocol) -> String {
        let name = header.outputColumnName
        return name.hasPrefix("count(") || name.hasPrefix("count-(") ? "count" : name
    }

    /// The characters of a line with tabs as the blanks that they stand for, a stop every eight columns.
    ///
    /// SQL*Plus writes tabs for blanks unless told otherwise.
    static func columns(of text: String) -> [Character] {
        var columns: [Character] = []
        columns.reserveCapacity(text.utf8.count)
        for character in text {
            guard character == "\t" else {
                columns.append(character)
                continue
            }
            repeat { columns.append(" ") } while columns.count % 8 != 0
        }
        return columns
    }

    /// The cells of a line between separators, each with its blanks collapsed.
    static func cells(of text: String, separatedBy separator: Character) -> [String] {
        text.split(separator: separator, omittingEmptySubsequences: false).map(\.collapsed)
    }
}

/// The places of columns, as a line of dashes below a header shows them.
struct DashRule: Hashable, Sendable {
    /// In columns of the page from 0, in order; at least one.
    let columns: [Range<Int>]

    /// Nil for a line that has anything but dashes and blanks, or no dash.
    init?(_ text: String) {
        guard text.utf8.allSatisfy({ $0 == 0x2D || $0 == 0x20 || $0 == 0x09 }), text.utf8.contains(0x2D)
        else { return nil }
        var columns: [Range<Int>] = []
        var start: Int?
        let page = TextTable.columns(of: text)
        for (index, character) in page.enumerated() {
            if character == "-" {
                start = start ?? index
            } else if let begun = start {
                columns.append(begun..<index)
                start = nil
            }
        }
        if let start { columns.append(start..<page.count) }
        self.columns = columns
    }

    /// The texts of a line below the rule, one for each column, trimmed but not collapsed.
    ///
    /// A copy may have lost the alignment; then as many words as columns are taken for the cells.
    ///
    /// - Returns: Nil for a line whose text lies across two columns.
    func cells(of text: String) -> [String]? {
        // A single column has no neighbour: a copy may have moved its values anywhere.
        guard columns.count > 1 else { return [Self.trimmed(text)] }
        let page = TextTable.columns(of: text)
        var cells: [String] = []
        for (index, column) in columns.enumerated() {
            let start = index == 0 ? 0 : column.lowerBound
            guard start < page.count else {
                cells.append("")
                continue
            }
            guard start == 0 || page[start - 1] == " " else {
                let words = text.outputWords
                return words.count == columns.count ? words : nil
            }
            let end = index + 1 < columns.count ? columns[index + 1].lowerBound : page.count
            cells.append(Self.trimmed(String(page[start..<min(end, page.count)])))
        }
        return cells
    }

    private static func trimmed(_ text: String) -> String {
        var rest = text.unicodeScalars.drop(while: \.isOutputBlank)
        while let last = rest.last, last.isOutputBlank { rest.removeLast() }
        return String(rest)
    }
}
