internal import EventLog
internal import Foundation
internal import SystemPackage
internal import TestSupport
internal import Testing

/// Input that cannot be read: a clear error, the right exit code, and a log that is as it was.
@Suite struct BadInputTests {
    private let bench: Workbench

    init() throws {
        bench = try Workbench()
        try #require(try bench.run(["ingest"] + IncidentFixture.refused.paths).code == 0)
    }

    struct Case: CustomStringConvertible {
        var name: String
        var english: String
        var japanese: String

        var description: String { name }
    }

    static let cases = [
        Case(name: "empty.log", english: "is empty: there is nothing to read", japanese: "空のファイル"),
        Case(name: "binary.bin", english: "is no text", japanese: "テキストではありません"),
        Case(name: "sparse.log", english: "is no text", japanese: "テキストではありません"),
        Case(name: "one-line.log", english: "has no line that IOS-XE prints", japanese: "show 出力の行がありません"),
        Case(name: "folder", english: "is a directory. Name the files in it", japanese: "ディレクトリです"),
        Case(name: "missing.log", english: "no such file. Check the name", japanese: "ファイルがありません"),
        Case(name: "capture.gz", english: "Unpack it (gunzip)", japanese: "展開 (gunzip)"),
        Case(name: "pipe", english: "is no regular file", japanese: "通常のファイルではありません"),
        Case(name: "wide.log", english: "Convert it to UTF-8", japanese: "UTF-8 に変換"),
    ]

    private func make(_ name: String) throws {
        switch name {
        case "empty.log": try bench.write("", to: name)
        case "binary.bin": try bench.write(try Fixtures.bytes("traps/binary.bin"), to: name)
        case "sparse.log":
            // A file of zeros that takes no room on the disk.
            try bench.write("", to: name)
            let handle = try FileHandle(forWritingTo: bench.folder.appending(path: name))
            try handle.truncate(atOffset: 64 << 20)
            try handle.close()
        case "one-line.log": try bench.write([UInt8](repeating: UInt8(ascii: "a"), count: 16 << 20), to: name)
        case "folder":
            try FileManager.default.createDirectory(atPath: bench.path(name), withIntermediateDirectories: false)
        case "capture.gz":
            try bench.write([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 3] + Array(repeating: 0x41, count: 64), to: name)
        case "pipe": unsafe #expect(mkfifo(bench.path(name), 0o600) == 0)
        case "wide.log": try bench.write([0xff, 0xfe] + Array("N\0o\0v\0 \0".utf8), to: name)
        default: break
        }
    }

    @Test(arguments: cases)
    func `a file that is no capture is refused, and the log is as it was`(row: Case) throws {
        try make(row.name)
        // The note of who opened the log last is no content: a file is known to hold no event only once it was read.
        func contents() throws -> [String: Data] {
            try bench.contents(of: "operations.lockstep").filter { $0.key != "writer" }
        }
        let before = try contents()
        for command in ["ingest", "replay"] {
            for (language, words) in [("en", row.english), ("ja", row.japanese)] {
                let run = try bench.run(command, row.name, "--lang", language)
                #expect(run.code == 3, "\(command)")
                #expect(run.errors.contains(words), "\(command): \(run.errors)")
                #expect(run.errors.hasPrefix("lockstep: "))
                #expect(run.errors.split(separator: "\n").count == 1)
            }
        }
        #expect(try contents() == before)
    }

    @Test func `one bad file among good ones is told before the log is touched`() throws {
        let before = try bench.contents(of: "operations.lockstep")
        let run = try bench.run(["ingest"] + IncidentFixture.processFailure.paths + ["missing.log"])
        #expect(run.code == 3)
        #expect(try bench.contents(of: "operations.lockstep") == before)
        let fresh = try bench.run("ingest", "--log", "fresh.lockstep", "missing.log")
        #expect(fresh.code == 3)
        #expect(!FileManager.default.fileExists(atPath: bench.path("fresh.lockstep")))
    }

    @Test(.enabled(if: getuid() != 0, "root may read everything"))
    func `a file that may not be read is named`() throws {
        let path = try bench.write("secret", to: "secret.log")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
        let run = try bench.run("ingest", "secret.log")
        #expect(run.code == 3)
        #expect(run.errors.contains("may not be read"))
    }

    @Test func `invalid UTF-8 is read where it can be, and the line that cannot be is listed`() throws {
        let run = try bench.run("replay", Fixtures.url("traps/invalid-utf8.log").path, "--format", "json")
        #expect(run.code == 0)
        let report = try ReportJSON(run)
        #expect(report.captures.map(\.lines) == [4])
        #expect(report.captures.flatMap(\.not_read).count == 1)
        let text = try bench.run("replay", Fixtures.url("traps/invalid-utf8.log").path)
        #expect(text.text.contains("Not read\n"))
    }

    @Test func `a log that another writer holds is not waited for, and says so`() throws {
        let path = FilePath(bench.path("operations.lockstep"))
        let writer = try LogWriter(
            creatingOrOpening: path,
            options: WriterOptions(),
            now: { 1_800_000_000_000_000_000 }
        )
        let before = try bench.contents(of: "operations.lockstep")
        let run = try bench.run(["ingest"] + IncidentFixture.gatewayLost.paths)
        #expect(run.code == 3)
        #expect(run.errors.contains("is being written by another process"))
        #expect(run.errors.contains("--wait"))
        let japanese = try bench.run(["ingest", "--lang", "ja"] + IncidentFixture.gatewayLost.paths)
        #expect(japanese.errors.contains("別のプロセス"))
        #expect(try bench.contents(of: "operations.lockstep") == before)
        // Readers are not kept out.
        #expect(try bench.run("replay").code == 0)
        try writer.close()
        #expect(try bench.run(["ingest"] + IncidentFixture.gatewayLost.paths).code == 0)
    }

    @Test func `what is no log is named, and left alone`() throws {
        try make("folder")
        try bench.write("notes", to: "folder/notes.txt")
        try bench.write("notes", to: "file")
        for (name, english, japanese) in [
            ("folder", "is not a log", "ログではありません"), ("file", "is not a log", "ログではありません"),
            ("absent", "there is no log at absent", "ログがありません"),
        ] {
            for command in [
                ["log", "stat"], ["log", "verify"], ["log", "cat"], ["show", "chassis"], ["replay"],
                ["views", "rebuild"],
            ] {
                let run = try bench.run(command + ["--log", name])
                #expect(run.code == 3, "\(command) \(name)")
                #expect(run.errors.contains(english), "\(command): \(run.errors)")
                #expect(try bench.run(command + ["--log", name, "--lang", "ja"]).errors.contains(japanese))
            }
        }
        let run = try bench.run(["ingest", "--log", "folder"] + IncidentFixture.gatewayLost.paths)
        #expect(run.code == 3)
        #expect(try bench.contents(of: "folder").count == 1)
        #expect(!FileManager.default.fileExists(atPath: bench.path("absent")))
    }
}
