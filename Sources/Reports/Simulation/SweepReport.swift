internal import Replay
public import Simulation

/// What many runs of one scenario amount to: percentiles and histograms of detection and takeover.
public struct SweepReport: Sendable {
    let title: String
    let samples: [Sample]
    let runs: Int
    let unmet: Int
    let broken: Int
    let language: Language

    public init(_ scenario: Scenario, _ results: [RunResult], language: Language) {
        title = scenario.title
        runs = results.count
        unmet = results.count { result in result.verdicts(on: scenario).contains { !$0.isMet } }
        broken = results.count { !$0.violations.isEmpty }
        self.language = language
        samples = SampleSet(title: scenario.title, results: results).samples
    }

    /// Whether a run missed an expectation or broke an invariant.
    public var isFinding: Bool { unmet > 0 || broken > 0 }
    /// Whether any run had something to measure.
    public var isEmpty: Bool { samples.isEmpty }

    public func rendered(as format: OutputFormat) -> String {
        guard format == .text else { return percentiles(format).rendered(as: format) }
        let counts = language.pick(
            "\(runs) runs, modelled; \(unmet) with an unmet expectation, \(broken) with a broken invariant",
            "\(runs) 回、モデル値。期待と異なる実行 \(unmet)、不変条件を破った実行 \(broken)"
        )
        let histograms = samples.map { language.name(sample: $0.name) + "\n" + TextHistogram($0).text }
        return (["\(title)\n\(counts)\n", percentiles(.text).text] + histograms).joined(separator: "\n")
    }

    private func percentiles(_ format: OutputFormat) -> Table {
        let isText = format == .text
        let columns = ["measurement", "count", "min", "p50", "p90", "p95", "p99", "p99.9", "max", "mean", "origin"]
        let words = [
            language.pick("measurement", "測定値"), language.pick("count", "個数"), language.pick("min", "最小"), "p50",
            "p90", "p95", "p99", "p99.9", language.pick("max", "最大"), language.pick("mean", "平均"),
            language.pick("origin", "出所"),
        ]
        return Table(
            columns: isText ? words : columns,
            rows: samples.compactMap { sample in
                SampleSummary(sample).map { summary in
                    let lengths = [
                        summary.min, summary.p50, summary.p90, summary.p95, summary.p99, summary.p999, summary.max,
                        summary.mean,
                    ]
                    let name = isText ? language.name(sample: sample.name) : sample.name
                    return [name, String(summary.count)] + lengths.map { Duration.text($0) }
                        + [isText ? language.name(sample.origin) : "\(sample.origin)"]
                }
            }
        )
    }
}
