import Redundancy
import Replay
import Simulation
import Testing

@Suite struct HuntTests {
    /// Hunts a mutant down to few entries, and checks that the saved text still breaks the same invariant.
    private func expectCaught<Kernel: Mutant>(_: Kernel.Type, by invariants: Set<Invariant>) throws {
        let finding = try #require(Hunt(count: 200).run(Kernel.self))
        let violation = try #require(finding.violation)
        #expect(invariants.contains(violation.invariant))
        let shrunk = Hunt.shrunk(finding, Kernel.self)
        #expect(shrunk.violation?.invariant == violation.invariant)
        #expect(shrunk.scenario.timeline.count <= 10, "\(shrunk.scenario.yaml)")
        let saved = try Scenario(yaml: shrunk.scenario.yaml)
        #expect(saved == shrunk.scenario)
        let again = Hunt.finding(Kernel.self, in: saved, seed: shrunk.seed)
        #expect(again?.violation != nil)
    }

    @Test func `a unit that preempts after its return is caught`() throws {
        try expectCaught(PreemptingMutant.self, by: [.noPreemption])
    }

    @Test func `a cold standby that takes over with state is caught`() throws {
        try expectCaught(PretendingMutant.self, by: [.statefulOnlyFromHot])
    }

    @Test func `two actives of which neither gives way are caught`() throws {
        try expectCaught(StubbornMutant.self, by: [.oneServes])
    }

    @Test func `a client forgotten at a takeover is caught`() throws {
        try expectCaught(ForgettingMutant.self, by: [.acknowledgedIsKept])
    }

    @Test func `a record that the standby miswrites is caught`() throws {
        try expectCaught(MiswritingMutant.self, by: [.standbyEqualsActive, .acknowledgedIsKept])
    }

    @Test func `an event stamped in the past is caught`() throws {
        try expectCaught(BackdatingMutant.self, by: [.timeGoesOn])
    }

    @Test func `the same finding shrinks to the same scenario`() throws {
        let finding = try #require(Hunt(count: 200).run(StubbornMutant.self))
        #expect(Hunt.shrunk(finding, StubbornMutant.self) == Hunt.shrunk(finding, StubbornMutant.self))
    }

    @Test(arguments: 0..<6) func `the sound kernel survives fifty scenarios`(part: UInt64) {
        for seed in part * 50..<part * 50 + 50 {
            guard let finding = Hunt(from: seed, count: 1).run() else { continue }
            let shrunk = Hunt.shrunk(finding, Controller.self, with: Shrinker(runLimit: 300))
            Issue.record("seed \(seed): \(String(describing: shrunk.violation))\n\(shrunk.scenario.yaml)")
        }
    }
}
