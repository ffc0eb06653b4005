import Replay
import Testing

@testable import Redundancy

@Suite struct ControllerBootTests {
    @Test func `a unit without configured high availability becomes active on its own`() throws {
        var pair = TwoControllers()
        pair.units[0] = controller(1, paired: false)
        try pair.give(0, .powered(isOn: true))
        try pair.finish(0)
        #expect(pair.units[0].facility == .active && pair.units[0].deadline(of: .peerSearch) == nil)
    }

    @Test func `a peer search that is over makes the unit active`() throws {
        var pair = TwoControllers()
        try pair.give(0, .powered(isOn: true))
        try pair.finish(0)
        #expect(pair.units[0].facility == .negotiation)
        try pair.fire(0, .peerSearch)
        try pair.finish(0)
        #expect(pair.units[0].facility == .active)
    }

    @Test func `a new priority shows at once and is used after the next start`() throws {
        var pair = try TwoControllers.terminal()
        try pair.give(0, .commandEntered(.priority(ChassisNumber(rawValue: 1), 7)))
        #expect(pair.units[0].configuredPriority == 7 && pair.units[0].atStart.priority == 2)
        try pair.give(0, .reset)
        #expect(pair.units[0].atStart.priority == 7)
    }

    @Test func `the loser of an election gives the winner a whole search to rise in`() throws {
        var state = controller(2)
        state.power = .up
        state.atStart.interface = state.configuredInterface
        state.atStart.port = .rj45
        state.facility = .negotiation
        state.carriers.redundancyPort = true
        let changes = try decided(state, at: 9, .received(.hello(announcement(1, priority: 2)), .redundancyPort))
        #expect(changes.contains(.elected(.standby, .highestPriority)))
        #expect(changes.contains(.timerArmed(.peerSearch, at: ms(200_009))))
    }
}
