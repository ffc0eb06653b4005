public import Redundancy
public import Replay

/// Why two samples do not compare. The first that applies is told, in the order of the cases.
public enum NotComparable: Hashable, Sendable {
    case differentMeasurements(baseline: String, candidate: String)
    /// What a model yields never stands against what was observed.
    case differentOrigins(baseline: MeasurementOrigin, candidate: MeasurementOrigin)
    case tooFewValues(baseline: Int, candidate: Int, minimum: Int)
    /// The times step more coarsely than the shift to be judged: what the budget allows, or the effect that was found.
    case belowResolution(shift: Nanoseconds, resolution: Nanoseconds)
}

public enum RegressionVerdict: UInt8, Hashable, Sendable, CaseIterable {
    /// No difference that is significant and of a size that counts.
    case same = 1
    case better = 2
    case worseWithinBudget = 3
    case worse = 4
}

/// A candidate's sample of a measurement against the baseline's.
///
/// A difference counts where it is significant and not negligible by rank. It is then worse where the shift is over the
/// budget of the median, or the rise of the 99th percentile over its own, whichever way the median moved. A tail that grows
/// while the ranks stay is not found.
public struct Comparison: Hashable, Sendable {
    /// The measurement; of two the baseline's.
    public var name: String
    public var outcome: Outcome
    /// Where the baseline's values come from.
    public var origin: MeasurementOrigin

    public enum Outcome: Hashable, Sendable {
        case notComparable(NotComparable)
        case judged(RegressionVerdict, RankStatistics, Allowance)
    }

    /// The budget of this measurement in nanoseconds; nil: no limit.
    public struct Allowance: Hashable, Sendable {
        public var shift: Nanoseconds?
        public var p99Shift: Nanoseconds?

        public init(shift: Nanoseconds? = nil, p99Shift: Nanoseconds? = nil) {
            self.shift = shift
            self.p99Shift = p99Shift
        }
    }

    /// Compares two samples of one measurement. A sample has at least `minimumCount` values, or the two are not comparable;
    /// the approximation of the test holds from about 20.
    public init(baseline: Sample, candidate: Sample, budget: RegressionBudget, minimumCount: Int = 20) {
        name = baseline.name
        origin = baseline.origin
        do {
            outcome = try Self.judge(baseline, candidate, budget, max(1, minimumCount))
        } catch {
            outcome = .notComparable(error.reason)
        }
    }

    private struct Refusal: Error {
        var reason: NotComparable
    }

    private static func judge(
        _ baseline: Sample,
        _ candidate: Sample,
        _ budget: RegressionBudget,
        _ minimumCount: Int
    ) throws(Refusal) -> Outcome {
        guard baseline.name == candidate.name else {
            throw Refusal(reason: .differentMeasurements(baseline: baseline.name, candidate: candidate.name))
        }
        guard baseline.origin == candidate.origin else {
            throw Refusal(reason: .differentOrigins(baseline: baseline.origin, candidate: candidate.origin))
        }
        let counts = (baseline.values.count, candidate.values.count)
        guard min(counts.0, counts.1) >= minimumCount else {
            throw Refusal(reason: .tooFewValues(baseline: counts.0, candidate: counts.1, minimum: minimumCount))
        }

        let statistics = RankStatistics(
            baseline: baseline.values,
            candidate: candidate.values,
            alpha: budget.alpha
        )
        let limit = budget.limit(for: baseline.name)
        let allowance = Allowance(
            shift: limit?.worsening?.allowed(from: statistics.baselineMedian),
            p99Shift: limit?.p99?.allowed(from: statistics.baselineP99)
        )
        let resolution = max(baseline.resolution, candidate.resolution)
        for allowed in [allowance.shift, allowance.p99Shift] {
            // The least shift over a limit is a nanosecond more than it.
            if let allowed { try verify(allowed + Nanoseconds(1), resolution) }
        }

        guard statistics.p < budget.alpha, abs(statistics.delta) >= budget.minimumDelta else {
            return .judged(.same, statistics, allowance)
        }
        if let allowed = allowance.shift, statistics.shift > allowed {
            try verify(statistics.shift, resolution)
            return .judged(.worse, statistics, allowance)
        }
        if let allowed = allowance.p99Shift, statistics.p99Shift > allowed {
            try verify(statistics.p99Shift, resolution)
            return .judged(.worse, statistics, allowance)
        }
        try verify(statistics.shift, resolution)
        return .judged(statistics.delta > 0 ? .worseWithinBudget : .better, statistics, allowance)
    }

    private static func verify(_ shift: Nanoseconds, _ resolution: Nanoseconds) throws(Refusal) {
        guard resolution.count.magnitude <= shift.count.magnitude else {
            throw Refusal(reason: .belowResolution(shift: shift, resolution: resolution))
        }
    }
}

extension NotComparable: CustomStringConvertible {
    public var description: String {
        switch self {
        case .differentMeasurements(let baseline, let candidate): "\(baseline) is compared with \(candidate)"
        case .differentOrigins(let baseline, let candidate): "the baseline is \(baseline), the candidate \(candidate)"
        case .tooFewValues(let baseline, let candidate, let minimum):
            "\(baseline) and \(candidate) values; at least \(minimum) are needed"
        case .belowResolution(let shift, let resolution):
            "a shift of \(MillisecondText.text(shift)) in times that step by \(MillisecondText.text(resolution))"
        }
    }
}

extension RankStatistics: CustomStringConvertible {
    public var description: String {
        """
        median \(MillisecondText.text(baselineMedian)) to \(MillisecondText.text(candidateMedian)), \
        shift \(MillisecondText.text(shift)), \
        p99 \(MillisecondText.text(baselineP99)) to \(MillisecondText.text(candidateP99)), \
        U = \(u), p \(p < 0.0001 ? "" : "= ")\(pText), delta = \(deltaText)
        """
    }

    /// `0.0185`, or `< 0.0001`.
    public var pText: String {
        p < 0.0001 ? "< 0.0001" : MillisecondText.fraction(p, decimals: 4)
    }

    /// `-0.438`
    public var deltaText: String {
        MillisecondText.fraction(delta, decimals: 3)
    }
}

extension Comparison.Allowance {
    /// What is over the budget, as `shift 30 ms, allowed 20 ms`; empty where nothing is.
    ///
    /// - Parameter statistics: what was found.
    public func excess(of statistics: RankStatistics) -> String {
        var parts: [String] = []
        if let allowed = shift, statistics.shift > allowed {
            parts.append("shift \(MillisecondText.text(statistics.shift)), allowed \(MillisecondText.text(allowed))")
        }
        if let allowed = p99Shift, statistics.p99Shift > allowed {
            parts.append("p99 \(MillisecondText.text(statistics.p99Shift)), allowed \(MillisecondText.text(allowed))")
        }
        return parts.joined(separator: "; ")
    }
}
