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
        #expect(
            analysis.measurements.contains {
                $0.kind == .detection && $0.range == truth.detection.map { DurationRange($0) }
            }
        )
    }
}

/// A recorded run that was changed afterwards: the comparison can fail.
@Suite struct DivergenceTests {
    /// The entries of a recorded run, with sequence numbers as the log would give them.
    private static func entries() throws -> [Entry] {
        let folder = TemporaryDirectory()
        let path = FilePath(folder.path + "/runs.lockstep")
        let writer = try LogWriter(creatingOrOpening: path, options: WriterOptions(), now: { 0 })
        let scenario = try Scenario(yaml: ScenarioFixtures.text("process-failure-hot.yaml"))
        var recording = RunRecording(of: scenario, seed: 1, pair: "a", into: writer)
        let result = scenario.run(seed: 1, observing: &recording)
        try recording.finish(result)
        try writer.close()
        var entries: [Entry] = []
        var commits = try LogReader(opening: path).commits()
        while let commit = try commits.next() {
            for record in commit.records {
                entries.append(try Entry(payload: record.payload, occurred: record.occurred))
            }
        }
        return entries
    }

    private func verify(_ entries: [Entry]) -> RunVerification {
        var run = RunVerification(pair: "a")
        for (sequence, entry) in entries.enumerated() { run.add(entry, sequence: UInt64(sequence)) }
        run.finish()
        return run
    }

    private func isEvent(_ entry: Entry, _ matches: (Change) -> Bool) -> Bool {
        if case .controllerEvent(_, let event) = entry { matches(event.change) } else { false }
    }

    @Test func `what nobody changed is verified`() throws {
        let run = verify(try Self.entries())
        #expect(run.verdict == .verified, "\(String(describing: run.divergence))")
    }

    @Test func `another value is found at its record, with the inputs that led there`() throws {
        var entries = try Self.entries()
        let index = try #require(entries.firstIndex { isEvent($0) { $0 == .facilityEntered(.standbyColdBulk) } })
        guard case .controllerEvent(let unit, var event) = entries[index] else { return }
        event.change = .facilityEntered(.standbyHot)
        entries[index] = .controllerEvent(unit: unit, event)
        let run = verify(entries)
        #expect(run.verdict == .diverged)
        let found = try #require(run.divergence)
        #expect(found.sequence == UInt64(index))
        #expect(found.unit == unit)
        #expect(found.leads.count == RunVerification.leadCount)
        #expect(found.leads.allSatisfy { $0.sequence < found.inputSequence })
        guard case .decision(let decision) = found.what else { return #expect(Bool(false), "no decision") }
        #expect(decision.kind == .content)
        #expect(decision.stateDifference?.path == "facility")
        #expect(decision.stateDifference?.recorded == "standbyHot")
        #expect(decision.stateDifference?.decided == "standbyColdBulk")
    }

    @Test func `two events of one decision that changed places are order only`() throws {
        var entries = try Self.entries()
        let index = try #require(
            entries.indices.dropLast().first {
                if case .controllerEvent = entries[$0], case .controllerEvent = entries[$0 + 1] { true } else { false }
            }
        )
        entries.swapAt(index, index + 1)
        guard case .decision(let decision) = try #require(verify(entries).divergence).what else {
            return #expect(Bool(false), "no decision")
        }
        #expect(decision.kind == .order)
    }

    @Test func `a timer that was armed for another moment is time only`() throws {
        var entries = try Self.entries()
        let index = try #require(
            entries.firstIndex { isEvent($0) { if case .timerArmed = $0 { true } else { false } } }
        )
        guard case .controllerEvent(let unit, var event) = entries[index],
            case .timerArmed(let timer, let at) = event.change
        else { return }
        event.change = .timerArmed(timer, at: Instant(nanoseconds: at.nanoseconds + 1_000_000))
        entries[index] = .controllerEvent(unit: unit, event)
        guard case .decision(let decision) = try #require(verify(entries).divergence).what else {
            return #expect(Bool(false), "no decision")
        }
        #expect(decision.kind == .time)
    }

    @Test func `a keepalive setting that was changed in the header is found where it first matters`() throws {
        var entries = try Self.entries()
        guard case .runOpened(var opened) = entries[0] else { return }
        opened.settings.peerSearch = .seconds(300)
        entries[0] = .runOpened(opened)
        #expect(verify(entries).verdict == .diverged)
    }

    @Test func `every event that is taken out or doubled is found`() throws {
        let entries = try Self.entries()
        let events = entries.indices.filter { isEvent(entries[$0]) { _ in true } }
        try #require(events.count > 100)
        // Every third, for the time that it takes.
        for index in events.enumerated().filter({ $0.offset % 3 == 0 }).map(\.element) {
            var less = entries
            less.remove(at: index)
            #expect(verify(less).verdict == .diverged, "without record \(index)")
            var more = entries
            more.insert(entries[index], at: index)
            #expect(verify(more).verdict == .diverged, "record \(index) twice")
        }
    }

    @Test func `another digest at the end is found`() throws {
        var entries = try Self.entries()
        guard case .runFinished(var finished) = try #require(entries.last) else { return }
        finished.stateDigests[1][0] ^= 1
        entries[entries.count - 1] = .runFinished(finished)
        let found = try #require(verify(entries).divergence)
        #expect(found.unit == 1)
        guard case .finalState = found.what else { return #expect(Bool(false), "not the last state") }
    }

    @Test func `what cannot be decided again says why`() throws {
        let entries = try Self.entries()
        #expect(verify([]).obstacle == .observed)
        #expect(verify(Array(entries.dropFirst())).obstacle == .notOpened)
        guard case .runOpened(var opened) = entries[0] else { return }
        opened.behaviours = [.max]
        #expect(verify([.runOpened(opened)] + entries.dropFirst()).obstacle == .unknownBehaviours([.max]))
        #expect(verify([entries[0]] + entries).obstacle == .misplaced(sequence: 1))
        let event = try #require(entries.firstIndex { isEvent($0) { _ in true } })
        #expect(verify([entries[0], entries[event]]).obstacle == .misplaced(sequence: 1))
        for run in [verify([]), verify(Array(entries.dropFirst()))] { #expect(run.verdict == .notVerifiable) }
    }

    @Test func `no record that is moved elsewhere or repeated stops the program`() throws {
        let entries = try Self.entries()
        for seed in 0..<400 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            var changed = entries
            for _ in 0..<4 {
                let from = Int.random(in: changed.indices, using: &random)
                let to = Int.random(in: changed.indices, using: &random)
                if Bool.random(using: &random) { changed.swapAt(from, to) } else { changed[to] = changed[from] }
            }
            let run = verify(changed)
            #expect(run.verdict != .verified || changed == entries || isHarmless(changed, entries), "seed \(seed)")
        }
    }

    /// What stands beside inputs and decisions says nothing about them.
    private func isHarmless(_ changed: [Entry], _ entries: [Entry]) -> Bool {
        func decisions(_ entries: [Entry]) -> [Entry] {
            entries.filter { if case .redundancy = $0 { false } else { true } }
        }
        return decisions(changed) == decisions(entries)
    }
}
