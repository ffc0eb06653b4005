import Redundancy
import Replay
import Testing

/// What a lost unit does to the outputs, and what its return does.
@Suite struct LossTests {
    private static let standbyGone = [
        "- unit 2: Standby, STANDBY HOT since 50000", "- step: terminal", "- system: Communications = Up",
        "- system: Hardware Mode = Duplex", "- system: Operating Redundancy Mode = sso",
        "- system: Standby failures = 0",
        "- facility: Communications = Up", "- facility: Manual Swact = enabled", "- facility: Mode = Duplex",
        "- facility: Redundancy Mode (Operational) = sso", "- facility: Redundancy State = sso",
        "- row 2: Standby 02aa.0000.0002 1 V02 Ready 169.254.9.2 -",
    ]
    private static let standbyDisabled = [
        "+ unit 2: Standby, DISABLED since 60000", "+ step: activeNonRedundant", "+ system: Communications = Down",
        "+ system: Communications reason = Failure", "+ system: Hardware Mode = Simplex",
        "+ system: Operating Redundancy Mode = Non-redundant", "+ system: Standby failures = 1",
        "+ facility: Communications = Down", "+ facility: Communications reason = Simplex mode",
        "+ facility: Manual Swact = disabled",
        "+ facility: Manual Swact reason = system is simplex (no peer unit)", "+ facility: Mode = Simplex",
        "+ facility: Redundancy Mode (Operational) = Non-redundant", "+ facility: Redundancy State = Non Redundant",
        "+ row 2: Member 0000.0000.0000 0 V02 Removed 169.254.9.2 -",
    ]

    /// Ways in which the active unit tells of one and the same loss, in the orders in which real logs have them.
    @Test(
        arguments: [
            [.peerLost(.notPresent)],
            [.peerLost(.notPresent), .peerLost(.down), .peerLost(.redundancyStateChange)],
            [.memberRemoved(.two, .removed)],
            [.memberRemoved(.two, .keepaliveLost), .peerLost(.notPresent), .peerLost(.down)],
            [.peerLost(.down), .memberRemoved(.two, .removed), .chassisDown(.two)],
            [.chassisDown(.two), .peerLost(.notPresent)],
            [.facilityStateChanged(mine: .active, peer: .disabled, changed: .peer), .peerLost(.notPresent)],
        ] as [[Fact]]
    )
    func `one loss of the standby is one failure, however many causes tell of it`(facts: [Fact]) {
        let before = Pair.fold(formedAndCaptured)
        let after = Pair.fold(facts.map { one($0, at: 60_000) }, from: before)
        let expected = picture(before).filter { !Self.standbyGone.contains("- \($0)") }
        #expect(picture(after).filter { !Self.standbyDisabled.contains("+ \($0)") } == expected)
        #expect(Self.standbyDisabled.filter { !picture(after).contains(String($0.dropFirst(2))) } == [])
    }

    @Test func `a failure is counted only from a count that a source has given`() {
        let after = Pair.fold(formation + [one(.peerLost(.down), at: 60_000)])
        #expect(after.system["Standby failures"] == nil)
    }

    @Test(arguments: ["9223372036854775807", "many", ""])
    func `a count that cannot be raised stays as it was printed`(count: String) {
        let printed = one(.shown(.redundancy, .fields("system", ["Standby failures": count])))
        let after = Pair.fold(formation + [printed, one(.peerLost(.down), at: 60_000)])
        #expect(after.system["Standby failures"] == count)
    }

    @Test func `a second loss after a return is a second failure`() {
        let back = [one(.peerFound(.two, peerRole: .standby), at: 70_000), one(.peerLost(.down), at: 80_000)]
        let after = Pair.fold(formedAndCaptured + [one(.peerLost(.down), at: 60_000)] + back)
        #expect(after.system["Standby failures"] == "2")
    }

    @Test func `the loss of the active unit is no failure of the standby`() {
        let after = Pair.fold(formedAndCaptured + [two(.peerLost(.notPresent), at: 60_000)])
        #expect(after.system["Standby failures"] == "0")
        #expect(after.unit(.one)?.state == .facility(.disabled))
    }

    @Test func `a removed row has lost its address and its priority, and the pair keeps its own`() {
        let lost = Pair.fold(formedAndCaptured + [two(.memberRemoved(.one, .removed), at: 60_000)])
        #expect(picture(lost).contains("row 1: Member 0000.0000.0000 0 V02 Removed 169.254.9.1 -"))
        #expect(lost.tableHeader["Mac Address"] == "02aa.0000.0001")
        #expect(lost.tableHeader["Mac Address kind"] == "Foreign")
    }

