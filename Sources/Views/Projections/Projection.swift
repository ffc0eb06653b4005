internal import Operations
internal import Redundancy
internal import Replay

/// A table whose rows follow from the whole recording of a pair, and so are replaced together: evidence that arrives
/// late changes the past.
struct Projection: Sendable {
    var table: Table
    /// The rows, in any order; their keys differ.
    var makeRows: @Sendable (Evidence) -> [Row]

    init(_ table: Table, rows makeRows: @escaping @Sendable (Evidence) -> [Row]) {
        self.table = table
        self.makeRows = makeRows
    }

    /// The rows in the order of their keys.
    func rows(_ evidence: Evidence) -> [Row] {
        makeRows(evidence).sorted { table.key(of: $0).lexicographicallyPrecedes(table.key(of: $1)) }
    }
}

/// What the projections of a pair are made from.
struct Evidence: Sendable {
    var analysis: Analysis
    var options: MeasuringOptions

    init(_ recording: Recording, _ options: MeasuringOptions) {
        self.options = options
        do throws(AnalysisError) {
            analysis = try Analysis(recording, measuring: options)
        } catch {
            preconditionFailure("the end of a recording has no place in its timeline: \(error)")
        }
    }

    /// The first value of every row.
    var pair: Value { .text(analysis.recording.pair) }
}

/// The three columns of a stamp, null together.
enum StampColumns {
    static let optional: [Column] = [
        .optionalInteger("occurred_earliest_ns"), .optionalInteger("occurred_width_ns"), .optionalText("reckoning"),
    ]

    static func values(_ stamp: Stamp?) -> Row {
        [Value(stamp?.earliest), Value(stamp?.width), Value(stamp?.reckoning.word)]
    }
}
