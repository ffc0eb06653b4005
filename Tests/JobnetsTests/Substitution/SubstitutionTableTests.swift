import Jobnets
import Testing

@Suite("Substitution tables")
struct SubstitutionTableTests {
    private static func faults(_ text: String) -> [String] {
        do {
            _ = try SubstitutionTable(utf8: Array(text.utf8))
            return []
        } catch {
            return error.faults.map { "\($0.place) \($0.problem)" }
        }
    }

    @Test("rows, comments, blank lines and line ends of both kinds")
    func reading() throws {
        let text = "# a table\r\n\nhost\ta\tb\r\n \t \npath\tC:\\new\tD:\\tab\ntext:te\t -p \t #x"
        let rows = try SubstitutionTable(utf8: Array(text.utf8)).rows
        #expect(rows.map(\.line) == [3, 5, 6])
        #expect(rows.map(\.kind) == [.host, .path, .text(key: "te")])
        #expect(rows.map { String(decoding: $0.from, as: UTF8.self) } == ["a", "C:\\new", " -p "])
        #expect(rows.map { String(decoding: $0.to, as: UTF8.self) } == ["b", "D:\\tab", " #x"])
    }

    @Test(
        "every fault is told with its line and column",
        arguments: [
            ("", "1:1 empty"), ("# nothing\n", "1:1 empty"),
            ("host a b", "1:1 fieldCount(1)"), ("host\ta\tb\t", "1:1 fieldCount(4)"),
            ("\n主機\ta\tb", "2:1 unknownKind(\"主機\")"), ("text:\ta\tb", "1:6 badKey(\"\")"),
            ("text:Te\ta\tb", "1:6 badKey(\"Te\")"),
            ("host\t\tb", "1:6 emptyField"), ("host\ta\t", "1:8 emptyField"),
            ("host\t a\tb", "1:6 outerBlank"), ("path\t/あ\t/b ", "1:9 outerBlank"),
            ("host\ta\u{7}\tb", "1:7 controlCharacter"), ("host\ta\tb\u{FFFD}", "1:9 controlCharacter"),
            ("path\t/a/\t/b", "1:10 separatorAtOneEnd"), ("path\t/a\tB:\\", "1:9 separatorAtOneEnd"),
            ("host\ta\tb\nhost\ta\tb", "2:1 duplicate(line: 1)"),
            ("user\ta\tb\n\nuser\ta\tc", "3:8 contradiction(line: 1)"),
        ]
    )
    func fault(text: String, expected: String) {
        #expect(Self.faults(text) == [expected])
    }

    @Test("one reading tells all faults, in the order of the text")
    func allFaults() {
        #expect(Self.faults("x\ty\tz\nhost\t\t\nhost\ta\tb\nhost\ta\tc").count == 4)
        #expect(Self.faults("x\t\t\n").count == 3)
    }

    @Test("the same text of two kinds is no contradiction, nor are spellings that only look alike")
    func noContradiction() {
        #expect(Self.faults("host\ta\tb\nuser\ta\tc\ntext:te\ta\td\ntext:prm\ta\te") == [])
        #expect(Self.faults("host\t\u{304C}\tb\nhost\t\u{304B}\u{3099}\tc") == [])
    }
}
