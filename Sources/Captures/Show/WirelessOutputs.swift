internal import Redundancy

/// `show ap uptime`, from which access points that joined anew after a switchover are found.
///
/// Sections `summary`, then a `row` for each access point.
struct AccessPointUptimeOutput: OutputReader {
    private(set) var sections: [Section] = []
    private var table: ColumnTable?

    private static let known = ["AP Name", "Ethernet MAC", "Radio MAC", "AP Up Time", "Association Up Time"]

    mutating func take(_ line: Substring) -> Bool {
        let text = line.trimmed
        if text.isRuler { return true }
        if text.begins(with: "AP Name") {
            table = ColumnTable(header: line, known: Self.known)
            return true
        }
        if table == nil, let pair = KeyValue(text, .colon) {
            sections.append([pair.field], toLast: "summary")
            return true
        }
        guard let fields = table?.fields(of: line), fields.count > 1, fields[1].value[...].isMACAddress else {
            return false
        }
        sections.append(Section("row", fields))
        return true
    }
}

/// `show wireless client summary [detail]`, from which lost clients are found.
///
/// Sections `summary`, a `row` for each client, and an `excluded` for each one of the second table.
struct WirelessClientSummaryOutput: OutputReader {
    private(set) var sections: [Section] = []
    private var table: ColumnTable?
    private var rowName = "row"

    /// Without `detail` first, then with it (17.9); the two share names.
    private static let known = [
        "MAC Address", "AP Name", "Type", "ID", "State", "Protocol", "Method", "Role",
        "SSID", "IP Address", "Device-type", "VLAN", "BSSID", "Auth Method", "Created", "Connected", "Channel", "Width",
        "SGI", "NSS", "Rate", "CAP", "Username", "Rx packets", "Tx packets", "Rx bytes", "Tx bytes", "6E capability",
    ]

    mutating func take(_ line: Substring) -> Bool {
        let text = line.trimmed
        if text.isRuler { return true }
        if text.begins(with: "MAC Address") {
            table = ColumnTable(header: line, known: Self.known)
            return true
        }
        if text.begins(with: "Number of "), let pair = KeyValue(text, .colon) {
            rowName = pair.key == "Number of Excluded Clients" ? "excluded" : "row"
            sections.append([pair.field], toLast: "summary")
            return true
        }
        guard let fields = table?.fields(of: line), let first = fields.first, first.value[...].isMACAddress else {
            return false
        }
        sections.append(Section(rowName, fields))
        return true
    }
}
