import Redundancy
import Replay
import Testing

@testable import Simulation

@Suite struct SweepSampleSetTests {
    @Test func `every kind has two names, which name it again`() {
        #expect(SampleSet.sampleNames.count == 2 * MeasurementKind.allCases.count)
        #expect(Set(SampleSet.sampleNames).count == SampleSet.sampleNames.count)
        for kind in MeasurementKind.allCases {
            #expect(MeasurementKind(sampleName: "\(kind)") == kind)
            #expect(MeasurementKind(sampleName: "\(kind) by timers") == kind)
        }
        #expect(MeasurementKind(sampleName: "Detection") == nil)
        #expect(MeasurementKind(sampleName: "") == nil)
    }

    private static func switchover(
        _ cause: SwitchoverCause,
        fault: Int64?,
        noticed: Int64,
        active: Int64
    )
        -> SimulatedSwitchover
    {
        SimulatedSwitchover(
            cause: cause,
            from: ChassisNumber(rawValue: 1),
            to: ChassisNumber(rawValue: 2),
            isStateful: true,
            faultAt: fault.map { Instant(nanoseconds: $0) },
            detectedAt: Instant(nanoseconds: noticed),
            activeAt: Instant(nanoseconds: active)
        )
    }

    @Test func `the last switchover of each run counts, silence apart from signals, a command without a fault`() {
        var results = (1...4).map { RunResult(seed: $0) }
        results[0].switchovers = [
            Self.switchover(.processFailure, fault: 0, noticed: 1, active: 2),
            Self.switchover(.processFailure, fault: 100, noticed: 150, active: 1_170),
        ]
        results[1].switchovers = [Self.switchover(.silence, fault: 100, noticed: 600, active: 1_600)]
        results[2].switchovers = [Self.switchover(.userForced, fault: nil, noticed: 100, active: 1_000)]
        let samples = SampleSet(title: "by hand", results: results).samples
        #expect(
            samples.map(\.name) == ["detection", "detection by timers", "takeover", "outage", "outage by timers"]
        )
        #expect(samples.map { $0.values.map(\.count) } == [[50], [500], [1_020, 1_000, 900], [1_070], [1_500]])
        #expect(samples.allSatisfy { $0.origin == .modelled && $0.resolution == Nanoseconds(1) })
    }

    @Test(
        arguments: [
            ([], 1_000_000_000), ([0], 1_000_000_000), ([3_000_000_000, -2_000_000_000], 1_000_000_000),
            ([3_000_000_000, 50_000_000], 1_000_000), ([50_000_000, 1_000], 1_000), ([50_000_000, -1], 1),
            ([.min, .max], 1),
        ] as [([Int64], Int64)]
    )
    func `the step of a clock is the coarsest that all readings fit`(readings: [Int64], step: Int64) {
        #expect(Sample.step(of: readings.map { Nanoseconds($0) }) == Nanoseconds(step))
    }

    // MARK: Comparing sets

    private static func set(_ names: String..., origin: MeasurementOrigin = .modelled) -> SampleSet {
        SampleSet(
            title: "set",
            samples: names.map { RegressComparisonTests.sample(1_000...1_099, name: $0, origin: origin) }
        )
    }

    private static func refusals(_ comparisons: [Comparison]) -> [String: NotComparable] {
        comparisons.reduce(into: [:]) { refusals, comparison in
            if case .notComparable(let reason) = comparison.outcome { refusals[comparison.name] = reason }
        }
    }

    @Test func `detection, takeover and outage are compared, others where the budget has a limit`() {
        let set = Self.set("detection", "detection by timers", "takeover", "outage", "standbyReturn", "unprotected")
        let plain = set.comparisons(with: set, budget: .standard)
        #expect(plain.map(\.name) == ["detection", "detection by timers", "takeover", "outage"])
        let budget = RegressionBudget(limits: [.standbyReturn: MeasurementLimit(worsening: .share(100))])
        let named = set.comparisons(with: set, budget: budget)
        #expect(
            named.map(\.name) == ["detection", "detection by timers", "takeover", "outage", "standbyReturn"]
        )
        #expect(Self.refusals(plain + named).isEmpty)
    }

    @Test func `what one side lacks is not comparable, what both lack only where it is required`() {
        let one = Self.set("takeover")
        let two = Self.set("detection", "takeover")
        #expect(
            Self.refusals(one.comparisons(with: two, budget: .standard))
                == ["detection": .tooFewValues(baseline: 0, candidate: 100, minimum: 20)]
        )
        #expect(
            Self.refusals(two.comparisons(with: one, budget: .standard))
                == ["detection": .tooFewValues(baseline: 100, candidate: 0, minimum: 20)]
        )
        #expect(Self.refusals(one.comparisons(with: one, budget: .standard)).isEmpty)
        #expect(
            Self.refusals(one.comparisons(with: one, budget: .standard, requiring: [.takeover, .outage]))
                == ["outage": .tooFewValues(baseline: 0, candidate: 0, minimum: 20)]
        )
        // What timers noticed is a detection, too.
        let silent = Self.set("detection by timers", "takeover")
        #expect(Self.refusals(silent.comparisons(with: silent, budget: .standard, requiring: [.detection])).isEmpty)
    }

    @Test func `sets of different origin do not compare, not even where a sample is missing`() {
        let modelled = Self.set("detection", "takeover")
        let observed = Self.set("takeover", origin: .observed)
        let refusal = NotComparable.differentOrigins(baseline: .modelled, candidate: .observed)
        let comparisons = modelled.comparisons(with: observed, budget: .standard)
        #expect(Self.refusals(comparisons) == ["detection": refusal, "takeover": refusal])
    }

    @Test func `what timers notice has the limit of its kind`() {
        let limit = MeasurementLimit(worsening: .share(500))
        let budget = RegressionBudget(limits: [.detection: limit])
        #expect(budget.limit(for: "detection by timers") == limit)
        #expect(budget.limit(for: "outage by timers") == nil)
    }

    @Test(
        arguments: [
            (0, .negligible), (-0.146, .negligible), (0.147, .small), (-0.329, .small), (0.33, .medium),
            (0.473, .medium), (0.474, .large), (-1, .large),
        ] as [(Double, EffectSize)]
    )
    func `an effect has the word of the literature`(delta: Double, size: EffectSize) {
        #expect(EffectSize(delta: delta) == size)
    }
}
