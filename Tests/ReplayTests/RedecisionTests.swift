import Replay
import Testing

/// A kernel that counts, with a step that tests can change.
private struct CounterState: Hashable, Sendable, CanonicalEncodable {
    var total = 0
    var lastAt: Instant?

    func encode(into bytes: inout CanonicalBytes) {
        bytes.append(total)
        bytes.append(lastAt)
    }
}

private enum CounterEvent: Hashable, Sendable {
    case added(Int)
    case noted(at: Instant)
}

private enum Refusal: Error, Hashable, Sendable {
    case negative(Int)
}

private enum Counter: Decider {
    static let initialState = CounterState()

    static func decide(_ input: Int, in state: CounterState, into events: inout [CounterEvent]) throws(Refusal) {
        guard input >= 0 else { throw .negative(input) }
        events = [.added(input), .noted(at: Instant(nanoseconds: Int64(state.total)))]
    }

    static func evolve(_ state: inout CounterState, by event: CounterEvent) {
        switch event {
        case .added(let number): state.total += number
        case .noted(let at): state.lastAt = at
        }
    }
}

@Suite struct RedecisionTests {
    private func at(_ nanoseconds: Int64) -> CounterEvent { .noted(at: Instant(nanoseconds: nanoseconds)) }

    /// The divergence of the second input, after a first one that was decided as recorded.
    private func diverge(_ recorded: [CounterEvent], _ rejection: Refusal? = nil) -> Divergence<Counter>? {
        var again = Redecision<Counter>(from: CounterState())
        again.decide(5, recorded: Decided(events: [.added(5), at(0)]))
        #expect(again.divergence == nil)
        again.decide(3, recorded: Decided(events: recorded, rejection: rejection))
        return again.divergence
    }

    @Test func `what is decided as recorded moves the state on`() {
        var again = Redecision<Counter>(from: CounterState())
        again.decide(5, recorded: Decided(events: [.added(5), at(0)]))
        again.decide(-1, recorded: Decided(events: [], rejection: .negative(-1)))
        again.decide(3, recorded: Decided(events: [.added(3), at(5)]))
        #expect(again.divergence == nil)
        #expect(again.agreed == 3)
        #expect(again.state == CounterState(total: 8, lastAt: Instant(nanoseconds: 5)))
    }

    @Test func `another value diverges in its content, with both sides of the field`() throws {
        let found = try #require(diverge([.added(4), at(5)]))
        #expect(found.kind == .content)
        #expect(found.index == 0)
        #expect(
            found.differences == [FieldDifference(path: "added", recorded: "4", decided: "3", isTime: false)]
        )
        #expect(
            found.stateDifference == FieldDifference(path: "total", recorded: "9", decided: "8", isTime: false)
        )
    }

    @Test func `the same events in another order are told as order only`() throws {
        let found = try #require(diverge([at(5), .added(3)]))
        #expect(found.kind == .order)
        #expect(found.index == 0)
        #expect(found.stateDifference == nil)
    }

    @Test func `another time alone is told as such`() throws {
        let found = try #require(diverge([.added(3), at(6)]))
        #expect(found.kind == .time)
        #expect(found.index == 1)
        #expect(found.differences == [FieldDifference(path: "at", recorded: "6", decided: "5", isTime: true)])
        #expect(found.stateDifference?.path == "lastAt")
    }

    @Test func `an event too few and one too many diverge where the shorter side ends`() throws {
        let few = try #require(diverge([.added(3)]))
        #expect(few.kind == .content)
        #expect(few.index == 1)
        #expect(few.differences.allSatisfy { $0.recorded == nil || $0.recorded == "none" })
        let many = try #require(diverge([.added(3), at(5), at(5)]))
        #expect(many.kind == .content)
        #expect(many.index == 2)
    }

    @Test func `a refusal that was not recorded diverges without an event`() throws {
        var again = Redecision<Counter>(from: CounterState())
        again.decide(-7, recorded: Decided(events: []))
        let found = try #require(again.divergence)
        #expect(found.index == nil)
        #expect(found.kind == .content)
        #expect(found.differences.contains { $0.decided == "-7" })
    }

    @Test func `nothing is decided after a divergence`() {
        var again = Redecision<Counter>(from: CounterState())
        again.decide(1, recorded: Decided(events: []))
        again.decide(2, recorded: Decided(events: [.added(2), at(0)]))
        #expect(again.agreed == 0)
        #expect(again.state == CounterState())
    }
}

@Suite struct FieldDumpTests {
    private struct Outer: Hashable {
        var list = [1, 2]
        var inner: Inner? = Inner()
        var none: Int?
    }

    private struct Inner: Hashable {
        var name = "a"
        var at = Instant(nanoseconds: 7)
    }

    private enum Choice: Hashable {
        case plain
        case one(Int)
        case two(Int, named: Inner)
    }

    private func lines(_ value: some Any) -> [String] {
        FieldDump(value).leaves.map { "\($0.path)=\($0.text)" }
    }

    @Test func `every field has a path from the outside in`() {
        #expect(
            lines(Outer()) == [
                "list.count=2", "list[0]=1", "list[1]=2", "inner.name=a", "inner.at=7", "none=none",
            ]
        )
    }

    @Test func `a case is its name, and then what it carries`() {
        #expect(lines(Choice.plain) == ["=plain"])
        #expect(lines(Choice.one(3)) == ["=one", "one=3"])
        #expect(lines(Choice.two(3, named: Inner())) == ["=two", "0=3", "named.name=a", "named.at=7"])
    }

    @Test func `moments and lengths are told from numbers`() {
        let times = FieldDump(Outer()).leaves.filter(\.isTime).map(\.path)
        #expect(times == ["inner.at"])
    }

    @Test func `a field that one side alone has is named`() {
        var longer = Outer()
        longer.list.append(9)
        longer.inner = nil
        let found = FieldDifference.between(Outer(), longer)
        #expect(found.map(\.path) == ["list.count", "inner.name", "inner.at", "list[2]", "inner"])
        #expect(found.last?.recorded == nil)
        #expect(found[1].decided == nil)
    }
}
