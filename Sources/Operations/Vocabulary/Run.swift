public import Redundancy
public import Replay

/// A run of the simulator as it began: everything that it followed from, so that it can be decided again without the files
/// that it was made of.
public struct RunOpened: Hashable, Sendable {
    public var title: String
    /// The scenario as it ran, changed settings included, in the form of a scenario file.
    public var scenario: String
    public var seed: UInt64
    public var startsAt: Instant
    /// In force at the start, on both units.
    public var settings: ControllerSettings
    public var units: [UnitSetup]
    /// The numbered behaviours of the kernel that were on, rising (`Controller.behaviours` has the list).
    public var behaviours: [UInt32]

    public init(
        title: String,
        scenario: String,
        seed: UInt64,
        startsAt: Instant,
        settings: ControllerSettings,
        units: [UnitSetup],
        behaviours: [UInt32]
    ) {
        self.title = title
        self.scenario = scenario
        self.seed = seed
        self.startsAt = startsAt
        self.settings = settings
        self.units = units
        self.behaviours = behaviours
    }
}

/// How a run ended.
public struct RunFinished: Hashable, Sendable {
    public var steps: UInt64
    /// SHA-256 of the canonical bytes of each unit's last state, in the order of ``RunOpened/units``.
    public var stateDigests: [[UInt8]]

    public init(steps: UInt64, stateDigests: [[UInt8]]) {
        self.steps = steps
        self.stateDigests = stateDigests
    }
}
