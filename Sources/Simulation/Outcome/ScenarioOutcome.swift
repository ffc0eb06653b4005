public import Replay

/// What a run of a named scenario amounted to, in the few figures that are kept and compared.
///
/// Nothing of it tells of the machine or of its clock: the same scenario, seed and kernel give an equal outcome.
public struct ScenarioOutcome: Hashable, Sendable {
    public var name: String
    public var seed: UInt64
    public var verdict: RunVerdict
    public var ending: SimulationOutcome.Ending
    /// How often the active role moved from one unit to the other.
    public var switchovers: Int
    /// Of the last switchover; nil where there is none, or where it has no such phase.
    public var detection: Nanoseconds?
    /// Of the last switchover; nil where there is none.
    public var takeover: Nanoseconds?
    public var steps: Int
    /// Of the state of both units at the end.
    public var digest: String

    /// The outcome of a run.
    ///
    /// - Parameters:
    ///   - name: what the scenario is kept under.
    ///   - scenario: what was run.
    ///   - result: what came of it.
    ///   - digest: the SHA-256 of the result's canonical bytes; this target has no hash of its own.
    /// - Precondition: the run has ended.
    public init(name: String, of scenario: Scenario, _ result: RunResult, digest: String) {
        guard let outcome = result.outcome else {
            preconditionFailure("the run of \(name) with seed \(result.seed) has not ended")
        }
        self.name = name
        seed = result.seed
        verdict = result.verdict(on: scenario)
        ending = outcome.ending
        switchovers = result.switchovers.count
        detection = result.switchovers.last?.detection
        takeover = result.switchovers.last?.takeover
        steps = result.steps
        self.digest = digest
    }
}
