import Foundation
import TestSupport
import Testing

/// What the README shows is what the command prints.
@Suite struct TranscriptTests {
    /// The lines between the fences that begin with the replay's prompt, without the command and what is left out.
    private func shown() throws -> [String] {
        let readme = try String(contentsOf: Fixtures.project.appending(path: "README.md"), encoding: .utf8)
        let lines = readme.components(separatedBy: "\n")
        let start = try #require(lines.firstIndex { $0.hasPrefix("$ lockstep replay ") })
        return lines[(start + 1)...].prefix { $0 != "```" }.filter { $0 != "  [...]" && !$0.isEmpty }
    }

    @Test func `the transcript of the README is the command's output, line by line`() throws {
        let shown = try shown()
        #expect(shown.count > 40)
        var rest = try Fixtures.text("reports/process-failure-hot-standby.en.txt").components(separatedBy: "\n")[...]
        for line in shown {
            let place = try #require(rest.firstIndex(of: line), "not printed, or not in this order: \(line)")
            rest = rest[(place + 1)...]
        }
    }

    /// What follows a prompt of the README, up to the next prompt or the fence.
    private func answer(to prompt: String) throws -> [String] {
        let readme = try String(contentsOf: Fixtures.project.appending(path: "README.md"), encoding: .utf8)
        let lines = readme.components(separatedBy: "\n")
        let start = try #require(lines.firstIndex { $0.hasPrefix("$ lockstep upgrade \(prompt) ") })
        return Array(lines[(start + 1)...].prefix { $0 != "```" && !$0.hasPrefix("$ ") })
    }

    @Test func `the upgrade of the README is what the commands print`() throws {
        let bench = try Workbench()
        let estate = Fixtures.url("upgrades/estate").path
        let opened = try bench.run(HostileUpgradeTests.opening("spring", plan: "\(estate)/plan.yaml"))
        #expect(try opened.text == answer(to: "open").joined(separator: "\n") + "\n")
        let now = Date.now.formatted(.iso8601)
        let checked = try bench.run("upgrade", "check", "spring", "\(estate)/evidence", "--collected-at", now)
        #expect(try checked.text.split(separator: "\n").dropFirst().prefix(1).map(String.init) == answer(to: "check"))
        let gate = try bench.run("upgrade", "gate", "spring", "5")
        #expect(try gate.text.split(separator: "\n").prefix(5).map(String.init) == answer(to: "gate"))
    }
}
