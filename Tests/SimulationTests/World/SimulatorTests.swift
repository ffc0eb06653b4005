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

    @Test func `a gateway that no longer answers is told by its last answered probe`() {
        let log = simulate(
            [(5_500, .gateway(unit: 0, isReachable: false)), (9_500, .gateway(unit: 0, isReachable: true))],
            profile: .r17
        )
        // Probes go out each second: the first after the boot, the last before the loss, the first after it.
        #expect(log.answered[0] == [moment(1_000), moment(5_000), moment(10_000)])
        #expect(log.answered[1] == [moment(1_000)])
    }

    @Test func `a unit whose uplink is gone has no gateway, no management interface, and is told so`() {
        let log = simulate([(5_500, .component(.switch1, isUp: false))], profile: .r17, topology: .vss(spread: false))
        #expect(log.answered[0].last == moment(5_000) && log.answered[1].count == 1)
        #expect(log.uplinks.map(\.unit) == [0] && log.uplinks.map(\.isUp) == [false])
        let down = zip(log.links, log.words).filter { !$1.isUp }
        #expect(down.map(\.0) == [.managementInterface, .managementInterface])
    }

    @Test func `the management interface is there in the later profile only, and is cut on its own`() {
        let cut: [(Int64, Action)] = [(5_000, .link(.managementInterface, .down))]
        #expect(simulate(cut).links.allSatisfy { $0 == .redundancyPort })
        let log = simulate(cut, profile: .r17)
        #expect(log.links.filter { $0 == .managementInterface }.count == 4)
        let down = zip(log.links, log.words).filter { !$1.isUp }
        #expect(down.map(\.0) == [.managementInterface, .managementInterface])
    }

    @Test func `a port that moves takes the light from both units, and what is under way with it`() {
        let log = simulate(
            [(5_000, .command(unit: 0, "say")), (5_005, .sfp(unit: 0, .glcLHSMD))],
            delay: .milliseconds(10)
        )
        #expect(log.received.isEmpty)
        #expect(log.words.filter { !$0.isUp }.map(\.unit).sorted() == [0, 1])
    }

    @Test func `messages on a slow link overtake each other in some runs, and none is lost`() {
        let orders = (1...20 as ClosedRange<UInt64>).map { seed in
            simulate(
                [
                    (4_000, .link(.redundancyPort, .delay(.both, .uniform(lower: .zero, upper: .milliseconds(500))))),
                    (5_000, .command(unit: 0, "first")), (5_100, .command(unit: 0, "second")),
                ],
                seed: seed
            ).numbers
        }
        #expect(Set(orders) == [[1, 2], [2, 1]])
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
