import Captures
import Operations
import Redundancy
import Replay
import Simulation
import Testing

/// What a unit writes of a fact is read back as that fact.
@Suite struct SyslogMessageTests {
    private static let one = ChassisNumber(rawValue: 1)
    private static let two = ChassisNumber(rawValue: 2)

    private func factsRead(_ fact: Fact) -> [Fact] {
        let lines = SyslogMessage.messages(for: fact, of: Self.one).map {
            "Nov  3 2026 09:14:32.118 UTC: \($0.text)\n"
        }
        return facts(read(lines.joined(), CaptureOptions(unit: Self.one)))
    }

    @Test(arguments: [
        Fact.memberAdded(two), .memberRemoved(two, .removed), .memberRemoved(two, .keepaliveLost), .memberReady(two),
        .discovery(.began), .discovery(.succeeded),
        .linkChanged(.stackPort, chassis: one, port: 2, isUp: false, status: "cable-not-connected"),
        .linkChanged(.redundancyPort, chassis: nil, port: 0, isUp: false, status: "Setting RP link status to DOWN"),
        .linkChanged(.managementInterface, chassis: nil, port: 0, isUp: true, status: "Setting RMI link status to UP"),
        .keepaliveMissed(two), .gatewayChanged(role: .active, isReachable: false),
        .gatewayChanged(role: .standby, isReachable: true), .peerFound(two, peerRole: .standby),
        .peerFound(nil, peerRole: .standby), .peerFound(nil, peerRole: .active), .peerLost(.notPresent),
        .peerLost(.down),
        .peerLost(.redundancyStateChange), .peerLost(.keepaliveLost), .peerLost(.removed), .chassisDown(two),
        .elected(two, .standby, rule: nil), .elected(one, .active, rule: nil),
        .roleReported(.active, by: "Smart Agent"),
        .synchronised(.bulkConfiguration, .succeeded, detail: ""), .terminalStateReached(mode: "SSO"),
        .processExited(process: "wncd", text: "Process manager is exiting: process exit with reload chassis code"),
        .reloadRequested(.all, reason: "Reload command"),
        .reloadRequested(.chassis(two), reason: "User requested reload"),
        .reloadRequested(.observer, reason: "Admin reload CLI"), .reloading(.observer, reason: "Active lost GW"),
        .reloading(.peer, reason: "EHSA standby down"), .restarted, .bootTimed(seconds: 505),
        .initializationTimed(seconds: 364), .faultReported(mnemonic: "FATAL_ERR", text: "port is gone"),
        .resourceAlarm(isCritical: true, text: "Used Memory value 96% exceeds critical level 95%"),
        .accessPointJoined(name: "pier-01", mac: "0200.6baa.0001"),
        .accessPointLeft(name: "pier-01", mac: "0200.6baa.0001", reason: "Heart beat timer expiry"),
        .wirelessClientChanged(.movedToRun, mac: "0200.6bc1.0002", accessPoint: "pier-01", network: "dock"),
        .wirelessClientChanged(.addressUpdated, mac: "0200.6bc1.0002", accessPoint: "pier-01", network: "dock"),
        .wirelessClientChanged(.movedToDelete, mac: "0200.6bc1.0002", accessPoint: "pier-01", network: "dock"),
    ])
    func `a fact comes back as itself`(fact: Fact) {
        #expect(factsRead(fact) == [fact])
    }

    @Test(arguments: [
        // Both witnesses of one rise.
        (Fact.becameActive, [Fact.becameActive, .becameActive]),
        (.peerLost(.announcedDown), [.peerLost(.down), .chassisDown(two)]),
        // The command is not logged, only what the old active does about it.
        (.switchoverRequested, [.reloading(.observer, reason: "RP switchover initiated. This RP will be reloaded")]),
        // The rule of an election is no part of the line.
        (.elected(two, .active, rule: .highestPriority), [.elected(two, .active, rule: nil)]),
        (
            .processExited(process: "wncd", text: "crash"),
            [.processExited(process: "wncd", text: "Process manager is exiting: crash")]
        ),
        (
            .dualActiveDetected(text: "both are active"),
            [.faultReported(mnemonic: "DUAL_ACTIVE_CFG_MSG", text: "both are active")]
        ),
        // What no device logs.
        (.facilityStateChanged(mine: .active, peer: .standbyHot, changed: .mine), []),
        (.recoveryEntered(trigger: "RMI"), []), (.faultReported(mnemonic: "UPLINK_DOWN", text: "data ports"), []),
        (.commandEntered("show redundancy"), []),
    ])
    func `a fact that devices tell otherwise is told as they do`(fact: Fact, told: [Fact]) {
        #expect(factsRead(fact) == told)
    }

    @Test func `a clock ahead and whole seconds are in the stamps`() throws {
        var scenario = Scenario(
            title: "clocks",
            units: UnitSetup.standardPair,
            timeline: [.init(at: .milliseconds(2_600), .power(unit: 1, isOn: true))]
        )
        scenario.timing.boot = .fixed(.seconds(10))
        scenario.timeline.append(.init(at: .seconds(5), .clockStep(unit: 1, by: .seconds(3_600))))
        var log = OperatorLog()
        _ = scenario.run(seed: 1, observing: &log)
        let rendering = SyslogRendering(resolution: .seconds, offsets: [.zero, .milliseconds(500)])
        let text = rendering.text(of: log, unit: 1, in: scenario)
        // 2.6 s and 10 s to boot, an hour and half a second ahead.
        #expect(text.hasPrefix("Jan  1 2026 01:00:13 UTC: %SYS-5-RESTART: System restarted --\n"))
        #expect(rendering.text(of: log, unit: 0, in: scenario).isEmpty)
    }
}
