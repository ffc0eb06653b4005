import Foundation
import Redundancy
import Replay
import TestSupport

/// Events in no sensible order: every fact, every observer, with and without stamps, with numbers at the ends of their
/// ranges and with words that mean nothing.
struct RandomEvents {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// Seeds of a test, one of which the environment can name to repeat it.
    static let seeds: [UInt64] = {
        let named = ProcessInfo.processInfo.environment["LOCKSTEP_SEED"].flatMap { UInt64($0) }
        return named.map { [$0] } ?? Array(1...100)
    }()

    /// The line that repeats a failure.
    static func line(_ seed: UInt64, _ test: String) -> String {
        "LOCKSTEP_SEED=\(seed) swift test --filter \(test)"
    }

    mutating func recorded(_ count: Int) -> [Recorded<Event>] {
        (0..<count).map { index in
            let event = event()
            return Recorded(
                sequence: UInt64(index),
                recordedAt: Instant(nanoseconds: Int64(index)),
                occurred: event.occurred,
                source: UInt32(event.observer?.rawValue ?? 0),
                clock: UInt32(event.observer?.rawValue ?? 0),
                event: event
            )
        }
    }

    mutating func event() -> Event {
        Event(observer: chassisOrNone(), occurred: stamp(), fact())
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &generator)]
    }

    private mutating func chassis() -> ChassisNumber {
        pick([.one, .two, .one, .two, .one, .two, ChassisNumber(rawValue: 3), ChassisNumber(rawValue: 16)])
    }

    private mutating func chassisOrNone() -> ChassisNumber? {
        pick([true, true, false]) ? chassis() : nil
    }

    private mutating func stamp() -> Stamp? {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: return nil
        case 1:
            return Stamp(
                reckoning: pick(Reckoning.allCases),
                earliest: pick([.min, -1, 0, .max]),
                width: pick([0, .max])
            )
        default: return utc(Int64.random(in: 0..<300_000, using: &generator), width: pick([0, 0, 1000]))
        }
    }

    private mutating func word() -> String {
        pick(["", "x", "none", "user forced", "RP switchover", "e\u{301}", "-9223372036854775808"])
    }

    private mutating func number() -> String {
        pick(["0", "1", "2", "3", "16", "17", "255", "4294967295", "9223372036854775807", "-1", "x", ""])
    }

    private mutating func target() -> ReloadTarget {
        pick([.all, .observer, .peer, .chassis(chassis())])
    }

    private mutating func fact() -> Fact {
        let client = FacilityClient(name: word(), number: pick([0, 3, 7, 8, 65_000]))
        let facts: [Fact] = [
            .memberAdded(chassis()), .memberRemoved(chassis(), pick(PeerLossCause.allCases)),
            .memberReady(chassisOrNone()), .discovery(pick(SyncPhase.allCases)),
            .linkChanged(
                pick(LinkKind.allCases),
                chassis: chassisOrNone(),
                port: pick([0, 2, 255]),
                isUp: pick([true, false]),
                status: word()
            ),
            .keepaliveMissed(chassisOrNone()), .gatewayChanged(role: role(), isReachable: pick([true, false])),
            .peerFound(chassisOrNone(), peerRole: role()), .peerLost(pick(PeerLossCause.allCases)),
            .elected(chassisOrNone(), pick(Role.allCases), rule: pick(ElectionRule.allCases)),
            .roleReported(pick(Role.allCases), by: word()),
            .facilityStateChanged(
                mine: pick(FacilityState.allCases),
                peer: pick(FacilityState.allCases),
                changed: pick([.mine, .peer, [], [.mine, .peer]])
            ),
            .facilityStepped(
                FacilityStep(
                    name: pick(["RF_PROG_ACTIVE", "x"]),
                    code: .max,
                    client: client,
                    operation: .max,
                    result: 11
                )
            ),
            .facilityClientAdded(client, order: .max), .facilityClientRemoved(name: word()), .initializationCompleted,
            .synchronised(pick(SyncSubject.allCases), pick(SyncPhase.allCases), detail: word()),
            .terminalStateReached(mode: word()), .processExited(process: word(), text: word()), .switchoverRequested,
            .switchoverRefused(reason: word()), .becameActive, .becameActive, .chassisDown(chassis()),
            .reloadRequested(target(), reason: word()), .reloading(target(), reason: word()), .restarted,
            .bootTimed(seconds: .max), .initializationTimed(seconds: .max), .dualActiveDetected(text: word()),
            .recoveryEntered(trigger: word()), .recoveryLeft, .faultReported(mnemonic: word(), text: word()),
            .resourceAlarm(isCritical: pick([true, false]), text: word()),
            .accessPointJoined(name: word(), mac: word()), .accessPointLeft(name: word(), mac: word(), reason: word()),
            .wirelessClientChanged(
                pick(WirelessClientStep.allCases),
                mac: word(),
                accessPoint: word(),
                network: word()
            ),
            .messageLogged(mnemonic: word(), text: word()), .commandEntered("chassis \(number()) priority \(number())"),
        ]
        return pick([true, true, true, false]) ? pick(facts) : .observed(snapshot())
    }

    private mutating func role() -> Role? {
        pick([.active, .standby, .member, .master, nil])
    }

    private mutating func snapshot() -> Snapshot {
        let command = pick(ShowCommand.allCases)
        let names = ["system", "current", "peer", "peer unavailable", "states", "header", "row", "row", "summary"]
        return Snapshot(command, (0..<4).map { _ in Section(pick(names), fields()) })
    }

    private mutating func fields() -> [Field] {
        let states = [
            "13 -ACTIVE", "8  -STANDBY HOT", "1 -DISABLED", "in progress to standby cold-bulk", "STANDBY COLD",
        ]
        let rows = [ChassisRow.ready, ChassisRow.removed, ChassisRow.synchronising]
        let all = [
            Field("my state", pick(states)), Field("peer state", pick(states)), Field("state", pick(states)),
            Field("Current Software state", pick(states)), Field("Communications", pick(["Up", "Down"])),
            Field("Manual Swact", word()), Field("client count", number()), Field("Standby failures", number()),
            Field("Switchovers system experienced", number()), Field("Number", number()), Field("Index", number()),
            Field("Role", pick(["Active", "Standby", "Member", "x"])), Field("State", pick(rows + ["Run", "run"])),
            Field("Priority", number()), Field("Previous active", number()), Field("Current active", number()),
            Field("Switchover reason", word()),
            Field(
                "Switchover time",
                pick(["", "1 2 3 4 5 6", "01:02:03 UTC Mon Jan 1 2024", "01:02:03 XST Mon Jan 1 2024"])
            ),
            Field("Mac Address", word()), Field("MAC Address", word()), Field("Radio MAC", word()),
            Field("AP Up Time", pick(["1 day", "9223372036854775807 years", "x"])),
            Field("In dual-active recovery mode", pick(["Yes", "No"])),
        ]
        return all.filter { _ in Bool.random(using: &generator) }
    }
}
