import Execution
import Foundation
import Replay
import RulePacks
import TestSupport
import Testing
import Upgrades

/// The shipped pack against a real server: what it collects, and how its verdicts move when the server changes.
@Suite(.enabled(if: LivePostgreSQL.isPresent, Comment(rawValue: LivePostgreSQL.absence)), .serialized)
struct LivePostgreSQLTests {
    /// Every check that a server, its programs and its new cluster can answer, with what a clean one answers.
    ///
    /// The plan's target is later than any release, so the new programs are never those of the target, and nothing is after it.
    private static let clean: [(check: String, word: VerdictWord)] = [
        ("pg.path.source-release", .pass), ("pg.path.install-user", .pass), ("pg.new.programs", .fail),
        ("pg.new.checksums", .pass), ("pg.new.stopped", .pass), ("pg.settings.wal-level", .pass),
        ("pg.settings.autovacuum", .pass), ("pg.objects.reg-columns", .pass), ("pg.objects.removed-types", .pass),
        ("pg.objects.aclitem", .pass), ("pg.objects.extensions", .pass), ("pg.objects.invalid-indexes", .pass),
        ("pg.objects.collations", .pass), ("pg.space.free", .pass), ("pg.before.prepared", .pass),
        ("pg.before.transactions", .pass), ("pg.before.logical-slots", .pass), ("pg.before.physical-slots", .pass),
        ("pg.weaken.event-triggers", .pass), ("pg.weaken.archiving", .pass), ("pg.before.check", .pass),
        ("pg.after.release", .fail), ("pg.after.statistics", .unknown),
    ]
    private static let restored = [
        "pg.before.logical-slots", "pg.before.physical-slots", "pg.weaken.event-triggers", "pg.weaken.archiving",
    ]

    private let pack: RulePack
    private let plan: Plan
    private let server: LivePostgreSQL
    private let redaction = Redaction(salt: [UInt8](repeating: 1, count: 32))

    init() throws {
        let programs = try #require(LivePostgreSQL.programs)
        server = try LivePostgreSQL(programs: programs)
        pack = try RulePack(yaml: ShippedPack.postgreSQL.text)
        let attributes = [
            PlanFact("host", server.host), PlanFact("port", String(server.port)), PlanFact("user", "postgres"),
            PlanFact("old-bin", programs), PlanFact("old-data", server.data), PlanFact("new-bin", server.newPrograms),
            PlanFact("new-data", server.newData), PlanFact("new-share", server.newShare),
        ]
        plan = Plan(
            facts: [
                PlanFact("to", "99"), PlanFact("transfer", "copy"), PlanFact("standbys", "true"),
                // No test waits five minutes: here a transaction is long as soon as it is older than the question.
                PlanFact("long-transaction", "0"),
            ],
            members: [Member(kind: "server", name: "main", attributes: attributes)]
        )
    }

    private var items: [CollectionItem] {
        get throws {
            try CollectionPlan(for: pack, plan).items
        }
    }

    private static func now() -> Instant {
        // The server tells the second of its start: a whole second would often be the same one.
        Instant(nanoseconds: Int64(Date().timeIntervalSince1970 * 1_000_000) * 1_000)
    }

    private func assessment(_ collected: [CollectedEvidence], _ subjects: [ObligationSubjects] = []) -> Assessment {
        let dossier = Dossier(plan: plan, documents: collected.map(\.document), subjects: subjects)
        return Judge.assess(pack, dossier, at: Self.now())
    }

    private func words(_ collected: [CollectedEvidence]) -> [String] {
        let verdicts = assessment(collected).verdicts
        return Self.clean.map { entry in
            "\(entry.check) \(verdicts.first { $0.check == entry.check }?.word.name ?? "none")"
        }
    }

    /// By the runner.
    private func collected() async throws -> [CollectedEvidence] {
        let own = ProcessInfo.processInfo.environment
        let runner = CommandRunner(environment: CommandEnvironment(from: own), now: Self.now)
        var result: [CollectedEvidence] = []
        for item in try items { result.append(try await runner.collect(item, host: "db1", redaction: redaction)) }
        return result
    }

    /// By the script, which a host without Lockstep runs.
    private func scripted() throws -> [CollectedEvidence] {
        try CollectionFixture.archive(of: try CollectorScript(try items, of: pack)).collected(redaction)
    }

