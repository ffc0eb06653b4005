import Operations
import Testing
import Views

@Suite struct ViewsVerifyTests {
    @Test(arguments: [
        (
            "UPDATE chassis SET role = 'standby' WHERE chassis = 2",
            ViewsDifference(
                table: "chassis",
                key: "pair = 'lab', chassis = 2",
                stored: "role = 'standby'",
                rebuilt: "role = 'active'"
            )
        ),
        (
            "UPDATE events SET summary = 'it''s fine', observer = NULL WHERE sequence = 6",
            ViewsDifference(
                table: "events",
                key: "sequence = 6",
                stored: "observer = NULL, summary = 'it''s fine'",
                rebuilt: "observer = 1, summary = 'output of show chassis'"
            )
        ),
        (
            "UPDATE checkpoint SET root = 'forged'",
            ViewsDifference(
                table: "checkpoint",
                key: "log_id = '0f0e0d0c'",
                stored: "root = 'forged'",
                rebuilt: "root = 'root25'"
            )
        ),
        (
            "INSERT INTO wireless_clients VALUES ('other', 1, 'm', 'a', 'n', 's')",
            ViewsDifference(
                table: "wireless_clients",
                key: "pair = 'other', ordinal = 1",
                stored: "mac_address = 'm', access_point = 'a', network = 'n', state = 's'",
                rebuilt: nil
            )
        ),
        (
            "DELETE FROM access_points",
            ViewsDifference(
                table: "access_points",
                key: "pair = 'lab', mac_address = '0011.2233.4455'",
                stored: nil,
                rebuilt: "name = 'ap-1', is_joined = 1, uptime = '', association_uptime = ''"
            )
        ),
        (
            "DROP INDEX events_in_timeline_order",
            ViewsDifference(
                table: "sqlite_schema",
                key: "name = 'events_in_timeline_order'",
                stored: nil,
                rebuilt: """
                    CREATE INDEX events_in_timeline_order ON events \
                    (pair, timeline_rank, timeline_ns, timeline_width_ns, sequence)
                    """
            )
        ),
        (
            "CREATE TABLE notes (text TEXT)",
            ViewsDifference(
                table: "sqlite_schema",
                key: "name = 'notes'",
                stored: "CREATE TABLE notes (text TEXT)",
                rebuilt: nil
            )
        ),
    ])
    func `an edit by hand is found and named`(sql: String, difference: ViewsDifference) throws {
        let log = SampleLogs.failover()
        let file = try TemporaryViews()
        let views = try file.open()
        try views.update(try log.recordings(), to: log.checkpoint())
        #expect(try views.verify(try log.recordings(), to: log.checkpoint()) == [])
        try file.edit(sql)
        #expect(try views.verify(try log.recordings(), to: log.checkpoint()) == [difference])
    }

    @Test func `a dropped table is named and the others are still compared`() throws {
        let log = SampleLogs.failover()
        let file = try TemporaryViews()
        let views = try file.open()
        try views.update(try log.recordings(), to: log.checkpoint())
        try file.edit("DROP TABLE events; UPDATE units SET state = 'X' WHERE seat = 1")
        let tables = try views.verify(try log.recordings(), to: log.checkpoint()).map(\.table)
        // Dropping the table drops its index with it.
        #expect(tables == ["sqlite_schema", "sqlite_schema", "units"])
    }

    @Test func `views behind the log differ from the checkpoint on`() throws {
        let log = SampleLogs.failover()
        let file = try TemporaryViews()
        let views = try file.open()
        try views.update(try log.recordings(upTo: 10), to: log.checkpoint(at: 10))
        let differences = try views.verify(try log.recordings(), to: log.checkpoint(), limit: 4)
        #expect(differences.count == 4)
        #expect(differences.map(\.table) == ["checkpoint", "events", "events", "events"])
        #expect(differences[1].key == "sequence = 10")
        #expect(differences[1].stored == nil)
    }
}
