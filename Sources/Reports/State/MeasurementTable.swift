public import Operations
internal import Redundancy
internal import Replay

/// Every measurement of a recording as a table: lengths as people read them in text, nanoseconds for programs.
public enum MeasurementTable {
    public static func table(_ analysis: Analysis, _ format: OutputFormat, _ language: Language) -> Table {
        let isText = format == .text
        let rows = analysis.measurements.map { measurement in
            let length: [String]
            if isText {
                length = [
                    measurement.range.map { Duration.text($0, language) }
                        ?? measurement.unmeasured.map { language.name($0) } ?? ""
                ]
            } else {
                length = [
                    measurement.range.map { String($0.lower.count) } ?? "",
                    measurement.range.map { String($0.upper.count) } ?? "",
                    measurement.unmeasured.map { "\($0)" } ?? "",
                ]
            }
            return [
                String(measurement.incident),
                isText ? language.name(measurement.kind) : "\(measurement.kind)",
            ] + length + [
                isText ? language.name(measurement.origin) : "\(measurement.origin)",
                isText ? language.name(measurement.verdict) : "\(measurement.verdict)",
                measurement.from.map { String($0) } ?? "",
                measurement.to.map { String($0) } ?? "",
                measurement.clockBound.map { isText ? Duration.text($0) : String($0.count) } ?? "",
            ]
        }
        let columns =
            isText
            ? [
                language.pick("Incident", "インシデント"), language.pick("Phase", "フェーズ"), language.pick("Length", "長さ"),
                language.pick("Origin", "由来"), language.pick("Verdict", "判定"), language.pick("From", "始点"),
                language.pick("To", "終点"), language.pick("Clock bound", "時計の差"),
            ]
            : [
                "incident", "phase", "lower_ns", "upper_ns", "unmeasured", "origin", "verdict", "from", "to",
                "clock_bound_ns",
            ]
        return Table(columns: columns, rows: rows)
    }
}
