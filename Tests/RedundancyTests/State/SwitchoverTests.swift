import Redundancy
import Replay
import Testing

/// What a switchover does to the outputs.
@Suite struct SwitchoverTests {
    private func history(_ events: [Event]) -> [String] {
        picture(Pair.fold(events)).filter { $0.hasPrefix("history") }
    }

    @Test func `a power loss moves the role, writes a row and raises the counter`() {
        let before = picture(Pair.fold(formedAndCaptured))
        let after = picture(
            Pair.fold(formedAndCaptured + [two(.peerLost(.notPresent), at: 60_000), two(.becameActive, at: 61_000)])
        )
        #expect(
            after.filter { !before.contains($0) } == [
                "unit 1: -, DISABLED since 60000", "unit 2: Active, ACTIVE since 61000", "step: activeNonRedundant",
                "system: Communications = Down", "system: Communications reason = Failure",
                "system: Hardware Mode = Simplex",
                "system: Operating Redundancy Mode = Non-redundant", "system: Switchovers system experienced = 1",
                "facility: Communications = Down", "facility: Communications reason = Simplex mode",
                "facility: Manual Swact = disabled",
                "facility: Manual Swact reason = system is simplex (no peer unit)", "facility: Mode = Simplex",
                "facility: Redundancy Mode (Operational) = Non-redundant", "facility: Redundancy State = Non Redundant",
                "header: Mac Address kind = Foreign", "row 1: Member 0000.0000.0000 0 V02 Removed 169.254.9.1 -",
                "row 2: Active 02aa.0000.0002 1 V02 Ready 169.254.9.2 -",
                "history 1: 1 to 2, , 61000, concluded",
            ]
        )
    }

    /// Facts before the rise of the standby, and the reason that they amount to: none where nothing explains the loss,
    /// since the device alone knows its own words for it.
    @Test(
        arguments: [
            ([two(.peerLost(.down), at: 60_000)], ""),
            ([], ""),
            ([one(.processExited(process: "wncd", text: ""), at: 60_000)], "active unit failed"),
            ([two(.processExited(process: "wncd", text: ""), at: 60_000)], ""),
            ([one(.switchoverRequested, at: 60_000)], "user forced"),
            (
                [one(.switchoverRequested, at: 60_000), one(.processExited(process: "pvp", text: ""), at: 60_100)],
                "user forced"
            ),
            ([one(.switchoverRequested, at: 1), one(.switchoverRefused(reason: "x"), at: 2)], ""),
            ([one(.gatewayChanged(role: .active, isReachable: false), at: 60_000)], "Active lost GW"),
            ([two(.gatewayChanged(role: .standby, isReachable: false), at: 60_000)], ""),
            (
                [
                    one(.gatewayChanged(role: .active, isReachable: false), at: 1),
                    one(.gatewayChanged(role: .active, isReachable: true), at: 2),
                ], ""
            ),
            (
                [one(.switchoverRequested, at: 1), one(.gatewayChanged(role: .active, isReachable: true), at: 2)],
                "user forced"
            ),
        ] as [([Event], String)]
    )
    func `the reason of a switchover is what went before it`(facts: [Event], reason: String) {
        #expect(
            history(formation + facts + [two(.becameActive, at: 61_000)])
                == ["history 1: 1 to 2, \(reason), 61000, concluded"]
        )
    }

    /// The switchover that a failed process would have caused did not come; the pair formed anew.
    @Test func `a reason does not outlive the formation of the pair`() {
        let rejoin = [
            one(.processExited(process: "wncd", text: ""), at: 60_000), one(.peerLost(.down), at: 60_100),
            one(.peerFound(.two, peerRole: .standby), at: 70_000), one(.terminalStateReached(mode: "SSO"), at: 80_000),
        ]
        #expect(
            history(formation + rejoin + [two(.becameActive, at: 90_000)])
                == ["history 1: 1 to 2, , 90000, concluded"]
        )
    }

    /// Witnesses of one rise: two messages of the unit itself, with and without its number, and the facility's own log.
    @Test(arguments: [
        [two(.becameActive, at: 61_000), two(.becameActive, at: 61_005)],
        [two(.becameActive, at: 61_000), someone(.becameActive, at: 61_005)],
        [someone(.becameActive, at: 61_000), someone(.becameActive, at: 61_005)],
        [someone(.becameActive, at: 61_000), two(.becameActive, at: 61_005)],
        [
            two(.facilityStateChanged(mine: .active, peer: .disabled, changed: .mine), at: 61_000),
            two(.becameActive, at: 61_005),
        ],
        [
            someone(.peerLost(.down), at: 60_999), someone(.becameActive, at: 61_000),
            someone(.becameActive, at: 61_001),
        ],
    ])
    func `one rise is one switchover, however many witnesses tell of it`(witnesses: [Event]) {
        let state = Pair.fold(formation + witnesses)
        #expect(state.history.map(\.currentActive) == [.two])
        #expect(state.history.map(\.previousActive) == [.one])
        #expect(state.activeUnit?.number == .two)
        #expect(picture(state).contains("row 2: Active - - - Ready - -") || state.rows[1].status == nil)
        #expect(state.rows.map(\.role) == [.member, .active])
    }

    @Test func `the Redundancy Facility's own walk to ACTIVE is a switchover`() {
        let walk: [(FacilityState, FacilityState, Int64)] = [
            (.activeFast, .disabled, 60_100), (.activeDrain, .disabled, 60_300), (.activePreconfig, .disabled, 60_500),
            (.activePostconfig, .disabled, 60_800), (.active, .disabled, 61_120),
        ]
        let events = walk.map { mine, peer, moment in
            two(.facilityStateChanged(mine: mine, peer: peer, changed: .mine), at: moment)
        }
        let before = Pair.fold(formation + events.dropLast())
        #expect(before.unit(.two)?.state == .facility(.activePostconfig))
        #expect(before.history == [])
        #expect(history(formation + events) == ["history 1: 1 to 2, , 61120, concluded"])
    }

    @Test func `a unit that starts alone walks to ACTIVE without a switchover`() {
        let walk: [FacilityState] = [
            .initialization, .negotiation, .activeFast, .activeDrain, .activePreconfig, .activePostconfig, .active,
        ]
        let state = Pair.fold(
            walk.map { one(.facilityStateChanged(mine: $0, peer: .disabled, changed: .mine), at: Int64($0.rawValue)) }
        )
        #expect(state.history == [])
        #expect(state.activeUnit?.number == .one)
        #expect(state.step == .activeNonRedundant)
        #expect(state.system["Standby failures"] == nil)
    }

    @Test func `a refusal moves nothing`() {
        let refusal = [one(.switchoverRequested, at: 60_000), one(.switchoverRefused(reason: "not hot"), at: 60_100)]
        #expect(changes(given: formation, when: refusal[0], refusal[1]) == [])
        #expect(Pair.fold(formation + refusal).digest { $0 } == Pair.fold(formation).digest { $0 })
    }

    /// The document: both units reload and there is no stateful switchover.
    @Test func `a failed process before the standby is hot gives the later rise no such reason`() {
        let events = formation.prefix(3) + [one(.processExited(process: "wncd", text: ""), at: 200)]
        #expect(
            history(events + [two(.becameActive, at: 61_000)])
                == ["history 1: 1 to 2, , 61000, concluded"]
        )
    }

    @Test func `a loss of the redundancy port with recovery leaves one active unit and names the trigger`() {
        let events = [
            two(.linkChanged(.redundancyPort, chassis: .two, port: 0, isUp: false, status: "down"), at: 60_000),
            two(.peerLost(.notPresent), at: 60_050), one(.peerLost(.notPresent), at: 60_060),
            two(.becameActive, at: 61_070), one(.dualActiveDetected(text: "x"), at: 61_100),
            one(.recoveryEntered(trigger: "rmi"), at: 61_200),
        ]
        let state = Pair.fold(formation + events)
        #expect(state.isDualActive)
        #expect(state.activeUnit?.number == .two)
        #expect(state.unit(.one)?.recoveryTrigger == "rmi")
        #expect(picture(state).contains("link redundancyPort 2/0: down, down"))
        let left = Pair.fold([one(.recoveryLeft, at: 90_000)], from: state)
        #expect(!left.isDualActive)
        #expect(left.unit(.one)?.recoveryTrigger == nil)
    }

    @Test func `a priority command shows at once and moves nothing`() {
        #expect(
            changes(given: formedAndCaptured, when: one(.commandEntered("chassis 2 priority 15"))) == [
                "- row 2: Standby 02aa.0000.0002 1 V02 Ready 169.254.9.2 -",
                "+ row 2: Standby 02aa.0000.0002 15 V02 Ready 169.254.9.2 -",
            ]
        )
    }

    @Test(arguments: [
        "chassis 2 priority 0", "chassis 2 priority 16", "chassis 17 priority 1", "chassis 2 priority",
        "chassis 2 renumber 1",
        "chassis 2 priority 2 x", "show chassis",
    ])
    func `another command changes nothing`(words: String) {
        #expect(changes(given: formedAndCaptured, when: one(.commandEntered(words))) == [])
    }

    @Test func `a concluded row follows the rows that the device printed`() {
        let printed = one(
            .shown(
                .switchoverHistory,
                .switchover(5, 1, 2, "user forced", "01:02:03 UTC Mon Jan 1 2024"),
                .switchover(6, 2, 1, "user forced", "01:12:03 UTC Mon Jan 1 2024")
            )
        )
        let state = Pair.fold(formation + [printed, two(.becameActive, at: 61_000)])
        #expect(state.history.map(\.index) == [5, 6, 7])
    }

    @Test func `a concluded row follows the switchovers that the device counted`() {
        let counted = one(.shown(.redundancy, .fields("system", ["Switchovers system experienced": "4"])))
        #expect(Pair.fold(formation + [counted, two(.becameActive, at: 61_000)]).history.map(\.index) == [5])
    }

    @Test func `an index at the end of its range is not passed`() {
        let last = Section.switchover(Int(UInt32.max), 2, 1, "user forced", "01:02:03 UTC Mon Jan 1 2024")
        let state = Pair.fold(formation + [one(.shown(.switchoverHistory, last)), two(.becameActive, at: 61_000)])
        #expect(state.history.map(\.index) == [.max, .max])
    }
}
