import Operations
import Redundancy

/// The cases of ``Fact``, for a table that forgets none.
enum FactKind: CaseIterable {
    case memberAdded, memberRemoved, memberReady, discovery, linkChanged, keepaliveMissed, gatewayChanged
    case peerFound, peerLost, elected, roleReported
    case facilityStateChanged, facilityStepped, facilityClientAdded, facilityClientRemoved, initializationCompleted
    case synchronised, terminalStateReached, processExited, switchoverRequested, switchoverRefused, becameActive
    case chassisDown, reloadRequested, reloading, restarted, bootTimed, initializationTimed
    case dualActiveDetected, recoveryEntered, recoveryLeft, faultReported, resourceAlarm
    case accessPointJoined, accessPointLeft, wirelessClientChanged, messageLogged, commandEntered, observed

    /// A fact of a new case does not compile here until it has a kind.
    init(_ fact: Fact) {
        self =
            switch fact {
            case .memberAdded: .memberAdded
            case .memberRemoved: .memberRemoved
            case .memberReady: .memberReady
            case .discovery: .discovery
            case .linkChanged: .linkChanged
            case .keepaliveMissed: .keepaliveMissed
            case .gatewayChanged: .gatewayChanged
            case .peerFound: .peerFound
            case .peerLost: .peerLost
            case .elected: .elected
            case .roleReported: .roleReported
            case .facilityStateChanged: .facilityStateChanged
            case .facilityStepped: .facilityStepped
            case .facilityClientAdded: .facilityClientAdded
            case .facilityClientRemoved: .facilityClientRemoved
            case .initializationCompleted: .initializationCompleted
            case .synchronised: .synchronised
            case .terminalStateReached: .terminalStateReached
            case .processExited: .processExited
            case .switchoverRequested: .switchoverRequested
            case .switchoverRefused: .switchoverRefused
            case .becameActive: .becameActive
            case .chassisDown: .chassisDown
            case .reloadRequested: .reloadRequested
            case .reloading: .reloading
            case .restarted: .restarted
            case .bootTimed: .bootTimed
            case .initializationTimed: .initializationTimed
            case .dualActiveDetected: .dualActiveDetected
            case .recoveryEntered: .recoveryEntered
            case .recoveryLeft: .recoveryLeft
            case .faultReported: .faultReported
            case .resourceAlarm: .resourceAlarm
            case .accessPointJoined: .accessPointJoined
            case .accessPointLeft: .accessPointLeft
            case .wirelessClientChanged: .wirelessClientChanged
            case .messageLogged: .messageLogged
            case .commandEntered: .commandEntered
            case .observed: .observed
            }
    }

    /// The number of the kind in the log, which never changes (`lockstep.proto`).
    var number: UInt64 {
        switch self {
        case .memberAdded: 1
        case .memberRemoved: 2
        case .memberReady: 3
        case .discovery: 4
        case .linkChanged: 5
        case .keepaliveMissed: 6
        case .gatewayChanged: 7
        case .peerFound: 8
        case .peerLost: 9
        case .elected: 10
        case .roleReported: 11
        case .facilityStateChanged: 12
        case .facilityStepped: 13
        case .facilityClientAdded: 14
        case .facilityClientRemoved: 15
        case .initializationCompleted: 16
        case .synchronised: 17
        case .terminalStateReached: 18
        case .processExited: 19
        case .switchoverRequested: 20
        case .switchoverRefused: 21
        case .becameActive: 22
        case .chassisDown: 23
        case .reloadRequested: 24
        case .reloading: 25
        case .restarted: 26
        case .bootTimed: 27
        case .initializationTimed: 28
        case .dualActiveDetected: 29
        case .recoveryEntered: 30
        case .recoveryLeft: 31
        case .faultReported: 32
        case .resourceAlarm: 33
        case .accessPointJoined: 34
        case .accessPointLeft: 35
        case .wirelessClientChanged: 36
        case .commandEntered: 37
        case .observed: 38
        case .messageLogged: 39
        }
    }
}

/// Facts of every kind with every value of their enumerations, empty and extreme texts and numbers.
enum FactTable {
    static let all = FactKind.allCases.flatMap { samples(of: $0) }

    private static let chassis = [1, 2, 16].compactMap { ChassisNumber($0) }
    private static let someChassis = [nil] + chassis.map(Optional.some)
    private static let someRoles = [nil] + Role.allCases.map(Optional.some)
    private static let texts = ["", "x", "再起動 %\u{0}\u{301}", String(repeating: "long ", count: 60)]
    private static let numbers: [UInt32] = [0, 1, 127, 128, .max]
    private static let targets: [ReloadTarget] = chassis.map { .chassis($0) } + [.observer, .peer, .all]

    private static let steps = [
        FacilityStep(name: "", code: 0, client: nil, operation: 0, result: 0),
        FacilityStep(
            name: "RF_PROG_ACTIVE",
            code: .max,
            client: FacilityClient(name: "", number: 0),
            operation: .max,
            result: .max
        ),
        FacilityStep(
            name: "RF_EVENT_GO_ACTIVE",
            code: 512,
            client: FacilityClient(name: "Last Client", number: 65_000),
            operation: 1,
            result: 11
        ),
    ]

