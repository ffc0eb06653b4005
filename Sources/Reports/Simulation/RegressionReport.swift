public import Redundancy
internal import Replay
public import Simulation

/// A candidate's samples against a baseline's: figures of both, the shift of each measurement, and the verdict.
public struct RegressionReport: Sendable {
    /// One each measurement, in their order.
    public let comparisons: [Comparison]
    private let baseline: SampleSet
    private let candidate: SampleSet
    private let budget: RegressionBudget
    private let language: Language
    private let ink: Ink

    /// - Parameters:
    ///   - baseline: what is compared with.
    ///   - candidate: what is compared.
    ///   - budget: how much worse the candidate may be.
    ///   - required: measurements that must be comparable.
    ///   - language: of the text.
    ///   - ink: of the text.
    public init(
        _ baseline: SampleSet,
        _ candidate: SampleSet,
        budget: RegressionBudget,
        requiring required: [MeasurementKind] = [],
        language: Language,
        ink: Ink
    ) {
        self.baseline = baseline
        self.candidate = candidate
        self.budget = budget
        self.language = language
        self.ink = ink
        comparisons = baseline.comparisons(with: candidate, budget: budget, requiring: required)
    }

    /// Whether a measurement is worse than the budget allows.
    public var isFinding: Bool {
        comparisons.contains { if case .judged(.worse, _, _) = $0.outcome { true } else { false } }
    }

    /// Why the comparison, or a part of it, says nothing; nil where every measurement was compared.
    public var refusal: String? {
        guard !comparisons.isEmpty else {
            return language.pick(
                "not verifiable: neither side measured anything.",
                "検証不能: どちらにも測定値がありません。"
            )
        }
        // Measurements with one reason are told together.
        var reasons: [(text: String, names: [String])] = []
        for comparison in comparisons {
            guard case .notComparable(let reason) = comparison.outcome else { continue }
            let text = language.text(reason)
            let name = language.name(sample: comparison.name)
            if let index = reasons.firstIndex(where: { $0.text == text }) {
                reasons[index].names.append(name)
            } else {
                reasons.append((text, [name]))
            }
        }
        guard !reasons.isEmpty else { return nil }
        let lines = reasons.map { $0.names.joined(separator: language.pick(", ", "、")) + ": " + $0.text }
        return language.pick("not verifiable: ", "検証不能: ") + lines.joined(separator: "\n  ")
    }

    /// For a build server.
    public var junit: String {
        JUnitDocument(comparisons, suite: candidate.title).xml
    }

    public func rendered(as format: OutputFormat) -> String {
        switch format {
        case .text: text
        case .tsv: machineTable.tabSeparated
        case .json: document.json
        }
    }

    // MARK: Text

    private var text: String {
        let width = Side.allCases.map { name($0).displayWidth }.max() ?? 0
        let sides = Side.allCases.map { name($0).padded(to: width) + "  " + set($0).title + "\n" }
        var parts = [sides.joined()]
        if !comparisons.isEmpty { parts += [figures.text, shifts.text] }
        parts.append(test + "\n")
        return parts.joined(separator: "\n")
    }

    /// Both sides of each measurement, one below the other.
    private var figures: Table {
        Table(
            columns: [
                words("measurement", "測定値"), "", words("count", "個数"), words("median", "中央値"), "p95", "p99",
                words("origin", "由来"),
            ],
            rows: comparisons.flatMap { comparison in
                Side.allCases.map { side in
                    let name = side == .baseline ? language.name(sample: comparison.name) : ""
                    let figures = figures(of: comparison, side)
                    let lengths = figures.lengths.map { length in length.map { self.length($0) } ?? "-" }
                    let origin = figures.origin.map { language.name($0) } ?? "-"
                    return [name, self.name(side), String(figures.count)] + lengths + [origin]
                }
            }
        )
    }

    private enum Side: CaseIterable {
        case baseline
        case candidate
    }

    private func name(_ side: Side) -> String {
        side == .baseline ? words("baseline", "基準") : words("candidate", "候補")
    }

    private func set(_ side: Side) -> SampleSet {
        side == .baseline ? baseline : candidate
    }

    /// What one side has of a measurement: median, 95th and 99th percentile. Exact where they were compared, but for the
    /// 95th; of the summary otherwise.
    private func figures(
        of comparison: Comparison,
        _ side: Side
    ) -> (count: Int, lengths: [Nanoseconds?], origin: MeasurementOrigin?) {
        guard let sample = set(side).samples.first(where: { $0.name == comparison.name }),
            let summary = SampleSummary(sample)
        else { return (0, [nil, nil, nil], nil) }
        var median = summary.p50
        var p99 = summary.p99
        if case .judged(_, let statistics, _) = comparison.outcome {
            median = side == .baseline ? statistics.baselineMedian : statistics.candidateMedian
            p99 = side == .baseline ? statistics.baselineP99 : statistics.candidateP99
        }
        return (summary.count, [median, summary.p95, p99], sample.origin)
    }

