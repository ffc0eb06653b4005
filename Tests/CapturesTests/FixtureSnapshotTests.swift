internal import Operations
internal import Redundancy
internal import TestSupport
internal import Testing

@testable internal import Captures

/// The traps that are outputs of show commands.
@Suite struct FixtureSnapshotTests {
    private func snapshots(_ name: String) throws -> [Snapshot] {
        try FixtureItems("traps/\(name)").facts.compactMap { fact in
            if case .observed(let snapshot) = fact { snapshot } else { nil }
        }
    }

    @Test func `newlines that were doubled change no field`() throws {
        let doubled = try snapshots("doubled-newlines.txt")
        let text = try Fixtures.text("traps/doubled-newlines.txt").replacing("\n\n", with: "\n")
        #expect(doubled == ConsoleSample.snapshots(text))
        let states = try #require(doubled.first?.section("states"))
        #expect(states.fields.count == 14)
        #expect(states["peer state"] == "8 -STANDBY HOT")
        #expect(states["RF debug mask"] == "0x0")
    }

    @Test func `an image version of four lines is one value in each of two blocks`() throws {
        let snapshot = try #require(try snapshots("image-version-continuation.txt").first)
        #expect(snapshot.sections.map(\.name) == ["system", "current", "peer"])
        for name in ["current", "peer"] {
            let version = try #require(snapshot.section(name)?["Image Version"])
            #expect(version.split(separator: "\n").count == 4)
            #expect(version.hasSuffix("\nCompiled Tue 06-Jan-26 11:20 by builder"))
            #expect(snapshot.section(name)?["Configuration register"] == "0x2102")
        }
        #expect(snapshot.section("peer")?["Standby Location"] == "slot 2")
    }

    @Test func `the standby's own output has no peer block`() throws {
        let snapshot = try #require(try snapshots("standby-has-no-peer-block.txt").first)
        #expect(snapshot.sections.map(\.name) == ["system", "current"])
        #expect(snapshot.section("current")?["Standby Location"] == "slot 2")
        #expect(snapshot.section("current")?["Current Software state"] == "STANDBY HOT")
    }

    @Test func `a state with blanks is one value`() throws {
        let rows = try #require(try snapshots("value-with-spaces.txt").first).sections("row")
        #expect(rows.map { $0["State"] } == ["HA sync in progress", "Ready"])
        #expect(rows.map { $0["Console"] } == ["", "*"])
    }

    @Test func `polls show the states that they met, and no others`() throws {
        let peers = try snapshots("polling-hides-states.txt").map { $0.section("states")?["peer state"] }
        #expect(
            peers == [
                "1 -DISABLED", "in progress to standby cold-config", "in progress to standby cold-config",
                "8 -STANDBY HOT",
            ]
        )
    }
}
