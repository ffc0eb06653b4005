internal import Foundation
internal import Testing

@testable internal import Reports

@Suite struct TableTests {
    @Test func `columns are as wide as their widest cell, and no line ends with blanks`() {
        let table = Table(columns: ["a", "long", "c"], rows: [["1", "", "x"], ["123", "y", ""]])
        #expect(table.text == "a    long  c\n1          x\n123  y\n")
    }

    @Test func `a wide character takes two columns, a halfwidth one takes one`() {
        let table = Table(columns: ["時刻", "b"], rows: [["12345", "x"], ["ﾊﾝｶｸ", "y"], ["あ", "z"]])
        #expect(table.text == "時刻   b\n12345  x\nﾊﾝｶｸ   y\nあ     z\n")
        #expect("シャーシ 2".displayWidth == 10)
        #expect("「」、。".displayWidth == 8)
        #expect("".displayWidth == 0)
    }

    @Test func `tab-separated values escape what would break a line`() {
        let table = Table(columns: ["a", "b"], rows: [["x\ty", "line\r\nend"], ["back\\slash", "\\t"]])
        #expect(table.tabSeparated == "a\tb\nx\\ty\tline\\r\\nend\nback\\\\slash\t\\\\t\n")
        #expect(table.tabSeparatedRows == "x\\ty\tline\\r\\nend\nback\\\\slash\t\\\\t\n")
    }

    @Test func `a cell with a line end stays within its line of text`() {
        let table = Table(columns: ["a", "b"], rows: [["x\ny", "z"]])
        #expect(table.tabSeparated.split(separator: "\n").count == 2)
    }

    @Test func `lines of the last cell stand below each other`() {
        let table = Table(columns: ["a", "対象", "c"], rows: [["x", "y", "one\ntwo\n"], ["z", "", "three"]])
        #expect(table.text == "a  対象  c\nx  y     one\n         two\nz        three\n")
    }

    @Test func `a table without rows is its titles, and an empty array`() {
        let table = Table(columns: ["a", "b"], rows: [])
        #expect(table.text == "a  b\n")
        #expect(table.tabSeparated == "a\tb\n")
        #expect(table.tabSeparatedRows == "")
        #expect(table.jsonLines == "")
        #expect(table.rendered(as: .json).filter { !$0.isWhitespace } == "[]")
    }

    @Test(arguments: OutputFormat.allCases)
    func `each form is what its name says`(format: OutputFormat) throws {
        let table = Table(columns: ["name", "value"], rows: [["a \"quoted\"", "é\u{1}\n"]])
        let text = table.rendered(as: format)
        switch format {
        case .text: #expect(text == table.text)
        case .tsv: #expect(text == table.tabSeparated)
        case .json:
            let rows = try JSONDecoder().decode([[String: String]].self, from: Data(text.utf8))
            #expect(rows == [["name": "a \"quoted\"", "value": "é\u{1}\n"]])
        }
    }

    @Test func `one object a line survives any text in a cell`() throws {
        let cells = ["", "/path", "\u{2028}", "\\", "\u{0}", "日本語", "\r\n", "🧭"]
        let lines = Table(columns: ["cell"], rows: cells.map { [$0] }).jsonLines
        let found = try lines.split(separator: "\n").map {
            try JSONDecoder().decode([String: String].self, from: Data($0.utf8))["cell"]
        }
        #expect(found == cells)
    }
}

@Suite struct DocumentTests {
    @Test func `every kind of value prints as JSON, keys in order`() {
        let document = Document.object([
            ("z", .array([.integer(-1), .integer(.max), .bool(true), .null])), ("a", .string("x/y")),
            ("m", .object([])),
        ])
        #expect(document.jsonLine == #"{"a":"x/y","m":{},"z":[-1,9223372036854775807,true,null]}"# + "\n")
    }

    @Test func `nil is null, and a number beyond the range is held at its end`() {
        #expect(
            Document.array([.optional(nil as String?), .optional("x"), .optional(nil as Int?)]).jsonLine
                == "[null,\"x\",null]\n"
        )
        #expect(Document.optional(UInt64.max).jsonLine == "9223372036854775807\n")
    }

    @Test func `the same fields in another order are the same bytes`() {
        let fields: [(String, Document)] = [("b", .integer(1)), ("a", .integer(2)), ("c", .null)]
        #expect(Document.object(fields).json == Document.object(fields.reversed()).json)
    }

    @Test func `ink paints only where colour is wanted, and never nothing`() {
        #expect(Ink(isColored: false).bad("x") == "x")
        #expect(Ink(isColored: true).bad("x") == "\u{1b}[31;1mx\u{1b}[0m")
        #expect(Ink(isColored: true).heading("") == "")
    }
}
