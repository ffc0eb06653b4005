internal import Redundancy
internal import Replay

/// What waits in the queue. Plain integers, so that an entry is moved without touching a reference count: what has more to
/// it lies in a table of the simulator, and the entry names its slot.
enum Occurrence: Equatable, Sendable {
    /// An entry of the timeline, by its index.
    case action(Int32)
    /// Work of a unit is done, by its token.
    case work(unit: Int, token: UInt32)
    /// A timer of a unit fires, by its slot; an older generation is stale.
    case timer(unit: Int, slot: Int, generation: UInt32)
    /// A message arrives, by its slot.
    case message(Int32)
    /// The driver's word on a carrier; an older generation is stale.
    case carrierWord(unit: Int, LinkKind, generation: UInt32)
    case uplinkWord(unit: Int)
    /// The sender of a direction sends a keepalive.
    case keepaliveTick(from: Int, generation: UInt32)
    /// A keepalive arrives that was sent as the last of a run or on its own. `cuts` is the link's number of cuts then.
    case keepaliveArrival(from: Int, KeepaliveStatus, cuts: UInt32)
    /// The run of keepalives of a direction has ended: the last one that arrived is reported.
    case keepaliveReport(from: Int, KeepaliveStatus, at: Instant, cuts: UInt32)
    case gatewayTick(unit: Int, generation: UInt32)
    case gatewayReport(unit: Int, at: Instant, life: UInt32)
}

/// Everything that is going to happen: a binary heap in an array, by time and then by the order of insertion.
///
/// An entry that no longer holds stays where it is and is recognised when it comes up: by its generation, or by what it
/// names being gone.
struct EventQueue: Sendable {
    struct Entry: Sendable {
        var at: Instant
        var number: UInt64
        var occurrence: Occurrence

        func precedes(_ other: Entry) -> Bool {
            at != other.at ? at < other.at : number < other.number
        }
    }

    private var entries: [Entry] = []
    private var inserted: UInt64 = 0

    init() {
        entries.reserveCapacity(256)
    }

    var isEmpty: Bool { entries.isEmpty }
    var count: Int { entries.count }
    var next: Instant? { entries.first?.at }

    mutating func insert(_ occurrence: Occurrence, at moment: Instant) {
        let entry = Entry(at: moment, number: inserted, occurrence: occurrence)
        inserted += 1
        entries.append(entry)
        var hole = entries.count - 1
        while hole > 0 {
            let parent = (hole - 1) / 2
            guard entry.precedes(entries[parent]) else { break }
            entries[hole] = entries[parent]
            hole = parent
        }
        entries[hole] = entry
    }

    mutating func popFirst() -> Entry? {
        guard let last = entries.popLast() else { return nil }
        guard let first = entries.first else { return last }
        let count = entries.count
        var hole = 0
        while true {
            var child = hole * 2 + 1
            guard child < count else { break }
            if child + 1 < count, entries[child + 1].precedes(entries[child]) { child += 1 }
            guard entries[child].precedes(last) else { break }
            entries[hole] = entries[child]
            hole = child
        }
        entries[hole] = last
        return first
    }
}

extension Instant {
    /// The moment a length later, held at the ends of the range.
    func advanced(by length: Nanoseconds) -> Instant {
        Instant(nanoseconds: (Nanoseconds(nanoseconds) + length).count)
    }

    /// The length from an earlier moment to this one.
    func elapsed(since earlier: Instant) -> Nanoseconds {
        Nanoseconds(nanoseconds) - Nanoseconds(earlier.nanoseconds)
    }
}
