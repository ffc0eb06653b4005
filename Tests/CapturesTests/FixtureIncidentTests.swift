internal import Operations
internal import Redundancy
internal import Replay
internal import TestSupport
internal import Testing

@testable internal import Captures

/// The figures that the incidents' READMEs state, from the stamps of the lines that they name.
@Suite struct FixtureIncidentTests {
    @Test(arguments: [
        FixtureCase("incidents/forced-switchover/chassis-1.log", (20, 15, 5, 0), [.yearless], by: [1]),
        FixtureCase(
            "incidents/forced-switchover/chassis-2.log",
            (28, 19, 9, 0),
            [.utc],
            by: [2],
            CaptureOptions(year: 2026)
        ),
        FixtureCase("incidents/forced-switchover/console.txt", (158, 15, 2, 0), [.utc], by: [0, 1, 2]),
        FixtureCase(
            "incidents/forced-switchover-refused-on-standby/console-chassis-1.txt",
            (66, 10, 1, 0),
            [.utc],
            by: [0, 1]
        ),
        FixtureCase(
            "incidents/forced-switchover-refused-on-standby/console-chassis-2.txt",
            (76, 10, 1, 0),
            [.utc],
            by: [0, 2]
        ),
        FixtureCase("incidents/gateway-lost/chassis-1.log", (24, 18, 6, 0), [.utc], by: [1]),
        FixtureCase("incidents/gateway-lost/chassis-2.log", (24, 19, 5, 0), [.utc], by: [2]),
        FixtureCase("incidents/gateway-lost/console-chassis-2.txt", (83, 6, 0, 0), [.utc], by: [0, 2]),
        FixtureCase("incidents/power-loss-of-the-active/chassis-2.log", (39, 26, 13, 0), [.utc], by: [1, 2]),
        FixtureCase("incidents/power-loss-of-the-active/console-chassis-2.txt", (163, 10, 0, 0), [.utc], by: [0, 2]),
        FixtureCase("incidents/process-failure-hot-standby/chassis-1.log", (91, 56, 35, 0), [.utc], by: [1]),
        FixtureCase("incidents/process-failure-hot-standby/chassis-2.log", (64, 38, 26, 0), [.utc], by: [2]),
        FixtureCase("incidents/process-failure-hot-standby/console.txt", (275, 17, 2, 0), [.utc], by: [0, 1, 2]),
        FixtureCase("incidents/process-failure-standby-not-hot/chassis-1.log", (54, 47, 7, 0), [.yearless], by: [1]),
        FixtureCase(
            "incidents/process-failure-standby-not-hot/chassis-2.log",
            (27, 24, 3, 0),
            [.utc],
            by: [2],
            CaptureOptions(year: 2026, zoneSeconds: 0)
        ),
        FixtureCase(
            "incidents/process-failure-standby-not-hot/console-chassis-1.txt",
            (129, 11, 5, 0),
            [.utc],
            by: [0, 1]
        ),
        FixtureCase("incidents/rp-link-lost-dual-active/chassis-1.log", (38, 28, 10, 0), [.utc], by: [1]),
        FixtureCase("incidents/rp-link-lost-dual-active/chassis-2.log", (31, 24, 7, 0), [.utc], by: [2]),
        FixtureCase("incidents/rp-link-lost-dual-active/console-chassis-1.txt", (84, 7, 5, 0), [.utc], by: [0, 1]),
        FixtureCase("incidents/rp-link-lost-dual-active/console-chassis-2.txt", (83, 6, 0, 0), [.utc], by: [0, 2]),
    ])
    func `a capture of an incident is counted out`(_ fixture: FixtureCase) throws {
        #expect(try fixture.outcome() == fixture.expected)
    }

    private static let down = Fact.chassisDown(ChassisNumber(rawValue: 1))

    private func facts(_ items: FixtureItems, _ lines: ClosedRange<UInt64>) -> [Fact?] {
        lines.map { items.fact(ofLine: $0) }
    }

    /// The three raw causes and the announcement, in one millisecond.
    private static let loss: [Fact?] = [
        .peerLost(.notPresent), .peerLost(.down), .peerLost(.redundancyStateChange), down,
    ]

