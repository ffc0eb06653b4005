internal import Foundation
internal import TestSupport
internal import Testing

/// No figure is a constant, and none is read from a comment: moving one line by 7 ms moves the figures that rest on it by
/// 7 ms, and nothing else.
@Suite struct MovedLineTests {
    struct Move: CustomStringConvertible {
        var file: String
        var line: Int
        var milliseconds: Int
        /// By how many milliseconds which figures of incident 2 move.
        var moves: [String: Int]

        var description: String { "\(file):\(line) by \(milliseconds) ms" }
    }

    static let moves = [
        // The fault.
        Move(
            file: "chassis-1.log",
            line: 69,
            milliseconds: 7,
            moves: ["detection": -7, "outage": -7, "oldActiveReload": -7]
        ),
        Move(
            file: "chassis-1.log",
            line: 69,
            milliseconds: -7,
            moves: ["detection": 7, "outage": 7, "oldActiveReload": 7]
        ),
        // The three witnesses of one loss: the earliest counts, so each moves the figures when it becomes that.
        Move(
            file: "chassis-2.log",
            line: 24,
            milliseconds: -7,
            moves: ["detection": -7, "takeover": 7, "unprotected": 7]
        ),
        Move(
            file: "chassis-2.log",
            line: 25,
            milliseconds: -7,
            moves: ["detection": -7, "takeover": 7, "unprotected": 7]
        ),
        Move(
            file: "chassis-2.log",
            line: 26,
            milliseconds: -7,
            moves: ["detection": -7, "takeover": 7, "unprotected": 7]
        ),
        Move(file: "chassis-2.log", line: 24, milliseconds: 7, moves: [:]),
        // The two lines that say it took over: the earlier counts.
        Move(
            file: "chassis-2.log",
            line: 29,
            milliseconds: -7,
            moves: ["takeover": -7, "outage": -7, "standbyReturn": 7]
        ),
        Move(
            file: "chassis-2.log",
            line: 30,
            milliseconds: -7,
            moves: ["takeover": -7, "outage": -7, "standbyReturn": 7]
        ),
        Move(file: "chassis-2.log", line: 30, milliseconds: 7, moves: [:]),
        // The way back.
        Move(file: "chassis-1.log", line: 85, milliseconds: 7, moves: ["oldActiveReload": 7]),
        Move(file: "chassis-2.log", line: 48, milliseconds: 7, moves: ["standbyReturn": 7, "bulkSynchronisation": -7]),
        Move(file: "chassis-2.log", line: 54, milliseconds: 7, moves: ["bulkSynchronisation": 7, "terminalState": -7]),
        Move(file: "chassis-2.log", line: 55, milliseconds: 7, moves: ["terminalState": 7, "unprotected": 7]),
        // Lines that no figure rests on.
        Move(file: "chassis-2.log", line: 28, milliseconds: 7, moves: [:]),
        Move(file: "chassis-2.log", line: 42, milliseconds: 7, moves: [:]),
    ]

    @Test(arguments: moves)
    func `moving one line by 7 ms moves by 7 ms what rests on it, and nothing else`(move: Move) throws {
        let bench = try Workbench()
        let before = try report(bench, text: { try Fixtures.text($0) })
        let after = try report(bench) { path in
            let text = try Fixtures.text(path)
            return path.hasSuffix(move.file) ? try Self.moved(text, line: move.line, by: move.milliseconds) : text
        }
        var expected: [String: [Int64?]] = [:]
        for (name, ends) in Self.lengths(before) {
            let shift = name.hasPrefix("2 ") ? Int64(move.moves[String(name.dropFirst(2))] ?? 0) : 0
            expected[name] = ends.map { $0.map { $0 + shift * 1_000_000 } }
        }
        #expect(Self.lengths(after) == expected)
        #expect(after.incidents.map(\.kind) == before.incidents.map(\.kind))
        #expect(after.incidents.map(\.reason) == before.incidents.map(\.reason))
        #expect(after.timeline.count == before.timeline.count)
        // A moved line may come to stand out of its order, which is told; nothing else is found or lost.
        #expect(after.findings.filter { !$0.text.hasPrefix("stands after a line") } == before.findings)
    }

    @Test func `comments change no figure, whatever they say`() throws {
        let bench = try Workbench()
        let before = try report(bench, text: { try Fixtures.text($0) })
        let after = try report(bench) { path in
            let text = try Fixtures.text(path)
            guard path.hasSuffix(".log") else { return text }
            let comments = [
                "! detection: 1 ms, takeover 3 ms", "# fault 09:14:32.000, active 09:14:32.001", "-- 50 ms",
            ]
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            return lines.enumerated().map { index, line in
                index.isMultiple(of: 9) ? "\(comments[index / 9 % 3])\n\(line)" : String(line)
            }.joined(separator: "\n")
        }
        #expect(Self.lengths(after) == Self.lengths(before))
        #expect(after.timeline.count == before.timeline.count)
        #expect(after.captures.map(\.events) == before.captures.map(\.events))
    }

    @Test func `the shift of a stamp carries over its second, minute and hour`() throws {
        let line = "Nov  3 2026 09:59:59.995 UTC: %X-1-Y: text"
        #expect(try Self.moved(line, line: 1, by: 7) == "Nov  3 2026 10:00:00.002 UTC: %X-1-Y: text")
    }

    private func report(_ bench: Workbench, text: (String) throws -> String) throws -> ReportJSON {
        let fixture = IncidentFixture.processFailure
        let files = try fixture.files.map { try bench.write(try text("incidents/\(fixture.name)/\($0)"), to: $0) }
        return try ReportJSON(try bench.run(["replay"] + files + ["--clock-offset", "2ms", "--format", "json"]))
    }

    /// Both ends of every length, by incident and phase.
    private static func lengths(_ report: ReportJSON) -> [String: [Int64?]] {
        var lengths: [String: [Int64?]] = [:]
        for incident in report.incidents {
            for found in incident.measurements {
                lengths["\(incident.number) \(found.phase)"] = [found.lower_ns, found.upper_ns]
            }
        }
        return lengths
    }

    private static func moved(_ text: String, line number: Int, by milliseconds: Int) throws -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let line = lines[number - 1]
        let stamp = try #require(line.firstMatch(of: /(\d\d):(\d\d):(\d\d)\.(\d\d\d)/))
        let parts = try [stamp.1, stamp.2, stamp.3, stamp.4].map { try #require(Int($0)) }
        let total = ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * 1000 + parts[3] + milliseconds
        func digits(_ number: Int, _ count: Int) -> String {
            String(repeating: "0", count: count - String(number).count) + String(number)
        }
        let clock = [total / 3_600_000, total / 60_000 % 60, total / 1000 % 60].map { digits($0, 2) }
        let written = "\(clock.joined(separator: ":")).\(digits(total % 1000, 3))"
        lines[number - 1] = line.replacingCharacters(in: stamp.range, with: written)
        return lines.joined(separator: "\n")
    }
}
