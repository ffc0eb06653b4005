import Redundancy
import Replay
import Simulation
import TestSupport
import Testing

/// Access points between controllers in virtual time.
@Suite struct NPlusOneRunTests {
    private func scenario(_ name: String) throws -> NPlusOneScenario {
        try NPlusOneScenario(yaml: try NPlusOneFixtureTests.text(name))
    }

    @Test func `the same seed gives the same run, another seed another`() throws {
        let scenario = try scenario("fallback-crosses-twice.yaml")
        #expect(scenario.run(seed: 7) == scenario.run(seed: 7))
        #expect(scenario.run(seed: 7).canonicalBytes != scenario.run(seed: 8).canonicalBytes)
    }

    @Test func `being traced changes nothing`() throws {
        let scenario = try scenario("lost-during-download.yaml")
        var trace = NPlusOneTrace()
        #expect(scenario.run(seed: 3, tracing: &trace) == scenario.run(seed: 3))
        #expect(trace.lines.last?.running == [nil, nil, 4])
    }

    @Test func `a loss is noticed between the repetitions of one echo and an echo interval later`() throws {
        var scenario = try scenario("2000-access-points.yaml")
        try scenario.set(key: "echo.interval", value: "20s")
        try scenario.set(key: "retransmissions", value: "4")
        let lengths = scenario.run(seed: 1).moves.compactMap(\.detection)
        #expect(lengths.count == 2_000)
        #expect(lengths.allSatisfy { $0 > .seconds(12) && $0 <= .seconds(32) })
        // The access points' echoes are spread over the interval.
        #expect(lengths.min()! < .seconds(14) && lengths.max()! > .seconds(30))
    }

    @Test func `one timing that changes moves the outage by itself`() throws {
        var scenario = try scenario("crossing-to-cuwn.yaml")
        for key in ["boot", "join", "configuration", "download"] { try scenario.set(key: key, value: "10s") }
        try scenario.set(key: "answer", value: "0s")
        let before = scenario.run(seed: 1).interruptions.map { $0.outage - ($0.detection ?? .zero) }
        // Discovery, join, download, reload, discovery, join, configuration.
        #expect(before == [Nanoseconds](repeating: .seconds(60), count: 10))
        try scenario.set(key: "download", value: "100s")
        let after = scenario.run(seed: 1).interruptions.map { $0.outage - ($0.detection ?? .zero) }
        #expect(after == [Nanoseconds](repeating: .seconds(150), count: 10))
    }

    @Test func `nothing is drawn or done for a timeline without power`() throws {
        var scenario = try scenario("controller-lost.yaml")
        scenario.timeline.removeFirst()
        let result = scenario.run(seed: 1)
        #expect(result.joins == 0)
        #expect(result.accessPoints.allSatisfy { $0.phase == .off })
    }

    @Test(arguments: 1...60)
    func `under random faults nobody is where it may not be`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var scenario = try scenario("backup-full.yaml")
        scenario.expectations = []
        for index in scenario.groups.indices { scenario.groups[index].fallsBack = Bool.random(using: &random) }
        let names = scenario.controllers.map(\.name)
        for _ in 0..<20 {
            let at = Nanoseconds.milliseconds(Int64.random(in: 100_000...3_000_000, using: &random))
            let action: NPlusOneAction =
                switch Int.random(in: 0..<10, using: &random) {
                case 0: .accessPoints(1...5, isOn: Bool.random(using: &random))
                case 1:
                    .upgrade(
                        names.randomElement(using: &random)!,
                        version: "16.11.\(Int.random(in: 1...2, using: &random))"
                    )
                default:
                    .controller(
                        names.randomElement(using: &random)!,
                        ControllerFault.allCases.randomElement(using: &random)!
                    )
                }
            scenario.timeline.append(NPlusOneScenario.Entry(at: at, action))
        }
        // At last everything works, so that everything comes to rest.
        for name in names {
            for fault in [ControllerFault.returns, .reachable] {
                scenario.timeline.append(
                    NPlusOneScenario.Entry(at: .seconds(3_100), .controller(name, fault))
                )
            }
        }
        scenario.timeline.append(NPlusOneScenario.Entry(at: .seconds(3_101), .accessPoints(1...10, isOn: true)))
        scenario.timeline.sort { $0.at < $1.at }
        scenario.quietPeriod = .seconds(3_600)
        let result = scenario.run(seed: seed)
        let line = "seed \(seed): \(scenario.yaml)"
        #expect(!result.hitStepLimit, "\(line)")
        for point in result.accessPoints {
            #expect({ if case .running = point.phase { true } else { false } }(), "\(point) \(line)")
            #expect(point.phase.controller.map(point.preferences.names.contains) == true, "\(line)")
        }
        for controller in scenario.controllers {
            let served = result.accessPoints.count { $0.phase == .running(controller.name) }
            #expect(served <= controller.capacity ?? .max, "\(controller.name) \(line)")
        }
        // Whoever falls back is on the first of its order that had room.
        if scenario.groups[0].fallsBack {
            #expect(result.accessPoints.allSatisfy { $0.phase == .running("main") }, "\(line)")
        }
    }

    @Test(arguments: [
        ("title: x", "1:1: controllers is missing"),
        ("title: x\ncontrollers: []\naccess-points: []\ntimeline: []", "2:14: controllers is empty"),
        (
            "title: x\ncontrollers:\n  - {name: a}\n  - {name: a}\naccess-points: []\ntimeline: []",
            "4:5: two controllers have the name 'a'"
        ),
        (
            "title: x\ncontrollers:\n  - {name: a}\naccess-points: []\ntimeline: []",
            "4:16: access-points is empty"
        ),
        (
            "title: x\ncontrollers:\n  - {name: a}\naccess-points:\n  - {secondary: a}\ntimeline: []",
            "5:5: primary is missing"
        ),
        (
            "title: x\ncontrollers:\n  - {name: a}\naccess-points:\n  - {primary: a, secondary: a}\ntimeline: []",
            "5:5: 'a' stands here twice"
        ),
        (
            "title: x\ncontrollers:\n  - {name: a}\naccess-points:\n  - {primary: b}\ntimeline: []",
            "5:15: 'b' is not a controller of this scenario"
        ),
        (
            "title: x\ncontrollers:\n  - {name: a, platform: C9}\naccess-points:\n  - {primary: a}\ntimeline: []",
            "3:25: 'C9' is not a platform or CUWN"
        ),
        (
            "title: x\ncontrollers:\n  - {name: a}\naccess-points:\n  - {primary: a}\ntimeline:\n  - 0s access-points 1..2 power-on",
            "7:22: no access point 2; there are 1"
        ),
        (
            "title: x\ncontrollers:\n  - {name: a}\naccess-points:\n  - {primary: a}\ntimeline:\n  - 0s controller a explodes",
            "7:21: 'explodes' is not fails, returns, unit-fails, unit-returns, unreachable, reachable or upgraded"
        ),
        (
            "title: x\ncontrollers:\n  - {name: a}\naccess-points:\n  - {primary: a}\ntiming: {detection: 5s}\ntimeline: []",
            "6:10: unknown key 'detection'"
        ),
    ])
    func `what is no scenario is refused with its place`(yaml: String, message: String) {
        #expect {
            _ = try NPlusOneScenario(yaml: yaml)
        } throws: { error in
            #expect("\(error)" == message)
            return error is ScenarioError
        }
    }
}
