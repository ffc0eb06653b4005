public import Redundancy

extension DeviceLayout {
    /// The text of `show chassis`, or of `show chassis rmi` when an address on the management interface is known.
    ///
    /// A stack whose table was captured from `show switch` is printed in that table's words and has no addresses.
    ///
    /// - Parameters:
    ///   - state: The pair, at the moment that is printed.
    ///   - console: The unit whose row is marked with `*`; nil for the one seen last, else the active one.
    public static func chassis(_ state: PairState, console: ChassisNumber?) -> String {
        let mine = ConsoleView(state, console: console).mine.number
        let rows = chassisRows(state)
        let table = table(state, rows)
        let header = state.tableHeader
        let address = header["Mac Address"] ?? unknown
        let kind = header["Mac Address kind"].map { " - \($0) Mac Address" } ?? ""
        var lines = [
            "\(table == .stack ? "Switch" : "Chassis")/Stack Mac Address : \(address)\(kind)",
            "Mac persistency wait time: \(header["Mac persistency wait time"] ?? unknown)",
        ]
        lines += header.fields.filter { !headerKeys.contains($0.name) }.map { "\($0.name): \($0.value)" }
        lines += table.titles
        lines += rows.map { line($0, isConsole: $0.number == mine, table) }
        return lines.joinedLines()
    }

    /// What the table has beside the units' roles and states.
    private enum Table {
        case stack
        case pair
        case pairWithManagementAddresses

        var titles: [String] {
            let above = String(repeating: " ", count: 45) + "H/W   Current"
            let shared = "Role    Mac Address     Priority Version  State"
            return switch self {
            case .stack:
                [above, "Switch#   \(shared)", String(repeating: "-", count: 85)]
            case .pair:
                [above, "Chassis#   \(shared)                 IP", String(repeating: "-", count: 85)]
            case .pairWithManagementAddresses:
                [
                    above, "Chassis#   \(shared)                 IP                RMI-IP",
                    String(repeating: "-", count: 104),
                ]
            }
        }
    }

    /// Header keys with lines of their own, and the table's name, which is none.
    private static let headerKeys = ["Mac Address", "Mac Address kind", "Mac persistency wait time", "Table"]

    private static func table(_ state: PairState, _ rows: [ChassisRow]) -> Table {
        if state.tableHeader["Table"] == "Switch" { return .stack }
        return rows.contains { $0.managementAddress != nil } ? .pairWithManagementAddresses : .pair
    }

    /// The rows of the table, and one for each unit that other sources alone have told of.
    private static func chassisRows(_ state: PairState) -> [ChassisRow] {
        var rows = state.rows
        for unit in state.units {
            guard let number = unit.number, !rows.contains(where: { $0.number == number }) else { continue }
            var row = ChassisRow(number: number)
            row.role = unit.role
            rows.append(row)
        }
        return rows.sorted { $0.number < $1.number }
    }

    private static func line(_ row: ChassisRow, isConsole: Bool, _ table: Table) -> String {
        let number = "\(isConsole ? "*" : " ")\(row.number.rawValue)"
        let priority = row.priority.map { String($0) }
        let columns = [
            number.padded(to: 9),
            (row.role?.name ?? unknown).padded(to: 9),
            (row.macAddress ?? unknown).padded(to: 14),
            // Numbers stand in the middle of their column; the longer word needs its beginning.
            priority.map { "     \($0.padded(to: 7))" } ?? "   \(unknown.padded(to: 9))",
            (row.version ?? unknown).padded(to: 8),
            (row.status ?? unknown).padded(to: 21),
        ]
        var line = columns.joined()
        if table != .stack { line += (row.address ?? unknown).padded(to: 19) }
        if table == .pairWithManagementAddresses { line += row.managementAddress ?? unknown }
        return line
    }
}
