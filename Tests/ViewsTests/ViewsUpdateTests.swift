import Foundation
import Operations
import Redundancy
import Replay
import Testing
import Views

@Suite struct ViewsUpdateTests {
    /// `LOCKSTEP_SEED` repeats one run.
    static let seeds: [UInt64] =
        ProcessInfo.processInfo.environment["LOCKSTEP_SEED"].flatMap { UInt64($0) }.map { [$0] }
        ?? [1, 2, 3, .random(in: 0...UInt64(Int64.max)), .random(in: 0...UInt64(Int64.max))]

    @Test(arguments: seeds) func `batches of any size give the rows of a rebuild`(seed: UInt64) throws {
        print("LOCKSTEP_SEED=\(seed) swift test --filter ViewsUpdateTests")
        var generator = SeededGenerator(seed: seed)
        let log = SampleLogs.random(&generator, count: 300)
        let incremental = try TemporaryViews()
        let views = try incremental.open()
        var end: UInt64 = 0
        while end < log.count {
            end = min(log.count, end + UInt64.random(in: 1...90, using: &generator))
            try views.update(try log.recordings(upTo: end), to: log.checkpoint(at: end))
            let differences = try views.verify(try log.recordings(upTo: end), to: log.checkpoint(at: end))
            #expect(differences.isEmpty, "seed \(seed), up to \(end)")
        }
        let rebuilt = try TemporaryViews()
        try rebuilt.open().rebuild(try log.recordings(), to: log.checkpoint())
        let contents = try incremental.contents()
        #expect(try contents == rebuilt.contents(), "seed \(seed)")
        #expect(contents["timeline"]?.count == contents["events"]?.count)
    }

    @Test func `the sample has rows in every table`() throws {
        let file = try TemporaryViews()
        let log = SampleLogs.failover()
        try file.open().rebuild(try log.recordings(), to: log.checkpoint())
        for (name, rows) in try file.contents() where !name.hasPrefix("upgrade_") { #expect(!rows.isEmpty, "\(name)") }
    }

    @Test func `a late event changes the past and equals a rebuild`() throws {
        var log = SampleLogs.failover()
        let file = try TemporaryViews()
        let views = try file.open()
        try views.update(try log.recordings(), to: log.checkpoint())
        let before = try file.contents()
        // The fault of a unit of which nobody had a capture, before the process exited.
        let late = log.openCapture("lab", "console", digest: 3)
        let event = Event(observer: .one, occurred: .utc(59_990), .processExited(process: "linux_iosd", text: "killed"))
        log.append(event, to: late, clock: "controller")
        try views.update(try log.recordings(), to: log.checkpoint())
        let after = try file.contents()
        #expect(before["incident_witnesses"] != after["incident_witnesses"])
        #expect(before["measurements"] != after["measurements"])
        #expect(after["events"]?.starts(with: try #require(before["events"])) == true)
        let rebuilt = try TemporaryViews()
        try rebuilt.open().rebuild(try log.recordings(), to: log.checkpoint())
        #expect(try after == rebuilt.contents())
    }

    @Test func `a capture that grew keeps the name that each of its events was read under`() throws {
        var log = LogBuilder()
        let stream = log.openCapture("lab", "one", digest: 1)
        log.append(Event(occurred: .utc(0), .restarted), to: stream)
        let end = log.count
        _ = log.openCapture("lab", "one", digest: 2, continues: [1])
        log.append(Event(occurred: .utc(1), .becameActive), to: stream)
        let file = try TemporaryViews()
        let views = try file.open()
        try views.update(try log.recordings(upTo: end), to: log.checkpoint(at: end))
        try views.update(try log.recordings(), to: log.checkpoint())
        let rows = try file.strings("SELECT capture, capture_sequence, kind FROM events")
        #expect(rows == [#""one-1.log" | 0 | "restarted""#, #""one-2.log" | 2 | "became active""#])
    }

    @Test func `the same update twice changes nothing`() throws {
        let log = SampleLogs.failover()
        let file = try TemporaryViews()
        let views = try file.open()
        try views.update(try log.recordings(), to: log.checkpoint())
        let before = try file.contents()
        try views.update(try log.recordings(), to: log.checkpoint())
        #expect(try file.contents() == before)
    }

    @Test func `a pair without a recording stays as it is`() throws {
        var generator = SeededGenerator(seed: 7)
        let log = SampleLogs.random(&generator, count: 60)
        let file = try TemporaryViews()
        let views = try file.open()
        try views.rebuild(try log.recordings(), to: log.checkpoint(at: log.count))
        let before = try file.contents()
        var later = log.checkpoint()
        later.treeSize += 1
        try views.update([try #require(try log.recordings().first)], to: later)
        var after = try file.contents()
        #expect(try views.checkpoint == later)
        after["checkpoint"] = before["checkpoint"]
        #expect(after == before)
    }

    @Test func `events of a pair that an earlier batch left out are written later`() throws {
        var generator = SeededGenerator(seed: 8)
        let log = SampleLogs.random(&generator, count: 60)
        let file = try TemporaryViews()
        let views = try file.open()
        try views.update([try #require(try log.recordings(upTo: 40).first)], to: log.checkpoint(at: 40))
        try views.update(try log.recordings(), to: log.checkpoint())
        #expect(try views.verify(try log.recordings(), to: log.checkpoint()) == [])
    }

    @Test func `rebuilding over anything gives the same file`() throws {
        let log = SampleLogs.failover()
        let other = SampleLogs.failover(pair: "other")
        let file = try TemporaryViews()
        let views = try file.open()
        try views.update(try other.recordings(), to: other.checkpoint(logID: "another"))
        try file.edit("DROP INDEX events_in_timeline_order; CREATE TABLE notes (text); CREATE VIEW v AS SELECT 1")
        try views.rebuild(try log.recordings(), to: log.checkpoint())
        let fresh = try TemporaryViews()
        try fresh.open().rebuild(try log.recordings(), to: log.checkpoint())
        #expect(try file.contents() == fresh.contents())
    }
}
