internal import GRDB
internal import Redundancy
internal import Replay

extension Table {
    /// One row: the place of the log up to which everything else here stands, and what was measured against.
    static let checkpoint = Table(
        name: "checkpoint",
        key: [.text("log_id")],
        rest: [
            .integer("end_sequence"), .integer("tree_size"), .text("root"), .integer("detection_budget_ns"),
            .integer("takeover_budget_ns"), .integer("tolerance_percent"), .optionalInteger("clock_offset_ns"),
        ]
    )
}

/// The checkpoint as it stands in its table, with the options that the measurements were made with.
struct StoredCheckpoint {
    var checkpoint: ViewsCheckpoint
    var options: MeasuringOptions

    init(_ checkpoint: ViewsCheckpoint, _ options: MeasuringOptions) {
        self.checkpoint = checkpoint
        self.options = options
    }

    /// Nil when the views are empty.
    init?(_ database: Database) throws {
        let table = Table.checkpoint
        let reader = try RowReader(database, sql: "SELECT \(table.columnList) FROM \(table.name)", arguments: [])
        guard let row = try reader.next(), case .text(let logID) = row[0], case .text(let root) = row[3] else {
            return nil
        }
        // A number below zero can only be an edit by hand: zero then, and the next comparison names it.
        let numbers = row.map { value in
            if case .integer(let number) = value { number } else { nil as Int64? }
        }
        checkpoint = ViewsCheckpoint(
            logID: logID,
            endSequence: UInt64(max(0, numbers[1] ?? 0)),
            treeSize: UInt64(max(0, numbers[2] ?? 0)),
            root: root
        )
        let budget = Budget(
            detection: Nanoseconds(numbers[4] ?? 0),
            takeover: Nanoseconds(numbers[5] ?? 0),
            tolerancePercent: numbers[6] ?? 0
        )
        options = MeasuringOptions(budget: budget, clockOffset: numbers[7].map { Nanoseconds($0) })
    }

    var row: Row {
        let budget = options.budget
        return [
            Value(checkpoint.logID), Value(checkpoint.endSequence), Value(checkpoint.treeSize), Value(checkpoint.root),
            Value(budget.detection.count), Value(budget.takeover.count), Value(budget.tolerancePercent),
            Value(options.clockOffset?.count),
        ]
    }

    func write(_ database: Database) throws {
        try database.execute(sql: "DELETE FROM \(Table.checkpoint.name)")
        try RowWriter(.checkpoint, database).insert(row)
    }
}
