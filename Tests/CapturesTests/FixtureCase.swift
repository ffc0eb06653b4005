internal import Operations
internal import Redundancy
internal import Replay
internal import TestSupport
internal import Testing

@testable internal import Captures

/// A capture of `fixtures/` and what the reader must make of it.
struct FixtureCase: CustomTestStringConvertible {
    var path: String
    var options: CaptureOptions
    var lines: UInt64
    var events: UInt64
    var other: UInt64
    var unread: UInt64
    /// Of the events that have a stamp.
    var reckonings: Set<Reckoning>
    /// 0 where nobody is named.
    var observers: Set<UInt8>

    /// - Parameter counts: lines, events, other lines, unread lines.
    init(
        _ path: String,
        _ counts: (UInt64, UInt64, UInt64, UInt64),
        _ reckonings: Set<Reckoning>,
        by observers: Set<UInt8>,
        _ options: CaptureOptions = CaptureOptions()
    ) {
        self.path = path
        self.options = options
        (lines, events, other, unread) = counts
        self.reckonings = reckonings
        self.observers = observers
    }

    var testDescription: String { path }

    func read() throws -> (items: [CaptureItem], counts: CaptureCounts) {
        CaptureReader.read(bytes: try Fixtures.bytes(path), options: options)
    }

    /// The outcome in one value, to be compared as a whole.
    struct Outcome: Hashable {
        var counts: [UInt64]
        var reckonings: Set<Reckoning>
        var observers: Set<UInt8>
    }

    var expected: Outcome {
        Outcome(counts: [lines, events, other, unread], reckonings: reckonings, observers: observers)
    }

    func outcome() throws -> Outcome {
        let (items, counts) = try read()
        let read = CapturesTests.events(items)
        return Outcome(
            counts: [counts.lines, counts.events, counts.otherLines, counts.unreadLines],
            reckonings: Set(read.compactMap { $0.occurred?.reckoning }),
            observers: Set(read.map { $0.observer?.rawValue ?? 0 })
        )
    }
}

/// The items of a fixture, found by their lines.
struct FixtureItems {
    private let items: [CaptureItem]

    init(_ path: String, _ options: CaptureOptions = CaptureOptions()) throws {
        items = CaptureReader.read(bytes: try Fixtures.bytes(path), options: options).items
    }

    var facts: [Fact] { items.compactMap { event($0)?.fact } }

    /// The event that was read from a line.
    func event(ofLine line: UInt64) -> Event? {
        items.lazy.filter { witness($0).line == line }.compactMap { event($0) }.first
    }

    func fact(ofLine line: UInt64) -> Fact? {
        event(ofLine: line)?.fact
    }

    func witness(ofLine line: UInt64) -> Witness? {
        items.lazy.map { witness($0) }.first { $0.line == line }
    }

    private func event(_ item: CaptureItem) -> Event? {
        guard case .event(_, let event) = item else { return nil }
        return event
    }

    private func witness(_ item: CaptureItem) -> Witness {
        switch item {
        case .event(let witness, _): witness
        case .unread(let line): line.witness
        }
    }
}

/// Milliseconds from one event to another; nil where their stamps cannot be subtracted or are not exact.
func milliseconds(from first: Event?, to last: Event?) -> Int64? {
    guard let from = first?.occurred, let range = last?.occurred?.elapsed(since: from), range.isExact else {
        return nil
    }
    return range.lower.count / 1_000_000
}
