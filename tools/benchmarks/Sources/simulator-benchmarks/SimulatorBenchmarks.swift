import Foundation
import Measuring

/// Rates of the simulator, beside Pacemaker's own simulator on a failover of two nodes.
///
/// An input is one step of the simulator: a message, a timer, a fault that a kernel decides on; the events are what it decides.
/// A complete failover is a whole run of a scenario: both units powered on, the pair formed, the active failed, the standby
/// risen, the old active back as its hot standby. Both are counted with the recorder and the invariants looking on, as
/// `simulate --runs` and `hunt` run. Everything runs in one thread.
@main
enum SimulatorBenchmarks {
    static func main() throws {
        let failovers = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000
        print("machine: \(machine())")
        print("failovers: \(failovers) a row, one thread\n")
        print(Row.head)
        drawnFaults(scenarios: 3_000)
        try keepalives()
        let times = try ["process-failure-hot", "power-loss-hot"].map { try failover($0, runs: failovers) }
        try Pacemaker.rows()
        shrinking()
        try scale()
        print(
            "\nmodelled, over \(failovers) runs, in ms".padding(toLength: 45, withPad: " ", startingAt: 0),
            terminator: ""
        )
        print(HeadlineTimes.head)
        for time in times { time.print() }
    }
}
