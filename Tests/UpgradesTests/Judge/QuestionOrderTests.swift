import Replay
import Testing

@testable import Upgrades

/// The rows of the order of questions in `HowAVerdictIsReached`.
struct QuestionOrderTests {
    private let standard = Condition.is(.method, "standard")
    private let inRepository = Check.bench(judge: .is(.state, "in-repository"))

    @Test func `the first exemption that holds decides, with its facts`() {
        let check = inRepository.with {
            $0.notApplicable = [
                Exemption(condition: .is(.method, "software-only"), because: .saying("other method")),
                Exemption(condition: standard, because: .saying("this method")),
            ]
        }
        let expected = Verdict(
            check: "bench.check",
            scope: .run,
            word: .notApplicable,
            reason: Reason(.decided, text: .saying("this method")),
            facts: [CitedFact(reference: "plan.method", values: ["standard"])]
        )
        #expect(JudgeBench().verdict(check) == expected)
    }

    @Test func `an exemption that is unknown before one that holds is unknown`() {
        let check = inRepository.with {
            $0.notApplicable = [
                Exemption(condition: .is(FactSelection(.plan("slb")), "true"), because: .saying("with SLB")),
                Exemption(condition: standard, because: .saying("this method")),
            ]
        }
        let verdict = JudgeBench().verdict(check)
        #expect(verdict.word == .unknown)
        #expect(verdict.reason == Reason(.notStated, details: ["slb"]))
    }

    @Test func `an exemption on stale evidence is unknown`() {
        var bench = JudgeBench()
        bench.collect("one", at: 900, .state("absent"))
        bench.occurrences = [Occurrence(id: "restart", scope: .run, at: .atSecond(901))]
        let check = Check.bench(judge: standard).with {
            $0.notApplicable = [Exemption(condition: .is(.state, "absent"), because: .saying("not there"))]
            $0.invalidatedBy = ["restart"]
        }
        #expect(bench.verdict(check).word == .unknown)
        #expect(bench.verdict(check).reason.kind == .invalidated)
        bench.occurrences = []
        #expect(bench.verdict(check).word == .notApplicable)
    }

    @Test func `two pieces of evidence of one moment that differ are a conflict`() {
        var bench = JudgeBench()
        bench.collect("one", at: 900, .state("in-repository"))
        bench.collect("one", at: 900, .state("secure"))
        let expected = Verdict(
            check: "bench.check",
            scope: .run,
            word: .conflict,
            reason: Reason(.twoEvidences, details: ["one"]),
            facts: [1, 2].map {
                CitedFact(reference: "collected(one)", values: ["1970-01-01T00:15:00Z"], evidence: .digest(of: $0))
            },
            evidence: [.digest(of: 1), .digest(of: 2)]
        )
        #expect(bench.verdict(inRepository) == expected)
    }

    @Test func `two pieces of one moment conflict although an earlier branch holds`() {
        var bench = JudgeBench()
        bench.collect("one", at: 900, .state("a"))
        bench.collect("one", at: 900, .state("b"))
        let check = Check.bench(branches: [
            Branch(condition: standard, verdict: .pass, because: .saying("good")),
            Branch(condition: .is(.state, "a"), verdict: .fail, because: .saying("bad")),
        ])
        #expect(bench.verdict(check).word == .conflict)
    }

    @Test func `an exemption on two pieces of one moment is a conflict`() {
        var bench = JudgeBench()
        bench.collect("one", at: 900, .state("a"))
        bench.collect("one", at: 900, .state("b"))
        let check = Check.bench(judge: standard).with {
            $0.notApplicable = [Exemption(condition: .is(.state, "a"), because: .saying("not there"))]
        }
        #expect(bench.verdict(check).word == .conflict)
    }

    @Test func `the same text twice at one moment is one piece, and the weaker account counts`() {
        var bench = JudgeBench()
        bench.collect("one", at: 900, digest: 1, .state("in-repository"))
        bench.collect("one", at: 900, digest: 1, isCapturedWhole: false, .state("in-repository", isWhole: false))
        #expect(bench.verdict(inRepository).reason == .incomplete("one"))
        bench.documents.reverse()
        #expect(bench.verdict(inRepository).reason == .incomplete("one"))
    }

