import Redundancy
import Replay
import Simulation
import Testing

@Suite struct HuntShrinkerTests {
    /// Ten thousand entries, of which those numbered here are needed.
    private static let needed = [3, 4_000, 4_001, 7_777, 9_998]
    private static let large: Scenario = {
        let entries = (0..<10_000).map { number in
            TimelineEntry(at: .milliseconds(Int64(number) * 10), .command(unit: 0, "show \(number)"))
        }
        return Scenario(title: "large", units: UnitSetup.standardPair, timeline: entries)
    }()

    private static func hasAll(_ scenario: Scenario) -> Bool {
        let actions = Set(scenario.timeline.map(\.action))
        return needed.allSatisfy { actions.contains(.command(unit: 0, "show \($0)")) }
    }

    @Test func `ten thousand entries shrink to the five that are needed, in few runs`() {
        var runs = 0
        let shrunk = Shrinker().shrink(Self.large) { scenario in
            runs += 1
            return Self.hasAll(scenario)
        }
        #expect(shrunk.timeline.map(\.action) == Self.needed.map { .command(unit: 0, "show \($0)") })
        #expect(runs < 400)
    }

    @Test func `what comes after the failure goes first`() {
        var sizes: [Int] = []
        _ = Shrinker().shrink(Self.large, brokenAt: .milliseconds(100)) { scenario in
            sizes.append(scenario.timeline.count)
            return true
        }
        #expect(sizes.first == 11)
    }

    @Test func `a run limit is kept, and the result still fails`() {
        var runs = 0
        let shrunk = Shrinker(runLimit: 20).shrink(Self.large) { scenario in
            runs += 1
            return Self.hasAll(scenario)
        }
        #expect(runs == 20 && Self.hasAll(shrunk))
    }

    @Test func `settings, topology and times that are not needed go back`() throws {
        var scenario = Self.large
        scenario.timeline = [TimelineEntry(at: .milliseconds(12_345), .reset(unit: 0))]
        scenario.topology = .hsrp
        try scenario.set(key: "keepalive.retries", value: "7")
        try scenario.set(key: "peer.search", value: "100s")
        try scenario.set(key: "boot", value: "9s")
        let shrunk = Shrinker().shrink(scenario) { scenario in
            scenario.settings.keepaliveRetries == 7 && !scenario.timeline.isEmpty
        }
        #expect(shrunk.topology == .directRJ45 && shrunk.timing == .documented)
        #expect(shrunk.settings.peerSearch == ControllerSettings().peerSearch)
        #expect(shrunk.settings.keepaliveRetries == 7)
        #expect(shrunk.timeline == [TimelineEntry(at: .seconds(10), .reset(unit: 0))])
    }
}
