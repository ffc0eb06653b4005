public import Redundancy
internal import Replay

extension SampleSet {
    /// Compares this set, the baseline, with a candidate, sample by sample.
    ///
    /// Compared are detection, takeover and outage as far as either side has them, and all that the budget has a limit
    /// for. A sample that only one side has is compared with an empty one, which makes it not comparable.
    ///
    /// - Parameters:
    ///   - candidate: what is held against this set.
    ///   - budget: how much worse it may be.
    ///   - required: measurements that are not comparable where neither side has them, instead of not being asked for.
    public func comparisons(
        with candidate: SampleSet,
        budget: RegressionBudget,
        requiring required: [MeasurementKind] = []
    ) -> [Comparison] {
        let present = Set((samples + candidate.samples).map(\.name))
        let names = Self.sampleNames.filter { name in
            guard let kind = MeasurementKind(sampleName: name) else { return false }
            guard present.contains(name) else {
                let isAbsent = [false, true].allSatisfy { !present.contains(kind.sampleName(byTimers: $0)) }
                return isAbsent && required.contains(kind) && name == kind.sampleName(byTimers: false)
            }
            return Self.isAlwaysCompared(kind) || budget.limits[kind] != nil
        }
        return names.map { name in
            Comparison(
                baseline: sample(name, beside: candidate),
                candidate: candidate.sample(name, beside: self),
                budget: budget
            )
        }
    }

    private static func isAlwaysCompared(_ kind: MeasurementKind) -> Bool {
        switch kind {
        case .detection, .takeover, .outage: true
        case .oldActiveReload, .standbyReturn, .bulkSynchronisation, .terminalState, .unprotected, .resetToTerminal:
            false
        }
    }

    /// The sample, or an empty one of this set's origin; of the other's where this set has no sample at all.
    private func sample(_ name: String, beside other: SampleSet) -> Sample {
        samples.first { $0.name == name }
            ?? Sample(
                name: name,
                origin: (samples.first ?? other.samples.first)?.origin ?? .modelled,
                resolution: .zero,
                values: []
            )
    }
}
