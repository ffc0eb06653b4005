public import Redundancy
public import Replay

extension Scenario {
    /// Runs the scenario with the kernel that Lockstep ships.
    ///
    /// - Parameters:
    ///   - seed: the same seed gives the same run, step by step.
    ///   - observer: looks on at every step.
    public func run(seed: UInt64, observing observer: inout some SimulationObserver) -> RunResult {
        run(Controller.self, seed: seed, observing: &observer)
    }

    /// Runs the scenario without anybody else looking on.
    public func run(seed: UInt64) -> RunResult {
        var nobody = NoObserver()
        return run(seed: seed, observing: &nobody)
    }

    /// Runs the scenario with another kernel: one with a fault built in, say, that the invariants must find.
    public func run<Kernel: Decider>(
        _: Kernel.Type,
        seed: UInt64,
        observing observer: inout some SimulationObserver
    ) -> RunResult
    where
        Kernel.State == ControllerState,
        Kernel.Input == ControllerInput,
        Kernel.Event == ControllerEvent,
        Kernel.Rejection == ControllerRejection
    {
        var simulator = Simulator<Kernel>(self, seed: seed, parsing: CommandError.parse)
        var watching = ObserverPair(RunRecorder(seed: seed), ObserverPair(InvariantCheck(), Borrowed(observer)))
        let outcome = simulator.run(observing: &watching)
        observer = watching.second.second.observer
        watching.first.finish(simulator.units, outcome, watching.second.first.violations)
        return watching.first.result
    }
}

/// An observer on loan to a run.
private struct Borrowed<Observer: SimulationObserver>: SimulationObserver {
    var observer: Observer

    init(_ observer: Observer) {
        self.observer = observer
    }

    mutating func stepped(_ step: borrowing SimulationStep, _ units: [ControllerState]) {
        observer.stepped(step, units)
    }
}

extension CommandError {
    /// Reads a typed line as the device of the profile does.
    ///
    /// - Parameters:
    ///   - line: what was typed.
    ///   - mode: of the console.
    ///   - profile: whose commands there are.
    public static func parse(_ line: String, _ mode: ConsoleMode, _ profile: Profile) -> Result<Command, CommandError> {
        do throws(CommandError) {
            return .success(try Command(parsing: line, in: mode, profile: profile))
        } catch {
            return .failure(error)
        }
    }
}
