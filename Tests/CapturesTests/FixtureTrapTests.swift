internal import Operations
internal import Redundancy
internal import Replay
internal import TestSupport
internal import Testing

@testable internal import Captures

/// Every file of `fixtures/traps`: what is read of it, and what must not be.
@Suite struct FixtureTrapTests {
    private static let one = ChassisNumber(rawValue: 1)
    private static let two = ChassisNumber(rawValue: 2)

    @Test(arguments: [
        FixtureCase("traps/damaged-lines.log", (10, 2, 0, 8), [.utc], by: [0]),
        FixtureCase("traps/doubled-newlines.txt", (37, 1, 0, 0), [], by: [1]),
        FixtureCase("traps/duplicated-lines.log", (7, 4, 3, 0), [.utc], by: [0]),
        FixtureCase("traps/empty.log", (0, 0, 0, 0), [], by: []),
        FixtureCase("traps/image-version-continuation.txt", (41, 1, 0, 0), [], by: [1]),
        FixtureCase("traps/invalid-utf8.log", (4, 2, 1, 1), [.utc], by: [1]),
        FixtureCase("traps/line-ends.log", (5, 4, 1, 0), [.utc], by: [1]),
        FixtureCase("traps/lying-zone.log", (2, 1, 1, 0), [.local], by: [1]),
        FixtureCase("traps/no-date-no-zone.log", (5, 4, 1, 0), [.timeOfDay], by: [1]),
        FixtureCase("traps/no-year.log", (4, 4, 0, 0), [.yearless], by: [1]),
        FixtureCase("traps/no-year.log", (4, 4, 0, 0), [.utc], by: [1], CaptureOptions(year: 2026)),
        FixtureCase("traps/nul-bytes.log", (4, 3, 1, 0), [.utc], by: [1]),
        FixtureCase("traps/out-of-order.log", (8, 7, 1, 0), [.utc], by: [1]),
        FixtureCase("traps/polling-hides-states.txt", (85, 4, 0, 0), [.utc], by: [1]),
        FixtureCase("traps/publisher-replacement.log", (3, 2, 0, 1), [.utc], by: [2]),
        FixtureCase("traps/same-loss-twice/chassis-1.log", (8, 8, 0, 0), [.utc], by: [1]),
        FixtureCase("traps/same-loss-twice/chassis-2.log", (5, 5, 0, 0), [.utc], by: [2]),
        FixtureCase("traps/standby-has-no-peer-block.txt", (28, 1, 0, 0), [], by: [2]),
        FixtureCase("traps/suppressed-joins.log", (3, 3, 0, 0), [.utc], by: [1]),
        FixtureCase("traps/two-zones-in-one-file.log", (4, 4, 0, 0), [.utc], by: [1]),
        FixtureCase("traps/two-zones/syslog.log", (2, 2, 0, 0), [.local], by: [0]),
        FixtureCase("traps/two-zones/trace.log", (2, 2, 0, 0), [.local], by: [0]),
        FixtureCase("traps/unset-clocks.log", (6, 3, 3, 0), [.utc], by: [2]),
        FixtureCase("traps/uptime-and-wall-clock.txt", (10, 6, 1, 0), [.utc], by: [0]),
        FixtureCase("traps/value-with-spaces.txt", (10, 1, 0, 0), [], by: [2]),
        FixtureCase("traps/wrapped-facility-history.txt", (29, 23, 0, 0), [.uptime], by: [0]),
    ])
    func `a trap is counted out`(_ fixture: FixtureCase) throws {
        #expect(try fixture.outcome() == fixture.expected)
    }

    @Test func `the binary file is refused`() throws {
        #expect(kind(try Fixtures.bytes("traps/binary.bin")) == .binary(.other))
    }

