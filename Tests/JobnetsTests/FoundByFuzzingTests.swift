import Jobnets
import Testing

/// Inputs that `tools/fuzz` found.
@Suite("What fuzzing found")
struct FoundByFuzzingTests {
    @Test("an attribute of blanks at the end of an unfinished header stands in the header")
    func blankAttribute() throws {
        let tree = SyntaxTree("J\nunit=t)\t\u{0B}\t0it=,\t")
        let unit = try #require(tree.units.first)
        #expect(unit.permission.isEmpty)
        #expect(unit.permission.end <= unit.header.end)
    }

    /// One search each would take minutes.
    @Test(
        "what would be searched to the end again and again is searched once, and every statement is still found",
        arguments: [
            // Units without '=' and without a comma: one piece of text that is none.
            ("unit ", 100_000, 0, 1),
            // Opening marks without a closing one, semicolons and a unit: each value ends with its line.
            ("a=#\"\n", 100_000, 100_000, 300_000),
        ]
    )
    func repeated(part: String, count: Int, parameters: Int, problems: Int) {
        let tree = SyntaxTree(String(repeating: part, count: count))
        #expect(tree.parameters.count == parameters)
        #expect(tree.problems.count == problems)
    }

    @Test("a header's attributes may be preceded by many blank lines")
    func blankLines() throws {
        let tree = SyntaxTree("unit=" + String(repeating: " \n", count: 100_000) + "a,,,;{ty=g;}")
        #expect(tree.problems.isEmpty)
        #expect(tree.name(of: try #require(tree.roots.first { _ in true })) == "a")
    }

    /// The definition with what the first diagnostic of a rule puts forward.
    private func replaced(_ text: String, _ rule: String) throws -> String? {
        let diagnostics = DefinitionChecker(Definition(SyntaxTree(text))).diagnostics()
        let diagnostic = try #require(diagnostics.first { $0.rule.id == rule })
        guard let replacement = diagnostic.replacement else { return nil }
        var bytes = Array(text.utf8)
        bytes.replaceSubrange(diagnostic.range.range, with: replacement.utf8)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        "what stands for an empty value leaves its key there",
        arguments: [
            ("unit=a,,,;{ty=n;cm=;}", "unit=a,,,;{ty=n;cm=\"\";}"),
            ("unit=a,,,;{ty=n;cm = ; }", "unit=a,,,;{ty=n;cm = \"\"; }"),
        ]
    )
    func emptyValue(before: String, after: String) throws {
        #expect(try replaced(before, "value-unquoted") == after)
    }

    @Test(
        "a name that is put forward is quoted where it was, and where it has to be",
        arguments: [
            ("check #1", "\"check ##2\"", "\"check ##1\""), ("check 1", "check 2", "check 1"),
            ("check(1", "check1", "\"check(1\""), ("check=1", "check-1", "\"check=1\""),
        ]
    )
    func orderEnd(name: String, written: String, meant: String) throws {
        func text(_ end: String) -> String {
            "unit=a,,,;{ty=n;ar=(f=b,t=\(end));unit=b,,,;{ty=j;}unit=\(name),,,;{ty=j;}}"
        }
        #expect(try replaced(text(written), "ar-misspelt-unit") == text(meant))
    }

    @Test("a name that cannot stand in el is not put forward")
    func placeName() throws {
        let text = "unit=a,,,;{ty=n;el=check2,j,+80 +48;unit=check(,,,;{ty=j;}}"
        #expect(try replaced(text, "el-misspelt-unit") == nil)
    }

    @Test("what is wrong with a unit without a name is shown at its header")
    func namelessUnit() throws {
        let tree = SyntaxTree("unit=a,,,;{ty=n;unit=,,,;{ty=rc;}}")
        let diagnostics = DefinitionChecker(Definition(tree)).diagnostics()
        for rule in ["unit-without-el", "start-condition-name"] {
            let place = try #require(diagnostics.first { $0.rule.id == rule })
            #expect(tree.text(place.range) == "unit=,,,;", "\(rule)")
        }
    }
}
