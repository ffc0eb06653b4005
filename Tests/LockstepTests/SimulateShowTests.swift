internal import Foundation
internal import TestSupport
internal import Testing

/// What a simulated device shows: outputs below the commands that asked for them, and the monitoring pages.
@Suite struct SimulateShowTests {
    private func path(_ name: String) -> String {
        Fixtures.url("scenarios/\(name).yaml").path
    }

    /// The text of a run, the lines of an output without their indent.
    private func text(_ arguments: String...) throws -> String {
        let run = try Workbench().run(["simulate"] + arguments + ["--lang", "en"])
        #expect(run.code == 0)
        return run.text
    }

    /// What stands below the line of each such command, in order.
    private func outputs(_ command: String, in text: String) -> [[Substring]] {
        var outputs: [[Substring]] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasSuffix("# \(command)") {
                outputs.append([])
                isInside = true
            } else if line.isEmpty || line.hasPrefix("    ") {
                if isInside { outputs[outputs.count - 1].append(line.dropFirst(4)) }
            } else {
                isInside = false
            }
        }
        return outputs
    }

    @Test func `the states of both consoles are each other's mirror`() throws {
        let text = try text(path("show-commands"))
        let states = outputs("show redundancy states", in: text).map { $0.prefix(5) }
        #expect(
            states == [
                [
                    "       my state = 13 -ACTIVE", "     peer state = 4  -STANDBY COLD", "           Mode = Duplex",
                    "           Unit = Primary", "        Unit ID = 1",
                ],
                [
                    "       my state = 13 -ACTIVE", "     peer state = 8  -STANDBY HOT", "           Mode = Duplex",
                    "           Unit = Primary", "        Unit ID = 1",
                ],
                [
                    "       my state = 8  -STANDBY HOT", "     peer state = 13 -ACTIVE", "           Mode = Duplex",
                    "           Unit = Secondary", "        Unit ID = 2",
                ],
            ]
        )
    }

    @Test func `only the active's console knows the other processor, and only while it is there`() throws {
        let blocks = outputs("show redundancy", in: try text(path("show-commands")))
        let peer = blocks.map { block in
            block.filter { $0.contains("Standby Location") || $0.hasPrefix("Peer (slot") }.map(String.init)
        }
        #expect(
            peer == [
                ["              Standby Location = slot 2"],
                ["              Standby Location = slot 2"],
                ["Peer (slot: 1) information is not available because it is in 'DISABLED' state"],
            ]
        )
        #expect(blocks[1].contains { $0.hasSuffix("Current Software state = STANDBY HOT") })
        #expect(!blocks[1].contains("Peer Processor Information :"))
    }

    @Test func `the table shows a new priority at once, a removed unit and the address of the first active`() throws {
        let tables = outputs("show chassis", in: try text(path("show-commands")))
        let rows = tables.map { table in table.filter { $0.hasPrefix("*") || $0.hasPrefix(" 1") || $0.hasPrefix(" 2") }
        }
        #expect(
            rows.map { $0.map { $0.split(separator: " ").prefix(4).joined(separator: " ") } } == [
                ["*1 Active 0200.0000.0001 2", "2 Standby 0200.0000.0002 1"],
                ["*1 Active 0200.0000.0001 2", "2 Standby 0200.0000.0002 15"],
                ["1 Member 0000.0000.0000 0", "*2 Active 0200.0000.0002 15"],
                ["1 Standby 0200.0000.0001 2", "*2 Active 0200.0000.0002 15"],
            ]
        )
        #expect(rows[0][1].contains("HA sync in progress"))
        #expect(
            tables.map { String($0[0]) }
                == ["Local", "Local", "Foreign", "Foreign"].map {
                    "Chassis/Stack Mac Address : 0200.0000.0001 - \($0) Mac Address"
                }
        )
    }

    @Test func `the history is empty before the first switchover and has a row after it`() throws {
        let histories = outputs("show redundancy switchover history", in: try text(path("show-commands")))
        #expect(histories[0].isEmpty)
        #expect(histories[1].count == 4)
        #expect(
            histories[1][3].hasPrefix("   1       1        2     user forced            00:11:41 UTC Thu Jan 1 2026")
        )
    }

    @Test func `uptimes of access points count on through a switchover`() throws {
        let text = try text(path("wireless-uptime-kept"))
        let points = try #require(outputs("show ap uptime", in: text).first)
        #expect(points.first == "Number of APs: 20")
        // They joined at 600 s; the command was typed at 1,300 s, after the switchover.
        #expect(points.count { $0.hasPrefix("ap-") && $0.hasSuffix(" 11 minutes 40 seconds") } == 20)
        let clients = try #require(outputs("show wireless client summary", in: text).first)
        #expect(clients.first == "Number of Clients: 200")
        #expect(clients.count { $0.contains(" Run ") } == 200)
    }

    @Test func `a command that was refused prints no output`() throws {
        let text = try text(path("standby-console-enable"))
        let tables = outputs("show chassis", in: text)
        #expect(tables.map(\.isEmpty) == [true, false])
    }

    @Test func `in JSON an output is a field of its event`() throws {
        let text = try text(path("show-commands"), "--format", "json", "--monitoring")
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let events = try #require(document["events"] as? [[String: Any]])
        let shown = events.filter { $0["output"] != nil }
        #expect(shown.count == 13)
        #expect((shown[0]["output"] as? String)?.hasPrefix("       my state = 13 -ACTIVE\n") == true)
        let pages = try #require(document["monitoring"] as? [[String: Any]])
        #expect(pages.map { $0["My State"] as? String } == ["Standby HOT", "Active"])
        #expect(pages.map { ($0["Switchover History"] as? [Any])?.count } == [1, 1])
    }

    @Test func `the monitoring pages stand side by side at the end of the run`() throws {
        let rows = try text(path("show-commands"), "--monitoring", "--format", "tsv").split(separator: "\n")
        let cells = Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let cells = row.split(separator: "\t").map(String.init)
                return (cells[0], Array(cells[1...]))
            }
        )
        #expect(cells["My State"] == ["Standby HOT", "Active"])
        #expect(cells["Peer State"] == ["Active", "Standby HOT"])
        #expect(cells["Manual Swact"] == ["disabled: only the active unit can do this", "enabled"])
        #expect(cells["HA LED"] == ["off", "on (active)"])
        #expect(cells["Switchovers"] == ["1", "1"])
    }

    @Test(arguments: [
        ("420s", ["Active", "Disable"], ["Duplex", "Duplex"], "disabled: the peer is in STANDBY COLD"),
        ("600s", ["Active", "Standby HOT"], ["Duplex", "Duplex"], "enabled"),
        ("760s", ["no page: off or booting", "Active"], ["-", "Simplex"], "-"),
    ])
    func `the monitoring pages of a moment are those of that moment`(
        moment: String,
        states: [String],
        modes: [String],
        manual: String
    ) throws {
        let text = try text(path("show-commands"), "--monitoring", "--at", moment, "--format", "tsv")
        let rows = text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        func cells(_ label: String) -> [String]? { rows.first { $0[0] == label }.map { Array($0[1...]) } }
        #expect(cells("My State") == states)
        #expect(cells("Mode") == modes)
        #expect(cells("Manual Swact")?[0].hasPrefix(manual) == true)
    }

    @Test func `the monitoring pages are printed in Japanese`() throws {
        let run = try Workbench().run(["simulate", path("show-commands"), "--monitoring", "--lang", "ja"])
        #expect(run.code == 0)
        #expect(run.text.contains("モニタリング\nRedundancy States"))
        #expect(run.text.contains("アクティブ ユニットでのみ実行できます"))
    }

    @Test(arguments: [["--at", "5s"], ["--monitoring", "--runs", "3"], ["--monitoring", "--at", "soon"]])
    func `options that do not fit together are wrong usage`(arguments: [String]) throws {
        let run = try Workbench().run(["simulate", path("show-commands")] + arguments)
        #expect(run.code == 2)
        #expect(!run.errors.isEmpty)
    }
}
