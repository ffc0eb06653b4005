import Replay
import Testing

@testable import Redundancy

@Suite struct ControllerSwitchoverTests {
    @Test func `two units that start together come to the terminal state`() throws {
        let pair = try TwoControllers.terminal()
        #expect(pair.units.map(\.facility) == [.active, .standbyHot])
        #expect(pair.units.map(\.isTerminal) == [true, true])
        #expect(pair.log[0].contains(.elected(.active, .highestPriority)))
    }

    @Test func `a process failure on the active of a terminal pair moves the role`() throws {
        var pair = try TwoControllers.terminal()
        try pair.give(0, .processFailed("wncd"))
        try pair.give(0, .processFailed("rrm"))
        #expect(pair.work[0] == [.exitNotice])
        try pair.finish(0, limit: 1)
        try pair.finish(1)
        try pair.finish()
        #expect(pair.units.map(\.facility) == [.standbyHot, .active])
        #expect(pair.units[1].history.map(\.cause) == [.processFailure] && pair.units[1].history[0].isStateful)
        let walk = pair.log[1].suffix(pair.log[1].count).compactMap {
            if case .facilityEntered(let state) = $0 { state } else { nil }
        }
        #expect(
            walk.suffix(6) == [.standbyHot, .activeFast, .activeDrain, .activePreconfig, .activePostconfig, .active]
        )
    }

    @Test func `a process failure before the standby is hot reloads both`() throws {
        var pair = try TwoControllers.terminal()
        pair.units[1].facility = .standbyColdBulk
        try pair.give(0, .processFailed("wncd"))
        try pair.finish(0, limit: 1)
        #expect(pair.units.map(\.power) == [.booting(.processFailure), .booting(.peerFailure)])
    }

    @Test func `a flap shorter than the hold-down is no loss, a longer one is`() throws {
        var pair = try TwoControllers.terminal()
        try pair.give(1, .carrierChanged(.redundancyPort, isUp: false))
        try pair.give(1, .carrierChanged(.redundancyPort, isUp: true))
        #expect(pair.units[1].deadline(of: .linkHoldDown) == nil && pair.work[1].isEmpty)
        try pair.give(1, .carrierChanged(.redundancyPort, isUp: false))
        try pair.fire(1, .linkHoldDown)
        #expect(pair.work[1] == [.peerMonitor(.notPresent)])
    }

    @Test(arguments: [(0, 400), (99, 400), (100, 500), (150, 500)] as [(Int64, Int64)])
    func `silence ends at a check`(heard: Int64, deadline: Int64) {
        let pair = PairingState(announcement(1), at: ms(0), session: 1)
        #expect(pair.silenceDeadline(heardAt: ms(heard), ControllerSettings()) == ms(deadline))
    }

    @Test func `a forced switchover is graceful and happens once`() throws {
        var pair = try TwoControllers.terminal()
        #expect(refusal(pair.units[1], .commandEntered(.forceSwitchover)) == .notActive)
        try pair.give(0, .commandEntered(.forceSwitchover))
        // The old active is gone before the first step of the takeover is done.
        try pair.fire(1, .linkHoldDown)
        try pair.finish(1)
        try pair.finish()
        #expect(pair.units.map(\.facility) == [.standbyHot, .active])
        #expect(pair.units[1].history.map(\.cause) == [.userForced])
    }

    @Test func `while it takes over, the old active's late keepalive restarts nobody`() throws {
        var pair = try TwoControllers.terminal()
        pair.drops = { if case .sync = $0 { false } else { $0 != .handover(.userForced) } }
        try pair.give(0, .commandEntered(.forceSwitchover))
        try pair.finish(1, limit: 1)
        #expect(pair.units[1].facility == .activeFast)
        try pair.give(1, .keepaliveHeard(status(.active), at: ms(pair.now)))
        #expect(pair.units[1].facility == .activeFast)
    }

    @Test func `a takeover cut short leaves no row`() throws {
        var pair = try TwoControllers.terminal()
        try pair.give(0, .commandEntered(.forceSwitchover))
        #expect(pair.units[1].history.count == 1)
        try pair.give(1, .powered(isOn: false))
        #expect(pair.units[1].history.isEmpty)
    }

    @Test func `work and timers of an earlier life are ignored`() throws {
        let pair = try TwoControllers.terminal()
        for work in [Work.exitNotice, .imageCopy("a"), .boot(.reset), .peerMonitor(.down)] {
            #expect(try decided(pair.units[0], at: 9_000_000, .workCompleted(work)) == [])
        }
        #expect(try decided(pair.units[0], at: 9_000_000, .timerFired(.handoverRetry)) == [])
    }
}

@Suite struct ControllerWirelessTests {
    @Test func `only RUN is carried, and what leaves RUN is forgotten`() throws {
        var pair = try TwoControllers.terminal()
        try pair.give(0, .accessPointsChanged(first: 1, count: 3, .join))
        #expect(pair.units[1].accessPoints.isEmpty)
        try pair.give(0, .accessPointsChanged(first: 1, count: 3, .run))
        #expect(pair.units[1].accessPoints == pair.units[0].accessPoints)
        try pair.give(0, .accessPointsChanged(first: 2, count: 1, .discovery))
        #expect(pair.units[1].accessPoints.map(\.number) == [1, 3])
        #expect(
            refusal(pair.units[0], .accessPointsChanged(first: 2_000, count: 2, .run))
                == .capacityExceeded(limit: 2_000)
        )
        #expect(refusal(pair.units[1], .clientsChanged(first: 1, count: 1, .run)) == .notServing)
    }
}

@Suite struct ControllerCommandTests {
    @Test func `the standby's console is closed, then locked for configuration`() throws {
        var standby = try TwoControllers.terminal().units[1]
        #expect(refusal(standby, .commandEntered(.configureTerminal)) == .standbyConsoleDisabled)
        standby.standbyConsoleIsEnabled = true
        #expect(refusal(standby, .commandEntered(.configureTerminal)) == .notActive)
        #expect(refusal(standby, .commandEntered(.end)) == nil)
    }

    @Test func `refusals keep their precedence`() throws {
        let active = try TwoControllers.terminal().units[0]
        #expect(
            refusal(active, .commandEntered(.priority(ChassisNumber(rawValue: 9), 16)))
                == .noSuchChassis(ChassisNumber(rawValue: 9))
        )
        #expect(refusal(active, .commandEntered(.priority(ChassisNumber(rawValue: 1), 16))) == .priorityOutOfRange(16))
        #expect(refusal(active, .commandEntered(.keepaliveTimer(1))) == .notInThisProfile)
        #expect(refusal(active, .commandEntered(.submode(.redundancy))) == .wrongMode(.exec))
        #expect(refusal(controller(1), .commandEntered(.reload)) == .consoleUnavailable)
    }
}
