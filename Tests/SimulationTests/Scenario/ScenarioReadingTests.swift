import Redundancy
import Replay
import Simulation
import Testing

@Suite struct ScenarioReadingTests {
    private func entry(_ text: String) throws -> TimelineEntry {
        try #require(try Scenario(yaml: "title: t\ntimeline:\n  - \(text)\n").timeline.first)
    }

    private func claim(_ text: String) throws -> Simulation.Expectation {
        try #require(try Scenario(yaml: "title: t\ntimeline: []\nexpect:\n  - \(text)\n").expectations.first)
    }

    @Test func `a scenario that says nothing has two appliances that form a pair`() throws {
        let scenario = try Scenario(yaml: "title: nothing\ntimeline: []\n")
        #expect(scenario.units == UnitSetup.standardPair)
        #expect(scenario.units.map(\.priority) == [2, 1])
        #expect(scenario.units.map(\.identity.macText) == ["0200.0000.0001", "0200.0000.0002"])
        let interfaces = scenario.units.compactMap(\.interface)
        #expect(interfaces.count == 2 && interfaces[0].mirrors(interfaces[1]))
        #expect(scenario.settings == ControllerSettings() && scenario.timing == .documented)
    }

    static let actions: [(String, Action)] = [
        ("power-on 1", .power(unit: 0, isOn: true)),
        ("power-off 2", .power(unit: 1, isOn: false)),
        ("reset 1", .reset(unit: 0)),
        ("process-failure 1 wncd", .processFailure(unit: 0, process: "wncd")),
        ("1> redundancy force-switchover", .command(unit: 0, "redundancy force-switchover")),
        ("link rp down", .link(.redundancyPort, .down)),
        ("link rmi up", .link(.managementInterface, .up)),
        ("link rp silent", .link(.redundancyPort, .silent(.both))),
        ("link rp silent forward", .link(.redundancyPort, .silent(.forward))),
        ("link rp loss 300", .link(.redundancyPort, .loss(.both, permille: 300))),
        ("link rp loss backward 300", .link(.redundancyPort, .loss(.backward, permille: 300))),
        (
            "link rp delay 5ms..9ms",
            .link(.redundancyPort, .delay(.both, .uniform(lower: .milliseconds(5), upper: .milliseconds(9))))
        ),
        (
            "link rp delay forward 5ms +- 1ms",
            .link(.redundancyPort, .delay(.forward, .around(.milliseconds(5), spread: .milliseconds(1))))
        ),
        ("link rp duplicate 100", .link(.redundancyPort, .duplication(permille: 100))),
        ("sfp 1 GLC-SX-MMD", .sfp(unit: 0, .glcSXMMD)),
        ("sfp 2 out", .sfp(unit: 1, nil)),
        ("switch-1 fails", .component(.switch1, isUp: false)),
        ("host-2 works", .component(.host2, isUp: true)),
        ("gateway 1 lost", .gateway(unit: 0, isReachable: false)),
        ("gateway 2 back", .gateway(unit: 1, isReachable: true)),
        ("access-points 1..2000 run", .accessPoints(first: 1, count: 2_000, .run)),
        ("access-points 7 imageDownload", .accessPoints(first: 7, count: 1, .imageDownload)),
        ("clients 1..100000 run", .clients(first: 1, count: 100_000, .run)),
        ("clock 1 +5s", .clockStep(unit: 0, by: .seconds(5))),
        ("clock 2 -1.5s", .clockStep(unit: 1, by: .milliseconds(-1_500))),
    ]

    @Test(arguments: actions)
    func `an action is read and printed`(text: String, action: Action) throws {
        #expect(try entry("500s \(text)") == TimelineEntry(at: .seconds(500), action))
        #expect(try entry("500s \(action.text)").action == action)
    }

