import Replay
import Testing

@testable import Upgrades

/// Members compared, and checks of the run that look at every member.
struct SameEverywhereTests {
    private func answer(
        _ first: Result<Reading, OutputError>?,
        _ second: Result<Reading, OutputError>?,
        _ condition: Condition
    )
        -> Answer
    {
        var bench = JudgeBench()
        if let first { bench.collect("oms-one", scope: .oms(1), first) }
        if let second { bench.collect("oms-one", scope: .oms(2), second) }
        return bench.answer(condition)
    }

    private static let cut = Answer.unknown(.incomplete("oms-one"))

    @Test(arguments: [
        (["a", "b"], true, ["A", "b"], true, Answer.holds), (["a", "b"], true, ["b", "a"], true, .fails),
        ([], true, [], true, .holds), (["a"], true, ["a"], false, cut), (["a"], false, ["a"], false, cut),
        (["a", "b"], true, ["a"], false, cut), (["a"], false, ["x", "a"], true, cut), (["a"], false, ["b"], false, cut),
        (["a"], true, ["b"], false, .fails), (["b"], false, ["a"], true, .fails),
        (["a", "b"], true, ["b", "a"], false, .fails),
    ])
    func `rows are the same everywhere`(
        first: [String],
        firstIsWhole: Bool,
        second: [String],
        secondIsWhole: Bool,
        expected: Answer
    ) {
        let same = Condition.every(.omsRows, .sameEverywhere)
        #expect(answer(.rows(first, isWhole: firstIsWhole), .rows(second, isWhole: secondIsWhole), same) == expected)
    }

    @Test func `one value each differs however the outputs go on`() {
        let same = Condition.every(.omsState, .sameEverywhere)
        #expect(answer(.state("a", isWhole: false), .state("b", isWhole: false), same) == .fails)
        #expect(answer(.state("a"), .state("a"), same) == .holds)
        #expect(answer(.state("a"), .state("a", isWhole: false), same) == Self.cut)
    }

    @Test func `a member without evidence leaves it unknown`() {
        let missing = Answer.unknown(Reason(.noEvidence, details: ["oms-one"]))
        #expect(answer(.rows(["a"]), nil, .every(.omsRows, .sameEverywhere)) == missing)
        #expect(answer(.rows(["b"]), nil, .every(.omsRows, .equals(.text("a")))) == missing)
    }

    @Test func `a check of the run looks at all members together`() {
        let all = Condition.every(.omsState, .equals(.text("up")))
        #expect(answer(.state("up"), .state("up"), all) == .holds)
        #expect(answer(.state("up"), .state("down"), all) == .fails)
        #expect(answer(.state("up"), .state("up", isWhole: false), all) == Self.cut)
        #expect(answer(.state("up"), .state("down"), .some(.omsState, .equals(.text("up")))) == .holds)
        let unreadable = Reason(.unreadable, details: ["oms-one", "4", "not this output: key-values"])
        #expect(answer(.state("up"), .notThis, all) == .unknown(unreadable))
    }

    @Test func `a check of a member looks at its own evidence, and at all with same everywhere`() {
        var bench = JudgeBench()
        bench.collect("oms-one", scope: .oms(1), .state("up"))
        bench.collect("oms-one", scope: .oms(2), .state("down"))
        let own = Check.bench(memberKind: "oms", judge: .is(.omsState, "up"))
        #expect(bench.assessment([own]).verdicts.map(\.word) == [.pass, .fail])
        let same = Check.bench(memberKind: "oms", judge: .every(.omsState, .sameEverywhere))
        let verdicts = bench.assessment([same]).verdicts
        #expect(verdicts.map(\.word) == [.fail, .fail])
        #expect(verdicts.map(\.evidence) == [[.digest(of: 1), .digest(of: 2)], [.digest(of: 1), .digest(of: 2)]])
    }

    @Test func `a check of one kind looks at all members of another`() {
        var bench = JudgeBench()
        bench.plan.members.append(Member(kind: "agent", name: "a1"))
        bench.collect("oms-one", scope: .oms(1), .state("up"))
        bench.collect("oms-one", scope: .oms(2), .state("up"))
        #expect(
            bench.assessment([.bench(memberKind: "agent", judge: .is(.omsState, "up"))]).verdicts.map(\.word) == [.pass]
        )
    }

    @Test func `evidence of members that the plan does not have leaves it unknown`() {
        var bench = JudgeBench()
        bench.plan.members = []
        let missing = Answer.unknown(Reason(.noEvidence, details: ["oms-one"]))
        #expect(bench.answer(.every(.omsRows, .isEmpty)) == missing)
        #expect(bench.answer(.every(.omsRows, .sameEverywhere)) == missing)
    }
}
