import EventLog
import Operations
import Redundancy
import Replay
import Testing

@Suite struct RecordingTests {
    private static let east = StreamNames.capture(pair: "east", digest: "aa")
    private static let west = StreamNames.capture(pair: "west", digest: "bb")
    private static let more = StreamNames.capture(pair: "east", digest: "cc")

    @Test func `an empty log has no recordings`() throws {
        #expect(try RecordingLog().load().isEmpty)
    }

    @Test func `pairs are loaded apart, in the order of their names`() throws {
        let log = try RecordingLog()
        try log.append(Self.west, Samples.opened("west"), Samples.event(.becameActive))
        try log.append(Self.east, Samples.opened("east"), Samples.event(.restarted), Samples.event(.recoveryLeft))
        try log.append("jobs/nightly", Samples.event(.switchoverRequested))
        let recordings = try log.load()
        #expect(recordings.map(\.pair) == ["east", "west"])
        #expect(recordings.map { $0.events.map(\.event.fact) } == [[.restarted, .recoveryLeft], [.becameActive]])
        #expect(recordings.map { $0.events.map(\.sequence) } == [[3, 4], [1]])
        #expect(recordings.map(\.witnesses.count) == [2, 1])
        #expect(recordings.map { $0.captures.map(\.opened.pair) } == [["east"], ["west"]])
    }

    @Test func `a capture has its counts and its unread lines once they are there`() throws {
        let log = try RecordingLog()
        let line = UnreadLine(reason: .damagedStamp, witness: EntryTable.witness)
        try log.append(Self.east, Samples.opened("east", zoneSeconds: 3600), .lineUnread(line))
        #expect(try log.load()[0].captures.map(\.finished) == [nil])
        try log.append(Self.more, Samples.opened("east"), .captureFinished(Samples.finished))
        try log.append(Self.east, .captureFinished(Samples.finished))
        let recording = try log.load()[0]
        #expect(recording.captures.map(\.finished) == [Samples.finished, Samples.finished])
        #expect(recording.captures.map(\.unread) == [[line], []])
        #expect(recording.captures.map(\.sequence) == [0, 2])
        #expect(recording.zones == [0: 3600])
        #expect(recording.capture(ofSource: 1)?.sequence == 2)
        #expect(recording.capture(ofSource: 7) == nil)
    }

    @Test func `clocks are numbered by their names, and a capture without one is a clock of its own`() throws {
        let log = try RecordingLog()
        try log.append(Self.east, Samples.event(.restarted, clock: "chassis 1"), Samples.event(.restarted))
        try log.append(Self.more, Samples.event(.restarted), Samples.event(.restarted, clock: "chassis 1"))
        let recording = try log.load()[0]
        #expect(recording.clocks == ["chassis 1", "capture 0", "capture 1"])
        #expect(recording.events.map(\.clock) == [0, 1, 2, 0])
        #expect(recording.events.map(\.source) == [0, 0, 1, 1])
    }

    @Test func `events and witnesses are found by their sequence`() throws {
        let log = try RecordingLog()
        try log.append(Self.east, Samples.opened("east"), Samples.event(.restarted, text: "one"))
        try log.append(Self.west, Samples.event(.restarted))
        try log.append(Self.east, Samples.event(.recoveryLeft, text: "two"))
        let recording = try log.load()[0]
        #expect((0...5).map { recording.event($0)?.event.fact } == [nil, .restarted, nil, .recoveryLeft, nil, nil])
        #expect((0...5).map { recording.witness(of: $0)?.text } == [nil, "one", nil, "two", nil, nil])
    }

