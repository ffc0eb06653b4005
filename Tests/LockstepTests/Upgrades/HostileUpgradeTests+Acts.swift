internal import Foundation
internal import Testing

extension HostileUpgradeTests {
    private static let signed = ["--by", "operator-1", "--reason", "x"]

    private static func waive(_ check: String, _ expiry: String = "12h", _ more: String...) -> [String] {
        ["upgrade", "waive", "spring", check] + signed + ["--risk", "y", "--expires", expiry] + more
    }

    private static func attest(_ check: String, _ more: String...) -> [String] {
        ["upgrade", "attest", "spring", check] + signed + more
    }

    @Test func `an obligation that a person closes shows its form, and a closed run can still be reconciled`() throws {
        let estate = try Estate()
        let listed = try estate.bench.run("upgrade", "obligations", "spring")
        #expect(listed.text.contains("lockstep upgrade obligations spring --close em.restore.job-types --by NAME"))
        let closing = ["upgrade", "obligations", "spring", "--close", "em.restore.job-types"]
        let form = try estate.bench.run(closing)
        #expect(form.code == 0 && form.text.contains("--answer 1: "), "\(form.errors)")
        #expect(try estate.bench.run(closing + Self.signed + ["--answer", "none"]).code == 0)
        #expect(try estate.bench.run(["upgrade", "close", "spring"] + Self.signed).code == 0)
        let before = try estate.log()
        let asked = try estate.bench.run("upgrade", "reconcile", "spring")
        #expect(asked.code == 0 && asked.text == "nothing differs\n", "\(asked.text) \(asked.errors)")
        #expect(try estate.log() == before)
    }

    @Test func `an act on what there is not is wrong usage`() throws {
        let estate = try Estate()
        try estate.bench.write(Data("\n \t\r\n".utf8), to: "blank.log")
        for refusal in [
            Refusal("check", Self.waive("em.p06.port"), 2, "Did you mean em.p06.ports", "em.p06.ports"),
            Refusal("check", Self.attest("春"), 2, "has no check 春", "春"),
            Refusal(
                "member",
                Self.waive("em.p06.ports", "12h", "--scope", "oms/oms9"),
                2,
                "oms/oms9 is not in the plan",
                "oms/oms9"
            ),
            Refusal("not about the run", Self.waive("em.p06.ports"), 2, "run is not in the plan", "run"),
            Refusal(
                "occurrence",
                ["upgrade", "note", "spring", "earthquake"] + Self.signed,
                2,
                "the pack knows no occurrence earthquake",
                "earthquake"
            ),
            Refusal(
                "a note of the future",
                ["upgrade", "note", "spring", "database-restart", "--at", "2199-01-01T00:00:00Z"] + Self.signed,
                2,
                "lies in the future",
                "未来の時刻です"
            ),
            Refusal("phase 0", ["upgrade", "gate", "spring", "0"], 2, "the pack has no phase 0", "0"),
            Refusal("phase 99", ["upgrade", "gate", "spring", "99"], 2, "the pack has no phase 99", "99"),
            Refusal(
                "obligation",
                ["upgrade", "obligations", "spring", "--close", "em.restore.weather"] + Self.signed,
                2,
                "no obligation em.restore.weather is open",
                "em.restore.weather"
            ),
            Refusal("run", ["upgrade", "gate", "autumn", "5"], 3, "It has: spring", "あるのは: spring"),
            Refusal(
                "other run",
                ["upgrade", "diff", "spring", "autumn"],
                3,
                "has no upgrade run autumn",
                "autumn はありません"
            ),
            Refusal(
                "pack",
                ["upgrade", "rejudge", "spring", "--pack", "em-14"],
                3,
                "neither a pack nor a file",
                "ファイルもありません"
            ),
            Refusal(
                "log of a tool",
                ["upgrade", "reconcile", "spring", "plan.yaml"],
                3,
                "plan.yaml is no log of",
                "いずれのログでもありません"
            ),
            Refusal(
                "log of a tool without a word",
                ["upgrade", "reconcile", "spring", "blank.log"],
                3,
                "blank.log is no log of",
                "いずれのログでもありません"
            ),
            Refusal(
                "form of an obligation",
                ["upgrade", "obligations", "spring", "--close", "em.restore.weather"],
                2,
                "no obligation em.restore.weather is open",
                "em.restore.weather"
            ),
            Refusal("escape in a name", ["upgrade", "gate", "a\u{1B}[31m", "5"], 3, "a\\u{1b}[31m", "a\\u{1b}[31m"),
            Refusal(
                usage: "writing direction",
                Self.waive("em.p18.repository", "12h", "--risk", "\u{202E}x"),
                "control"
            ),
            Refusal(
                "evidence",
                ["upgrade", "collect", "spring", "--list", "--evidence", "weather"],
                2,
                "there is no evidence \"weather\"",
                "weather"
            ),
            Refusal(
                "script",
                ["upgrade", "collect", "spring", "--member", "oms/oms1", "--script", "void/x.sh"],
                3,
                "there is no such folder",
                "フォルダがありません"
            ),
            Refusal(
                "moment",
                ["upgrade", "report", "spring", "--at", "1999-01-01T00:00:00Z"],
                3,
                "was not opened yet",
                "まだありません"
            ),
            Refusal(
                "report",
                ["upgrade", "report", "spring", "--format", "html", "--output", "void/x.html"],
                3,
                "there is no such folder",
                "フォルダがありません"
            ),
            Refusal(
                usage: "form of a report",
                ["upgrade", "report", "spring", "--format", "pdf"],
                "invalid for '--format"
            ),
            Refusal(usage: "expiry", Self.waive("em.p18.repository", "soon"), "invalid for '--expires"),
        ] { try estate.refuses(refusal) }
    }

