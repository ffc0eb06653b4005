internal import Foundation
internal import TestSupport
internal import Testing
internal import Upgrades

/// The same run with one thing wrong.
@Suite struct BlockedRunTests {
    @Test(arguments: [EstateFixture.base, .database19c, .drTransition])
    func `nothing blocks an estate that is ready`(_ fixture: EstateFixture) throws {
        #expect(try PreparedEstate.copy(of: fixture).gate(9) == GateText(open: true, blockers: [], waived: []))
    }

    /// The outputs of an estate with what makes an item fail, looked at again a second later.
    private func failing(_ item: PackItem, in estate: EstateRun) throws -> [EstateFixture.Output] {
        var changed: [String: EstateFixture.Output] = [:]
        for output in try estate.outputs() + estate.outputs(after: true) {
            changed["\(output.member)/\(output.id)"] = output
        }
        let places = Set((item.given + item.failing).map(\.place))
        changed = changed.filter { places.contains($0.key) }
        for change in item.given + item.failing {
            changed[change.place]?.text.replace(change.old, with: change.new)
            let moment = try #require(changed[change.place]?.collectedAt)
            let later = try Date(moment, strategy: .iso8601).addingTimeInterval(1)
            changed[change.place]?.collectedAt = later.formatted(.iso8601)
        }
        return changed.sorted { $0.key < $1.key }.map(\.value)
    }

    @Test(arguments: PackItem.enterpriseManager.filter { !$0.failing.isEmpty })
    func `only a must item that is not met blocks its gate`(_ item: PackItem) throws {
        var run = try PreparedEstate.inMemory(of: item.estate)
        try run.check(failing(item, in: run.estate))
        let answer = try run.gate(9)
        let blocked = item.level == .must ? item.alsoBlocks.union(["\(item.check) \(item.scope)"]) : []
        #expect(Set(answer.names) == blocked)
        #expect(run.verdict(item.check, item.scope) == "\(item.failure)".uppercased())
        // No gate before its own.
        let phase = try #require(EstateRun.pack.check(item.check)?.phase.number)
        if item.level == .must, phase > 1, item.alsoBlocks.isEmpty { #expect(try run.gate(phase - 1).open) }
    }

    /// An item of each estate, and one that is only recommended.
    @Test(arguments: [
        "em.p10.snapshot-logs", "em.p23.installer-closed", "em.p02.descriptor-stored", "em.p22.graphical-installer",
    ])
    func `the commands tell what is decided`(_ check: String) throws {
        let item = try #require(PackItem.enterpriseManager.first { $0.check == check && !$0.failing.isEmpty })
        let estate = try PreparedEstate.copy(of: item.estate)
        let outputs = try failing(item, in: estate)
        let checked = try estate.check(outputs)
        #expect([0, 1].contains(checked.code), "\(checked.errors)")
        var run = try PreparedEstate.inMemory(of: item.estate)
        try run.check(outputs)
        #expect(try estate.gate(9) == run.gate(9))
        #expect(try estate.report().verdict(item.check, item.scope) == run.verdict(item.check, item.scope))
    }

    @Test func `what people did not attest blocks, but for what is recommended`() throws {
        let estate = try EstateRun()
        try estate.open()
        try estate.noteHappenings()
        #expect(try estate.check(estate.outputs()).code == 0)
        #expect(
            try estate.gate(9).names == [
                "em.p01.platform run", "em.p07.data-sources run", "em.p07.smart-card run",
                "em.p09.requests-in-progress run", "em.p09.requests-scheduled run",
            ]
        )
    }

    @Test func `stops that are deferred do not block their own gate but the later one, until they pass`() throws {
        let estate = try EstateRun()
        try estate.open { $0.replacing("method: standard", with: "method: software-only") }
        for happening in estate.estate.happenings where happening.occurrence != "oms-stop" {
            let noted = try estate.sign(
                "note",
                happening.occurrence,
                "--scope",
                estate.scope(happening.member),
                "--at",
                estate.moved(happening.at)
            )
            try #require(noted.code == 0)
        }
        let running = try EstateFixture.base.found().filter { ["oms-status", "agent-status"].contains($0.id) }
        let others = try estate.outputs().filter { !["oms-status", "agent-status"].contains($0.id) }
        _ = try estate.check(others + running)
        try estate.attestAll()
        let report = try estate.report()
        let deferred = report.checks.filter { $0.verdict == "DEFERRED" }.map { "\($0.id) \($0.scope)" }
        #expect(
            deferred == [
                "em.p08.bi-publisher-stopped oms/oms1",
                "em.p19.oms-stopped oms/oms1", "em.p19.oms-stopped oms/oms2", "em.p19.oms-stopped oms/oms3",
                "em.p20.agent-stopped agent/agent-oms1",
            ]
        )
        let six = try estate.gate(6).names
        #expect(six.filter { $0.hasPrefix("em.p19") || $0.hasPrefix("em.p20") } == [])
        #expect(Set(try estate.gate(8).names).isSuperset(of: deferred))
        // Stopped before the new software takes over.
        let stopped = try estate.outputs().filter { ["oms-status", "agent-status"].contains($0.id) }
        _ = try estate.check(stopped)
        let eight = try estate.gate(8).names
        #expect(Set(eight).isDisjoint(with: deferred))
    }
}