    private static let sections = [
        [], [Section("", [])],
        [
            Section("row", [Field("", ""), Field("State", "HA sync in progress"), Field("再", "\u{0}")]),
            Section("row", []), Section("states", [Field("Mode", String(repeating: "x", count: 300))]),
        ],
    ]

    private static func samples(of kind: FactKind) -> [Fact] {
        switch kind {
        case .memberAdded: chassis.map { .memberAdded($0) }
        case .memberRemoved: PeerLossCause.allCases.flatMap { cause in chassis.map { .memberRemoved($0, cause) } }
        case .memberReady: someChassis.map { .memberReady($0) }
        case .discovery: SyncPhase.allCases.map { .discovery($0) }
        case .linkChanged:
            LinkKind.allCases.flatMap { link in
                zip(someChassis, [0, 1, 2, .max] as [UInt8]).flatMap { chassis, port in
                    texts.enumerated().map { index, text in
                        .linkChanged(link, chassis: chassis, port: port, isUp: index % 2 == 0, status: text)
                    }
                }
            }
        case .keepaliveMissed: someChassis.map { .keepaliveMissed($0) }
        case .gatewayChanged:
            someRoles.flatMap { role in [true, false].map { .gatewayChanged(role: role, isReachable: $0) } }
        case .peerFound: someRoles.flatMap { role in someChassis.map { .peerFound($0, peerRole: role) } }
        case .peerLost: PeerLossCause.allCases.map { .peerLost($0) }
        case .elected:
            Role.allCases.flatMap { role in
                ([nil] + ElectionRule.allCases.map(Optional.some)).flatMap { rule in
                    someChassis.map { .elected($0, role, rule: rule) }
                }
            }
        case .roleReported: Role.allCases.flatMap { role in texts.map { .roleReported(role, by: $0) } }
        case .facilityStateChanged:
            FacilityState.allCases.flatMap { state in
                ([0, 1, 2, 3, .max] as [UInt8]).map { changed in
                    let other = FacilityState.allCases[FacilityState.allCases.count - 1 - Int(state.rawValue)]
                    return .facilityStateChanged(mine: state, peer: other, changed: FacilityChange(rawValue: changed))
                }
            }
        case .facilityStepped: steps.map { .facilityStepped($0) }
        case .facilityClientAdded:
            numbers.flatMap { number in
                texts.map { .facilityClientAdded(FacilityClient(name: $0, number: number), order: .max - number) }
            }
        case .facilityClientRemoved: texts.map { .facilityClientRemoved(name: $0) }
        case .initializationCompleted: [.initializationCompleted]
        case .synchronised:
            SyncSubject.allCases.flatMap { subject in
                SyncPhase.allCases.flatMap { phase in texts.map { .synchronised(subject, phase, detail: $0) } }
            }
        case .terminalStateReached: texts.map { .terminalStateReached(mode: $0) }
        case .processExited: texts.map { .processExited(process: $0, text: String($0.reversed())) }
        case .switchoverRequested: [.switchoverRequested]
        case .switchoverRefused: texts.map { .switchoverRefused(reason: $0) }
        case .becameActive: [.becameActive]
        case .chassisDown: chassis.map { .chassisDown($0) }
        case .reloadRequested: targets.flatMap { target in texts.map { .reloadRequested(target, reason: $0) } }
        case .reloading: targets.flatMap { target in texts.map { .reloading(target, reason: $0) } }
        case .restarted: [.restarted]
        case .bootTimed: numbers.map { .bootTimed(seconds: $0) }
        case .initializationTimed: numbers.map { .initializationTimed(seconds: $0) }
        case .dualActiveDetected: texts.map { .dualActiveDetected(text: $0) }
        case .recoveryEntered: texts.map { .recoveryEntered(trigger: $0) }
        case .recoveryLeft: [.recoveryLeft]
        case .faultReported: texts.map { .faultReported(mnemonic: $0, text: "words of \($0)") }
        case .resourceAlarm: texts.flatMap { text in [true, false].map { .resourceAlarm(isCritical: $0, text: text) } }
        case .accessPointJoined: texts.map { .accessPointJoined(name: $0, mac: "0200.0000.0001\($0)") }
        case .accessPointLeft: texts.map { .accessPointLeft(name: $0, mac: "m", reason: "r\($0)") }
        case .wirelessClientChanged:
            WirelessClientStep.allCases.flatMap { step in
                texts.map { .wirelessClientChanged(step, mac: $0, accessPoint: "a\($0)", network: "n\($0)") }
            }
        case .messageLogged: texts.map { .messageLogged(mnemonic: $0, text: "t\($0)") }
        case .commandEntered: texts.map { .commandEntered($0) }
        case .observed: ShowCommand.allCases.flatMap { command in sections.map { .observed(Snapshot(command, $0)) } }
        }
    }
}
