import Replay
import Testing

@testable import Redundancy

@Suite struct FacilityProgressionTests {
    /// What the log of one unit of a pair says from its start to its switchover.
    private func log(of unit: Int) throws -> [Fact] {
        var pair = try TwoControllers.terminal()
        try pair.give(0, .powered(isOn: false))
        try pair.fire(1, .linkHoldDown)
        try pair.finish()
        return pair.log[unit].flatMap { ControllerEvent(at: ms(0), $0).facts(of: pair.units[unit]) }
    }

    private func calls(_ log: [Fact], for name: String) -> [FacilityStep] {
        log.compactMap { if case .facilityStepped(let step) = $0, step.name == name { step } else { nil } }
    }

    @Test func `each state on the way to active is followed by the calls of every client, before the next state`()
        throws
    {
        let names = [
            "RF_PROG_ACTIVE_FAST", "RF_PROG_ACTIVE_DRAIN", "RF_PROG_ACTIVE_PRECONFIG", "RF_PROG_ACTIVE_POSTCONFIG",
            "RF_PROG_ACTIVE",
        ]
        let walk: [FacilityState] = [.activeFast, .activeDrain, .activePreconfig, .activePostconfig, .active]
        var told: [String] = []
        for fact in try log(of: 1) {
            switch fact {
            case .facilityStateChanged(let mine, _, _): told.append(mine.name)
            case .facilityStepped(let step): if told.last != step.name { told.append(step.name) }
            default: break
            }
        }
        let expected = zip(walk, names).flatMap { [$0.name, $1] }
        #expect(told.suffix(expected.count) == expected[...])
        #expect(told.starts(with: ["INITIALIZATION", "RF_PROG_INITIALIZATION", "NEGOTIATION", "STANDBY COLD"]))
    }

    @Test func `clients are called in ascending order within the facility's own`() throws {
        let log = try log(of: 1)
        let calls = calls(log, for: "RF_PROG_ACTIVE")
        #expect(calls.map(\.result) == [11, 23] + [UInt32](repeating: 11, count: calls.count - 2))
        let names = calls.compactMap(\.client?.name)
        #expect(names.prefix(3) == ["First Client", "Slave", "Redundancy Mode RF"])
        #expect(names.suffix(3) == ["IOS Config ROLLBACK", "Slave", "Last Client"])
        let orders = FacilityProgression.clients.map(\.order)
        #expect(orders == orders.sorted() && Set(orders).count == orders.count)
        #expect(Set(FacilityProgression.clients.map(\.client.number)).count == orders.count)
    }

    @Test(arguments: [0, 1]) func `a simulated log agrees with itself as a recorded one must`(unit: Int) throws {
        let findings = FindingScan.findings(in: recorded(try log(of: unit).map { one($0) }), incidents: [])
        // Initialization and the five states on the way to active.
        let content = Finding.Content.progressionsAgree(changes: 6, clients: 34, registered: 34)
        #expect(findings.map(\.content).contains(content))
        #expect(!findings.contains { if case .progressionDiffers = $0.content { true } else { false } })
    }

    @Test func `a cold start ends with the end of the initialization, a takeover does not`() throws {
        let ends = try [0, 1].map { try log(of: $0).count { $0 == .initializationCompleted } }
        #expect(ends == [1, 0])
    }

    @Test(arguments: [FacilityState.negotiation, .standbyCold, .standbyHot])
    func `where the calls are not documented, none are told`(state: FacilityState) {
        #expect(FacilityProgression.steps(to: state).isEmpty)
    }
}
