import EventLog
import Glibc
import Synchronization
import SystemPackage
import TestSupport

/// A clock that a test moves by hand.
final class HandClock: Sendable {
    private let time: Atomic<Int64>

    init(_ start: Int64 = 1_700_000_000_000_000_000) {
        time = Atomic(start)
    }

    func advance(by nanoseconds: Int64) {
        time.add(nanoseconds, ordering: .relaxed)
    }

    func set(_ nanoseconds: Int64) {
        time.store(nanoseconds, ordering: .relaxed)
    }

    var now: @Sendable () -> Int64 {
        { self.time.load(ordering: .relaxed) }
    }
}

/// A log in a temporary directory, with the shorthands that tests of logs need.
struct LogFixture {
    let directory = TemporaryDirectory()
    let clock = HandClock()

    var path: FilePath { FilePath(directory.path).appending("test.lockstep") }

    func writer(
        segmentByteCount: Int = Limits.segmentByteCount,
        checkpointCommitCount: Int = 0,
        producerLimit: Int = 100,
        storage: any Storage = SystemStorage()
    ) throws(LogError) -> LogWriter {
        try LogWriter(
            creatingOrOpening: path,
            options: WriterOptions(
                segmentByteCount: segmentByteCount,
                producerLimit: producerLimit,
                checkpointCommitCount: checkpointCommitCount
            ),
            storage: storage,
            now: clock.now
        )
    }

    func reader() throws(LogError) -> LogReader {
        try LogReader(opening: path)
    }

    func allCommits(from start: SequenceNumber = 0) throws(LogError) -> [Commit] {
        var copies = try reader().commits(from: start)
        var commits: [Commit] = []
        while let commit = try copies.next() { commits.append(commit) }
        return commits
    }

    func verify() throws(LogError) -> VerificationReport {
        try verifyLog(at: path)
    }

    // MARK: Files

    func segmentNames() throws -> [String] {
        try SystemStorage().list(path.appending("segments"))
    }

    func bytes(of name: String) throws -> [UInt8] {
        let file = try SystemStorage().open(path.appending(name), .read)
        var bytes = [UInt8](repeating: 0, count: Int(try file.size()))
        let count = try unsafe bytes.withUnsafeMutableBytes { try unsafe file.read(into: $0, at: 0) }
        precondition(count == bytes.count, "\(name) was read in part")
        return bytes
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        let file = try SystemStorage().open(path.appending(name), .openOrCreate)
        try file.truncate(to: 0)
        _ = try unsafe bytes.withUnsafeBytes { try unsafe file.write($0, at: 0) }
    }

    func remove(_ name: String) {
        try? SystemStorage().remove(path.appending(name))
    }

    /// Takes away every witness outside the frames.
    func removeWitnesses() {
        remove("checkpoint")
        remove("writer")
    }
}

/// A record with one payload field, number 16, that holds a text.
func record(_ text: String, stream: String = "a", kind: RecordKind = .event) -> NewRecord {
    NewRecord(stream: stream, kind: kind, payload: payload(text))
}

func payload(_ text: String) -> [UInt8] {
    var writer = ProtobufWriter()
    writer.string(16, text)
    return writer.bytes
}

/// A commit of such records.
func commit(
    _ texts: String...,
    stream: String = "a",
    producer: Producer? = nil,
    expecting: [StreamExpectation] = []
) -> NewCommit {
    NewCommit(records: texts.map { record($0, stream: stream) }, producer: producer, expecting: expecting)
}

/// The texts of a log's records, in order.
func texts(_ commits: [Commit]) throws -> [String] {
    var texts: [String] = []
    for record in commits.flatMap(\.records) {
        var reader = ProtobufReader(record.payload)
        while let field = try reader.nextField() {
            if field.number == 16 { texts.append(try reader.string()) }
        }
    }
    return texts
}
