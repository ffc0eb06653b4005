/// An event with its place in the log.
public struct Recorded<Event: Hashable & Sendable>: Hashable, Sendable {
    /// The sequence number: gapless from 0, in the order in which the log learned of the events.
    public var sequence: UInt64
    /// When the log learned it. Never goes back.
    public var recordedAt: Instant
    /// When it happened, if its source tells.
    public var occurred: Stamp?
    /// The source that it comes from, as a dense number. An event without a stamp happened after the events that stand
    /// before it in the same source.
    public var source: UInt32
    /// The clock that gave ``occurred``, as a dense number. Only stamps of one clock may be subtracted as they are.
    public var clock: UInt32
    public var event: Event

    public init(
        sequence: UInt64,
        recordedAt: Instant,
        occurred: Stamp?,
        source: UInt32,
        clock: UInt32,
        event: Event
    ) {
        self.sequence = sequence
        self.recordedAt = recordedAt
        self.occurred = occurred
        self.source = source
        self.clock = clock
        self.event = event
    }
}

/// Where a replay stops.
public enum Position: Hashable, Sendable {
    case end
    /// After the record with this sequence number, in the order of the log.
    case sequence(UInt64)
    /// After everything that occurred at or before this moment, in timeline order.
    case occurred(Stamp)
}

/// The events of one evolver in timeline order.
///
/// Timeline order is the order of what happened: by the occurred stamp, then by sequence. Sources whose clocks cannot
/// be placed in UTC come after those that can, reckoning by reckoning, and an event without a stamp takes the place of
/// the nearest earlier one of the same source, or before its source's first stamp that of this one; a source without any
/// stamp comes last. Evidence that arrives late therefore changes this order, but never the order of the log.
public struct Timeline<Event: Hashable & Sendable>: Sendable {
    /// All events, in timeline order.
    public let events: [Recorded<Event>]
    /// The stamp that gives each event its place: its own, or the one that it takes over from its source.
    private let stamps: [Stamp?]

    /// - Complexity: O(*n* log *n*) for *n* events; O(*n*) when they are in order already.
    public init(_ recorded: some Collection<Recorded<Event>>) {
        var first: [UInt32: Stamp] = [:]
        for event in recorded where first[event.source] == nil { first[event.source] = event.occurred }
        var latest: [UInt32: Stamp] = [:]
        var keyed: [(key: Key, event: Recorded<Event>)] = []
        keyed.reserveCapacity(recorded.count)
        var isSorted = true
        for event in recorded {
            if let stamp = event.occurred { latest[event.source] = stamp }
            let stamp = event.occurred ?? latest[event.source] ?? first[event.source]
            let key = Key(stamp: stamp, sequence: event.sequence)
            if let last = keyed.last, key < last.key { isSorted = false }
            keyed.append((key, event))
        }
        if !isSorted { keyed.sort { $0.key < $1.key } }
        events = keyed.map(\.event)
        stamps = keyed.map(\.key.stamp)
    }

    /// The events at or before `position`, in timeline order.
    ///
    /// For a moment, those up to the last event whose place in the order is given by a stamp that counts like the moment
    /// and begins at or before it. Nil when no event has such a stamp: the question cannot be answered then.
    /// - Complexity: O(*n*).
    public func events(upTo position: Position) -> [Recorded<Event>]? {
        switch position {
        case .end: events
        case .sequence(let last): events.filter { $0.sequence <= last }
        case .occurred(let moment): count(atOrBefore: moment).map { Array(events.prefix($0)) }
        }
    }

    private func count(atOrBefore moment: Stamp) -> Int? {
        var count = 0
        var isComparable = false
        for case (let index, let stamp?) in stamps.enumerated() where stamp.reckoning == moment.reckoning {
            isComparable = true
            if stamp.earliest <= moment.latest { count = index + 1 }
        }
        return isComparable ? count : nil
    }

    private struct Key: Comparable {
        var stamp: Stamp?
        var sequence: UInt64

        static func < (left: Self, right: Self) -> Bool {
            switch (left.stamp, right.stamp) {
            case (let leftStamp?, let rightStamp?):
                leftStamp == rightStamp ? left.sequence < right.sequence : leftStamp < rightStamp
            case (nil, nil): left.sequence < right.sequence
            case (nil, _?): false
            case (_?, nil): true
            }
        }
    }
}

extension Evolver {
    /// The state after `events`, applied in the order given.
    ///
    /// - Complexity: one call of `evolve` for each event.
    public static func fold(_ events: some Sequence<Event>, from state: State? = nil) -> State {
        var state = state ?? initialState
        for event in events { evolve(&state, by: event) }
        return state
    }
}
