import Redundancy
import Replay
import Testing

/// The way from one active unit to a pair in its terminal state (`000_c686b23a5e3dda5c.txt`, 297–303).
@Suite struct FormationTests {
    @Test func `an election gives the unit its role and its row`() {
        #expect(
            changes(given: [], when: one(.elected(.one, .active, rule: nil), at: 100)) == [
                "+ unit 1: Active, - since -", "+ row 1: Active - - - - - -",
            ]
        )
    }

    @Test func `a peer that is found is a standby insertion`() {
        #expect(
            changes(given: Array(formation.prefix(2)), when: formation[2]) == [
                "- unit 1: Active, - since -", "- row 2: Standby - - - - - -",
                "+ unit 1: Active, ACTIVE since 120", "+ step: standbyInsertion", "+ system: Communications = Up",
                "+ system: Hardware Mode = Duplex", "+ facility: Communications = Up",
                "+ facility: Manual Swact = disabled",
                "+ facility: Manual Swact reason = peer unit not yet in terminal standby state",
                "+ facility: Mode = Duplex", "+ row 2: Standby - - - HA sync in progress - -",
            ]
        )
    }

    @Test func `the bulk synchronisation moves the pair to HA sync in progress`() {
        #expect(
            changes(given: Array(formation.prefix(3)), when: formation[3]) == [
                "- step: standbyInsertion", "+ step: synchronising", "+ sync bulkConfiguration: succeeded 40000",
            ]
        )
    }

    @Test func `the terminal state is a hot standby, a full table and a possible switchover`() {
        #expect(
            changes(given: Array(formation.prefix(4)), when: formation[4]) == [
                "- unit 2: Standby, - since -", "- step: synchronising", "- facility: Manual Swact = disabled",
                "- facility: Manual Swact reason = peer unit not yet in terminal standby state",
                "- row 1: Active - - - - - -", "- row 2: Standby - - - HA sync in progress - -",
                "+ unit 2: Standby, STANDBY HOT since 50000", "+ step: terminal",
                "+ system: Operating Redundancy Mode = sso", "+ facility: Manual Swact = enabled",
                "+ facility: Redundancy Mode (Operational) = sso", "+ facility: Redundancy State = sso",
                "+ row 1: Active - - - Ready - -", "+ row 2: Standby - - - Ready - -",
            ]
        )
    }

    /// Both units tell of the same formation, each from its side.
    @Test func `the standby's log of the same formation amounts to the same pair`() {
        let told = [
            two(.elected(.one, .active, rule: nil), at: 100),
            two(.elected(.two, .standby, rule: nil), at: 110),
            two(.peerFound(nil, peerRole: .active), at: 120),
            two(.synchronised(.bulkConfiguration, .succeeded, detail: ""), at: 40_000),
            two(.terminalStateReached(mode: "SSO"), at: 50_000),
        ]
        let mine = picture(Pair.fold(formation)).filter { !$0.hasPrefix("unit 1") }
        let theirs = picture(Pair.fold(told)).filter { !$0.hasPrefix("unit 1") }
        #expect(theirs == mine)
        #expect(Pair.fold(told).activeUnit?.number == .one)
    }

    /// Most logs say neither whose they are nor who the other is: the active unit is then the one that speaks.
    @Test func `a log without a unit number forms a pair of two unnamed units`() {
        let state = Pair.fold([
            someone(.peerFound(nil, peerRole: .standby), at: 1),
            someone(.terminalStateReached(mode: "SSO"), at: 2),
        ])
        #expect(
            picture(state).prefix(3) == [
                "unit at 0: Active, ACTIVE since 1", "unit at 1: Standby, STANDBY HOT since 2", "step: terminal",
            ]
        )
        #expect(state.units.count == 2)
    }

    @Test func `a standby's log without a unit number has one active unit, the peer`() {
        let state = Pair.fold([
            someone(.elected(nil, .active, rule: nil), at: 1),
            someone(.peerFound(nil, peerRole: .active), at: 2),
        ])
        #expect(state.units.map(\.role) == [.active, .standby])
        #expect(state.rows == [])
    }

    @Test func `the roles of a table name the units that a log left unnamed`() {
        let table = Fact.shown(.chassis, .chassis(1, "Standby", "Ready"), .chassis(2, "Active", "Ready"))
        let state = Pair.fold([someone(.peerFound(nil, peerRole: .standby), at: 1), someone(table)])
        #expect(state.unit(.two)?.state == .facility(.active))
        #expect(state.unit(.two)?.role == .active)
        #expect(state.unit(.one)?.role == .standby)
        #expect(state.units.count == 2)
    }

    @Test func `an election by number names the unnamed unit of that role`() {
        let log = [
            someone(.peerFound(nil, peerRole: .standby), at: 1), someone(.elected(.two, .standby, rule: nil), at: 2),
            someone(.elected(.one, .active, rule: nil), at: 3),
        ]
        #expect(Pair.fold(log).units.map(\.number) == [.one, .two])
    }

    @Test func `a synchronisation of other subjects moves no step`() {
        for subject in SyncSubject.allCases where subject != .bulkConfiguration {
            #expect(
                changes(given: Array(formation.prefix(3)), when: one(.synchronised(subject, .began, detail: ""), at: 9))
                    == ["+ sync \(subject): began 9"]
            )
        }
    }

    @Test func `a later synchronisation in a terminal pair leaves it terminal`() {
        #expect(
            changes(given: formation, when: one(.synchronised(.bulkConfiguration, .failed, detail: ""), at: 60_000))
                == [
                    "- sync bulkConfiguration: succeeded 40000", "+ sync bulkConfiguration: failed 60000",
                ]
        )
    }

    /// Facts that show in the timeline and in measurements only.
    @Test(arguments: [
        Fact.discovery(.began), .keepaliveMissed(.two), .initializationCompleted, .bootTimed(seconds: 500),
        .initializationTimed(seconds: 300), .faultReported(mnemonic: "FATAL_ERR", text: "x"),
        .resourceAlarm(isCritical: true, text: "x"), .messageLogged(mnemonic: "X", text: "y"),
        .facilityStepped(FacilityStep(name: "RF_PROG_ACTIVE", code: 204, client: nil, operation: 0, result: 11)),
        .linkChanged(.redundancyPort, chassis: .one, port: 0, isUp: true, status: "up"),
    ])
    func `a statement that is no change of an output moves nothing but itself`(fact: Fact) {
        let found = changes(given: formedAndCaptured, when: one(fact, at: 60_000))
        #expect(found.filter { !$0.contains("link ") } == [])
    }
}
