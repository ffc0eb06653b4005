internal import Foundation
internal import TestSupport
internal import Testing

/// What `lockstep upgrade` is given to refuse: each with its exit code, what is said in both languages, and a log that is
/// as it was.
@Suite struct HostileUpgradeTests {
    /// A command that is refused.
    struct Refusal {
        var name: String
        var arguments: [String]
        var code: Int32
        /// What the message holds in English and in Japanese. The parser of the command line speaks English only.
        var english: String
        var japanese: String

        init(_ name: String, _ arguments: [String], _ code: Int32, _ english: String, _ japanese: String) {
            self.name = name
            self.arguments = arguments
            self.code = code
            self.english = english
            self.japanese = japanese
        }

        init(usage name: String, _ arguments: [String], _ english: String) {
            self.init(name, arguments, 2, english, english)
        }
    }

    /// A bench with an open run of the estate, `spring`, and its evidence in `evidence/`.
    final class Estate {
        let bench: Workbench

        init(checked: Bool = true) throws {
            bench = try Workbench()
            try FileManager.default.copyItem(
                at: Fixtures.url("upgrades/estate/evidence"),
                to: bench.folder.appending(path: "evidence")
            )
            try bench.write(try Fixtures.bytes("upgrades/estate/plan.yaml"), to: "plan.yaml")
            let opened = try bench.run(HostileUpgradeTests.opening("spring"))
            try #require(opened.code == 0, "\(opened.errors)")
            guard checked else { return }
            let judged = try bench.run("upgrade", "check", "spring", "evidence")
            try #require(judged.code == 0, "\(judged.errors)")
        }

        /// The log but for the note of who opened it last.
        func log() throws -> [String: Data] {
            try bench.contents(of: "operations.lockstep").filter { $0.key != "writer" }
        }

        /// Runs it in both languages, and looks that nothing was stored.
        func refuses(_ refusal: Refusal, environment: [String: String] = [:]) throws {
            let before = try log()
            for (language, words) in [("en", refusal.english), ("ja", refusal.japanese)] {
                let run = try bench.run(refusal.arguments + ["--lang", language], environment: environment)
                #expect(run.code == refusal.code, "\(refusal.name): \(run.errors)")
                #expect(run.errors.contains(words), "\(refusal.name): \(run.errors)")
                #expect(run.text == "", "\(refusal.name)")
            }
            #expect(try log() == before, "\(refusal.name)")
        }

        func folder(_ name: String) throws -> URL {
            let url = bench.folder.appending(path: name)
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            return url
        }
    }

    static func opening(_ run: String, pack: String = "em-13.4", plan: String = "plan.yaml") -> [String] {
        ["upgrade", "open", run, "--pack", pack, "--plan", plan, "--by", "operator-1", "--reason", "CHG-1042"]
    }

    // MARK: One file of evidence

    private static func file(_ name: String, _ evidence: String, _ scope: String) -> [String] {
        ["upgrade", "check", "spring", name, "--evidence", evidence, "--scope", scope]
    }

    @Test func `a file that cannot be what it is called is refused, and nothing is stored`() throws {
        let estate = try Estate()
        let bench = estate.bench
        let key = try String(
            contentsOf: bench.folder.appending(path: "evidence/oms1/emkey-status.txt"),
            encoding: .utf8
        )
        try bench.write(key.replacing("Release 3", with: "Release 9"), to: "release.txt")
        try bench.write([0xFF, 0xFE, 0x41, 0x00], to: "wide.txt")
        try bench.write([UInt8](repeating: UInt8(ascii: "a"), count: 16 << 20 | 1), to: "long.txt")
        let details = "evidence/oms2/oms-details.txt"
        for refusal in [
            Refusal(
                "another release",
                Self.file("release.txt", "emkey-status", "oms/oms1"),
                3,
                "release 13.9 answered",
                "リリース 13.9 が応答しました"
            ),
            Refusal(
                "another host",
                Self.file(details, "oms-details", "oms/oms1"),
                3,
                "it seems to be the output of oms/oms2",
                "oms/oms2 の出力と思われます"
            ),
            Refusal(
                "the future",
                Self.file(details, "oms-details", "oms/oms2") + ["--collected-at", "2199-01-01T00:00:00Z"],
                3,
                "after the present",
                "より先です"
            ),
            Refusal(
                "no date",
                Self.file(details, "oms-details", "oms/oms2") + ["--collected-at", "12:00:00"],
                2,
                "--collected-at takes a time with its date",
                "--collected-at には日付のある時刻"
            ),
            Refusal(
                "not UTF-8",
                Self.file("wide.txt", "emkey-status", "oms/oms1"),
                3,
                "is not UTF-8 text",
                "UTF-8 のテキストではありません"
            ),
            Refusal(
                "16 MiB and one",
                Self.file("long.txt", "emkey-status", "oms/oms1"),
                3,
                "longer than 16 MiB",
                "16 MiB を超えています"
            ),
            Refusal(
                "absent",
                Self.file("absent.txt", "emkey-status", "oms/oms1"),
                3,
                "there is no file absent.txt",
                "absent.txt はありません"
            ),
            Refusal(
                "a device",
                Self.file("/dev/null", "emkey-status", "oms/oms1"),
                3,
                "no regular file",
                "通常のファイルではありません"
            ),
            Refusal("a folder", Self.file("evidence", "emkey-status", "oms/oms1"), 3, "is a folder", "フォルダです"),
            Refusal(
                "unknown evidence",
                Self.file(details, "weather", "oms/oms2"),
                3,
                "the pack declares no such evidence",
                "パックに定義されていません"
            ),
            Refusal(
                "unknown member",
                Self.file(details, "oms-details", "oms/oms9"),
                3,
                "the plan has no such member",
                "計画にこの対象はありません"
            ),
            Refusal(
                "wrong scope",
                Self.file(details, "oms-details", "run"),
                3,
                "it is collected from each oms",
                "oms ごとに取得する証跡です"
            ),
            Refusal(
                usage: "no scope",
                ["upgrade", "check", "spring", details, "--evidence", "oms-details"],
                "go together"
            ),
            Refusal(usage: "malformed scope", Self.file(details, "oms-details", "oms"), "invalid for '--scope"),
        ] { try estate.refuses(refusal) }
    }

