import Redundancy
import Replay

/// A pair of invented controllers in the situations whose outputs are fixtures.
enum LayoutPair: String, CaseIterable, Sendable {
    /// Captured from both consoles, hot.
    case formed
    /// The other unit came back and synchronises.
    case synchronising
    /// The first active unit lost its power, as events tell it.
    case lost
    /// Synchronising is over, and the role went back by command.
    case returned
    /// A log alone: no output was captured.
    case logged
    /// Nothing was captured.
    case empty

    var state: PairState { Pair.fold(events) }

    private var events: [Event] {
        switch self {
        case .empty: []
        case .logged: Self.formation
        case .formed: Self.formation + Self.outputs
        case .lost: LayoutPair.formed.events + Self.loss
        case .synchronising: LayoutPair.lost.events + Self.synchronisation
        case .returned: LayoutPair.lost.events + Self.way
        }
    }

    private static func event(_ unit: UInt8, _ fact: Fact) -> Event {
        Event(observer: ChassisNumber(rawValue: unit), fact)
    }

    private static let one = ChassisNumber(rawValue: 1)
    private static let two = ChassisNumber(rawValue: 2)

    private static let formation = [
        event(1, .elected(one, .active, rule: nil)), event(1, .elected(two, .standby, rule: nil)),
        event(1, .peerFound(two, peerRole: .standby)), event(1, .terminalStateReached(mode: "SSO")),
    ]

    private static let loss = [event(2, .peerLost(.notPresent)), event(2, .becameActive)]

    private static let synchronisation = [
        event(2, .peerFound(one, peerRole: .standby)),
        event(
            2,
            shown(
                .redundancyStates,
                ("states", ["my state": "13 -ACTIVE", "peer state": "in progress to standby cold-config"])
            )
        ),
        event(2, shown(.chassis, header, row(1, "Standby", "HA sync in progress"), row(2, "Active", "Ready"))),
    ]

    private static let way = [
        event(2, .peerFound(one, peerRole: .standby)), event(2, .terminalStateReached(mode: "SSO")),
        event(2, .switchoverRequested), event(1, .becameActive),
        event(1, .peerFound(two, peerRole: .standby)), event(1, .terminalStateReached(mode: "SSO")),
        event(1, shown(.chassis, header, row(1, "Active", "Ready"), row(2, "Standby", "Ready"))),
    ]

    private static let header = (
        "header",
        [
            "Mac Address": "02aa.0000.0001", "Mac Address kind": "Local", "Mac persistency wait time": "Indefinite",
            "Local Redundancy Port Type": "Twisted Pair", "Table": "Chassis",
        ] as KeyValuePairs
    )

    private static func row(_ number: Int, _ role: String, _ status: String) -> (String, KeyValuePairs<String, String>)
    {
        (
            "row",
            [
                "Number": "\(number)", "Role": role, "Mac Address": "02aa.0000.000\(number)",
                "Priority": "\(3 - number)", "Version": "V02", "State": status, "IP": "169.254.9.\(number)",
                "RMI-IP": "10.9.0.\(number)",
            ]
        )
    }

    private static func shown(_ command: ShowCommand, _ sections: (String, KeyValuePairs<String, String>)...) -> Fact {
        let sections = sections.map { name, fields in Section(name, fields.map { Field($0.key, $0.value) }) }
        return .observed(Snapshot(command, sections))
    }

    private static let image = """
        Cisco IOS Software [Invented], C9800-CL Software (C9800-CL-K9_IOSXE), Version 17.9.9z, RELEASE SOFTWARE (fc1)
        Technical Support: http://www.example.com/support
        Copyright (c) 1999-2024 by Someone.
        Compiled Mon 01-Jan-24 10:00 by someone
        """

    private static let outputs = [
        event(
            1,
            shown(
                .redundancy,
                (
                    "system",
                    [
                        "Available system uptime": "1 hour, 2 minutes", "Switchovers system experienced": "0",
                        "Standby failures": "0", "Last switchover reason": "none", "Hardware Mode": "Duplex",
                        "Configured Redundancy Mode": "sso", "Operating Redundancy Mode": "sso",
                        "Maintenance Mode": "Disabled", "Communications": "Up",
                    ]
                ),
                (
                    "current",
                    [
                        "Active Location": "slot 1", "Current Software state": "ACTIVE",
                        "Uptime in current state": "1 hour, 2 minutes", "Image Version": image,
                        "Configuration register": "0x2102", "Recovery mode": "Not Applicable",
                        "Fast Switchover": "Enabled", "Initial Garp": "Enabled",
                    ]
                ),
                (
                    "peer",
                    [
                        "Standby Location": "slot 2", "Current Software state": "STANDBY HOT",
                        "Uptime in current state": "58 minutes", "Image Version": image, "BOOT": "",
                        "CONFIG_FILE": "", "Configuration register": "0x2102", "Later field": "value",
                    ]
                )
            )
        ),
        event(
            1,
            shown(
                .redundancyStates,
                (
                    "states",
                    [
                        "my state": "13 -ACTIVE", "peer state": "8 -STANDBY HOT", "Mode": "Duplex",
                        "Unit": "Primary", "Unit ID": "1", "Redundancy Mode (Operational)": "sso",
                        "Redundancy Mode (Configured)": "sso", "Redundancy State": "sso",
                        "Maintenance Mode": "Disabled", "Manual Swact": "enabled", "Communications": "Up",
                        "client count": "99", "client_notification_TMR": "30000 milliseconds",
                        "RF debug mask": "0x0", "Gateway Monitoring": "Enabled",
                        "Gateway monitoring interval": "8 secs", "Later field": "value",
                    ]
                )
            )
        ),
        event(1, shown(.chassis, header, row(1, "Active", "Ready"), row(2, "Standby", "Ready"))),
    ]
}
