import Execution
import Foundation
import TestSupport
import Testing
import Upgrades

@Suite struct CollectorScriptTests {
    static let shells = ["sh", "dash", "bash --posix", "busybox sh"].filter {
        ShellCommand.exists(String($0.prefix { $0 != " " }))
    }

    private func archive(_ items: [CollectionItem], under shell: String = "sh") throws -> EvidenceArchive {
        let script = try CollectorScript(items, of: CollectionFixture.pack)
        return try CollectionFixture.archive(of: script, under: shell)
    }

    private func text(_ item: EvidenceArchive.Item) -> String {
        String(decoding: item.output, as: UTF8.self)
    }

    @Test(arguments: shells)
    func `a script runs what the plan holds and the archive says so`(_ shell: String) throws {
        let items = try CollectionPlan(for: CollectionFixture.pack, CollectionFixture.plan).items
        let archive = try archive(items, under: shell)
        #expect(archive.pack == "test")
        #expect(archive.packVersion == "1.0.0")
        #expect(archive.packDigest == CollectionFixture.pack.digest)
        #expect(archive.items.map(\.evidence) == items.map(\.evidence))
        #expect(archive.items.map(\.scope) == items.map(\.scope))
        #expect(archive.items.map(\.command) == items.map(\.command))
        #expect(archive.items.map(text) == ["name=oms1\nhome=/u01/it's\n", "name=oms2\nhome=\n", "a=b\n"])
        #expect(archive.items.map(\.exitCode) == [0, 0, 0])
        #expect(archive.items.map(\.isCapturedWhole) == [true, true, true])
    }

    @Test func `hostile texts stay texts`() throws {
        let hostile = "'; echo broken; '\n$(echo broken) `echo broken` \\ \" \t # ‹é›"
        var item = CollectionFixture.item("printf '%s' \"$LOCKSTEP_X\"", variables: [PlanFact("LOCKSTEP_X", hostile)])
        item.evidence = hostile
        item.scope = .member(kind: "oms", name: hostile)
        let read = try #require(try archive([item]).items.first)
        #expect(read.evidence == hostile)
        #expect(read.scope == item.scope)
        #expect(text(read) == hostile)
    }

    @Test(arguments: shells)
    func `ends and outputs are told as they were`(_ shell: String) throws {
        let archive = try archive(
            [
                CollectionFixture.item("echo one; echo two >&2; exit 3"),
                CollectionFixture.item("true"),
                CollectionFixture.item("printf 'no line end'"),
                CollectionFixture.item("cat; echo end"),
                CollectionFixture.item("printf 'zero\\000byte\\n'"),
                CollectionFixture.item("no-such-program-here 2>/dev/null"),
            ],
            under: shell
        )
        #expect(archive.items.map(text) == ["one\ntwo\n", "", "no line end", "end\n", "zerobyte\n", ""])
        #expect(archive.items.map(\.exitCode) == [3, 0, 0, 0, 0, 127])
        #expect(archive.items.map(\.isCapturedWhole) == [true, true, true, true, false, true])
    }

    @Test(arguments: shells)
    func `a command that never ends is ended and is not whole`(_ shell: String) throws {
        let archive = try archive(
            [
                CollectionFixture.item("echo begun; sleep 1000 & sleep 1000", timeout: 1),
                CollectionFixture.item("echo next"),
            ],
            under: shell
        )
        #expect(archive.items.map(text) == ["begun\n", "next\n"])
        #expect(archive.items.map(\.exitCode) == [nil, 0])
        #expect(archive.items.map(\.isCapturedWhole) == [false, true])
    }

    @Test func `no items make an archive without items`() throws {
        #expect(try archive([]).items == [])
    }

    @Test(arguments: shells)
    func `secrets are withheld before they leave the host`(_ shell: String) throws {
        let rows = SecretCase.holding
        let archive = try archive(
            rows.map {
                CollectionFixture.item("printf '%s\\n' \"$LOCKSTEP_X\"", variables: [PlanFact("LOCKSTEP_X", $0.text)])
            },
            under: shell
        )
        for (row, item) in zip(rows, archive.items) {
            let output = text(item)
            #expect(output.contains("<secret withheld>"), "\(row.text)")
            #expect(SecretScanner.findings(in: item.output) == [], "\(output)")
            // By bytes: CR and LF together are one character.
            #expect(output.utf8.count { $0 == 0x0A } == row.text.utf8.count { $0 == 0x0A } + 1, "\(output)")
            for secret in row.secrets where secret.utf8.count > 2 { #expect(!output.contains(secret), "\(output)") }
        }
    }

    @Test func `what is no secret leaves the host as it is`() throws {
        let rows = SecretCase.innocent.filter { !$0.text.isEmpty }
        let archive = try archive(
            rows.map {
                CollectionFixture.item("printf '%s\\n' \"$LOCKSTEP_X\"", variables: [PlanFact("LOCKSTEP_X", $0.text)])
            }
        )
        #expect(archive.items.map(text) == rows.map { $0.text + "\n" })
    }

    @Test func `a script with a secret in it is refused`() {
        #expect(throws: CommandError.secretOnCommandLine(.option, offset: 18)) {
            try CollectorScript([CollectionFixture.item("emctl -sysman_pwd Welcome1")], of: CollectionFixture.pack)
        }
    }

    @Test(.enabled(if: ShellCommand.exists("shellcheck")))
    func `the script is plain POSIX`() throws {
        let folder = TemporaryDirectory()
        let script = try CollectorScript(
            try CollectionPlan(for: CollectionFixture.pack, CollectionFixture.plan).items,
            of: CollectionFixture.pack
        )
        try script.text.write(toFile: "\(folder.path)/collect.sh", atomically: true, encoding: .utf8)
        #expect(ShellCommand.run("shellcheck -s sh '\(folder.path)/collect.sh'") == 0)
    }
}
