internal import EventLog
internal import Foundation
internal import Operations
internal import SystemPackage

@testable internal import Captures

/// A log and captures in a folder of their own, which goes with it.
final class IngestLog {
    /// A record as two logs of the same captures have it alike.
    struct Stored: Hashable {
        var sequence: UInt64
        var stream: String
        var occurred: Occurrence?
        var entry: Entry
    }

    let folder: URL
    let path: FilePath
    /// 2027-01-15T08:00:00Z, whenever it is asked.
    static let now: Int64 = 1_800_000_000_000_000_000

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lockstep-ingest-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = FilePath(folder.appending(path: "operations.lockstep").path)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func writer() throws -> LogWriter {
        try LogWriter(creatingOrOpening: path, now: { Self.now })
    }

    /// Nil before there is a log.
    func reader() throws -> LogReader? {
        FileManager.default.fileExists(atPath: path.string) ? try LogReader(opening: path) : nil
    }

    func file(_ name: String, _ bytes: some Collection<UInt8>) throws -> FilePath {
        let url = folder.appending(path: name)
        try Data(bytes).write(to: url)
        return FilePath(url.path)
    }

    func file(_ name: String, _ text: String) throws -> FilePath {
        try file(name, Array(text.utf8))
    }

    /// Ingests files as one command does: with a writer, which puts the log in order, then a reader, which sees all of
    /// it.
    @discardableResult
    func ingest(
        _ files: FilePath...,
        pair: String = StreamNames.defaultPair,
        options: CaptureOptions = CaptureOptions(),
        itemCount: Int = Batches.Limits().itemCount
    ) throws -> [IngestOutcome] {
        let writer = try writer()
        defer { try? writer.close() }
        let reader = try reader()
        var limits = Batches.Limits()
        limits.itemCount = itemCount
        var ingest = try CaptureIngest(knownFrom: reader, limits: limits)
        var outcomes: [IngestOutcome] = []
        for file in files {
            outcomes.append(try ingest.ingest(file, pair: pair, options: options, into: writer))
        }
        return outcomes
    }

    func commits() throws -> [Commit] {
        var all: [Commit] = []
        guard let reader = try reader() else { return [] }
        var commits = reader.commits()
        while let commit = try commits.next() { all.append(commit) }
        return all
    }

    func stored() throws -> [Stored] {
        var names: [StreamID: String] = [:]
        var all: [Stored] = []
        for commit in try commits() {
            for declaration in commit.declarations { names[declaration.id] = declaration.name }
            for record in commit.records {
                all.append(
                    Stored(
                        sequence: record.sequence.rawValue,
                        stream: names[record.stream] ?? "",
                        occurred: record.occurred,
                        entry: try Entry(payload: record.payload, occurred: record.occurred)
                    )
                )
            }
        }
        return all
    }

    /// The items among the records, in their order.
    func items() throws -> [CaptureItem] {
        try stored().compactMap { stored in
            switch stored.entry {
            case .redundancy(let witness, let event): .event(witness, event)
            case .lineUnread(let line): .unread(line)
            case .captureOpened, .captureFinished, .runOpened, .controllerInput, .controllerEvent,
                .controllerRejected, .runFinished, .upgradeInput, .upgradeEvent:
                nil
            }
        }
    }

    /// A new log that has the first commits of this one, as an ingest left them that ended there.
    func interrupted(after count: Int, isSynced: Bool) throws -> IngestLog {
        let copy = try IngestLog()
        let writer = try copy.writer()
        var names: [StreamID: String] = [:]
        for commit in try commits().prefix(count) {
            for declaration in commit.declarations { names[declaration.id] = declaration.name }
            let records = commit.records.map {
                NewRecord(stream: names[$0.stream] ?? "", kind: $0.kind, occurred: $0.occurred, payload: $0.payload)
            }
            _ = try writer.append(NewCommit(records: records, producer: commit.producer), durability: .buffered)
        }
        if isSynced { try writer.sync() }
        writer.abandon()
        return copy
    }

    /// Every file of the log with its bytes.
    func contents() throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path.string) {
            let url = URL(filePath: path.string).appending(path: name)
            contents[name] = try? Data(contentsOf: url)
        }
        return contents
    }
}
