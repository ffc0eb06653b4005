import Redundancy
import Replay
import Simulation
import Testing

@Suite struct RegressComparisonTests {
    static func sample(
        _ values: some Sequence<Int64>,
        name: String = "takeover",
        origin: MeasurementOrigin = .modelled,
        resolution: Nanoseconds = .zero
    ) -> Sample {
        Sample(name: name, origin: origin, resolution: resolution, values: values.map { .milliseconds($0) })
    }

    /// 1,000 to 1,099 ms: median 1,049.5 ms, 99th percentile 1,098 ms.
    static let baseline = sample(1_000...1_099)

    static func budget(_ worsening: Worsening? = nil, p99: Worsening? = nil) -> RegressionBudget {
        RegressionBudget(limits: [.takeover: MeasurementLimit(worsening: worsening, p99: p99)])
    }

    private static func reason(_ comparison: Comparison) -> NotComparable? {
        if case .notComparable(let reason) = comparison.outcome { reason } else { nil }
    }

    private static func verdict(_ candidate: Sample, _ budget: RegressionBudget) -> RegressionVerdict? {
        let comparison = Comparison(baseline: baseline, candidate: candidate, budget: budget)
        return if case .judged(let verdict, _, _) = comparison.outcome { verdict } else { nil }
    }

    // MARK: Refusals

