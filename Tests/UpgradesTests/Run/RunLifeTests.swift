import Replay
import Testing
import Upgrades

@Suite struct RunLifeTests {
    enum Move: CaseIterable {
        case start
        case stop
        case resume
        case fail
        case restore
        case close

        var act: UpgradeRun.Act {
            switch self {
            case .start: .start(by: SmallRun.sign)
            case .stop: .stop(by: SmallRun.sign)
            case .resume: .resume(by: SmallRun.sign)
            case .fail: .fail(by: SmallRun.sign)
            case .restore: .restore(by: SmallRun.sign)
            case .close: .close(by: SmallRun.sign)
            }
        }
    }

    /// The acts that lead to a phase, with every check passing.
    private func run(in phase: UpgradeRun.Phase) throws -> LedRun {
        let moves: [Move] =
            switch phase {
            case .open: []
            case .started: [.start]
            case .stopped: [.start, .stop]
            case .failed: [.start, .fail]
            case .restored: [.start, .fail, .restore]
            case .closed: [.close]
            }
        return try LedRun([SmallRun.passing(at: 1)] + moves.map(\.act))
    }

    /// From each phase, where each move leads; nil where it is refused.
    static let table: [(UpgradeRun.Phase, [UpgradeRun.Phase?])] = [
        (.open, [.started, nil, nil, nil, nil, .closed]),
        (.started, [nil, .stopped, nil, .failed, nil, .closed]),
        (.stopped, [nil, nil, .started, .failed, nil, nil]),
        (.failed, [nil, nil, nil, nil, .restored, nil]),
        (.restored, [.started, nil, nil, nil, nil, .closed]),
        (.closed, [nil, nil, nil, nil, nil, nil]),
    ]

    static let allowed: [Move: [UpgradeRun.Phase]] = [
        .start: [.open, .restored], .stop: [.started], .resume: [.stopped], .fail: [.started, .stopped],
        .restore: [.failed], .close: [.open, .started, .restored],
    ]

    @Test func `every move from every phase leads where the drawing says, or is refused`() throws {
        for (phase, answers) in Self.table {
            let led = try run(in: phase)
            #expect(led.state.phase == phase)
            for (move, next) in zip(Move.allCases, answers) {
                guard let next else {
                    let wanted: UpgradeRun.Rejection =
                        phase == .closed
                        ? .closed : .wrongPhase(phase, allowed: try #require(Self.allowed[move]))
                    #expect(led.refusal(10, move.act) == wanted, "\(move) in \(phase)")
                    continue
                }
                var moved = led
                #expect(try moved.take(10, move.act) == [.phaseChanged(next, by: SmallRun.sign)], "\(move) in \(phase)")
                #expect(moved.state.phase == next)
                #expect(
                    moved.state.history.last
                        == Transition(at: SmallRun.at(10), phase: next, signature: SmallRun.sign)
                )
            }
        }
    }

    @Test(
        arguments: zip(
            [[.close], [.start, .close], [.start, .stop, .resume, .close], [.start, .fail, .restore, .close]]
                as [[Move]],
            [.neverStarted, .completed, .completed, .givenUp] as [UpgradeRun.Ending]
        )
    )
    func `a closed run tells whether it ever began`(moves: [Move], ending: UpgradeRun.Ending) throws {
        var led = try LedRun([SmallRun.passing(at: 1)])
        for move in moves {
            #expect(led.state.ending == nil)
            try led.take(10, move.act)
        }
        #expect(led.state.ending == ending)
    }

    @Test func `a run that was never judged is closed, and says that it never began`() throws {
        var led = try LedRun([])
        try led.take(1, .close(by: SmallRun.sign))
        #expect(led.state.ending == .neverStarted)
    }

    /// Acts that are taken in every phase but the last, with what they lead to.
    static let everywhere: [(UpgradeRun.Act, [UpgradeRun.Change])] = {
        let evidence = SmallRun.evidence("x", 1, at: 9, SmallRun.oms1)
        let note = Note(Occurrence(id: "restart", scope: .run, at: SmallRun.at(9)), signature: SmallRun.sign)
        let reconciliation = Reconciliation(logs: [[1]], findings: [])
        let fail = SmallRun.verdict("advice", .warn)
        let waiver = SmallRun.waiver("ports", SmallRun.oms1, at: 10, expires: 11)
        return [
            (.collect([evidence, evidence]), [.evidenceAdded(evidence)]),
            (.collect([]), []),
            (.note(note), [.noted(note)]),
            (SmallRun.assessment([fail], at: 10), [.assessed([]), .verdictReached(fail)]),
            (SmallRun.assessment([SmallRun.verdict("advice", .pass)], at: 10), [.assessed([])]),
            (.gate(Phase(4)), [.gateAnswered(GateAnswer(phase: Phase(4), blockers: []))]),
            (.reconcile(reconciliation), [.reconciled(reconciliation)]),
        ]
    }()

