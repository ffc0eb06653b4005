import Redundancy
import Replay
import Simulation
import Testing

/// A standby that loses its active on the way to the first state of a standby.
@Suite struct EarlyLossTests {
    /// Both start together and are up after a minute; the standby needs two seconds to its first state.
    private func run(_ action: Action) -> RunResult {
        var scenario = Scenario(
            title: "early loss",
            units: UnitSetup.standardPair,
            timeline: [
                .init(at: .zero, .power(unit: 0, isOn: true)), .init(at: .zero, .power(unit: 1, isOn: true)),
                .init(at: .seconds(61), action),
            ]
        )
        scenario.timing.boot = .fixed(.seconds(60))
        scenario.timing.set(.standby, .standbyCold, .fixed(.seconds(2)))
        return scenario.run(seed: 1)
    }

    @Test func `after a process failure both reload and form a pair`() {
        // Not hot yet: no stateful switchover (462).
        let result = run(.processFailure(unit: 0, process: "wncd"))
        #expect(result.switchovers.isEmpty)
        #expect(result.reloads == [1, 1])
        #expect(result.units.map(\.isTerminal) == [true, true])
    }

    @Test func `after a loss of power the other looks for a peer and then serves alone`() {
        let result = run(.power(unit: 0, isOn: false))
        #expect(result.switchovers.isEmpty)
        #expect(result.units[1].isServing)
        #expect(result.units[1].pair == nil)
    }

    @Test func `a forced switchover is counted from its command`() {
        var scenario = Scenario(
            title: "forced",
            units: UnitSetup.standardPair,
            timeline: [
                .init(at: .zero, .power(unit: 0, isOn: true)), .init(at: .zero, .power(unit: 1, isOn: true)),
                .init(at: .seconds(700), .command(unit: 0, "redundancy force-switchover")),
            ]
        )
        scenario.timing.linkDelay = .fixed(.milliseconds(1))
        for state in [FacilityState.activeFast, .activeDrain, .activePreconfig, .activePostconfig, .active] {
            scenario.timing.set(.takeover, state, .fixed(.milliseconds(200)))
        }
        // Five steps, after the offer has reached the standby.
        #expect(scenario.run(seed: 1).switchovers.map(\.takeover) == [.milliseconds(1_001)])
    }
}