    @Test func `a process failure is detected after 50 ms and taken over after 1,020 ms`() throws {
        let one = try FixtureItems("incidents/process-failure-hot-standby/chassis-1.log")
        let two = try FixtureItems("incidents/process-failure-hot-standby/chassis-2.log")
        let fault = one.event(ofLine: 69)
        #expect(fault?.occurred == stamp(.utc, 2026, 11, 3, 9, 14, 32, milliseconds: 118))
        guard case .processExited = fault?.fact else {
            Issue.record("line 69 says \(String(describing: fault))")
            return
        }
        #expect(facts(two, 24...27) == Self.loss)
        #expect(facts(two, 29...30) == [.becameActive, .becameActive])
        #expect(milliseconds(from: fault, to: two.event(ofLine: 24)) == 50)
        #expect(milliseconds(from: two.event(ofLine: 24), to: two.event(ofLine: 30)) == 1020)
        #expect(milliseconds(from: fault, to: two.event(ofLine: 30)) == 1070)
        // Without a hot standby; from the stack to the terminal state; from the bulk synchronisation to it.
        #expect(milliseconds(from: two.event(ofLine: 30), to: two.event(ofLine: 55)) == 475_379)
        #expect(milliseconds(from: one.event(ofLine: 7), to: one.event(ofLine: 36)) == 100_757)
        #expect(milliseconds(from: two.event(ofLine: 54), to: two.event(ofLine: 55)) == 1006)
        #expect(facts(one, 89...90) == [.initializationTimed(seconds: 349), .bootTimed(seconds: 473)])
    }

    @Test func `a power loss leaves a last sign of life, and is taken over after 1,035 ms`() throws {
        let two = try FixtureItems("incidents/power-loss-of-the-active/chassis-2.log")
        #expect(two.event(ofLine: 12)?.observer == ChassisNumber(rawValue: 1))
        #expect(two.witness(ofLine: 12)?.clock == "chassis 2")
        #expect(facts(two, 13...16) == Self.loss)
        #expect(milliseconds(from: two.event(ofLine: 12), to: two.event(ofLine: 13)) == 521)
        #expect(milliseconds(from: two.event(ofLine: 13), to: two.event(ofLine: 19)) == 1035)
        #expect(milliseconds(from: two.event(ofLine: 19), to: two.event(ofLine: 38)) == 1_593_462)
        #expect(milliseconds(from: two.event(ofLine: 37), to: two.event(ofLine: 38)) == 1011)
        #expect(two.witness(ofLine: 6) == nil)
        let moved = two.facts.contains { fact in
            switch fact {
            case .accessPointJoined, .accessPointLeft: true
            default: false
            }
        }
        #expect(!moved)
    }

    @Test func `a process failure without a hot standby reloads both units and switches nothing over`() throws {
        let options = CaptureOptions(year: 2026, zoneSeconds: 0)
        let one = try FixtureItems("incidents/process-failure-standby-not-hot/chassis-1.log", options)
        let two = try FixtureItems("incidents/process-failure-standby-not-hot/chassis-2.log", options)
        let fault = one.event(ofLine: 27)
        #expect(fault?.occurred == stamp(.utc, 2026, 11, 11, 5, 13, 58, milliseconds: 640))
        #expect(facts(two, 8...11) == Self.loss)
        #expect(two.fact(ofLine: 12) == .reloading(.observer, reason: "lost both active and standby"))
        #expect(milliseconds(from: fault, to: two.event(ofLine: 8)) == 54)
        #expect(milliseconds(from: fault, to: one.event(ofLine: 44)) == 433_990)
        #expect(milliseconds(from: fault, to: one.event(ofLine: 47)) == 475_731)
        #expect(milliseconds(from: fault, to: one.event(ofLine: 48)) == 489_515)
        #expect(milliseconds(from: fault, to: one.event(ofLine: 52)) == 533_461)
        #expect(milliseconds(from: one.event(ofLine: 32), to: one.event(ofLine: 52)) == 151_699)
        #expect(one.fact(ofLine: 41) == .bootTimed(seconds: 399))
        #expect(two.fact(ofLine: 26) == .bootTimed(seconds: 529))
        #expect(!(one.facts + two.facts).contains(.becameActive))
        let joined = one.facts.count { if case .accessPointJoined = $0 { true } else { false } }
        let left = one.facts.count { if case .accessPointLeft = $0 { true } else { false } }
        #expect([joined, left] == [9, 3])
    }

