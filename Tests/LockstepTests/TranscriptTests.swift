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
}
