internal import EventLog
internal import Foundation
internal import Glibc
internal import Operations
internal import SystemPackage
internal import TestSupport
internal import Testing
internal import Upgrades

/// A `lockstep` that is killed (SIGKILL) between the first output that it collects and the end of its commit.
@Suite struct KilledRunTests {
    private static let count = 4
    private static let logName = "operations.lockstep"

    /// A run of a pack with four commands, each of which tells that it was reached and waits where a pipe asks for it.
    static func bench() throws -> Workbench {
        let bench = try Workbench()
        let numbers = 1...count
        let evidence = numbers.map { number in
            """
              - id: part-\(number)
                title: {en: Part, ja: 部分}
                parser: key-values
                command: |
                  if test -p '\(bench.path("reached-\(number)"))'; then
                    echo $$ >'\(bench.path("reached-\(number)"))'
                    cat '\(bench.path("never"))'
                  fi
                  printf 'part : \(number)\\nstate : up\\nEnd of record\\n'
            """
        }
        let checks = numbers.map { number in
            """
              - id: kill.part-\(number)
                group: G\(number)
                title: {en: The part is up, ja: 部分が稼働}
                lines: [\(number), \(number)]
                level: must
                phase: 1
                remedy: {en: Start it., ja: 起動してください。}
                judge:
                  - {if: {fact: part-\(number)/state, equals: up}, verdict: pass, because: {en: It is., ja: 稼働中です。}}
                  - {verdict: fail, because: {en: It is not., ja: 停止中です。}}
            """
        }
        try bench.write(
            """
            lockstep-pack: 1
            id: kill
            version: 1.0.0
            title: {en: Four parts, ja: 四つの部分}
            source: {title: A document, sha256: \(String(repeating: "2", count: 64))}
            members:
              - name: host
                title: {en: Host, ja: ホスト}
            phases:
              - {phase: 1, title: {en: Decide, ja: 決定}}
            start-after: 1
            evidence:
            \(evidence.joined(separator: "\n"))
            checks:
            \(checks.joined(separator: "\n"))

            """,
            to: "pack.yaml"
        )
        try bench.write("facts: {}\nmembers:\n  host:\n    - name: one\n", to: "plan.yaml")
        guard unsafe mkfifo(bench.path("never"), 0o600) == 0 else { throw NamedPipe.NotMade(code: errno) }
        let opened = try bench.run(
            "upgrade",
            "open",
            "spring",
            "--pack",
            "pack.yaml",
            "--plan",
            "plan.yaml",
            "--by",
            "operator-1",
            "--reason",
            "CHG-1042"
        )
        try #require(opened.code == 0, "\(opened.errors)")
        try FileManager.default.createDirectory(
            at: bench.folder.appending(path: "evidence/run"),
            withIntermediateDirectories: true
        )
        for number in numbers {
            try bench.write("part : \(number)\nstate : up\nEnd of record\n", to: "evidence/run/part-\(number).txt")
        }
        return bench
    }

    // MARK: What has to hold

    /// What the log holds without the mark of who writes it.
    private static func contents(_ bench: Workbench) throws -> [String: Data] {
        try bench.contents(of: logName).filter { !$0.key.hasPrefix("writer") }
    }

    /// The evidence that the run names, each of which must be readable under its digest.
    private static func cited(_ bench: Workbench) throws -> [String] {
        let path = FilePath(bench.path(logName))
        let (record, damage) = try UpgradeRecord.load("spring", from: LogReader(opening: path))
        #expect(damage == nil)
        let evidence = try #require(record).state.evidence
        let store = try EvidenceStore(ofLogAt: path)
        for piece in evidence {
            let digest = try #require(ContentDigest(bytes: piece.digest))
            #expect(try store.read(digest).count == Int(piece.byteCount))
        }
        return evidence.map(\.id).sorted()
    }

    /// How many texts are stored: the pack's is one of them.
    private static func storedCount(_ bench: Workbench) throws -> Int {
        try EvidenceStore(ofLogAt: FilePath(bench.path(logName))).list().count
    }

    private static func verify(_ bench: Workbench, _ place: String) throws {
        for command in [["log", "verify"], ["replay", "--verify"]] {
            let run = try bench.run(command)
            #expect(run.code == 0, "\(place), \(command): \(run.text) \(run.errors)")
        }
    }

    private static let whole = (1...count).map { "part-\($0)" }

    // MARK: Killed while commands run

    @Test(arguments: 1...count)
    func `killed at any of its commands, collect leaves nothing behind and can be repeated`(number: Int) throws {
        let bench = try Self.bench()
        let before = try Self.contents(bench)
        do {
            let reached = try NamedPipe(bench.path("reached-\(number)"))
            let run = try MortalRun(bench, ["upgrade", "collect", "spring"])
            try run.start()
            let line = run.line(from: reached)
            let shell = try #require(
                line.flatMap { Int32($0) },
                "command \(number) was not reached: \(line ?? "ended")"
            )
            #expect(run.kill())
            // The command's session outlives its starter; it ends nothing of anybody else.
            _ = kill(-shell, SIGKILL)
        }
        #expect(try Self.contents(bench) == before)
        try Self.verify(bench, "command \(number)")
        let again = try bench.run("upgrade", "collect", "spring")
        #expect(again.code == 0, "\(again.text) \(again.errors)")
        #expect(try Self.cited(bench) == Self.whole)
        #expect(try Self.storedCount(bench) == Self.count + 1)
        try Self.verify(bench, "repeated")
    }

    // MARK: Killed while it stores

    /// Each round kills the same command one change of the log's folders later, until it ends before that. Where exactly the
    /// signal falls the system decides; what has to hold is the same wherever it does.
    @Test func `killed at any change of the log, check cites nothing that is half stored and can be repeated`() throws {
        let bench = try Self.bench()
        let base = bench.folder.appending(path: "base")
        let log = bench.folder.appending(path: Self.logName)
        try FileManager.default.copyItem(at: log, to: base)
        let check = ["upgrade", "check", "spring", "evidence", "--collected-at", Date.now.formatted(.iso8601)]
        var kills = 0
        while true {
            try FileManager.default.removeItem(at: log)
            try FileManager.default.copyItem(at: base, to: log)
            let folders = ["", "/evidence", "/segments"].map { bench.path(Self.logName + $0) }
            let changes = try FolderChanges(in: folders)
            let run = try MortalRun(bench, check)
            try run.start()
            guard run.sees(kills + 1, changes) else { break }
            run.kill()
            kills += 1
            let verified = try bench.run("log", "verify")
            #expect(verified.code == 0, "change \(kills): \(verified.text) \(verified.errors)")
            let cited = try Self.cited(bench)
            #expect(cited == [] || cited == Self.whole, "change \(kills)")
            for round in ["repeated", "once more"] {
                let again = try bench.run(check)
                #expect(again.code == 0, "change \(kills), \(round): \(again.text) \(again.errors)")
                #expect(try Self.cited(bench) == Self.whole, "change \(kills), \(round)")
                #expect(try Self.storedCount(bench) == Self.count + 1, "change \(kills), \(round)")
            }
            let replayed = try bench.run("replay", "--verify")
            #expect(replayed.code == 0, "change \(kills): \(replayed.text) \(replayed.errors)")
            try #require(kills < 200)
        }
        // Every text is created, written and renamed, and the commit is written behind them.
        #expect(kills > 3 * Self.count)
    }
}
