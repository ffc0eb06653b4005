internal import Redundancy
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
        samples = Self.samples(of: results)
    }

    /// The last switchover of each run. Signalled faults and silence are never pooled.
    static func samples(of results: [RunResult]) -> [Sample] {
        let last = results.compactMap(\.switchovers.last)
        let detection = last.filter(\.isSignalled).compactMap(\.detection)
        let silence = last.filter { !$0.isSignalled }.compactMap(\.detection)
        let named: [(String, [Nanoseconds])] = [
            ("detection", detection), ("detection by timers", silence), ("takeover", last.map(\.takeover)),
        ]
        return named.filter { !$0.1.isEmpty }.map {
            Sample(name: $0.0, origin: .modelled, resolution: Nanoseconds(1), values: $0.1)
        }
    }

    /// Whether a run missed an expectation or broke an invariant.
    public var isFinding: Bool { unmet > 0 || broken > 0 }
    /// Whether any run had something to measure.
    public var isEmpty: Bool { samples.isEmpty }

    public func rendered(as format: OutputFormat) -> String {
        guard format == .text else { return percentiles.rendered(as: format) }
        let counts = language.pick(
            "\(runs) runs, modelled; \(unmet) with an unmet expectation, \(broken) with a broken invariant",
            "\(runs) 回、モデル値。期待と異なる実行 \(unmet)、不変条件を破った実行 \(broken)"
        )
        let histograms = samples.map { "\($0.name)\n" + TextHistogram($0).text }
        return (["\(title)\n\(counts)\n", percentiles.text] + histograms).joined(separator: "\n")
    }

    private var percentiles: Table {
        Table(
            columns: ["measurement", "count", "min", "p50", "p90", "p95", "p99", "p99.9", "max", "mean"],
            rows: samples.compactMap { sample in
                SampleSummary(sample).map { summary in
                    let lengths = [
                        summary.min, summary.p50, summary.p90, summary.p95, summary.p99, summary.p999, summary.max,
                        summary.mean,
                    ]
                    return [sample.name, String(summary.count)] + lengths.map { Duration.text($0) }
                }
            }
        )
    }
}
