import Operations
import Redundancy
import Replay
import Testing
import Views

@Suite struct ViewsCheckpointTests {
    @Test func `new views have no checkpoint`() throws {
        #expect(try TemporaryViews().open().checkpoint == nil)
    }

    @Test func `the checkpoint is stored with its batch and found by the next process`() throws {
        let log = SampleLogs.failover()
        let file = try TemporaryViews()
        try file.open().update(try log.recordings(upTo: 9), to: log.checkpoint(at: 9))
        #expect(try file.open().checkpoint == log.checkpoint(at: 9))
        try file.open().update(try log.recordings(), to: log.checkpoint())
        #expect(try file.open().checkpoint == log.checkpoint())
    }

    /// Each table, and each way of writing to it, fails in turn.
    @Test(arguments: [
        "events", "captures", "unread", "chassis", "units", "redundancy_state", "switchover_history", "access_points",
        "wireless_clients", "progressions", "incidents", "incident_steps", "incident_witnesses", "measurements",
        "findings", "checkpoint",
    ])
    func `a failure while writing leaves the former rows and checkpoint`(table: String) throws {
        let log = SampleLogs.failover()
        let half: UInt64 = 12
        let file = try TemporaryViews()
        let views = try file.open()
        try views.update(try log.recordings(upTo: half), to: log.checkpoint(at: half))
        try file.edit("CREATE TRIGGER fault BEFORE INSERT ON \(table) BEGIN SELECT raise(ABORT, 'torn'); END")
        let before = try file.contents()
        let error = #expect(throws: ViewsError.self) {
            try views.update(try log.recordings(), to: log.checkpoint())
        }
        guard case .failed(file.path, _, "torn") = error else {
            Issue.record("\(error as Any)")
            return
        }
        #expect(try file.contents() == before)
        #expect(try views.checkpoint == log.checkpoint(at: half))
        try file.edit("DROP TRIGGER fault")
        try views.update(try log.recordings(), to: log.checkpoint())
        #expect(try views.verify(try log.recordings(), to: log.checkpoint()) == [])
    }

    @Test func `a failed rebuild leaves the former rows and checkpoint`() throws {
        let log = SampleLogs.failover()
        let file = try TemporaryViews()
        let views = try file.open()
        try views.update(try log.recordings(), to: log.checkpoint())
        let before = try file.contents()
        // Two events of one sequence number: no log has them, so the second insert fails.
        let broken = try SampleLogs.failover(pair: "other").recordings()[0]
        #expect(throws: ViewsError.self) {
            try views.rebuild(try log.recordings() + [broken], to: log.checkpoint())
        }
        #expect(try file.contents() == before)
    }

    @Test(arguments: [
        ViewsCheckpoint(logID: "another", endSequence: 30, treeSize: 30, root: "root30"),
        ViewsCheckpoint(logID: "0f0e0d0c", endSequence: 30, treeSize: 5, root: "root5"),
        ViewsCheckpoint(logID: "0f0e0d0c", endSequence: 24, treeSize: 25, root: "root24"),
        ViewsCheckpoint(logID: "0f0e0d0c", endSequence: 25, treeSize: 25, root: "another"),
    ])
    func `a checkpoint that does not continue the stored one is refused`(given: ViewsCheckpoint) throws {
        let stored = ViewsCheckpoint(logID: "0f0e0d0c", endSequence: 25, treeSize: 25, root: "root25")
        let file = try TemporaryViews()
        let views = try file.open()
        try views.update([], to: stored)
        #expect(throws: ViewsError.notAContinuation(stored: stored, given: given)) { try views.update([], to: given) }
        #expect(try views.checkpoint == stored)
        try views.rebuild([], to: given)
        #expect(try views.checkpoint == given)
    }

    @Test func `a request that contradicts itself is refused`() throws {
        let log = SampleLogs.failover()
        let views = try TemporaryViews().open()
        let recording = try log.recordings()[0]
        #expect(throws: ViewsError.pairTwice("lab")) { try views.update([recording, recording], to: log.checkpoint()) }
        #expect(throws: ViewsError.beyondCheckpoint(pair: "lab", sequence: 22, endSequence: 9)) {
            try views.update([recording], to: log.checkpoint(at: 9))
        }
        let far = ViewsCheckpoint(logID: "a", endSequence: .max, treeSize: 1, root: "r")
        #expect(throws: ViewsError.numberTooLarge(name: "sequence", .max)) { try views.update([], to: far) }
        #expect(try views.checkpoint == nil)
    }

    @Test func `another budget needs the recordings of all pairs`() throws {
        let log = SampleLogs.failover()
        let file = try TemporaryViews()
        let views = try file.open()
        try views.update(try log.recordings(), to: log.checkpoint())
        let tight = MeasuringOptions(
            budget: Budget(detection: .milliseconds(10), takeover: .milliseconds(100), tolerancePercent: 0),
            clockOffset: .milliseconds(3)
        )
        #expect(throws: ViewsError.otherOptions(pairs: ["lab"])) {
            try views.update([], to: log.checkpoint(), measuring: tight)
        }
        #expect(try views.verify(try log.recordings(), to: log.checkpoint(), measuring: tight).isEmpty == false)
        try views.update(try log.recordings(), to: log.checkpoint(), measuring: tight)
        #expect(try views.verify(try log.recordings(), to: log.checkpoint(), measuring: tight) == [])
        let verdicts = try file.strings("SELECT kind, verdict FROM measurements WHERE verdict = 'over' ORDER BY kind")
        #expect(verdicts == [#""detection" | "over""#, #""takeover" | "over""#])
    }
}
