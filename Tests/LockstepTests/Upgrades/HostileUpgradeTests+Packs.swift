internal import Foundation
internal import TestSupport
internal import Testing

extension HostileUpgradeTests {
    private static func changed(_ text: String, _ from: String, _ to: String) throws -> String {
        try #require(text.contains(from), "nothing to change: \(from)")
        return text.replacing(from, with: to)
    }

    @Test func `a text that is no pack opens no run, and makes no log`() throws {
        let estate = try Estate(checked: false)
        let bench = estate.bench
        let pack = try bench.run("upgrade", "packs", "text", "em-13.4").text
        try bench.write(try Fixtures.bytes("upgrades/packs/bomb.yaml"), to: "bomb")
        try bench.write("a: " + String(repeating: "[", count: 100_000), to: "deep")
        try bench.write(String(repeating: " ", count: 100_000) + "a: 1\n", to: "indented")
        try bench.write("a: &x 1\nb: *x\n", to: "alias")
        try bench.write([0xFF, 0xFE, 0x00], to: "bytes")
        try bench.write("", to: "void")
        try bench.write("a: 1\n" + String(repeating: "# a\n", count: 5 << 20), to: "long")
        try bench.write(
            try Self.changed(pack, "parser: emctl-status-emkey", "parser: emctl-status-emkeys"),
            to: "parser"
        )
        try bench.write(try Self.changed(pack, "\n  - id: emkey-status\n", "\n  - id: emkey-copy\n"), to: "twice")
        try bench.write(
            try Self.changed(pack, "\n  - id: em.p06.ports\n", "\n  - id: em.p06.ports\n    colour: red\n"),
            to: "field"
        )
        try bench.write(pack.replacing("at-least:", with: "at-most-ish:"), to: "matcher")
        for (name, english, japanese) in [
            ("bomb", "bomb:2:4: an anchor", "bomb:2:4: アンカー"),
            ("deep", "deep:1:36: nested too deeply", "入れ子が深すぎます"),
            ("indented", "indented:1:", "indented:1:"),
            ("alias", "an anchor", "アンカー"),
            ("bytes", "not UTF-8", "UTF-8ではありません"),
            ("void", "nothing in it", "内容がありません"),
            ("long", "longer than", "バイトを超えています"),
            ("absent", "neither a pack nor a file called absent", "ルールパックもファイルもありません"),
            ("parser", "did you mean 'emctl-status-emkey'", "emctl-status-emkey"),
            ("twice", ":9: the evidence 'emkey-copy' stands here twice", "重複"),
            ("field", "has no key 'colour'", "'colour'というキーはありません"),
            ("matcher", "at-most-ish", "at-most-ish"),
        ] {
            try estate.refuses(
                Refusal(name, Self.opening("other", pack: name) + ["--log", "new.lockstep"], 3, english, japanese)
            )
            try estate.refuses(Refusal(name, ["upgrade", "packs", "check", name], 3, english, japanese))
        }
        #expect(!FileManager.default.fileExists(atPath: bench.path("new.lockstep")))
    }

