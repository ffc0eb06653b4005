/// Why bytes are not a table, and in which line.
public struct TableError: Error, Hashable, Sendable {
    public enum Problem: Hashable, Sendable {
        /// Not even a line of names.
        case empty
        case notUTF8
        /// Another number of cells than the first line has.
        case cellCount(Int, expected: Int)
        /// A backslash that begins none of `\t`, `\n`, `\r` and `\\`.
        case escape
        /// The last line has no end: the file may be cut off.
        case unended
        /// The first line names other columns than these.
        case otherColumns(expected: [String])
        /// A row of this name stands above.
        case repeated(String)
    }

    /// From 1.
    public var line: Int
    public var problem: Problem

    public init(line: Int, _ problem: Problem) {
        self.line = line
        self.problem = problem
    }

    /// What is wrong, after the line's number.
    public func message(in language: Language) -> String {
        "\(line): " + words(in: language)
    }

    private func words(in language: Language) -> String {
        switch problem {
        case .empty: language.pick("nothing in it", "空のファイルです")
        case .notUTF8: language.pick("not UTF-8", "UTF-8 ではありません")
        case .cellCount(let found, let expected):
            language.pick(
                "\(found) cells between tabs, the first line has \(expected)",
                "タブ区切りの値が \(found) 個です。先頭行は \(expected) 個です"
            )
        case .escape:
            language.pick(
                "a backslash without t, n, r or a second one behind it",
                "バックスラッシュの後に t、n、r、\\ のいずれもありません"
            )
        case .unended:
            language.pick("the last line has no end; the file may be cut off", "最終行に改行がありません。途中で切れている可能性があります")
        case .otherColumns(let expected):
            language.pick("the columns are not ", "列が次の通りではありません: ") + expected.joined(separator: ", ")
        case .repeated(let name): language.pick("a second row of ", "行が重複しています: ") + name
        }
    }
}

extension Table {
    /// Reads what ``tabSeparated`` printed; the table is equal. A carriage return before a line's end is passed over.
    public init(tabSeparated bytes: [UInt8]) throws(TableError) {
        guard !bytes.isEmpty else { throw TableError(line: 1, .empty) }
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.removeLast().isEmpty else { throw TableError(line: lines.count + 1, .unended) }
        var read: [[String]] = []
        for (index, line) in lines.enumerated() {
            var cells: [String] = []
            let content = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            for cell in content.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false) {
                cells.append(try Self.cell(cell, line: index + 1))
            }
            if let width = read.first?.count, cells.count != width {
                throw TableError(line: index + 1, .cellCount(cells.count, expected: width))
            }
            read.append(cells)
        }
        self.init(columns: read[0], rows: Array(read.dropFirst()))
    }

    private static func cell(_ bytes: ArraySlice<UInt8>, line: Int) throws(TableError) -> String {
        var plain: [UInt8] = []
        var isEscaped = false
        for byte in bytes {
            if isEscaped {
                isEscaped = false
                switch byte {
                case UInt8(ascii: "\\"): plain.append(byte)
                case UInt8(ascii: "t"): plain.append(UInt8(ascii: "\t"))
                case UInt8(ascii: "n"): plain.append(UInt8(ascii: "\n"))
                case UInt8(ascii: "r"): plain.append(UInt8(ascii: "\r"))
                default: throw TableError(line: line, .escape)
                }
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                plain.append(byte)
            }
        }
        if isEscaped { throw TableError(line: line, .escape) }
        guard let text = String(validating: plain, as: UTF8.self) else { throw TableError(line: line, .notUTF8) }
        return text
    }
}
