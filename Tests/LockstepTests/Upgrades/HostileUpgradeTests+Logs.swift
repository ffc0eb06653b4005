internal import Foundation
internal import Testing

extension HostileUpgradeTests {
    private static let attaching = [
        "upgrade", "attest", "spring", "em.p01.platform", "--by", "operator-1", "--reason", "x", "--answer", "a",
        "--answer", "b", "--evidence", "plan.yaml",
    ]

    @Test func `a log that is none is refused, and none is made by a question`() throws {
        let estate = try Estate(checked: false)
        let bench = estate.bench
        for command in [
            ["check", "spring"], ["report", "spring"], ["runs"], ["gate", "spring", "5"], ["obligations", "spring"],
        ] {
            try estate.refuses(
                Refusal("no log", ["upgrade"] + command + ["--log", "void"], 3, "there is no log at void", "void")
            )
            try estate.refuses(
                Refusal(
                    "a file",
                    ["upgrade"] + command + ["--log", "plan.yaml"],
                    3,
                    "plan.yaml is not a log",
                    "plan.yaml"
                )
            )
        }
        #expect(!FileManager.default.fileExists(atPath: bench.path("void")))
    }

    @Test func `a lost salt stops what would store, and nothing else`() throws {
        let estate = try Estate()
        let folder = estate.bench.folder.appending(path: "operations.lockstep/private")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            try FileManager.default.removeItem(at: folder.appending(path: name))
        }
        for arguments in [["upgrade", "check", "spring", "evidence"], Self.attaching] {
            try estate.refuses(Refusal("salt", arguments, 3, "there is no private/salt-", "private/salt-"))
        }
        try estate.refuses(
            Refusal(
                "collect",
                ["upgrade", "collect", "spring", "--member", "oms/oms1", "--evidence", "emkey-status"],
                3,
                "the run's salt cannot be read",
                "ソルトを読めない"
            )
        )
        #expect(try estate.bench.run("upgrade", "check", "spring").code == 0)
    }

    @Test(arguments: [false, true])
    func `evidence that is lost or changed is named by everything that rests on it`(isChanged: Bool) throws {
        let estate = try Estate()
        let bench = estate.bench
        let folder = bench.folder.appending(path: "operations.lockstep/evidence")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        // Not the pack, which is by far the longest.
        let sizes = try names.map { ($0, try Data(contentsOf: folder.appending(path: $0)).count) }
        let name = try #require(sizes.min { $0.1 < $1.1 }).0
        let file = folder.appending(path: name)
        var bytes = try Data(contentsOf: file)
        if isChanged {
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: file)
        } else {
            try FileManager.default.removeItem(at: file)
        }
        let digest = String(name.prefix(64))
        for arguments in [
            ["check", "spring"], ["report", "spring"], ["report", "spring", "--format", "html"], ["rejudge", "spring"],
            ["gate", "spring", "5"], ["obligations", "spring"],
        ] {
            try estate.refuses(Refusal("\(arguments)", ["upgrade"] + arguments, 3, digest, digest))
        }
    }

    @Test func `a damaged log is refused by every command`() throws {
        let estate = try Estate()
        let segment = estate.bench.folder.appending(path: "operations.lockstep/segments/00000000000000000000.lz4")
        var bytes = try Data(contentsOf: segment)
        bytes[300] ^= 1
        try bytes.write(to: segment)
        for arguments in [
            ["check", "spring"], ["check", "spring", "evidence"], ["report", "spring"], ["runs"],
            ["rejudge", "spring"],
            ["gate", "spring", "5"], ["diff", "spring", "spring"],
        ] {
            try estate.refuses(Refusal("\(arguments)", ["upgrade"] + arguments, 3, "corruption", "壊れています"))
        }
        try estate.refuses(Refusal("open", Self.opening("autumn"), 3, "corruption", "壊れています"))
    }

    @Test func `a key that cannot be read is told before anything is stored`() throws {
        let estate = try Estate()
        let check = ["upgrade", "check", "spring", "evidence", "--collected-at", "2026-01-01T00:00:00Z"]
        try estate.refuses(
            Refusal("no such key", check, 3, "there is no file absent.key", "absent.key はありません"),
            environment: ["LOCKSTEP_KEY": "absent.key"]
        )
        try estate.refuses(
            Refusal("no key", check, 3, "not a private key", "秘密鍵ではありません"),
            environment: ["LOCKSTEP_KEY": "plan.yaml"]
        )
        try estate.refuses(
            Refusal(
                "proofs",
                ["upgrade", "report", "spring", "--proofs", "proofs"],
                2,
                "lockstep log keygen",
                "LOCKSTEP_KEY"
            )
        )
        #expect(!FileManager.default.fileExists(atPath: estate.bench.path("proofs")))
    }

    @Test func `an output that nobody takes is no trap`() throws {
        let estate = try Estate(checked: false)
        let program = try Workbench.program().path
        for command in [
            "report spring", "report spring --format html", "report spring --format json", "check spring --all", "runs",
            "gate spring 5", "packs text em-13.4", "packs list", "collect spring --list",
        ] {
            let process = Process()
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", "\"$0\" upgrade \(command) >/dev/full", program]
            process.currentDirectoryURL = estate.bench.folder
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationReason == .exit, "\(command)")
            #expect(process.terminationStatus == 3, "\(command)")
        }
    }
}
