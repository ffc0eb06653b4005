import Operations
import Redundancy
import Testing
import Views

/// The rows of one known failover, as a person queries them.
@Suite struct ProjectionTests {
    private func query(_ sql: String) throws -> [String] {
        let log = SampleLogs.failover()
        let file = try TemporaryViews()
        try file.open().rebuild(try log.recordings(), to: log.checkpoint())
        return try file.strings(sql)
    }

    @Test(arguments: [
        (
            "SELECT incident, kind, is_switchover, previous_active, current_active FROM incidents",
            [#"1 | "formation" | 0 | NULL | NULL"#, #"2 | "process failure" | 1 | 1 | 2"#]
        ),
        (
            "SELECT kind, lower_ns, upper_ns, verdict, nominal_ns, limit_ns FROM measurements WHERE incident = 2 LIMIT 2",
            [
                #""detection" | 50000000 | 50000000 | "within nominal" | 50000000 | 60000000"#,
                #""takeover" | 1020000000 | 1020000000 | "within nominal" | 1020000000 | 1224000000"#,
            ]
        ),
        (
            """
            SELECT s.kind, w.sequence, w.cause FROM incident_steps s JOIN incident_witnesses w USING (pair, incident, step)
            WHERE s.kind = 'peer lost'
            """,
            [#""peer lost" | 9 | "not present""#, #""peer lost" | 10 | "down""#]
        ),
        (
            "SELECT kind, name, code, peer_name, changed, client, previous FROM progressions WHERE kind <> 'pairing'",
            [
                #""state change" | "ACTIVE-FAST" | 9 | "DISABLED" | "both" | NULL | NULL"#,
                #""call" | "RF_PROG_ACTIVE" | 204 | NULL | NULL | "IfIndex" | NULL"#,
            ]
        ),
        (
            "SELECT name, previous FROM progressions WHERE kind = 'pairing' ORDER BY place LIMIT 3",
            [
                #""standby insertion" | NULL"#, #""synchronising" | "standby insertion""#,
                #""terminal" | "synchronising""#,
            ]
        ),
        (
            "SELECT severity, sequences, details ->> 'before_reason', details ->> 'after_reason' FROM findings "
                + "WHERE kind = 'history row changed'",
            [#""contradiction" | "[14,19]" | "active unit removed" | "active unit failed""#]
        ),
        (
            "SELECT details ->> 'text', details ->> 'is_critical' FROM findings WHERE kind = 'alarm before'",
            [#""memory 97 % \"used\"" | 1"#]
        ),
        (
            "SELECT seat, chassis, role, state, state_code FROM units",
            [#"1 | 1 | "standby" | "STANDBY HOT" | 8"#, #"2 | 2 | "active" | "ACTIVE" | 13"#]
        ),
        (
            "SELECT name, value FROM redundancy_state WHERE scope = 'pair' AND name = 'step'",
            [#""step" | "terminal""#]
        ),
        (
            "SELECT history_index, previous_active, current_active, reason, is_printed FROM switchover_history",
            [#"1 | 1 | 2 | "active unit failed" | 1"#]
        ),
        (
            "SELECT name, lines, unread_lines FROM captures",
            [#""one-1.log" | NULL | NULL"#, #""two-2.log" | 41 | 1"#]
        ),
        ("SELECT capture_sequence, reason, line FROM unread", [#"1 | "damaged stamp" | 40"#]),
    ])
    func `a query gives the rows`(sql: String, rows: [String]) throws {
        #expect(try query(sql) == rows)
    }
}