    @Test func `the loss of a unit whose address the pair does not have leaves the address local`() {
        let lost = Pair.fold(formedAndCaptured + [one(.memberRemoved(.two, .removed), at: 60_000)])
        #expect(lost.tableHeader["Mac Address kind"] == "Local")
    }

    /// What came back under the number is another unit until an output shows its address.
    @Test(arguments: [
        Fact.memberAdded(.two), .memberReady(.two), .elected(.two, .standby, rule: nil),
        .peerFound(.two, peerRole: .standby), .terminalStateReached(mode: "SSO"),
    ])
    func `a unit that comes back has neither the address nor the priority of a removed row`(fact: Fact) {
        let after = Pair.fold(
            formedAndCaptured + [one(.memberRemoved(.two, .removed), at: 60_000), one(fact, at: 70_000)]
        )
        let row = after.rows[1]
        #expect(row.macAddress == nil)
        #expect(row.priority == nil)
        #expect(row.status != ChassisRow.removed)
        #expect(row.role != .member)
    }

    @Test func `a rejoin ends in the terminal state, and the active unit stays active`() {
        let rejoin = [
            one(.peerLost(.down), at: 60_000), one(.memberAdded(.two), at: 160_000),
            one(.peerFound(.two, peerRole: .standby), at: 170_000),
            one(.synchronised(.bulkConfiguration, .succeeded, detail: ""), at: 210_000),
            one(.terminalStateReached(mode: "SSO"), at: 220_000),
        ]
        let before = picture(Pair.fold(formedAndCaptured))
        let after = picture(Pair.fold(formedAndCaptured + rejoin))
        #expect(
            after.filter { !before.contains($0) } == [
                "unit 2: Standby, STANDBY HOT since 220000", "system: Standby failures = 1",
                "row 2: Standby - - V02 Ready 169.254.9.2 -", "sync bulkConfiguration: succeeded 210000",
            ]
        )
    }

    @Test func `a standby without a state has none since no moment`() {
        let after = Pair.fold(
            formation + [one(.peerLost(.down), at: 60_000), one(.peerFound(.two, peerRole: .standby), at: 70_000)]
        )
        #expect(after.unit(.two)?.state == nil)
        #expect(after.unit(.two)?.since == nil)
    }

    @Test func `a reload stays announced until the unit has restarted`() {
        let announced = formation + [one(.reloadRequested(.peer, reason: "admin"), at: 60_000)]
        #expect(changes(given: formation, when: announced[5]) == ["+ unit 2: reloading: admin"])
        #expect(changes(given: announced, when: two(.restarted, at: 90_000)) == ["- unit 2: reloading: admin"])
    }

    private static let mineReloads = [
        "- unit 1: Active, ACTIVE since 120", "+ unit 1: Active, - since -", "+ unit 1: reloading: x",
    ]
    private static let theirsReloads = [
        "- unit 2: Standby, STANDBY HOT since 50000", "+ unit 2: Standby, - since -", "+ unit 2: reloading: x",
    ]

    @Test(
        arguments: [
            (ReloadTarget.all, mineReloads + theirsReloads), (.observer, mineReloads), (.peer, theirsReloads),
            (.chassis(.two), theirsReloads),
        ] as [(ReloadTarget, [String])]
    )
    func `a reload concerns whom it names, and nobody sees the state of one that reloads`(
        target: ReloadTarget,
        expected: [String]
    ) {
        let found = changes(given: formation, when: one(.reloading(target, reason: "x"), at: 60_000))
        #expect(found.sorted() == expected.sorted())
    }

    @Test func `the loss of a standby that was told to reload is a failure, whoever tells of it`() {
        let told = formedAndCaptured + [one(.reloading(.peer, reason: "x"), at: 60_000)]
        for loss in [
            Fact.peerLost(.down), .facilityStateChanged(mine: .active, peer: .disabled, changed: .peer),
        ] {
            #expect(Pair.fold(told + [one(loss, at: 60_100)]).system["Standby failures"] == "1")
        }
    }

    @Test func `a third member that leaves a stack does not end the redundancy of the other two`() throws {
        let three = try #require(ChassisNumber(3))
        let stack = formation + [one(.elected(three, .member, rule: nil), at: 60_000)]
        #expect(
            changes(given: stack, when: one(.memberRemoved(three, .removed), at: 70_000)) == [
                "- row 3: Member - - - - - -", "+ row 3: Member 0000.0000.0000 0 - Removed - -",
            ]
        )
    }
}
