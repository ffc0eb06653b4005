import Redundancy
import Replay
import Testing

@testable import Simulation

@Suite struct SimulatorTests {
    private let start = Simulator<StubKernel>.defaultStart

    private static let endings: [[(Int64, Action)]] = [
        [(5_000, Action.link(.redundancyPort, .silent(.both)))],
        [(5_043, Action.link(.redundancyPort, .silent(.forward)))],
        [(5_077, Action.link(.redundancyPort, .down))],
        [(5_077, Action.power(unit: 0, isOn: false))],
        [
            (5_043, Action.link(.redundancyPort, .silent(.both))), (5_190, Action.link(.redundancyPort, .up)),
            (9_000, Action.link(.redundancyPort, .silent(.backward))),
        ],
    ]

    private func moment(_ milliseconds: Int64) -> Instant {
        start.advanced(by: .milliseconds(milliseconds))
    }

    @Test func `entries of one moment come in the order of insertion`() {
        var queue = EventQueue()
        for index in [3, 1, 2, 1] { queue.insert(.action(Int32(index)), at: moment(Int64(index))) }
        queue.insert(.uplinkWord(unit: 0), at: moment(1))
        var found: [UInt64] = []
        while let entry = queue.popFirst() { found.append(entry.number) }
        #expect(found == [1, 3, 4, 2, 0])
    }

    @Test func `a message arrives after the delay of the link`() {
        let log = simulate([(5_000, .command(unit: 0, "say"))])
        #expect(log.received == [moment(5_001)])
    }

    @Test func `a lossy direction loses and the other does not`() {
        let log = simulate([
            (4_000, .link(.redundancyPort, .loss(.forward, permille: 1_000))),
            (4_001, .command(unit: 0, "say")), (4_002, .command(unit: 1, "say")),
        ])
        #expect(log.received == [moment(4_003)])
    }

    @Test func `a doubling link delivers twice`() {
        let log = simulate([
            (4_000, .link(.redundancyPort, .duplication(permille: 1_000))), (5_000, .command(unit: 0, "say")),
        ])
        #expect(log.received.count == 2)
    }

    @Test func `a message that a cut meets on its way is lost, also when the link is back at once`() {
        let log = simulate(
            [
                (5_000, .command(unit: 0, "say")), (5_005, .link(.redundancyPort, .down)),
                (5_006, .link(.redundancyPort, .up)),
            ],
            delay: .milliseconds(10)
        )
        #expect(log.received.isEmpty)
    }

    @Test func `both drivers speak when light comes, and the survivor's when it goes`() {
        let log = simulate([(5_000, .power(unit: 0, isOn: false))])
        #expect(log.words.map(\.isUp) == [true, true, false])
        #expect(log.words.last?.unit == 1)
        #expect(log.words.last.map { $0.at > moment(5_003) && $0.at < moment(5_009) } == true)
    }

    @Test func `a silent link keeps its light`() {
        let log = simulate([(5_000, .link(.redundancyPort, .silent(.both)))])
        #expect(log.words.count == 2)
        #expect(log.exhausted.count == 2)
    }

    @Test(arguments: Self.endings)
    func `keepalives told in runs lead to the same moments as keepalives told one by one`(_ entries: [(Int64, Action)])
    {
        let runs = simulate(entries)
        let single = simulate(entries, ticking: true)
        #expect(!runs.exhausted.isEmpty)
        #expect(runs.exhausted == single.exhausted)
        #expect(runs.heard.count < 10)
        #expect(single.heard.count > 70)
    }

    @Test func `one seed gives one run, another gives another`() {
        let entries: [(Int64, Action)] = [
            (4_000, .link(.redundancyPort, .loss(.both, permille: 400))), (5_000, .power(unit: 1, isOn: false)),
        ]
        #expect(simulate(entries, seed: 7).lines == simulate(entries, seed: 7).lines)
        #expect(simulate(entries, seed: 7).lines != simulate(entries, seed: 8).lines)
    }

    @Test func `a timer that is armed again fires once, at its new time`() {
        let log = simulate([(5_000, .command(unit: 0, "arm")), (8_000, .command(unit: 0, "arm"))])
        #expect(log.timers == [moment(18_000)])
    }

    @Test func `a unit without power has neither timers nor work`() {
        let log = simulate([
            (500, .power(unit: 1, isOn: false)), (5_000, .command(unit: 0, "arm")),
            (6_000, .power(unit: 0, isOn: false)),
        ])
        #expect(log.timers.isEmpty)
        #expect(log.words.isEmpty)
    }

    @Test func `a line that is no command and a refusal are recorded, and the run goes on`() {
        let log = simulate([
            (5_000, .command(unit: 0, "nonsense")), (5_001, .command(unit: 0, "reload")),
            (5_002, .command(unit: 0, "say")),
        ])
        #expect(log.issues == [CommandError(column: 1, .unknownWord(found: "nonsense", expected: []))])
        #expect(log.rejections == [.notActive])
        #expect(log.received.count == 1)
    }
}
