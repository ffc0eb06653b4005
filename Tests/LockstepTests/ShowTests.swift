internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep show …` of the process failure, at several moments, from both consoles and in every form.
@Suite struct ShowTests {
    private let bench: Workbench

    init() throws {
        bench = try Workbench()
        let run = try bench.run(["ingest"] + IncidentFixture.processFailure.paths)
        try #require(run.code == 0)
    }

    private func show(_ arguments: String...) throws -> String {
        let run = try bench.run(["show"] + arguments)
        #expect(run.code == 0, "\(arguments): \(run.errors)")
        #expect(run.errors == "")
        return run.text
    }

    @Test func `the states are those of the moment asked for`() throws {
        let moments = [
            // Before the fault, at its first witness, after the takeover, and at the end.
            ("2026-11-03 09:14:00", "8  -STANDBY HOT", "13 -ACTIVE"),
            ("2026-11-03T09:14:32.168Z", "8  -STANDBY HOT", "1 -DISABLED"),
            ("2026-11-03T18:14:33.188+09:00", "13 -ACTIVE", "1 -DISABLED"),
            ("2026-11-03 09:25:03", "13 -ACTIVE", "8  -STANDBY HOT"),
        ]
        for (moment, mine, peer) in moments {
            let text = try show("redundancy", "states", "--console", "2", "--at", moment)
            let lines = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
            #expect(lines[0] == "my state = " + mine.split(separator: " ").joined(separator: " "), "\(moment)")
            #expect(
                lines[1].replacing(" ", with: "").hasSuffix(peer.replacing(" ", with: "")),
                "\(moment): \(lines[1])"
            )
        }
    }

    @Test func `a sequence number is a moment too, in the order of the log`() throws {
        let first = try show("redundancy", "states", "--format", "tsv", "--at", "1")
        #expect(!first.contains("ACTIVE"))
        let last = try show("redundancy", "states", "--format", "tsv", "--at", "18446744073709551615")
        #expect(try last == show("redundancy", "states", "--format", "tsv"))
    }

    @Test func `what was learned later is not shown as known before`() throws {
        let early = try show("chassis", "--format", "tsv", "--as-known-at", "2261-12-31T00:00:00Z")
        #expect(try early == show("chassis", "--format", "tsv"))
        let run = try bench.run("show", "chassis", "--as-known-at", "2001-01-01T00:00:00Z")
        #expect(run.code == 3)
        #expect(run.errors.contains("had learned of no capture by then"))
        let sequence = try bench.run("show", "chassis", "--as-known-at", "12")
        #expect(sequence.code == 2)
        #expect(sequence.errors.contains("--as-known-at takes a time with its date"))
    }

    @Test func `each console marks its own row and calls its own state mine`() throws {
        let first = try show("chassis", "--console", "1")
        let second = try show("chassis", "--console", "2")
        #expect(first.contains("\n*1 ") && first.contains("\n 2 "))
        #expect(second.contains("\n 1 ") && second.contains("\n*2 "))
        let mine = try show("redundancy", "states", "--console", "1")
        #expect(mine.hasPrefix("       my state = 8  -STANDBY HOT\n     peer state = 13 -ACTIVE\n"))
        let standby = try show("redundancy", "--console", "1")
        #expect(!standby.contains("Peer Processor Information"))
        #expect(try show("redundancy").contains("Peer Processor Information :"))
        #expect(try show("redundancy") == show("redundancy", "summary"))
    }

    @Test func `the switchover history has the device's layout`() throws {
        #expect(
            try show("redundancy", "switchover", "history") == """
                Index  Previous  Current  Switchover             Switchover
                       active    active   reason                 time
                -----  --------  -------  ----------             ----------
                   1       1        2     active unit failed     09:14:33 UTC Tue Nov 3 2026

                """
        )
        #expect(try show("redundancy", "switchover", "history", "--at", "2026-11-03 09:00:00") == "")
    }

    @Test func `every table is well formed as JSON and as tab-separated values`() throws {
        let commands = [
            ["chassis"], ["redundancy"], ["redundancy", "states"], ["redundancy", "switchover", "history"],
            ["redundancy", "history"], ["measurements"],
        ]
        for command in commands {
            let json = try bench.run(["show"] + command + ["--format", "json"])
            let rows = try JSONDecoder().decode([[String: String]].self, from: json.bytes)
            let table = try bench.run(["show"] + command + ["--format", "tsv"]).text.split(separator: "\n")
            let widths = Set(table.map { $0.split(separator: "\t", omittingEmptySubsequences: false).count })
            #expect(widths.count == 1, "\(command)")
            #expect(table.count == rows.count + 1, "\(command)")
            #expect(json.code == 0)
        }
    }

    @Test func `measurements carry their ends, their origin and the bound they were widened by`() throws {
        let table = try show("measurements", "--clock-offset", "2ms", "--format", "tsv")
        let lines = table.split(separator: "\n")
        #expect(
            lines[0] == "incident\tphase\tlower_ns\tupper_ns\tunmeasured\torigin\tverdict\tfrom\tto\tclock_bound_ns"
        )
        let detection = try #require(lines.first { $0.hasPrefix("2\tdetection\t") })
        #expect(detection.hasPrefix("2\tdetection\t48000000\t52000000\t\tobserved\twithinTolerance\t"))
        #expect(detection.hasSuffix("\t2000000"))
        let japanese = try show("measurements", "--lang", "ja")
        #expect(japanese.contains("2 つの時計の差。--clock-offset を指定してください"))
    }

    @Test(arguments: [
        "yesterday", "2026-02-30 10:00:00", "25:00:00", "10:61:00", "-1", "2262-01-01T00:00:00Z", "up 1", "",
    ])
    func `a moment in no known form is wrong usage`(moment: String) throws {
        #expect(try bench.run("show", "chassis", "--at", moment).code == 2)
    }

    @Test func `a moment that no stamp can be compared with is told, with what there is`() throws {
        let run = try bench.run("show", "chassis", "--at", "up 00:00:24")
        #expect(run.code == 3)
        #expect(run.errors.contains("no event carries a time that --at can be compared with (there are: utc)"))
        let japanese = try bench.run("show", "chassis", "--at", "Nov 15 10:24:24.891", "--lang", "ja")
        #expect(japanese.code == 3)
        #expect(japanese.errors.contains("シーケンス番号でも指定できます"))
    }

    @Test func `the zone of --time-zone is the zone that is printed`() throws {
        let run = try bench.run("replay", "--time-zone", "Asia/Tokyo", "--format", "json")
        let report = try ReportJSON(run)
        #expect(report.timeline.contains { $0["time"] == "2026-11-03 18:14:32.118" })
        #expect(try bench.run("replay", "--time-zone", "+09:00").text.contains("Timeline (UTC+09:00)"))
    }
}