    @Test func `damaged lines are listed with their reasons`() throws {
        let items = CaptureReader.read(bytes: try Fixtures.bytes("traps/damaged-lines.log")).items
        #expect(
            unread(items) == [
                .damagedStamp, .unknownText, .damagedMnemonic, .damagedStamp, .damagedStamp, .impossibleTime,
                .impossibleTime, .damagedStamp,
            ]
        )
        #expect(witnesses(items).map(\.line) == Array(1...10))
        #expect(
            facts(items) == [
                .terminalStateReached(mode: "SSO"), .synchronised(.bulkConfiguration, .succeeded, detail: ""),
            ]
        )
    }

    @Test func `a mnemonic that a publisher changed is listed and is no switchover`() throws {
        let items = CaptureReader.read(bytes: try Fixtures.bytes("traps/publisher-replacement.log")).items
        #expect(unread(items) == [.damagedMnemonic])
        #expect(witnesses(items)[1].mnemonic == "HA-6-Routerover")
        #expect(facts(items) == [.becameActive, .elected(Self.two, .standby, rule: nil)])
    }

    @Test func `late lines keep their places, and the timeline puts them right`() throws {
        let items = try FixtureItems("traps/out-of-order.log")
        // The line of 07:02:14.881 says nothing; those behind it are 19 s older, and come first by their stamps.
        #expect(milliseconds(from: items.event(ofLine: 2), to: items.event(ofLine: 5)) == 19_583)
        #expect(items.fact(ofLine: 8) == .messageLogged(mnemonic: "SSH-5-ENABLED", text: "SSH 2.0 has been enabled"))
        #expect(milliseconds(from: items.event(ofLine: 7), to: items.event(ofLine: 8)) == -114)
    }

    @Test func `midnight is one roll-over, and New Year belongs to the next year`() throws {
        let times = try FixtureItems("traps/no-date-no-zone.log")
        #expect(milliseconds(from: times.event(ofLine: 2), to: times.event(ofLine: 3)) == 75_572)
        let dated = try FixtureItems("traps/no-year.log", CaptureOptions(year: 2026))
        #expect(dated.event(ofLine: 1)?.occurred == stamp(.utc, 2026, 12, 31, 23, 59, 58, milliseconds: 640))
        #expect(dated.event(ofLine: 2)?.occurred == stamp(.utc, 2027, 1, 1, 0, 0, 23, milliseconds: 912))
    }

    @Test func `a zone's name is not its offset, a person's word is`() throws {
        let told = try FixtureItems("traps/lying-zone.log", CaptureOptions(zoneSeconds: 8 * 3600))
        #expect(told.event(ofLine: 2)?.occurred == stamp(.utc, 2026, 11, 17, 1, 15, 9, milliseconds: 104))
        #expect(told.witness(ofLine: 2)?.zone == "GMT")
    }

    @Test func `unset clocks carry their mark`() throws {
        let items = CaptureReader.read(bytes: try Fixtures.bytes("traps/unset-clocks.log")).items
        #expect(witnesses(items).map(\.mark) == [.unset, .unset, .unset])
        #expect(witnesses(items).map(\.line) == [1, 2, 3])
    }

    @Test func `two zones in two files are joined by the zones that a person gives`() throws {
        let syslog = try FixtureItems("traps/two-zones/syslog.log", CaptureOptions(zoneSeconds: 9 * 3600))
        let trace = try FixtureItems("traps/two-zones/trace.log", CaptureOptions(zoneSeconds: 0))
        #expect(milliseconds(from: trace.event(ofLine: 1), to: syslog.event(ofLine: 1)) == 20)
    }

    @Test func `two zones in one file are one order`() throws {
        let items = try FixtureItems("traps/two-zones-in-one-file.log")
        #expect(milliseconds(from: items.event(ofLine: 1), to: items.event(ofLine: 4)) == 102_609)
    }

    @Test func `uptime is anchored to the wall clock, give or take a second`() throws {
        let items = try FixtureItems("traps/uptime-and-wall-clock.txt")
        #expect(items.fact(ofLine: 4) == .initializationCompleted)
        let hot = try #require(items.event(ofLine: 5)?.occurred)
        let logged = try #require(items.event(ofLine: 9)?.occurred)
        #expect(hot.earliest <= logged.earliest && logged.latest <= hot.latest)
        #expect(hot.width == 2 * second)
        #expect(items.witness(ofLine: 5)?.form == .facilityLog)
    }

    @Test func `wrapped entries are joined, and each client that was added is called in the phase`() throws {
        let facts = try FixtureItems("traps/wrapped-facility-history.txt").facts
        let added = facts.compactMap { fact -> UInt32? in
            if case .facilityClientAdded(let client, _) = fact { client.number } else { nil }
        }
        let called = facts.compactMap { fact -> UInt32? in
            if case .facilityStepped(let step) = fact, step.isProgression { step.client?.number } else { nil }
        }
        #expect(added == [29, 139, 4210])
        #expect(called == [0, 29, 139, 4210, 65_000])
    }

    @Test func `one loss is told by both units, by the causes that each logged`() throws {
        let first = try FixtureItems("traps/same-loss-twice/chassis-1.log")
        let second = try FixtureItems("traps/same-loss-twice/chassis-2.log")
        let causes: [Fact] = [.peerLost(.notPresent), .peerLost(.down), .peerLost(.redundancyStateChange)]
        #expect(Array(first.facts[1...6]) == causes.flatMap { [$0, $0] })
        #expect(Array(second.facts[1...3]) == causes)
        #expect(milliseconds(from: first.event(ofLine: 2), to: second.event(ofLine: 2)) == 1)
        #expect(first.facts.last == .chassisDown(Self.two))
        #expect(second.facts.last == .chassisDown(Self.one))
    }
}
