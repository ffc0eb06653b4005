internal import Redundancy

/// Reads the output of one command, line by line.
protocol OutputReader: Sendable {
    /// Takes a line that is not blank, as it was printed.
    ///
    /// - Returns: whether it fits; a line that does not is listed as unread and the rest goes on.
    mutating func take(_ line: Substring) -> Bool

    /// What was read so far. No sections when nothing was.
    var sections: [Section] { get }
}

extension ShowCommand {
    /// The reader of an output; nil for the facility's event log, of which every entry is an item of its own.
    var reader: (any OutputReader)? {
        switch self {
        case .redundancy: RedundancyOutput()
        case .redundancyStates: RedundancyStatesOutput()
        case .switchoverHistory: SwitchoverHistoryOutput()
        case .chassis: ChassisOutput()
        case .configSyncFailures: ConfigSyncFailuresOutput()
        case .accessPointUptime: AccessPointUptimeOutput()
        case .wirelessClientSummary: WirelessClientSummaryOutput()
        case .dualActiveDetection: DualActiveDetectionOutput()
        case .bootVariables: BootVariablesOutput()
        case .issuState: ISSUStateOutput()
        case .onboardUptime: OnboardUptimeOutput()
        case .redundancyHistory: nil
        }
    }
}

extension [Section] {
    /// Appends fields to the last section with this name, which is made where there is none.
    mutating func append(_ fields: [Field], toLast name: String) {
        if let index = lastIndex(where: { $0.name == name }) {
            self[index].fields += fields
        } else {
            append(Section(name, fields))
        }
    }
}
