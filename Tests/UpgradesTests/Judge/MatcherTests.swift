import Replay
import Testing

@testable import Upgrades

/// The rows of the tables of conditions and matchers in `HowAVerdictIsReached`.
struct MatcherTests {
    private static func bench(_ values: [String], isWhole: Bool = true) -> JudgeBench {
        var bench = JudgeBench()
        bench.collect("one", .rows(values, isWhole: isWhole))
        return bench
    }

    private static let cut = Answer.unknown(.incomplete("one"))

    /// Quantifiers by values and wholeness: `a` matches, `b` does not.
    @Test(arguments: [
        ([], true, Answer.fails, Answer.fails), ([], false, cut, cut),
        (["a"], true, .holds, .holds), (["a"], false, cut, .holds),
        (["b"], true, .fails, .fails), (["b"], false, .fails, cut),
        (["a", "a"], true, .holds, .holds), (["a", "a"], false, cut, .holds),
        (["a", "b"], true, .fails, .holds), (["a", "b"], false, .fails, .holds),
        (["b", "a"], true, .fails, .holds), (["b", "a"], false, .fails, .holds),
        (["b", "b"], true, .fails, .fails), (["b", "b"], false, .fails, cut),
    ])
    func `every and some over none, one and two rows`(values: [String], isWhole: Bool, every: Answer, some: Answer) {
        let bench = Self.bench(values, isWhole: isWhole)
        #expect(bench.answer(.every(.rows, .equals(.text("a")))) == every)
        #expect(bench.answer(.some(.rows, .equals(.text("a")))) == some)
    }

