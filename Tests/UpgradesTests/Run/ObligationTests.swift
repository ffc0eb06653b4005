import Replay
import Testing
import Upgrades

@Suite struct ObligationTests {
    private func obligation(
        _ id: String,
        _ check: String,
        _ scope: Scope = .run,
        at second: Int64,
        _ subjects: [String] = [],
        evidence: [[UInt8]] = []
    ) -> UpgradeRun.Change {
        .obligationOpened(
            Obligation(
                id: id,
                check: check,
                scope: scope,
                openedAt: SmallRun.at(second),
                subjects: subjects,
                evidence: evidence
            )
        )
    }

    /// An assessment of one check and its standing; what it means for obligations.
    private func assess(
        _ led: inout LedRun,
        _ second: Int64,
        _ verdict: Verdict,
        _ standing: ObligationStanding?
    ) throws -> [UpgradeRun.Change] {
        try led.take(second, SmallRun.assessment([verdict], standing.map { [$0] } ?? [], at: second)).filter { change in
            switch change {
            case .obligationOpened, .obligationClosed: true
            default: false
            }
        }
    }

    private func emkey(_ word: VerdictWord, _ digest: UInt8) -> Verdict {
        SmallRun.verdict("emkey", word, evidence: [[digest]])
    }

    private func state(_ subject: String, restored: Bool?, _ digest: UInt8, _ second: Int64) -> ObligationStanding {
        SmallRun.standing("emkey", .run, [subject], restored: restored, evidence: [[digest]], collected: second)
    }

    @Test func `the weak state opens, the restored one closes, and the weak one later opens again`() throws {
        var led = try LedRun([.collect([SmallRun.evidence("status", 1, at: 1)])])
        let weak = state("in-repository", restored: false, 1, 1)
        #expect(
            try assess(&led, 5, emkey(.pass, 1), weak)
                == [obligation("restore.emkey", "emkey", at: 5, ["in-repository"], evidence: [[1]])]
        )
        #expect(try assess(&led, 6, emkey(.pass, 1), weak) == [])
        #expect(led.state.openObligations.map(\.id) == ["restore.emkey"])

