import Redundancy
import Replay
import Testing

/// What a reader of the captures should know, from hand-written logs. Numbers are places in the log.
@Suite struct FindingTests {
    private func found(_ events: [Event], withNotes: Bool = true) -> [Finding] {
        let timeline = Timeline(recorded(events)).events
        let findings = FindingScan.findings(in: timeline, incidents: IncidentScan.incidents(in: timeline))
        return withNotes ? findings : findings.filter { $0.severity != .note }
    }

    private func states(_ fields: KeyValuePairs<String, String>) -> Fact {
        .shown(.redundancyStates, .fields("states", fields))
    }

    // MARK: - Outputs against each other and against events

    @Test func `a row of the history with two times is a contradiction that keeps both`() {
        let before = Section.switchover(1, 1, 2, "active unit removed", "01:00:00 UTC Mon Jan 1 2024")
        let after = Section.switchover(1, 1, 2, "active unit removed", "02:00:00 UTC Mon Jan 1 2024")
        let events = [one(.shown(.switchoverHistory, before)), one(.shown(.switchoverHistory, after))]
        func row(_ time: String) -> SwitchoverRow {
            SwitchoverRow(
                index: 1,
                previousActive: .one,
                currentActive: .two,
                reason: "active unit removed",
                time: time,
                isPrinted: true
            )
        }
        let content = Finding.Content.historyRowChanged(
            index: 1,
            before: row("01:00:00 UTC Mon Jan 1 2024"),
            after: row("02:00:00 UTC Mon Jan 1 2024")
        )
        #expect(found(events) == [Finding(.contradiction, [0, 1], content)])
        #expect(found([events[0], events[0]]) == [])
    }

