internal import Operations
internal import Redundancy
internal import Replay

extension Table {
    /// Every event of the log that a projection rests on, with its witness. Rows are appended.
    static let events = Table(
        name: "events",
        key: [.integer("sequence")],
        rest: [.text("pair"), .integer("recorded_at_ns")] + StampColumns.optional + [
            .integer("timeline_rank"), .integer("timeline_ns"), .integer("timeline_width_ns"),
            .optionalInteger("observer"), .text("kind"), .text("summary"),
            .integer("stream"), .optionalInteger("capture_sequence"), .optionalText("capture"),
            .integer("line"), .integer("line_count"), .text("form"), .text("clock"), .text("clock_mark"), .text("zone"),
            .text("mnemonic"), .text("text"),
        ]
    )
}

/// The rows of a recording's events in the order of the log.
///
/// A row depends on its event and on the events before it in the log, and for what stands before the first stamp of its
/// source on that stamp: see ``Recording/isPlacedAnew(since:)``.
struct EventRows: Sequence, IteratorProtocol {
    private let recording: Recording
    private let pair: Value
    private let start: UInt64
    private var position = 0
    private var capturePosition = 0
    /// The capture last opened in each stream before the event at hand: a file that grew goes on in its stream.
    private var captures: [UInt32: RecordedCapture] = [:]
    /// The last stamp of each source, which places the events without one.
    private var stamps: [UInt32: Stamp] = [:]
    /// The first stamp of each source, which places what stands before it.
    private let firstStamps: [UInt32: Stamp]

    /// - Parameter start: the first sequence number wanted.
    init(_ recording: Recording, from start: UInt64) {
        self.recording = recording
        self.start = start
        pair = .text(recording.pair)
        var first: [UInt32: Stamp] = [:]
        for event in recording.events where first[event.source] == nil { first[event.source] = event.occurred }
        firstStamps = first
    }

    mutating func next() -> Row? {
        while position < recording.events.count {
            let index = position
            position += 1
            let recorded = recording.events[index]
            openCaptures(before: recorded.sequence)
            if let stamp = recorded.occurred { stamps[recorded.source] = stamp }
            if recorded.sequence >= start { return row(recorded, recording.witnesses[index]) }
        }
        return nil
    }

    private mutating func openCaptures(before sequence: UInt64) {
        while capturePosition < recording.captures.count, recording.captures[capturePosition].sequence < sequence {
            let capture = recording.captures[capturePosition]
            captures[capture.stream] = capture
            capturePosition += 1
        }
    }

    private func row(_ recorded: Recorded<Event>, _ witness: Witness) -> Row {
        let placing = recorded.occurred ?? stamps[recorded.source] ?? firstStamps[recorded.source]
        let capture = captures[recorded.source]
        let event = recorded.event
        // Written out in one literal: this is the one row that is made millions of times.
        return [
            Value(recorded.sequence), pair, Value(recorded.recordedAt.nanoseconds),
            Value(recorded.occurred?.earliest), Value(recorded.occurred?.width),
            Value(recorded.occurred?.reckoning.word),
            Value(placing.map { Int($0.reckoning.rawValue) } ?? TimelineOrder.unplaced),
            Value(placing?.earliest ?? 0), Value(placing?.width ?? 0),
            Value(event.observer?.rawValue), .text(event.fact.word), Value(event.fact.summary),
            Value(recorded.source), Value(capture?.sequence), Value(capture?.opened.name),
            Value(witness.line), Value(witness.lineCount), .text(witness.form.word),
            Value(recording.clocks[Int(recorded.clock)]), .text(witness.mark.word), Value(witness.zone),
            Value(witness.mnemonic), Value(witness.text),
        ]
    }
}

extension Recording {
    /// Whether a source that had no stamp below `sequence` has its first one from there on: its earlier events have
    /// another place in the timeline then.
    func isPlacedAnew(since sequence: UInt64) -> Bool {
        var unplaced: Set<UInt32> = []
        var placed: Set<UInt32> = []
        for event in events where !placed.contains(event.source) {
            if event.occurred == nil {
                if event.sequence < sequence { unplaced.insert(event.source) }
            } else {
                if event.sequence >= sequence, unplaced.contains(event.source) { return true }
                placed.insert(event.source)
            }
        }
        return false
    }
}