    private var shifts: Table {
        Table(
            columns: [
                words("measurement", "測定値"), words("shift", "差"), interval, words("allowed", "許容"), "p", "delta",
                words("effect", "効果量"), words("verdict", "判定"),
            ],
            rows: comparisons.map { comparison in
                let name = language.name(sample: comparison.name)
                switch comparison.outcome {
                case .notComparable:
                    return [name, "-", "-", "-", "-", "-", "-", ink.warning(words("not comparable", "比較不能"))]
                case .judged(let verdict, let statistics, let allowance):
                    let low = length(statistics.shiftInterval.lower)
                    let high = length(statistics.shiftInterval.upper)
                    return [
                        name, length(statistics.shift), words("\(low) to \(high)", "\(low) 〜 \(high)"),
                        allowed(allowance), statistics.pText, statistics.deltaText,
                        language.name(EffectSize(delta: statistics.delta)), painted(verdict),
                    ]
                }
            }
        )
    }

    private func allowed(_ allowance: Comparison.Allowance) -> String {
        let parts = [
            allowance.shift.map { length($0) }, allowance.p99Shift.map { "p99 " + length($0) },
        ].compactMap { $0 }
        return parts.isEmpty ? words("anything", "制限なし") : parts.joined(separator: ", ")
    }

    private func painted(_ verdict: RegressionVerdict) -> String {
        switch verdict {
        case .same, .better: ink.good(language.name(verdict))
        case .worseWithinBudget: ink.warning(language.name(verdict))
        case .worse: ink.bad(language.name(verdict))
        }
    }

    private var interval: String {
        let percent = number((1 - budget.alpha) * 100)
        return words("\(percent) % interval", "\(percent) % 信頼区間")
    }

    private var test: String {
        words(
            """
            Test: Mann-Whitney U, two-sided, significant below p = \(budget.alpha). Effect size: Cliff's delta, \
            counted from \(budget.minimumDelta). Shift: Hodges-Lehmann.
            """,
            """
            検定: Mann-Whitney の U 検定(両側、有意水準 \(budget.alpha))。効果量: Cliff のデルタ\
            (\(budget.minimumDelta) 以上を有効とする)。差: Hodges-Lehmann 推定量。
            """
        )
    }

    /// With six decimals at most and without needless zeros.
    private func number(_ value: Double) -> String {
        let millionths = Int64((value * 1_000_000).rounded())
        let digits = String(millionths % 1_000_000)
        var text = "\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - digits.count) + digits
        while text.hasSuffix("0") { text.removeLast() }
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }

    /// Rounded to microseconds, which a person can read; programs get it exact.
    private func length(_ length: Nanoseconds) -> String {
        let half = Nanoseconds(length.count < 0 ? -500 : 500)
        return Duration.text(Nanoseconds((length + half).count / 1_000 * 1_000))
    }

    private func words(_ english: String, _ japanese: String) -> String {
        language.pick(english, japanese)
    }

    // MARK: For programs

    private var machineTable: Table {
        Table(
            columns: [
                "measurement", "verdict", "reason", "shift_ns", "shift_low_ns", "shift_high_ns", "allowed_ns",
                "p99_shift_ns", "p99_allowed_ns", "u", "p", "delta", "effect", "baseline_count", "baseline_median_ns",
                "baseline_p95_ns", "baseline_p99_ns", "baseline_origin", "candidate_count", "candidate_median_ns",
                "candidate_p95_ns", "candidate_p99_ns", "candidate_origin",
            ],
            rows: comparisons.map { comparison in
                var cells: [String]
                switch comparison.outcome {
                case .notComparable(let reason):
                    cells = ["notComparable", reason.description] + [String](repeating: "", count: 10)
                case .judged(let verdict, let statistics, let allowance):
                    let lengths: [Nanoseconds?] = [
                        statistics.shift, statistics.shiftInterval.lower, statistics.shiftInterval.upper,
                        allowance.shift, statistics.p99Shift, allowance.p99Shift,
                    ]
                    cells = ["\(verdict)", ""] + lengths.map { length in length.map { String($0.count) } ?? "" }
                    cells += ["\(statistics.u)", "\(statistics.p)", "\(statistics.delta)"]
                    cells.append("\(EffectSize(delta: statistics.delta))")
                }
                for side in Side.allCases {
                    let figures = figures(of: comparison, side)
                    cells.append(String(figures.count))
                    cells += figures.lengths.map { length in length.map { String($0.count) } ?? "" }
                    cells.append(figures.origin.map { "\($0)" } ?? "")
                }
                return [comparison.name] + cells
            }
        )
    }

    private var document: Document {
        .object([
            ("baseline", .string(baseline.title)),
            ("candidate", .string(candidate.title)),
            ("test", .string("Mann-Whitney U, two-sided")),
            ("effect_size", .string("Cliff's delta")),
            ("alpha", .string("\(budget.alpha)")),
            ("minimum_delta", .string("\(budget.minimumDelta)")),
            ("regressed", .bool(isFinding)),
            ("comparisons", machineTable.document),
        ])
    }
}
