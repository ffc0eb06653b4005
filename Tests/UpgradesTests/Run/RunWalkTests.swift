import Replay
import TestSupport
import Testing
import Upgrades

/// Random acts, taken or refused; what holds after each of them whatever they are.
@Suite struct RunWalkTests {
    private struct Walk {
        var random: SeededGenerator
        var second: Int64 = 0

        mutating func one<Value>(of values: [Value]) -> Value {
            values[Int.random(in: values.indices, using: &random)]
        }

        mutating func chance(_ part: Int) -> Bool {
            Int.random(in: 0..<part, using: &random) == 0
        }

        mutating func verdicts() -> ([Verdict], [ObligationStanding]) {
            var verdicts: [Verdict] = []
            var standings: [ObligationStanding] = []
            let isGood = chance(2)
            for (check, scope) in SmallRun.scoped where isGood || !chance(4) {
                let word: VerdictWord = isGood && !chance(20) ? .pass : one(of: VerdictWord.allCases)
                verdicts.append(
                    SmallRun.verdict(
                        check,
                        word,
                        scope,
                        reason: chance(3) ? .attested : .decided,
                        evidence: chance(2) ? [] : [[UInt8.random(in: 0...3, using: &random)]],
                        until: word == .deferred ? Int.random(in: 1...4, using: &random) : nil,
                        expires: chance(4) ? second + Int64.random(in: 0...9, using: &random) : nil
                    )
                )
                standings.append(
                    SmallRun.standing(
                        check,
                        scope,
                        chance(2) ? [] : [one(of: ["A", "B", "C"])],
                        restored: one(of: [true, false, nil]),
                        evidence: [[1]],
                        collected: second - Int64.random(in: 0...2, using: &random)
                    )
                )
            }
            return (verdicts, standings)
        }

        mutating func act(_ state: UpgradeRun.State) -> UpgradeRun.Act {
            let (check, scope) = one(of: SmallRun.scoped)
            let signature = chance(20) ? Signature(name: "", reason: "") : SmallRun.sign
            switch Int.random(in: 0..<24, using: &random) {
            case 0: return .open(SmallRun.opening)
            case 1, 2:
                let digest = UInt8.random(in: 0...3, using: &random)
                return .collect([SmallRun.evidence("x", digest, at: second - 1 + (chance(9) ? 2 : 0), scope)])
            case 3:
                let occurrence = Occurrence(id: one(of: ["restart", "other"]), scope: scope, at: SmallRun.at(second))
                return .note(Note(occurrence, signature: signature))
            case 4...9:
                let (verdicts, standings) = verdicts()
                return SmallRun.assessment(verdicts, standings, at: second)
            case 10:
                return .attest(
                    SmallRun.statement(check, scope, at: second, answers: one(of: [[], ["a"], ["a", "b"]]))
                )
            case 11: return .waive(SmallRun.waiver(check, scope, at: second, expires: second + 3))
            case 12, 13:
                let id = state.openObligations.first?.id ?? "none"
                let answers = one(of: [[], ["a"]])
                let at = SmallRun.at(second)
                return .closeObligation(
                    ObligationClosing(id: id, at: at, evidence: [], signature: signature, answers: answers)
                )
            case 14: return .gate(Phase(Int.random(in: 0...5, using: &random)))
            case 15, 16: return .start(by: signature)
            case 17: return .stop(by: signature)
            case 18: return .resume(by: signature)
            case 19: return .fail(by: signature)
            case 20: return .restore(by: signature)
            case 21: return .reconcile(Reconciliation(logs: [], findings: []))
            default: return chance(6) ? .close(by: signature) : .gate(Phase(4))
            }
        }
    }

