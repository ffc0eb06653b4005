import EventLog
import Operations
import Redundancy
import Replay
import Views

/// The records of a small log in memory, and the recordings that a reader makes of any prefix of it.
struct LogBuilder {
    private struct Line {
        var record: Record
        var stream: String
        var recordedAt: Instant
    }

    private var lines: [Line] = []
    private var streams: [String] = []
    private var lineNumbers: [UInt32: UInt64] = [:]

    var count: UInt64 { UInt64(lines.count) }

    /// Appends the record that opens a capture, and returns its stream.
    mutating func openCapture(_ pair: String, _ name: String, digest: UInt8, continues: [UInt8] = []) -> UInt32 {
        let stream = stream(StreamNames.capture(pair: pair, digest: name))
        let opened = CaptureOpened(
            digest: Array(repeating: digest, count: 32),
            name: "\(name)-\(digest).log",
            byteCount: 1000,
            continues: continues,
            pair: pair
        )
        append(.captureOpened(opened), stream, nil)
        return stream
    }

    mutating func append(_ event: Event, to stream: UInt32, clock: String = "", text: String = "line") {
        let line = lineNumbers[stream, default: 0] + 1
        lineNumbers[stream] = line
        let witness = Witness(
            line: line,
            byteOffset: line * 100,
            byteCount: 99,
            form: .syslog,
            clock: clock,
            mnemonic: "TEST-5-\(event.fact)".prefix(20).uppercased(),
            text: text
        )
        append(.redundancy(witness, event), stream, event.occurred)
    }

    mutating func append(_ entry: Entry, _ stream: UInt32, _ occurred: Stamp?) {
        let record = Record(
            sequence: SequenceNumber(count),
            stream: StreamID(stream),
            kind: .input,
            occurred: occurred?.occurrence,
            payload: entry.payload
        )
        let recordedAt = Instant(nanoseconds: 1_800_000_000_000_000_000 + Int64(count) * 1_000_000)
        lines.append(Line(record: record, stream: streams[Int(stream)], recordedAt: recordedAt))
    }

    /// The recordings of all pairs that the first `end` records speak of, in order of pair.
    func recordings(upTo end: UInt64? = nil) throws -> [Recording] {
        let lines = lines.prefix(Int(end ?? count))
        let pairs = Set(lines.compactMap { StreamNames.pair(ofCaptureStream: $0.stream) })
        return try pairs.sorted().map { pair in
            var recording = Recording(pair: pair)
            for line in lines { try recording.add(line.record, stream: line.stream, recordedAt: line.recordedAt) }
            return recording
        }
    }

    /// A checkpoint as a log of one record a commit would have it.
    func checkpoint(at end: UInt64? = nil, logID: String = "0f0e0d0c") -> ViewsCheckpoint {
        let end = end ?? count
        return ViewsCheckpoint(logID: logID, endSequence: end, treeSize: end, root: "root\(end)")
    }

    private mutating func stream(_ name: String) -> UInt32 {
        if let index = streams.firstIndex(of: name) { return UInt32(index) }
        streams.append(name)
        return UInt32(streams.count - 1)
    }
}

extension Stamp {
    /// Milliseconds after 2026-03-01T12:00:00Z.
    static func utc(_ milliseconds: Int64, width: Int64 = 0) -> Stamp {
        Stamp(reckoning: .utc, earliest: 1_772_366_400_000_000_000 + milliseconds * 1_000_000, width: width)
    }
}

extension ChassisNumber {
    static let one = ChassisNumber(rawValue: 1)
    static let two = ChassisNumber(rawValue: 2)
}
