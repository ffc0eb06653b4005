import Operations
import Redundancy
import Replay
import Testing
import Views

@Suite struct TimelineViewTests {
    @Test(arguments: [11, 12, 13] as [UInt64])
    func `the view has the order of the timeline`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let log = SampleLogs.random(&generator, count: 200)
        let file = try TemporaryViews()
        try file.open().rebuild(try log.recordings(), to: log.checkpoint())
        for recording in try log.recordings() {
            let expected = Timeline(recording.events).events.enumerated().map {
                "\($0.offset + 1) | \($0.element.sequence)"
            }
            let stored = try file.strings("SELECT place, sequence FROM timeline WHERE pair = '\(recording.pair)'")
            #expect(stored == expected, "seed \(seed)")
        }
    }

    @Test(
        arguments: [
            (Stamp(reckoning: .utc, earliest: 1_772_366_461_070_000_000), #""2026-03-01T12:01:01.070000000Z""#),
            (Stamp(reckoning: .utc, earliest: -1), #""1969-12-31T23:59:59.999999999Z""#),
            (Stamp(reckoning: .local, earliest: 1_000_000_000, width: 1_000_000_000), #""1970-01-01T00:00:01""#),
            (
                Stamp(reckoning: .yearless, earliest: 59 * 86_400_000_000_000, width: 1_000_000_000),
                #""02-29T00:00:00""#
            ),
            (Stamp(reckoning: .timeOfDay, earliest: 3_600_500_000_000), #""01:00:00.500000000""#),
            (Stamp(reckoning: .uptime, earliest: 90_250_000_000), #""+90.250000000 s""#),
        ] as [(Stamp, String)]
    )
    func `a time is shown as its reckoning has it`(stamp: Stamp, text: String) throws {
        var log = LogBuilder()
        let stream = log.openCapture("lab", "one", digest: 1)
        log.append(.init(occurred: stamp, .restarted), to: stream)
        let file = try TemporaryViews()
        try file.open().rebuild(try log.recordings(), to: log.checkpoint())
        #expect(try file.strings("SELECT time FROM timeline") == [text])
    }

    @Test func `an event without any stamp has no time and stands last`() throws {
        var log = LogBuilder()
        let bare = log.openCapture("lab", "one", digest: 1)
        let stamped = log.openCapture("lab", "two", digest: 2)
        log.append(.init(.restarted), to: bare)
        log.append(.init(occurred: .utc(0, width: 1_000_000_000), .becameActive), to: stamped)
        let file = try TemporaryViews()
        try file.open().rebuild(try log.recordings(), to: log.checkpoint())
        let rows = try file.strings("SELECT place, time, summary FROM timeline")
        #expect(rows == [#"1 | "2026-03-01T12:00:00Z" | "became active""#, #"2 | NULL | "restarted""#])
    }

    @Test func `the order comes from the index`() throws {
        let file = try TemporaryViews()
        _ = try file.open()
        let plan = try file.strings("EXPLAIN QUERY PLAN SELECT * FROM timeline WHERE pair = 'lab' LIMIT 10")
        #expect(plan.contains { $0.contains("USING INDEX events_in_timeline_order") }, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }
}
