import Foundation
import Measuring
import Simulation

/// The document's 2,000 access points and 32,000 clients (39), and the larger platform's 6,000 and 64,000, in one run each:
/// joined, synchronised, carried over a switchover, and synchronised to the unit that comes back.
func scale() throws {
    for (name, size) in [("wireless-run-carried", "2,000 / 32,000"), ("wireless-capacity-9800-80", "6,000 / 64,000")] {
        let scenario = try load(name)
        resetPeakMemory()
        var result = RunResult(seed: 1)
        let spent = Spent { result = scenario.run(seed: 1) }
        precondition(result.verdicts(on: scenario).allSatisfy(\.isMet), "\(name) is not met")
        let milliseconds = String(format: "%.1f", spent.seconds * 1_000)
        let note = "\(result.steps) inputs in \(milliseconds) ms, peak memory \(peakMemory()) MiB"
        Row("runs, access points / clients \(size)", 1, spent, note: note).print()
    }
}
