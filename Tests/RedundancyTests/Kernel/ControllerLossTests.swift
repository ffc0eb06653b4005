import Replay
import Testing

@testable import Redundancy

@Suite struct ControllerLossTests {
    @Test(arguments: ColdLoss.allCases) func `a cold standby that loses the active does what is chosen`(
        option: ColdLoss
    ) throws {
        var settings = ControllerSettings()
        settings.coldLoss = option
        var pair = try TwoControllers.terminal(settings)
        pair.units[1].facility = .standbyColdBulk
        try pair.fire(1, .peerSilence)
        switch option {
        case .takesOverWithoutState:
            #expect(pair.units[1].history.map(\.isStateful) == [false])
            #expect(pair.log[1].contains(.switchoverBegan(.silence, isStateful: false)))
        case .reloads: #expect(pair.units[1].power == .booting(.peerFailure))
        }
    }

    @Test func `a handover that nobody answers is given up after five attempts`() throws {
        var pair = try TwoControllers.terminal()
        pair.drops = { if case .handover = $0 { true } else { false } }
        try pair.give(0, .commandEntered(.forceSwitchover))
        #expect(refusal(pair.units[0], .commandEntered(.forceSwitchover)) == .switchoverInProgress)
        for _ in 0..<5 { try pair.fire(0, .handoverRetry) }
        let attempts = pair.log[0].filter { if case .handoverOffered = $0 { true } else { false } }
        #expect(attempts.count == 5 && pair.log[0].last == .handoverGivenUp && pair.units[0].handover == nil)
    }

    @Test func `the refusals of a forced switchover, in order`() throws {
        var active = try TwoControllers.terminal().units[0]
        active.pair?.status.isInRecovery = true
        #expect(refusal(active, .commandEntered(.forceSwitchover)) == .peerInRecovery)
        active.pair?.status.facility = .standbyColdBulk
        #expect(refusal(active, .commandEntered(.forceSwitchover)) == .peerNotHot(.standbyColdBulk))
        active.pair = nil
        #expect(refusal(active, .commandEntered(.forceSwitchover)) == .noPeer)
    }

    @Test func `silence cancels its timer once, and a keepalive from the future is none`() throws {
        let active = try TwoControllers.terminal().units[0]
        let changes = try decided(active, at: 9_000_000, .timerFired(.peerSilence))
        #expect(changes.filter { $0 == .timerCancelled(.peerSilence) }.count == 1)
        #expect(try decided(active, at: 9_000, .keepaliveHeard(status(.standbyHot), at: ms(9_001))) == [])
    }

    @Test func `an active without gateway or uplink gives the role to a standby that becomes hot`() throws {
        var active = try TwoControllers.terminal().units[0]
        active.carriers.managementInterface = true
        active.pair?.status.facility = .standbyColdBulk
        var gateway = active
        gateway.gatewayIsReachable = false
        let heard = Stimulus.keepaliveHeard(status(.standbyHot), at: ms(9_000))
        #expect(try decided(gateway, at: 9_000, heard).contains(.handoverOffered(.gatewayLost, attempt: 1)))
        active.uplinkIsUp = false
        #expect(try decided(active, at: 9_000, heard).contains(.handoverOffered(.uplinkLost, attempt: 1)))
    }

    @Test func `a standby without gateway goes into recovery once the active has its own again`() throws {
        var standby = try TwoControllers.terminal().units[1]
        standby.gatewayIsReachable = false
        standby.carriers.managementInterface = true
        let heard = try decided(standby, at: 9_000, .keepaliveHeard(status(.active), at: ms(9_000)))
        #expect(heard.contains(.recoveryEntered(.standby)))
        let none = try decided(standby, at: 9_000, .keepaliveHeard(status(.active, gateway: false), at: ms(9_000)))
        #expect(!none.contains(.recoveryEntered(.standby)))
    }

    @Test func `losing the uplink moves the role, losing both does not`() throws {
        var active = try TwoControllers.terminal().units[0]
        #expect(
            try decided(active, at: 9, .uplinkChanged(isUp: false))
                == [.uplinkChanged(isUp: false), .timerArmed(.uplinkHoldDown, at: ms(209))]
        )
        active.uplinkIsUp = false
        active.timers.append(ArmedTimer(timer: .uplinkHoldDown, at: ms(209)))
        let offered = try decided(active, at: 209, .timerFired(.uplinkHoldDown))
        #expect(offered.contains(.handoverOffered(.uplinkLost, attempt: 1)))
        active.pair?.status.uplinkIsUp = false
        #expect(try decided(active, at: 209, .timerFired(.uplinkHoldDown)) == [.timerCancelled(.uplinkHoldDown)])
    }
}
