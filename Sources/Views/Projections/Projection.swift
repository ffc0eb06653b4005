internal import Operations
internal import Redundancy
internal import Replay

/// What the rows of several tables are made from: all that the log holds about one pair or one upgrade run.
protocol ProjectionSource: Sendable {
    /// The first value of every row, which tells whose it is.
    var owner: Value { get }
}

/// A table whose rows follow from all that the log holds about a pair or a run, and so are replaced together: evidence that
/// arrives late changes the past.
struct Projection<Source: ProjectionSource>: Sendable {
    var table: Table
    /// The rows, in any order; their keys differ.
    var makeRows: @Sendable (Source) -> [Row]

    init(_ table: Table, rows makeRows: @escaping @Sendable (Source) -> [Row]) {
        self.table = table
        self.makeRows = makeRows
    }

    /// The rows in the order of their keys.
    func rows(_ source: Source) -> [Row] {
        makeRows(source).sorted { table.key(of: $0).lexicographicallyPrecedes(table.key(of: $1)) }
    }
}

/// What the projections of a pair are made from.
struct Evidence: ProjectionSource {
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

    var pair: Value { .text(analysis.recording.pair) }

    var owner: Value { pair }
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
