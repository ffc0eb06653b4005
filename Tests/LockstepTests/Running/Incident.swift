internal import Foundation
internal import TestSupport

/// A folder of `fixtures/incidents`, with the options that its README says to read it with.
struct IncidentFixture: CustomStringConvertible {
    var name: String
    var files: [String]
    var options: [String] = []

    var description: String { name }

    var paths: [String] {
        files.map { Fixtures.url("incidents/\(name)/\($0)").path }
    }

    var replay: [String] {
        ["replay"] + paths + ["--clock-offset", "2ms"] + options
    }

    static let powerLoss = IncidentFixture(
        name: "power-loss-of-the-active",
        files: ["chassis-2.log", "console-chassis-2.txt"]
    )
    static let processFailure = IncidentFixture(
        name: "process-failure-hot-standby",
        files: ["chassis-1.log", "chassis-2.log", "console.txt"]
    )
    static let notHot = IncidentFixture(
        name: "process-failure-standby-not-hot",
        files: ["chassis-1.log", "chassis-2.log", "console-chassis-1.txt"],
        options: ["--year", "2026", "--time-zone", "UTC"]
    )
    static let forced = IncidentFixture(
        name: "forced-switchover",
        files: ["chassis-1.log", "chassis-2.log", "console.txt"],
        options: ["--year", "2026"]
    )
    static let refused = IncidentFixture(
        name: "forced-switchover-refused-on-standby",
        files: ["console-chassis-1.txt", "console-chassis-2.txt"]
    )
    static let dualActive = IncidentFixture(
        name: "rp-link-lost-dual-active",
        files: ["chassis-1.log", "chassis-2.log", "console-chassis-1.txt", "console-chassis-2.txt"]
    )
    static let gatewayLost = IncidentFixture(
        name: "gateway-lost",
        files: ["chassis-1.log", "chassis-2.log", "console-chassis-2.txt"]
    )
    static let all = [powerLoss, processFailure, notHot, forced, refused, dualActive, gatewayLost]
}

/// A file that is compared with what the command prints, and written again on request:
///
///     LOCKSTEP_WRITE_GOLDEN=1 swift test --filter LockstepTests
///
/// Read the difference in version control before it is kept.
enum Golden {
    static let isWritten = ProcessInfo.processInfo.environment["LOCKSTEP_WRITE_GOLDEN"] == "1"

    /// The text that the file holds; when golden files are written, `text` itself after it was written.
    static func expected(_ path: String, for text: String) throws -> String {
        let url = Fixtures.url(path)
        if isWritten {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: url)
        }
        return try Fixtures.text(path)
    }

    /// The first line in which two texts differ, to be read in a failure; nil for equal texts.
    static func firstDifference(_ found: String, _ expected: String) -> String? {
        guard found != expected else { return nil }
        let left = found.split(separator: "\n", omittingEmptySubsequences: false)
        let right = expected.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, pair) in zip(left, right).enumerated() where pair.0 != pair.1 {
            return "line \(index + 1): \(pair.0)\ninstead of: \(pair.1)"
        }
        return "\(left.count) lines instead of \(right.count)"
    }
}
