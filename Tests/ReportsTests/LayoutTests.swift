import Foundation
import Redundancy
import Replay
import Reports
import TestSupport
import Testing

/// Whole outputs of invented pairs, from both consoles. To see what a change does to them, write them anew with
/// `LOCKSTEP_WRITE_FIXTURES=1 swift test --filter LayoutTests` and read the difference.
@Suite struct LayoutTests {
    private static let consoles: [UInt8] = [1, 2]

    @Test(arguments: LayoutPair.allCases, consoles)
    func `a pair prints as a console shows it`(pair: LayoutPair, console: UInt8) throws {
        let printed = Self.outputs(pair.state, console: ChassisNumber(rawValue: console))
        let path = "layouts/\(pair.rawValue).console\(console).txt"
        if ProcessInfo.processInfo.environment["LOCKSTEP_WRITE_FIXTURES"] != nil {
            try Data(printed.utf8).write(to: Fixtures.url(path))
        }
        #expect(printed == (try Fixtures.text(path)))
    }

    private static func outputs(_ state: PairState, console: ChassisNumber?) -> String {
        let commands = [
            ("show redundancy", DeviceLayout.redundancy(state, console: console)),
            ("show redundancy states", DeviceLayout.redundancyStates(state, console: console)),
            ("show redundancy switchover history", DeviceLayout.switchoverHistory(state) { _ in "" }),
            ("show chassis rmi", DeviceLayout.chassis(state, console: console)),
        ]
        return commands.map { "north#\($0.0)\n\($0.1)" }.joined(separator: "\n")
    }

    @Test(arguments: LayoutPair.allCases) func `no line ends with a blank and every text ends with a line`(
        pair: LayoutPair
    ) {
        for console in Self.consoles {
            let text = Self.outputs(pair.state, console: ChassisNumber(rawValue: console))
            #expect(!text.contains(" \n"))
            #expect(text.hasSuffix("\n"))
        }
    }

    @Test(
        arguments: [
            (LayoutPair.formed, nil, "1", "Active"), (.formed, 2, "2", "Standby"), (.lost, nil, "2", "Active"),
            (.lost, 1, "1", "Member"), (.logged, nil, "1", "Active"), (.logged, 2, "2", "Standby"),
        ] as [(LayoutPair, UInt8?, String, String)]
    )
    func `the console is the one asked for, else the last one seen that still works, else the active one`(
        pair: LayoutPair,
        console: UInt8?,
        number: String,
        role: String
    ) throws {
        let text = DeviceLayout.chassis(pair.state, console: console.map { ChassisNumber(rawValue: $0) })
        let marked = try #require(text.split(separator: "\n").first { $0.hasPrefix("*") })
        #expect(marked.split(separator: " ").prefix(2) == ["*" + number, Substring(role)])
    }

    @Test func `a console that no source knows shows its number and nothing else of it`() {
        let text = DeviceLayout.redundancyStates(LayoutPair.formed.state, console: ChassisNumber(rawValue: 3))
        #expect(text.hasPrefix("       my state = unknown\n"))
        #expect(text.contains("        Unit ID = 3\n"))
    }

    @Test func `mine and the peer's are swapped on the other console`() {
        func lines(_ console: UInt8) -> [String] {
            let text = DeviceLayout.redundancyStates(LayoutPair.formed.state, console: ChassisNumber(rawValue: console))
            return text.split(separator: "\n").prefix(5).map(String.init)
        }
        #expect(
            lines(1) == [
                "       my state = 13 -ACTIVE", "     peer state = 8  -STANDBY HOT", "           Mode = Duplex",
                "           Unit = Primary", "        Unit ID = 1",
            ]
        )
        #expect(
            lines(2) == [
                "       my state = 8  -STANDBY HOT", "     peer state = 13 -ACTIVE", "           Mode = Duplex",
                "           Unit = Secondary", "        Unit ID = 2",
            ]
        )
    }

    @Test(arguments: [UInt8(1), 2]) func `only the active unit's console knows the other processor`(console: UInt8) {
        let text = DeviceLayout.redundancy(LayoutPair.formed.state, console: ChassisNumber(rawValue: console))
        #expect(text.contains("Peer Processor Information") == (console == 1))
        #expect(text.contains(console == 1 ? "Active Location = slot 1" : "Standby Location = slot 2"))
    }

    @Test func `a history without a switchover prints nothing`() {
        #expect(DeviceLayout.switchoverHistory(LayoutPair.formed.state) { $0.time } == "")
    }

    @Test func `a row of the history keeps its columns, however long its words`() {
        let rows = [
            ["1", "1", "2", "Active lost GW", "x"], ["12", "2", "1", "a reason longer than its column is", "y"],
            ["4294967295", "", "16", "", "z"],
        ]
        let names = ["Index", "Previous active", "Current active", "Switchover reason", "Switchover time"]
        let sections = rows.map { row in Section("row", zip(names, row).map { Field($0, $1) }) }
        let state = LayoutSample.state(.switchoverHistory, sections)
        #expect(
            DeviceLayout.switchoverHistory(state) { $0.time } == """
                Index  Previous  Current  Switchover             Switchover
                       active    active   reason                 time
                -----  --------  -------  ----------             ----------
                   1       1        2     Active lost GW         x
                  12       2        1     a reason longer than its column is y
                4294967295 unknown       16     unknown                z

                """
        )
    }

    @Test func `a table without addresses on the management interface has no column for them`() {
        let row = [
            "Number": "1", "Role": "Active", "Mac Address": "02aa.0000.0001", "Priority": "15", "State": "Ready",
        ]
        let section = Section("row", row.map { Field($0.key, $0.value) })
        #expect(
            DeviceLayout.chassis(LayoutSample.state(.chassis, [section], console: 1), console: nil) == """
                Chassis/Stack Mac Address : unknown
                Mac persistency wait time: unknown
                                                             H/W   Current
                Chassis#   Role    Mac Address     Priority Version  State                 IP
                -------------------------------------------------------------------------------------
                *1       Active   02aa.0000.0001     15     unknown Ready                unknown

                """
        )
    }
}