    /// What never holds, whatever was done.
    private func violation(_ state: UpgradeRun.State, at moment: Instant) -> String? {
        if state.phase == .closed, !state.openObligations.isEmpty { return "closed with an open obligation" }
        for phase in 1...4 {
            let answer = state.gate(Phase(phase), at: moment)
            for rule in SmallRun.rules.checks where rule.level == .must {
                for scope in SmallRun.plan.scopes(of: rule.memberKind) {
                    let verdict = state.verdict(of: rule.id, about: scope)
                    let isGood = verdict.map { [.pass, .notApplicable, .warn].contains($0.word) } ?? false
                    let isLater = verdict?.word == .deferred || rule.phase > Phase(phase)
                    // What had to hold before the start held then.
                    let hasBegun =
                        [.started, .stopped, .failed].contains(state.phase)
                        || (state.phase == .closed && state.history.contains { $0.phase == .started })
                    let before = SmallRun.rules.startAfter
                    let isBehind = hasBegun && Phase(phase) > before && rule.phase <= before
                    let isNamed = (answer.blockers + answer.waived).contains {
                        $0.check == rule.id && $0.scope == scope
                    }
                    if !isGood, !isLater, !isBehind, !isNamed {
                        return "\(rule.id) of \(scope.text) does not block phase \(phase)"
                    }
                }
            }
        }
        let open = state.openObligations.map(\.id)
        return Set(open).count == open.count ? nil : "an obligation is open twice"
    }

    private func digest(_ state: UpgradeRun.State) -> [UInt8] {
        var bytes = CanonicalBytes()
        bytes.append(state)
        return bytes.bytes
    }

    /// The inputs that were taken, the events and the last state.
    private func walk(
        _ seed: UInt64
    ) throws -> (inputs: [UpgradeRun.Input], events: [UpgradeRun.Event], UpgradeRun.State) {
        var walk = Walk(random: SeededGenerator(seed: seed))
        var state = UpgradeRun.initialState
        var inputs: [UpgradeRun.Input] = []
        var events: [UpgradeRun.Event] = []
        let comment: Comment = "seed \(seed): RunWalkTests/walk(\(seed))"
        for step in 0..<120 {
            if walk.chance(2) { walk.second += 1 }
            let act = step == 0 ? .open(SmallRun.opening) : walk.act(state)
            let input = UpgradeRun.Input(at: SmallRun.at(walk.second), act)
            let before = state
            let decided = Decided<UpgradeRun>(input, in: state)
            for event in decided.events { UpgradeRun.evolve(&state, by: event) }
            if decided.rejection == nil { inputs.append(input) }
            events += decided.events
            #expect(violation(state, at: input.at) == nil, comment)
            if before.phase == .closed { #expect(state == before, comment) }
            if decided.rejection != nil { #expect(decided.events.isEmpty && state == before, comment) }
            if case .start = act, decided.rejection == nil {
                #expect(before.gate(Phase(3), at: input.at).isOpen, comment)
            }
        }
        return (inputs, events, state)
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `whatever is asked, the run keeps its promises and its events rebuild it`(seed: UInt64) throws {
        let (inputs, events, state) = try walk(seed)
        #expect(UpgradeRun.fold(events) == state, "seed \(seed)")
        var again = Redecision<UpgradeRun>(from: UpgradeRun.initialState)
        for input in inputs {
            again.decide(input, recorded: Decided(input, in: again.state))
        }
        #expect(digest(again.state) == digest(state), "seed \(seed)")
        #expect(try digest(walk(seed).2) == digest(state), "seed \(seed)")
    }

    @Test func `the walks reach every phase, refusals and obligations`() throws {
        var phases: Set<UpgradeRun.Phase> = []
        var closings = 0
        for seed in 1...50 as ClosedRange<UInt64> {
            let state = try walk(seed).2
            phases.formUnion(state.history.map(\.phase))
            closings += state.obligations.count { $0.closing != nil }
        }
        #expect(phases == Set(UpgradeRun.Phase.allCases))
        #expect(closings > 0)
    }

    @Test func `states that differ in one part have different bytes`() throws {
        let (_, events, _) = try walk(3)
        var states: [UpgradeRun.State] = []
        var state = UpgradeRun.initialState
        for event in events {
            UpgradeRun.evolve(&state, by: event)
            states.append(state)
        }
        #expect(Set(states).count == Set(states.map { digest($0) }).count)
    }
}
