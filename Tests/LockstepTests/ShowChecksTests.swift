internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep show checks` of a run in a log that also holds a failover.
@Suite struct ShowChecksTests {
    private struct Row: Decodable, Hashable {
        var verdict: String
        var level: String
        var phase: String
        var check: String
        var scope: String
        var title: String
        var reason: String
    }

    private let bench: Workbench

    init() throws {
        bench = try Workbench()
        try OperationsLog.make(in: bench)
    }

    private func rows(_ arguments: String...) throws -> [Row] {
        let run = try bench.run(["show", "checks", "spring", "--format", "json"] + arguments)
        #expect(run.code == 0, "\(arguments): \(run.errors)")
        return try JSONDecoder().decode([Row].self, from: run.bytes)
    }

    @Test(arguments: [
        ("show-checks.en.txt", ["--lang", "en"]), ("show-checks.ja.txt", ["--lang", "ja"]),
        ("show-checks.json", ["--format", "json"]), ("show-checks.tsv", ["--format", "tsv"]),
    ])
    func `the checks are the golden ones, byte for byte`(file: String, options: [String]) throws {
        let run = try bench.run(["show", "checks", "spring"] + options)
        #expect(run.code == 0)
        #expect(run.errors == "")
        let expected = try Golden.expected("reports/\(file)", for: run.text)
        #expect(Golden.firstDifference(run.text, expected) == nil)
    }

    @Test func `before the assessment nothing is judged`() throws {
        let all = try rows()
        #expect(Set(all.map(\.verdict)).count > 1)
        for moment in ["2026-11-03T09:31:30Z", "2026-11-03 18:31:30+09:00"] {
            let before = try rows("--at", moment)
            #expect(Set(before.map(\.verdict)) == ["NOT JUDGED"], "\(moment)")
            #expect(before.map(\.check) == all.map(\.check))
        }
        #expect(try Set(rows("--as-known-at", "2026-11-03T09:31:30Z").map(\.verdict)) == ["NOT JUDGED"])
        #expect(try rows("--at", "2026-11-03T09:32:00Z") == all)
        #expect(try rows("--at", "18446744073709551615") == all)
    }

    @Test func `a run that was not opened yet is told`() throws {
        for option in ["--at", "--as-known-at"] {
            let run = try bench.run("show", "checks", "spring", option, "2026-11-03T08:59:00Z")
            #expect(run.code == 3, "\(option)")
            #expect(run.text == "")
            #expect(run.errors.contains("spring was not opened yet by then"), "\(option): \(run.errors)")
        }
    }

    @Test func `an unknown run is told, with those that there are`() throws {
        let run = try bench.run("show", "checks", "autumn")
        #expect(run.code == 3)
        #expect(run.errors.contains("the log has no upgrade run autumn. It has: spring."))
        let japanese = try bench.run("show", "checks", "autumn", "--lang", "ja")
        #expect(japanese.errors.contains("ログにアップグレード実行 autumn はありません。あるのは: spring。"))
        let none = try Workbench()
        try none.write("Nov  3 2026 09:00:00.000 UTC: %SYS-5-RESTART: System restarted --\n", to: "one.log")
        #expect(try none.run("ingest", "one.log").code == 0)
        let empty = try none.run("show", "checks", "spring")
        #expect(empty.code == 3)
        #expect(empty.errors.contains("It has: none."))
    }

    /// It was ignored once, and the run shown as it stands.
    @Test(arguments: ["up 00:00:24", "Nov  3 09:31:30", "09:31:30"])
    func `a moment without a date is wrong usage`(moment: String) throws {
        for command in [["show", "checks", "spring"], ["upgrade", "report", "spring"]] {
            let run = try bench.run(command + ["--at", moment])
            #expect(run.code == 2, "\(command): \(run.text)")
            #expect(run.text == "")
            #expect(run.errors.contains("the moments of a run have a date"), "\(run.errors)")
        }
    }

    @Test func `the failover beside it changes nothing`() throws {
        let known = try rows("--as-known-at", "2026-11-03T11:00:00Z")
        #expect(try rows() == known)
    }
}
