import Testing

@testable import Upgrades

/// Each kind of remark, found and not found.
struct PackLintTests {
    private let method = PlanFactDeclaration(
        name: "method",
        title: .saying("method"),
        domain: .choice(["standard", "software-only"])
    )

    /// A pack of one check in which everything that is declared is used.
    private func pack(_ check: Check, _ change: (inout RulePack) -> Void = { _ in }) -> RulePack {
        var bench = JudgeBench()
        bench.evidence = [.once("one")]
        bench.planFacts = [
            method, PlanFactDeclaration(name: "version", title: .saying("version"), domain: .version),
            PlanFactDeclaration(name: "slb", title: .saying("SLB"), domain: .flag),
        ]
        var pack = bench.pack([check])
        pack.memberKinds = []
        change(&pack)
        return pack
    }

    private func kinds(_ branches: [Branch], exemptions: [Exemption] = []) -> [PackRemark.Kind] {
        let check = Check.bench(branches: branches).with { $0.notApplicable = exemptions }
        return pack(check).branchRemarks.map(\.kind)
    }

    private func branch(_ condition: Condition?, unreachable: String? = nil) -> Branch {
        Branch(condition: condition, verdict: .pass, because: .saying("good"), unreachable: unreachable)
    }

    private static let slb = FactSelection(.plan("slb"))
    private static let version = FactSelection(.plan("version"))

    @Test func `every value of a choice or a flag covers`() {
        #expect(kinds([branch(.is(.method, "standard")), branch(.is(.method, "software-only"))]) == [])
        #expect(kinds([branch(.is(Self.slb, "true")), branch(.is(Self.slb, "false"))]) == [])
        #expect(kinds([branch(.is(.method, "standard"))]) == [.uncoveredInput])
        let two = [
            branch(.is(.method, "standard")), branch(.every(.method, .oneOf(["software-only", "x"]))), branch(nil),
        ]
        #expect(kinds(two) == [.deadBranch])
    }

    @Test func `a value outside the domain is dead, also in an exemption`() {
        #expect(kinds([branch(.is(.method, "dr-transition")), branch(nil)]) == [.deadBranch])
        let exemption = Exemption(condition: .is(.method, "dr-transition"), because: .saying("other"))
        #expect(kinds([branch(nil)], exemptions: [exemption]) == [.deadBranch])
    }

    @Test func `an exemption takes inputs from the branches`() {
        let exemption = Exemption(condition: .is(.method, "standard"), because: .saying("standard"))
        #expect(kinds([branch(.is(.method, "standard")), branch(nil)], exemptions: [exemption]) == [.deadBranch])
        #expect(kinds([branch(.is(.method, "software-only"))], exemptions: [exemption]) == [])
    }

    @Test func `a note that a branch is unreachable must be true`() {
        #expect(kinds([branch(nil), branch(nil, unreachable: "kept for the source")]) == [])
        #expect(kinds([branch(.is(.method, "standard"), unreachable: "never"), branch(nil)]) == [.reachable])
        let exemption = Exemption(condition: .is(.method, "x"), because: .saying("x"), unreachable: "kept")
        #expect(kinds([branch(nil)], exemptions: [exemption]) == [])
    }

