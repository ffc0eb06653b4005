import Jobnets
import Replay
import TestSupport
import Testing

/// Whatever a definition is cut to or made of, it is read, checked, scheduled, drawn, laid out and compared to its end.
@Suite("Definitions that are hostile or broken")
struct HostileDefinitionTests {
    /// A group with a calendar, and jobnets with most of what makes a schedule.
    private static let sample = Array(
        """
        unit=g,,u,;{ty=g;cl=su;op=2026/05/03;sdd=mo:b;stt=08:00;
        unit=n,,u,;{ty=n;sd=1,2026/04/*b-1;st=1,+25:10;cy=1,(1,m);sh=1,be;cftd=1,da,3,9;ed=2026/12/31;
        el=j,pj,+80 +48;ar=(f=j,t=m);sd=2,@31;shd=2,5;fd=30;ms=mlt;ejn=x;
        unit=j,,u,;{ty=pj;sc="a #"b";}unit=m,,u,;{ty=n;de=n;sd=1,mo:b;ln=1,2;sy=1,M9;}}}
        """.utf8
    )

    /// Reads, checks and schedules a text; what holds of any is expected.
    private func expectWorked(_ bytes: [UInt8], _ what: @autoclosure () -> String) {
        let tree = SyntaxTree(utf8: bytes)
        let definition = Definition(tree)
        let diagnostics = DefinitionChecker(definition).diagnostics()
        let isSound = diagnostics.allSatisfy { $0.range.start >= 0 && $0.range.end <= bytes.count && !$0.range.isEmpty }
        let isOrdered = zip(diagnostics, diagnostics.dropFirst()).allSatisfy { $0.range.start <= $1.range.start }
        let schedules = DefinitionSchedules(definition)
        let jobnets = tree.units.indices.count { definition.kind(of: UnitID($0))?.isJobnet == true }
        let isWhole = schedules.jobnets.count + schedules.refused.count == jobnets
        // A year of few days, since each calendar is made for all days.
        let first = CalendarDate(dayNumber: 8766)
        let scheduler = Scheduler(jobnets: schedules.jobnets, registered: first, lastYear: 1994)
        let runs = scheduler.runs(from: first, to: first + 40).joined()
        let areInPeriod = runs.allSatisfy { first <= $0.day && $0.day <= first + 40 }
        if !(isSound && isOrdered && isWhole && areInPeriod) {
            Issue.record(
                "\(what()): ranges \(isSound), order \(isOrdered), jobnets \(isWhole), days \(areInPeriod)\n\(String(decoding: bytes, as: UTF8.self))"
            )
        }
    }

    @Test("the sample is right, so that all damage is that of a test")
    func sound() {
        let definition = Definition(SyntaxTree(utf8: Self.sample))
        #expect(definition.tree.problems.isEmpty)
        #expect(DefinitionSchedules(definition).jobnets.map(\.fullName) == ["/g/n", "/g/n/m"])
    }

    @Test("a definition cut at any byte is checked and scheduled as far as it goes")
    func truncation() {
        for length in 0...Self.sample.count { expectWorked(Array(Self.sample[..<length]), "cut at \(length)") }
    }

    @Test(
        "a definition with any byte replaced by one that means something is checked and scheduled",
        arguments: Array(";{}\"#=,()/*\n".utf8)
    )
    func replacement(_ byte: UInt8) {
        var sample = Self.sample
        for place in sample.indices {
            let original = sample[place]
            sample[place] = byte
            expectWorked(sample, "byte \(byte) at \(place)")
            sample[place] = original
        }
    }

    // MARK: Very many

    /// Enough for a time that grows with the square to be noticed: minutes.
    private static let count = 20_000

    @Test("very many rules of one jobnet are told one by one, and give no schedule")
    func manyRules() {
        let rules = (1...Self.count).map { "sd=\($0),en;" }.joined()
        let definition = Definition(SyntaxTree("unit=n,,,;{ty=n;\(rules)}"))
        let diagnostics = DefinitionChecker(definition).diagnostics()
        #expect(diagnostics.count == Self.count - 144)
        #expect(Set(diagnostics.map(\.rule.id)) == ["value-out-of-range"])
        #expect(DefinitionSchedules(definition).refused.map(\.diagnostics.count) == [Self.count - 144])
    }

