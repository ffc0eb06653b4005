import Jobnets
import Testing

/// Attributes of units, their types, and which parameters they may have.
@Suite("Units and their parameters")
struct UnitCheckTests {
    static func ids(_ text: String, _ options: CheckOptions = CheckOptions()) -> [String] {
        diagnostics(text, options).map(\.rule.id)
    }

    static func diagnostics(_ text: String, _ options: CheckOptions = CheckOptions()) -> [Diagnostic] {
        DefinitionChecker(Definition(SyntaxTree(text)), options: options).parameterDiagnostics()
    }

    static func text(_ count: Int) -> String { String(repeating: "a", count: count) }

    static let attributes: [(String, [String])] = [
        ("unit=\(text(30)),,,;", []),
        ("unit=\(text(31)),,,;", ["unit-name-length"]),
        ("unit=,,,;", ["unit-name-length"]),
        ("unit=a/b,,,;", ["unit-name-slash"]),
        ("unit=/,,,;", ["unit-name-slash"]),
        ("unit=n,0000,,;", []),
        ("unit=n,7777,,;", []),
        ("unit=n,777,,;", ["permission-mode"]),
        ("unit=n,07777,,;", ["permission-mode"]),
        ("unit=n,0008,,;", ["permission-mode"]),
        ("unit=n,,\(text(30)),;", []),
        ("unit=n,,\(text(31)),;", ["owner-length"]),
        ("unit=n,,,\(text(63));", []),
        ("unit=n,,,\(text(64));", ["resource-group"]),
        ("unit=n,,,a_1;", []),
        ("unit=n,,,a-1;", ["resource-group"]),
    ]

    @Test("attributes of a unit (5.1.1)", arguments: attributes)
    func attribute(_ header: String, _ expected: [String]) {
        #expect(Self.ids("\(header){ty=g;}") == expected)
    }

    @Test("a name is measured in bytes of UTF-8, or of Shift_JIS where the environment does")
    func nameInShiftJIS() {
        let name = String(repeating: "網", count: 15)
        var options = CheckOptions()
        options.lengthsInShiftJIS = true
        #expect(Self.ids("unit=\(name),,,;{ty=g;}") == ["unit-name-length"])
        #expect(Self.ids("unit=\(name),,,;{ty=g;}", options) == [])
        #expect(Self.ids("unit=\(name)a,,,;{ty=g;}", options) == ["unit-name-length"])
    }

    @Test(
        "bytes of Shift_JIS",
        arguments: [("", 0), ("aZ~", 3), ("ｱﾟ｡", 3), ("網", 2), ("Ａ", 2), ("\u{FF60}\u{FFA0}", 4), ("é", 2)]
    )
    func shiftJIS(_ text: String, _ count: Int) {
        #expect(ShiftJIS.byteCount(text) == count)
    }

    @Test("only the first unit on the way whose full name is longer than 930 bytes is told")
    func fullNames() {
        // Thirty names of 30 bytes and their slashes are exactly 930 bytes.
        let count = 32
        let opening = String(repeating: "unit=\(Self.text(30)),,,;{ty=g;", count: count)
        let diagnostics = Self.diagnostics(opening + String(repeating: "}", count: count))
        #expect(diagnostics.map(\.rule.id) == ["full-name-too-long"])
        #expect(diagnostics.first?.unit == UnitID(30))
        #expect(diagnostics.first?.arguments == ["961"])
    }

    @Test("an owner that looks like a more frequent one is told once")
    func ownerSpelling() {
        let owners = ["jp1user", "jpluser", "jp1user", "jpluser", "jp1user", "ops", "0ps", "other"]
        let text = owners.enumerated().map { "unit=u\($0.offset),,\($0.element),;{ty=g;}" }.joined()
        let found = Self.diagnostics(text)
        #expect(found.map(\.rule.id) == ["owner-spelling", "owner-spelling"])
        #expect(found.map(\.arguments) == [["jpluser", "jp1user"], ["0ps", "ops"]])
    }

    @Test("thousands of the same mistake, in one unit or in units side by side, are all told")
    func many() {
        let count = 4000
        let repeated = "unit=n,,,;{" + String(repeating: "ty=n;", count: count) + "}"
        #expect(Self.ids(repeated).count == count - 1)
        let cycles = String(repeating: "sd=1,*1;cy=1,(1,w);", count: count)
        #expect(Self.ids("unit=n,,,;{ty=n;\(cycles)}").count == 3 * count - 1)
        let arrows = String(repeating: "ar=(X,t=b.sea);", count: 1200)
        let units = (0..<1200).map { "unit=u\($0),,,;{ty=n;}" }.joined()
        #expect(Self.ids("unit=n,,,;{ty=n;\(arrows)\(units)}").count == 1200)
    }

