public import Redundancy

extension DeviceLayout {
    /// The text of `show redundancy`.
    ///
    /// The block of the other processor stands on the active unit's console only, and is one line while that processor
    /// is disabled.
    ///
    /// - Parameters:
    ///   - state: The pair, at the moment that is printed.
    ///   - console: The unit whose console it is; nil for the one seen last, else the active one.
    public static func redundancy(_ state: PairState, console: ChassisNumber?) -> String {
        let view = ConsoleView(state, console: console)
        var lines = system(state.system)
        lines.append("")
        lines += processor(view.mine, title: "Current Processor Information :", isCurrent: true)
        if view.knowsPeer {
            lines.append("")
            if let peer = view.peer, peer.state == .facility(.disabled) {
                let number = peer.number.map { String($0.rawValue) }
                let slot = peer.attributes["slot"] ?? number ?? "unavailable"
                lines.append("Peer (slot: \(slot)) information is not available because it is in 'DISABLED' state")
            } else {
                lines += processor(
                    view.peer ?? peerNobodyToldOf,
                    title: "Peer Processor Information :",
                    isCurrent: false
                )
            }
        }
        return lines.joinedLines()
    }

    /// Stands for a peer of which no source tells; a peer block is the standby's.
    private static var peerNobodyToldOf: UnitState {
        var unit = UnitState()
        unit.role = .standby
        return unit
    }

    private static let systemCounters = [
        "Available system uptime", "Switchovers system experienced", "Standby failures", "Last switchover reason",
    ]
    private static let systemModes = [
        "Hardware Mode", "Configured Redundancy Mode", "Operating Redundancy Mode", "Maintenance Mode",
    ]

    private static func system(_ fields: Attributes) -> [String] {
        var lines = title("Redundant System Information :")
        lines += systemCounters.map { field($0, fields[$0] ?? unknown) }
        lines.append("")
        lines += systemModes.map { field($0, fields[$0] ?? unknown) }
        lines.append(field("Communications", communications(fields)))
        let known = systemCounters + systemModes + ["Communications", "Communications reason"]
        lines += fields.fields.filter { !known.contains($0.name) }.map { field($0.name, $0.value) }
        return lines
    }

    /// `Up`, or `Down      Reason: Failure`.
    static func communications(_ fields: Attributes) -> String {
        let value = fields["Communications"] ?? unknown
        return fields["Communications reason"].map { "\(value)      Reason: \($0)" } ?? value
    }

    /// Keys that a processor's block has only where the device printed them, in their order around the register.
    private static let bootKeys = ["BOOT", "BOOTLDR", "CONFIG_FILE"]
    private static let recoveryKeys = ["Recovery mode", "Fast Switchover", "Initial Garp"]
    /// What a unit keeps that is no line of its processor's block, or is a line with a rule of its own.
    private static let otherKeys: Set<String> = [
        "Active Location", "Standby Location", "Current Software state", "Uptime in current state", "Image Version",
        "Configuration register", "Unit", "Unit ID", "slot",
    ]

    private static func processor(_ unit: UnitState, title words: String, isCurrent: Bool) -> [String] {
        let fields = unit.attributes
        var lines = title(words)
        // Where a unit sits does not move with its role; only the key is named after the role.
        let keys = ["Active Location", "Standby Location"]
        let key = unit.role == .standby ? keys[1] : keys[0]
        lines.append(field(key, fields[key] ?? keys.compactMap { fields[$0] }.first ?? unknown))
        lines.append(field("Current Software state", unit.state?.name ?? unknown))
        for name in ["Uptime in current state", "Image Version"] { lines.append(field(name, fields[name] ?? unknown)) }
        for name in bootKeys { if let value = fields[name] { lines.append(field(name, value)) } }
        lines.append(field("Configuration register", fields["Configuration register"] ?? unknown))
        if isCurrent {
            // These three are aligned two places to the left, and a unit tells them of itself only.
            for name in recoveryKeys { if let value = fields[name] { lines.append(field(name + "  ", value)) } }
        }
        let known = otherKeys.union(bootKeys).union(recoveryKeys)
        lines += fields.fields.filter { !known.contains($0.name) }.map { field($0.name, $0.value) }
        return lines
    }

    private static func title(_ words: String) -> [String] {
        [words, String(repeating: "-", count: words.count)]
    }

    /// A line of a block: keys end in the 30th column.
    private static func field(_ name: String, _ value: String) -> String {
        "\(name.aligned(to: 30)) = \(value)"
    }
}