    @Test func `an empty output is taken, and is unknown`() throws {
        let estate = try Estate()
        try estate.bench.write("", to: "empty.txt")
        let run = try estate.bench.run(
            Self.file("empty.txt", "emkey-status", "oms/oms1") + ["--format", "json", "--all"]
        )
        #expect(run.code == 0, "\(run.errors)")
        let text = try estate.bench.run("upgrade", "report", "spring", "--all").text
        #expect(text.contains(#/UNKNOWN +φ5 em\.p14\.emkey-in-repository/#))
    }

    @Test func `the second of now is not in the future`() throws {
        let estate = try Estate()
        let now = Date.now.formatted(.iso8601)
        let run = try estate.bench.run(
            Self.file("evidence/oms1/emkey-status.txt", "emkey-status", "oms/oms1") + ["--collected-at", now]
        )
        #expect(run.code == 0, "\(run.errors)")
    }

    // MARK: Folders

    @Test func `a folder with anything but evidence is refused as a whole`() throws {
        let estate = try Estate(checked: false)
        let bench = estate.bench
        let files = FileManager.default
        func copy(_ name: String) throws -> URL {
            let url = bench.folder.appending(path: name)
            try files.copyItem(at: bench.folder.appending(path: "evidence"), to: url)
            return url
        }
        try files.createSymbolicLink(
            at: try copy("linked").appending(path: "oms1/linked.txt"),
            withDestinationURL: URL(filePath: "/etc/hostname")
        )
        let chained = try copy("chained")
        try files.removeItem(at: chained.appending(path: "oms2"))
        try files.createSymbolicLink(
            at: chained.appending(path: "oms2"),
            withDestinationURL: bench.folder.appending(path: "evidence/oms2")
        )
        try Data("x".utf8).write(to: try copy("strange").appending(path: "oms1/emkey-status.bin"))
        try Data("x".utf8).write(to: try copy("shallow").appending(path: "emkey-status.txt"))
        try Data([0xFF]).write(to: try copy("bytes").appending(path: "oms1/emkey-status.txt"))
        try Data("x".utf8).write(to: try copy("unknown").appending(path: "oms1/weather.txt"))
        let swapped = try copy("swapped")
        for (from, to) in [("oms1", "kept"), ("oms2", "oms1"), ("kept", "oms2")] {
            try files.moveItem(at: swapped.appending(path: from), to: swapped.appending(path: to))
        }
        unsafe #expect(mkfifo(try copy("piped").appending(path: "oms1/pipe.txt").path, 0o600) == 0)
        _ = try estate.folder("void")
        for (name, english, japanese) in [
            ("linked", "linked/oms1/linked.txt is no evidence", "linked/oms1/linked.txt は証跡ではありません"),
            ("chained", "chained/oms2 is no evidence", "chained/oms2 は証跡ではありません"),
            ("strange", "strange/oms1/emkey-status.bin is no evidence", "emkey-status.bin は証跡ではありません"),
            ("shallow", "shallow/emkey-status.txt is no evidence", "shallow/emkey-status.txt は証跡ではありません"),
            ("bytes", "oms1/emkey-status.txt is not UTF-8 text", "UTF-8 のテキストではありません"),
            ("unknown", "weather (oms/oms1): the pack declares no such evidence", "パックに定義されていません"),
            ("swapped", "it seems to be the output of oms/oms2", "oms/oms1 の出力と思われます"),
            ("piped", "oms1/pipe.txt is no regular file", "通常のファイルではありません"),
            ("void", "there is no evidence in void", "void に証跡がありません"),
        ] {
            try estate.refuses(Refusal(name, ["upgrade", "check", "spring", name], 3, english, japanese))
        }
        // One that is refused takes the good ones with it.
        try estate.refuses(
            Refusal(
                "with a good one",
                ["upgrade", "check", "spring", "evidence", "void"],
                3,
                "no evidence in void",
                "証跡がありません"
            )
        )
        try files.createSymbolicLink(
            at: bench.folder.appending(path: "elsewhere"),
            withDestinationURL: bench.folder.appending(path: "evidence")
        )
        #expect(try bench.run("upgrade", "check", "spring", "elsewhere").code == 0)
    }
}