    @Test func `versions below, between and above are told apart`() {
        func at(_ matcher: (Operand) -> Matcher, _ text: String) -> Condition {
            .every(Self.version, matcher(.text(text)))
        }
        #expect(kinds([branch(at(Matcher.atLeast, "12.1.0.2")), branch(at(Matcher.lessThan, "12.1.0.2"))]) == [])
        #expect(
            kinds([branch(at(Matcher.moreThan, "12.1")), branch(at(Matcher.lessThan, "12.1"))]) == [.uncoveredInput]
        )
        #expect(kinds([branch(at(Matcher.atLeast, "19")), branch(at(Matcher.lessThan, "12.2"))]) == [.uncoveredInput])
        let dead = [branch(at(Matcher.atLeast, "12")), branch(at(Matcher.atLeast, "13.1")), branch(nil)]
        #expect(kinds(dead) == [.deadBranch])
        let both = Condition.allOf([at(Matcher.moreThan, "12.2"), at(Matcher.lessThan, "12.1")])
        #expect(kinds([branch(both), branch(nil)]) == [.deadBranch])
        let between = Condition.allOf([at(Matcher.moreThan, "12.1"), at(Matcher.lessThan, "12.2")])
        #expect(kinds([branch(between), branch(nil)]) == [])
    }

    @Test func `another text, and no value, are inputs`() {
        #expect(kinds([branch(.is(.state, "up")), branch(.is(.state, "down"))]) == [.uncoveredInput])
        #expect(kinds([branch(.is(.state, "up")), branch(.every(.state, .isNotEmpty))]) == [.uncoveredInput])
        #expect(kinds([branch(.every(.state, .isEmpty)), branch(.every(.state, .isNotEmpty))]) == [])
        #expect(kinds([branch(.is(.state, "up")), branch(.noneOf([.is(.state, "UP")]))]) == [])
    }

    @Test func `rows may differ, and their number`() {
        let all = branch(.every(.rows, .equals(.text("up"))))
        let one = branch(.some(.rows, .equals(.text("up"))))
        #expect(kinds([all, one, branch(nil)]) == [])
        #expect(kinds([one, all, branch(nil)]) == [.deadBranch])
        #expect(kinds([branch(.every(.rows, .count(0...2))), branch(.every(.rows, .count(3...Int.max)))]) == [])
        #expect(
            kinds([branch(.every(.rows, .count(0...2))), branch(.every(.rows, .count(4...Int.max)))]) == [
                .uncoveredInput
            ]
        )
    }

    @Test func `a field of one value never has two`() {
        let both = Condition.allOf([.is(.state, "a"), .is(.state, "b")])
        #expect(kinds([branch(both), branch(nil)]) == [.deadBranch])
        let some = Condition.allOf([.some(.rows, .equals(.text("a"))), .some(.rows, .equals(.text("b")))])
        #expect(kinds([branch(some), branch(nil)]) == [])
    }

    @Test func `patterns overlap and end`() {
        func fits(_ pattern: String) -> Condition { .every(.state, .matches(TextPattern(pattern))) }
        #expect(kinds([branch(fits("#G")), branch(fits("#M")), branch(nil)]) == [])
        #expect(kinds([branch(.allOf([fits("a*"), fits("*b")])), branch(nil)]) == [])
        #expect(kinds([branch(fits("[]")), branch(nil)]) == [.deadBranch])
        #expect(kinds([branch(fits("*")), branch(fits("a")), branch(.every(.state, .isEmpty))]) == [.deadBranch])
    }

    @Test func `facts compared with facts may come out either way`() {
        let equal = Condition.every(.state, .equals(.fact(.plan("version"))))
        #expect(kinds([branch(equal), branch(.noneOf([equal]))]) == [])
        #expect(kinds([branch(equal), branch(equal), branch(nil)]) == [.deadBranch])
    }

    @Test func `a check with too many combinations is looked at branch by branch`() {
        let facts = (0..<17).map { FactSelection(.evidence("one", FieldName(column: "c\($0)"))) }
        let big = Condition.allOf(facts.map { .is($0, "x") })
        #expect(
            kinds([branch(big), branch(.is(.method, "x")), branch(nil), branch(nil)]) == [.deadBranch, .deadBranch]
        )
        #expect(kinds([branch(big)]) == [.uncoveredInput])
        let many = Condition.every(.rows, .oneOf((0..<300).map { "name\($0)" }))
        #expect(kinds([branch(many), branch(nil), branch(nil)]) == [.deadBranch])
        let patterns = (0..<40).map { Condition.every(.state, .matches(TextPattern("a\($0)*"))) }
        #expect(kinds([branch(.anyOf(patterns)), branch(nil), branch(nil)]) == [.deadBranch])
    }

    @Test func `the largest enumeration ends`() {
        let facts = (0..<10).map { FactSelection(.evidence("one", FieldName(column: "c\($0)"))) }
        // Three samples each: none, x, another.
        #expect(kinds([branch(.allOf(facts.map { .is($0, "x") })), branch(nil)]) == [])
    }

    @Test func `ids that moved are found, and aliases are known`() {
        let old = pack(.bench("old.a", branches: [branch(nil)]).with { $0.aliases = ["P1", "P2"] })
        let new = pack(.bench("new.a", branches: [branch(nil)]).with { $0.aliases = ["old.a", "P2"] })
        #expect(new.movedIDs(against: old).map(\.subject) == ["P1"])
        #expect(new.remarks(against: old).filter { $0.kind == .movedID }.map(\.subject) == ["P1"])
        #expect(new.remarks().contains { $0.kind == .movedID } == false)
        #expect(old.movedIDs(against: old) == [])
    }

    @Test(arguments: [
        "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}", "\u{FE58}", "\u{FE63}",
        "\u{FF0D}",
        "\u{AD}",
    ])
    func `a dash that is no hyphen is found in each command`(dash: String) {
        let command = "emctl stop oms \(dash)all"
        let remedy = Remedy(text: .saying("stop"), command: command)
        let check = Check.bench(branches: [branch(nil)]).with {
            $0.remedy = remedy
            $0.obligation = ObligationRule(
                id: "restore",
                title: .saying("restore"),
                remedy: remedy,
                opening: .passing,
                closing: .evidence(.is(.state, "up"))
            )
        }
        let found = pack(check) { $0.evidence[0].command = command }.dashes
        #expect(found.map(\.subject) == ["one", "bench.check", "restore"])
        #expect(found.allSatisfy { $0.text.english.hasPrefix("character 16 of the command is U+") })
        #expect(pack(check.with { $0.remedy.command = "emctl stop oms -all" }).dashes.map(\.subject) == ["restore"])
    }

    @Test func `what is never used is found`() {
        var bare = pack(.bench(branches: [branch(nil)]))
        bare.memberKinds = [MemberKind(name: "oms", title: .saying("OMS"))]
        bare.occurrences = [OccurrenceDeclaration(id: "restart", title: .saying("restart"))]
        bare.findings = [SourceFinding(id: "f1", lines: [1], text: .saying("f"), handling: .saying("h"))]
        #expect(bare.remarks().map(\.kind) == Array(repeating: .unused, count: 7))
        #expect(bare.unused.map(\.subject) == ["one", "method", "version", "slb", "restart", "oms", "f1"])
        bare.checks[0].memberKind = "oms"
        bare.checks[0].invalidatedBy = ["restart"]
        bare.checks[0].findings = ["f1"]
        let facts = [FactSelection.method, Self.version, Self.slb, .state]
        bare.checks[0].branches = [branch(.anyOf(facts.map { .is($0, "true") })), branch(nil)]
        #expect(bare.unused == [])
    }

    @Test func `evidence that only reveals an occurrence that counts is used`() {
        var bare = pack(.bench(branches: [branch(nil)]).with { $0.invalidatedBy = ["restart"] })
        bare.evidence[0].reveals = [Revelation(occurrence: "restart", field: FieldName(column: "state"))]
        #expect(!bare.unused.map(\.subject).contains("one"))
        bare.checks[0].invalidatedBy = []
        #expect(bare.unused.map(\.subject).contains("one"))
    }

    @Test func `a field that the parser never gives is found`() {
        let check = Check.bench(judge: .allOf([.is(.state, "up"), .is(.rows, "x")]))
        func fields(_ parser: OutputParser) -> [String] {
            pack(check) { $0.evidence[0].parser = parser }.unknownFields.map(\.subject)
        }
        #expect(fields(.emctlStatusEMKey) == ["one/rows.value"])
        #expect(fields(.keyValues) == ["one/rows.value"])
        #expect(fields(.sqlplusQuery) == ["one/state"])
        #expect(fields(.emcliOperations) == ["one/state", "one/rows.value"])
        let filtered = FactSelection(
            .evidence("one", FieldName(table: "parameters", column: "value")),
            where: [RowFilter(column: "named", value: .text("x"))]
        )
        let found = pack(.bench(judge: .is(filtered, "x"))) { $0.evidence[0].parser = .sqlplusParameters }.unknownFields
        #expect(found.map(\.subject) == ["one/parameters.named"])
    }

    @Test func `every parser gives some field`() {
        for parser in OutputParser.allCases { #expect(!parser.fields.isEmpty, "\(parser)") }
    }
}
