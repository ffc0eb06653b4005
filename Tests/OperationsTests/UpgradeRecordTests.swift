import EventLog
import Foundation
import Operations
import Replay
import Testing
import Upgrades

/// A log of its own with upgrade runs in it. Its clock goes on by a second with every commit, from 101 on.
private struct UpgradeLog {
    private let log: RecordingLog

    init() throws {
        log = try RecordingLog(clock: 100)
    }

    func reader() throws -> LogReader {
        try log.reader()
    }

    func append(_ commit: NewCommit) throws {
        try log.append(commit)
    }

    func record(_ run: String = "em") throws -> UpgradeRecord {
        try UpgradeRecord.load(run, from: reader()).record ?? UpgradeRecord(run: run)
    }

    /// Decides an act and appends it with its events.
    func take(_ second: Int64, _ act: UpgradeRun.Act, run: String = "em") throws {
        let record = try record(run)
        var state = record.state
        let step = try UpgradeStep(deciding: UpgradeRun.Input(at: Self.at(second), act), in: &state)
        try append(record.commit(step.input, step.events))
    }

    static func at(_ second: Int64) -> Instant {
        Instant(nanoseconds: second * 1_000_000_000)
    }
}

@Suite struct UpgradeRecordTests {
    private static let sign = Signature(name: "operator-1", reason: "planned")

    private static let opening: RunOpening = {
        var opening = UpgradeTable.openings[1]
        opening.run = "em"
        opening.plan = Plan(facts: [], members: [])
        opening.rules = RunRules(
            checks: [
                RunRules.CheckRule(
                    id: "a",
                    aliases: [],
                    level: .must,
                    phase: Phase(1),
                    memberKind: nil,
                    needsFourEyes: false,
                    formCount: nil,
                    obligation: nil
                )
            ],
            occurrences: [],
            phaseCount: 1,
            startAfter: Phase(1)
        )
        return opening
    }()

    private static func passing(at second: Int64) -> UpgradeRun.Act {
        .assess(
            Assessment(
                at: UpgradeLog.at(second),
                packDigest: opening.packDigest,
                verdicts: [Verdict(check: "a", scope: .run, word: .pass, reason: Reason(.decided))],
                standings: []
            )
        )
    }

    /// Opened, judged, asked, started, stopped: 11 records in five commits.
    private func log() throws -> UpgradeLog {
        let log = try UpgradeLog()
        try log.take(10, .open(Self.opening))
        try log.take(20, Self.passing(at: 20))
        try log.take(30, .gate(Phase(1)))
        try log.take(40, .start(by: Self.sign))
        try log.take(50, .stop(by: Self.sign))
        return log
    }

