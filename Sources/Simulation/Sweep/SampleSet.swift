public import Redundancy
public import Replay

/// Everything that many runs of a scenario, or the incidents of a log, measured.
public struct SampleSet: Hashable, Sendable {
    /// What was measured, for a person: the scenario's title, say.
    public var title: String
    /// At most one of each name.
    public var samples: [Sample]

    /// - Parameters:
    ///   - title: what was measured, for a person.
    ///   - samples: at most one of each name.
    /// - Precondition: no two samples have one name.
    public init(title: String, samples: [Sample]) {
        precondition(Set(samples.map(\.name)).count == samples.count, "two samples of one name in \(title)")
        self.title = title
        self.samples = samples
    }

    /// Runs a scenario with this seed and the following ones. Of each run only what it measured is kept.
    ///
    /// - Parameters:
    ///   - scenario: what is run.
    ///   - seed: of the first run; behind the last seed comes 0.
    ///   - runs: how many; 0 or more.
    public init(running scenario: Scenario, seed: UInt64, runs: Int) {
        var values: [MeasuredValue] = []
        for number in 0..<UInt64(runs) { values += scenario.run(seed: seed &+ number).measuredValues }
        self.init(title: scenario.title, values, origin: .modelled)
    }

    /// What runs measured.
    ///
    /// - Parameters:
    ///   - title: what was run, for a person.
    ///   - results: of one scenario.
    public init(title: String, results: [RunResult]) {
        self.init(title: title, results.flatMap(\.measuredValues), origin: .modelled)
    }

    /// Sorts values into samples, in the order of ``sampleNames``.
    ///
    /// - Parameters:
    ///   - title: what was measured, for a person.
    ///   - values: in any order.
    ///   - origin: of all of them.
    public init(title: String, _ values: [MeasuredValue], origin: MeasurementOrigin) {
        let groups = Dictionary(grouping: values, by: \.name)
        self.init(
            title: title,
            samples: Self.sampleNames.compactMap { name in
                groups[name].map { group in
                    Sample(
                        name: name,
                        origin: origin,
                        resolution: group.map(\.resolution).max() ?? .zero,
                        values: group.map(\.value)
                    )
                }
            }
        )
    }

    /// Every name that a sample can have: the kinds in their order, each followed by what timers noticed of it.
    public static let sampleNames = MeasurementKind.allCases.flatMap { kind in
        [false, true].map { kind.sampleName(byTimers: $0) }
    }
}

extension RunResult {
    /// What the last switchover took; nothing without one. Signalled faults and silence are never pooled, and a forced
    /// switchover has no fault.
    var measuredValues: [MeasuredValue] {
        guard let last = switchovers.last else { return [] }
        var values = [MeasuredValue(.takeover, byTimers: false, last.takeover)]
        if let detection = last.detection {
            values.append(MeasuredValue(.detection, byTimers: !last.isSignalled, detection))
            values.append(MeasuredValue(.outage, byTimers: !last.isSignalled, detection + last.takeover))
        }
        return values
    }
}

/// A value with the sample that it belongs to.
public struct MeasuredValue: Hashable, Sendable {
    public var name: String
    public var value: Nanoseconds
    /// How far the value may be off, or the step of its clock; 1 ns for a modelled one.
    public var resolution: Nanoseconds

    /// - Parameters:
    ///   - kind: what was measured.
    ///   - byTimers: whether silence was noticed rather than a signal, which is another sample.
    ///   - value: the length.
    ///   - resolution: not negative.
    public init(
        _ kind: MeasurementKind,
        byTimers: Bool,
        _ value: Nanoseconds,
        resolution: Nanoseconds = Nanoseconds(1)
    ) {
        name = kind.sampleName(byTimers: byTimers)
        self.value = value
        self.resolution = resolution
    }
}

extension MeasurementKind {
    private static let timersSuffix = " by timers"

    /// `detection`, or `detection by timers` where silence was noticed rather than a signal.
    public func sampleName(byTimers: Bool) -> String {
        "\(self)" + (byTimers ? Self.timersSuffix : "")
    }

    /// The kind of a sample with this name; nil for a name that none has.
    public init?(sampleName: String) {
        let isKind = { (kind: Self) in [false, true].contains { kind.sampleName(byTimers: $0) == sampleName } }
        guard let kind = Self.allCases.first(where: isKind) else { return nil }
        self = kind
    }
}
