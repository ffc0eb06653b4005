import Foundation
import Measuring
import Replay
import Simulation

/// Where the scenarios are: the benchmarks run at the root of the checkout.
func load(_ name: String) throws -> Scenario {
    try Scenario(yaml: String(contentsOfFile: "fixtures/scenarios/\(name).yaml", encoding: .utf8))
}

/// Whole runs of a scenario with one switchover, each with a seed of its own, and what the switchovers took.
func failover(_ name: String, runs: Int) throws -> HeadlineTimes {
    let scenario = try load(name)
    var times = HeadlineTimes(name: name)
    var steps = 0
    let spent = Spent {
        for seed in 0..<UInt64(runs) {
            let result = scenario.run(seed: seed)
            steps += result.steps
            times.add(result)
        }
    }
    Row("complete failovers, \(name)", runs, spent, note: "\(steps / runs) inputs each, power-on included").print()
    return times
}

/// The two headline times of many runs.
struct HeadlineTimes {
    static let head = "       p50        p90        p99        max"

    var name: String
    private var detections: [Nanoseconds] = []
    private var takeovers: [Nanoseconds] = []

    init(name: String) {
        self.name = name
    }

    mutating func add(_ result: RunResult) {
        precondition(result.violations.isEmpty && result.switchovers.count == 1, "seed \(result.seed) of \(name)")
        let switchover = result.switchovers[0]
        if let detection = switchover.detection { detections.append(detection) }
        takeovers.append(switchover.takeover)
    }

    func print() {
        row("detection", detections)
        row("takeover", takeovers)
    }

    private func row(_ what: String, _ values: [Nanoseconds]) {
        let sample = Sample(name: what, origin: .modelled, resolution: .zero, values: values)
        guard let summary = SampleSummary(sample) else { return }
        let columns = [summary.p50, summary.p90, summary.p99, summary.max]
            .map { String(format: "%11.3f", Double($0.count) / 1e6) }
        let title = "\(what), \(name)".padding(toLength: 44, withPad: " ", startingAt: 0)
        Swift.print(title + columns.joined())
    }
}
