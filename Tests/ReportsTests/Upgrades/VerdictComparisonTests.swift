internal import Replay
internal import Reports
internal import Testing
internal import Upgrades

@Suite("Compared verdicts")
struct VerdictComparisonTests {
    private static func verdict(_ check: String, _ word: VerdictWord, _ reason: String = "why") -> Verdict {
        Verdict(
            check: check,
            scope: .run,
            word: word,
            reason: Reason(.decided, text: LocalizedText(english: reason, japanese: reason))
        )
    }

    @Test func `equal verdicts are no difference`() {
        let comparison = VerdictComparison([Self.verdict("a", .pass)], [Self.verdict("a", .pass)])
        #expect(comparison.differences.isEmpty && comparison.equalCount == 1 && !comparison.isFinding)
    }

    @Test func `another word is a finding, another reason is not`() {
        let word = VerdictComparison([Self.verdict("a", .pass)], [Self.verdict("a", .fail)])
        #expect(word.isFinding)
        #expect(word.text(.en).hasPrefix("PASS → FAIL  a [run]\n      why\n"))
        let reason = VerdictComparison([Self.verdict("a", .pass)], [Self.verdict("a", .pass, "other")])
        #expect(!reason.isFinding && reason.differences.count == 1)
        #expect(reason.text(.ja).contains("    - why\n    + other\n判定の変化 0 件、理由・事実のみの変化 1 件、同一 0 件"))
    }

    @Test func `what stands on one side only is told as missing on the other`() {
        let comparison = VerdictComparison([Self.verdict("a", .pass)], [Self.verdict("b", .warn)])
        #expect(comparison.differences.map(\.check) == ["a", "b"])
        #expect(comparison.differences.map(\.after?.word) == [nil, .warn])
        #expect(comparison.text(.en).contains("– → WARN  b [run]"))
    }

    @Test func `a check that was renamed is found by its old name`() {
        let comparison = VerdictComparison(
            [Self.verdict("D01", .fail)],
            [Self.verdict("demo.fail", .fail)],
            aliases: ReportedRun.pack
        )
        #expect(comparison.differences.isEmpty && comparison.equalCount == 1)
    }

    @Test func `those whose word differs come first, and nothing raw reaches a terminal`() {
        let comparison = VerdictComparison(
            [Self.verdict("a", .pass), Self.verdict("b\u{1B}", .pass)],
            [Self.verdict("a", .pass, "x\u{1B}[0m"), Self.verdict("b\u{1B}", .fail)]
        )
        let text = comparison.text(.en)
        #expect(text.hasPrefix("PASS → FAIL  b\\u{1b} [run]"))
        #expect(!text.unicodeScalars.contains("\u{1B}"))
    }
}
