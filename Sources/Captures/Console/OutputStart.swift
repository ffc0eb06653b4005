internal import Redundancy

/// A line that only the beginning of one command's output has; by it an output is known whose command was not captured.
struct OutputStart {
    var command: ShowCommand
    /// Which of the known beginnings it is.
    var index: Int
    /// Whether an output may have the line again.
    var isRepeated: Bool

    init?(_ text: Substring) {
        guard let first = text.utf8.first else { return nil }
        if first.isDigit {
            guard FacilityLogEntry.isBeginning(text), Self.isOfFacilityLog(text) else { return nil }
            self.init(.redundancyHistory, Self.table.count, isRepeated: true)
            return
        }
        guard let index = Self.table.firstIndex(where: { text.begins(with: $0.text) }) else { return nil }
        // `my state = …` and `my state=`; but `Index` alone is too common a word.
        if Self.table[index].command == .switchoverHistory {
            guard text.words.prefix(3).map(\.text) == ["Index", "Previous", "Current"] else { return nil }
        }
        self.init(Self.table[index].command, index, isRepeated: Self.table[index].isRepeated)
    }

    private init(_ command: ShowCommand, _ index: Int, isRepeated: Bool) {
        self.command = command
        self.index = index
        self.isRepeated = isRepeated
    }

    private static func isOfFacilityLog(_ text: Substring) -> Bool {
        guard let rest = text.words.dropFirst().first?.text else { return false }
        let words = text[rest.startIndex...]
        return words.begins(with: "client added:") || words.begins(with: "client removed:")
            || words.begins(with: "*my state =") || words.begins(with: "my state =") || words.begins(with: "RF_")
            || words.begins(with: "System initialization complete")
    }

    private static let table: [(text: StaticString, command: ShowCommand, isRepeated: Bool)] = [
        ("Redundant System Information :", .redundancy, false),
        ("my state =", .redundancyStates, false),
        ("Index", .switchoverHistory, false),
        ("Redundancy Facility Event Log:", .redundancyHistory, false),
        ("Chassis/Stack Mac Address :", .chassis, false),
        ("Switch/Stack Mac Address :", .chassis, false),
        ("Number of APs:", .accessPointUptime, false),
        ("Number of Clients:", .wirelessClientSummary, false),
        ("Mismatched Command List", .configSyncFailures, false),
        ("The list is Empty", .configSyncFailures, false),
        ("In dual-active recovery mode:", .dualActiveDetection, false),
        ("Dual-Active-Detection Configuration", .dualActiveDetection, false),
        ("BOOT variable", .bootVariables, false),
        ("UPTIME SUMMARY INFORMATION", .onboardUptime, false),
        ("--- Starting local lock acquisition", .issuState, true),
        ("--- Starting installation state synchronization", .issuState, true),
        ("Current ISSU Status:", .issuState, false),
        ("Slot being modified:", .issuState, true),
    ]
}
