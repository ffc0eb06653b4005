internal import Captures
internal import EventLog
internal import Foundation
internal import SystemPackage
internal import TestSupport
internal import Testing

/// `lockstep log …` and `lockstep views …`.
@Suite struct LogCommandTests {
    private let bench: Workbench

    init() throws {
        bench = try Workbench()
    }

    private func ingested() throws {
        try #require(try bench.run(["ingest"] + IncidentFixture.gatewayLost.paths).code == 0)
    }

    /// A log of the incident in segments of at most a few hundred bytes.
    private func segmented() throws -> Int {
        let path = FilePath(bench.path("operations.lockstep"))
        for file in IncidentFixture.processFailure.paths {
            let options = WriterOptions(segmentByteCount: 512)
            let writer = try LogWriter(creatingOrOpening: path, options: options, now: { 1_800_000_000_000_000_000 })
            var ingest = try CaptureIngest(knownFrom: nil)
            _ = try ingest.ingest(FilePath(file), into: writer)
            try writer.close()
        }
        return try bench.contents(of: "operations.lockstep/segments").count
    }

    @Test func `the raw bytes are those of the stock tool, over several segments`() throws {
        #expect(try segmented() >= 3)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "cat segments/*.lz4 | lz4 -dc > ../stock.bin"]
        process.currentDirectoryURL = bench.folder.appending(path: "operations.lockstep")
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let stock = try Data(contentsOf: bench.folder.appending(path: "stock.bin"))
        let raw = try bench.run("log", "cat", "--raw")
        #expect(raw.code == 0)
        #expect(raw.bytes == stock)
        #expect(stock.count > 1000)
        #expect(try bench.run("log", "verify").code == 0)
    }

    @Test func `the last number that there is ends nothing too early`() throws {
        try ingested()
        let all = try bench.run("log", "cat", "--raw")
        #expect(try bench.run("log", "cat", "--raw", "--to", "18446744073709551615").bytes == all.bytes)
        #expect(try bench.run("log", "cat", "--to", "18446744073709551615").bytes == bench.run("log", "cat").bytes)
        #expect(try bench.run("log", "cat", "--from", "18446744073709551615").text == "")
    }

    @Test func `records are printed one a line in three forms, from one place to another`() throws {
        try ingested()
        let text = try bench.run("log", "cat", "--from", "3", "--to", "5")
        #expect(text.text.split(separator: "\n").map { $0.prefix(3) } == ["3  ", "4  ", "5  "])
        let table = try bench.run("log", "cat", "--from", "3", "--to", "5", "--format", "tsv").text
        #expect(table.hasPrefix("sequence\trecorded\toccurred\tstream\tkind\twhat\n3\t"))
        let json = try bench.run("log", "cat", "--from", "3", "--to", "5", "--format", "json").text
        let objects = try json.split(separator: "\n").map {
            try JSONDecoder().decode([String: String].self, from: Data($0.utf8))
        }
        #expect(objects.map { $0["sequence"] } == ["3", "4", "5"])
        #expect(try bench.run("log", "cat", "--from", "2001-01-01T00:00:00Z").bytes == bench.run("log", "cat").bytes)
        #expect(try bench.run("log", "cat", "--from", "2261-01-01T00:00:00Z").text == "")
        #expect(try bench.run("log", "cat", "--to", "0", "--lang", "ja").text.contains("キャプチャ chassis-1.log、"))
    }

    @Test func `the statistics and the verification tell the same of a sound log`() throws {
        try ingested()
        let stat = try Self.values(bench.run("log", "stat", "--format", "tsv"))
        let report = try Self.values(bench.run("log", "verify", "--format", "tsv"))
        for name in ["log", "records", "commits", "segments", "condition"] {
            #expect(stat[name] == report[name], "\(name)")
        }
        #expect(stat["condition"] == "clean: everything is right")
        #expect(stat["streams"] == "3")
        #expect(stat["bytes on disk"] == report["bytes"])
        #expect(report["durable through"] == report["records"])
        let japanese = try bench.run("log", "verify", "--lang", "ja")
        #expect(japanese.text.contains("clean: すべて正常です"))
    }

    @Test func `views made again are what the log gives, and a changed row is found`() throws {
        try ingested()
        let missing = try bench.run("views", "verify")
        #expect(missing.code == 3)
        #expect(missing.errors.contains("Make it with lockstep views rebuild"))
        #expect(try bench.run("views", "rebuild").code == 0)
        #expect(try bench.run("views", "verify").text == "every row is what the log gives\n")
        // What an ingest adds later is in the views at once.
        #expect(try bench.run(["ingest"] + IncidentFixture.refused.paths).code == 0)
        #expect(try bench.run("views", "verify").code == 0)
        // Other figures than those that were stored: the bound on the clocks is another.
        let other = try bench.run("views", "verify", "--clock-offset", "2ms")
        #expect(other.code == 1)
        #expect(other.errors.contains("views.sqlite differs from the log"))
        #expect(!other.text.isEmpty)
        #expect(try bench.run("views", "rebuild", "--clock-offset", "2ms", "--lang", "ja").text.contains("作成しました"))
        #expect(try bench.run("views", "verify", "--clock-offset", "2ms").code == 0)
    }

    @Test func `views that are no database are made again or named, never trusted`() throws {
        try ingested()
        try bench.write(
            "this is no database, and long enough to be looked at twice",
            to: "operations.lockstep/views.sqlite"
        )
        let verify = try bench.run("views", "verify")
        #expect([1, 3].contains(verify.code))
        #expect(verify.errors.contains("views.sqlite"))
    }

    private static func values(_ run: Run) -> [String: String] {
        var values: [String: String] = [:]
        for line in run.text.split(separator: "\n") {
            let cells = line.split(separator: "\t").map(String.init)
            if cells.count == 2 { values[cells[0]] = cells[1] }
        }
        return values
    }
}
