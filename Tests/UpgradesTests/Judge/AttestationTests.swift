import Replay
import Testing

@testable import Upgrades

/// MANUAL, attestations, and what stands of obligations.
struct AttestationTests {
    private let manual = Check.bench(branches: [Branch(condition: nil, verdict: .manual, because: .saying("look"))])

    private func attestation(
        _ check: String = "bench.check",
        scope: Scope = .run,
        at seconds: Int = 900,
        expiresAt: Int? = nil
    ) -> Attestation {
        Attestation(
            check: check,
            scope: scope,
            at: .atSecond(seconds),
            expiresAt: expiresAt.map { .atSecond($0) },
            name: "operator-1"
        )
    }

    @Test func `without an attestation a person has to look`() {
        let verdict = JudgeBench().verdict(manual)
        let expected = Verdict(
            check: "bench.check",
            scope: .run,
            word: .manual,
            reason: Reason(.notAttested, text: .saying("look"))
        )
        #expect(verdict == expected)
    }

    @Test func `an attestation passes until it or its age ends`() {
        var bench = JudgeBench()
        bench.attestations = [attestation(expiresAt: 1100)]
        let expected = Verdict(
            check: "bench.check",
            scope: .run,
            word: .pass,
            reason: Reason(.attested, details: ["operator-1"]),
            expiresAt: .atSecond(1100)
        )
        #expect(bench.verdict(manual) == expected)
        #expect(bench.verdict(manual, at: 1099).word == .pass)
        #expect(bench.verdict(manual, at: 1100).word == .manual)
        #expect(bench.verdict(manual, at: 899).word == .manual)
        let aging = manual.with { $0.maximumAgeSeconds = 150 }
        #expect(bench.verdict(aging).expiresAt == .atSecond(1050))
        #expect(bench.verdict(aging, at: 1050).word == .manual)
    }

    @Test(arguments: [(899, VerdictWord.pass), (900, .manual), (950, .manual)])
    func `an occurrence at or after an attestation ends it`(seconds: Int, word: VerdictWord) {
        var bench = JudgeBench()
        bench.attestations = [attestation()]
        bench.occurrences = [Occurrence(id: "restart", scope: .run, at: .atSecond(seconds))]
        #expect(bench.verdict(manual.with { $0.invalidatedBy = ["restart"] }).word == word)
    }

    @Test func `an attestation is for its check, by any of its names, and its scope`() {
        var bench = JudgeBench()
        bench.attestations = [attestation("other"), attestation(scope: .oms(1))]
        #expect(bench.verdict(manual).word == .manual)
        bench.attestations.append(attestation("P24"))
        #expect(bench.verdict(manual.with { $0.aliases = ["P24"] }).word == .pass)
    }

    @Test func `an attestation does not change a failure`() {
        var bench = JudgeBench()
        bench.attestations = [attestation()]
        #expect(bench.verdict(.bench(judge: .is(.method, "other"))).word == .fail)
    }

    @Test func `stale evidence before an attestation is unknown`() {
        var bench = JudgeBench()
        bench.collect("one", at: 900, .state("up"))
        bench.attestations = [attestation(at: 990)]
        let check = Check.bench(branches: [
            Branch(condition: .is(.state, "up"), verdict: .manual, because: .saying("look"))
        ]).with { $0.maximumAgeSeconds = 50 }
        #expect(bench.verdict(check).word == .unknown)
    }

    private let obliged = Check.bench(judge: .is(.state, "in-repository")).with {
        $0.obligation = ObligationRule(
            id: "restore",
            title: .saying("restore"),
            remedy: Remedy(text: .saying("put back")),
            opening: .passing,
            subjects: .rows,
            closing: .evidence(.is(FactSelection(.evidence("two", FieldName(column: "state"))), "secure"))
        )
    }

    @Test(arguments: [("secure", true, Bool?.some(true)), ("in-repository", true, false), ("secure", false, nil)])
    func `a standing tells whether it is restored`(state: String, isWhole: Bool, isRestored: Bool?) {
        var bench = JudgeBench()
        bench.collect("one", at: 800, .rows(["a", "b", "A"]))
        bench.collect("two", at: 900, .state(state, isWhole: isWhole))
        let expected = ObligationStanding(
            check: "bench.check",
            scope: .run,
            subjects: ["a", "b"],
            isRestored: isRestored,
            evidence: [.digest(of: 2)],
            collectedAt: .atSecond(900)
        )
        #expect(bench.assessment([obliged]).standings == [expected])
    }

    @Test func `a standing without evidence, or on stale evidence, is not known`() {
        var bench = JudgeBench()
        let nothing = ObligationStanding(
            check: "bench.check",
            scope: .run,
            subjects: [],
            isRestored: nil,
            evidence: [],
            collectedAt: nil
        )
        #expect(bench.assessment([obliged]).standings == [nothing])
        bench.collect("two", at: 900, .state("secure"))
        let aging = obliged.with { $0.maximumAgeSeconds = 50 }
        #expect(bench.assessment([aging]).standings.map(\.isRestored) == [nil])
    }

    @Test func `only a person can tell of a closing by attestation`() {
        let check = obliged.with {
            $0.obligation?.closing = .attestation(ManualReview(look: .saying("look"), form: [.saying("what")]))
        }
        #expect(JudgeBench().assessment([check]).standings.map(\.isRestored) == [nil])
    }

    @Test func `a check of members has a verdict and a standing for each, in the order of the plan`() {
        let check = obliged.with { $0.memberKind = "oms" }
        let assessment = JudgeBench().assessment([check])
        #expect(assessment.verdicts.map(\.scope) == [.oms(1), .oms(2)])
        #expect(assessment.standings.map(\.scope) == [.oms(1), .oms(2)])
        #expect(assessment.packDigest == .digest(of: 0xFF))
        #expect(assessment.at == .atSecond(1000))
    }
}