    /// What every continuation of a cut output says is known; the rest is not. Two rows more than stand there show all.
    @Test func `answers on cut outputs are those of every continuation`() {
        let matchers: [Matcher] = [
            .equals(.text("a")), .oneOf(["a", "c"]), .isEmpty, .isNotEmpty, .count(0...0), .count(1...1), .count(1...2),
            .count(2...Int.max), .matches(TextPattern("a*")),
        ]
        let lists = Self.lists(upTo: 2)
        for matcher in matchers {
            for some in [false, true] {
                for values in lists {
                    let condition = Condition.fact(.rows, matcher, some: some)
                    let cut = Self.bench(values, isWhole: false).answer(condition)
                    let continued = lists.map {
                        Self.oracle(values + $0, matcher, some: some)
                    }
                    switch cut {
                    // A pass wants a whole output, but for a value that is there already.
                    case .holds: #expect(!continued.contains(false), "\(matcher) \(some) \(values)")
                    case .fails: #expect(!continued.contains(true), "\(matcher) \(some) \(values)")
                    case .unknown(let reason): #expect(reason == .incomplete("one"))
                    }
                    let whole = Self.bench(values).answer(condition)
                    let expected: Answer = Self.oracle(values, matcher, some: some) ? .holds : .fails
                    #expect(whole == expected, "\(matcher) \(some) \(values)")
                    if Set(continued) == [false] { #expect(cut == .fails, "\(matcher) \(some) \(values)") }
                }
            }
        }
    }

    private static func lists(upTo count: Int) -> [[String]] {
        guard count > 0 else { return [[]] }
        let shorter = lists(upTo: count - 1)
        return shorter + shorter.filter { $0.count == count - 1 }.flatMap { list in ["a", "b"].map { list + [$0] } }
    }

    private static func oracle(_ values: [String], _ matcher: Matcher, some: Bool) -> Bool {
        switch matcher {
        case .isEmpty: values.isEmpty
        case .isNotEmpty: !values.isEmpty
        case .count(let range): range.contains(values.count)
        default: some ? values.contains("a") : !values.isEmpty && !values.contains("b")
        }
    }

    @Test(arguments: [
        ("Secure", "secure", true), (" a \t b ", "a b", true), ("12.1.0.2", "12.1.0.2.0", true),
        ("12.01", "12.1", true), ("012", "12", true), ("-0", "0", true), ("-5", "5", false), ("12", "12.0", false),
        ("12.1", "12.10", false), ("a.1", "a.1.0", false), ("1..2", "1.2", false), ("Ä", "ä", false),
        ("1.", "1", false),
    ])
    func `values are equal`(value: String, other: String, isEqual: Bool) {
        #expect(Self.bench([value]).answer(.is(.rows, other)) == (isEqual ? .holds : .fails))
        #expect(Self.bench([other]).answer(.every(.rows, .oneOf(["x", value]))) == (isEqual ? .holds : .fails))
    }

    @Test(arguments: [
        ("12.1.0.2", "12.1", 1), ("12.1", "12.1.0.0", 0), ("9", "10", -1), ("12.9", "12.10", -1), ("13", "13.4", -1),
        ("-5", "3", -1), ("-5", "-7", 1), ("18446744073709551616", "18446744073709551615", 1), ("007", "7", 0),
        ("0", "0.0.0", 0),
    ])
    func `numbers and versions are compared`(value: String, limit: String, order: Int) {
        let bench = Self.bench([value])
        func answer(_ matcher: Matcher) -> Bool { bench.answer(.every(.rows, matcher)) == .holds }
        #expect(answer(.atLeast(.text(limit))) == (order >= 0))
        #expect(answer(.atMost(.text(limit))) == (order <= 0))
        #expect(answer(.moreThan(.text(limit))) == (order > 0))
        #expect(answer(.lessThan(.text(limit))) == (order < 0))
    }

    @Test func `what is neither number nor version is not comparable, unless another value decides`() {
        let condition = Condition.every(.rows, .atLeast(.text("5")))
        let unknown = Answer.unknown(Reason(.notComparable, details: ["one/rows.value", "8G"]))
        #expect(Self.bench(["8G"]).answer(condition) == unknown)
        #expect(Self.bench(["8G", "6"]).answer(condition) == unknown)
        #expect(Self.bench(["8G", "4"]).answer(condition) == .fails)
        #expect(Self.bench(["8G", "6"]).answer(.some(.rows, .atLeast(.text("5")))) == .holds)
        #expect(Self.bench(["8G", "4"]).answer(.some(.rows, .atLeast(.text("5")))) == unknown)
    }

    @Test(arguments: [
        ("1970-01-01T00:15:01Z", Answer.holds), ("1970-01-01T00:15:00Z", .fails),
        ("1970-01-01T01:15:00.5+01:00", .holds), ("1970-01-01 00:14:59Z", .fails),
        ("1970-01-01 00:15:01", .unknown(Reason(.notComparable, details: ["one/rows.value", "1970-01-01 00:15:01"]))),
    ])
    func `moments are newer`(value: String, expected: Answer) {
        var bench = Self.bench([value])
        bench.occurrences = [800, 900, 2000].map { Occurrence(id: "upgrade", scope: .run, at: .atSecond($0)) }
        #expect(bench.answer(.every(.rows, .newerThan(.occurrence("upgrade")))) == expected)
    }

    @Test func `without the occurrence newer is unknown`() {
        let answer = Self.bench(["1970-01-01T00:15:01Z"]).answer(.every(.rows, .newerThan(.occurrence("upgrade"))))
        #expect(answer == .unknown(Reason(.notStated, details: ["at(upgrade)"])))
    }

    @Test func `the moment of collection is a fact`() {
        var bench = Self.bench(["a"])
        bench.occurrences = [Occurrence(id: "upgrade", scope: .run, at: .atSecond(899))]
        let newer = Condition.every(FactSelection(.collected("one")), .newerThan(.occurrence("upgrade")))
        #expect(bench.answer(newer) == .holds)
        bench.occurrences = [Occurrence(id: "upgrade", scope: .run, at: .atSecond(900))]
        #expect(bench.answer(newer) == .fails)
    }

    @Test func `rows pass filters, and an unknown filter operand is unknown`() {
        var bench = JudgeBench()
        let rows = [
            ReadingRow([.init("name", "A", line: 1), .init("value", "off", line: 1)]),
            ReadingRow([.init("name", "b", line: 2), .init("value", "on", line: 2)]),
            ReadingRow([.init("value", "on", line: 3)]),
        ]
        let table = ReadingTable("rows", rows: rows)
        bench.collect("one", .success(Reading(tables: [table], completeness: .complete(.fixedForm))))
        func off(_ operand: Operand) -> Condition {
            let filter = RowFilter(column: "name", value: operand)
            return .is(FactSelection(FactSelection.rows.fact, where: [filter]), "OFF")
        }
        #expect(bench.answer(off(.text("a"))) == .holds)
        #expect(bench.answer(off(.text("b"))) == .fails)
        #expect(bench.answer(off(.fact(.plan("slb")))) == .unknown(Reason(.notStated, details: ["slb"])))
    }

    @Test func `an operand is the only value of another fact`() {
        var bench = Self.bench(["standard"])
        #expect(bench.answer(.every(.rows, .equals(.fact(.plan("method"))))) == .holds)
        let rows = Operand.fact(FactSelection.rows.fact)
        #expect(bench.answer(.every(.method, .equals(rows))) == .holds)
        bench.collect("one", at: 901, .rows(["standard", "other"]))
        let several = Reason(.notComparable, details: ["one/rows.value", "standard, other"])
        #expect(bench.answer(.every(.method, .equals(rows))) == .unknown(several))
        bench.collect("one", at: 902, .rows([]))
        let none = Reason(.notComparable, details: ["one/rows.value", ""])
        #expect(bench.answer(.every(.method, .equals(rows))) == .unknown(none))
        bench.collect("one", at: 903, .rows(["standard"], isWhole: false))
        #expect(bench.answer(.every(.method, .equals(rows))) == Self.cut)
    }

    @Test func `an attribute and the name of the member are facts`() {
        let bench = JudgeBench()
        let host = Condition.is(FactSelection(.member("host")), "H1.example.com")
        let verdicts = bench.assessment([.bench(memberKind: "oms", judge: host)]).verdicts
        #expect(verdicts.map(\.word) == [.pass, .fail])
        let name = Condition.is(FactSelection(.member("name")), "oms2")
        #expect(bench.assessment([.bench(memberKind: "oms", judge: name)]).verdicts.map(\.word) == [.fail, .pass])
    }

    @Test func `a fact of the plan that is not stated has its default, or is unknown`() {
        var bench = JudgeBench()
        let slb = Condition.is(FactSelection(.plan("slb")), "false")
        #expect(bench.answer(slb) == .unknown(Reason(.notStated, details: ["slb"])))
        bench.planFacts = [
            PlanFactDeclaration(name: "slb", title: .saying("SLB"), domain: .flag, defaultValue: "false")
        ]
        #expect(bench.answer(slb) == .holds)
    }

    @Test(arguments: [
        (["h1.example.com", "H2.example.com"], true, Answer.holds), (["h1.example.com"], true, .fails),
        (["h1.example.com"], false, cut), (["h2.example.com", "h1.example.com", "x"], false, .holds),
        ([], true, .fails),
    ])
    func `every member is covered`(values: [String], isWhole: Bool, expected: Answer) {
        let covers = Condition.every(.rows, .covers(memberKind: "oms", attribute: "host"))
        #expect(Self.bench(values, isWhole: isWhole).answer(covers) == expected)
    }

    @Test func `members without the attribute, and a kind without members, are not covered`() {
        let bench = Self.bench(["oms1"])
        let role = bench.answer(.every(.rows, .covers(memberKind: "oms", attribute: "role")))
        #expect(role == .unknown(Reason(.notStated, details: ["oms/oms1.role"])))
        let agents = bench.answer(.every(.rows, .covers(memberKind: "agent", attribute: "name")))
        #expect(agents == .unknown(Reason(.notStated, details: ["agent"])))
    }

    @Test(arguments: [
        (["X", "y", "z"], true, Answer.holds), (["x", "y"], false, .holds), (["x"], true, .fails), (["x"], false, cut),
    ])
    func `every subject is included`(values: [String], isWhole: Bool, expected: Answer) {
        var bench = Self.bench(values, isWhole: isWhole)
        bench.subjects = [ObligationSubjects(check: "bench.check", scope: .run, values: ["x", "y"])]
        #expect(bench.answer(.every(.rows, .includesSubjects)) == expected)
    }

    @Test func `without subjects nothing is included`() {
        let answer = Self.bench(["x"]).answer(.every(.rows, .includesSubjects))
        #expect(answer == .unknown(Reason(.notStated, details: ["subjects"])))
    }
}
