import Redundancy
import Replay
import Simulation
import Testing

@Suite struct WhatIfTests {
    /// A hot pair that a fault strikes after 700 s.
    private func scenario(_ action: Action) -> Scenario {
        Scenario(
            title: "what if",
            units: UnitSetup.standardPair,
            timeline: [
                .init(at: .zero, .power(unit: 0, isOn: true)), .init(at: .zero, .power(unit: 1, isOn: true)),
                .init(at: .seconds(700), action), .init(at: .seconds(900), .link(.redundancyPort, .up)),
            ]
        )
    }

    private func changes(_ texts: String...) -> [ScenarioChange] {
        texts.compactMap { ScenarioChange($0) }
    }

    @Test func `more retries make silence last longer and change nothing of a process failure`() throws {
        let alternatives = [changes("keepalive.retries=5"), changes("keepalive.retries=3")]
        let silence = try WhatIf(scenario(.link(.redundancyPort, .silent(.both))), seed: 4, alternatives: alternatives)
        let detections = silence.sides.map { $0.lengths[.detection]?.count ?? 0 }
        #expect(detections[1] - detections[0] == 200_000_000)
        #expect(detections[2] == detections[0])
        #expect(silence.sides.map { $0.lengths[.takeover] }.allSatisfy { $0 == silence.sides[0].lengths[.takeover] })
        let failure = try WhatIf(
            scenario(.processFailure(unit: 0, process: "wncd")),
            seed: 4,
            alternatives: alternatives
        )
        #expect(failure.sides.allSatisfy { $0.lengths == failure.sides[0].lengths })
        #expect(failure.sides[0].lengths[.detection] != nil)
    }

    @Test func `each line stands once, with its time on every side that has it`() throws {
        let whatIf = try WhatIf(
            scenario(.link(.redundancyPort, .silent(.both))),
            seed: 1,
            alternatives: [changes("keepalive.interval=200ms"), changes("fault=link")]
        )
        let rows = whatIf.timeline
        for (index, side) in whatIf.sides.enumerated() {
            #expect(rows.compactMap { $0.times[index] }.count == side.lines.count)
        }
        let missed = rows.first { $0.kind == .fact(.keepaliveMissed(ChassisNumber(rawValue: 1))) }
        // A cut link is noticed by its carrier, before any keepalive is missed.
        #expect(missed?.times.map { $0 != nil } == [true, true, false])
        #expect((missed?.times[0]).flatMap { $0 }.map { $0 < .milliseconds(400) } == true)
    }

    @Test(arguments: [
        ("power", SwitchoverCause.peerLost), ("link", .peerLost), ("silence", .silence), ("process", .processFailure),
        ("forced", .userForced),
    ])
    func `another fault in the place of the first one`(word: String, cause: SwitchoverCause) throws {
        let whatIf = try WhatIf(
            scenario(.power(unit: 0, isOn: false)),
            seed: 1,
            alternatives: [changes("fault=\(word)")]
        )
        #expect(whatIf.sides[1].result.switchovers.first?.cause == cause)
    }

    @Test(arguments: [
        ("nonsense=1", SettingError.unknownKey("nonsense")),
        ("keepalive.retries=11", .outOfRange(key: "keepalive.retries", value: "11", allowed: "3 to 10")),
        (
            "fault=fire",
            .malformed(key: "fault", value: "fire", expected: Scenario.faultWords.joined(separator: ", "))
        ),
    ])
    func `a change that cannot be made is refused`(text: String, error: SettingError) {
        #expect(throws: error) {
            try WhatIf(scenario(.reset(unit: 0)), seed: 1, alternatives: [changes(text)])
        }
    }
}
