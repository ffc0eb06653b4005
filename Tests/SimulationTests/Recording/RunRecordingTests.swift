import EventLog
import Operations
import Redundancy
import Replay
import Simulation
import SystemPackage
import TestSupport
import Testing

/// A simulated run in the log, decided again.
@Suite struct RunRecordingTests {
    private let folder = TemporaryDirectory()

    private var path: FilePath { FilePath(folder.path + "/runs.lockstep") }

    private func writer() throws -> LogWriter {
        try LogWriter(creatingOrOpening: path, options: WriterOptions(), now: { 1_800_000_000_000_000_000 })
    }

    /// Records a run, and tells how many records that added.
    @discardableResult
    private func record(_ scenario: Scenario, seed: UInt64, as pair: String, into writer: LogWriter) throws -> Int {
        var recording = RunRecording(of: scenario, seed: seed, pair: pair, into: writer)
        let result = scenario.run(seed: seed, observing: &recording)
        try recording.finish(result)
        return recording.appended
    }

    @Test func `every scenario of the fixtures, recorded, is decided again as it was`() throws {
        let log = try writer()
        for name in ScenarioFixtures.names {
            try record(Scenario(yaml: ScenarioFixtures.text(name)), seed: 1, as: name, into: log)
        }
        try log.close()
        let verified = try RunVerification.verify(LogReader(opening: path))
        #expect(verified.damage == nil)
        #expect(verified.runs.map(\.pair) == ScenarioFixtures.names.sorted())
        for run in verified.runs {
            #expect(run.verdict == .verified, "\(run.pair): \(String(describing: run.divergence))")
            #expect(run.inputs > 0)
        }
    }

    @Test func `the same run twice adds nothing, another under its name is refused`() throws {
        let scenario = try Scenario(yaml: ScenarioFixtures.text("process-failure-hot.yaml"))
        let log = try writer()
        #expect(try record(scenario, seed: 1, as: "a", into: log) > 100)
        #expect(try record(scenario, seed: 1, as: "a", into: log) == 0)
        #expect(try record(scenario, seed: 2, as: "b", into: log) > 100)
        #expect(throws: RunRecording.Failure.pairIsTaken("a")) {
            try record(scenario, seed: 2, as: "a", into: log)
        }
        try log.close()
    }

    @Test func `a run that was interrupted goes on where it stopped`() throws {
        let scenario = try Scenario(yaml: ScenarioFixtures.text("wireless-capacity-9800-80.yaml"))
        let log = try writer()
        var interrupted = RunRecording(of: scenario, seed: 1, pair: "a", into: log)
        _ = scenario.run(seed: 1, observing: &interrupted)
        try log.close()
        try #require(interrupted.appended > 0)
        let half = try RunVerification.verify(LogReader(opening: path))
        #expect(half.runs.map(\.verdict) == [.unfinished])
        let again = try writer()
        let rest = try record(scenario, seed: 1, as: "a", into: again)
        #expect(rest > 0)
        try again.close()
        let whole = try RunVerification.verify(LogReader(opening: path))
        #expect(whole.runs.map(\.verdict) == [.verified])
    }

    @Test func `what a recorded run measures is what the simulator knows`() throws {
        let scenario = try Scenario(yaml: ScenarioFixtures.text("process-failure-hot.yaml"))
        let log = try writer()
        try record(scenario, seed: 9, as: "a", into: log)
        try log.close()
        let truth = try #require(scenario.run(seed: 9).switchovers.last)
        let loaded = try Recording.load(from: LogReader(opening: path))
        let recording = try #require(loaded.recordings.first)
        let analysis = try Analysis(recording)
        let takeovers = analysis.measurements.filter { $0.kind == .takeover && $0.range != nil }
        #expect(takeovers.map(\.range) == [DurationRange(truth.takeover)])
        #expect(analysis.measurements.allSatisfy { $0.origin == .modelled })
        // The pair is formed once, and falls apart and comes together once.
        #expect(analysis.incidents.count == 2)
        #expect(
            analysis.measurements.contains {
                $0.kind == .detection && $0.range == truth.detection.map { DurationRange($0) }
            }
        )
    }
}
