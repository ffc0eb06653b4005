internal import EventLog
internal import Foundation
internal import SystemPackage
internal import TestSupport
internal import Testing

/// `lockstep show timeline` of a failover and an upgrade run in one log.
@Suite struct ShowTimelineTests {
    private struct Row: Decodable, Hashable {
        var occurred: String
        var sequence: String
        var stream: String
        var what: String

        var number: UInt64? { UInt64(sequence) }
        var isOfUpgrade: Bool { stream == "upgrade/spring" }
    }

    private let bench: Workbench

    init() throws {
        bench = try Workbench()
        try OperationsLog.make(in: bench)
    }

    private func rows(_ arguments: String...) throws -> [Row] {
        let run = try bench.run(["show", "timeline", "--format", "json"] + arguments)
        #expect(run.code == 0, "\(arguments): \(run.errors)")
        return try JSONDecoder().decode([Row].self, from: run.bytes)
    }

    @Test(arguments: [
        ("timeline.en.txt", ["--lang", "en"]), ("timeline.ja.txt", ["--lang", "ja"]),
        ("timeline.json", ["--format", "json"]), ("timeline.tsv", ["--format", "tsv"]),
    ])
    func `the timeline is the golden one, byte for byte`(file: String, options: [String]) throws {
        let run = try bench.run(["show", "timeline"] + options)
        #expect(run.code == 0)
        #expect(run.errors == "")
        let expected = try Golden.expected("reports/\(file)", for: run.text)
        #expect(Golden.firstDifference(run.text, expected) == nil)
    }

