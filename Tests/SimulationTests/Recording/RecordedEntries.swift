import EventLog
import Operations
import Redundancy
import Replay
import Simulation
import SystemPackage
import TestSupport

/// The records of recorded runs, for tests that change them.
enum RecordedEntries {
    /// The records of one run of a process failure on the active.
    static func ofProcessFailure() throws -> [Entry] {
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

    /// Writes the records into a log of their own.
    static func write(_ entries: [Entry], to path: FilePath, pair: String) throws {
        let writer = try LogWriter(
            creatingOrOpening: path,
            options: WriterOptions(),
            now: { 1_767_225_600_000_000_000 }
        )
        let records = entries.map { entry in
            NewRecord(
                stream: StreamNames.run(pair: pair),
                kind: entry.isInput ? .input : .event,
                occurred: entry.occurred?.occurrence,
                payload: entry.payload
            )
        }
        _ = try writer.append(NewCommit(records: records))
        try writer.close()
    }
}

extension Entry {
    /// Whether it is a unit's decision of this kind.
    func isDecided(_ matches: (Change) -> Bool) -> Bool {
        if case .controllerEvent(_, let event) = self { matches(event.change) } else { false }
    }
}
