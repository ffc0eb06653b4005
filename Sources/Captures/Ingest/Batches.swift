internal import EventLog
internal import Operations
internal import Redundancy

/// Gathers a capture's items into numbered commits, the same ones each time the same file is read.
struct Batches {
    private let capture: StoredCapture
    private let producer: [UInt8]
    /// What an earlier, shorter version of the file ended with.
    var earlier = EarlierEnding()
    private let limits: Limits
    private let writer: LogWriter
    /// Commits up to this number are stored already.
    private let stored: UInt64
    private var number: UInt64 = 1
    private var records: [NewRecord] = []
    private var byteCount = 0
    /// Events that were appended, rather than found stored.
    private(set) var appended: UInt64 = 0
    private var events: UInt64 = 0
    /// Whether a capture without any event is stored all the same, for the lines of it that cannot be read.
    private let keepsEventless: Bool
    /// Whether nothing was stored, since there was no event.
    private(set) var wasLeftOut = false

    /// Bytes of a payload that surely fit a record with its envelope.
    private static let payloadLimit = EventLog.Limits.recordByteCount - 1024

    /// What ends a commit.
    struct Limits: Hashable, Sendable {
        /// Items in a commit. One commit takes nearly every capture whole, so that a full disk leaves none half stored.
        var itemCount = 8192
        /// Bytes of payload in a commit, well below the log's own limit.
        var byteCount = 4 << 20
    }

    init(_ capture: StoredCapture, _ limits: Limits, keepsEventless: Bool, _ writer: LogWriter) {
        self.capture = capture
        self.keepsEventless = keepsEventless
        producer = Self.producer(of: capture.opened)
        self.limits = limits
        self.writer = writer
        stored = writer.lastNumber(of: producer) ?? 0
        append(.captureOpened(capture.opened))
    }

    /// Takes the items over and appends what makes whole commits.
    mutating func add(_ items: inout [CaptureItem]) -> IngestError? {
        defer { items.removeAll(keepingCapacity: true) }
        for item in items where !earlier.holds(item) {
            switch item {
            case .event(let witness, let event):
                append(.redundancy(witness, event))
                events += 1
            case .unread(let line):
                append(.lineUnread(line))
            }
            if records.count >= limits.itemCount || byteCount >= limits.byteCount {
                if let error = commit() { return error }
            }
        }
        return nil
    }

    mutating func finish(_ counts: CaptureCounts) -> IngestError? {
        if !keepsEventless, number == 1, stored == 0, capture.opened.continues.isEmpty, events == 0 {
            wasLeftOut = true
            return nil
        }
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
        return commit()
    }

    /// The digest, and the pair behind it: the same file may be read for two pairs.
    private static func producer(of opened: CaptureOpened) -> [UInt8] {
        let pair = Array(opened.pair.utf8)
        return opened.digest + (pair.count <= ContentDigest.byteCount ? pair : ContentDigest.sha256(of: pair).bytes)
    }

    private mutating func append(_ entry: Entry) {
        var occurred = entry.occurred?.occurrence
        var payload = entry.payload
        if payload.count > Self.payloadLimit, case .redundancy(let witness, _) = entry {
            // An output larger than a record is listed as one that cannot be read; the rest of the file goes on.
            payload = Entry.lineUnread(UnreadLine(reason: .tooLong, witness: witness)).payload
            occurred = nil
        }
        byteCount += payload.count
        records.append(NewRecord(stream: capture.stream, kind: .event, occurred: occurred, payload: payload))
    }

    private mutating func commit() -> IngestError? {
        defer {
            records.removeAll(keepingCapacity: true)
            byteCount = 0
            number += 1
            events = 0
        }
        // The last stored one is offered again: the writer compares it, and refuses if it was read otherwise.
        guard number >= stored else { return nil }
        do throws(LogError) {
            let commit = NewCommit(records: records, producer: Producer(id: producer, number: number))
            let result = try writer.append(commit)
            if !result.wasAlreadyStored { appended += events }
            return nil
        } catch {
            if case .producerNumberReused = error { return .storedOtherwise(name: capture.opened.name) }
            return .log(error)
        }
    }
}
