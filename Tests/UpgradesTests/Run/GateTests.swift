import Replay
import Testing
import Upgrades

@Suite struct GateTests {
    private func answer(_ verdicts: [Verdict], _ phase: Int, at second: Int64 = 5) throws -> GateAnswer {
        try LedRun([SmallRun.passing(but: verdicts, at: 1)]).state.gate(Phase(phase), at: SmallRun.at(second))
    }

    /// What each word does to the gates of the phases 1 to 4, for the check `ports` of phase 2.
    static let words: [(VerdictWord, [Bool])] = [
        (.pass, [true, true, true, true]), (.fail, [true, false, false, false]), (.warn, [true, true, true, true]),
        (.manual, [true, false, false, false]), (.notApplicable, [true, true, true, true]),
        (.unknown, [true, false, false, false]), (.conflict, [true, false, false, false]),
        (.waiting, [true, false, false, false]), (.deferred, [true, true, true, false]),
    ]

    @Test func `each word blocks the gates from the check's phase on, or does not`() throws {
        #expect(Self.words.map(\.0) == VerdictWord.allCases)
        for (word, wanted) in Self.words {
            let verdict = SmallRun.verdict("ports", word, SmallRun.oms1, until: word == .deferred ? 4 : nil)
            for (phase, isOpen) in zip(1...4, wanted) {
                let blocker = GateBlocker(check: "ports", scope: SmallRun.oms1, word: word)
                #expect(
                    try answer([verdict], phase) == GateAnswer(phase: Phase(phase), blockers: isOpen ? [] : [blocker]),
                    "\(word) at the gate of phase \(phase)"
                )
            }
        }
    }

    @Test func `a deferred check blocks from its later gate on, and an earlier one than its own phase as well`() throws
    {
        let early = SmallRun.verdict("triggers", .deferred, until: 1)
        let blockers = [GateBlocker(check: "triggers", scope: .run, word: .deferred)]
        for phase in 1...4 { #expect(try answer([early], phase).blockers == blockers) }
    }

    @Test func `a check that was never judged blocks, for each member`() throws {
        let led = try LedRun([])
        #expect(
            led.state.gate(Phase(2), at: SmallRun.at(1)).blockers == [
                GateBlocker(check: "database", scope: .run, word: nil),
                GateBlocker(check: "ports", scope: SmallRun.oms1, word: nil),
                GateBlocker(check: "ports", scope: SmallRun.oms2, word: nil),
                GateBlocker(check: "platform", scope: .run, word: nil),
                GateBlocker(check: "emkey", scope: .run, word: nil),
            ]
        )
    }

    @Test func `what is recommended never blocks`() throws {
        #expect(try answer([SmallRun.verdict("advice", .fail)], 4).isOpen)
    }

    @Test func `a verdict that is too old by then counts as unknown`() throws {
        let old = SmallRun.verdict("database", .pass, expires: 5)
        #expect(try answer([old], 1, at: 4).isOpen)
        #expect(try answer([old], 1, at: 5).blockers == [GateBlocker(check: "database", scope: .run, word: .unknown)])
        let deferred = SmallRun.verdict("database", .deferred, until: 2, expires: 2)
        #expect(try answer([deferred], 1).isOpen)
    }

    @Test func `a waiver lets its check and scope through until it expires`() throws {
        let fail = SmallRun.verdict("ports", .fail, SmallRun.oms1)
        let deferred = SmallRun.verdict("triggers", .deferred, until: 2)
        let led = try LedRun([
            SmallRun.passing(but: [fail, deferred], at: 1),
            .waive(SmallRun.waiver("ports", SmallRun.oms1, at: 2, expires: 8)),
            .waive(SmallRun.waiver("triggers", at: 3, expires: 9)),
        ])
        let ports = GateBlocker(check: "ports", scope: SmallRun.oms1, word: .fail)
        let triggers = GateBlocker(check: "triggers", scope: .run, word: .deferred)
        let answers = [1, 2, 3, 7, 8, 9].map { led.state.gate(Phase(2), at: SmallRun.at($0)) }
        #expect(
            answers == [
                GateAnswer(phase: Phase(2), blockers: [ports, triggers]),
                GateAnswer(phase: Phase(2), blockers: [triggers], waived: [ports]),
                GateAnswer(phase: Phase(2), blockers: [], waived: [ports, triggers]),
                GateAnswer(phase: Phase(2), blockers: [], waived: [ports, triggers]),
                GateAnswer(phase: Phase(2), blockers: [ports], waived: [triggers]),
                GateAnswer(phase: Phase(2), blockers: [ports, triggers]),
            ]
        )
        var other = led
        #expect(try other.take(5, .gate(Phase(2))) == [.gateAnswered(answers[2])])
        #expect(other.state.gates == [answers[2]])
    }

    @Test func `a waiver changes no verdict and holds for no other member`() throws {
        let fails = [SmallRun.oms1, SmallRun.oms2].map { SmallRun.verdict("ports", .fail, $0) }
        let led = try LedRun([
            SmallRun.passing(but: fails, at: 1), .waive(SmallRun.waiver("ports", SmallRun.oms1, at: 2, expires: 8)),
        ])
        #expect(led.state.verdict(of: "ports", about: SmallRun.oms1) == fails[0])
        #expect(
            led.state.gate(Phase(2), at: SmallRun.at(3)).blockers
                == [GateBlocker(check: "ports", scope: SmallRun.oms2, word: .fail)]
        )
    }

    @Test func `a passing verdict that is too old can be waived`() throws {
        let led = try LedRun([SmallRun.passing(but: [SmallRun.verdict("database", .pass, expires: 5)], at: 1)])
        let early = led.refusal(4, .waive(SmallRun.waiver("database", at: 4, expires: 9)))
        #expect(early == .nothingToWaive(check: "database", .pass))
        #expect(led.refusal(5, .waive(SmallRun.waiver("database", at: 5, expires: 9))) == nil)
    }

    @Test func `once it has begun, later gates ask for later checks and what was deferred, until a restore`() throws {
        var led = try LedRun([
            SmallRun.passing(but: [SmallRun.verdict("triggers", .deferred, until: 4)], at: 1),
            .start(by: SmallRun.sign),
            // The upgrade itself changes what had to hold before it.
            SmallRun.passing(
                but: [
                    SmallRun.verdict("database", .fail), SmallRun.verdict("emkey", .unknown),
                    SmallRun.verdict("triggers", .deferred, until: 4),
                ],
                at: 3
            ),
        ])
        let database = GateBlocker(check: "database", scope: .run, word: .fail)
        let emkey = GateBlocker(check: "emkey", scope: .run, word: .unknown)
        let triggers = GateBlocker(check: "triggers", scope: .run, word: .deferred)
        #expect(led.state.gate(Phase(3), at: SmallRun.at(4)).blockers == [database, emkey])
        #expect(led.state.gate(Phase(4), at: SmallRun.at(4)).blockers == [triggers])
        _ = try led.take(5, .fail(by: SmallRun.sign))
        #expect(led.state.gate(Phase(4), at: SmallRun.at(5)).blockers == [triggers])
        _ = try led.take(6, .restore(by: SmallRun.sign))
        #expect(led.state.gate(Phase(4), at: SmallRun.at(6)).blockers == [database, emkey, triggers])
    }
}
