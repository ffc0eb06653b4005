public import Redundancy

extension DeviceLayout {
    /// The text of `show ap uptime`, of the access points that are joined.
    ///
    /// - Parameter state: The pair, at the moment that is printed.
    public static func accessPointUptime(_ state: PairState) -> String {
        let joined = state.accessPoints.filter(\.isJoined)
        func row(_ cells: String...) -> String {
            zip(cells, [32, 15, 15, 51, 0]).map { $0.padded(to: $1) }.joined(separator: " ")
        }
        var lines = [
            "Number of APs: \(joined.count)", "", "",
            row("AP Name", "Ethernet MAC", "Radio MAC", "AP Up Time", "Association Up Time"),
            String(repeating: "-", count: 148),
        ]
        lines += joined.map { row(told($0.name), unknown, $0.mac, told($0.uptime), told($0.associationUptime)) }
        return lines.joinedLines()
    }

    /// The text of `show wireless client summary`; the table of excluded clients is not printed.
    ///
    /// - Parameter state: The pair, at the moment that is printed.
    public static func wirelessClientSummary(_ state: PairState) -> String {
        func row(_ cells: String...) -> String {
            zip(cells, [14, 46, 4, 4, 17, 8, 10, 0]).map { $0.padded(to: $1) }.joined(separator: " ")
        }
        var lines = [
            "Number of Clients: \(state.wirelessClients.count)", "",
            row("MAC Address", "AP Name", "Type", "ID", "State", "Protocol", "Method", "Role"),
            String(repeating: "-", count: 122),
        ]
        lines += state.wirelessClients.map { client in
            row(
                client.mac,
                told(client.accessPoint),
                unknown,
                told(client.network),
                told(client.state),
                unknown,
                unknown,
                unknown
            )
        }
        return lines.joinedLines()
    }
}
