/// The order of what happened, as SQL.
///
/// Timeline order is by stamp, then by sequence; an event without a stamp takes the place of the nearest earlier one of
/// its source, or before its source's first stamp that of this one. Each event stores the stamp that places it
/// (`timeline_…`): later evidence seldom changes that one, so events are appended, while the order among them is the
/// index's.
enum TimelineOrder {
    static let columns = "timeline_rank, timeline_ns, timeline_width_ns, sequence"

    /// The rank of an event that no stamp places, behind those of all reckonings.
    static let unplaced = 5

    static let index = "CREATE INDEX events_in_timeline_order ON events (pair, \(columns))"

    /// Whole seconds are shown where the stamp is no finer. The remainder is brought above zero first: SQLite divides
    /// towards zero, which would put moments before 1970 on the wrong second.
    static let view = """
        CREATE VIEW timeline AS
        SELECT
            pair,
            row_number() OVER (PARTITION BY pair ORDER BY \(columns)) AS place,
            CASE reckoning
                WHEN 'utc' THEN strftime('%Y-%m-%dT%H:%M:%S', seconds, 'unixepoch') || fraction || 'Z'
                WHEN 'local' THEN strftime('%Y-%m-%dT%H:%M:%S', seconds, 'unixepoch') || fraction
                WHEN 'yearless' THEN strftime('%m-%dT%H:%M:%S', seconds + 946684800, 'unixepoch') || fraction
                WHEN 'time of day' THEN strftime('%H:%M:%S', seconds, 'unixepoch') || fraction
                WHEN 'uptime' THEN '+' || seconds || fraction || ' s'
            END AS time,
            observer,
            kind,
            summary,
            capture,
            line,
            sequence
        FROM (
            SELECT
                *,
                (occurred_earliest_ns - (occurred_earliest_ns % 1000000000 + 1000000000) % 1000000000) / 1000000000
                    AS seconds,
                CASE
                    WHEN occurred_width_ns >= 999999999 THEN ''
                    ELSE printf('.%09d', (occurred_earliest_ns % 1000000000 + 1000000000) % 1000000000)
                END AS fraction
            FROM events
        )
        ORDER BY pair, \(columns)
        """
}
