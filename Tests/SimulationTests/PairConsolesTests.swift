import Redundancy
import Replay
import Simulation
import Testing

/// What the consoles of a pair remember and show at moments of a run.
@Suite struct PairConsolesTests {
    private func pages(_ name: String, at moment: Nanoseconds? = nil) throws -> [MonitoringPage?] {
        let scenario = try Scenario(yaml: try ScenarioFixtures.text(name))
        var trace = RunTrace(pagesAt: moment)
        _ = scenario.run(seed: 1, observing: &trace)
        return trace.pages
    }

    @Test func `both histories have both switchovers, though each unit rose once`() throws {
        let histories = try pages("forced-twice.yaml").map { $0?.history.map(\.currentActive.rawValue) }
        #expect(histories == [[2, 1], [2, 1]])
    }

    @Test func `a unit that comes back has no history before it synchronised`() throws {
        // The old active is up again and not yet hot.
        let back = try pages("forced-twice.yaml", at: .seconds(1_090))
        #expect(back.map { $0?.myState } == [.disable, .active])
        #expect(back.map { $0?.history.count } == [0, 1])
    }

    @Test func `while the port is cut each unit shows itself active and alone`() throws {
        let apart = try pages("rp-lost-dual-active.yaml", at: .seconds(900))
        #expect(apart.map { $0?.myState } == [.active, .active])
        #expect(apart.map { $0?.isDuplex } == [false, false])
        #expect(apart.map { $0?.ledShowsActive } == [true, true])
        #expect(apart.map { $0?.history.count } == [0, 1])
        #expect(apart.map { $0?.manualSwitchoverObstacle } == [.noPeer, .noPeer])
    }

    @Test func `a unit that is off or boots has no page`() throws {
        #expect(try pages("process-failure-hot.yaml", at: .seconds(100)) == [nil, nil])
        #expect(try pages("process-failure-hot.yaml", at: .seconds(800)).map { $0 == nil } == [true, false])
    }

    @Test(arguments: ["process-failure-hot.yaml", "rp-lost-dual-active.yaml", "gateway-lost-active.yaml"])
    func `every step's outputs agree with the unit's own state`(name: String) throws {
        let scenario = try Scenario(yaml: try ScenarioFixtures.text(name))
        var check = OutputCheck()
        _ = scenario.run(seed: 1, observing: &check)
        #expect(check.checked > 50)
        #expect(check.wrong.isEmpty, "\(check.wrong.prefix(3))")
    }

    /// Reads each unit's outputs back and compares them with the unit.
    private struct OutputCheck: SimulationObserver {
        var consoles = PairConsoles()
        var checked = 0
        var wrong: [String] = []

        mutating func stepped(_ step: borrowing SimulationStep, _ units: [ControllerState]) {
            consoles.stepped(step, units)
            for (index, unit) in units.enumerated() where unit.isUp {
                let pair = consoles.output(of: .redundancyStates, on: unit, index: index, at: step.at).pair
                checked += 1
                let mine = pair.unit(unit.number)
                let isWrong =
                    mine?.state != .facility(unit.facility) || pair.console != unit.number
                    || (unit.isServing && mine?.role != .active) || (unit.isStandby && mine?.role != .standby)
                    || pair.facility["Mode"] != (unit.pair == nil ? "Simplex" : "Duplex")
                if isWrong { wrong.append("step \(step.number), unit \(index + 1): \(pair)") }
            }
        }
    }
}
