import Encodings
import Foundation
import Jobnets
import Measuring
import Replay

/// Definitions of growing size read and checked, and schedules of ten years.
///
/// Each row is the best of several rounds on one thread: another process on the machine only ever makes one slower.
@main
enum JobnetBenchmarks {
    static func main() throws {
        let jobnets = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000
        print("machine: \(machine())\n")
        print(Row.head)
        for lines in [10_000, 100_000, 1_000_000] { try definition(lines: lines) }
        smallJobnets(10_000)
        try schedules(jobnets: jobnets)
    }

    private static func definition(lines: Int) throws {
        let bytes = Workload.definition(lines: lines)
        let count = bytes.count { $0 == UInt8(ascii: "\n") }
        let size = String(format: "%.1f", Double(bytes.count) / 1e6)
        for encoding in [TextEncoding.utf8, .shiftJIS] {
            let encoded = encoding == .utf8 ? bytes : try encoding.encode(bytes)
            resetPeakMemory()
            var found = 0
            let read = try best {
                let text = try DecodedText.decode(encoded, as: nil)
                found = SyntaxTree(utf8: text.utf8).parameters.count
            }
            let name = "lines, \(count) of \(encoding.rawValue)"
            Row("\(name), read", count, read, note: note(read, "\(size) MB, \(found) parameters")).print()
            let checked = try best {
                let text = try DecodedText.decode(encoded, as: nil)
                let definition = Definition(SyntaxTree(utf8: text.utf8))
                found = DefinitionChecker(definition, options: CheckOptions()).diagnostics().count
            }
            Row("\(name), checked", count, checked, note: note(checked, "\(found) diagnostics")).print()
        }
    }

    /// Jobnets without jobs, all with rules: what their schedules cost a check.
    private static func smallJobnets(_ count: Int) {
        let bytes = Workload.jobnets(count)
        resetPeakMemory()
        var found = 0
        let seconds = best {
            found = DefinitionChecker(Definition(SyntaxTree(utf8: bytes))).diagnostics().count
        }
        let size = String(format: "%.1f", Double(bytes.count) / 1e6)
        Row("scheduled jobnets, checked", count, seconds, note: note(seconds, "\(size) MB, \(found) diagnostics"))
            .print()
    }

    private static func schedules(jobnets: Int) throws {
        let definition = Definition(SyntaxTree(utf8: Workload.jobnets(jobnets)))
        let schedules = DefinitionSchedules(definition, options: CheckOptions())
        precondition(schedules.refused.isEmpty, "the workload's definitions are right")
        guard let from = CalendarDate(year: 2026, month: 4, day: 1),
            let to = CalendarDate(year: 2036, month: 3, day: 31)
        else { preconditionFailure("two dates") }
        resetPeakMemory()
        var runs = 0
        let seconds = best {
            runs = 0
            let scheduler = Scheduler(jobnets: schedules.jobnets, registered: from)
            for jobnet in schedules.jobnets { runs += scheduler.runs(of: jobnet.fullName, from: from, to: to).count }
        }
        Row("runs, \(jobnets) jobnets over 10 years", runs, seconds, note: note(seconds, "\(runs) runs")).print()
    }

    private static func note(_ seconds: Double, _ what: String) -> String {
        "\(String(format: "%.2f", seconds * 1_000)) ms; \(what); peak memory \(peakMemory()) MiB"
    }

    private static func best(_ body: () throws -> Void) rethrows -> Double {
        var least = Double.infinity
        for _ in 0..<7 { least = min(least, try time(body)) }
        return least
    }
}
