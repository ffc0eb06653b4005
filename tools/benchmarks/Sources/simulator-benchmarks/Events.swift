import Measuring
import Redundancy
import Replay
import Simulation

/// Counts what the kernels decided.
private struct KernelEvents: SimulationObserver {
    var count = 0

    mutating func stepped(_ step: borrowing SimulationStep, _ units: [ControllerState]) {
        count += step.events.count
    }
}

/// The scenarios that `hunt` draws: faults of every kind, one after another.
func drawnFaults(scenarios count: Int) {
    let scenarios = (0..<UInt64(count)).map { ScenarioGenerator.scenario(seed: $0) }
    var events = KernelEvents()
    // Untimed: also warms up.
    for (seed, scenario) in scenarios.enumerated() { _ = scenario.run(seed: UInt64(seed), observing: &events) }
    var steps = 0
    let spent = Spent {
        for (seed, scenario) in scenarios.enumerated() { steps += scenario.run(seed: UInt64(seed)).steps }
    }
    let decided = String(format: "%.1f", Double(events.count) / Double(steps))
    Row("inputs, drawn faults", steps, spent, note: "\(decided) events each, \(count) scenarios").print()
}

/// A link that loses a thousandth: each keepalive of a day is sent and heard on its own.
func keepalives() throws {
    var scenario = try load("process-failure-hot")
    scenario.timeline.removeAll { if case .processFailure = $0.action { true } else { false } }
    scenario.timeline.append(TimelineEntry(at: .seconds(700), .link(.redundancyPort, .loss(.both, permille: 1))))
    scenario.timeline.append(TimelineEntry(at: .seconds(87_100), .link(.redundancyPort, .up)))
    var steps = 0
    let spent = Spent { steps = scenario.run(seed: 1).steps }
    Row("inputs, keepalives one by one", steps, spent, note: "a day on a link that loses 1 in 1,000").print()
}
