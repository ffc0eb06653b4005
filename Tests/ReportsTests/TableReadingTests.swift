internal import TestSupport
internal import Testing

@testable internal import Reports

@Suite struct TableReadingTests {
    @Test func `what a table prints reads back equal, whatever its cells hold`() throws {
        let pieces = ["", "a", "\t", "\n", "\r", "\\", "t", "n", "\u{0}", "日本語", "\r\n", "🧭", "\\n"]
        for seed in UInt64(1)...300 {
            var generator = SeededGenerator(seed: seed)
            func cell() -> String {
                (0..<Int.random(in: 0...4, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }
                    .joined()
            }
            let width = Int.random(in: 2...4, using: &generator)
            func row() -> [String] { (0..<width).map { _ in cell() } }
            let columns = row()
            let table = Table(columns: columns, rows: (0..<Int.random(in: 0...5, using: &generator)).map { _ in row() })
            let read = try Table(tabSeparated: Array(table.tabSeparated.utf8))
            #expect(read.columns == table.columns && read.rows == table.rows, "SeededGenerator(seed: \(seed))")
        }
    }

    @Test func `line ends of another system are passed over`() throws {
        let table = try Table(tabSeparated: Array("a\tb\r\n1\t2\r\n".utf8))
        #expect(table.columns == ["a", "b"])
        #expect(table.rows == [["1", "2"]])
    }

    @Test(arguments: [
        ("", TableError(line: 1, .empty)),
        ("a\tb", TableError(line: 1, .unended)),
        ("a\tb\n1\t2\n3\t4", TableError(line: 3, .unended)),
        ("a\tb\n1\n", TableError(line: 2, .cellCount(1, expected: 2))),
        ("a\tb\n1\t2\t3\n", TableError(line: 2, .cellCount(3, expected: 2))),
        ("a\tb\n\n", TableError(line: 2, .cellCount(1, expected: 2))),
        ("a\\\n", TableError(line: 1, .escape)),
        ("a\n\\x\n", TableError(line: 2, .escape)),
    ])
    func `what is no table is told with its line`(text: String, error: TableError) {
        #expect(throws: error) { try Table(tabSeparated: Array(text.utf8)) }
    }

    @Test func `bytes that are no text are told with their line`() {
        #expect(throws: TableError(line: 2, .notUTF8)) { try Table(tabSeparated: [0x61, 0x0a, 0xff, 0x0a]) }
    }

    @Test(arguments: Language.allCases)
    func `every message begins with the line, and is one line`(language: Language) {
        let problems: [TableError.Problem] = [
            .empty, .notUTF8, .cellCount(1, expected: 2), .escape, .unended, .otherColumns(expected: ["a", "b"]),
            .repeated("x"),
        ]
        let messages = problems.map { TableError(line: 7, $0).message(in: language) }
        #expect(messages.allSatisfy { $0.hasPrefix("7: ") && !$0.contains("\n") })
        #expect(Set(messages).count == problems.count)
    }
}
