internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep ingest`: the same file twice, a file that grew, several pairs.
@Suite struct IngestTests {
    private let bench: Workbench
    private let paths = IncidentFixture.processFailure.paths

    init() throws {
        bench = try Workbench()
    }

    /// The rows of an ingest by file name, without the row of titles.
    private func rows(_ run: Run) -> [String: [String]] {
        var rows: [String: [String]] = [:]
        for line in run.text.split(separator: "\n").dropFirst() {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            rows[cells[0]] = Array(cells.dropFirst())
        }
        return rows
    }

    private func ingest(_ arguments: String...) throws -> Run {
        try bench.run(["ingest", "--format", "tsv"] + arguments)
    }

    @Test func `a new file is read, the same file again adds nothing`() throws {
        let first = try ingest(paths[0])
        #expect(first.code == 0)
        #expect(rows(first) == ["chassis-1.log": ["new", "91", "56", "56", "35", "0"]])
        let before = try bench.contents(of: "operations.lockstep/segments")
        let second = try ingest(paths[0])
        #expect(second.code == 0)
        #expect(rows(second) == ["chassis-1.log": ["stored already", "", "", "", "", ""]])
        let copy = try bench.write(
            try Fixtures.text("incidents/process-failure-hot-standby/chassis-1.log"),
            to: "copy.log"
        )
        #expect(try rows(ingest(copy)) == ["copy.log": ["stored already", "", "", "", "", ""]])
        let stat = try bench.run("log", "stat", "--format", "tsv")
        #expect(stat.text.contains("records\t58\n"))
        #expect(before.count == 1)
    }

    @Test func `a file that grew adds what is new`() throws {
        let text = try Fixtures.text("incidents/process-failure-hot-standby/chassis-2.log")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        try bench.write(lines.prefix(30).joined(separator: "\n") + "\n", to: "grows.log")
        let first = try #require(rows(try ingest("grows.log"))["grows.log"])
        try bench.write(text, to: "grows.log")
        let second = try #require(rows(try ingest("grows.log"))["grows.log"])
        #expect(first[0] == "new")
        #expect(second[0] == "went on")
        #expect(Int(first[3])! + Int(second[3])! == Int(second[2])!)
        // What was read in two parts is the same recording as what is read at once.
        let parts = try ReportJSON(try bench.run("replay", "--format", "json"))
        let whole = try ReportJSON(try bench.run("replay", "grows.log", "--format", "json"))
        #expect(parts.figures == whole.figures)
        #expect(parts.state_digest == whole.state_digest)
    }

    @Test func `the log is where --log or LOCKSTEP_LOG says, and --log comes first`() throws {
        _ = try ingest("--log", "one.lockstep", paths[0])
        _ = try bench.run(["ingest", paths[1]], environment: ["LOCKSTEP_LOG": "two.lockstep"])
        let environment = ["LOCKSTEP_LOG": "two.lockstep"]
        let named = try bench.run(
            ["log", "stat", "--log", "one.lockstep", "--format", "tsv"],
            environment: environment
        )
        let other = try bench.run(["log", "stat", "--format", "tsv"], environment: environment)
        #expect(named.text.contains("records\t58\n"))
        #expect(other.text.contains("records\t40\n"))
        #expect(try bench.run("log", "stat").code == 3)
    }

    @Test func `a log keeps several pairs apart, and asks which one is meant`() throws {
        _ = try ingest("--pair", "east", paths[0], paths[1])
        _ = try ingest("--pair", "hill", IncidentFixture.gatewayLost.paths[0], IncidentFixture.gatewayLost.paths[1])
        for arguments in [["replay"], ["show", "chassis"], ["show", "measurements"]] {
            let run = try bench.run(arguments)
            #expect(run.code == 2)
            #expect(run.errors == "lockstep: the log has several pairs: east, hill. Choose one with --pair.\n")
        }
        let japanese = try bench.run("show", "chassis", "--lang", "ja")
        #expect(japanese.errors == "lockstep: ペアが複数あります: east, hill。--pair で選んでください。\n")
        let east = try ReportJSON(try bench.run("replay", "--pair", "east", "--format", "json"))
        let hill = try ReportJSON(try bench.run("replay", "--pair", "hill", "--format", "json"))
        #expect(east.pair == "east")
        #expect(east.incidents.map(\.kind) == ["formation", "processFailure"])
        #expect(hill.incidents.map(\.kind) == ["gatewayLoss"])
        let unknown = try bench.run("replay", "--pair", "west")
        #expect(unknown.code == 3)
        #expect(unknown.errors == "lockstep: the log has no pair west. It has: east, hill.\n")
    }

    @Test(arguments: ["", "a b", "../x", "ü", String(repeating: "x", count: 65)])
    func `a name that no pair may have is wrong usage`(name: String) throws {
        let run = try ingest("--pair", name, paths[0])
        #expect(run.code == 2)
        #expect(try bench.contents(of: ".").isEmpty)
    }

    @Test func `the year and the zone of stamps without come from options, and from nowhere else`() throws {
        let notHot = IncidentFixture.notHot
        let told = try ReportJSON(try bench.run(notHot.replay + ["--format", "json"]))
        #expect(told.timeline.contains { $0["time"] == "2026-11-11 05:13:58.640" })
        let syslog = Array(notHot.paths.prefix(2))
        let untold = try ReportJSON(try bench.run(["replay"] + syslog + ["--format", "json"]))
        #expect(untold.timeline.contains { $0["time"] == "Nov 11 05:13:58.640" })
        #expect(!untold.timeline.contains { $0["time"]?.hasPrefix("20") == true })
        let east = try ReportJSON(
            try bench.run(["replay"] + syslog + ["--year", "2026", "--time-zone", "+09:00", "--format", "json"])
        )
        #expect(Set(east.timeline.compactMap { $0["reckoning"] }) == ["utc"])
        #expect(east.timeline.contains { $0["time"] == "2026-11-11 05:13:58.640" })
    }

    @Test func `the unit of each file may be told, once or for each`() throws {
        for units in [["--unit", "1", "--unit", "2"], ["--unit", "2"]] {
            #expect(try bench.run(["ingest", "--log", "\(units.count)", paths[0], paths[1]] + units).code == 0)
        }
        let wrong = try bench.run(["ingest", "--log", "x", paths[0], "--unit", "1", "--unit", "2"])
        #expect(wrong.code == 2)
        #expect(wrong.errors.contains("--unit is given 2 times for 1 files"))
        #expect(try bench.run("ingest", paths[0], "--unit", "17").code == 2)
    }

    @Test func `the titles and results exist in Japanese`() throws {
        let run = try ingest(paths[0], "--lang", "ja")
        #expect(run.text.hasPrefix("ファイル\t結果\t行\tイベント\t追加\tその他の行\t読めない行\n"))
        #expect(try ingest(paths[0], "--lang", "ja").text.contains("登録済み"))
    }

    @Test func `a file without any event is not stored, whether alone or among others`() throws {
        // Lines of a device, but none of redundancy.
        try bench.write("Nov  3 2026 09:14:32.118 UTC: %SYS-5-CONFIG_I: Configured from console\n", to: "prose.txt")
        #expect(try ingest(paths[0]).code == 0)
        let before = try bench.contents(of: "operations.lockstep/segments")
        let alone = try ingest("prose.txt")
        #expect(alone.code == 0)
        #expect(rows(alone)["prose.txt"]?.first == "no event: not stored")
        #expect(try ingest("prose.txt").code == 0)
        #expect(try bench.contents(of: "operations.lockstep/segments") == before)
        let among = try ingest("prose.txt", paths[1])
        #expect(among.code == 0)
        #expect(rows(among)["chassis-2.log"]?.first == "new")
        #expect(try bench.run("log", "stat", "--format", "tsv").text.contains("streams\t2\n"))
    }
}