    @Test func `what happened interleaves, though the log learned of the failover last`() throws {
        let rows = try rows()
        let acts = try #require(rows.filter(\.isOfUpgrade).compactMap(\.number).max())
        let failover = try #require(rows.filter { !$0.isOfUpgrade }.compactMap(\.number).min())
        #expect(acts < failover)
        let places = try [
            "run spring opened", "peer lost (PEER_NOT_PRESENT)", "noted switchover", "became active",
            "evidence redundancy",
            "gate of phase 1",
        ].map { words in try #require(rows.firstIndex { $0.what.contains(words) }, "\(words)") }
        #expect(places == places.sorted())
        #expect(Set(rows.map(\.sequence)).count == rows.count)
    }

    @Test func `records of one moment stand in the order of the log`() throws {
        let rows = try rows()
        let stamped = rows.filter { $0.occurred != "-" }
        #expect(stamped.map(\.occurred) == stamped.map(\.occurred).sorted())
        for (first, second) in zip(stamped, stamped.dropFirst()) where first.occurred == second.occurred {
            let sequences = try (#require(first.number), #require(second.number))
            #expect(sequences.0 < sequences.1, "\(first) \(second)")
        }
        let judged = rows.filter { $0.occurred == "2026-11-03 09:32:00.000" }
        #expect(judged.first?.what == "assessed")
        #expect(judged.count > 2)
    }

    @Test func `what was asked is left out`() throws {
        let asked = try rows().filter { $0.what.hasPrefix("asked: ") }
        #expect(asked == [])
        #expect(try bench.run("log", "cat").text.contains("asked: open the run spring"))
    }

    @Test func `a moment ends the timeline of both`() throws {
        let rows = try rows("--at", "2026-11-03T09:14:32.500Z")
        #expect(rows.last?.what.hasPrefix("noted switchover") == true)
        #expect(rows.contains { $0.what.contains("peer lost") })
        #expect(!rows.contains { $0.what.contains("became active") })
        // A time without a fraction is its whole second.
        let second = try self.rows("--at", "2026-11-03 18:14:32+09:00")
        #expect(second == rows)
        let early = try self.rows("--at", "2001-01-01T00:00:00Z")
        #expect(early == [])
    }

    @Test func `a sequence number ends it in the order of the log`() throws {
        let all = try rows()
        let last = try #require(all.filter(\.isOfUpgrade).compactMap(\.number).max())
        #expect(try rows("--at", String(last)) == all.filter(\.isOfUpgrade))
        #expect(try rows("--at", "0") == [])
    }

    @Test func `before noon the log knew of the run alone`() throws {
        let all = try rows()
        #expect(try rows("--as-known-at", "2026-11-03T11:59:59Z") == all.filter(\.isOfUpgrade))
        #expect(try rows("--as-known-at", OperationsLog.noon) == all)
        // Both together: what had occurred by then, of what was known by then.
        let both = try rows("--as-known-at", "2026-11-03T11:59:59Z", "--at", "2026-11-03T09:20:00Z")
        #expect(both == Array(all.filter(\.isOfUpgrade).prefix(2)))
    }

    @Test func `streams are chosen by how their names begin`() throws {
        let all = try rows()
        #expect(try rows("--stream", "upgrade/") == all.filter(\.isOfUpgrade))
        #expect(try rows("--stream", "capture/lab/", "--stream", "upgrade/spring") == all)
        #expect(try rows("--stream", "capture/") == all.filter { !$0.isOfUpgrade })
    }

    @Test func `an unknown stream is told, with those that there are`() throws {
        for arguments in [
            ["--stream", "upgrade/autumn"], ["--stream", "upgrade/autumn", "--at", "2026-11-03T09:20:00Z"],
        ] {
            let run = try bench.run(["show", "timeline"] + arguments)
            #expect(run.code == 3)
            #expect(run.text == "")
            #expect(
                run.errors.contains("no stream with events begins with upgrade/autumn. The log has: upgrade/spring, ")
            )
        }
        let japanese = try bench.run("show", "timeline", "--stream", "upgrade/autumn", "--lang", "ja")
        #expect(japanese.errors.contains("upgrade/autumn で始まるイベントのストリームはありません。あるのは: upgrade/spring"))
    }

    @Test func `a moment that no record can be compared with is told`() throws {
        let run = try bench.run("show", "timeline", "--at", "up 00:00:24")
        #expect(run.code == 3)
        #expect(run.errors.contains("Give a sequence number."))
    }

    @Test func `a log that knew nothing yet, and one without records, say so`() throws {
        let early = try bench.run("show", "timeline", "--as-known-at", "2001-01-01T00:00:00Z")
        #expect(early.code == 3)
        #expect(early.errors.contains("had learned of nothing by then"))
        let none = try Workbench()
        let missing = try none.run("show", "timeline")
        #expect(missing.code == 3)
        // A log that was made and never written to.
        let writer = try LogWriter(creatingOrOpening: FilePath(none.path("operations.lockstep")), now: { 0 })
        try writer.close()
        for arguments in [[], ["--at", "2026-11-03T09:20:00Z"], ["--stream", "upgrade/"]] {
            let empty = try none.run(["show", "timeline"] + arguments)
            #expect(empty.code == 3)
            #expect(empty.errors.contains("holds no records yet"), "\(empty.errors)")
        }
        let japanese = try none.run("show", "timeline", "--lang", "ja")
        #expect(japanese.errors.contains("まだ記録がありません"))
    }

    @Test func `times are printed in the zone that is asked for`() throws {
        let rows = try rows("--time-zone", "Asia/Tokyo", "--stream", "upgrade/")
        #expect(rows.first?.occurred == "2026-11-03 18:00:00.000")
    }

    @Test func `an escape sequence in the name of a capture does not reach the terminal`() throws {
        let bench = try Workbench()
        let name = "one\u{1b}[31m\n.log"
        try bench.write("Nov  3 2026 09:00:00.000 UTC: %SYS-5-RESTART: System restarted --\n", to: name)
        #expect(try bench.run("ingest", name).code == 0)
        for command in [["show", "timeline"], ["log", "cat"]] {
            let run = try bench.run(command)
            #expect(run.code == 0)
            #expect(run.text.contains("capture one\\u{1b}[31m .log, "), "\(command): \(run.text)")
            #expect(!run.text.contains("\u{1b}"), "\(command)")
        }
    }
}
