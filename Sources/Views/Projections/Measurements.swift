internal import Operations
internal import Redundancy
internal import Replay

extension Projection where Source == Evidence {
    /// Every length of every incident in the order of its phases, measured or with the reason why not, and the budget
    /// that it is judged by.
    static let measurements = Projection(
        Table(
            name: "measurements",
            key: [.text("pair"), .integer("incident"), .integer("ordinal")],
            rest: [
                .text("kind"), .optionalInteger("lower_ns"), .optionalInteger("upper_ns"), .optionalText("unmeasured"),
                .optionalInteger("from_sequence"), .optionalInteger("to_sequence"), .optionalInteger("clock_bound_ns"),
                .text("origin"), .text("verdict"), .optionalInteger("nominal_ns"), .optionalInteger("limit_ns"),
            ]
        )
    ) { evidence in
        let budget = evidence.options.budget
        return evidence.analysis.incidents.flatMap { incident in
            incident.measurements(evidence.options).enumerated().map { index, measurement in
                let isJudged = measurement.kind == .takeover || incident.kind.isSignalled
                let nominal = isJudged ? budget.nominal(for: measurement.kind) : nil
                return [
                    evidence.pair, Value(incident.number), Value(index + 1), Value(measurement.kind.word),
                    Value(measurement.range?.lower.count), Value(measurement.range?.upper.count),
                    Value(measurement.unmeasured?.word), Value(measurement.from), Value(measurement.to),
                    Value(measurement.clockBound?.count), Value(measurement.origin.word),
                    Value(measurement.verdict.word), Value(nominal?.count),
                    Value(nominal.map { budget.limit(of: $0).count }),
                ]
            }
        }
    }
}
