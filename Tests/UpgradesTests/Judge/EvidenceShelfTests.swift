import Replay
import Testing

@testable import Upgrades

/// Which evidence counts, and what outputs reveal.
struct EvidenceShelfTests {
    private let up = Check.bench(judge: .is(.state, "up"))

    @Test func `the evidence collected last counts, in whatever order the log learned of it`() {
        var bench = JudgeBench()
        bench.evidence.append(
            EvidenceDeclaration(
                id: "start",
                title: .saying("start"),
                parser: .keyValues,
                reveals: [Revelation(occurrence: "restart", field: FieldName(column: "state"))]
            )
        )
        bench.collect("one", at: 700, .state("down"))
        bench.collect("one", at: 900, .state("up"))
        bench.collect("one", at: 800, .state("down"))
        bench.collect("start", at: 850, .state("1970-01-01T00:10:00Z"))
        bench.collect("start", at: 860, .state("no moment"))
        bench.collect("start", at: 870, .state("1970-01-01T00:14:20Z"))
        let checks = [
            up,
            up.with { $0.invalidatedBy = ["restart"] },
            .bench(judge: .every(FactSelection(.occurrence("restart")), .equals(.text("1970-01-01T00:14:20Z")))),
        ]
        let expected = bench.assessment(checks)
        #expect(expected.verdicts.map(\.word) == [.pass, .pass, .pass])
        var generator = SeededOrder(state: 5)
        let documents = bench.documents
        for _ in 0..<50 {
            bench.documents = documents.shuffled(using: &generator)
            #expect(bench.assessment(checks) == expected)
        }
    }

    @Test func `evidence collected after the moment of judging does not count`() {
        var bench = JudgeBench()
        bench.collect("one", at: 900, .state("up"))
        bench.collect("one", at: 1001, .state("down"))
        #expect(bench.verdict(up, at: 1000).word == .pass)
        #expect(bench.verdict(up, at: 1001).word == .fail)
        #expect(bench.verdict(up, at: 899).reason == Reason(.noEvidence, details: ["one"]))
    }

    @Test(arguments: [
        (
            Int32?.some(0), Collector.lockstep,
            Reason(.unreadable, details: ["one", "4", "not this output: key-values"])
        ),
        (1, .lockstep, Reason(.commandFailed, details: ["one", "1"])),
        (127, .person, Reason(.commandFailed, details: ["one", "127"])),
        (nil, .lockstep, Reason(.commandFailed, details: ["one", "timeout"])),
        (nil, .script, Reason(.commandFailed, details: ["one", "timeout"])),
        (nil, .person, Reason(.unreadable, details: ["one", "4", "not this output: key-values"])),
    ])
    func `a text that cannot be read is unknown`(exitCode: Int32?, collector: Collector, reason: Reason) {
        var bench = JudgeBench()
        bench.collect("one", exitCode: exitCode, collector: collector, .notThis)
        let verdict = bench.verdict(up)
        #expect(verdict.word == .unknown)
        #expect(verdict.reason == reason)
        #expect(verdict.facts == [CitedFact(reference: "one/state", values: [], evidence: .digest(of: 1), line: 4)])
    }

    @Test(arguments: [("13.3", true), ("13.3.1", true), ("13.30", false), ("12.1", false), ("", false)])
    func `the banner names a release of the pack`(release: String, counts: Bool) {
        var bench = JudgeBench()
        bench.evidence[0].releases = ["13.2", "13.3"]
        var reading = Reading(
            tables: [ReadingTable(rows: [ReadingRow([.init("state", "up", line: 1)])])],
            completeness: .complete(.fixedForm)
        )
        reading.identity.release = release
        bench.collect("one", .success(reading))
        #expect(bench.verdict(up).word == (counts ? .pass : .unknown))
        #expect(bench.verdict(up).reason.kind == (counts ? .decided : .unreadable))
    }

    @Test func `a failed command whose output can be read is read`() {
        var bench = JudgeBench()
        bench.collect("one", exitCode: 1, .state("up"))
        #expect(bench.verdict(up).word == .pass)
    }

    @Test(arguments: [
        ("1970-01-01T00:14:59Z", VerdictWord.pass), ("1970-01-01T00:15:00Z", .unknown),
        ("2030-01-01T00:00:00Z", .unknown),
        ("1970-01-01 00:14:59", .unknown),
    ])
    func `a revealed occurrence makes earlier evidence of its member stale`(started: String, word: VerdictWord) {
        var bench = JudgeBench()
        bench.evidence[3].reveals = [Revelation(occurrence: "restart", field: FieldName(column: "state"))]
        bench.collect("oms-one", at: 900, scope: .oms(1), .state("up"))
        bench.collect("oms-one", at: 900, scope: .oms(2), .state("up"))
        bench.collect("oms-two", at: 950, scope: .oms(1), .state(started))
        let check = Check.bench(memberKind: "oms", judge: .is(.omsState, "up")).with { $0.invalidatedBy = ["restart"] }
        #expect(bench.assessment([check]).verdicts.map(\.word) == [word, .pass])
    }

    @Test func `evidence that the pack does not declare is passed over`() {
        var bench = JudgeBench()
        bench.collect("three", .state("up"))
        let three = FactSelection(.evidence("three", FieldName(column: "state")))
        #expect(bench.answer(.is(three, "up")) == .unknown(Reason(.noEvidence, details: ["three"])))
    }

    @Test func `each document is read once`() {
        var bench = JudgeBench()
        bench.collect("one", at: 800, .state("down"))
        bench.collect("one", at: 900, .state("up"))
        var texts: [String] = []
        let dossier = Dossier(plan: bench.plan, documents: bench.documents)
        let assessment = Judge.assess(bench.pack([up, up, up]), dossier, at: .atSecond(1000)) { _, document in
            texts.append(document.text)
            return bench.readings[document.text] ?? .notThis
        }
        #expect(assessment.verdicts.map(\.word) == [.pass, .pass, .pass])
        #expect(texts == ["2"])
    }
}

/// Orders to try: a fixed sequence.
private struct SeededOrder: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        // Wrapping on purpose: a linear congruence modulo 2^64.
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state
    }
}