    @Test(arguments: UpgradeRun.Phase.allCases)
    func `what is found out is recorded in every phase, and nothing in a closed run`(phase: UpgradeRun.Phase) throws {
        let led = try run(in: phase)
        for (act, changes) in Self.everywhere {
            var moved = led
            if phase == .closed {
                #expect(led.refusal(10, act) == .closed)
            } else {
                #expect(try moved.take(10, act) == changes)
            }
        }
    }

    @Test func `nothing but opening is possible without a run, and opening only once`() throws {
        let empty = LedRun()
        let acts = Self.everywhere.map(\.0) + Move.allCases.map(\.act)
        for act in acts { #expect(empty.refusal(1, act) == .noSuchRun) }
        var opened = LedRun()
        #expect(try opened.take(3, .open(SmallRun.opening)) == [.opened(SmallRun.opening)])
        #expect(opened.state.openedAt == SmallRun.at(3))
        #expect(opened.refusal(4, .open(SmallRun.opening)) == .alreadyOpen)
        #expect(try run(in: .closed).refusal(4, .open(SmallRun.opening)) == .alreadyOpen)
    }

    @Test func `an act before the latest event is refused, one of its very moment is taken`() throws {
        var led = try LedRun([SmallRun.passing(at: 1)])
        try led.take(20, .start(by: SmallRun.sign))
        #expect(led.refusal(19, .stop(by: SmallRun.sign)) == .timeGoesBack(latest: SmallRun.at(20)))
        #expect(led.refusal(20, .stop(by: SmallRun.sign)) == nil)
    }

    @Test func `a verdict is recorded again when it says something else or rests on something else`() throws {
        let first = SmallRun.verdict("database", .pass, evidence: [[1]], expires: 100)
        var led = try LedRun([SmallRun.assessment([first], at: 1)])
        var sameWithFact = first
        sameWithFact.facts = [CitedFact(reference: "plan.method", values: ["standard"])]
        #expect(try led.take(2, SmallRun.assessment([sameWithFact], at: 2)) == [.assessed([])])
        for changed in [
            SmallRun.verdict("database", .pass, evidence: [[1]], expires: 101),
            SmallRun.verdict("database", .pass, evidence: [[2]], expires: 101),
            SmallRun.verdict("database", .pass, reason: .attested, evidence: [[2]], expires: 101),
            SmallRun.verdict("database", .deferred, reason: .attested, evidence: [[2]], until: 3, expires: 101),
            SmallRun.verdict("database", .deferred, reason: .attested, evidence: [[2]], until: 4, expires: 101),
        ] {
            #expect(
                try led.take(3, SmallRun.assessment([changed], at: 3)) == [.assessed([]), .verdictReached(changed)]
            )
            #expect(led.state.verdicts == [changed])
        }
        #expect(led.state.assessedAt == SmallRun.at(3))
    }

    @Test func `a start is refused with the blockers of the gate before it`() throws {
        let led = try LedRun([SmallRun.passing(but: [SmallRun.verdict("ports", .fail, SmallRun.oms2)], at: 1)])
        let answer = GateAnswer(
            phase: Phase(3),
            blockers: [GateBlocker(check: "ports", scope: SmallRun.oms2, word: .fail)]
        )
        #expect(led.refusal(2, .start(by: SmallRun.sign)) == .gateBlocked(answer))
    }

    @Test func `a closing is refused with the open obligations`() throws {
        var led = try LedRun([
            SmallRun.assessment(
                [SmallRun.verdict("emkey", .pass)],
                [SmallRun.standing("emkey", restored: false)],
                at: 1
            )
        ])
        #expect(led.refusal(2, .close(by: SmallRun.sign)) == .obligationsOpen(["restore.emkey"]))
        try led.take(
            3,
            SmallRun.assessment(
                [SmallRun.verdict("emkey", .fail)],
                [SmallRun.standing("emkey", restored: true, evidence: [[9]], collected: 2)],
                at: 3
            )
        )
        #expect(led.refusal(3, .close(by: SmallRun.sign)) == nil)
    }
}
