import Redundancy
import Replay
import Testing

/// An output sets every field that it prints, whatever the events before it amounted to.
@Suite struct SnapshotTests {
    private func shown(_ command: ShowCommand, _ sections: Section..., given past: [Event] = []) -> PairState {
        Pair.fold(past + [one(.observed(Snapshot(command, sections)))])
    }

    @Test func `show redundancy sets the system, both processors and the console`() {
        let state = shown(
            .redundancy,
            .fields("system", ["Hardware Mode": "Duplex", "Communications": "Up", "Some new field": "x"]),
            .fields("current", ["Current Software state": "ACTIVE", "Uptime in current state": "5 minutes"]),
            .fields("peer", ["Current Software state": "STANDBY HOT", "Uptime in current state": "3 minutes"])
        )
        #expect(
            picture(state) == [
                "unit 1: Active, ACTIVE since -", "unit 1: Current Software state = ACTIVE",
                "unit 1: Uptime in current state = 5 minutes", "unit 2: Standby, STANDBY HOT since -",
                "unit 2: Current Software state = STANDBY HOT", "unit 2: Uptime in current state = 3 minutes",
                "step: terminal", "system: Communications = Up", "system: Hardware Mode = Duplex",
                "system: Some new field = x", "console 1",
            ]
        )
    }

    @Test func `a peer that is not available keeps its slot`() {
        let state = shown(
            .redundancy,
            .fields("current", ["Current Software state": "ACTIVE"]),
            .fields("peer unavailable", ["slot": "7", "state": "DISABLED"])
        )
        #expect(
            picture(state) == [
                "unit 1: Active, ACTIVE since -", "unit 1: Current Software state = ACTIVE",
                "unit 2: -, DISABLED since -", "unit 2: slot = 7", "step: activeNonRedundant", "console 1",
            ]
        )
    }

    /// The pair formed, and then an output says that there is no peer: the loss itself was not captured.
    @Test func `an output without a peer ends the terminal state that events had reached`() {
        let state = shown(
            .redundancyStates,
            .fields("states", ["my state": "13 -ACTIVE", "peer state": "1 -DISABLED", "Mode": "Simplex"]),
            given: formation
        )
        #expect(state.step == .activeNonRedundant)
        #expect(state.unit(.two)?.role == nil)
        #expect(state.facility["Mode"] == "Simplex")
    }

    @Test(arguments: [
        ("in progress to standby cold-config", PairingStep.synchronising), ("4 -STANDBY COLD", .synchronising),
        ("8 -STANDBY HOT", .terminal), ("1 -DISABLED", .activeNonRedundant),
    ])
    func `the printed state of the peer tells how far the pair is`(words: String, step: PairingStep) {
        let section = Section.fields("states", ["my state": "13 -ACTIVE", "peer state": words])
        #expect(shown(.redundancyStates, section).step == step)
        #expect(shown(.redundancyStates, section, given: formation).step == step)
    }

    @Test func `from the standby's console mine is the standby`() {
        let section = Section.fields(
            "states",
            ["my state": "8 -STANDBY HOT", "peer state": "13 -ACTIVE", "Unit": "Secondary", "Unit ID": "2"]
        )
        let state = Pair.fold([two(.shown(.redundancyStates, section))])
        #expect(
            picture(state) == [
                "unit 2: Standby, STANDBY HOT since -", "unit 2: Unit = Secondary", "unit 2: Unit ID = 2",
                "unit 1: Active, ACTIVE since -", "step: terminal", "console 2",
            ]
        )
    }

    @Test func `the words of a role go with the role`() {
        let section = Section.fields("states", ["my state": "8 -STANDBY HOT", "Unit": "Secondary", "Unit ID": "2"])
        let risen = Pair.fold([two(.shown(.redundancyStates, section)), two(.becameActive, at: 5)])
        #expect(risen.unit(.two)?.attributes.fields == [Field("Unit ID", "2")])
    }

    @Test(arguments: [ShowCommand.redundancy, .redundancyStates])
    func `a reason stands as long as its value`(command: ShowCommand) {
        let name = command == .redundancy ? "system" : "states"
        let down = one(.shown(command, .fields(name, ["Communications": "Down", "Communications reason": "Failure"])))
        for value in ["Up", "Down"] {
            let state = shown(command, .fields(name, ["Communications": value]), given: [down])
            let fields = command == .redundancy ? state.system.fields : state.facility.fields
            #expect(fields == [Field("Communications", value)])
        }
    }

    @Test func `a switchover that may be made again has no reason against it`() {
        let section = Section.fields("states", ["Manual Swact": "enabled"])
        let state = shown(.redundancyStates, section, given: Array(formation.prefix(3)))
        #expect(state.facility["Manual Swact reason"] == nil)
    }

    @Test func `a printed row of the history replaces the one that events concluded, and keeps its moment`() {
        let row = Section.switchover(1, 1, 2, "Active lost GW", "01:02:03 UTC Mon Jan 1 2024")
        let state = shown(.switchoverHistory, row, given: formation + [two(.becameActive, at: 60_000)])
        #expect(
            picture(state).filter { $0.hasPrefix("history") } == [
                "history 1: 1 to 2, Active lost GW, 60000, printed 01:02:03 UTC Mon Jan 1 2024"
            ]
        )
        #expect(state.system["Last switchover reason"] == "Active lost GW")
    }

    @Test func `a table shows its newest rows, and what events told beyond them stays`() {
        let row = Section.switchover(1, 2, 1, "user forced", "01:02:03 UTC Mon Jan 1 2024")
        let printed = one(.shown(.switchoverHistory, row))
        let state = shown(.switchoverHistory, row, given: formation + [printed, two(.becameActive, at: 60_000)])
        #expect(state.history.map(\.index) == [1, 2])
        #expect(state.history.map(\.isPrinted) == [true, false])
    }

    /// The first table that is captured of a pair that works: its last switchover is long over.
    @Test func `a row whose unit is the active one anyway moves no role`() {
        let row = Section.switchover(1, 2, 1, "user forced", "01:02:03 UTC Mon Jan 1 2024")
        #expect(
            changes(given: formedAndCaptured, when: one(.shown(.switchoverHistory, row))) == [
                "- system: Last switchover reason = none", "+ system: Last switchover reason = user forced",
                "+ history 1: 2 to 1, user forced, -, printed 01:02:03 UTC Mon Jan 1 2024",
            ]
        )
    }

    @Test func `a row names the unnamed active unit of a pair that works`() {
        let unnamed = formation.suffix(3).map { Event(occurred: $0.occurred, Self.withoutNumbers($0.fact)) }
        let row = Section.switchover(1, 2, 1, "user forced", "01:02:03 UTC Mon Jan 1 2024")
        let state = shown(.switchoverHistory, row, given: unnamed)
        #expect(state.units.count == 2)
        #expect(state.activeUnit?.number == .one)
        #expect(state.step == .terminal)
    }

    private static func withoutNumbers(_ fact: Fact) -> Fact {
        if case .peerFound(_, let role) = fact { .peerFound(nil, peerRole: role) } else { fact }
    }

    @Test func `a row that alone tells of a switchover moves the role`() {
        let row = Section.switchover(1, 1, 2, "user forced", "01:02:03 UTC Mon Jan 1 2024")
        let state = shown(.switchoverHistory, row, given: formedAndCaptured)
        #expect(state.activeUnit?.number == .two)
        // What has become of the other unit, the row does not say.
        #expect(state.rows.map(\.status) == [nil, ChassisRow.ready])
        #expect(state.unit(.one)?.state == nil)
        #expect(state.step == nil)
    }

    @Test func `a removed unit that a row names active is there again`() {
        let row = Section.switchover(1, 1, 2, "user forced", "01:02:03 UTC Mon Jan 1 2024")
        let state = shown(.switchoverHistory, row, given: formedAndCaptured + [one(.peerLost(.down), at: 60_000)])
        #expect(picture(state).contains("row 2: Active - - V02 - 169.254.9.2 -"))
    }

    /// The counters of a pair that was reset begin again.
    @Test func `a shorter table ends the printed rows behind it`() {
        let old = one(
            .shown(
                .switchoverHistory,
                .switchover(1, 1, 2, "user forced", "01:00:00 UTC Mon Jan 1 2024"),
                .switchover(2, 2, 1, "user forced", "02:00:00 UTC Mon Jan 1 2024")
            )
        )
        let new = Section.switchover(1, 1, 2, "active unit removed", "01:00:00 UTC Tue Jan 2 2024")
        let state = shown(.switchoverHistory, new, given: [old])
        #expect(
            picture(state).filter { $0.hasPrefix("history") } == [
                "history 1: 1 to 2, active unit removed, -, printed 01:00:00 UTC Tue Jan 2 2024"
            ]
        )
    }

    @Test func `a table of chassis sets rows, roles and the header`() {
        let state = shown(
            .chassis,
            .fields("header", ["Mac Address": "02aa.0000.0001", "Mac Address kind": "Foreign"]),
            .removed(1),
            .chassis(2, "Active", "Ready", priority: 1),
            given: formation
        )
        #expect(state.unit(.one)?.role == nil)
        #expect(state.unit(.one)?.state == .facility(.disabled))
        #expect(state.activeUnit?.number == .two)
        #expect(state.step == .activeNonRedundant)
        #expect(
            picture(state).filter { $0.hasPrefix("row") || $0.hasPrefix("header") } == [
                "header: Mac Address = 02aa.0000.0001", "header: Mac Address kind = Foreign",
                "row 1: Member 0000.0000.0000 0 V02 Removed 169.254.9.1 -",
                "row 2: Active 02aa.0000.0002 1 V02 Ready 169.254.9.2 -",
            ]
        )
    }

    @Test(arguments: [("HA sync in progress", PairingStep.synchronising), ("Ready", .terminal)])
    func `the standby's row tells how far the pair is`(status: String, step: PairingStep) {
        let table = [Section.chassis(1, "Standby", status), .chassis(2, "Active", "Ready")]
        let state = Pair.fold([one(.peerLost(.down)), two(.observed(Snapshot(.chassis, table)))])
        #expect(state.step == step)
        #expect(state.units.map(\.role) == [.standby, .active])
    }

    @Test func `a row without a number or with an unknown role is left out of the roles`() {
        let state = shown(
            .chassis,
            .fields("row", ["Number": "x", "Role": "Active"]),
            .fields("row", ["Number": "3", "Role": "Spare"])
        )
        #expect(picture(state) == ["row 3: - - - - - - -", "console 1"])
    }

    @Test func `an output of the unit's console moves the console, and one without a unit does not`() {
        let empty = Fact.shown(.bootVariables)
        #expect(Pair.fold([two(empty)]).console == .two)
        #expect(Pair.fold([two(empty), someone(empty)]).console == .two)
    }

    @Test(arguments: [
        ShowCommand.configSyncFailures, .bootVariables, .issuState, .onboardUptime, .redundancyHistory,
    ])
    func `an output without a field of the pair's changes nothing`(command: ShowCommand) {
        let fact = Fact.shown(command, .fields("states", ["my state": "1 -DISABLED"]))
        #expect(changes(given: formedAndCaptured, when: one(fact)) == [])
    }

    @Test(arguments: [("Yes", true), ("No", false)])
    func `the recovery mode of an output is whether both units were active`(words: String, isDualActive: Bool) {
        let section = Section.fields("summary", ["In dual-active recovery mode": words])
        let past = [one(.dualActiveDetected(text: ""))]
        #expect(shown(.dualActiveDetection, section, given: past).isDualActive == isDualActive)
        #expect(shown(.dualActiveDetection, section).isDualActive == isDualActive)
    }
}
