public import Redundancy
public import Replay

/// Looks on at a simulation. It is generic all the way, so that an observer with an empty body costs nothing.
public protocol SimulationObserver {
    /// After one input was decided and its events were applied. The step's events share the simulator's buffer: keeping them
    /// makes the next step allocate a new one.
    mutating func stepped(_ step: borrowing SimulationStep, _ units: [ControllerState])
}

/// One input and what came of it.
public struct SimulationStep: Sendable {
    /// From 1 on.
    public var number: Int
    public var at: Instant
    /// 0 or 1: the first or the second unit of the scenario.
    public var unit: Int
    /// Nil where a typed line was no command.
    public var input: ControllerInput?
    public var events: [ControllerEvent]
    public var rejection: ControllerRejection?
    /// Why a typed line was no command of the profile.
    public var commandIssue: CommandError?
    /// The units after the step, in short.
    var views: InlineArray<2, UnitView>
    /// Since when the redundancy port has worked both ways without any fault; nil when it does not.
    public var pathWorksSince: Instant?
}

/// Reads a typed line in a console's mode.
public typealias CommandParsing = @Sendable (String, ConsoleMode, Profile) -> Result<Command, CommandError>

/// An observer that needs nothing.
public struct NoObserver: SimulationObserver {
    public init() {}
    public mutating func stepped(_ step: borrowing SimulationStep, _ units: [ControllerState]) {}
}

/// Two observers at once.
public struct ObserverPair<First: SimulationObserver, Second: SimulationObserver>: SimulationObserver {
    public var first: First
    public var second: Second

    public init(_ first: First, _ second: Second) {
        self.first = first
        self.second = second
    }

    public mutating func stepped(_ step: borrowing SimulationStep, _ units: [ControllerState]) {
        first.stepped(step, units)
        second.stepped(step, units)
    }
}

/// How a run came to its end.
public struct SimulationOutcome: Hashable, Sendable {
    public enum Ending: UInt8, Hashable, Sendable, CaseIterable {
        /// Nothing is left that could happen.
        case nothingLeft = 1
        /// The quiet period after the last entry of the timeline is over.
        case quietPeriodOver = 2
        /// Too many steps: something goes round in circles.
        case stepLimit = 3
    }

    public var ending: Ending
    public var steps: Int
    public var at: Instant
    /// Entries on access points and clients that came while no unit served.
    public var unserved: Int
}
