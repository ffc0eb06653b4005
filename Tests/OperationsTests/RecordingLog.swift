import EventLog
import Foundation
import Operations
import Redundancy
import Replay
import Synchronization
import SystemPackage

/// A log in a folder of its own, which goes with it. Its clock goes on by a second with every commit, to 1 with the first.
final class RecordingLog {
    let folder: URL
    let path: FilePath
    private let writer: LogWriter

    /// - Parameter clock: the second before the first commit.
    init(clock: Int64 = 0) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lockstep-recording-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = FilePath(folder.appending(path: "operations.lockstep").path)
        let seconds = Mutex(clock)
        writer = try LogWriter(creatingOrOpening: path) {
            seconds.withLock { seconds in
                seconds += 1
                return seconds * 1_000_000_000
            }
        }
    }

    deinit {
        try? writer.close()
        try? FileManager.default.removeItem(at: folder)
    }

    func reader() throws -> LogReader {
        try LogReader(opening: path)
    }

    func append(_ commit: NewCommit) throws {
        _ = try writer.append(commit)
    }

    /// When the log learned of a record.
    func recordedAt(_ sequence: UInt64) throws -> Instant? {
        var commits = try reader().commits()
        while let commit = try commits.next() {
            let first = commit.firstSequence.rawValue
            if (first..<first + UInt64(commit.records.count)).contains(sequence) {
                return Instant(nanoseconds: commit.recordedAtNanoseconds)
            }
        }
        return nil
    }

    /// Appends entries as one commit.
    func append(_ stream: String, _ entries: Entry...) throws {
        try append(
            stream,
            entries.map { entry in
                guard case .redundancy(_, let event) = entry else { return (entry.payload, nil) }
                return (entry.payload, event.occurred?.occurrence)
            }
        )
    }

    /// Appends payloads as one commit.
    func append(_ stream: String, _ payloads: [(payload: [UInt8], occurred: Occurrence?)]) throws {
        let records = payloads.map {
            NewRecord(stream: stream, kind: .event, occurred: $0.occurred, payload: $0.payload)
        }
        try append(NewCommit(records: records))
    }

    func load(
        knownAt limit: Instant? = nil,
        unknown: Recording.UnknownRecords = .refuse
    ) throws -> [Recording] {
        try Recording.load(from: try reader(), knownAt: limit, unknown: unknown).recordings
    }

    /// The decompressed bytes of a segment that held all of the log's commits.
    func segment() throws -> [UInt8] {
        var writer = ProtobufWriter()
        var commits = try reader().commits()
        while let commit = try commits.next() { writer.bytes(1, commit.leafBytes) }
        return writer.bytes
    }
}
