public import Redundancy
internal import Replay

/// What a run is worth. A run has the last of these that holds of it.
public enum RunVerdict: UInt8, Hashable, Sendable, CaseIterable {
    /// Nothing to object to.
    case fine = 1
    /// A signalled failure took longer than the scenario's budget allows.
    case overBudget = 2
    /// An expectation of the scenario is not met.
    case unmet = 3
    /// An invariant is broken.
    case broken = 4
    /// The run went round in circles until it was stopped.
    case endless = 5

    /// `ok`, `over-budget`, `unmet`, `broken` or `endless`.
    public var name: String {
        switch self {
        case .fine: "ok"
        case .overBudget: "over-budget"
        case .unmet: "unmet"
        case .broken: "broken"
        case .endless: "endless"
        }
    }

    /// Whether no kept outcome excuses it. A drawn scenario may well be over its budget: its links lose and delay what they
    /// carry.
    public var isFault: Bool { self > .overBudget }
}

extension RunVerdict: Comparable {
    public static func < (left: RunVerdict, right: RunVerdict) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension RunResult {
    /// The verdict on this run of `scenario`.
    public func verdict(on scenario: Scenario) -> RunVerdict {
        if outcome?.ending == .stepLimit { return .endless }
        if !violations.isEmpty { return .broken }
        if verdicts(on: scenario).contains(where: { !$0.isMet }) { return .unmet }
        let isOver = switchovers.contains { switchover in
            [.detection, .takeover].contains { switchover.verdict(on: $0, under: scenario.budget) == .over }
        }
        return isOver ? .overBudget : .fine
    }
}

extension SimulatedSwitchover {
    /// How its detection or takeover stands against a budget. Detection is judged where the fault was signalled: silence has
    /// timers of its own.
    public func verdict(on kind: MeasurementKind, under budget: Budget) -> BudgetVerdict {
        guard let length = kind == .detection ? detection : takeover else { return .notMeasured }
        guard kind != .detection || isSignalled, let nominal = budget.nominal(for: kind) else { return .notJudged }
        return budget.verdict(on: DurationRange(length), nominal: nominal)
    }
}
