public import EventLog
public import Redundancy
public import Replay

/// A capture that the log holds, with what was read of it.
public struct RecordedCapture: Hashable, Sendable {
    /// The stream of its records, which is also the number of the source of its events.
    public var stream: UInt32
    public var sequence: UInt64
    public var opened: CaptureOpened
    /// Nil while it is only partly read.
    public var finished: CaptureFinished?
    public var unread: [UnreadLine] = []
}

/// What the log holds about one pair, read back: its events with their witnesses and the captures they come from.
///
/// Memory is that of the events themselves, whatever the size of the log.
public struct Recording: Sendable {
    /// The pair that this is about.
    public private(set) var pair: String
    /// In the order of the log.
    public private(set) var events: [Recorded<Event>] = []
    /// The witnesses of ``events``, one each, in the same order.
    public private(set) var witnesses: [Witness] = []
    public private(set) var captures: [RecordedCapture] = []
    /// The run that the events are of; nil when they were observed.
    public private(set) var run: RunOpened?
    /// Records of a kind that this version does not know, which were asked to be counted instead of refused.
    public private(set) var unknownRecords = 0
    /// The names of the clocks, by their number.
    public private(set) var clocks: [String] = []

    /// What to do with a record that a later version wrote.
    public enum UnknownRecords: Hashable, Sendable {
        case refuse
        case count
    }

    public init(pair: String) {
        self.pair = pair
    }

    /// Adds a record to the recording if it is about the pair.
    ///
    /// - Throws: ``RecordingError/unreadable(sequence:_:)`` for a record that is no entry.
    public mutating func add(
        _ record: Record,
        stream: String,
        recordedAt: Instant,
        unknown: UnknownRecords = .refuse
    ) throws(RecordingError) {
        guard let owner = StreamNames.pair(ofStream: stream), owner == pair else { return }
        let entry: Entry
        do throws(EntryError) {
            entry = try Entry(payload: record.payload, occurred: record.occurred)
        } catch {
            if case .unknown = error, unknown == .count {
                unknownRecords += 1
                return
            }
            throw .unreadable(sequence: record.sequence.rawValue, error)
        }
        add(entry, sequence: record.sequence.rawValue, stream: record.stream.rawValue, recordedAt: recordedAt)
    }

    private mutating func add(_ entry: Entry, sequence: UInt64, stream: UInt32, recordedAt: Instant) {
        switch entry {
        case .captureOpened(let opened):
            captures.append(RecordedCapture(stream: stream, sequence: sequence, opened: opened))
        case .captureFinished(let finished):
            if let index = captures.lastIndex(where: { $0.stream == stream }) { captures[index].finished = finished }
        case .lineUnread(let line):
            if let index = captures.lastIndex(where: { $0.stream == stream }) { captures[index].unread.append(line) }
        case .runOpened(let opened):
            run = opened
        case .upgradeInput, .upgradeEvent:
            // An upgrade run has streams of its own and is about no pair.
            break
        case .controllerInput, .controllerEvent, .controllerRejected, .runFinished:
            // What they amount to for the pair stands beside them as its events.
            break
        case .redundancy(let witness, let event):
            // A capture whose lines name no clock is a clock of its own.
            let name = witness.clock.isEmpty ? "capture \(stream)" : witness.clock
            let clock = clocks.firstIndex(of: name) ?? clocks.endIndex
            if clock == clocks.endIndex { clocks.append(name) }
            events.append(
                Recorded(
                    sequence: sequence,
                    recordedAt: recordedAt,
                    occurred: event.occurred,
                    source: stream,
                    clock: UInt32(clock),
                    event: event
                )
            )
            witnesses.append(witness)
        }
    }

    /// The witness of the event with this sequence number.
    ///
    /// - Complexity: O(log *n*).
    public func witness(of sequence: UInt64) -> Witness? {
        place(of: sequence).map { witnesses[$0] }
    }

    /// The event with this sequence number.
    ///
    /// - Complexity: O(log *n*).
    public func event(_ sequence: UInt64) -> Recorded<Event>? {
        place(of: sequence).map { events[$0] }
    }

    private func place(of sequence: UInt64) -> Int? {
        var low = 0
        var high = events.count
        while low < high {
            let middle = (low + high) / 2
            if events[middle].sequence < sequence { low = middle + 1 } else { high = middle }
        }
        return low < events.count && events[low].sequence == sequence ? low : nil
    }

    /// Where what is measured in it comes from.
    public var origin: MeasurementOrigin { run == nil ? .observed : .modelled }

    /// The captures, one that grew as it stands last.
    public var latestCaptures: [RecordedCapture] {
        captures.filter { capture in captures.last { $0.stream == capture.stream } == capture }
    }

    /// The capture that an event comes from.
    public func capture(ofSource source: UInt32) -> RecordedCapture? {
        captures.last { $0.stream == source }
    }

    /// The events that the log had learned of by `moment`.
    public func known(at moment: Instant) -> Recording {
        var known = self
        let count = events.firstIndex { $0.recordedAt > moment } ?? events.count
        known.events = Array(events.prefix(count))
        known.witnesses = Array(witnesses.prefix(count))
        return known
    }

    /// Seconds east of UTC that a person gave for each source.
    public var zones: [UInt32: Int] {
        var zones: [UInt32: Int] = [:]
        for capture in captures { zones[capture.stream] = capture.opened.zoneSeconds }
        return zones
    }
}

/// Why a log cannot be read as a recording.
public enum RecordingError: Error, Hashable, Sendable {
    case unreadable(sequence: UInt64, EntryError)
    case log(LogError)
}
