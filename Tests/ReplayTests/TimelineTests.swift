import Replay
import Testing

/// The events are their own names. Sequences are their places in the list that the log is.
@Suite struct TimelineTests {
    typealias Recorded = Replay.Recorded<String>

    private func log(_ events: [(name: String, stamp: Stamp?, source: UInt32)]) -> [Recorded] {
        events.enumerated().map { index, event in
            Recorded(
                sequence: UInt64(index),
                recordedAt: Instant(nanoseconds: Int64(index)),
                occurred: event.stamp,
                source: event.source,
                clock: event.source,
                event: event.name
            )
        }
    }

    private func names(_ events: [Recorded]?) -> String? {
        events.map { $0.map(\.event).joined(separator: " ") }
    }

    private func utc(_ moment: Int64, width: Int64 = 0) -> Stamp {
        Stamp(reckoning: .utc, earliest: moment, width: width)
    }

    @Test func `evidence that arrives late stands where it happened`() {
        let log = log([("b", utc(20), 1), ("d", utc(40), 1), ("a", utc(10), 2), ("c", utc(30), 2)])
        #expect(names(Timeline(log).events) == "a b c d")
        #expect(Timeline(log).events.map(\.sequence) == [2, 0, 3, 1])
    }

    @Test func `events of one moment keep the order of the log`() {
        let log = log([("a", utc(10), 2), ("b", utc(10), 1), ("c", utc(10), 2)])
        #expect(names(Timeline(log).events) == "a b c")
    }

    @Test func `an event without a stamp follows the one before it in its source`() {
        let log = log([
            ("b", utc(20), 1), ("b+", nil, 1), ("b++", nil, 1), ("a", utc(10), 2), ("a+", nil, 2), ("c", utc(30), 1),
        ])
        #expect(names(Timeline(log).events) == "a a+ b b+ b++ c")
    }

    @Test func `an event without a stamp moves with a line that stands out of order`() {
        let log = log([("b", utc(20), 1), ("b+", nil, 1), ("a", utc(10), 1), ("a+", nil, 1)])
        #expect(names(Timeline(log).events) == "a a+ b b+")
    }

    @Test func `events before a source's first stamp stand before it`() {
        let log = log([("b-", nil, 1), ("b--", nil, 1), ("b", utc(20), 1), ("a", utc(10), 2), ("c", utc(30), 1)])
        #expect(names(Timeline(log).events) == "a b- b-- b c")
    }

    @Test func `a source without any stamp comes last`() {
        let log = log([
            ("x", nil, 3), ("y", nil, 3), ("a", utc(10), 1), ("u", Stamp(reckoning: .uptime, earliest: 0), 2),
        ])
        #expect(names(Timeline(log).events) == "a u x y")
    }

    @Test func `clocks that cannot be placed in UTC come reckoning by reckoning`() {
        let log = log([
            ("uptime", Stamp(reckoning: .uptime, earliest: 1), 5),
            ("day", Stamp(reckoning: .timeOfDay, earliest: 2), 4),
            ("yearless", Stamp(reckoning: .yearless, earliest: 3), 3),
            ("local", Stamp(reckoning: .local, earliest: 4), 2), ("utc", utc(5), 1),
        ])
        #expect(names(Timeline(log).events) == "utc local yearless day uptime")
    }

    @Test(arguments: [(UInt64(0), "b"), (2, "a b d"), (3, "a b c d"), (9, "a b c d")])
    func `up to a sequence stands what the log knew then, in the order of what happened`(
        sequence: UInt64,
        expected: String
    ) {
        let log = log([("b", utc(20), 1), ("d", utc(40), 1), ("a", utc(10), 2), ("c", utc(30), 2)])
        #expect(names(Timeline(log).events(upTo: .sequence(sequence))) == expected)
    }

    @Test(arguments: [
        (Int64(9), ""), (10, "a"), (19, "a"), (20, "a b b+"), (29, "a b b+"), (30, "a b b+ c"), (99, "a b b+ c"),
    ])
    func `up to a moment stands what had happened by then`(moment: Int64, expected: String) {
        let log = log([("b", utc(20), 1), ("b+", nil, 1), ("a", utc(10), 2), ("c", utc(30), 1), ("never", nil, 3)])
        #expect(names(Timeline(log).events(upTo: .occurred(utc(moment)))) == expected)
    }

    @Test func `an event before its source's first stamp has happened once that one has`() {
        let log = log([("b-", nil, 1), ("b", utc(20), 1), ("a", utc(10), 2)])
        #expect(names(Timeline(log).events(upTo: .occurred(utc(10)))) == "a")
        #expect(names(Timeline(log).events(upTo: .occurred(utc(20)))) == "a b- b")
    }

    @Test func `a moment as wide as a second reaches to the end of that second`() {
        let log = log([("a", utc(10, width: 10), 1), ("b", utc(19), 1), ("c", utc(21), 1)])
        #expect(names(Timeline(log).events(upTo: .occurred(utc(10, width: 10)))) == "a b")
    }

    @Test func `a moment on a clock that no event has cannot be answered`() {
        let log = log([("a", utc(10), 1), ("b", nil, 1)])
        #expect(Timeline(log).events(upTo: .occurred(Stamp(reckoning: .local, earliest: 99))) == nil)
        #expect(names(Timeline(log).events(upTo: .end)) == "a b")
    }

    @Test func `an order of its own comes out of every order of arrival`() {
        let events: [(name: String, stamp: Stamp?, source: UInt32)] = [
            ("a", utc(1), 1), ("b", utc(2), 2), ("c", utc(3), 3), ("d", utc(4), 4), ("e", utc(5), 5),
        ]
        func permutations(_ rest: [(name: String, stamp: Stamp?, source: UInt32)]) -> [[Int]] {
            guard rest.count > 1 else { return [rest.indices.map { $0 }] }
            return permutations(Array(rest.dropLast())).flatMap { shorter in
                (0...shorter.count).map { Array(shorter[..<$0]) + [rest.count - 1] + Array(shorter[$0...]) }
            }
        }
        for order in permutations(events) {
            #expect(names(Timeline(log(order.map { events[$0] })).events) == "a b c d e", "arrived as \(order)")
        }
    }
}

@Suite struct FoldTests {
    /// Counts, and remembers the last word: enough to see order.
    enum Count: Evolver {
        struct State: Hashable, Sendable, CanonicalEncodable {
            var count = 0
            var last = ""

            func encode(into bytes: inout CanonicalBytes) {
                bytes.append(count)
                bytes.append(last)
            }
        }

        static var initialState: State { State() }

        static func evolve(_ state: inout State, by event: String) {
            state.count += 1
            state.last = event
        }
    }

    @Test func `a fold begins with the initial state and goes on from any other`() {
        let half = Count.fold(["a", "b"])
        #expect(half == Count.State(count: 2, last: "b"))
        #expect(Count.fold(["c"], from: half) == Count.fold(["a", "b", "c"]))
        #expect(Count.fold([]) == Count.initialState)
    }

    @Test func `the same events twice have the same digest, and other events another`() {
        let events = ["a", "b", "c"]
        #expect(Count.fold(events).digest { $0 } == Count.fold(events).digest { $0 })
        #expect(Count.fold(events).digest { $0 } != Count.fold(["a", "c", "b"]).digest { $0 })
    }
}
