import Redundancy
import Replay
import Testing

/// Hand-written logs of every kind of incident, with the steps and witnesses that they are to be read as. The formation
/// takes the log's places 0 to 4 and is the first incident.
@Suite struct IncidentScanTests {
    private func told(_ events: [Event], oneClock: Bool = true) -> [String] {
        incidents(formation + events, oneClock: oneClock).dropFirst().flatMap(story)
    }

    @Test func `a formation is read from the election to the terminal state`() {
        #expect(
            incidents(formation).flatMap(story) == [
                "1 formation", "  elected 1 [0]", "  elected 2 [1]", "  peerFound 2 [2]", "  bulkSynchronised [3]",
                "  terminal [4]",
            ]
        )
    }

    @Test func `both units' words for one terminal state are one step`() {
        let both = formation + [two(.terminalStateReached(mode: "SSO"), at: 50_012)]
        #expect(incidents(both).flatMap(story).last == "  terminal [4,5]")
        #expect(incidents(both).count == 1)
    }

    @Test func `a process failure of the active unit, with three raw causes of one loss`() {
        let found = told([
            one(.processExited(process: "wncd", text: ""), at: 100_000),
            two(.peerLost(.notPresent), at: 100_050), two(.peerLost(.down), at: 100_050),
            two(.peerLost(.redundancyStateChange), at: 100_050), two(.becameActive, at: 101_070),
            two(.becameActive, at: 101_071), one(.restarted, at: 300_000),
            two(.peerFound(.one, peerRole: .standby), at: 310_000),
            two(.synchronised(.bulkConfiguration, .succeeded, detail: ""), at: 350_000),
            two(.terminalStateReached(mode: "SSO"), at: 360_000),
        ])
        #expect(
            found == [
                "2 processFailure 1 to 2", "  processExited 1 [5]",
                "  peerLost 1 [6,7,8] notPresent down redundancyStateChange", "  becameActive 2 [9,10]",
                "  restarted 1 [11]", "  peerFound 1 [12]", "  bulkSynchronised [13]", "  terminal [14]",
            ]
        )
    }

    @Test func `a loss of power, from the last sign of the unit that lost it`() {
        let found = told([
            one(.resourceAlarm(isCritical: false, text: "x"), at: 99_000), two(.peerLost(.notPresent), at: 100_000),
            two(.becameActive, at: 101_020),
        ])
        #expect(
            found == [
                "2 powerLoss 1 to 2", "  lastSign 1 [5]", "  peerLost 1 [6] notPresent", "  becameActive 2 [7]",
            ]
        )
    }

    @Test func `a loss of power whose first witness is the rise itself`() {
        let found = told([
            one(.resourceAlarm(isCritical: false, text: "x"), at: 99_000), two(.becameActive, at: 101_020),
            two(.memberRemoved(.one, .removed), at: 101_030),
        ])
        #expect(
            found == [
                "2 powerLoss 1 to 2", "  lastSign 1 [5]", "  becameActive 2 [6]", "  memberRemoved 1 [7] removed",
            ]
        )
    }

    @Test func `a forced switchover, whose old active unit also ends its software and reloads`() {
        let found = told([
            one(.switchoverRequested, at: 100_000),
            one(.reloading(.observer, reason: "RP switchover initiated"), at: 100_100),
            one(.processExited(process: "pvp", text: ""), at: 100_200), two(.becameActive, at: 101_000),
        ])
        #expect(
            found == [
                "2 forcedSwitchover 1 to 2", "  switchoverRequested 1 [5]", "  reloading 1 [6]",
                "  processExited 1 [7]", "  becameActive 2 [8]",
            ]
        )
    }

    @Test func `a loss of the redundancy port, which both units live through`() {
        let found = told([
            two(.linkChanged(.redundancyPort, chassis: nil, port: 0, isUp: false, status: "down"), at: 100_000),
            one(.linkChanged(.redundancyPort, chassis: nil, port: 0, isUp: false, status: "down"), at: 100_001),
            two(.peerLost(.notPresent), at: 100_050), one(.peerLost(.notPresent), at: 100_051),
            two(.becameActive, at: 101_070), one(.dualActiveDetected(text: "x"), at: 101_100),
            one(.recoveryEntered(trigger: "rmi"), at: 101_200),
        ])
        #expect(
            found == [
                "2 redundancyPortLoss 1 to 2", "  linkDown 2 [5]", "  linkDown 1 [6]",
                "  peerLost 1 [7] notPresent", "  peerLost 2 [8] notPresent", "  becameActive 2 [9]",
                "  dualActive [10]",
                "  recoveryEntered 1 [11]",
            ]
        )
    }

    @Test func `a silent loss, noticed by keepalives alone`() {
        let found = told([
            two(.keepaliveMissed(.one), at: 100_000), two(.keepaliveMissed(.one), at: 100_100),
            two(.memberRemoved(.one, .keepaliveLost), at: 100_300), two(.becameActive, at: 101_300),
        ])
        #expect(
            found.filter { !$0.contains("lastSign") } == [
                "2 silentLoss 1 to 2", "  keepaliveMissed 1 [5,6]", "  peerLost 1 [7] keepaliveLost",
                "  becameActive 2 [8]",
            ]
        )
    }

    @Test func `a loss of the gateway`() {
        let found = told([
            one(.gatewayChanged(role: .active, isReachable: false), at: 100_000), two(.becameActive, at: 101_000),
        ])
        #expect(
            found.filter { !$0.contains("lastSign") } == [
                "2 gatewayLoss 1 to 2", "  gatewayLost 1 [5]", "  becameActive 2 [6]",
            ]
        )
    }

    @Test func `a switchover that nothing explains`() {
        let pair = formation.map { Event(occurred: $0.occurred, $0.fact) }
        let found = incidents(pair + [two(.becameActive, at: 101_000)]).dropFirst().flatMap(story)
        #expect(found == ["2 unexplainedSwitchover 1 to 2", "  becameActive 2 [5]"])
    }

    @Test func `an active unit that was told to reload did not lose its power`() {
        let found = told([
            one(.reloading(.observer, reason: "reload command"), at: 100_000), two(.peerLost(.down), at: 100_050),
            two(.becameActive, at: 101_000),
        ])
        #expect(found.first == "2 unexplainedSwitchover 1 to 2")
    }

    @Test func `a loss of the standby moves no role`() {
        let found = told([
            two(.processExited(process: "x", text: ""), at: 100_000), one(.peerLost(.down), at: 100_050),
            one(.peerFound(.two, peerRole: .standby), at: 200_000),
            one(.terminalStateReached(mode: "SSO"), at: 240_000),
        ])
        #expect(
            found == [
                "2 standbyLoss", "  processExited 2 [5]", "  peerLost 2 [6] down", "  peerFound 2 [7]",
                "  terminal [8]",
            ]
        )
    }

    @Test func `a reload of both units is no switchover`() {
        let found = told([
            one(.reloading(.all, reason: "Reload command"), at: 100_000), one(.peerLost(.down), at: 100_050),
            one(.elected(.one, .active, rule: nil), at: 300_000),
            one(.peerFound(.two, peerRole: .standby), at: 340_000),
            one(.terminalStateReached(mode: "SSO"), at: 400_000),
        ])
        #expect(
            found.filter { !$0.contains("lastSign") } == [
                "2 bothReloaded", "  reloading [5]", "  peerLost 2 [6] down", "  elected 1 [7]", "  peerFound 2 [8]",
                "  terminal [9]",
            ]
        )
    }

    @Test func `a reload of both units at the end of a capture is one too`() {
        let found = told([one(.reloading(.all, reason: "Reload command"), at: 100_000)])
        #expect(found == ["2 bothReloaded", "  reloading [5]"])
    }

    @Test func `a standby that an unnamed unit reloads is the loss of the standby only`() {
        let pair = formation.map { Event(occurred: $0.occurred, $0.fact) }
        let found = incidents(
            pair + [
                someone(.reloading(.peer, reason: "standby down"), at: 100_000), someone(.peerLost(.down), at: 100_050),
            ]
        )
        #expect(found.last.map(story) == ["2 standbyLoss", "  reloading [5]", "  peerLost 2 [6] down"])
    }

    @Test func `an unnamed unit that reloads itself and has lost its peer is a reload of both`() {
        let pair = formation.map { Event(occurred: $0.occurred, $0.fact) }
        let found = incidents(
            pair + [someone(.peerLost(.down), at: 100_050), someone(.reloading(.observer, reason: "x"), at: 100_100)]
        )
        #expect(found.last?.kind == .bothReloaded)
    }

    @Test func `a refused switchover is an incident of its own`() {
        let found = told([one(.switchoverRequested, at: 100_000), one(.switchoverRefused(reason: "x"), at: 100_010)])
        #expect(found == ["2 refusedSwitchover: x", "  refused 1 [6]"])
    }

    /// A person tries to move the role back while the pair still synchronises.
    @Test func `a refusal after a loss of power does not make it a forced switchover`() {
        let found = told([
            two(.peerLost(.notPresent), at: 100_000), two(.becameActive, at: 101_020),
            two(.switchoverRequested, at: 150_000), two(.switchoverRefused(reason: "x"), at: 150_010),
            two(.terminalStateReached(mode: "SSO"), at: 200_000),
        ])
        #expect(
            found.filter { !$0.contains("lastSign") } == [
                "2 powerLoss 1 to 2", "  peerLost 1 [5] notPresent", "  becameActive 2 [6]", "  terminal [9]",
                "3 refusedSwitchover: x", "  refused 2 [8]",
            ]
        )
    }

    @Test func `a request after a loss of power belongs to the switchover that follows`() {
        let found = told([
            two(.peerLost(.notPresent), at: 100_000), two(.becameActive, at: 101_020),
            two(.switchoverRequested, at: 150_000), one(.becameActive, at: 151_000),
        ])
        #expect(found.filter { $0.first != " " } == ["2 powerLoss 1 to 2", "3 forcedSwitchover 2 to 1"])
    }

    @Test func `a gateway that the new active unit loses later did not cause the switchover`() {
        let found = told([
            two(.peerLost(.notPresent), at: 100_000), two(.becameActive, at: 101_020),
            two(.gatewayChanged(role: .active, isReachable: false), at: 110_000),
        ])
        #expect(found.first == "2 powerLoss 1 to 2")
    }

    @Test func `a gateway or a link that came back caused nothing`() {
        let found = told([
            one(.gatewayChanged(role: .active, isReachable: false), at: 90_000),
            one(.gatewayChanged(role: .active, isReachable: true), at: 91_000),
            two(.linkChanged(.redundancyPort, chassis: nil, port: 0, isUp: false, status: "down"), at: 92_000),
            two(.linkChanged(.redundancyPort, chassis: nil, port: 0, isUp: true, status: "up"), at: 93_000),
            two(.peerLost(.notPresent), at: 100_000), two(.becameActive, at: 101_020),
        ])
        #expect(
            found == [
                "2 powerLoss 1 to 2", "  lastSign 1 [6]", "  peerLost 1 [9] notPresent", "  becameActive 2 [10]",
            ]
        )
    }

    @Test func `a fault of an hour before is no fault of this loss`() {
        let hour: Int64 = 3_600_000
        let found = told([
            one(.processExited(process: "x", text: ""), at: 100_000),
            one(.processExited(process: "y", text: ""), at: 100_000 + hour),
            two(.peerLost(.notPresent), at: 100_050 + hour), two(.becameActive, at: 101_070 + hour),
        ])
        #expect(
            found == [
                "2 processFailure 1 to 2", "  processExited 1 [6]", "  peerLost 1 [7] notPresent",
                "  becameActive 2 [8]",
            ]
        )
    }

    @Test func `two switchovers are two incidents`() {
        let found = told([
            two(.peerLost(.notPresent), at: 100_000), two(.becameActive, at: 101_000),
            two(.peerFound(.one, peerRole: .standby), at: 300_000),
            two(.terminalStateReached(mode: "SSO"), at: 360_000),
            two(.switchoverRequested, at: 900_000), one(.becameActive, at: 901_000),
        ])
        #expect(found.filter { $0.first != " " } == ["2 powerLoss 1 to 2", "3 forcedSwitchover 2 to 1"])
    }

    @Test func `the Redundancy Facility's walk to ACTIVE is the rise of the survivor`() {
        let found = told([
            one(.processExited(process: "x", text: ""), at: 100_000), two(.peerLost(.notPresent), at: 100_050),
            two(.facilityStateChanged(mine: .activeFast, peer: .disabled, changed: .mine), at: 100_100),
            two(.facilityStateChanged(mine: .active, peer: .disabled, changed: .mine), at: 101_070),
            two(.becameActive, at: 101_075),
        ])
        #expect(
            found == [
                "2 processFailure 1 to 2", "  processExited 1 [5]", "  peerLost 1 [6] notPresent",
                "  becameActive 2 [8,9]",
            ]
        )
    }

    @Test func `a unit that starts alone has no switchover`() {
        let found = incidents([
            one(.facilityStateChanged(mine: .activeFast, peer: .disabled, changed: .mine), at: 1),
            one(.facilityStateChanged(mine: .active, peer: .disabled, changed: .mine), at: 2),
        ])
        #expect(found == [])
    }

    @Test func `a link that goes down when one of two actives restarts is no fault of the silence before`() {
        let found = told([
            two(.keepaliveMissed(.one), at: 100_000), two(.peerLost(.keepaliveLost), at: 100_000),
            one(.keepaliveMissed(.two), at: 100_001), one(.peerLost(.keepaliveLost), at: 100_001),
            two(.becameActive, at: 101_020), two(.reloading(.observer, reason: "stack merge"), at: 160_000),
            one(.linkChanged(.redundancyPort, chassis: .one, port: 0, isUp: false, status: "down"), at: 160_006),
        ])
        #expect(found.first == "2 silentLoss 1 to 2")
    }

    @Test func `a pair that falls apart before it has formed is no formation any more`() {
        let found = incidents(
            formation.prefix(3) + [
                one(.processExited(process: "wncd", text: ""), at: 45_000),
                one(.reloading(.observer, reason: "process exit"), at: 45_033),
                two(.reloading(.observer, reason: "EHSA active down"), at: 45_034),
                one(.peerFound(.two, peerRole: .standby), at: 400_000),
                one(.terminalStateReached(mode: "SSO"), at: 480_000),
            ]
        )
        #expect(found.map(\.kind) == [.formation, .bothReloaded])
        let reset = found.last?.measurements(MeasuringOptions()).first { $0.kind == .resetToTerminal }
        #expect(reset?.range == DurationRange(.milliseconds(434_966)))
    }
}
