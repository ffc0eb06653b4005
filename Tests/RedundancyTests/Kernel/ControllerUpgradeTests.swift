import Replay
import Testing

@testable import Redundancy

/// The in-service upgrade, step by step.
@Suite struct ControllerUpgradeTests {
    private static let image = "17.4.1"

    private func added() throws -> TwoControllers {
        var settings = ControllerSettings()
        settings.profile = .r17
        var pair = try TwoControllers.terminal(settings)
        try pair.give(0, .commandEntered(.install(.add(image: Self.image))))
        #expect(pair.units.map { $0.upgrade?.phase } == [.adding, nil])
        try pair.finish()
        return pair
    }

    /// The standby has reloaded on the new image and the role has moved to it.
    private func switchedOver(autoAbort: UInt16? = nil) throws -> TwoControllers {
        var pair = try added()
        try pair.give(0, .commandEntered(.install(.activate(autoAbort: autoAbort))))
        #expect(pair.units[1].power == .booting(.upgrade))
        try lose(0, &pair)
        while pair.units[1].facility != .active { try pair.finish(1, limit: 1) }
        return pair
    }

    /// The unit notices that its peer is gone.
    private func lose(_ unit: Int, _ pair: inout TwoControllers) throws {
        try pair.fire(unit, .linkHoldDown)
        try pair.finish(unit, limit: 1)
    }

    private func activated(autoAbort: UInt16? = nil) throws -> TwoControllers {
        var pair = try switchedOver(autoAbort: autoAbort)
        try pair.finish()
        return pair
    }

    private func versions(_ pair: TwoControllers) -> [String] {
        pair.units.map(\.atStart.version)
    }

    @Test func `an added image is on both units, and both still run the old one`() throws {
        let pair = try added()
        #expect(pair.units.map { $0.upgrade?.phase } == [.added, .added])
        #expect(pair.units.allSatisfy { $0.images == ["16.10", Self.image] })
        #expect(versions(pair) == ["16.10", "16.10"])
    }

    @Test func `the standby goes first, then the role moves with state, then the former active follows`() throws {
        var pair = try switchedOver()
        #expect(versions(pair)[1] == Self.image)
        #expect(pair.units[1].history.map(\.cause) == [.userForced] && pair.units[1].history[0].isStateful)
        #expect(pair.units[1].upgrade?.phase == .activeSwitchedOver)
        try pair.finish()
        #expect(versions(pair) == [Self.image, Self.image])
        #expect(pair.units.map(\.facility) == [.standbyHot, .active])
        #expect(pair.units.map { $0.upgrade?.phase } == [.activated, .activated])
        try pair.give(1, .commandEntered(.install(.commit)))
        #expect(pair.units.map(\.upgrade) == [nil, nil])
        #expect(pair.units.map(\.bootImage) == [Self.image, Self.image])
        #expect(pair.units.map(\.allowsMixedVersions) == [false, false])
    }

    @Test func `two versions form a pair only while it lasts`() throws {
        var pair = try added()
        try pair.give(0, .commandEntered(.install(.activate(autoAbort: nil))))
        try lose(0, &pair)
        #expect(pair.units.map(\.allowsMixedVersions) == [true, true])
        try pair.finish(1, limit: 2)
        #expect(pair.units.map { $0.pair != nil } == [true, true])
        #expect(versions(pair) == ["16.10", Self.image])
    }

    @Test func `aborted before the role has moved, the standby goes back and the active stays`() throws {
        var pair = try added()
        try pair.give(0, .commandEntered(.install(.activate(autoAbort: nil))))
        try pair.give(0, .commandEntered(.install(.abort)))
        try lose(0, &pair)
        try pair.finish()
        #expect(versions(pair) == ["16.10", "16.10"])
        #expect(pair.units.map(\.facility) == [.active, .standbyHot])
        #expect(pair.units.map(\.upgrade) == [nil, nil])
        #expect(pair.units[1].history.isEmpty)
    }

    @Test func `aborted afterwards, both go back the same way`() throws {
        var pair = try activated()
        try pair.give(1, .commandEntered(.install(.abort)))
        #expect(pair.units[0].power == .booting(.upgrade))
        try lose(1, &pair)
        while pair.units[0].facility != .active { try pair.finish(0, limit: 1) }
        try pair.finish()
        #expect(versions(pair) == ["16.10", "16.10"])
        #expect(pair.units.map(\.facility) == [.active, .standbyHot])
        #expect(pair.units.map(\.upgrade) == [nil, nil])
        #expect(pair.units[0].history.map(\.cause) == [.userForced])
    }

