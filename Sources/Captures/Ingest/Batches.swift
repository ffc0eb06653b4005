internal import EventLog
internal import Operations
internal import Redundancy

/// Gathers a capture's items into numbered commits, the same ones each time the same file is read.
struct Batches {
    private let stream: String
    private let producer: [UInt8]
    /// Items that end at or before this byte are in the log from an earlier, shorter version.
    private let readBefore: UInt64
    private let writer: LogWriter
    private let name: String
    /// Commits up to this number are stored already.
    private let stored: UInt64
    private var number: UInt64 = 1
    private var records: [NewRecord] = []
    private var byteCount = 0
    /// Events that were appended, rather than found stored.
    private(set) var appended: UInt64 = 0
    private var events: UInt64 = 0

    init(_ opened: CaptureOpened, stream: String, readBefore: UInt64, _ writer: LogWriter) {
        self.stream = stream
        producer = opened.digest
        self.readBefore = readBefore
        self.writer = writer
        name = opened.name
        stored = writer.lastNumber(of: opened.digest) ?? 0
        append(.captureOpened(opened))
    }

    /// Takes the items over and appends what makes whole commits.
    mutating func add(_ items: inout [CaptureItem]) -> IngestError? {
        defer { items.removeAll(keepingCapacity: true) }
        for item in items {
            switch item {
            case .event(let witness, let event):
                guard witness.byteOffset + witness.byteCount > readBefore else { continue }
                append(.redundancy(witness, event))
                events += 1
            case .unread(let line):
                guard line.witness.byteOffset + line.witness.byteCount > readBefore else { continue }
                append(.lineUnread(line))
            }
            if records.count >= CaptureIngest.commitItemCount || byteCount >= CaptureIngest.commitByteCount {
                if let error = commit(.buffered) { return error }
            }
        }
        return nil
    }

    mutating func finish(_ counts: CaptureCounts) -> IngestError? {
        append(
            .captureFinished(
                CaptureFinished(
                    lines: counts.lines,
                    events: counts.events,
                    otherLines: counts.otherLines,
                    unreadLines: counts.unreadLines
                )
            )
        )
        return commit(.durable)
    }

    private mutating func append(_ entry: Entry) {
        var occurred: Occurrence?
        if case .redundancy(_, let event) = entry { occurred = event.occurred?.occurrence }
        let payload = entry.payload
        byteCount += payload.count
        records.append(NewRecord(stream: stream, kind: .event, occurred: occurred, payload: payload))
    }

    private mutating func commit(_ durability: Durability) -> IngestError? {
        defer {
            records.removeAll(keepingCapacity: true)
            byteCount = 0
            number += 1
            events = 0
        }
        guard number > stored else { return nil }
        do throws(LogError) {
            let commit = NewCommit(records: records, producer: Producer(id: producer, number: number))
            let result = try writer.append(commit, durability: durability)
            if !result.wasAlreadyStored { appended += events }
            return nil
        } catch {
            if case .producerNumberReused = error { return .storedOtherwise(name: name) }
            return .log(error)
        }
    }
}

extension Entry {
    /// The entry of a payload if it opens or finishes a capture; everything else is passed over unread.
    static func capture(_ payload: [UInt8]) -> Entry? {
        guard let entry = try? Entry(payload: payload, occurred: nil) else { return nil }
        switch entry {
        case .captureOpened, .captureFinished: return entry
        case .lineUnread, .redundancy: return nil
        }
    }
}
