import Redundancy
import Replay
import Testing

/// Incidents that outputs attest: the rows of the switchover history, and what polls of the table show.
@Suite struct AttestedIncidentTests {
    private func told(_ events: [Event], zones: [UInt32: Int] = [:]) -> [String] {
        incidents(events, zones: zones).flatMap(story)
    }

    private func history(_ rows: Section...) -> Event {
        one(.observed(Snapshot(.switchoverHistory, rows)), at: 1_000_000)
    }

    private static let removed = Section.switchover(1, 1, 2, "active unit removed", "00:01:41 UTC Thu Jan 1 1970")
    private static let forced = Section.switchover(2, 2, 1, "user forced", "00:15:01 UTC Thu Jan 1 1970")

    @Test func `a row attests the switchover that events told`() {
        let events = formation + [two(.becameActive, at: 101_020), history(Self.removed)]
        #expect(
            told(events).dropFirst(6) == [
                "2 powerLoss 1 to 2 row 1: active unit removed", "  lastSign 1 [4]", "  becameActive 2 [5]",
                "  historyRow 2 [6]",
            ]
        )
    }

    @Test func `the same table again changes nothing`() {
        let events = formation + [two(.becameActive, at: 101_020), history(Self.removed), history(Self.removed)]
        #expect(told(events).last == "  historyRow 2 [6,7]")
        #expect(incidents(events).count == 2)
    }

    @Test func `rows that nothing else tells are switchovers, oldest first`() {
        #expect(
            told([history(Self.removed, Self.forced)]) == [
                "1 powerLoss 1 to 2 row 1: active unit removed", "  historyRow 2 [0]",
                "2 forcedSwitchover 2 to 1 row 2: user forced", "  historyRow 1 [0]",
            ]
        )
    }

    @Test func `a request on the console is the newest row's, not an older one's`() {
        #expect(
            told([two(.switchoverRequested, at: 999_000), history(Self.removed, Self.forced)]) == [
                "1 powerLoss 1 to 2 row 1: active unit removed", "  historyRow 2 [1]",
                "2 forcedSwitchover 2 to 1 row 2: user forced", "  switchoverRequested 2 [0]", "  historyRow 1 [1]",
            ]
        )
    }

    /// The table's older rows are of months ago; the pair goes on returning from the newest.
    @Test func `older rows neither claim nor end the switchover that is going on`() {
        let old = Section.switchover(1, 1, 2, "user forced", "01:00:00 XST Mon Jan 1 1968")
        let new = Section.switchover(2, 1, 2, "active unit removed", "00:01:41 XST Thu Jan 1 1970")
        let events =
            formation + [
                two(.peerLost(.notPresent), at: 100_000), two(.becameActive, at: 101_020),
                one(.shown(.switchoverHistory, old, new), at: 200_000),
                two(.peerFound(.one, peerRole: .standby), at: 300_000),
                two(.terminalStateReached(mode: "SSO"), at: 360_000),
            ]
        #expect(
            told(events).dropFirst(6) == [
                "2 forcedSwitchover 1 to 2 row 1: user forced", "  historyRow 2 [7]",
                "3 powerLoss 1 to 2 row 2: active unit removed", "  lastSign 1 [4]", "  peerLost 1 [5] notPresent",
                "  becameActive 2 [6]", "  historyRow 2 [7]", "  peerFound 1 [8]", "  terminal [9]",
            ]
        )
    }

    @Test func `a zone tells a row of another time from this switchover's`() {
        let row = Section.switchover(1, 1, 2, "user forced", "00:01:41 XST Thu Jan 1 1970")
        let events = formation + [two(.becameActive, at: 101_020), history(row)]
        #expect(told(events, zones: [1: 0]).contains("2 powerLoss 1 to 2 row 1: user forced") == false)
        #expect(incidents(events, zones: [1: 0]).count == 2)
        #expect(incidents(events, zones: [1: 3600]).count == 3)
    }

    @Test func `a table of a stable pair is no formation`() {
        let table = one(.shown(.chassis, .chassis(1, "Active", "Ready"), .chassis(2, "Standby", "Ready")))
        let states = one(
            .shown(.redundancyStates, .fields("states", ["my state": "13 -ACTIVE", "peer state": "8 -STANDBY HOT"]))
        )
        #expect(told([table, table]) == [])
        #expect(told([states, states, table]) == [])
    }

    @Test func `a standby that is there in the second table is a formation`() {
        let alone = one(.shown(.chassis, .chassis(1, "Active", "Ready")))
        let table = one(.shown(.chassis, .chassis(1, "Active", "Ready"), .chassis(2, "Standby", "Ready")))
        #expect(told([alone, table]) == ["1 formation", "  terminal [1]"])
    }

    private static let pair = one(.shown(.chassis, .chassis(1, "Active", "Ready"), .chassis(2, "Standby", "Ready")))
    private static let after = two(.shown(.chassis, .removed(1), .chassis(2, "Active", "Ready")))
    private static let syncing = two(
        .shown(.chassis, .chassis(1, "Standby", "HA sync in progress"), .chassis(2, "Active", "Ready"))
    )
    private static let ready = two(.shown(.chassis, .chassis(1, "Standby", "Ready"), .chassis(2, "Active", "Ready")))

    @Test func `tables alone tell of a switchover and of the way back`() {
        #expect(
            told([Self.pair, Self.after, Self.syncing, Self.ready, Self.ready]) == [
                "1 unexplainedSwitchover 1 to 2", "  memberRemoved 1 [1]", "  becameActive 2 [1]",
                "  synchronising 1 [2]", "  terminal [3]",
            ]
        )
    }

    @Test(arguments: [true, false]) func `a table and the history tell of one switchover, in either order`(
        isTableFirst: Bool
    ) {
        let row = two(.shown(.switchoverHistory, Self.removed))
        let events =
            [Self.pair] + (isTableFirst ? [Self.after, row] : [row, Self.after]) + [Self.syncing, Self.ready]
        let found = incidents(events)
        #expect(found.map(\.kind) == [.powerLoss])
        #expect(found.map(\.historyIndex) == [1])
        #expect(Set(found.flatMap(\.steps).map(\.kind)).isSuperset(of: [.memberRemoved, .historyRow, .terminal]))
    }

    @Test func `a table in which the standby is gone is the loss of the standby`() {
        let lost = one(.shown(.chassis, .chassis(1, "Active", "Ready"), .removed(2)))
        #expect(told([Self.pair, lost]) == ["1 standbyLoss", "  memberRemoved 2 [1]"])
    }

    /// A poll tells that the standby is hot, not when it became so.
    @Test func `a poll of the states carries no time into the terminal step`() {
        let states = Fact.shown(
            .redundancyStates,
            .fields("states", ["my state": "13 -ACTIVE", "peer state": "8 -STANDBY HOT"])
        )
        let events = Array(formation.prefix(4)) + [one(states, at: 3_600_000)]
        let formed = incidents(events).first
        #expect(formed.map(story)?.last == "  terminal [4]")
        #expect(formed?.step(.terminal)?.occurred == nil)
        #expect(lengths(formed).last == "terminalState: noTime")
    }
}
