internal import Foundation
internal import TestSupport
internal import Testing

/// The examples that the help of `lockstep upgrade` shows, on the estate.
@Suite struct UpgradeHelpTests {
    /// An open run with what the examples name.
    private static func bench() throws -> Workbench {
        let bench = try HostileUpgradeTests.Estate().bench
        try #require(bench.run(HostileUpgradeTests.opening("rehearsal")).code == 0)
        for name in ["our-own.yaml", "em-13.5.yaml"] {
            try bench.write(bench.run("upgrade", "packs", "text", "em-13.4").bytes, to: name)
        }
        try FileManager.default.copyItem(
            atPath: bench.path("evidence/oms1/emkey-status.txt"),
            toPath: bench.path("emkey.txt")
        )
        for (name, fixture) in [
            ("configuregc.log", "configuregc.log"), ("autoupgrade-status.log", "autoupgrade-status.log"),
        ] {
            try bench.write(try Fixtures.bytes("upgrades/outputs/installer/\(fixture)"), to: name)
        }
        try FileManager.default.copyItem(
            atPath: bench.path("operations.lockstep"),
            toPath: bench.path("site.lockstep")
        )
        try #require(bench.run("log", "keygen", "--name", "example.com/site", "--key", "site.key").code == 0)
        return bench
    }

    /// The words of a line as a shell splits it.
    private static func words(_ line: Substring) -> [String] {
        line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
            index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
        }
    }

    @Test func `every example of the help works on the estate`() throws {
        let bench = try Self.bench()
        for command in HelpTests.commands where command.hasPrefix("upgrade") {
            try runExamples(of: command, in: bench)
        }
    }

    private func runExamples(of command: String, in bench: Workbench) throws {
        let help = try bench.run(
            command.split(separator: " ").map(String.init) + ["--help"],
            environment: ["COLUMNS": "200"]
        ).text
        let examples = try #require(help.split(separator: #/EXAMPLES?:\n/#).dropFirst().first)
            .split(separator: "\n\n")[0]
        let lines = examples.replacing(#/\\\n */#, with: "").split(separator: "\n")
        #expect(!lines.isEmpty)
        for line in lines {
            var words = Self.words(line)
            #expect(
                words.starts(with: ["lockstep"] + command.split(separator: " ").prefix(1).map(String.init)),
                "\(line)"
            )
            var kept: String?
            if words.dropLast().last == ">" {
                kept = words.last
                words.removeLast(2)
            }
            let run = try bench.run(Array(words.dropFirst()), environment: ["LOCKSTEP_KEY": "site.key"])
            if words.contains("open") {
                #expect(run.errors.contains("opened before") || run.code == 0, "\(line): \(run.errors)")
            } else if words.contains(where: { $0.hasSuffix(".tar") }) {
                // Only the collector on its host makes it.
                #expect(run.errors.contains("there is no file lockstep-evidence-oms1.tar"), "\(line): \(run.errors)")
            } else if words.contains("collect"), !words.contains("--list"), !words.contains("--script") {
                // This host is none of the estate's.
                #expect(run.code == 0 || run.errors.contains("answered, expected"), "\(line): \(run.errors)")
            } else if words.contains("--at") {
                // The run was opened just now.
                #expect(run.errors.contains("was not opened yet by then"), "\(line): \(run.errors)")
            } else {
                // What the estate is not ready for is a finding.
                #expect(run.code == 0 || run.code == 1, "\(line): \(run.errors)")
            }
            // The estate's own plan is filled in.
            if let kept, kept != "plan.yaml" { try bench.write(run.bytes, to: kept) }
        }
    }
}
