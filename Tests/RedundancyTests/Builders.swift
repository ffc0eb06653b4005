import Redundancy
import Replay

/// A moment in milliseconds on one clock that counts in UTC.
func utc(_ milliseconds: Int64, width: Int64 = 0) -> Stamp {
    Stamp(reckoning: .utc, earliest: milliseconds * 1_000_000, width: width * 1_000_000)
}

/// A statement of unit 1, of unit 2, or of one that does not name itself.
func one(_ fact: Fact, at moment: Int64? = nil) -> Event {
    Event(observer: .one, occurred: moment.map { utc($0) }, fact)
}

func two(_ fact: Fact, at moment: Int64? = nil) -> Event {
    Event(observer: .two, occurred: moment.map { utc($0) }, fact)
}

func someone(_ fact: Fact, at moment: Int64? = nil) -> Event {
    Event(occurred: moment.map { utc($0) }, fact)
}

extension ChassisNumber {
    static let one = ChassisNumber(rawValue: 1)
    static let two = ChassisNumber(rawValue: 2)
}

extension Fact {
    /// What a show command printed.
    static func shown(_ command: ShowCommand, _ sections: Section...) -> Fact {
        .observed(Snapshot(command, sections))
    }
}

extension Section {
    static func fields(_ name: String, _ fields: KeyValuePairs<String, String>) -> Section {
        Section(name, fields.map { Field($0.key, $0.value) })
    }

    /// A row of `show chassis`.
    static func chassis(_ number: Int, _ role: String, _ status: String, mac: String = "", priority: Int = 1) -> Section
    {
        let address = mac.isEmpty ? "02aa.0000.000\(number)" : mac
        return .fields(
            "row",
            [
                "Number": "\(number)", "Role": role, "Mac Address": address, "Priority": "\(priority)",
                "Version": "V02", "State": status, "IP": "169.254.9.\(number)",
            ]
        )
    }

    static func removed(_ number: Int) -> Section {
        .chassis(number, "Member", "Removed", mac: "0000.0000.0000", priority: 0)
    }

    /// A row of `show redundancy switchover history`.
    static func switchover(_ index: Int, _ previous: Int, _ current: Int, _ reason: String, _ time: String) -> Section {
        .fields(
            "row",
            [
                "Index": "\(index)", "Previous active": "\(previous)", "Current active": "\(current)",
                "Switchover reason": reason, "Switchover time": time,
            ]
        )
    }
}

/// Two units on the way to a pair, as the log of the active one tells it.
let formation = [
    one(.elected(.one, .active, rule: nil), at: 100),
    one(.elected(.two, .standby, rule: nil), at: 110),
    one(.peerFound(.two, peerRole: .standby), at: 120),
    one(.synchronised(.bulkConfiguration, .succeeded, detail: ""), at: 40_000),
    one(.terminalStateReached(mode: "SSO"), at: 50_000),
]

/// The same pair with its tables and counters captured.
let formedAndCaptured =
    formation + [
        one(
            .shown(
                .chassis,
                .fields("header", ["Mac Address": "02aa.0000.0001", "Mac Address kind": "Local"]),
                .chassis(1, "Active", "Ready", priority: 2),
                .chassis(2, "Standby", "Ready", priority: 1)
            )
        ),
        one(
            .shown(
                .redundancy,
                .fields(
                    "system",
                    [
                        "Switchovers system experienced": "0", "Standby failures": "0",
                        "Last switchover reason": "none",
                    ]
                )
            )
        ),
    ]