    @Test func `what the log learned later is not known at a moment`() throws {
        let log = try RecordingLog()
        try log.append(Self.east, Samples.event(.restarted))
        try log.append(Self.east, Samples.event(.recoveryLeft), Samples.event(.becameActive))
        try log.append(Self.west, Samples.event(.restarted))
        let (first, second) = (try #require(try log.recordedAt(0)), try #require(try log.recordedAt(1)))
        let before = Instant(nanoseconds: first.nanoseconds - 1)
        let between = Instant(nanoseconds: second.nanoseconds - 1)
        #expect(try log.load(knownAt: before).isEmpty)
        #expect(try log.load(knownAt: first).map { $0.events.map(\.sequence) } == [[0]])
        #expect(try log.load(knownAt: between).map { $0.events.map(\.sequence) } == [[0]])
        #expect(try log.load(knownAt: second).map { $0.events.map(\.sequence) } == [[0, 1, 2]])
        let whole = try log.load()[0]
        for moment in [before, first, between, second] {
            let known = whole.known(at: moment)
            let loaded = try log.load(knownAt: moment).first
            #expect(known.events == loaded?.events ?? [])
            #expect(known.witnesses == loaded?.witnesses ?? [])
        }
    }

    @Test func `records of a later version are refused, or counted when asked`() throws {
        let log = try RecordingLog()
        var later = ProtobufWriter()
        later.bytes(26, [1])
        var kind = ProtobufWriter()
        kind.message(20) { writer in
            writer.message(1) { $0.varint(5, 1) }
            writer.message(3) { $0.varint(1, 99) }
        }
        try log.append(Self.east, Samples.event(.restarted))
        try log.append(Self.east, [(later.bytes, nil), (kind.bytes, nil)])
        try log.append(Self.east, Samples.event(.becameActive))
        let error = #expect(throws: RecordingError.self) { try log.load() }
        #expect(error == .unreadable(sequence: 1, .unknown(field: 26, kind: 0)))
        let recording = try log.load(unknown: .count)[0]
        #expect(recording.unknownRecords == 2)
        #expect(recording.events.map(\.sequence) == [0, 3])
        // Other streams are nobody's business here.
        try log.append("jobs/nightly", [(later.bytes, nil)])
        #expect(try log.load(unknown: .count)[0].unknownRecords == 2)
    }

    @Test func `a damaged record is refused, also where unknown ones are counted`() throws {
        let log = try RecordingLog()
        var damaged = ProtobufWriter()
        damaged.message(20) { $0.varint(1, 1) }
        try log.append(Self.east, [(damaged.bytes, nil)])
        for unknown in [Recording.UnknownRecords.refuse, .count] {
            let error = #expect(throws: RecordingError.self) { try log.load(unknown: unknown) }
            guard case .unreadable(sequence: 0, .damaged(let reason)) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(reason.reason == .unexpectedWireType)
        }
    }
}

@Suite struct StreamNamesTests {
    @Test func `a capture's stream names its pair`() {
        let name = StreamNames.capture(pair: "east.1_a-b", digest: "0123abcd")
        #expect(name == "capture/east.1_a-b/0123abcd")
        #expect(StreamNames.pair(ofCaptureStream: name) == "east.1_a-b")
    }

    @Test(arguments: ["", "capture", "capture/", "captures/a/b", "jobs/a/b", "Capture/a/b"])
    func `any other stream has none`(name: String) {
        #expect(StreamNames.pair(ofCaptureStream: name) == nil)
    }

    @Test func `the pair's name ends at the last slash`() {
        #expect(StreamNames.pair(ofCaptureStream: "capture//d") == "")
        #expect(StreamNames.pair(ofCaptureStream: "capture/a/b/d") == "a/b")
    }

    @Test(arguments: ["pair", "a", "A.b_c-9", String(repeating: "x", count: 64), StreamNames.defaultPair])
    func `letters, digits and three signs name a pair`(name: String) {
        #expect(StreamNames.isPairName(name))
    }

    @Test(arguments: ["", "a/b", "a b", "東", "é", "e\u{301}", "a\n", String(repeating: "x", count: 65), "a\u{0}"])
    func `anything else does not`(name: String) {
        #expect(!StreamNames.isPairName(name))
    }
}