    @Test("the same rule very often gives no schedule either")
    func repeatedRule() {
        let definition = Definition(
            SyntaxTree("unit=n,,,;{ty=n;" + String(repeating: "sd=1,en;", count: Self.count) + "}")
        )
        #expect(DefinitionChecker(definition).diagnostics().count >= Self.count - 1)
        #expect(DefinitionSchedules(definition).jobnets.isEmpty)
    }

    // MARK: Very deep

    /// Fewer, since a test takes some passes over all of them.
    private static let depth = 10_000
    private static let levels = "unit=a,,,;{ty=n;el=a,n,+80 +48;"
    private static let deep = Definition(
        SyntaxTree(String(repeating: levels, count: depth) + String(repeating: "}", count: depth))
    )

    @Test("very many levels are checked without a stack, and the first name that is too long is told once")
    func deepCheck() {
        let diagnostics = DefinitionChecker(Self.deep).diagnostics()
        #expect(diagnostics.count { $0.rule.id == "full-name-too-long" } == 1)
    }

    @Test("very many levels have schedules as far as their names go")
    func deepSchedules() {
        let schedules = DefinitionSchedules(Self.deep)
        #expect(schedules.jobnets.count == 465)
        #expect(schedules.refused.count == Self.depth - 465)
    }

    @Test("very many levels do not differ from themselves, and by one value at their end in that alone")
    func deepDifference() {
        #expect(DefinitionDifference(before: Self.deep, after: Self.deep).changes.isEmpty)
        let other = String(repeating: Self.levels, count: Self.depth) + "cm=\"x\";"
        let changed = Definition(SyntaxTree(other + String(repeating: "}", count: Self.depth)))
        #expect(DefinitionDifference(before: Self.deep, after: changed).changes.map(\.weight) == [.comment])
    }

    @Test("very many levels are one graph each")
    func deepGraph() {
        let graph = OrderGraph(of: UnitID(0), in: Self.deep, isDescending: true)
        #expect(graph.levels.count == Self.depth - 1)
    }

    @Test("very many levels are laid out, indented no further than the limit")
    func deepLayout() throws {
        let text = try DefinitionLayout(indentation: .spaces(1)).format(Self.deep.tree)
        #expect(SyntaxTree(utf8: text).units.count == Self.depth)
        #expect(text.count < Self.depth * 5 * (DefinitionLayout.deepestIndentation + 20))
    }

    @Test("groups as deep as names allow, each with a jobnet, are walked up for each once")
    func deepGroups() {
        let count = 460
        let level = "unit=g,,,;{ty=g;unit=n,,,;{ty=n;}"
        let text = String(repeating: level, count: count) + String(repeating: "}", count: count)
        #expect(DefinitionSchedules(Definition(SyntaxTree(text))).jobnets.count == count)
    }

    // MARK: Impossible values

    @Test(
        "a value that cannot be is told by its rule, and gives no schedule",
        arguments: [
            ("sd=2026/02/30;", ["value-out-of-range"]), ("sd=yyyy/02/30;", ["value-form"]),
            ("ed=2026/02/30;", ["no-such-date"]),
            ("cy=0;", ["value-form"]), ("cy=(0,d);", ["value-out-of-range"]), ("sd=0,en;", ["zero-number"]),
        ]
    )
    func impossible(_ parameter: String, _ rules: [String]) {
        let definition = Definition(SyntaxTree("unit=n,,,;{ty=n;\(parameter)}"))
        #expect(DefinitionChecker(definition).diagnostics().map(\.rule.id) == rules)
        let schedules = DefinitionSchedules(definition)
        #expect(schedules.jobnets.isEmpty)
        #expect(schedules.refused.first?.diagnostics.map(\.rule.id) == rules)
    }
}
