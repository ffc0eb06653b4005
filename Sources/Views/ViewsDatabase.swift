internal import GRDB
public import Operations
public import Redundancy

/// The read models of a log in one SQLite file, which any SQL tool may open.
///
/// The file is disposable: everything in it follows from the log. What is written stands together with its checkpoint
/// in one transaction, so the file never holds half a batch, and what was written in batches is row by row what
/// ``rebuild(_:upgrades:to:measuring:)`` gives.
///
/// ```swift
/// let views = try ViewsDatabase(at: "operations.lockstep/views.sqlite")
/// try views.update([recording], upgrades: [run], to: checkpoint)
/// ```
public final class ViewsDatabase: Sendable {
    /// The file.
    public let path: String
    let queue: DatabaseQueue

    /// Opens the file, or creates it with mode 0600. A file of another schema version is made anew, and is empty then.
    ///
    /// - Throws: ``ViewsError/notADatabase(path:)`` for a file that is no SQLite database,
    ///   ``ViewsError/notViews(path:)`` for one of another program, ``ViewsError/cannotOpen(path:reason:)``.
    public init(at path: String) throws(ViewsError) {
        self.path = path
        queue = try ViewsFile.open(path)
    }

    /// The checkpoint that stands with the rows; nil while the views are empty.
    public var checkpoint: ViewsCheckpoint? {
        get throws(ViewsError) { try stored?.checkpoint }
    }

    /// What the stored measurements were made with; nil while the views are empty.
    public var measuringOptions: MeasuringOptions? {
        get throws(ViewsError) { try stored?.options }
    }

    private var stored: StoredCheckpoint? {
        get throws(ViewsError) {
            try SQLiteFailure.translated(path) {
                try queue.read { try StoredCheckpoint($0) }
            }
        }
    }

    /// Brings the views to a later checkpoint.
    ///
    /// New events are appended; every other row of a recording's pair is replaced by what the whole recording amounts
    /// to, since late evidence changes the past, and every row of a run by what its whole record does. Pairs without a
    /// recording and runs without a record stay as they are, so each that has new events must have one.
    /// - Parameters:
    ///   - recordings: whole recordings, from the beginning of the log to the checkpoint; at most one for each pair.
    ///   - upgrades: whole records of upgrade runs, likewise; at most one for each run.
    ///   - checkpoint: where the recordings and the records end.
    ///   - options: the budget and the clock offset of the measurements.
    /// - Throws: ``ViewsError/notAContinuation(stored:given:)`` for another log or an earlier place,
    ///   ``ViewsError/otherOptions(pairs:)`` when pairs without a recording were measured otherwise, and others for a
    ///   wrong request or a file that cannot be written. The views are then as they were.
    public func update(
        _ recordings: [Recording],
        upgrades: [UpgradeRecord] = [],
        to checkpoint: ViewsCheckpoint,
        measuring options: MeasuringOptions = MeasuringOptions()
    ) throws(ViewsError) {
        let batch = try ViewsBatch(recordings, upgrades, to: checkpoint, options)
        try SQLiteFailure.translated(path) {
            try queue.write { try batch.append(to: $0) }
        }
    }

    /// Makes the views from nothing, whatever the file held.
    ///
    /// - Parameters:
    ///   - recordings: the whole recordings of all pairs, from the beginning of the log to the checkpoint.
    ///   - upgrades: the whole records of all upgrade runs, likewise.
    ///   - checkpoint: where the recordings and the records end.
    ///   - options: the budget and the clock offset of the measurements.
    /// - Throws: an error for a wrong request or a file that cannot be written. The views are then as they were.
    public func rebuild(
        _ recordings: [Recording],
        upgrades: [UpgradeRecord] = [],
        to checkpoint: ViewsCheckpoint,
        measuring options: MeasuringOptions = MeasuringOptions()
    ) throws(ViewsError) {
        let batch = try ViewsBatch(recordings, upgrades, to: checkpoint, options)
        try SQLiteFailure.translated(path) {
            try queue.write { try batch.fill($0) }
        }
    }

    /// Compares every row, and every statement of the schema, with what a rebuild gives.
    ///
    /// - Parameters:
    ///   - recordings: the whole recordings of all pairs, from the beginning of the log to the checkpoint.
    ///   - upgrades: the whole records of all upgrade runs, likewise.
    ///   - checkpoint: where the recordings and the records end.
    ///   - options: the budget and the clock offset of the measurements.
    ///   - limit: the most differences that are named.
    /// - Returns: the first differences, table by table, in the order of the keys; none when the views are right.
    /// - Throws: an error for a wrong request or a file that cannot be read.
    /// - Complexity: O(*n*) for *n* rows; no second copy of the views is made.
    public func verify(
        _ recordings: [Recording],
        upgrades: [UpgradeRecord] = [],
        to checkpoint: ViewsCheckpoint,
        measuring options: MeasuringOptions = MeasuringOptions(),
        limit: Int = 100
    ) throws(ViewsError) -> [ViewsDifference] {
        let batch = try ViewsBatch(recordings, upgrades, to: checkpoint, options)
        return try SQLiteFailure.translated(path) {
            try queue.read { database in
                var comparison = ViewsComparison(database, limit: limit)
                try comparison.compare(with: batch)
                return comparison.differences
            }
        }
    }
}