    static let claims: [(String, Claim)] = [
        ("active 2", .active(ChassisNumber(rawValue: 2))),
        ("active none", .active(nil)),
        ("hot 1", .hot(ChassisNumber(rawValue: 1))),
        ("state 1 standbyHot", .state(ChassisNumber(rawValue: 1), .standbyHot)),
        ("switchovers 1", .switchovers(1)),
        (
            "switchover 1 to 2 stateful processFailure",
            .switchover(
                from: ChassisNumber(rawValue: 1),
                to: ChassisNumber(rawValue: 2),
                isStateful: true,
                .processFailure
            )
        ),
        ("detection at most 60ms", .detection(atMost: .milliseconds(60))),
        ("takeover at most 1224ms", .takeover(atMost: .milliseconds(1_224))),
        ("refused pairing versionsDiffer", .refusedPairing(.versionsDiffer)),
        ("refused command peerNotHot", .refusedCommand("peerNotHot")),
        ("reloaded 1 once", .reloaded(ChassisNumber(rawValue: 1), times: 1)),
        ("reloaded 1 2 times", .reloaded(ChassisNumber(rawValue: 1), times: 2)),
        ("nothing lost", .nothingLost),
        ("lost access-points 0 clients 12", .lost(accessPoints: 0, clients: 12)),
        ("dual-active yes", .dualActive(true)),
        ("version 2 17.3.1.bin", .version(ChassisNumber(rawValue: 2), "17.3.1.bin")),
        ("upgrade none", .upgrade(nil)),
        ("upgrade standbyActivated", .upgrade(.standbyActivated)),
        ("recovery 1 active", .recovery(ChassisNumber(rawValue: 1), .active)),
    ]

    @Test(arguments: claims)
    func `a claim is read and printed, with and without its source`(text: String, expected: Claim) throws {
        #expect(try claim("\(text) (459-462)") == Simulation.Expectation(expected, source: "459-462"))
        #expect(try claim(text) == Simulation.Expectation(expected, source: ""))
        #expect(Simulation.Expectation(expected, source: "spec 1a").text == "\(text) (spec 1a)")
    }

    @Test func `entries of the timeline are ordered by time, those of one moment as written`() throws {
        let text = "title: t\ntimeline: [5s reset 1, 1s power-on 2, 1s power-on 1]\n"
        let actions = try Scenario(yaml: text).timeline.map(\.action)
        #expect(actions == [.power(unit: 1, isOn: true), .power(unit: 0, isOn: true), .reset(unit: 0)])
    }

    @Test(arguments: [
        ("1ns", 1), ("2us", 2_000), ("1.5ms", 1_500_000), ("3s", 3_000_000_000), ("0.5min", 30_000_000_000),
        ("8760h", 31_536_000_000_000_000),
    ])
    func `a time is read in every unit`(text: String, nanoseconds: Int64) throws {
        #expect(try entry("\(text) power-on 1").at == Nanoseconds(nanoseconds))
    }

    @Test func `settings, timing and budget are set by their keys, also behind the file's back`() throws {
        var scenario = try Scenario(
            yaml: """
                title: t
                settings: {keepalive.interval: 200ms, keepalive.retries: 5, standby.cold-loss: reloads}
                timing: {boot: 364s +- 30s, link.delay: 100ms..140ms, step.takeover.activeFast: 120ms}
                quiet: 20min
                budget: {detection: 40ms, takeover: 1s, tolerance: 10}
                timeline: []
                """
        )
        #expect(scenario.settings.keepaliveInterval == .milliseconds(200))
        #expect(scenario.settings.coldLoss == .reloads)
        #expect(scenario.timing.duration(of: .activeFast, .takeover) == .fixed(.milliseconds(120)))
        #expect(scenario.quietPeriod == .seconds(1_200))
        #expect(scenario.budget.tolerancePercent == 10)
        try scenario.set(key: "keepalive.interval", value: "300ms")
        try scenario.set(key: "step.standby.standbyHot", value: "1s")
        try scenario.set(key: "topology", value: "hsrp")
        #expect(scenario.settings.keepaliveInterval == .milliseconds(300))
        #expect(try Scenario(yaml: scenario.yaml) == scenario)
        #expect(throws: SettingError.unknownKey("boots")) { try scenario.set(key: "boots", value: "1s") }
    }

    @Test(arguments: ControllerSettings.keys)
    func `every setting takes the value that it prints`(key: String) throws {
        var settings = ControllerSettings()
        try settings.set(key, try #require(settings.value(of: key)))
        #expect(settings == ControllerSettings())
    }

    @Test(arguments: [
        "plain", "", " ", "a: b # c", "*star", "say \"so\"\\", "two\nlines\t\u{7}", "冗長 🛰️", "[[{{", "null", "- x", "~",
    ])
    func `any title outlasts printing and reading`(title: String) throws {
        var scenario = Scenario(title: title, units: UnitSetup.standardPair, timeline: [])
        scenario.timeline = [TimelineEntry(at: .zero, .command(unit: 1, "show \(title.isEmpty ? "x" : title)!"))]
        scenario.units[0].version = title.isEmpty ? "1" : title
        #expect(try Scenario(yaml: scenario.yaml) == scenario)
    }
}