    @Test func `of everything that is wrong the first in order is told`() {
        let coarse = Nanoseconds.seconds(1)
        let budget = Self.budget(.time(.milliseconds(20)))
        func reason(_ candidate: Sample) -> NotComparable? {
            Self.reason(Comparison(baseline: Self.baseline, candidate: candidate, budget: budget))
        }
        #expect(
            reason(Self.sample([1], name: "outage", origin: .observed, resolution: coarse))
                == .differentMeasurements(baseline: "takeover", candidate: "outage")
        )
        #expect(
            reason(Self.sample([1], origin: .observed, resolution: coarse))
                == .differentOrigins(baseline: .modelled, candidate: .observed)
        )
        #expect(
            reason(Self.sample([1], resolution: coarse)) == .tooFewValues(baseline: 100, candidate: 1, minimum: 20)
        )
        #expect(
            reason(Self.sample(1_000...1_099, resolution: coarse))
                == .belowResolution(shift: Nanoseconds(20_000_001), resolution: coarse)
        )
        #expect(reason(Self.sample(1_000...1_099)) == nil)
    }

    @Test func `twenty values are enough and nineteen are not, on either side`() {
        let few = Self.sample(1...19)
        let enough = Self.sample(1...20)
        func reason(_ first: Sample, _ second: Sample, _ minimum: Int = 20) -> NotComparable? {
            Self.reason(Comparison(baseline: first, candidate: second, budget: Self.budget(), minimumCount: minimum))
        }
        #expect(reason(enough, enough) == nil)
        #expect(reason(few, enough) == .tooFewValues(baseline: 19, candidate: 20, minimum: 20))
        #expect(reason(enough, few) == .tooFewValues(baseline: 20, candidate: 19, minimum: 20))
        #expect(reason(enough, few, 19) == nil)
        #expect(reason(Self.sample([]), enough, 0) == .tooFewValues(baseline: 0, candidate: 20, minimum: 1))
    }

    @Test func `a limit finer than the times of the baseline cannot be verified, one as coarse can`() {
        var baseline = Self.baseline
        baseline.resolution = .milliseconds(21)
        func reason(_ budget: RegressionBudget) -> NotComparable? {
            Self.reason(Comparison(baseline: baseline, candidate: Self.baseline, budget: budget))
        }
        #expect(reason(Self.budget(.time(.milliseconds(20)))) != nil)
        #expect(reason(Self.budget(.time(.milliseconds(21)))) == nil)
        // 2 % of 1,098 ms are 21.96 ms, 1 % are 10.98 ms.
        #expect(reason(Self.budget(p99: .share(200))) == nil)
        #expect(reason(Self.budget(p99: .share(100))) != nil)
    }

    @Test func `an effect smaller than the step of the times is no verdict`() {
        // Every value 30 ms later: 69 * 70 / 2 = 2,415 of 10,000 pairs smaller, 70 tied, delta 0.51.
        let later = Self.sample(1_030...1_129, resolution: .milliseconds(31))
        let comparison = Comparison(baseline: Self.baseline, candidate: later, budget: Self.budget())
        let expected = NotComparable.belowResolution(shift: .milliseconds(30), resolution: .milliseconds(31))
        #expect(Self.reason(comparison) == expected)
    }

    // MARK: Verdicts

    @Test func `identical samples are the same`() {
        #expect(Self.verdict(Self.baseline, Self.budget(.time(.zero), p99: .time(.zero))) == .same)
    }

    @Test(
        arguments: [
            // A shift of exactly the limit is within it.
            (30, Worsening.time(.milliseconds(30)), .worseWithinBudget),
            (30, .time(Nanoseconds(29_999_999)), .worse),
            // 3 % of 1,049.5 ms are 31.485 ms, 2 % are 20.99 ms.
            (30, .share(300), .worseWithinBudget), (30, .share(200), .worse),
            (-30, .share(0), .better),
        ] as [(Int64, Worsening, RegressionVerdict)]
    )
    func `a shifted sample is judged by its shift`(shift: Int64, limit: Worsening, verdict: RegressionVerdict) {
        let candidate = Self.sample((1_000 + shift)...(1_099 + shift))
        #expect(Self.verdict(candidate, Self.budget(limit)) == verdict)
    }

    @Test func `a measurement that the budget does not name is never worse`() {
        let candidate = Self.sample(5_000...5_099)
        #expect(Self.verdict(candidate, RegressionBudget(limits: [:])) == .worseWithinBudget)
        #expect(
            Self.verdict(candidate, RegressionBudget(limits: [.detection: .init(worsening: .share(0))]))
                == .worseWithinBudget
        )
    }

    @Test func `a 99th percentile over its budget is worse although the median is within`() {
        // 90 values 30 ms later, 10 a second later: the shift stays below 50 ms, the 99th percentile rises by over a second.
        let candidate = Self.sample(Array(1_030...1_119) + Array(2_120...2_129))
        #expect(Self.verdict(candidate, Self.budget(.time(.milliseconds(50)))) == .worseWithinBudget)
        #expect(Self.verdict(candidate, Self.budget(.time(.milliseconds(50)), p99: .share(1_000))) == .worse)
    }

    @Test func `a significant effect of negligible size is the same`() {
        // A twentieth of the range later: delta is 1 - (0.95)², 0.0975, and with 2,000 values each far from chance.
        let baseline = Self.sample(0..<2_000)
        let candidate = Self.sample(100..<2_100)
        let comparison = Comparison(baseline: baseline, candidate: candidate, budget: Self.budget(.time(.zero)))
        guard case .judged(let verdict, let statistics, _) = comparison.outcome else {
            Issue.record("\(comparison)")
            return
        }
        #expect(statistics.p < 0.01)
        #expect(abs(statistics.delta - 0.0975) < 1e-9)
        #expect(verdict == .same)
        var strict = Self.budget(.time(.zero))
        strict.minimumDelta = 0.09
        guard
            case .judged(.worse, _, _) = Comparison(baseline: baseline, candidate: candidate, budget: strict).outcome
        else {
            Issue.record("a smaller bound does not count it")
            return
        }
    }

    @Test func `a large effect that may be chance is the same until alpha allows it`() {
        // 20 values 5 later: 15 * 14 / 2 = 105 pairs smaller and 15 tied: U = 280 + 7.5 = 287.5 of 400, delta = 0.4375, p = 0.0185.
        let baseline = Self.sample(1...20)
        let candidate = Self.sample(6...25)
        var budget = Self.budget(.time(.zero))
        guard
            case .judged(.same, let statistics, _) = Comparison(
                baseline: baseline,
                candidate: candidate,
                budget: budget
            ).outcome
        else {
            Issue.record("chance is taken for a regression")
            return
        }
        #expect(statistics.u == 287.5 && statistics.delta == 0.4375)
        #expect(abs(statistics.p - 0.018_521_9) < 1e-6)
        budget.alpha = 0.05
        guard
            case .judged(.worse, _, let allowance) = Comparison(
                baseline: baseline,
                candidate: candidate,
                budget: budget
            ).outcome
        else {
            Issue.record("alpha is not heeded")
            return
        }
        #expect(allowance == .init(shift: .zero, p99Shift: nil))
    }
}
