import Replay
import Testing

@testable import Redundancy

@Suite struct ControllerRecoveryTests {
    /// A terminal pair whose standby has taken over since the port between the units was lost.
    private func dualActive() throws -> TwoControllers {
        var settings = ControllerSettings()
        settings.profile = .r17
        var pair = try TwoControllers.terminal(settings)
        for unit in [0, 1] { try pair.give(unit, .carrierChanged(.redundancyPort, isUp: false)) }
        for unit in [0, 1] { try pair.fire(unit, .linkHoldDown) }
        try pair.finish()
        #expect(pair.units.map(\.facility) == [.active, .active])
        return pair
    }

    @Test func `of two actives that meet over the redundancy port exactly one reloads`() throws {
        var pair = try dualActive()
        for unit in [0, 1] { try pair.give(unit, .carrierChanged(.redundancyPort, isUp: true)) }
        for unit in [0, 1] { try pair.fire(unit, .hello) }
        // With a management interface the newer active keeps the role on either link.
        #expect(pair.units.map(\.power) == [.booting(.dualActive), .up])
    }

    @Test func `over the management interface the older goes into recovery, and it alone reloads later`() throws {
        var pair = try dualActive()
        for unit in [0, 1] { try pair.give(unit, .carrierChanged(.managementInterface, isUp: true)) }
        if pair.units[0].recovery == nil { try pair.give(1, .carrierChanged(.managementInterface, isUp: false)) }
        if pair.units[0].recovery == nil { try pair.give(1, .carrierChanged(.managementInterface, isUp: true)) }
        #expect(pair.units.map(\.recovery) == [.active, nil])
        for unit in [0, 1] { try pair.give(unit, .carrierChanged(.redundancyPort, isUp: true)) }
        for unit in [0, 1] { try pair.fire(unit, .hello) }
        #expect(pair.units.map(\.power) == [.booting(.dualActive), .up])
    }

    @Test func `a standby that the active has dropped starts anew`() throws {
        var pair = try TwoControllers.terminal()
        try pair.give(1, .received(.hello(pair.units[1].pair!.announcement), .redundancyPort))
        #expect(pair.units[1].isHot)
        try pair.fire(0, .peerSilence)
        #expect(pair.units.map(\.power) == [.up, .booting(.peerFailure)])
    }

    @Test func `an active whose gateway is lost gives the role away`() throws {
        var settings = ControllerSettings()
        settings.profile = .r17
        var pair = try TwoControllers.terminal(settings)
        try pair.give(0, .carrierChanged(.managementInterface, isUp: true))
        try pair.fire(0, .gatewaySilence)
        #expect(pair.units[1].history.map(\.cause) == [.gatewayLost])
    }
}