    @Test func `facts that should agree and differ are a conflict`() {
        var bench = JudgeBench()
        bench.collect("one", .state("A"))
        bench.collect("two", .state("b"))
        let other = FactReference.evidence("two", FieldName(column: "state"))
        let check = Check.bench(judge: standard).with { $0.agreements = [[FactSelection.state.fact, other]] }
        let expected = Verdict(
            check: "bench.check",
            scope: .run,
            word: .conflict,
            reason: Reason(.disagreement, details: ["one/state", "A", "two/state", "b"]),
            facts: [
                CitedFact(reference: "one/state", values: ["A"], evidence: .digest(of: 1), line: 7),
                CitedFact(reference: "two/state", values: ["b"], evidence: .digest(of: 2), line: 7),
            ],
            evidence: [.digest(of: 1), .digest(of: 2)]
        )
        #expect(bench.verdict(check) == expected)
    }

    @Test func `facts that agree, or of which one has no value, are no conflict`() {
        var bench = JudgeBench()
        bench.collect("one", .rows(["a", "B"]))
        let other = FactReference.evidence("two", FieldName(table: "rows", column: "value"))
        let check = Check.bench(judge: standard).with { $0.agreements = [[FactSelection.rows.fact, other]] }
        #expect(bench.verdict(check).word == .pass)
        bench.collect("two", .rows(["b", "a"]))
        #expect(bench.verdict(check).word == .pass)
        bench.collect("two", at: 901, .rows([]))
        #expect(bench.verdict(check).word == .pass)
    }

    @Test func `the first branch that holds decides, with fact, evidence and line`() {
        var bench = JudgeBench()
        bench.collect("one", .state("in-repository"))
        let expected = Verdict(
            check: "bench.check",
            scope: .run,
            word: .pass,
            reason: Reason(.decided, text: .saying("good")),
            facts: [CitedFact(reference: "one/state", values: ["in-repository"], evidence: .digest(of: 1), line: 7)],
            evidence: [.digest(of: 1)]
        )
        #expect(bench.verdict(inRepository) == expected)
    }

    @Test func `the inverted state: in the repository passes, secure fails`() {
        var bench = JudgeBench()
        bench.collect("one", .state("secure"))
        #expect(bench.verdict(inRepository).word == .fail)
    }

    @Test func `a branch that is unknown before one that holds is unknown`() {
        let check = Check.bench(branches: [
            Branch(condition: .is(.state, "a"), verdict: .fail, because: .saying("bad")),
            Branch(condition: standard, verdict: .pass, because: .saying("good")),
        ])
        #expect(JudgeBench().verdict(check).word == .unknown)
        #expect(JudgeBench().verdict(check).reason == Reason(.noEvidence, details: ["one"]))
    }

    @Test func `when no branch holds the verdict is unknown`() {
        let check = Check.bench(branches: [
            Branch(condition: .is(.method, "other"), verdict: .pass, because: .saying("good"))
        ])
        #expect(JudgeBench().verdict(check).word == .unknown)
        #expect(JudgeBench().verdict(check).reason == Reason(.undecided))
    }

    @Test(arguments: [(Level.must, VerdictWord.fail), (.recommended, .warn), (.may, .warn)])
    func `only what must be fails`(level: Level, word: VerdictWord) {
        #expect(JudgeBench().verdict(.bench(level: level, judge: .is(.method, "other"))).word == word)
    }

    @Test(arguments: [(899, VerdictWord.pass), (900, .unknown), (901, .unknown), (1001, .pass)])
    func `an occurrence at or after the collection, and not after the judging, makes stale`(
        seconds: Int,
        word: VerdictWord
    ) {
        var bench = JudgeBench()
        bench.collect("one", at: 900, .state("in-repository"))
        bench.occurrences = [Occurrence(id: "restart", scope: .run, at: .atSecond(seconds))]
        #expect(bench.verdict(inRepository.with { $0.invalidatedBy = ["restart"] }).word == word)
        #expect(bench.verdict(inRepository.with { $0.invalidatedBy = ["other"] }).word == .pass)
    }

    @Test func `an occurrence of one member leaves the others`() {
        var bench = JudgeBench()
        bench.collect("oms-one", scope: .oms(1), .state("up"))
        bench.collect("oms-one", scope: .oms(2), .state("up"))
        bench.occurrences = [Occurrence(id: "restart", scope: .oms(1), at: .atSecond(950))]
        let check = Check.bench(memberKind: "oms", judge: .is(.omsState, "up")).with { $0.invalidatedBy = ["restart"] }
        let verdicts = bench.assessment([check]).verdicts
        #expect(verdicts.map(\.word) == [.unknown, .pass])
        #expect(verdicts[0].reason == Reason(.invalidated, details: ["restart", "1970-01-01T00:15:50Z"]))
    }

