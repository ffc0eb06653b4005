public import Redundancy

extension DeviceLayout {
    /// The text of `show redundancy states`: the same on both consoles but for whose state is mine, and which unit it is.
    ///
    /// - Parameters:
    ///   - state: The pair, at the moment that is printed.
    ///   - console: The unit whose console it is; nil for the one seen last, else the active one.
    public static func redundancyStates(_ state: PairState, console: ChassisNumber?) -> String {
        let view = ConsoleView(state, console: console)
        let fields = state.facility
        var lines = [
            "       my state = \(numbered(view.mine.state))",
            "     peer state = \(numbered(view.peer?.state))",
            "           Mode = \(fields["Mode"] ?? unknown)",
            "           Unit = \(view.mine.attributes["Unit"] ?? unit(view.mine.role))",
            "        Unit ID = \(view.mine.attributes["Unit ID"] ?? number(view.mine) ?? unknown)",
            "",
        ]
        for name in modes { lines.append("\(name.padded(to: 29)) = \(fields[name] ?? unknown)") }
        lines += [
            "     Maintenance Mode = \(fields["Maintenance Mode"] ?? unknown)",
            "    Manual Swact = \(manualSwact(fields))",
            " Communications = \(communications(fields))",
            "",
            "   client count = \(fields["client count"] ?? unknown)",
            " client_notification_TMR = \(fields["client_notification_TMR"] ?? unknown)",
        ]
        for name in keepalives { if let value = fields[name] { lines.append("\(name.aligned(to: 24)) = \(value)") } }
        lines.append("           RF debug mask = \(fields["RF debug mask"] ?? unknown)")
        let others = fields.fields.filter { !known.contains($0.name) }
        lines += others.map { "\($0.name.aligned(to: 24)) = \($0.value)" }
        // The two lines of the gateway stand without an indent, and only where there is a management interface.
        if let value = fields[gateway] { lines.append("\(gateway) = \(value)") }
        if let value = fields[gatewayInterval] { lines.append("\(gatewayInterval)  = \(value)") }
        return lines.joinedLines()
    }

    private static let modes = [
        "Redundancy Mode (Operational)", "Redundancy Mode (Configured)", "Redundancy State",
    ]
    /// Lines of other platforms that stand between the notification timer and the debug mask.
    private static let keepalives = ["keep_alive TMR", "keep_alive count", "keep_alive threshold"]
    private static let gateway = "Gateway Monitoring"
    private static let gatewayInterval = "Gateway monitoring interval"
    private static let known = Set(
        modes + keepalives + [
            gateway, gatewayInterval, "Mode", "Maintenance Mode", "Manual Swact", "Manual Swact reason",
            "Communications", "Communications reason", "client count", "client_notification_TMR", "RF debug mask",
        ]
    )

    /// `13 -ACTIVE`, `8  -STANDBY HOT`; without a number while the standby synchronises.
    private static func numbered(_ state: ReportedState?) -> String {
        switch state {
        case .facility(let state): "\(String(state.rawValue).padded(to: 2)) -\(state.name)"
        case .inProgress: state?.name ?? unknown
        case nil: unknown
        }
    }

    private static func unit(_ role: Role?) -> String {
        switch role {
        case .active, .master: "Primary"
        case .standby: "Secondary"
        case .member, nil: unknown
        }
    }

    private static func number(_ unit: UnitState) -> String? {
        unit.number.map { String($0.rawValue) }
    }

    private static func manualSwact(_ fields: Attributes) -> String {
        let value = fields["Manual Swact"] ?? unknown
        return fields["Manual Swact reason"].map { "\(value) (\($0))" } ?? value
    }
}