    /// Collects in both ways and compares with a clean server but for some checks.
    @discardableResult
    private func expect(_ others: [String: VerdictWord], _ situation: Comment) async throws -> [CollectedEvidence] {
        let expected = Self.clean.map { "\($0.check) \((others[$0.check] ?? $0.word).name)" }
        let collected = try await collected()
        #expect(words(collected) == expected, situation)
        let scripted = try scripted()
        #expect(words(scripted) == expected, situation)
        #expect(scripted.map(\.evidence.id) == collected.map(\.evidence.id))
        #expect(scripted.map(\.evidence.command) == collected.map(\.evidence.command))
        return scripted
    }

    private func weaken() throws {
        try server.execute(
            // A logical slot waits for the end of every transaction, also of a prepared one.
            "select pg_create_logical_replication_slot('feed', 'pgoutput')",
            "select pg_create_physical_replication_slot('standby2')",
            "create table t (a int)",
            "begin; insert into t values (1); prepare transaction 'left behind'",
            "create table r (f regproc)",
            "create table o (f information_schema.sql_identifier)",
            "create table c (f aclitem)",
            "create index i on r (f)",
            "update pg_catalog.pg_index set indisvalid = false where indexrelid = 'i'::regclass",
            "create function g() returns event_trigger language plpgsql as $$ begin end $$",
            "create event trigger guard_drop on ddl_command_start execute function g()",
            "alter system set archive_mode = on",
            "alter system set autovacuum = off"
        )
        try server.setChecksums(true)
        try server.setExtension(isPresent: false)
        try server.restart()
    }

    private func repair() throws {
        try server.execute(
            "alter event trigger guard_drop disable",
            "rollback prepared 'left behind'",
            "drop table t, r, o, c",
            "select pg_drop_replication_slot('feed')",
            "select pg_drop_replication_slot('standby2')",
            "alter system reset archive_mode",
            "alter system reset autovacuum"
        )
        try server.setChecksums(false)
        try server.setExtension(isPresent: true)
        try server.restart()
    }

    private func putBack() throws {
        try server.execute(
            "select pg_create_logical_replication_slot('feed', 'pgoutput')",
            "select pg_create_physical_replication_slot('standby2')",
            "alter event trigger guard_drop enable",
            "alter system set archive_mode = on"
        )
        try server.restart()
    }

    private static let weak: [String: VerdictWord] = [
        "pg.before.logical-slots": .warn, "pg.before.physical-slots": .warn, "pg.weaken.event-triggers": .warn,
        "pg.weaken.archiving": .warn,
    ]

    @Test func `verdicts follow the server, and come back when it is repaired`() async throws {
        try await expect([:], "a clean server")

        try weaken()
        let broken: [String: VerdictWord] = [
            "pg.before.prepared": .fail, "pg.objects.reg-columns": .fail, "pg.objects.removed-types": .fail,
            "pg.objects.aclitem": .fail, "pg.objects.invalid-indexes": .warn, "pg.objects.extensions": .fail,
            "pg.new.checksums": .fail, "pg.settings.autovacuum": .warn, "pg.before.check": .fail,
            "pg.after.statistics": .warn,
        ]
        let found = try await expect(broken.merging(Self.weak) { $1 }, "much is wrong")
        let subjects = assessment(found).standings.filter { !$0.subjects.isEmpty }.map {
            ObligationSubjects(check: $0.check, scope: $0.scope, values: $0.subjects)
        }
        #expect(subjects.map(\.values) == [["feed"], ["standby2"], ["postgres.guard_drop"]])

        try repair()
        func areRestored(_ collected: [CollectedEvidence]) -> [Bool?] {
            let standings = assessment(collected, subjects).standings
            return Self.restored.map { check in standings.first { $0.check == check }?.isRestored }
        }
        #expect(areRestored(try await expect([:], "repaired")) == [false, false, false, false])

        try putBack()
        #expect(areRestored(try await expect(Self.weak, "put back")) == [true, true, true, true])

        _ = try await server.withOpenTransaction {
            try await expect(Self.weak.merging(["pg.before.transactions": .waiting]) { $1 }, "a long transaction")
        }
    }

    @Test func `a server that does not answer leaves all unknown but what needs none`() async throws {
        server.stop()
        let unknown = Self.clean.filter { $0.check != "pg.new.programs" }.map { ($0.check, VerdictWord.unknown) }
        try await expect(Dictionary(uniqueKeysWithValues: unknown), "no server")
    }
}