    @Test func `a plan that does not fit its pack opens no run, and makes no log`() throws {
        let estate = try Estate(checked: false)
        let bench = estate.bench
        let plan = try Fixtures.text("upgrades/estate/plan.yaml")
        try bench.write(try Fixtures.bytes("upgrades/packs/bomb.yaml"), to: "bomb")
        try bench.write("facts: " + String(repeating: "{a: ", count: 10_000), to: "deep")
        try bench.write(try Self.changed(plan, "role: first", "role: king"), to: "role")
        try bench.write(try Self.changed(plan, "md5: block", "md6: block"), to: "fact")
        try bench.write(try Self.changed(plan, "  method: standard\n", ""), to: "missing")
        try bench.write(try Self.changed(plan, "  database:\n", "  databases:\n"), to: "kind")
        try bench.write(try Self.changed(plan, "name: oms2\n", "name: oms1\n"), to: "twice")
        try bench.write(try Self.changed(plan, "name: oms2\n", "name: ../oms2\n"), to: "slash")
        try bench.write("facts:\n  method: standard\n", to: "nobody")
        for (name, english, japanese) in [
            ("bomb", "bomb:2:4: an anchor", "bomb:2:4: アンカー"),
            ("deep", "nested too deeply", "入れ子が深すぎます"),
            ("role", "'king' is not one of first, additional", "'king'は使えません"),
            ("fact", "did you mean 'md5'?", "'md6'というキーはありません"),
            ("missing", "facts.method", "facts.methodを記入してください"),
            ("kind", "members has no key 'databases'", "'databases'というキーはありません"),
            ("twice", "the member 'oms1' stands here twice", "'oms1'"),
            ("slash", "no blanks, / or @", "no blanks, / or @"),
            ("nobody", "nobody:", "nobody:"),
            ("absent", "there is no file absent", "absent はありません"),
        ] {
            try estate.refuses(
                Refusal(name, Self.opening("other", plan: name) + ["--log", "new.lockstep"], 3, english, japanese)
            )
        }
        #expect(!FileManager.default.fileExists(atPath: bench.path("new.lockstep")))
    }

    @Test func `a command that holds a password is not run, and not written into a script`() throws {
        let estate = try Estate(checked: false)
        let bench = estate.bench
        let text = try bench.run("upgrade", "packs", "text", "em-13.4").text
        let command = "bin/emctl status emkey\""
        try bench.write(
            try Self.changed(text, command, "bin/emctl status emkey -sysman_pwd Secret1\""),
            to: "telling.yaml"
        )
        try #require(try bench.run(Self.opening("telling", pack: "telling.yaml")).code == 0)
        let collect = ["upgrade", "collect", "telling", "--member", "oms/oms1", "--evidence", "emkey-status"]
        for arguments in [collect, collect + ["--script", "collect.sh"]] {
            try estate.refuses(
                Refusal(
                    "password",
                    arguments,
                    3,
                    "emkey-status (oms/oms1): the command holds a password",
                    "emkey-status (oms/oms1): コマンドの"
                )
            )
        }
        #expect(!FileManager.default.fileExists(atPath: bench.path("collect.sh")))
    }

    @Test(arguments: ["a/b", "..", ".", "", "a b", "春", String(repeating: "a", count: 65), "a\n"])
    func `a name that no run can have is wrong usage, and makes no log`(name: String) throws {
        let bench = try Workbench()
        try bench.write(try Fixtures.bytes("upgrades/estate/plan.yaml"), to: "plan.yaml")
        for (language, words) in [("en", "cannot be a run's name: 1 to 64"), ("ja", "実行名に使えません")] {
            let run = try bench.run(Self.opening(name) + ["--lang", language])
            #expect(run.code == 2)
            #expect(run.errors.contains(words), "\(run.errors)")
        }
        #expect(try bench.contents(of: ".").keys.sorted() == ["plan.yaml"])
    }

    @Test func `who and why are asked for before there is a log`() throws {
        let bench = try Workbench()
        try bench.write(try Fixtures.bytes("upgrades/estate/plan.yaml"), to: "plan.yaml")
        let arguments = ["upgrade", "open", "spring", "--pack", "em-13.4", "--plan", "plan.yaml"]
        for (by, reason, words) in [
            ("", "x", "--by is empty"), ("operator-1", " ", "--reason is empty"),
            ("operator-1\u{1B}[31m", "x", "control character"), ("operator-1", "a\nb", "control character"),
        ] {
            let run = try bench.run(arguments + ["--by", by, "--reason", reason])
            #expect(run.code == 2)
            #expect(run.errors.contains(words), "\(run.errors)")
        }
        #expect(try bench.contents(of: ".").keys.sorted() == ["plan.yaml"])
    }
}
