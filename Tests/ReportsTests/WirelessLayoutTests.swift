import Redundancy
import Replay
import Reports
import TestSupport
import Testing

/// The tables of access points and clients, under the titles that a device prints.
@Suite struct WirelessLayoutTests {
    private static func rows(_ names: [String], _ values: [[String]]) -> [Section] {
        values.map { row in Section("row", zip(names, row).map { Field($0, $1) }) }
    }

    /// The line of titles of a captured table.
    private func titles(beginningWith words: String) throws -> String {
        let text = try Fixtures.text("incidents/forced-switchover/console.txt")
        let line = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix(words) }
        return try #require(line.map(String.init))
    }

    /// What stands below a title, up to the next two blanks.
    private func cell(_ title: String, of titles: String, in line: some StringProtocol) throws -> String {
        let start = try #require(titles.firstRange(of: title)).lowerBound
        let rest = line.dropFirst(titles.distance(from: titles.startIndex, to: start))
        return String(rest.firstRange(of: "  ").map { rest[..<$0.lowerBound] } ?? rest[...])
    }

    @Test func `access points stand under the device's titles`() throws {
        let values = [
            ["mill-hall-01", "0200.82aa.7000", "8 days 7 hours 58 minutes 9 seconds", "7 hours 54 minutes 18 seconds"],
            ["mill-hall-02", "0200.82aa.7100", "3 minutes 8 seconds", "1 minute 35 seconds"],
        ]
        let names = ["AP Name", "Radio MAC", "AP Up Time", "Association Up Time"]
        let state = LayoutSample.state(.accessPointUptime, Self.rows(names, values))
        let lines = LayoutSample.lines(of: DeviceLayout.accessPointUptime(state))
        let titles = try titles(beginningWith: "AP Name")
        #expect(lines[0] == "Number of APs: 2")
        #expect(lines[3] == titles)
        let cells = try lines[5...].map { line in try names.map { try cell($0, of: titles, in: line) } }
        #expect(cells == values)
    }

    @Test func `clients stand under the device's titles`() throws {
        let names = ["MAC Address", "AP Name", "ID", "State"]
        let values = [
            ["0200.82c1.2001", "mill-hall-01", "1", "Run"], ["0200.82c1.2004", "mill-hall-02", "2", "IP Learn"],
        ]
        let state = LayoutSample.state(.wirelessClientSummary, Self.rows(names, values))
        let lines = LayoutSample.lines(of: DeviceLayout.wirelessClientSummary(state))
        #expect(lines[0] == "Number of Clients: 2")
        #expect(lines[2] == LayoutSample.trimmedEnd(try titles(beginningWith: "MAC Address")))
        #expect(
            lines[4...].map { $0.split(separator: " ").prefix(2) } == [
                ["0200.82c1.2001", "mill-hall-01"], ["0200.82c1.2004", "mill-hall-02"],
            ]
        )
        #expect(lines[4].contains(" Run ") && lines[5].contains(" IP Learn "))
    }

    @Test func `what nobody told of an access point is unknown`() {
        let state = LayoutSample.state(.accessPointUptime, Self.rows(["Radio MAC"], [["0200.82aa.7000"]]))
        let line = DeviceLayout.accessPointUptime(state).split(separator: "\n").last
        #expect(line?.split(separator: " ") == ["unknown", "unknown", "0200.82aa.7000", "unknown", "unknown"])
    }
}