    static let types: [(String, [String])] = [
        ("unit=n,,,;{cm=\"x\";}", ["missing-unit-type"]),
        ("unit=n,,,;{}", []),
        ("unit=n,,,;{ty=xx;}", ["unknown-unit-type"]),
        ("unit=n,,,;{ty=;}", ["value-form"]),
        ("unit=n,,,;{ty=g;ty=n;}", ["several-unit-types"]),
        ("unit=n,,,;{ty=n;ty=n;}", ["repeated-parameter"]),
        ("unit=n,,,;{TY=n;ty=n;}", ["upper-case-key"]),
        ("unit=n,,,;{ty=rc;}", ["start-condition-name"]),
        ("unit=.CONDITION,,,;{ty=n;}", ["condition-of-other-type"]),
        ("unit=n,,,;{ty=n;cm=\"a\";cm=\"b\";}", ["repeated-parameter"]),
        ("unit=n,,,;{ty=n;zz=1;}", ["unknown-parameter"]),
        ("unit=n,,,;{ty=n;Sd=1,en;}", ["upper-case-key"]),
        ("unit=n,,,;{ty=n;ZZ=1;}", ["unknown-parameter"]),
        ("unit=n,,,;{ty=n;op=mo;}", ["parameter-of-other-unit"]),
        ("unit=g,,,;{ty=g;sd=1,en;}", ["parameter-of-other-unit"]),
        ("unit=n,,,;{ty=n;ncr=/a/b;}", ["parameter-of-other-unit"]),
        ("unit=n,,,;{ty=n;ha=y;ha=n;}", ["repeated-parameter"]),
        ("unit=n,,,;{ty=n;pr=1;pr=2;}", ["repeated-parameter"]),
        // A unit of a type that is unknown may have anything that some unit has.
        ("unit=n,,,;{ty=xx;op=mo;sd=1,en;}", ["unknown-unit-type"]),
        ("unit=n,,,;{ty=hln;sd=1,en;zz=1;}", []),
    ]

    @Test("types of units, and the parameters that go with them", arguments: types)
    func type(_ text: String, _ expected: [String]) {
        #expect(Self.ids(text) == expected)
    }

    @Test("what is missing in quotation marks is not told twice, once by the grammar and once by the value")
    func unterminatedQuote() {
        let tree = SyntaxTree("unit=n,,,;{ty=n;cm=\"x;\n}")
        #expect(tree.problems.map(\.kind) == [.unterminatedQuote])
        #expect(DefinitionChecker(Definition(tree)).parameterDiagnostics().isEmpty)
    }

    @Test("every rule has an id of its own, words in both languages, and says where it is written")
    func rules() {
        let ids = DiagnosticRule.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        // Sections of the Command Reference, or another manual by its name.
        let sources = ["5.", "Overview ", "System Design ", "Operator's Guide "]
        for rule in DiagnosticRule.all {
            #expect(sources.contains { rule.source.hasPrefix($0) }, "\(rule.id)")
            for words in [rule.message, rule.suggestion] {
                #expect(!words.english.isEmpty && !words.japanese.isEmpty, "\(rule.id)")
                let filled = (0...9).filter { words.english.contains("{\($0)}") }
                #expect(filled == (0...9).filter { words.japanese.contains("{\($0)}") }, "\(rule.id)")
            }
        }
    }

    @Test("a diagnostic has an argument for every blank of its words")
    func arguments() {
        let cases = [
            ScheduleParameterTests.startDates, ScheduleParameterTests.times, ScheduleParameterTests.rules,
            ScheduleParameterTests.monitoring, ScheduleRelationTests.cases, JobnetParameterTests.execution,
            JobnetParameterTests.connection, JobnetParameterTests.otherUnits,
        ]
        var told: Set<String> = []
        let found =
            cases.joined().flatMap(\.diagnostics)
            + (Self.types.map(\.0) + Self.attributes.map { $0.0 + "{ty=g;}" }).flatMap { Self.diagnostics($0) }
        for diagnostic in found {
            told.insert(diagnostic.rule.id)
            #expect(DiagnosticRule.all.contains(diagnostic.rule), "\(diagnostic.rule.id)")
            for words in [diagnostic.rule.message, diagnostic.rule.suggestion] {
                let blanks = (0...9).filter { words.english.contains("{\($0)}") }
                #expect(blanks.allSatisfy { $0 < diagnostic.arguments.count }, "\(diagnostic.rule.id)")
            }
        }
        #expect(told.count > 45)
    }
}
