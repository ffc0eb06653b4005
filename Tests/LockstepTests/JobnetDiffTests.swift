internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep jobnet diff`: what two definitions differ in, and what that does to the runs.
@Suite struct JobnetDiffTests {
    private let bench: Workbench

    init() throws {
        bench = try Workbench()
        try bench.copy("accounts.unitdef")
        try bench.copy("accounts-new.unitdef")
    }

    private func diff(_ arguments: String...) throws -> Run {
        try bench.run(["jobnet", "diff", "accounts.unitdef", "accounts-new.unitdef", "--lang", "en"] + arguments)
    }

    private func lines(_ run: Run) throws -> [[String: Any]] {
        try run.text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func `a definition is the same as itself, however it is laid out`() throws {
        for (language, words) in [("en", "The definitions say the same."), ("ja", "定義の内容に差はありません。")] {
            let run = try bench.run(
                ["jobnet", "diff", "accounts.unitdef", "accounts.unitdef", "--lang", language]
            )
            #expect(run.code == 0)
            #expect(run.text.contains(words))
        }
        try bench.copy("untidy.txt")
        try bench.copy("tidy.txt")
        #expect(try bench.jobnet("diff", "untidy.txt", "tidy.txt").code == 0)
    }

    @Test func `bytes that are no character are not said to be the same`() throws {
        for byte in [0xFD, 0xFE] as [UInt8] {
            let text = Array("unit=u,,,;{ty=j;te=\"".utf8) + [byte] + Array(" あ\";}\n".utf8)
            try bench.write(text, to: "broken-\(byte)")
        }
        let run = try bench.jobnet("diff", "broken-253", "broken-254", "--encoding", "utf-8", "--lang", "en")
        #expect(run.code == 1)
        #expect(run.errors.contains("broken-253 has bytes at 1 place that are no characters of utf-8"))
    }

    @Test func `changes are told by unit, with both places`() throws {
        let run = try diff()
        #expect(run.code == 1)
        #expect(run.errors == "")
        for line in [
            "  renamed  differences → discrepancies  73:3 → 73:3", "  changed  st  1,19:00 → 1,18:30  126:3 → 126:3",
            "/accounts/closing/ledger/verify\n  unit added  154:4",
            "  changed  cftd  1,be,2,10 → 1,be,3,10  233:4 → 241:4", " Not shown: comment 1.",
        ] {
            #expect(run.text.contains(line), "\(line)\n\(run.text)")
        }
        #expect(!run.text.contains("runs"))
        #expect(try diff("--all").text.contains("cm"))
        let japanese = try bench.run("jobnet", "diff", "accounts.unitdef", "accounts-new.unitdef", "--lang", "ja")
        #expect(japanese.text.contains("  変更  st  1,19:00 → 1,18:30"))
    }

    @Test func `with a period the runs are compared as well`() throws {
        let run = try diff("--from", "2026-04-01", "--to", "2026-06-30", "--calendar", "japan")
        #expect(run.code == 1)
        #expect(
            run.text.contains(
                """
                /accounts/payments/transfer  3 → 3 runs
                  run moved  2026-04-22T10:00 → 2026-04-21T10:00  rule 1
                  run moved  2026-05-21T10:00 → 2026-05-20T10:00  rule 1
                  run moved  2026-06-23T10:00 → 2026-06-22T10:00  rule 1

                """
            ),
            "\(run.text)"
        )
    }

    @Test func `JSON is one object a line, of changes and of runs`() throws {
        let changes = try lines(try diff("--format", "json"))
        #expect(
            changes.compactMap { $0["change"] as? String }.filter { $0.hasPrefix("unit-") } == [
                "unit-renamed", "unit-added",
            ]
        )
        let all = try lines(try diff("--format", "json", "--from", "2026-04-01", "--to", "2026-04-30"))
        let moved = all.filter { $0["change"] as? String == "run-moved" }
        #expect(
            Set(moved.compactMap { $0["unitAfter"] as? String }) == [
                "/accounts/closing", "/accounts/closing/ledger", "/accounts/payments/transfer",
            ]
        )
        #expect(all.count > changes.count)
    }

    @Test func `Markdown is tables for a ticket`() throws {
        let run = try diff("--format", "markdown")
        #expect(run.code == 1)
        #expect(run.text.hasPrefix("**accounts.unitdef → accounts-new.unitdef**\n"))
        #expect(
            run.text.contains("| `/accounts/closing` | changed | st | `1,19:00` | `1,18:30` | 126:3 → 126:3 |  |\n")
        )
    }

    @Test func `what could not be read is no equality`() throws {
        try bench.write("unit=a,,,;{ty=n;", to: "cut")
        let run = try bench.jobnet("diff", "cut", "cut")
        #expect(run.code == 1)
        #expect(run.text.contains("cut: 1 syntax problem; what could not be read is not compared."))
        #expect(run.errors.contains("cut:1:1: "))
    }

    @Test func `a jobnet whose schedule is wrong is told, and the others are compared`() throws {
        try bench.write("unit=a,,,;{ty=n;sd=2026/04/31;}\nunit=b,,,;{ty=n;sd=2026/04/30;}\n", to: "one")
        try bench.write("unit=a,,,;{ty=n;sd=2026/04/31;}\nunit=b,,,;{ty=n;sd=2026/04/29;}\n", to: "two")
        let run = try bench.jobnet("diff", "one", "two", "--from", "2026-04-01", "--to", "2026-04-30")
        #expect(run.code == 1)
        #expect(run.text.contains("run moved  2026-04-30T00:00 → 2026-04-29T00:00"), "\(run.text)")
        #expect(run.errors.contains("one:1:28: sd: dd is 31"), "\(run.errors)")
    }

    @Test func `what cannot be read is 3`() throws {
        for name in try bench.writeUnreadableFiles() {
            let run = try bench.jobnet("diff", "accounts.unitdef", name)
            #expect(run.code == 3, "\(name)")
            #expect(run.text == "")
            #expect(run.errors.contains(name))
        }
    }

    @Test(arguments: [
        ["--from", "2026-04-01"], ["--to", "2026-04-01"], ["--registered", "2026-04-01"],
        ["--from", "2026-04-02", "--to", "2026-04-01"], ["--from", "2026-02-30", "--to", "2026-04-01"],
        ["--from", "1990-01-01", "--to", "2026-04-01"], ["--format", "html"], ["more"], ["--assume", "luck=good"],
    ])
    func `wrong usage is 2`(arguments: [String]) throws {
        let run = try bench.run(["jobnet", "diff", "accounts.unitdef", "accounts-new.unitdef"] + arguments)
        #expect(run.code == 2)
        #expect(run.text == "")
    }
}
