import Operations
import Redundancy
import Replay
import Testing

@Suite struct AnalysisTests {
    private static let stream = StreamNames.capture(pair: "pair", digest: "aa")
    private static let late = StreamNames.capture(pair: "pair", digest: "bb")

    private func recording(_ fill: (RecordingLog) throws -> Void) throws -> Recording {
        let log = try RecordingLog()
        try fill(log)
        return try #require(try log.load().first)
    }

    private func facts(_ analysis: Analysis) -> [Fact] {
        analysis.timeline.map(\.event.fact)
    }

    /// Lost at 10 s and active at 11 s by the survivor, stored first; the fault at 9 s by the other, stored later.
    private func failover() throws -> Recording {
        try recording { log in
            try log.append(
                Self.stream,
                Samples.opened(),
                Samples.event(.peerLost(.down), by: 2, at: Samples.utc(seconds: 10), clock: "chassis 2"),
                Samples.event(.becameActive, by: 2, at: Samples.utc(seconds: 11), clock: "chassis 2")
            )
            try log.append(
                Self.late,
                Samples.opened(),
                Samples.event(
                    .processExited(process: "pvp", text: "rc 134"),
                    by: 1,
                    at: Samples.utc(seconds: 9),
                    clock: "chassis 1"
                )
            )
        }
    }

    @Test func `late evidence takes its place in the timeline and not in the log`() throws {
        let recording = try failover()
        #expect(recording.events.map(\.sequence) == [1, 2, 4])
        let analysis = try Analysis(recording)
        #expect(analysis.timeline.map(\.sequence) == [4, 1, 2])
        #expect(analysis.incidents.count == 1)
    }

    @Test func `at a sequence is what the log had then, in timeline order`() throws {
        let recording = try failover()
        for (sequence, expected) in [(0, []), (1, [1]), (2, [1, 2]), (3, [1, 2]), (4, [4, 1, 2])]
            as [(UInt64, [UInt64])]
        {
            let analysis = try Analysis(recording, at: .sequence(sequence))
            #expect(analysis.timeline.map(\.sequence) == expected)
        }
    }

    @Test func `at a moment is what had happened by then, whenever the log learned of it`() throws {
        let recording = try failover()
        for (seconds, expected) in [(8, []), (9, [4]), (10, [4, 1]), (99, [4, 1, 2])] as [(Int64, [UInt64])] {
            let analysis = try Analysis(recording, at: .occurred(Samples.utc(seconds: seconds)))
            #expect(analysis.timeline.map(\.sequence) == expected)
        }
        let second = Stamp(reckoning: .utc, earliest: 9_500_000_000, width: 1_000_000_000)
        #expect(try Analysis(recording, at: .occurred(second)).timeline.map(\.sequence) == [4, 1])
    }

    @Test func `the state is that of the position`() throws {
        let recording = try failover()
        let end = try Analysis(recording)
        #expect(end.state == Pair.fold(end.timeline.map(\.event)))
        let before = try Analysis(recording, at: .occurred(Samples.utc(seconds: 8)))
        #expect(before.state == Pair.initialState)
        #expect(before.incidents.isEmpty && before.measurements.isEmpty)
        #expect(end.state != before.state)
    }

    @Test func `a moment that no stamp can be compared with is refused, with the reckonings that there are`() throws {
        let recording = try recording { log in
            try log.append(
                Self.stream,
                Samples.event(.restarted, at: Stamp(reckoning: .uptime, earliest: 5)),
                Samples.event(.becameActive, at: Stamp(reckoning: .yearless, earliest: 5)),
                Samples.event(.recoveryLeft)
            )
        }
        let error = #expect(throws: AnalysisError.self) {
            try Analysis(recording, at: .occurred(Samples.utc(seconds: 9)))
        }
        #expect(error == .noComparableTime([.yearless, .uptime]))
        let uptime = Stamp(reckoning: .uptime, earliest: 5)
        #expect(throws: Never.self) { try Analysis(recording, at: .occurred(uptime)) }
        #expect(throws: Never.self) { try Analysis(recording, at: .sequence(0)) }
        let none = #expect(throws: AnalysisError.self) {
            try Analysis(Recording(pair: "pair"), at: .occurred(Samples.utc(seconds: 9)))
        }
        #expect(none == .noComparableTime([]))
    }

    @Test func `the same line twice and clocks that are not set are found, up to the position`() throws {
        let stamp = Samples.utc(seconds: 10)
        let recording = try recording { log in
            try log.append(
                Self.stream,
                Samples.event(.peerLost(.down), at: stamp, mark: .unset),
                Samples.event(.peerLost(.down), at: stamp, mark: .unsynchronised),
                Samples.event(.peerLost(.down), at: stamp),
                // Neither without a stamp, nor of another clock or another text, nor of a console.
                Samples.event(.peerLost(.down)),
                Samples.event(.peerLost(.down)),
                Samples.event(.peerLost(.down), at: stamp, text: "another line"),
                Samples.event(.recoveryLeft, at: stamp, form: .console),
                Samples.event(.recoveryLeft, at: stamp, form: .console)
            )
            try log.append(Self.late, Samples.event(.peerLost(.down), at: stamp))
        }
        func found(_ position: Position) throws -> [Finding] {
            try Analysis(recording, at: position).findings.filter { finding in
                switch finding.content {
                case .duplicated, .clockNotSet: true
                default: false
                }
            }
        }
        let all: [Finding] = [
            Finding(.note, [0], .clockNotSet(count: 2)), Finding(.note, [0], .duplicated(count: 3)),
        ]
        #expect(try found(.end) == all)
        // Copies are told of once and count as one event.
        #expect(try Analysis(recording).timeline.map(\.sequence).sorted() == [0, 3, 4, 5, 6, 7, 8])
        #expect(try found(.sequence(0)) == [Finding(.note, [0], .clockNotSet(count: 1))])
        #expect(
            try found(.sequence(1)) == [
                Finding(.note, [0], .clockNotSet(count: 2)), Finding(.note, [0], .duplicated(count: 2)),
            ]
        )
    }

    @Test func `a line that two overlapping captures of one unit hold is one event`() throws {
        let line = Samples.event(.peerLost(.down), at: Samples.utc(seconds: 10), clock: "chassis 1")
        let recording = try recording { log in
            try log.append(Self.stream, line)
            try log.append(Self.late, line)
        }
        let analysis = try Analysis(recording)
        #expect(analysis.timeline.map(\.sequence) == [0])
        #expect(analysis.incidents.flatMap(\.steps).flatMap(\.sightings).map(\.sequence) == [0])
        #expect(analysis.findings.contains(Finding(.note, [0], .duplicated(count: 2))))
    }

    @Test func `the same recording gives the same analysis`() throws {
        let recording = try failover()
        let (first, second) = (try Analysis(recording), try Analysis(recording))
        #expect(first.timeline == second.timeline)
        #expect(first.incidents == second.incidents)
        #expect(first.measurements == second.measurements)
        #expect(first.findings == second.findings)
    }
}