    @Test func `what is not committed in time is aborted, by whoever is active then`() throws {
        var pair = try activated(autoAbort: 30)
        let deadline = pair.units[1].upgrade?.abortsAt
        #expect(deadline != nil)
        #expect(pair.units.map { $0.deadline(of: .autoAbort) } == [nil, deadline])
        try pair.fire(1, .autoAbort)
        #expect(pair.units.map { $0.upgrade?.isRollingBack } == [true, true])
        #expect(pair.units[0].power == .booting(.upgrade))
    }

    @Test func `the time to abort counts from the activation`() throws {
        let added = try added().units[0]
        let activate = Stimulus.commandEntered(.install(.activate(autoAbort: 30)))
        let armed = try decided(added, at: 9_000_000, activate).filter {
            if case .timerArmed = $0 { true } else { false }
        }
        #expect(armed.contains(.timerArmed(.autoAbort, at: ms(9_000_000 + 30 * 60_000))))
    }

    @Test func `what is committed in time is not aborted`() throws {
        var pair = try activated(autoAbort: 1_200)
        try pair.give(1, .commandEntered(.install(.commit)))
        #expect(pair.units.map { $0.deadline(of: .autoAbort) } == [nil, nil])
    }

    @Test func `an upgrade that was only added is aborted without a reload`() throws {
        var pair = try added()
        try pair.give(0, .commandEntered(.install(.abort)))
        #expect(pair.units.map(\.upgrade) == [nil, nil])
        #expect(pair.units.map(\.facility) == [.active, .standbyHot])
    }

    @Test func `a restart while the image is on its way forgets the upgrade`() throws {
        var settings = ControllerSettings()
        settings.profile = .r17
        var pair = try TwoControllers.terminal(settings)
        try pair.give(0, .commandEntered(.install(.add(image: Self.image))))
        try pair.give(0, .powered(isOn: false))
        #expect(pair.units[0].upgrade == nil)
    }

    @Test func `every step is refused out of its order`() throws {
        var settings = ControllerSettings()
        settings.profile = .r17
        let before = try TwoControllers.terminal(settings)
        func refused(_ pair: TwoControllers, _ step: Command.InstallStep, on unit: Int) -> ControllerRejection? {
            refusal(pair.units[unit], .commandEntered(.install(step)))
        }
        for step in [Command.InstallStep.activate(autoAbort: nil), .commit, .abort] {
            #expect(refused(before, step, on: 0) == .noUpgradeInProgress)
        }
        let added = try added()
        #expect(refused(added, .add(image: "other"), on: 0) == .upgradeInProgress)
        #expect(refused(added, .commit, on: 0) == .wrongUpgradePhase(.added))
        #expect(refused(added, .activate(autoAbort: nil), on: 1) == .standbyConsoleDisabled)
        let moved = try switchedOver()
        #expect(refused(moved, .activate(autoAbort: nil), on: 1) == .wrongUpgradePhase(.activeSwitchedOver))
        #expect(refused(moved, .commit, on: 1) == .wrongUpgradePhase(.activeSwitchedOver))
        var alone = before.units[0]
        alone.pair = nil
        #expect(refusal(alone, .commandEntered(.install(.add(image: Self.image)))) == .noPeer)
        var cold = added.units[0]
        cold.pair?.status.facility = .standbyColdBulk
        #expect(refusal(cold, .commandEntered(.install(.activate(autoAbort: nil)))) == .peerNotHot(.standbyColdBulk))
        let old = try TwoControllers.terminal()
        #expect(refused(old, .add(image: Self.image), on: 0) == .notInThisProfile)
    }

    @Test func `the unit's log shows each phase as the device's output`() throws {
        let pair = try activated()
        let states = pair.log.map { log in
            log.filter { if case .settingShared(.upgrade) = $0 { true } else { false } }
        }
        #expect(states.map(\.count) == [4, 2])
        let fact = ControllerEvent(at: ms(0), states[1][1]).facts(of: pair.units[1])
        let printed = Snapshot(
            .issuState,
            [
                Section(
                    "summary",
                    [
                        Field("Current ISSU Status", "In Progress"), Field("Current state", "Activated state"),
                        Field("Running image", Self.image), Field("Operating mode", "sso, terminal state reached"),
                    ]
                ),
                Section("image", [Field("Name", Self.image)]),
            ]
        )
        #expect(fact == [.observed(printed)])
        let idle = try TwoControllers.terminal().units[0].upgradeSnapshot
        #expect(idle.section("summary")?["Notice"] == "No ISSU operation is in progress")
    }
}
