/// A table that prints as aligned text, as tab-separated values or as JSON.
public struct Table: Sendable {
    public var columns: [String]
    public var rows: [[String]]

    /// - Precondition: every row has as many cells as there are columns.
    public init(columns: [String], rows: [[String]]) {
        precondition(
            rows.allSatisfy { $0.count == columns.count },
            "a row of another width than its \(columns.count) columns"
        )
        self.columns = columns
        self.rows = rows
    }

    /// Columns padded to their widest cell; nothing is padded at the end of a line.
    public var text: String {
        textLines.joined(separator: "\n") + "\n"
    }

    /// The lines of ``text``, that of the names first: one for each row. Where the last cell has several lines, those after
    /// its first stand below it.
    var textLines: [String] {
        let all = [columns] + rows
        let widths = columns.indices.map { column in all.map { $0[column].displayWidth }.max() ?? 0 }
        let indent = String(repeating: " ", count: widths.dropLast().reduce(0) { $0 + $1 + 2 })
        return all.map { row in
            row.indices.map { $0 == row.count - 1 ? row[$0] : row[$0].padded(to: widths[$0]) }
                .joined(separator: "  ")
                .trimmingEnd
                .replacing("\n", with: "\n" + indent)
        }
    }

    /// One line a row, with a line of names first. Tabs, line ends and backslashes in a cell are written as `\t`, `\n`,
    /// `\r` and `\\`.
    public var tabSeparated: String {
        ([columns] + rows).map { row in row.map(\.escapedForTabs).joined(separator: "\t") }
            .joined(separator: "\n") + "\n"
    }

    /// The rows alone, for output that comes piece by piece.
    public var tabSeparatedRows: String {
        String(tabSeparated.drop { $0 != "\n" }.dropFirst())
    }

    /// One JSON object a line.
    public var jsonLines: String {
        rows.map { row in Document.object(zip(columns, row).map { ($0, .string($1)) }).jsonLine }.joined()
    }

    /// An array of objects by column name.
    public var document: Document {
        .array(rows.map { row in .object(zip(columns, row).map { ($0, .string($1)) }) })
    }

    public func rendered(as format: OutputFormat) -> String {
        switch format {
        case .text: text
        case .tsv: tabSeparated
        case .json: document.json
        }
    }
}

/// The forms that a table or a report is printed in.
public enum OutputFormat: String, Hashable, Sendable, CaseIterable {
    case text
    case json
    case tsv
}

extension String {
    /// The columns of a terminal that the text takes: East Asian wide characters take two.
    var displayWidth: Int {
        unicodeScalars.reduce(0) { width, scalar in
            switch scalar.value {
            case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60,
                0xffe0...0xffe6:
                width + 2
            default: width + 1
            }
        }
    }

    /// Scalar by scalar: CR and LF together are one character, which neither of them equals.
    fileprivate var escapedForTabs: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\\": text += "\\\\"
            case "\t": text += "\\t"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    func padded(to width: Int) -> String {
        let missing = width - displayWidth
        return missing > 0 ? self + String(repeating: " ", count: missing) : self
    }

    var trimmingEnd: String {
        var text = self
        while let last = text.last, last == " " || last.isNewline { text.removeLast() }
        return text
    }
}