    @Test func `an output that disagrees with the events before it names the field and both values`() {
        let events =
            formation + [one(states(["my state": "13 -ACTIVE", "peer state": "1 -DISABLED", "Mode": "Simplex"]))]
        #expect(
            found(events, withNotes: false) == [
                Finding(
                    .contradiction,
                    [5],
                    .outputDisagrees(.redundancyStates, field: "peer state", folded: "STANDBY HOT", printed: "DISABLED")
                ),
                Finding(
                    .contradiction,
                    [5],
                    .outputDisagrees(.redundancyStates, field: "Mode", folded: "Duplex", printed: "Simplex")
                ),
            ]
        )
    }

    @Test func `an output that says what the events amount to is no finding`() {
        let events =
            formation + [one(states(["my state": "13 -ACTIVE", "peer state": "8 -STANDBY HOT", "Mode": "Duplex"]))]
        #expect(found(events) == [])
    }

    @Test func `a counter that events raised otherwise is a contradiction`() {
        let counted = Fact.shown(.redundancy, .fields("system", ["Switchovers system experienced": "0"]))
        let later = Fact.shown(.redundancy, .fields("system", ["Switchovers system experienced": "2"]))
        let events = formation + [one(counted), two(.becameActive, at: 60_000), two(later)]
        let content = Finding.Content.outputDisagrees(
            .redundancy,
            field: "Switchovers system experienced",
            folded: "1",
            printed: "2"
        )
        #expect(found(events, withNotes: false) == [Finding(.contradiction, [7], content)])
    }

    /// Nothing told of the change, and both outputs were right when they were printed.
    @Test func `two outputs of different moments do not contradict each other`() {
        let table = Fact.shown(.chassis, .chassis(1, "Active", "Ready", priority: 2), .chassis(2, "Standby", "Ready"))
        let after = Fact.shown(.chassis, .removed(1), .chassis(2, "Active", "Ready"))
        let states = [
            one(states(["my state": "13 -ACTIVE", "peer state": "in progress to standby cold-config"])),
            one(states(["my state": "13 -ACTIVE", "peer state": "8 -STANDBY HOT", "Mode": "Duplex"])),
            one(states(["my state": "13 -ACTIVE", "peer state": "1 -DISABLED", "Mode": "Simplex"])),
        ]
        #expect(found([one(table), two(after)], withNotes: false) == [])
        #expect(found(states) == [])
    }

    @Test func `a removed unit's priority of 0 is no disagreement, and another unit's is`() {
        let commands = ["chassis 1 priority 2", "chassis 2 priority 1"].map { one(.commandEntered($0)) }
        let table = Fact.shown(.chassis, .removed(1), .chassis(2, "Active", "Ready", priority: 5))
        let content = Finding.Content.outputDisagrees(.chassis, field: "2 Priority", folded: "1", printed: "5")
        #expect(found(commands + [two(table)], withNotes: false) == [Finding(.contradiction, [2], content)])
    }

    @Test func `a concluded row whose unit the device prints otherwise is a contradiction`() {
        let row = Section.switchover(1, 2, 1, "user forced", "01:00:00 UTC Mon Jan 1 2024")
        let events = formation + [two(.becameActive, at: 60_000), two(.shown(.switchoverHistory, row))]
        let content = Finding.Content.outputDisagrees(
            .switchoverHistory,
            field: "1 Current active",
            folded: "2",
            printed: "1"
        )
        #expect(found(events, withNotes: false) == [Finding(.contradiction, [6], content)])
    }

    // MARK: - The way back

    private static let rejoined = two(
        .shown(.chassis, .chassis(1, "Standby", "Ready", priority: 2), .chassis(2, "Active", "Ready", priority: 1))
    )
    private static let syncing = two(
        .shown(
            .chassis,
            .chassis(1, "Standby", "HA sync in progress", priority: 2),
            .chassis(2, "Active", "Ready", priority: 1)
        )
    )

    @Test func `a unit of higher priority that came back as standby shows that there is no preemption, once`() {
        let content = Finding.Content.noPreemption(returned: .one, priority: 2, active: .two, activePriority: 1)
        #expect(found([Self.syncing, Self.rejoined, Self.rejoined]) == [Finding(.note, [1], content)])
    }

    @Test func `a pair that was never seen otherwise has no unit that came back`() {
        #expect(found([Self.rejoined]) == [])
    }

    // MARK: - Wireless

    private func uptimes(_ uptime: String) -> Fact {
        .shown(
            .accessPointUptime,
            .fields("row", ["AP Name": "hall", "Radio MAC": "02bb.0000.0001", "AP Up Time": uptime])
        )
    }

    private func clients(_ states: KeyValuePairs<String, String>) -> Fact {
        let rows = states.map { mac, state in
            Section.fields("row", ["MAC Address": mac, "AP Name": "hall", "State": state])
        }
        return .observed(Snapshot(.wirelessClientSummary, rows))
    }

    @Test(arguments: [
        ("2 hours 3 minutes", "2 minutes 1 second", true), ("2 hours 3 minutes", "2 hours 9 minutes", false),
        ("1 day", "23 hours 59 minutes 59 seconds", true), ("2 minutes", "some time", false),
        ("some time", "1 second", false),
    ])
    func `an access point whose uptime began anew with a switchover is an anomaly`(
        before: String,
        after: String,
        isReset: Bool
    ) {
        let events = formation + [one(uptimes(before)), two(.becameActive, at: 60_000), two(uptimes(after))]
        let content = Finding.Content.uptimeReset(accessPoint: "hall", before: before, after: after)
        #expect(found(events, withNotes: false) == (isReset ? [Finding(.anomaly, [7], content)] : []))
    }

    @Test func `an uptime that began anew without a switchover is no finding`() {
        #expect(found([one(uptimes("2 hours")), one(uptimes("1 minute"))]) == [])
        let refused = [one(.commandEntered("redundancy force-switchover")), one(.switchoverRefused(reason: "x"))]
        #expect(found([one(uptimes("2 hours"))] + refused + [one(uptimes("1 minute"))]) == [])
    }

    @Test func `a client in RUN that is missing after a switchover is an anomaly, and another is not`() {
        let before = clients(["02cc.0000.0001": "Run", "02cc.0000.0002": "Run", "02cc.0000.0003": "IP Learn"])
        let events =
            formation + [
                one(before), two(.becameActive, at: 60_000), two(clients(["02cc.0000.0002": "Run"])),
            ]
        let content = Finding.Content.clientLost(mac: "02cc.0000.0001", accessPoint: "hall")
        #expect(found(events, withNotes: false) == [Finding(.anomaly, [7], content)])
    }

    @Test func `access points that move between the takeover and the terminal state are anomalies`() {
        let moves = [
            one(.accessPointJoined(name: "attic", mac: "02bb.0000.0002"), at: 59_000),
            two(.becameActive, at: 60_000),
            two(.accessPointLeft(name: "hall", mac: "02bb.0000.0001", reason: "x"), at: 61_000),
            two(.accessPointJoined(name: "hall", mac: "02bb.0000.0001"), at: 62_000),
            two(.terminalStateReached(mode: "SSO"), at: 90_000),
            two(.accessPointJoined(name: "attic", mac: "02bb.0000.0002"), at: 95_000),
        ]
        #expect(
            found(formation + moves, withNotes: false) == [
                Finding(.anomaly, [7], .accessPointMoved(accessPoint: "hall", hasJoined: false)),
                Finding(.anomaly, [8], .accessPointMoved(accessPoint: "hall", hasJoined: true)),
            ]
        )
    }

    @Test func `an access point that moves after the next incident began is not this one's`() {
        let moves = [
            two(.becameActive, at: 60_000), two(.switchoverRequested, at: 90_000), one(.becameActive, at: 91_000),
            one(.terminalStateReached(mode: "SSO"), at: 95_000),
            one(.accessPointJoined(name: "attic", mac: "02bb.0000.0002"), at: 99_000),
        ]
        #expect(found(formation + moves, withNotes: false) == [])
    }

    // MARK: - Clocks and incidents

    @Test func `a line behind a later one of its source is out of order by the difference`() {
        let events = [one(.restarted, at: 624), one(.initializationCompleted, at: 510), two(.restarted, at: 500)]
        #expect(found(events) == [Finding(.note, [1], .outOfOrder(by: .milliseconds(114)))])
    }

    @Test func `a clock without a year or a zone is told of once`() {
        func event(_ reckoning: Reckoning, _ moment: Int64) -> Event {
            Event(observer: .one, occurred: Stamp(reckoning: reckoning, earliest: moment), .restarted)
        }
        let events = [event(.yearless, 1), event(.yearless, 2), event(.uptime, 3), event(.utc, 4), event(.local, 5)]
        #expect(
            found(events) == [
                Finding(.note, [0], .timeIncomplete(.yearless)), Finding(.note, [4], .timeIncomplete(.local)),
            ]
        )
    }

    @Test func `an alarm before an incident, both units active and a single side are told of`() {
        let events =
            formation + [
                two(.resourceAlarm(isCritical: true, text: "memory"), at: 90_000),
                two(.peerLost(.down), at: 100_000), two(.becameActive, at: 101_000),
                two(.dualActiveDetected(text: "x"), at: 102_000),
            ]
        let fromOneSide = events.map { Event(observer: .two, occurred: $0.occurred, $0.fact) }
        #expect(
            found(fromOneSide) == [
                Finding(.note, [5, 6], .alarmBefore(incident: 2, text: "memory", isCritical: true)),
                Finding(.note, [7], .oneSided(incident: 2)), Finding(.anomaly, [8], .dualActive(incident: 2)),
            ]
        )
    }
}
