public import Redundancy
public import Replay

/// Runs drawn scenarios until one breaks an invariant or never ends.
public struct Hunt: Sendable {
    public var firstSeed: UInt64
    public var count: UInt64

    public init(from firstSeed: UInt64 = 1, count: UInt64) {
        self.firstSeed = firstSeed
        self.count = count
    }

    /// A scenario that goes wrong.
    public struct Finding: Hashable, Sendable {
        public var scenario: Scenario
        public var seed: UInt64
        /// The first one; nil: the run went round in circles.
        public var violation: InvariantViolation?
    }

    /// The first finding of the kernel that Lockstep ships.
    public func run() -> Finding? {
        run(Controller.self)
    }

    /// The first finding of a kernel; nil: it survived every seed.
    public func run<Kernel: Decider>(_: Kernel.Type) -> Finding?
    where
        Kernel.State == ControllerState,
        Kernel.Input == ControllerInput,
        Kernel.Event == ControllerEvent,
        Kernel.Rejection == ControllerRejection
    {
        for offset in 0..<count {
            let seed = firstSeed &+ offset
            let scenario = ScenarioGenerator.scenario(seed: seed)
            if let finding = Self.finding(Kernel.self, in: scenario, seed: seed) { return finding }
        }
        return nil
    }

    /// What goes wrong in one scenario under one seed.
    public static func finding<Kernel: Decider>(_: Kernel.Type, in scenario: Scenario, seed: UInt64) -> Finding?
    where
        Kernel.State == ControllerState,
        Kernel.Input == ControllerInput,
        Kernel.Event == ControllerEvent,
        Kernel.Rejection == ControllerRejection
    {
        var nobody = NoObserver()
        let result = scenario.run(Kernel.self, seed: seed, observing: &nobody)
        guard !result.violations.isEmpty || result.outcome?.ending == .stepLimit else { return nil }
        return Finding(scenario: scenario, seed: seed, violation: result.violations.first)
    }

    /// The finding of the kernel that Lockstep ships, with as little as breaks the same invariant.
    public static func shrunk(_ finding: Finding) -> Finding {
        shrunk(finding, Controller.self)
    }

    /// The finding with as little as breaks the same invariant under one of the seeds; without any, under its own.
    public static func shrunk<Kernel: Decider>(
        _ finding: Finding,
        _: Kernel.Type,
        seeds: [UInt64] = [],
        with shrinker: Shrinker = Shrinker()
    ) -> Finding
    where
        Kernel.State == ControllerState,
        Kernel.Input == ControllerInput,
        Kernel.Event == ControllerEvent,
        Kernel.Rejection == ControllerRejection
    {
        func same(_ scenario: Scenario) -> Finding? {
            for seed in [finding.seed] + seeds {
                var nobody = NoObserver()
                let result = scenario.run(Kernel.self, seed: seed, observing: &nobody)
                if let wanted = finding.violation?.invariant {
                    guard let found = result.violations.first(where: { $0.invariant == wanted }) else { continue }
                    return Finding(scenario: scenario, seed: seed, violation: found)
                }
                if result.outcome?.ending == .stepLimit {
                    return Finding(scenario: scenario, seed: seed, violation: nil)
                }
            }
            return nil
        }
        let start = Simulator<Kernel>.defaultStart
        let end = finding.violation.map { Nanoseconds($0.at.nanoseconds) - Nanoseconds(start.nanoseconds) }
        var last = finding
        _ = shrinker.shrink(finding.scenario, brokenAt: end) { candidate in
            guard let found = same(candidate) else { return false }
            last = found
            return true
        }
        return last
    }
}
