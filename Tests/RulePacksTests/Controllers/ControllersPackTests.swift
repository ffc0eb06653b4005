import TestSupport
import Testing
import Upgrades

@testable import RulePacks

/// What is particular to a pair of controllers: modes, what a unit may say, and what is put back.
@Suite struct ControllersPackTests {
    private func bundle() throws -> EstateDossier {
        var dossier = try EstateDossier(.controllers)
        dossier.make(.init("plan", "mode: install", "mode: bundle"))
        dossier.make(.init("run/version", "INSTALL", "BUNDLE"))
        return dossier
    }

    @Test func `each mode has its own checks`() throws {
        let install = try EstateDossier(.controllers).assess()
        #expect(install.verdicts.filter { $0.word == .notApplicable }.map(\.check) == ["c9800.image.standby"])
        let bundle = try bundle().assess()
        #expect(bundle.verdicts.filter { $0.word == .notApplicable }.map(\.check) == ["c9800.upgrade.activated"])
        let upgraded = try EstateDossier(.controllersUpgraded).assess()
        #expect(
            upgraded.verdicts.filter { $0.word == .notApplicable }.map(\.check)
                == ["c9800.image.active", "c9800.image.standby"]
        )
    }

    @Test func `packages that the plan does not name are unknown`() throws {
        var dossier = try EstateDossier(.controllersUpgraded)
        dossier.make(.init("plan", "  packages: 17.09.05.0.7\n", ""))
        #expect(try dossier.assess().word("c9800.upgrade.activated", "run") == .unknown)
    }

    @Test(arguments: [
        ("8  -STANDBY HOT", "1  -DISABLED", VerdictWord.fail), ("8  -STANDBY HOT", "4  -STANDBY COLD-BULK", .waiting),
        ("= sso", "= Non-redundant", .fail), ("13 -ACTIVE", "9  -ACTIVE-FAST", .fail),
    ])
    func `a standby that is not hot is told apart from one that is being brought up`(
        _ old: String,
        _ new: String,
        _ word: VerdictWord
    ) throws {
        var dossier = try EstateDossier(.controllers)
        dossier.make(.init("run/redundancy", old, new))
        #expect(try dossier.assess().word("c9800.pair.sso", "run") == word)
    }

    @Test func `room for the image is as good as the image, until it must be there`() throws {
        var dossier = try EstateDossier(.controllers)
        for side in ["active", "standby"] {
            dossier.make(.init("run/\(side)-flash", "example-wlc.17.09.05", "example-wlc.17.06.01"))
        }
        let assessment = try dossier.assess()
        #expect(assessment.word("c9800.space.active", "run") == .pass)
        #expect(assessment.word("c9800.space.standby", "run") == .pass)
        #expect(assessment.word("c9800.image.active", "run") == .fail)
    }

    @Test func `a switchover makes what was seen before it unknown`() throws {
        var dossier = try EstateDossier(.controllers)
        dossier.note("switchover", of: "run", at: "2026-11-15T04:40:00Z")
        let assessment = try dossier.assess()
        #expect(assessment.word("c9800.pair.roles", "run") == .unknown)
        #expect(assessment.word("c9800.pair.same-version", "run") == .pass)
        #expect(assessment.word("c9800.after.access-points", "run") == .manual)
    }

    @Test func `packages that are active are to be committed before the timer ends`() throws {
        func standing(_ estate: EstateFixture, _ changes: [PackItem.Change] = []) throws -> Bool? {
            var dossier = try EstateDossier(estate)
            for change in changes { dossier.make(change) }
            return try dossier.assess().standings.first { $0.check == "c9800.upgrade.activated" }?.isRestored
        }
        let place = "run/install-summary"
        let uncommitted = PackItem.Change(place, "C    17.09.05", "U    17.09.05")
        let timer = PackItem.Change(
            place,
            "timer: inactive",
            "timer: active , time before rollback - 01:41:22"
        )
        #expect(try standing(.controllersUpgraded) == true)
        #expect(try standing(.controllersUpgraded, [uncommitted, timer]) == false)
        #expect(try standing(.controllersUpgraded, [timer]) == false)
        #expect(try standing(.controllers) == false)
        var dossier = try EstateDossier(.controllersUpgraded)
        for change in [uncommitted, timer] { dossier.make(change) }
        #expect(try dossier.assess().word("c9800.upgrade.activated", "run") == .pass)
    }

    @Test func `who opened the standby's console is asked to close it`() throws {
        let check = try #require(
            EstateDossier.pack(of: .controllers).checks.first { $0.id == "c9800.weaken.standby-console" }
        )
        #expect(check.obligation?.opening == .attested)
        let standing = try EstateDossier(.controllers).assess().standings.first { $0.check == check.id }
        #expect(standing?.isRestored == nil)
    }
}
