/// The rows of a page's tables: a scan for tags, tolerant of what is missing or unclosed, linear in the page.
struct HTMLTableRows: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        var cells: [String] = []
        var line: Int
        /// Which table it belongs to, in the order in which the tables begin.
        var table: Int
    }

    private(set) var rows: [Row] = []
    /// Whether `</html>` was met.
    private(set) var isClosed = false
    /// The line on which the text ends inside a tag, a comment or a row.
    private(set) var cutAt: Int?

    /// Tables inside tables beyond this belong to the one around them.
    private static let deepest = 32

    private var open: [OpenTable] = []
    private var tableCount = 0

    private struct OpenTable: Hashable, Sendable {
        var number: Int
        var row: Row?
        var cell: [UInt8]?
    }

    init(_ lines: [OutputText.Line]) {
        var bytes: [UInt8] = []
        var ends: [(offset: Int, line: Int)] = []
        for line in lines {
            bytes += Array(line.text.utf8)
            bytes.append(0x0A)
            ends.append((bytes.count, line.number))
        }
        var index = 0
        var lineIndex = 0
        func line() -> Int {
            while lineIndex < ends.count - 1, ends[lineIndex].offset <= index { lineIndex += 1 }
            return ends.isEmpty ? 1 : ends[lineIndex].line
        }
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                append(bytes[index])
                index += 1
                continue
            }
            if Self.matches("!--", bytes, index + 1) {
                guard let end = Self.find("-->", bytes, index + 4) else {
                    cutAt = line()
                    return
                }
                index = end
                continue
            }
            let (name, end) = Self.tag(bytes, index)
            guard let end else {
                // A tag that has no end.
                cutAt = line()
                return
            }
            take(name, line: line())
            index = end
            if name == "script" || name == "style" {
                guard let close = Self.find("</" + name, bytes, index) else {
                    cutAt = line()
                    return
                }
                index = close
            }
        }
        if !isClosed, open.contains(where: { $0.row != nil }) { cutAt = lines.last?.number }
    }

    private mutating func append(_ byte: UInt8) {
        guard let last = open.indices.last, open[last].cell != nil else { return }
        open[last].cell?.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte)
    }

    private mutating func take(_ name: String, line: Int) {
        switch name {
        case "table" where open.count < Self.deepest:
            open.append(OpenTable(number: tableCount))
            tableCount += 1
        case "/table" where !open.isEmpty:
            endRow()
            open.removeLast()
        case "tr":
            endRow()
            if let last = open.indices.last { open[last].row = Row(line: line, table: open[last].number) }
        case "/tr": endRow()
        case "td", "th":
            endCell()
            guard let last = open.indices.last else { return }
            if open[last].row == nil { open[last].row = Row(line: line, table: open[last].number) }
            open[last].cell = []
        case "/td", "/th": endCell()
        case "br", "br/", "p", "/p", "div", "/div", "li": append(0x20)
        case "/html":
            while !open.isEmpty {
                endRow()
                open.removeLast()
            }
            isClosed = true
        default: break
        }
    }

    private mutating func endCell() {
        guard let last = open.indices.last, let cell = open[last].cell else { return }
        let text = HTMLText.decoded(String(decoding: cell, as: UTF8.self))
        open[last].row?.cells.append(text.collapsed)
        open[last].cell = nil
    }

    private mutating func endRow() {
        endCell()
        guard let last = open.indices.last, let row = open[last].row else { return }
        if !row.cells.isEmpty { rows.append(row) }
        open[last].row = nil
    }

    /// The name of the tag that begins at `<`, and the place behind its `>`; quoted attributes may hold a `>`.
    private static func tag(_ bytes: [UInt8], _ start: Int) -> (name: String, end: Int?) {
        var index = start + 1
        var name: [UInt8] = []
        while index < bytes.count, name.count < 12, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">") {
            name.append(bytes[index])
            index += 1
        }
        let word = String(decoding: name, as: UTF8.self).lowercased()
        var quote: UInt8?
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return (word, index)
            }
        }
        return (word, nil)
    }

    private static func matches(_ text: String, _ bytes: [UInt8], _ start: Int) -> Bool {
        let wanted = Array(text.utf8)
        guard start + wanted.count <= bytes.count else { return false }
        return (0..<wanted.count).allSatisfy { bytes[start + $0] | 0x20 == wanted[$0] | 0x20 }
    }

    /// The place behind the next such text, letters in either case.
    private static func find(_ text: String, _ bytes: [UInt8], _ start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            if matches(text, bytes, index) { return index + text.utf8.count }
            index += 1
        }
        return nil
    }
}
