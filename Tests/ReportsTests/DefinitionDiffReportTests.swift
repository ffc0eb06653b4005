internal import Foundation
internal import Jobnets
internal import Replay
internal import Reports
internal import TestSupport
internal import Testing

/// What a comparison of two definitions prints, in every form.
@Suite struct DefinitionDiffReportTests {
    private static func report(
        _ before: String,
        _ after: String,
        runs: RunDifference? = nil,
        weights: Set<ChangeWeight> = Set(ChangeWeight.allCases),
        _ language: Language = .en
    ) -> DefinitionDiffReport {
        DefinitionDiffReport(
            DefinitionDifference(before: Definition(SyntaxTree(before)), after: Definition(SyntaxTree(after))),
            runs: runs,
            before: "a.unitdef",
            after: "b.unitdef",
            weights: weights,
            language: language,
            ink: Ink(isColored: false)
        )
    }

    private static let before = "unit=n,,me,;\n{\n ty=n;\n cm=\"x\";\n rg=1;\n unit=a,,,;{ty=j;te=\"a|b\ncd\";}\n}"
    private static let after =
        "unit=n,,you,;\n{\n ty=n;\n cm=\"y\";\n unit=b,,,;{ty=j;te=\"a|b\ncd\";}\n unit=c,,,;{ty=pj;}\n}"

    private static func run(_ day: Int, _ minutes: Int) -> ScheduledRun {
        let date = CalendarDate(dayNumber: 20_544 + day)
        return ScheduledRun(
            rule: 1,
            rules: [1],
            ruleDate: date,
            day: date,
            start: CalendarMinute(date, minutes: minutes)
        )
    }

    private static let runs = RunDifference(
        before: [
            UnitRuns(fullName: "/n", runs: [run(0, 540), run(1, 540)]), UnitRuns(fullName: "/m", runs: [run(0, 60)]),
        ],
        after: [UnitRuns(fullName: "/n", runs: [run(0, 600), run(1, 540)]), UnitRuns(fullName: "/m", runs: [])]
    )

    @Test func `text tells the changes of each unit with their places`() {
        let expected = """
            before  a.unitdef
            after   b.unitdef

            /n
              changed  JP1 user  me → you   1:1 → 1:1
              changed  cm        "x" → "y"  4:2 → 4:2
              removed  rg        1          5:2        (the default, told)

            /n/b
              renamed  a → b  6:2 → 5:2

            /n/c
              unit added  7:2

            Changes: meaning 3, layout 0, comment 1, notation 1.

            """
        #expect(Self.report(Self.before, Self.after).rendered(as: .text) == expected)
    }

    @Test func `text tells only the weights that are wanted, and what it leaves out`() {
        let report = Self.report(Self.before, Self.after, weights: [.meaning])
        let text = report.rendered(as: .text)
        #expect(text.hasSuffix("\nChanges: meaning 3. Not shown: comment 1, notation 1.\n"))
        #expect(!text.contains("cm"))
        #expect(report.isDifferent)
        #expect(!Self.report("unit=a,,,;{ty=j;cm=x;}", "unit=a,,,;{ty=j;cm=y;}", weights: [.meaning]).isDifferent)
    }

    @Test func `equal definitions are said to be equal, in both languages`() {
        let same = Self.report(Self.before, Self.before)
        #expect(!same.isDifferent)
        #expect(same.rendered(as: .text).hasSuffix("\nThe definitions say the same.\n"))
        #expect(same.rendered(as: .json) == "")
        let japanese = Self.report(Self.before, Self.after, .ja).rendered(as: .text)
        #expect(japanese.contains("JP1ユーザー名"))
        #expect(japanese.hasSuffix("変更: 意味の変更 3、配置の変更 0、コメントの変更 1、表記の変更 1。\n"))
    }

    @Test func `what could not be read is told not to be compared`() {
        let text = Self.report("unit=a,,,;{ty=j;", "unit=a,,,;{ty=j;}").rendered(as: .text)
        #expect(text.contains("a.unitdef: 1 syntax problem;"))
        #expect(text.hasSuffix("\nWhat could be read says the same.\n"))
    }

    @Test func `runs are told by unit, and that a unit runs no more`() {
        let report = Self.report(Self.before, Self.before, runs: Self.runs)
        #expect(report.isDifferent)
        let expected = """
            /n  2 → 2 runs
              run moved  2026-04-01T09:00 → 2026-04-01T10:00  rule 1

            /m  1 → 0 runs  RUNS NO MORE
              run dropped  2026-04-01T01:00  rule 1

            """
        #expect(report.rendered(as: .text).contains(expected))
        #expect(report.rendered(as: .markdown).contains("| `/m` | 1 → 0 runs | **RUNS NO MORE** |  |\n"))
    }

    @Test func `Markdown has a table for each weight, and no value breaks out of its cell`() {
        let before = "unit=n,,,;{ty=n;te=\"a|b`c\nd\";}"
        let text = Self.report(before, "unit=n,,,;{ty=n;te=\"e\";cm=\"x\";}").rendered(as: .markdown)
        let row = "| `/n` | changed | te | `` \"a\\|b`c\\nd\" `` | `\"e\"` | 1:17 → 1:17 |  |\n"
        #expect(text.contains("### meaning (1)\n\n| unit | change |"))
        #expect(text.contains(row))
        #expect(text.contains("### comment (1)\n"))
    }

    @Test func `programs get an object a line, whole values and places`() throws {
        let lines = Self.report(Self.before, Self.after, runs: Self.runs).rendered(as: .json).split(separator: "\n")
        let objects = try lines.map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        #expect(
            objects.map { $0["change"] as? String } == [
                "attribute-changed", "parameter-changed", "parameter-removed", "unit-renamed", "unit-added", "runs",
                "run-moved", "runs", "run-dropped",
            ]
        )
        #expect(objects[0]["attribute"] as? String == "owner")
        #expect(objects[2]["note"] as? String == "told-default")
        #expect(objects[2]["lineBefore"] as? Int == 5)
        #expect(objects[3]["likeness"] as? Int == 100)
        #expect(objects[3]["unitBefore"] as? String == "/n/a")
        #expect((objects[6]["after"] as? [String: Any])?["start"] as? String == "2026-04-01T10:00")
    }

    @Test func `control characters do not reach the terminal`() {
        let text = Self.report("unit=n,,,;{ty=n;te=\"\u{1B}[2J\";}", "unit=n,,,;{ty=n;}").rendered(as: .text)
        #expect(!text.contains("\u{1B}"))
    }

    @Test func `a name of very many levels is cut`() {
        func nest(_ innermost: String) -> String {
            String(repeating: "unit=g,,,;{ty=g;", count: 80) + innermost + String(repeating: "}", count: 80)
        }
        let text = Self.report(nest("unit=a,,,;{ty=j;te=1;}"), nest("unit=a,,,;{ty=j;te=2;}")).rendered(as: .text)
        #expect(text.contains("\n/…/" + String(repeating: "g/", count: 63) + "a\n"))
    }
}