    @Test func `an occurrence of one member makes evidence of the whole stale for it and for the run`() {
        var bench = JudgeBench()
        bench.collect("one", .state("up"))
        bench.occurrences = [Occurrence(id: "restart", scope: .oms(1), at: .atSecond(950))]
        let each = Check.bench(memberKind: "oms", judge: .is(.state, "up")).with { $0.invalidatedBy = ["restart"] }
        #expect(bench.assessment([each]).verdicts.map(\.word) == [.unknown, .pass])
        let run = Check.bench(judge: .is(.state, "up")).with { $0.invalidatedBy = ["restart"] }
        #expect(bench.verdict(run).word == .unknown)
    }

    @Test(arguments: [(99, VerdictWord.unknown), (100, .unknown), (101, .pass)])
    func `evidence is too old when its age reaches the limit`(limit: Int, word: VerdictWord) {
        var bench = JudgeBench()
        bench.collect("one", at: 900, .state("in-repository"))
        let verdict = bench.verdict(inRepository.with { $0.maximumAgeSeconds = limit })
        #expect(verdict.word == word)
        if word == .pass {
            #expect(verdict.expiresAt == .atSecond(1001))
        } else {
            #expect(verdict.reason == Reason(.expired, details: ["\(limit)", "1970-01-01T00:15:00Z"]))
            #expect(verdict.expiresAt == nil)
        }
    }

    @Test func `a limit beyond the range of moments never ends`() {
        var bench = JudgeBench()
        bench.collect("one", at: 900, .state("in-repository"))
        #expect(bench.verdict(inRepository.with { $0.maximumAgeSeconds = .max }).word == .pass)
        #expect(bench.verdict(inRepository.with { $0.maximumAgeSeconds = .min }).word == .unknown)
    }

    @Test func `unknown by a missing output stays unknown for that reason`() {
        var bench = JudgeBench()
        bench.collect("one", at: 900, .notThis)
        bench.occurrences = [Occurrence(id: "restart", scope: .run, at: .atSecond(950))]
        let verdict = bench.verdict(inRepository.with { $0.invalidatedBy = ["restart"] })
        #expect(verdict.reason.kind == .unreadable)
    }

    @Test(arguments: [(false, VerdictWord.fail), (true, .deferred)])
    func `a deferral that holds puts off what does not pass`(holds: Bool, word: VerdictWord) {
        var bench = JudgeBench()
        bench.collect("one", .state("secure"))
        let check = inRepository.with {
            $0.deferred = [
                Deferral(
                    condition: .is(FactSelection(.plan("slb")), "true"),
                    until: Phase(6),
                    because: .saying("unknown")
                ),
                Deferral(
                    condition: .is(.method, holds ? "standard" : "other"),
                    until: Phase(8),
                    because: .saying("later")
                ),
            ]
        }
        let verdict = bench.verdict(check)
        #expect(verdict.word == word)
        #expect(verdict.deferredUntil == (holds ? Phase(8) : nil))
        #expect(verdict.reason.text == .saying(holds ? "later" : "bad"))
    }

    @Test func `a deferral leaves what passes, and what is not applicable`() {
        var bench = JudgeBench()
        bench.collect("one", .state("in-repository"))
        let deferral = Deferral(condition: standard, until: Phase(8), because: .saying("later"))
        #expect(bench.verdict(inRepository.with { $0.deferred = [deferral] }).word == .pass)
        let exempt = inRepository.with {
            $0.deferred = [deferral]
            $0.notApplicable = [Exemption(condition: standard, because: .saying("not here"))]
        }
        #expect(bench.verdict(exempt).word == .notApplicable)
    }

    @Test func `a deferral puts off what is unknown, but not on stale evidence`() {
        var bench = JudgeBench()
        let deferral = Deferral(condition: standard, until: Phase(8), because: .saying("later"))
        #expect(bench.verdict(inRepository.with { $0.deferred = [deferral] }).word == .deferred)
        bench.collect("two", at: 900, .state("a"))
        bench.occurrences = [Occurrence(id: "restart", scope: .run, at: .atSecond(950))]
        let other = FactSelection(.evidence("two", FieldName(column: "state")))
        let stale = inRepository.with {
            $0.deferred = [Deferral(condition: .is(other, "a"), until: Phase(8), because: .saying("later"))]
            $0.invalidatedBy = ["restart"]
        }
        #expect(bench.verdict(stale).word == .unknown)
    }
}
