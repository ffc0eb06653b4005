/// A show command whose output Lockstep reads.
public enum ShowCommand: UInt8, Hashable, Sendable, CaseIterable {
    case redundancy = 1
    case redundancyStates = 2
    case switchoverHistory = 3
    case chassis = 4
    case configSyncFailures = 5
    case accessPointUptime = 6
    case wirelessClientSummary = 7
    case dualActiveDetection = 8
    case bootVariables = 9
    case issuState = 10
    case onboardUptime = 11
    case redundancyHistory = 12

    /// The words typed, without abbreviations.
    public var words: String {
        switch self {
        case .redundancy: "show redundancy"
        case .redundancyStates: "show redundancy states"
        case .switchoverHistory: "show redundancy switchover history"
        case .chassis: "show chassis"
        case .configSyncFailures: "show redundancy config-sync failures mcl"
        case .accessPointUptime: "show ap uptime"
        case .wirelessClientSummary: "show wireless client summary"
        case .dualActiveDetection: "show stackwise-virtual dual-active-detection"
        case .bootVariables: "show bootvar"
        case .issuState: "show issu state detail"
        case .onboardUptime: "show logging onboard uptime detail"
        case .redundancyHistory: "show redundancy history"
        }
    }
}

/// One `key = value` of an output, in the device's words. A key without a value has the empty value.
public struct Field: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A block or a table row of an output.
public struct Section: Hashable, Sendable {
    /// Which block or table this is, in Lockstep's words (`system`, `row`).
    public var name: String
    public var fields: [Field]

    public init(_ name: String, _ fields: [Field]) {
        self.name = name
        self.fields = fields
    }

    /// The value of the first field with this name.
    public subscript(_ name: String) -> String? {
        fields.first { $0.name == name }?.value
    }
}

/// What a show command printed at one moment: every field that it had, known to us or not, in its order.
///
/// The sections and field names of each command are listed in ``ShowCommand`` order in the article *What is read*.
public struct Snapshot: Hashable, Sendable {
    public var command: ShowCommand
    public var sections: [Section]

    public init(_ command: ShowCommand, _ sections: [Section]) {
        self.command = command
        self.sections = sections
    }

    /// The first section with this name.
    public func section(_ name: String) -> Section? {
        sections.first { $0.name == name }
    }

    /// All sections with this name, in order.
    public func sections(_ name: String) -> [Section] {
        sections.filter { $0.name == name }
    }
}