        // Restored, by what was collected at the very moment of the opening, and then after it.
        #expect(try assess(&led, 7, emkey(.fail, 2), state("secure", restored: true, 2, 5)) == [])
        let closing = ObligationClosing(id: "restore.emkey", at: SmallRun.at(8), evidence: [[2]])
        #expect(
            try assess(&led, 8, emkey(.fail, 2), state("secure", restored: true, 2, 6)) == [.obligationClosed(closing)]
        )
        #expect(led.state.openObligations == [])
        #expect(led.state.obligations.map(\.closing) == [closing])

        // The old evidence of the weak state opens nothing; the same text collected again does.
        #expect(try assess(&led, 9, emkey(.pass, 1), weak) == [])
        try led.take(10, .collect([SmallRun.evidence("status", 1, at: 9)]))
        #expect(try assess(&led, 11, emkey(.pass, 1), state("x", restored: true, 2, 6)) == [])
        #expect(
            try assess(&led, 12, emkey(.pass, 1), state("in-repository", restored: nil, 1, 9))
                == [obligation("restore.emkey", "emkey", at: 12, ["in-repository"], evidence: [[1]])]
        )
        #expect(led.state.obligations.count == 2)
    }

    @Test(arguments: VerdictWord.allCases)
    func `only a pass opens`(word: VerdictWord) throws {
        var led = try LedRun([])
        let changes = try assess(&led, 2, emkey(word, 1), state("in-repository", restored: false, 1, 1))
        #expect(changes.count == (word == .pass ? 1 : 0))
    }

    @Test func `an assessment that restores and passes closes and does not open`() throws {
        var led = try LedRun([])
        _ = try assess(&led, 2, emkey(.pass, 1), state("in-repository", restored: false, 1, 1))
        let changes = try assess(&led, 4, emkey(.pass, 2), state("secure", restored: true, 2, 3))
        #expect(
            changes == [.obligationClosed(ObligationClosing(id: "restore.emkey", at: SmallRun.at(4), evidence: [[2]]))]
        )
    }

    private func triggers(
        _ word: VerdictWord,
        _ names: [String],
        restored: Bool? = true
    ) -> (Verdict, ObligationStanding) {
        (SmallRun.verdict("triggers", word), SmallRun.standing("triggers", .run, names, restored: restored))
    }

    @Test func `what a repair took away has to come back, in parts and over a restart as well`() throws {
        var led = try LedRun([])
        let steps: [(VerdictWord, [String], [UpgradeRun.Change])] = [
            (.pass, [], []),
            (.fail, ["A", "B"], []),
            (.fail, ["B"], []),
            (.unknown, [], []),
            (.pass, [], [obligation("restore.triggers", "triggers", at: 6, ["A", "B"])]),
            (.pass, [], []),
        ]
        for (index, (word, names, wanted)) in steps.enumerated() {
            let (verdict, standing) = triggers(word, names)
            #expect(try assess(&led, Int64(index + 2), verdict, standing) == wanted, "step \(index)")
        }
        #expect(led.state.unrepaired == [])
    }

    @Test func `the subjects of failing checks are recorded once`() throws {
        var led = try LedRun([])
        let (first, standing) = triggers(.fail, ["A"])
        let found = ObligationSubjects(check: "triggers", scope: .run, values: ["A"])
        let changes = try led.take(2, SmallRun.assessment([first], [standing], at: 2))
        #expect(changes == [.assessed([found]), .verdictReached(first)])
        #expect(try led.take(3, SmallRun.assessment([first], [standing], at: 3)) == [.assessed([])])
        let more = triggers(.fail, ["A", "C"]).1
        let new = ObligationSubjects(check: "triggers", scope: .run, values: ["C"])
        #expect(try led.take(4, SmallRun.assessment([first], [more], at: 4)) == [.assessed([new])])
        #expect(led.state.unrepaired == [ObligationSubjects(check: "triggers", scope: .run, values: ["A", "C"])])
    }

    @Test(arguments: VerdictWord.allCases)
    func `a check that found something and then passes has been repaired`(word: VerdictWord) throws {
        var led = try LedRun([])
        let (before, found) = triggers(word, ["A"])
        _ = try assess(&led, 2, before, found)
        let (after, none) = triggers(.pass, [])
        let opened = try assess(&led, 3, after, none)
        let isRepair = word != .pass && word != .notApplicable
        #expect(opened == (isRepair ? [obligation("restore.triggers", "triggers", at: 3, ["A"])] : []))
    }

    @Test func `without subjects nothing opens where the rule names some`() throws {
        var led = try LedRun([])
        let (before, none) = triggers(.fail, [])
        _ = try assess(&led, 2, before, none)
        let (after, still) = triggers(.pass, [])
        #expect(try assess(&led, 3, after, still) == [])
    }

    @Test func `an attested weakening is put back by a person`() throws {
        var led = try LedRun([
            SmallRun.assessment([SmallRun.verdict("proxy", .manual, SmallRun.oms1)], at: 1),
            .attest(SmallRun.statement("proxy", SmallRun.oms1, at: 2, answers: ["removed"])),
        ])
        let attested = SmallRun.verdict("proxy", .pass, SmallRun.oms1, reason: .attested)
        let id = "restore.proxy@oms/oms1"
        #expect(try assess(&led, 3, attested, nil) == [obligation(id, "proxy", SmallRun.oms1, at: 3)])

        var closing = ObligationClosing(
            id: id,
            at: SmallRun.at(5),
            evidence: [[4]],
            signature: SmallRun.sign,
            answers: ["set again"]
        )
        #expect(try led.take(5, .closeObligation(closing)) == [.obligationClosed(closing)])
        #expect(led.refusal(6, .closeObligation(closing)) == .noSuchObligation(id, open: []))
        #expect(try assess(&led, 6, attested, nil) == [])

        try led.take(7, .attest(SmallRun.statement("proxy", SmallRun.oms1, at: 7, answers: ["removed again"])))
        #expect(try assess(&led, 8, attested, nil) == [obligation(id, "proxy", SmallRun.oms1, at: 8)])
        closing.at = SmallRun.at(10)
        #expect(led.refusal(9, .closeObligation(closing)) == .evidenceFromTheFuture(id: id, SmallRun.at(10)))
        closing.answers = []
        #expect(led.refusal(9, .closeObligation(closing)) == .formIncomplete(wanted: 1, given: 0))
    }

    @Test func `a pass without an attestation opens nothing that attestations open`() throws {
        var led = try LedRun([])
        #expect(try assess(&led, 2, SmallRun.verdict("proxy", .pass, SmallRun.oms1), nil) == [])
    }

    @Test func `a person cannot close what evidence closes`() throws {
        var led = try LedRun([])
        _ = try assess(&led, 2, emkey(.pass, 1), state("in-repository", restored: false, 1, 1))
        let closing = ObligationClosing(id: "restore.emkey", at: SmallRun.at(3), evidence: [], signature: SmallRun.sign)
        #expect(led.refusal(3, .closeObligation(closing)) == .closedByEvidence("restore.emkey"))
    }

    @Test func `after a restore a person closes what evidence of the new release never shows`() throws {
        var led = try LedRun([SmallRun.passing(but: [], at: 1)])
        _ = try assess(&led, 2, emkey(.pass, 1), state("in-repository", restored: false, 1, 1))
        for (second, act) in [
            (3, UpgradeRun.Act.start(by: SmallRun.sign)), (4, .fail(by: SmallRun.sign)),
            (5, .restore(by: SmallRun.sign)),
        ] { _ = try led.take(Int64(second), act) }
        let closing = ObligationClosing(id: "restore.emkey", at: SmallRun.at(6), evidence: [], signature: SmallRun.sign)
        #expect(try led.take(6, .closeObligation(closing)) == [.obligationClosed(closing)])
        #expect(led.state.openObligations.isEmpty)
        _ = try led.take(7, .close(by: SmallRun.sign))
        #expect(led.state.phase == .closed)
    }

    @Test func `the closing of what is not open changes nothing but the moment`() throws {
        let led = try LedRun([])
        var state = led.state
        let closing = ObligationClosing(id: "restore.emkey", at: SmallRun.at(3), evidence: [])
        UpgradeRun.evolve(&state, by: UpgradeRun.Event(at: SmallRun.at(3), .obligationClosed(closing)))
        var wanted = led.state
        wanted.latestAt = SmallRun.at(3)
        #expect(state == wanted)
    }
}