    @Test func `a forced switchover takes 1,067 ms from its first trace`() throws {
        let options = CaptureOptions(year: 2026)
        let one = try FixtureItems("incidents/forced-switchover/chassis-1.log", options)
        let two = try FixtureItems("incidents/forced-switchover/chassis-2.log", options)
        let console = try FixtureItems("incidents/forced-switchover/console.txt")
        let accepted = one.event(ofLine: 7)
        #expect(accepted?.occurred == stamp(.utc, 2026, 11, 12, 14, 20, 5, milliseconds: 331))
        #expect(milliseconds(from: accepted, to: two.event(ofLine: 4)) == 29)
        #expect(milliseconds(from: accepted, to: two.event(ofLine: 10)) == 1067)
        #expect(milliseconds(from: two.event(ofLine: 10), to: two.event(ofLine: 27)) == 463_949)
        #expect(milliseconds(from: two.event(ofLine: 16), to: two.event(ofLine: 18)) == 111_328)
        #expect(console.fact(ofLine: 58) == .commandEntered("redundancy force-switchover"))
        #expect(console.event(ofLine: 59) == Event(observer: ChassisNumber(rawValue: 1), .switchoverRequested))
        guard case .observed(let history) = console.fact(ofLine: 90) else {
            Issue.record("line 90 is no history")
            return
        }
        #expect(history.sections("row").map { $0["Switchover reason"] } == ["user forced"])
        #expect(history.sections("row").map { $0["Switchover time"] } == ["14:20:06 UTC Thu Nov 12 2026"])
    }

    @Test func `a forced switchover on the standby is refused in the device's words`() throws {
        let folder = "incidents/forced-switchover-refused-on-standby/"
        let standby = try FixtureItems(folder + "console-chassis-2.txt")
        #expect(standby.fact(ofLine: 38) == .commandEntered("redundancy force-switchover"))
        let reason = "% Switchover refused: this command is valid on the active unit only"
        #expect(standby.fact(ofLine: 39) == .switchoverRefused(reason: reason))
        #expect(standby.event(ofLine: 39)?.occurred == nil)
        #expect(standby.event(ofLine: 8)?.occurred == stamp(.utc, 2026, 11, 13, 10, 31, 14, milliseconds: 208))
        #expect(standby.fact(ofLine: 8) == standby.fact(ofLine: 47))
        let active = try FixtureItems(folder + "console-chassis-1.txt")
        #expect(active.fact(ofLine: 12) == active.fact(ofLine: 33))
        #expect(active.fact(ofLine: 50) == .observed(Snapshot(.switchoverHistory, [])))
        #expect(active.event(ofLine: 50)?.occurred == stamp(.utc, 2026, 11, 13, 10, 33, 11, milliseconds: 113))
    }

    @Test func `a lost redundancy path is detected after 63 ms and taken over after 1,090 ms`() throws {
        let one = try FixtureItems("incidents/rp-link-lost-dual-active/chassis-1.log")
        let two = try FixtureItems("incidents/rp-link-lost-dual-active/chassis-2.log")
        let fault = two.event(ofLine: 3)
        let words = "Setting RP link status to DOWN"
        #expect(fault?.fact == .linkChanged(.redundancyPort, chassis: nil, port: 0, isUp: false, status: words))
        #expect(facts(two, 5...8) == Self.loss)
        #expect(milliseconds(from: fault, to: two.event(ofLine: 5)) == 63)
        #expect(milliseconds(from: two.event(ofLine: 5), to: two.event(ofLine: 11)) == 1090)
        #expect(milliseconds(from: fault, to: two.event(ofLine: 11)) == 1153)
        #expect(milliseconds(from: fault, to: two.event(ofLine: 20)) == 807_714)
        #expect(milliseconds(from: two.event(ofLine: 11), to: two.event(ofLine: 30)) == 1_245_874)
        #expect(milliseconds(from: fault, to: one.event(ofLine: 8)) == 61)
        #expect(one.fact(ofLine: 36) == .bootTimed(seconds: 432))
        let console = try FixtureItems("incidents/rp-link-lost-dual-active/console-chassis-1.txt")
        #expect(console.fact(ofLine: 39) == .recoveryEntered(trigger: ""))
    }

    @Test func `a lost gateway is taken over after 1,063 ms`() throws {
        let one = try FixtureItems("incidents/gateway-lost/chassis-1.log")
        let two = try FixtureItems("incidents/gateway-lost/chassis-2.log")
        let decided = one.event(ofLine: 7)
        #expect(decided?.fact == .gatewayChanged(role: .active, isReachable: false))
        #expect(decided?.occurred == stamp(.utc, 2026, 11, 16, 6, 41, 7, milliseconds: 250))
        #expect(facts(two, 3...6) == Self.loss)
        #expect(milliseconds(from: one.event(ofLine: 1), to: decided) == 1_226_737)
        #expect(milliseconds(from: decided, to: two.event(ofLine: 9)) == 1063)
        #expect(milliseconds(from: two.event(ofLine: 3), to: two.event(ofLine: 9)) == 1032)
        #expect(milliseconds(from: two.event(ofLine: 9), to: two.event(ofLine: 23)) == 432_465)
        #expect(one.fact(ofLine: 21) == .bootTimed(seconds: 429))
    }
}
