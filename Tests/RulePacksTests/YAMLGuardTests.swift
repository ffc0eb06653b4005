import RulePacks
import TestSupport
import Testing
import Upgrades

@Suite struct YAMLGuardTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var marked: String
        var message: String

        init(_ marked: String, _ message: String) {
            (self.marked, self.message) = (marked, message)
        }

        var testDescription: String { String(marked.prefix(40)) }
    }

    static let refused = [
        Row("‸", "nothing in it"),
        Row("‸# only a comment\n", "nothing in it"),
        Row("id: ‸*name\n", "an alias"),
        Row("- ‸*name\n", "an alias"),
        Row("‸*name : a\n", "an alias"),
        Row("a: [b, ‸*c]\n", "an alias"),
        Row("a: {b: ‸*c}\n", "an alias"),
        Row("a: {\"b\":‸*c}\n", "an alias"),
        Row("a:\n  ‸*b\n", "an alias"),
        Row("a: ‸&name b\n", "an anchor"),
        Row("a: ‸!!str b\n", "a tag"),
        Row("‸!local {a: b}\n", "a tag"),
        Row("‸%YAML 1.1\n---\na: b\n", "a directive"),
        Row("‸? a\n: b\n", "a key behind `?`"),
        Row("{‸<<: {a: b}}\n", "a merge key"),
        Row("a: b\n‸---\nc: d\n", "a second document"),
        Row("a: b\n‸...\n", "a second document"),
        Row("--- ‸a\n", "text of several lines"),
        // What the reader of YAML would read on as plain text.
        Row("a: b\n  ‸\"c\nd: *e\"\n", "text of several lines"),
        Row("a: b\n  ‸- \"c\n", "text of several lines"),
        Row("a: [‸b\n  \"c\", d]\n", "text of several lines"),
        Row("a:\n  ‸plain text\n", "text of several lines"),
        Row("a: [‸#]\nb: x, *y\n", "a # without a blank"),
        // A key that only seems to be one would move the end of a block text.
        Row("a:\n  - ‸: |\n  - *x\n", "a key behind `?`"),
        Row("a: |‸2\n   b\n", "the lines of a block text"),
        Row("a: |\n    b\n  ‸*c\n", "the lines of a block text"),
        Row("a: |\n      \n  ‸b\n", "the lines of a block text"),
        Row("a:\n‸\tb: c\n", "the lines of a block text"),
        Row("a: \"b‸\u{85}c\"\n", "a control character"),
        Row("a: b‸\u{2028}*c\n", "a control character"),
        Row("a: b‸\u{0}\n", "a control character"),
        Row("‸\u{FEFF}a: b\n", "a control character"),
        Row("a: b‸\rc: d\n", "a control character"),
        Row("a: ‸\"b\nc: d\n", "a quote that is not closed"),
        Row("a: " + String(repeating: "[", count: 32) + "‸[", "nested too deeply"),
        Row(String(repeating: " ", count: 65) + "a‸: b\n", "nested too deeply"),
        Row("‸a: b\na: c\n", "the key 'a' stands here twice"),
        Row("‸- a\n", "must be a mapping"),
    ]

    @Test(arguments: refused)
    func `text that is refused before it is unfolded`(_ row: Row) throws {
        let marked = MarkedText(row.marked)
        let error = try #require(PackFixture.error(marked.text))
        #expect(marked.place(error) == marked.place, "\(error)")
        #expect(error.problem.english.contains(row.message), "\(error)")
    }

    @Test func `a bomb of aliases is refused at its first anchor`() throws {
        let error = PackFixture.error(try Fixtures.text("upgrades/packs/bomb.yaml"))
        #expect(error?.line == 2)
        #expect(error?.problem.english.hasPrefix("an anchor") == true)
    }

    @Test func `a text that is not UTF-8 is refused with its line`() throws {
        #expect(throws: PackError(line: 2, column: 1, notUTF8)) {
            try RulePack(yaml: Array("a: b\nc: ".utf8) + [0xFF, 0x0A])
        }
    }

    @Test func `a text that is too long is refused unread`() throws {
        let comment = [UInt8](repeating: UInt8(ascii: "#"), count: RulePack.longestYAML + 1)
        let error = try #require(throws: PackError.self) { try RulePack(yaml: comment) }
        #expect(error.problem.english == "longer than 4194304 bytes")
    }

    @Test func `a text of any length within the limit is refused in its own time`() throws {
        let brackets = [UInt8](repeating: UInt8(ascii: "{"), count: RulePack.longestYAML)
        let error = try #require(throws: PackError.self) { try RulePack(yaml: brackets) }
        #expect(error.problem.english == "nested too deeply")
    }

    @Test func `a pack that is cut before its first verdict is refused`() throws {
        let text = try Fixtures.text("upgrades/packs/every-key.yaml")
        let verdict = try #require(text.firstRange(of: "verdict:"))
        for bytes in (0..<text[..<verdict.lowerBound].utf8.count).map({ Array(text.utf8.prefix($0)) }) {
            #expect(throws: PackError.self, "cut after \(bytes.count) bytes") { try RulePack(yaml: bytes) }
        }
    }

    private let notUTF8 = LocalizedText(
        english: "not UTF-8; save the file as UTF-8",
        japanese: "UTF-8ではありません。UTF-8で保存してください"
    )
}
