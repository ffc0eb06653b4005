import Foundation
import Operations
import TestSupport
import Testing
import Upgrades
import Views

/// The read models of upgrade runs, made from a real log.
@Suite struct UpgradeViewsTests {
    private static let tables = [
        "upgrade_runs", "upgrade_transitions", "upgrade_checks", "upgrade_evidence", "upgrade_attestations",
        "upgrade_waivers", "upgrade_obligations",
    ]

    @Test func `the run of the log goes from open to closed`() throws {
        let stage = try UpgradeLog.last()
        #expect(stage.upgrades.map(\.run) == ["spring", "autumn"])
        #expect(stage.upgrades.map(\.state.phase) == [.closed, .open])
        #expect(stage.recordings.map(\.pair) == ["lab"])
    }

    @Test(arguments: ViewsUpdateTests.seeds)
    func `updates after any commits give the rows of a rebuild`(seed: UInt64) throws {
        print("LOCKSTEP_SEED=\(seed) swift test --filter UpgradeViewsTests")
        var generator = SeededGenerator(seed: seed)
        let stages = UpgradeLog.stages
        let incremental = try TemporaryViews()
        let views = try incremental.open()
        var place = -1
        while place < stages.count - 1 {
            place = min(stages.count - 1, place + Int.random(in: 1...9, using: &generator))
            try views.update(stages[place])
            #expect(try views.verify(stages[place]) == [], "seed \(seed), commit \(place)")
        }
        let rebuilt = try TemporaryViews()
        try rebuilt.open().rebuild(try UpgradeLog.last())
        let contents = try incremental.contents()
        #expect(try contents == rebuilt.contents(), "seed \(seed)")
        for table in Self.tables { #expect(contents[table]?.isEmpty == false, "\(table)") }
    }

    @Test func `later acts change earlier rows`() throws {
        let file = try TemporaryViews()
        let views = try file.open()
        let started = try #require(UpgradeLog.stages.firstIndex { $0.upgrades[0].state.phase == .started })
        try views.update(UpgradeLog.stages[started])
        let open = "SELECT state, closed_at_ns IS NULL FROM upgrade_runs WHERE run = 'spring'"
        #expect(try file.strings(open) == [#""started" | 1"#])
        #expect(try file.strings("SELECT DISTINCT state, closed_by FROM upgrade_obligations") == [#""open" | NULL"#])
        try views.update(try UpgradeLog.last())
        #expect(try file.strings(open) == [#""closed" | 0"#])
        #expect(
            try file.strings("SELECT DISTINCT state, closed_by, person FROM upgrade_obligations ORDER BY 2")
                == [#""closed" | "evidence" | NULL"#, #""closed" | "person" | "operator-1""#]
        )
    }

    @Test func `a run without a record stays as it is`() throws {
        let stage = try UpgradeLog.last()
        let file = try TemporaryViews()
        let views = try file.open()
        try views.rebuild(stage)
        let before = try file.contents()
        var later = stage.checkpoint
        later.treeSize += 1
        try views.update(stage.recordings, upgrades: [stage.upgrades[1]], to: later)
        var after = try file.contents()
        #expect(after["checkpoint"] != before["checkpoint"])
        after["checkpoint"] = before["checkpoint"]
        #expect(after == before)
    }

    @Test(arguments: [
        (
            """
            SELECT r.pack_id, r.pack_version, r.state, (r.closed_at_ns - r.started_at_ns) / 1000000000 > 0,
                r.opened_by, r.reason, length(r.pack_digest), r.assessed_at_ns < r.latest_at_ns
            FROM upgrade_runs r WHERE run = 'spring'
            """,
            [#""em-13.4" | "1.0.0" | "closed" | 1 | "operator-1" | "CHG-1042" | 64 | 1"#]
        ),
        (
            "SELECT state, started_at_ns, closed_at_ns FROM upgrade_runs WHERE run = 'autumn'",
            [#""open" | NULL | NULL"#]
        ),
        (
            "SELECT ordinal, state, person FROM upgrade_transitions WHERE run = 'spring'",
            ["open", "started", "stopped", "started", "closed"].enumerated()
                .map { "\($0.offset + 1) | \"\($0.element)\" | \"operator-1\"" }
        ),
        (
            """
            SELECT c.check_id, c.scope, level, phase, verdict, c.reason, json_array_length(c.evidence) > 0, w.risk
            FROM upgrade_checks c LEFT JOIN upgrade_waivers w USING (run, check_id, scope)
            WHERE run = 'spring' AND level = 'must' AND verdict = 'fail'
            """,
            [#""em.p06.ports" | "oms/oms1" | "must" | 4 | "fail" | "decided" | 1 | "the port is refused""#]
        ),
        (
            """
            SELECT DISTINCT e.evidence_id, e.host, e.exit_code, e.collector, e.is_captured_whole, e.redactions
            FROM upgrade_checks c, json_each(c.evidence) d
            JOIN upgrade_evidence e ON e.run = c.run AND e.digest = d.value
            WHERE c.check_id = 'em.p06.ports' AND c.scope = 'oms/oms1'
            """,
            [#""oms-details" | "collector.example.com" | 0 | "script" | 1 | 0"#]
        ),
        (
            """
            SELECT check_id, person, approver, needs_second_person, json_array_length(answers)
            FROM upgrade_attestations WHERE check_id = 'em.p07.data-sources'
            """,
            [#""em.p07.data-sources" | "operator-1" | "reviewer-2" | 1 | 2"#]
        ),
        (
            """
            SELECT person, approver, needs_second_person, reason, substr(evidence ->> 0, 1, 6),
                (expires_at_ns - at_ns) / 3600000000000
            FROM upgrade_waivers
            """,
            [#""operator-1" | NULL | 0 | "agreed with \"network\"" | "ababab" | 24"#]
        ),
        (
            """
            SELECT obligation_id, opened_by, closed_by, opened_sequence < closed_sequence, reason, answers
            FROM upgrade_obligations WHERE check_id = 'em.p07.smart-card'
            """,
            [#""em.restore.smart-card" | "attested" | "person" | 1 | "CHG-1042" | "[\"seen again\"]""#]
        ),
    ])
    func `a query gives the rows`(sql: String, rows: [String]) throws {
        let file = try TemporaryViews()
        try file.open().rebuild(try UpgradeLog.last())
        #expect(try file.strings(sql) == rows)
    }

    /// What follows a prefix of a line, to its end or to the quotation mark that closes it.
    private static func queries(in path: String, after prefix: String) throws -> [String] {
        let text = try String(contentsOf: Fixtures.project.appending(path: path), encoding: .utf8)
        return text.components(separatedBy: "\n").filter { $0.hasPrefix(prefix) }.map { line in
            String(line.dropFirst(prefix.count).prefix { $0 != "\"" })
        }
    }

    @Test func `the query of the README names the failure`() throws {
        let queries = try Self.queries(
            in: "README.md",
            after: "sqlite3 operations.lockstep/views.sqlite \""
        )
        let file = try TemporaryViews()
        try file.open().rebuild(try UpgradeLog.last())
        #expect(try queries.map { try file.strings($0) } == [[#""em.p06.ports" | "oms/oms1" | "fail""#]])
    }

    @Test func `every query of the article can be asked`() throws {
        let queries = try Self.queries(in: "Sources/Views/Views.docc/Views.md", after: "sqlite> ")
        #expect(queries.count == 5)
        let file = try TemporaryViews()
        try file.open().rebuild(try UpgradeLog.last())
        for query in queries { _ = try file.strings(query) }
    }

    /// What the columns say is what the run's own state says.
    @Test func `rows agree with the state of the run`() throws {
        let stage = try UpgradeLog.last()
        let file = try TemporaryViews()
        try file.open().rebuild(stage)
        for record in stage.upgrades {
            let state = record.state
            let counts = try file.strings(
                """
                SELECT (SELECT count(*) FROM upgrade_checks WHERE run = r.run),
                    (SELECT count(*) FROM upgrade_evidence WHERE run = r.run),
                    (SELECT count(*) FROM upgrade_attestations WHERE run = r.run),
                    (SELECT count(*) FROM upgrade_waivers WHERE run = r.run),
                    (SELECT count(*) FROM upgrade_obligations WHERE run = r.run),
                    (SELECT count(*) FROM upgrade_transitions WHERE run = r.run)
                FROM upgrade_runs r WHERE run = '\(record.run)'
                """
            )
            let expected = [
                state.verdicts.count, state.evidence.count, state.statements.count, state.waivers.count,
                state.obligations.count, state.history.count,
            ]
            #expect(counts == [expected.map(String.init).joined(separator: " | ")])
        }
    }

    @Test func `an edit by hand and a foreign run are found and named`() throws {
        let stage = try UpgradeLog.last()
        let file = try TemporaryViews()
        let views = try file.open()
        try views.update(stage)
        try file.edit(
            """
            UPDATE upgrade_checks SET verdict = 'pass' WHERE check_id = 'em.p06.ports' AND scope = 'oms/oms1';
            UPDATE upgrade_runs SET run = 'winter' WHERE run = 'autumn';
            DELETE FROM upgrade_waivers
            """
        )
        let differences = try views.verify(stage)
        #expect(differences.map(\.table) == ["upgrade_runs", "upgrade_runs", "upgrade_checks", "upgrade_waivers"])
        #expect(differences.map(\.key).prefix(2) == ["run = 'autumn'", "run = 'winter'"])
        #expect(
            differences[2]
                == ViewsDifference(
                    table: "upgrade_checks",
                    key: "run = 'spring', check_id = 'em.p06.ports', scope = 'oms/oms1'",
                    stored: "verdict = 'pass'",
                    rebuilt: "verdict = 'fail'"
                )
        )
    }

    /// The tables of version 1 knew no upgrade runs.
    @Test func `a file of the version before is made anew and filled`() throws {
        let stage = try UpgradeLog.last()
        let file = try TemporaryViews()
        try file.open().update(stage.recordings, to: stage.checkpoint)
        try file.edit(Self.tables.map { "DROP TABLE \($0);" }.joined() + "PRAGMA user_version = 1")
        let views = try file.open()
        #expect(try views.checkpoint == nil)
        try views.update(stage)
        #expect(try views.verify(stage) == [])
        let fresh = try TemporaryViews()
        try fresh.open().rebuild(stage)
        #expect(try file.contents() == fresh.contents())
    }

    @Test(arguments: tables) func `a failure while writing leaves the former rows`(table: String) throws {
        let file = try TemporaryViews()
        let views = try file.open()
        try views.update(UpgradeLog.stages[0])
        try file.edit("CREATE TRIGGER fault BEFORE INSERT ON \(table) BEGIN SELECT raise(ABORT, 'torn'); END")
        let before = try file.contents()
        #expect(throws: ViewsError.self) { try views.update(try UpgradeLog.last()) }
        #expect(try file.contents() == before)
    }

    @Test func `a run twice, and a run behind the checkpoint, are refused`() throws {
        let stage = try UpgradeLog.last()
        let views = try TemporaryViews().open()
        #expect(throws: ViewsError.runTwice("spring")) {
            try views.update([], upgrades: stage.upgrades + [stage.upgrades[0]], to: stage.checkpoint)
        }
        let early = UpgradeLog.stages[0].checkpoint
        let error = #expect(throws: ViewsError.self) {
            try views.rebuild([], upgrades: [stage.upgrades[0]], to: early)
        }
        let last = try #require(stage.upgrades[0].entries.last?.sequence)
        #expect(error == .runBeyondCheckpoint(run: "spring", sequence: last, endSequence: early.endSequence))
        #expect(try views.checkpoint == nil)
    }
}