    @Test func `a run is read back with the state of its events`() throws {
        let record = try log().record()
        #expect(record.position == 11)
        #expect(record.entries.map(\.sequence) == Array(0..<11))
        #expect(
            record.entries.map(\.occurred.nanoseconds).map { $0 / 1_000_000_000 } == [
                10, 10, 20, 20, 20, 30, 30, 40, 40, 50, 50,
            ]
        )
        let inputs = record.entries.compactMap { entry in
            if case .event(_, let input) = entry.content { input } else { nil }
        }
        #expect(inputs == [0, 2, 2, 5, 7, 9])
        #expect(record.state == UpgradeRun.fold(record.events))
        #expect(record.state.history.map(\.phase) == [.open, .started, .stopped])
        #expect(record.redecided() == nil)
    }

    @Test func `runs of a log are listed in the order in which they began, and captures and pairs pass them over`()
        throws
    {
        let log = try log()
        var second = Self.opening
        second.run = "a"
        try log.take(60, .open(second), run: "a")
        #expect(try UpgradeRecord.runs(in: log.reader()).runs == ["em", "a"])
        #expect(try log.record("a").state.opening == second)
        #expect(try UpgradeRecord.load("b", from: log.reader()).record == nil)
        #expect(try Recording.load(from: log.reader()).recordings.isEmpty)
        #expect(try RunVerification.verify(log.reader()).runs.isEmpty)
    }

    @Test(arguments: ["em", "A.b_c-9", String(repeating: "x", count: 64)])
    func `a run's name stands in its stream`(run: String) {
        #expect(StreamNames.run(ofUpgradeStream: StreamNames.upgrade(run: run)) == run)
        #expect(StreamNames.pair(ofStream: StreamNames.upgrade(run: run)) == nil)
    }

    @Test(arguments: [
        "upgrade/", "upgrade/a/b", "upgrade/a b", "run/a", "upgrades/a", "upgrade/\(String(repeating: "x", count: 65))",
    ])
    func `other streams are no upgrade run's`(stream: String) {
        #expect(StreamNames.run(ofUpgradeStream: stream) == nil)
    }

    @Test func `the past is read as it happened and as the log knew it`() throws {
        let record = try log().record()
        func phases(_ record: UpgradeRecord?) -> [UpgradeRun.Phase]? { record?.state.history.map(\.phase) }
        #expect(phases(record.upTo(.end)) == [.open, .started, .stopped])
        #expect(phases(record.upTo(.sequence(8))) == [.open, .started])
        #expect(phases(record.upTo(.occurred(Stamp(UpgradeLog.at(39))))) == [.open])
        #expect(phases(record.upTo(.occurred(Stamp(UpgradeLog.at(40))))) == [.open, .started])
        #expect(phases(record.upTo(.occurred(Stamp(UpgradeLog.at(9))))) == [])
        #expect(record.upTo(.occurred(Stamp(reckoning: .uptime, earliest: 0))) == nil)
        let learned = record.entries[8].recordedAt
        #expect(phases(record.known(at: learned)) == [.open, .started])
        #expect(phases(record.known(at: Instant(nanoseconds: learned.nanoseconds - 1))) == [.open])
    }

    @Test func `a commit behind somebody else's is refused`() throws {
        let log = try log()
        let stale = try log.record()
        try log.take(60, .resume(by: Self.sign))
        let input = UpgradeRun.Input(at: UpgradeLog.at(70), .resume(by: Self.sign))
        let expected = LogError.unexpectedPosition(stream: "upgrade/em", expected: .exactly(11), found: 13)
        #expect(throws: expected) { try log.append(stale.commit(input, [])) }
        let opening = UpgradeRecord(run: "em").commit(UpgradeRun.Input(at: UpgradeLog.at(70), .open(Self.opening)), [])
        let taken = LogError.unexpectedPosition(stream: "upgrade/em", expected: .none, found: 13)
        #expect(throws: taken) { try log.append(opening) }
        #expect(try log.record().position == 13)
    }

    /// The run's steps again, in a log of their own, with their events changed.
    private func changed(_ change: (inout [UpgradeStep]) -> Void) throws -> UpgradeDivergence? {
        var steps: [UpgradeStep] = []
        for entry in try log().record().entries {
            switch entry.content {
            case .input(let input): steps.append(UpgradeStep(input, events: []))
            case .event(let event, _): steps[steps.count - 1].events.append(event)
            }
        }
        change(&steps)
        let copy = try UpgradeLog()
        try copy.append(UpgradeRecord(run: "em").commit(steps))
        return try copy.record().redecided()
    }

    @Test func `several steps in one commit are decided again alike`() throws {
        #expect(try changed { _ in } == nil)
    }

    @Test func `a removed event is found`() throws {
        var removed: UpgradeRun.Event?
        let divergence = try #require(try changed { steps in removed = steps[1].events.remove(at: 1) })
        #expect(divergence.inputSequence == 2)
        #expect(divergence.sequence == 2)
        #expect(divergence.what == .decision)
        #expect(divergence.expected.count == 2 && divergence.expected.last == removed)
        #expect(divergence.found == Array(divergence.expected.prefix(1)))
    }

    @Test func `a changed event is found at its place`() throws {
        let other = UpgradeRun.Change.gateAnswered(
            GateAnswer(phase: Phase(1), blockers: [GateBlocker(check: "a", scope: .run, word: .fail)])
        )
        let divergence = try #require(try changed { $0[2].events[0].change = other })
        #expect((divergence.sequence, divergence.inputSequence) == (6, 5))
        #expect(divergence.found.map(\.change) == [other])
        #expect(divergence.expected.map(\.change) == [.gateAnswered(GateAnswer(phase: Phase(1), blockers: []))])
    }

    @Test func `an added event and a removed input are found`() throws {
        let added = try #require(try changed { $0[3].events.append($0[3].events[0]) })
        #expect((added.sequence, added.inputSequence, added.found.count) == (9, 7, 2))
        let removed = try #require(try changed { $0.remove(at: 3) })
        #expect((removed.sequence, removed.expected) == (8, []))
        let refusal = UpgradeRun.Rejection.wrongPhase(.open, allowed: [.started])
        #expect(removed.what == .refused(refusal))
    }

    @Test func `an event without its input is found`() throws {
        let log = try log()
        let position = try log.record().position
        let event = UpgradeRun.Event(at: UpgradeLog.at(60), .phaseChanged(.closed, by: Self.sign))
        let entry = Entry.upgradeEvent(event)
        for cause in [nil, SequenceNumber(rawValue: 3)] {
            try log.append(
                NewCommit(records: [
                    NewRecord(
                        stream: "upgrade/em",
                        kind: .event,
                        occurred: entry.occurred?.occurrence,
                        cause: cause.map { .record($0) },
                        payload: entry.payload
                    )
                ])
            )
        }
        let divergence = try #require(try log.record().redecided())
        #expect(divergence.what == .misplaced)
        #expect(divergence.sequence == position)
        #expect(divergence.found == [event])
    }

    @Test func `a record of something else in a run's stream is refused by its sequence number`() throws {
        let log = try log()
        let payload = Entry.captureFinished(CaptureFinished(lines: 0, events: 0, otherLines: 0, unreadLines: 0)).payload
        try log.append(NewCommit(records: [NewRecord(stream: "upgrade/em", kind: .event, payload: payload)]))
        #expect(throws: RecordingError.unreadable(sequence: 11, .unknown(field: 0, kind: 0))) { try log.record() }
    }
}
