import Replay
import Testing

@testable import Redundancy

/// The page *Redundancy States* (315–391): each field follows from the state of its unit.
@Suite struct MonitoringPageTests {
    private func pages(_ pair: TwoControllers) -> [MonitoringPage] {
        pair.units.map { MonitoringPage(of: $0) }
    }

    @Test func `a pair in its terminal state`() throws {
        let pages = try pages(TwoControllers.terminal())
        #expect(pages.map(\.myState.name) == ["Active", "Standby HOT"])
        #expect(pages.map(\.peerState.name) == ["Standby HOT", "Active"])
        #expect(pages.map(\.isDuplex) == [true, true])
        #expect(pages.map(\.unit.rawValue) == [1, 2])
        #expect(pages.map(\.operationalModeIsSSO) == [true, true])
        #expect(pages.map(\.configuredModeIsSSO) == [true, true])
        #expect(pages.map(\.redundancyStateIsSSO) == [true, true])
        #expect(pages.map(\.manualSwitchoverObstacle) == [nil, .notActive])
        #expect(pages.map(\.communicationsAreUp) == [true, true])
        #expect(pages.map(\.history) == [[], []])
        #expect(pages.map(\.ledShowsActive) == [true, false])
    }

    @Test func `a unit on its own that was never configured for a pair`() throws {
        var unit = TwoControllers()
        unit.units[0] = controller(1, paired: false)
        try unit.give(0, .powered(isOn: true))
        try unit.finish(0)
        let page = pages(unit)[0]
        #expect(page.myState == .active && page.peerState == .disable)
        #expect(!page.isDuplex && !page.operationalModeIsSSO && !page.configuredModeIsSSO)
        #expect(!page.redundancyStateIsSSO && !page.communicationsAreUp)
        #expect(page.manualSwitchoverObstacle == .noPeer)
        #expect(page.ledShowsActive)
    }

    @Test func `while the standby synchronises there is a pair, and no redundancy yet`() throws {
        var pair = TwoControllers()
        for unit in [0, 1] { try pair.give(unit, .powered(isOn: true)) }
        while pair.units[1].facility != .standbyColdBulk || pair.units[0].facility != .active {
            try pair.finish(limit: 1)
        }
        let pages = pages(pair)
        #expect(pages.map(\.myState) == [.active, .disable])
        #expect(pages.map(\.isDuplex) == [true, true])
        #expect(pages.map(\.redundancyStateIsSSO) == [false, false])
        #expect(pages[0].peerState == .disable)
        #expect(pages[0].manualSwitchoverObstacle == .peerNotHot(.standbyColdBulk))
    }

    @Test func `after a switchover the history has its row, and the other unit is active`() throws {
        var pair = try TwoControllers.terminal()
        try pair.give(0, .commandEntered(.forceSwitchover))
        try pair.fire(1, .linkHoldDown)
        try pair.finish(1)
        let alone = pages(pair)[1]
        #expect(alone.myState == .active && alone.peerState == .disable && !alone.isDuplex)
        #expect(!alone.communicationsAreUp && alone.ledShowsActive)
        #expect(alone.manualSwitchoverObstacle == .noPeer)
        try pair.finish()
        let pages = pages(pair)
        #expect(pages.map(\.myState) == [.standbyHot, .active])
        #expect(pages.map(\.ledShowsActive) == [false, true])
        let row = try #require(pages[1].history.first)
        #expect(pages[1].history.count == 1)
        #expect([row.previousActive, row.currentActive].map(\.rawValue) == [1, 2])
        #expect(row.at == pair.units[1].activeSince && row.cause.reason == "user forced")
    }

    @Test func `a link that is down takes the communications with it at once`() throws {
        var pair = try TwoControllers.terminal()
        try pair.give(0, .carrierChanged(.redundancyPort, isUp: false))
        let page = pages(pair)[0]
        #expect(!page.communicationsAreUp && page.isDuplex)
    }

    @Test func `a unit without power and one in recovery show no active LED`() throws {
        var pair = try TwoControllers.terminal()
        pair.units[0].recovery = .active
        try pair.give(1, .powered(isOn: false))
        let pages = pages(pair)
        #expect(pages.map(\.ledShowsActive) == [false, false])
        #expect(pages[0].manualSwitchoverObstacle == .notActive)
        #expect(pages[1].myState == .disable)
    }
}

@Suite struct ControllerVersionTests {
    /// Two units of two versions, with the option set on each or not.
    private func pair(_ first: Bool, _ second: Bool) throws -> TwoControllers {
        var pair = TwoControllers()
        pair.units[1].atStart.version = "16.11"
        for (unit, allows) in [first, second].enumerated() { pair.units[unit].settings.allowsMixedVersions = allows }
        for unit in [0, 1] { try pair.give(unit, .powered(isOn: true)) }
        try pair.finish()
        return pair
    }

    @Test(arguments: [(false, false), (true, false), (false, true)])
    func `two versions form no pair unless both allow it`(first: Bool, second: Bool) throws {
        let pair = try pair(first, second)
        #expect(pair.units.map(\.refusal) == [.versionsDiffer, .versionsDiffer])
        #expect(pair.units.allSatisfy { $0.pair == nil && !$0.isHot })
    }

    @Test func `two versions form a pair where both allow it`() throws {
        let pair = try pair(true, true)
        #expect(pair.units.map(\.facility) == [.active, .standbyHot])
        #expect(pair.units.map(\.atStart.version) == ["16.10", "16.11"])
    }
}