    @Test func `an act that the run's state stands against is a finding, and its attachment is not stored`() throws {
        let estate = try Estate()
        try estate.bench.write("a file that shows it\n", to: "shown.txt")
        let shown = ["--evidence", "shown.txt"]
        for refusal in [
            Refusal(
                "waive what passes",
                Self.waive("em.p10.snapshot-logs") + shown,
                1,
                "there is nothing to waive",
                "免除するものがありません"
            ),
            Refusal(
                "attest what evidence decides",
                Self.attest("em.p10.snapshot-logs") + shown,
                1,
                "decided by evidence",
                "証跡"
            ),
            Refusal(
                "the form of what evidence decides",
                ["upgrade", "attest", "spring", "em.p10.snapshot-logs", "--by", "x"],
                1,
                "is decided by evidence",
                "証跡で判定します"
            ),
            Refusal("one person", Self.waive("em.p18.repository") + shown, 1, "needs four eyes", "2 人の確認"),
            Refusal(
                "the same person",
                Self.waive("em.p18.repository", "12h", "--approved-by", "Operator-1 ") + shown,
                1,
                "another than --by",
                "--by とは別の人"
            ),
            Refusal(
                "expired",
                Self.waive("em.p06.ports", "2020-01-01T00:00:00Z", "--scope", "oms/oms3") + shown,
                2,
                "Give a later --expires",
                "--expires"
            ),
            Refusal("no answers", Self.attest("em.p01.platform") + shown, 2, "2 entries and 0 were answered", "2"),
            Refusal(
                "a blank answer",
                Self.attest("em.p01.platform", "--answer", "OL7", "--answer", " ") + shown,
                2,
                "1 were answered",
                "1"
            ),
            Refusal(
                "an expired attestation",
                Self.attest("em.p01.platform", "--answer", "a", "--answer", "b", "--expires", "2020-01-01T00:00:00Z")
                    + shown,
                2,
                "Give a later --expires",
                "--expires"
            ),
            Refusal(
                usage: "answers without a reason",
                ["upgrade", "attest", "spring", "em.p01.platform", "--by", "x", "--answer", "a"],
                "want --reason"
            ),
            Refusal(
                usage: "a feigned line",
                Self.attest("em.p01.platform", "--answer", "a\u{1B}[2J"),
                "control character"
            ),
            Refusal(
                "start",
                ["upgrade", "stop", "spring"] + Self.signed,
                1,
                "this is possible when it is started",
                "spring"
            ),
            Refusal("open again", Self.opening("spring"), 1, "spring was opened before", "spring"),
            Refusal(
                "before its time",
                ["upgrade", "start", "spring", "--at", "1999-01-01T00:00:00Z"] + Self.signed,
                3,
                "an earlier moment cannot be recorded",
                "それより前の時刻は記録できません"
            ),
            Refusal(
                "close",
                ["upgrade", "close", "spring"] + Self.signed,
                1,
                "em.restore.job-types",
                "em.restore.job-types"
            ),
        ] { try estate.refuses(refusal) }
    }
}
