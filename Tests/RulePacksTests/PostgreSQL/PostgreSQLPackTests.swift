import TestSupport
import Testing
import Upgrades

@testable import RulePacks

/// What is particular to a PostgreSQL cluster: when a check is not asked, and what is put back.
@Suite struct PostgreSQLPackTests {
    private static let scope = Scope.member(kind: "server", name: "db1")

    private func word(
        _ check: String,
        _ dossier: EstateDossier,
        at moment: String = EstateFixture.judgedAt
    ) throws
        -> VerdictWord?
    {
        try dossier.assess(at: moment).word(check, Self.scope.text)
    }

    private func planned(_ old: String, _ new: String) throws -> EstateDossier {
        var dossier = try EstateDossier(.postgreSQL)
        dossier.make(.init("plan", old, new))
        return dossier
    }

    @Test func `what only the way there needs is not asked once the cluster is on the target release`() throws {
        let assessment = try EstateDossier(.postgreSQLUpgraded).assess()
        let asked = assessment.verdicts.filter { $0.word != .notApplicable }.map(\.check)
        #expect(
            asked == [
                "pg.path.source-release", "pg.path.install-user", "pg.new.programs", "pg.settings.wal-level",
                "pg.settings.autovacuum", "pg.objects.invalid-indexes", "pg.objects.collations", "pg.backup.taken",
                "pg.after.release", "pg.after.statistics",
            ]
        )
    }

    @Test func `a cluster on the target release before any upgrade was noted fails`() throws {
        var dossier = try EstateDossier(.postgreSQLUpgraded)
        dossier.happenings = []
        #expect(try word("pg.path.source-release", dossier) == .unknown)
        dossier.note("cluster-upgrade", of: "db1", at: "2026-11-15T04:45:00Z")
        #expect(try word("pg.path.source-release", dossier) == .fail)
        #expect(try word("pg.after.release", dossier) == .fail)
    }

    @Test(arguments: [
        ("standbys: true", "standbys: false", "pg.settings.wal-level"),
        ("transfer: copy", "transfer: link", "pg.space.free"), ("transfer: copy", "transfer: clone", "pg.space.free"),
        ("to: \"16\"", "to: \"15.9\"", "pg.objects.aclitem"),
    ])
    func `the plan makes a check not applicable`(_ old: String, _ new: String, _ check: String) throws {
        #expect(try word(check, EstateDossier(.postgreSQL)) == .pass)
        #expect(try word(check, planned(old, new)) == .notApplicable)
    }

    @Test(arguments: [("pg.objects.aclitem", "16"), ("pg.before.logical-slots", "17")])
    func `a later old release makes a check not applicable`(_ check: String, _ release: String) throws {
        var dossier = try planned("to: \"16\"", "to: \"18\"")
        #expect(try word(check, dossier) == .pass)
        dossier.make(.init("db1/server", "15.8    |    15", "\(release).3    |    \(release)"))
        #expect(try word(check, dossier) == .notApplicable)
    }

    @Test func `what was looked at too long ago is unknown`() throws {
        let dossier = try EstateDossier(.postgreSQL)
        #expect(try word("pg.before.transactions", dossier, at: "2026-11-15T05:29:59Z") == .pass)
        #expect(try word("pg.before.transactions", dossier, at: "2026-11-15T05:30:01Z") == .unknown)
        #expect(try word("pg.before.prepared", dossier, at: "2026-11-16T04:29:59Z") == .pass)
        #expect(try word("pg.before.prepared", dossier, at: "2026-11-16T04:30:01Z") == .unknown)
    }

    @Test func `a restart that the server itself tells makes older answers unknown`() throws {
        var dossier = try EstateDossier(.postgreSQL)
        dossier.make(.init("db1/server", "2026-11-14T21:00:03Z", "2026-11-15T04:59:03Z"))
        #expect(try word("pg.settings.autovacuum", dossier) == .unknown)
        #expect(try word("pg.path.source-release", dossier) == .pass)
    }

    @Test func `what was found is put back, and evidence says so`() throws {
        let checks = [
            "pg.before.logical-slots", "pg.before.physical-slots", "pg.weaken.event-triggers", "pg.weaken.archiving",
        ]
        let found = try EstateFixture.postgreSQL.found()
        var dossier = try EstateDossier(.postgreSQL)
        dossier.outputs = dossier.outputs.filter { output in !found.contains { $0.id == output.id } } + found
        let first = try dossier.assess()
        #expect(
            try (checks + ["pg.before.prepared", "pg.before.transactions"]).map { try word($0, dossier) }
                == [.warn, .warn, .warn, .warn, .fail, .waiting]
        )
        let subjects = checks.map { check in first.standings.first { $0.check == check }?.subjects }
        #expect(subjects == [["orders_feed"], ["standby2"], ["app.guard_drop"], []])

        func restored(_ estate: EstateFixture, with outputs: [EstateFixture.Output]) throws -> [Bool?] {
            var dossier = try EstateDossier(estate)
            dossier.outputs = dossier.outputs.filter { output in !outputs.contains { $0.id == output.id } } + outputs
            dossier.subjects = zip(checks, subjects).map { check, values in
                ObligationSubjects(check: check, scope: Self.scope, values: values ?? [])
            }
            let standings = try dossier.assess().standings
            return checks.map { check in standings.first { $0.check == check }?.isRestored }
        }
        #expect(try restored(.postgreSQL, with: []) == [false, false, false, false])
        #expect(try restored(.postgreSQLUpgraded, with: []) == [false, false, false, false])
        #expect(try restored(.postgreSQLUpgraded, with: found) == [true, true, true, true])
        var one = found
        for index in one.indices where one[index].id == "slots" {
            one[index].text = one[index].text.replacing("orders_feed", with: "another    ")
        }
        #expect(try restored(.postgreSQLUpgraded, with: one) == [false, true, true, true])
    }
}
