/// A state of the Redundancy Facility, numbered as the command line prints it (`my state = 13 -ACTIVE`).
///
/// Codes 0 to 15 are those of CISCO-RF-MIB's `RFState` less one: SNMP counts from 1. Codes 16 to 19 are known from the
/// ha-oper YANG model alone.
public enum FacilityState: UInt8, Hashable, Comparable, Sendable, CaseIterable {
    case unknown = 0
    /// Not operational on this unit.
    case disabled = 1
    case initialization = 2
    /// Looking for the peer.
    case negotiation = 3
    case standbyCold = 4
    case standbyColdConfig = 5
    case standbyColdFileSystem = 6
    case standbyColdBulk = 7
    /// Terminal on the standby: incremental synchronisation goes on.
    case standbyHot = 8
    case activeFast = 9
    case activeDrain = 10
    case activePreconfig = 11
    case activePostconfig = 12
    /// Terminal on the active.
    case active = 13
    case activeExtraload = 14
    case activeHandback = 15
    case standbyWarm = 16
    case issuNegotiation = 17
    case standbyISSUNegotiationLate = 18
    case platformSync = 19

    /// The number that SNMP reports: one higher than the command line's, for the states that both know.
    public var snmpValue: UInt8? {
        rawValue <= Self.activeHandback.rawValue ? rawValue + 1 : nil
    }

    /// The state with this SNMP number.
    public init?(snmpValue: UInt8) {
        guard (1...16).contains(snmpValue) else { return nil }
        self.init(rawValue: snmpValue - 1)
    }

    /// The name as `show redundancy states` prints it.
    public var name: String {
        switch self {
        case .unknown: "UNKNOWN"
        case .disabled: "DISABLED"
        case .initialization: "INITIALIZATION"
        case .negotiation: "NEGOTIATION"
        case .standbyCold: "STANDBY COLD"
        case .standbyColdConfig: "STANDBY COLD-CONFIG"
        case .standbyColdFileSystem: "STANDBY COLD-FILESYS"
        case .standbyColdBulk: "STANDBY COLD-BULK"
        case .standbyHot: "STANDBY HOT"
        case .activeFast: "ACTIVE-FAST"
        case .activeDrain: "ACTIVE-DRAIN"
        case .activePreconfig: "ACTIVE_PRECONFIG"
        case .activePostconfig: "ACTIVE_POSTCONFIG"
        case .active: "ACTIVE"
        case .activeExtraload: "ACTIVE-EXTRALOAD"
        case .activeHandback: "ACTIVE-HANDBACK"
        case .standbyWarm: "STANDBY WARM"
        case .issuNegotiation: "ISSU NEGOTIATION"
        case .standbyISSUNegotiationLate: "STANDBY ISSU NEGOTIATION LATE"
        case .platformSync: "PLATFORM SYNC"
        }
    }

    /// The state that a printed name means. Blanks, hyphens and underscores count alike, since releases differ in them
    /// (`ACTIVE_PRECONFIG`, `STANDBY-HOT`, `STANDBY CONFIG`).
    public init?(name: some StringProtocol) {
        func folded(_ text: some StringProtocol) -> String {
            text.uppercased().map { "-_ ".contains($0) ? " " : String($0) }.joined()
        }
        let wanted = folded(name)
        let found = Self.allCases.first { state in
            let name = folded(state.name)
            return name == wanted || name.replacing("STANDBY COLD ", with: "STANDBY ") == wanted
        }
        guard let found else { return nil }
        self = found
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// What a unit says of a state: a numbered state, or words without a number while the standby synchronises
/// (`in progress to standby cold-config`).
public enum ReportedState: Hashable, Sendable {
    case facility(FacilityState)
    /// The target of `in progress to …`, in the device's words.
    case inProgress(String)

    /// The words as `show redundancy` prints them, without a number.
    public var name: String {
        switch self {
        case .facility(let state): state.name
        case .inProgress(let target): "in progress to \(target)"
        }
    }
}

/// A client of the Redundancy Facility. Its number is the key: names wrap, repeat and change between releases.
public struct FacilityClient: Hashable, Sendable {
    public var name: String
    public var number: UInt32

    public init(name: String, number: UInt32) {
        self.name = name
        self.number = number
    }
}

/// One step of the Redundancy Facility's event log: `RF_PROG_ACTIVE(204) IfIndex(139) op=0 rc=11`.
public struct FacilityStep: Hashable, Sendable {
    /// The printed name. Numbers move between releases (512 is GO_ACTIVE or GO_STANDBY), so the name is the key.
    public var name: String
    public var code: UInt32
    public var client: FacilityClient?
    public var operation: UInt32
    public var result: UInt32

    public init(name: String, code: UInt32, client: FacilityClient?, operation: UInt32, result: UInt32) {
        self.name = name
        self.code = code
        self.client = client
        self.operation = operation
        self.result = result
    }

    /// Whether the step is part of calling every client for a state change.
    public var isProgression: Bool {
        name.hasPrefix("RF_PROG_")
    }
}
