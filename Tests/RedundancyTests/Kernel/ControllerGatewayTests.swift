import Replay
import Testing

@testable import Redundancy

/// The table of gateways (specification, section 5): who sees its gateway, with and without the management interface.
@Suite struct ControllerGatewayTests {
    /// What must come of a unit's loss of its gateway.
    enum Result: Sendable {
        case switchover
        case standbyInRecovery
        case nothing
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var lostByActive: Bool
        var lostByStandby: Bool
        var managementInterfaceIsUp: Bool
        var result: Result

        init(_ active: Bool, _ standby: Bool, _ managementInterface: Bool, _ result: Result) {
            (lostByActive, lostByStandby, managementInterfaceIsUp) = (active, standby, managementInterface)
            self.result = result
        }

        var testDescription: String {
            "active \(lostByActive ? "lost" : "up"), standby \(lostByStandby ? "lost" : "up"), "
                + "management interface \(managementInterfaceIsUp ? "up" : "down")"
        }
    }

    static let rows: [Row] = [
        Row(false, false, true, .nothing), Row(true, false, true, .switchover),
        Row(false, true, true, .standbyInRecovery), Row(true, true, true, .nothing),
        Row(false, false, false, .nothing), Row(true, false, false, .nothing),
        Row(false, true, false, .nothing), Row(true, true, false, .nothing),
    ]

    /// A terminal pair of a profile; the units tell each other what they see as in keepalives.
    private func pair(_ row: Row, _ profile: Profile) throws -> TwoControllers {
        var settings = ControllerSettings()
        settings.profile = profile
        var pair = try TwoControllers.terminal(settings)
        if row.managementInterfaceIsUp {
            for unit in [0, 1] { try pair.give(unit, .carrierChanged(.managementInterface, isUp: true)) }
        }
        // Both lose it in the same moment: each hears of the other's loss before its own.
        if row.lostByActive { try lose(0, &pair, peerLosesToo: row.lostByStandby) }
        if row.lostByStandby { try lose(1, &pair, peerLosesToo: row.lostByActive) }
        return pair
    }

    private func lose(_ unit: Int, _ pair: inout TwoControllers, peerLosesToo: Bool) throws {
        let facility = pair.units[1 - unit].facility
        let heard = status(facility, gateway: !peerLosesToo)
        try pair.give(unit, .keepaliveHeard(heard, at: ms(pair.now)))
        try pair.fire(unit, .gatewaySilence)
    }

    @Test(arguments: rows) func `each row of the table comes to its result`(row: Row) throws {
        let pair = try pair(row, .r17)
        switch row.result {
        case .switchover:
            #expect(pair.units[1].history.map(\.cause) == [.gatewayLost])
            #expect(pair.units[0].power == .booting(.switchover))
        case .standbyInRecovery:
            #expect(pair.units[1].recovery == .standby && pair.units[1].isHot)
            #expect(pair.units[0].isServing)
        case .nothing:
            #expect(pair.units.map(\.facility) == [.active, .standbyHot])
            #expect(pair.units.map(\.recovery) == [nil, nil])
        }
    }

    @Test(arguments: rows) func `the document's release knows no gateway`(row: Row) throws {
        let pair = try pair(row, .r16_10)
        #expect(pair.units.map(\.facility) == [.active, .standbyHot])
        #expect(!pair.log.joined().contains(.gatewayLost))
    }

    @Test func `a management interface that comes back shows a loss that nobody could see`() throws {
        var pair = try pair(Row(true, false, false, .nothing), .r17)
        #expect(!pair.units[0].gatewayIsReachable && pair.units[0].isServing)
        try pair.give(0, .carrierChanged(.managementInterface, isUp: true))
        #expect(pair.units[1].history.map(\.cause) == [.gatewayLost])
    }

    @Test func `a standby in recovery cannot be switched to, and can be again with its gateway`() throws {
        var pair = try pair(Row(false, true, true, .standbyInRecovery), .r17)
        try pair.give(0, .keepaliveHeard(status(.standbyHot, gateway: false, recovery: true), at: ms(pair.now)))
        #expect(refusal(pair.units[0], .commandEntered(.forceSwitchover)) == .peerInRecovery)
        try pair.give(1, .gatewayAnswered(at: ms(pair.now)))
        #expect(pair.units[1].recovery == nil)
        try pair.give(0, .keepaliveHeard(status(.standbyHot), at: ms(pair.now)))
        #expect(refusal(pair.units[0], .commandEntered(.forceSwitchover)) == nil)
    }
}
