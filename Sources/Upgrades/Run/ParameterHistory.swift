import Replay

/// The values of parameters over several pieces of evidence of one id and scope.
struct ParameterHistory {
    /// A parameter that differs between two pieces of evidence; an empty value is none.
    struct Change {
        var name: String
        var before: String
        var after: String
        var beforeAt: Instant
        var afterAt: Instant
        /// 0 when it stands there no more.
        var line: Int
    }

    private struct Known {
        var name: String
        var value: String
        var at: Instant
    }

    private var known: [Known] = []
    private var places: [String: Int] = [:]
    /// When the evidence was whole last: what did not stand in it was not set then.
    private var wholeAt: Instant?

    /// The tables in which parsers give parameters.
    private static let tables = ["parameters", "properties", "rows"]
    /// The columns in which queries give them.
    private static let valueColumns = ["value", "spfile-value", "display-value"]

    /// Takes the next reading and tells what changed, in the order of the output, then what is gone.
    mutating func take(_ reading: Reading, at moment: Instant) -> [Change] {
        var isWhole = false
        if case .complete = reading.completeness { isWhole = true }
        var values: [(name: String, value: String, line: Int)] = []
        var seen: [String: Int] = [:]
        for row in Self.tables.compactMap({ reading.table($0) }).flatMap(\.rows) {
            guard let name = row["name"], let value = Self.valueColumns.lazy.compactMap({ row[$0] }).first else {
                continue
            }
            let key = name.foldedName
            if let place = seen[key] {
                values[place].value += ", \(value)"
            } else {
                seen[key] = values.count
                values.append((name, value, row.cells.first?.line ?? 0))
            }
        }
        var changes: [Change] = []
        for (name, value, line) in values {
            let key = name.foldedName
            if let place = places[key] {
                let before = known[place]
                if before.value.foldedName != value.foldedName {
                    changes.append(
                        Change(
                            name: name,
                            before: before.value,
                            after: value,
                            beforeAt: before.at,
                            afterAt: moment,
                            line: line
                        )
                    )
                }
                known[place] = Known(name: name, value: value, at: moment)
            } else {
                if let wholeAt, !value.isEmpty {
                    changes.append(
                        Change(name: name, before: "", after: value, beforeAt: wholeAt, afterAt: moment, line: line)
                    )
                }
                places[key] = known.count
                known.append(Known(name: name, value: value, at: moment))
            }
        }
        guard isWhole else { return changes }
        for place in known.indices where seen[known[place].name.foldedName] == nil {
            let before = known[place]
            if !before.value.isEmpty {
                changes.append(
                    Change(
                        name: before.name,
                        before: before.value,
                        after: "",
                        beforeAt: before.at,
                        afterAt: moment,
                        line: 0
                    )
                )
            }
            known[place] = Known(name: before.name, value: "", at: moment)
        }
        wholeAt = moment
        return changes
    }
}
