import Foundation
import Measuring

/// Pacemaker's `crm_simulate` on a cluster of two nodes of which the one that runs the service fails.
///
/// It decides what the cluster would do and plays the actions through; nothing in it has a duration, and no node speaks.
/// As a process it reads the cluster, fails the node, decides and acts once a start; with `--profile` it only decides,
/// many times in one process, and prints the seconds.
enum Pacemaker {
    private static let cluster = "tools/benchmarks/pacemaker/two-nodes.xml"
    private static let processes = 30
    private static let decisions = 2_000

    static func rows() throws {
        guard let program = find("crm_simulate") else {
            print(
                "crm_simulate is not installed, so there is nothing to compare with: apt-get install pacemaker-cli-utils"
            )
            return
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "lockstep-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let failed = folder.appending(path: "failed.xml").path
        let fail = ["--simulate", "--xml-file", cluster, "--node-fail", "node1"]
        let shown = try run(program, fail + ["--save-input", failed])
        precondition(shown.contains("Start      controller     ( node2 )"), "crm_simulate moves nothing:\n\(shown)")

        let spent = try Spent { for _ in 0..<processes { _ = try run(program, fail + ["--quiet"]) } }
        Row("crm_simulate, a process each", processes, spent, note: "reads, fails node1, decides, acts").print()

        // "* Testing FILE ... 0.20 secs"
        let profile = try run(program, ["--profile", folder.path, "--repeat", String(decisions)])
        let words = profile.split(whereSeparator: \.isWhitespace)
        guard let unit = words.lastIndex(of: "secs"), unit > 0, let inside = Double(words[unit - 1]), inside > 0 else {
            preconditionFailure("crm_simulate --profile says no seconds:\n\(profile)")
        }
        Row("crm_simulate --profile, one process", decisions, inside, note: "decides only, one step of a failover")
            .print()
    }

    private static func find(_ name: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        // Debian keeps it where only an administrator's path leads.
        return (path.split(separator: ":").map(String.init) + ["/usr/sbin"])
            .map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        precondition(process.terminationStatus == 0, "\(program) exits with \(process.terminationStatus)")
        return String(decoding: bytes, as: UTF8.self)
    }
}
