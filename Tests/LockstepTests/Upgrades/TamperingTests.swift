internal import EventLog
internal import Foundation
internal import Operations
internal import Replay
internal import SystemPackage
internal import TestSupport
internal import Testing
internal import Upgrades

/// What somebody changes behind the run's back is found and named.
@Suite struct TamperingTests {
    private static let log = "operations.lockstep"

    /// A byte of a file turned around.
    private func flip(_ file: URL, at place: (Int) -> Int) throws -> Data {
        let sound = try Data(contentsOf: file)
        var bytes = [UInt8](sound)
        bytes[place(bytes.count)] ^= 0x10
        try Data(bytes).write(to: file)
        return sound
    }

    @Test func `a flipped byte in any stored evidence is named by the log and by the run's commands`() throws {
        let estate = try PreparedEstate.copy()
        let folder = estate.bench.folder.appending(path: "\(Self.log)/evidence")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(files.count > 40)
        _ = try estate.bench.run("log", "keygen", "--name", "site-1", "--key", "site.key", "--public", "site.pub")
        for (number, name) in files.enumerated() {
            let file = folder.appending(path: name)
            // Another place in each file, from the frame's first byte to its last.
            let sound = try flip(file) { number * ($0 - 1) / (files.count - 1) }
            let verify = try estate.bench.run("log", "verify", "--lang", "en")
            #expect(verify.code == 4, "\(name)")
            #expect(verify.errors.contains("evidence/\(name)"), "\(verify.errors)")
            #expect(verify.text.contains("the segments are right, the evidence is not"), "\(verify.text)")
            if number.isMultiple(of: 25) {
                var signed = estate
                signed.environment = ["LOCKSTEP_KEY": "site.key"]
                for arguments in [
                    ["rejudge"], ["check"], ["gate", "7"], ["gate", "7", "--dry-run"], ["report"],
                    ["report", "--format", "html"], ["report", "--proofs", "proofs-\(number)"],
                ] {
                    let run = try signed.run(arguments[0], Array(arguments.dropFirst()))
                    #expect(run.code == 3, "\(arguments): \(run.errors)")
                    #expect(run.errors.contains(name.prefix(64)), "\(arguments): \(run.errors)")
                }
                let replay = try estate.bench.run("replay", "--verify", "--lang", "en")
                #expect(replay.code == 3, "\(replay.text)")
                #expect(replay.errors.contains(name.prefix(64)))
            }
            try sound.write(to: file)
        }
        #expect(try estate.bench.run("log", "verify").code == 0)
    }

    @Test func `removed evidence is named`() throws {
        let estate = try PreparedEstate.copy()
        let digest = try #require(try estate.report().evidence.first?.sha256)
        try FileManager.default.removeItem(
            at: estate.bench.folder.appending(path: "\(Self.log)/evidence/\(digest).lz4")
        )
        for command in ["rejudge", "report", "check"] {
            let run = try estate.run(command)
            #expect(run.code == 3, "\(command): \(run.errors)")
            #expect(run.errors.contains(digest), "\(command): \(run.errors)")
        }
        let replay = try estate.bench.run("replay", "--verify", "--lang", "en")
        #expect(replay.code == 3)
        #expect(replay.errors.contains(digest))
    }

    @Test func `a bundle is verified with the public key alone, and what was changed in it is found`() throws {
        let estate = try PreparedEstate.copy()
        let bench = estate.bench
        var signed = estate
        signed.environment = ["LOCKSTEP_KEY": "site.key"]
        _ = try bench.run("log", "keygen", "--name", "site-1", "--key", "site.key", "--public", "site.pub")
        // Somebody accepts a failure, with a file that supports it.
        let ports = try estate.outputs().filter { $0.member == "oms1" && $0.id == "oms-details" }.map { output in
            var output = output
            output.text.replace("7102", with: "1024")
            output.collectedAt = try Date(output.collectedAt, strategy: .iso8601).addingTimeInterval(1)
                .formatted(.iso8601)
            return output
        }
        #expect(try estate.check(ports).code == 1)
        try bench.write("approved in the meeting\n", to: "minutes.txt")
        let waived = try signed.sign(
            "waive",
            "em.p06.ports",
            "--scope",
            "oms/oms1",
            "--risk",
            "a port may be refused",
            "--expires",
            "12h",
            "--evidence",
            "minutes.txt"
        )
        #expect(waived.code == 0, "\(waived.errors)")
        let written = try signed.run("report", "--proofs", "proofs")
        #expect(written.code == 0, "\(written.errors)")

        let proofs = bench.folder.appending(path: "proofs")
        let evidence = try FileManager.default.contentsOfDirectory(atPath: proofs.appending(path: "evidence").path)
        let texts = try evidence.map {
            try String(contentsOf: proofs.appending(path: "evidence/\($0)"), encoding: .utf8)
        }
        #expect(texts.contains("approved in the meeting\n"))
        let commits = try FileManager.default.contentsOfDirectory(atPath: proofs.appending(path: "commits").path)
            .filter { $0.hasSuffix(".commit") }.sorted()
        #expect(!commits.isEmpty)
        // Step 1 of VERIFY.md, and step 4 with Lockstep itself.
        #expect(try sum(proofs) == 0)
        func proof(_ commit: String) throws -> Run {
            let name = commit.dropLast(".commit".count)
            return try bench.run(
                "log",
                "check-proof",
                "proofs/commits/\(name).tlog-proof",
                "--key",
                "site.pub",
                "--leaf",
                "proofs/commits/\(commit)",
                "--lang",
                "en"
            )
        }
        for commit in commits {
            let run = try proof(commit)
            #expect(run.code == 0, "\(commit): \(run.errors)")
        }
        let acts = try commits.map {
            try String(decoding: Data(contentsOf: proofs.appending(path: "commits/\($0)")), as: UTF8.self)
        }
        #expect(acts.contains { $0.contains("a port may be refused") })
        #expect(acts.contains { $0.contains("reviewer-2") })

        for commit in commits {
            let file = proofs.appending(path: "commits/\(commit)")
            let sound = try flip(file) { $0 / 2 }
            #expect(try proof(commit).code == 4, "\(commit)")
            #expect(try sum(proofs) != 0)
            try sound.write(to: file)
        }
        for name in evidence {
            let file = proofs.appending(path: "evidence/\(name)")
            let sound = try flip(file) { $0 / 2 }
            #expect(try sum(proofs) != 0, "\(name)")
            try sound.write(to: file)
        }
        #expect(try sum(proofs) == 0)
    }

    private func sum(_ folder: URL) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "sha256sum --check --strict --quiet MANIFEST >/dev/null 2>&1"]
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Writes the records of the bench's log into another one, but for what is changed on the way.
    private func rewrite(
        _ estate: EstateRun,
        to name: String,
        key: Bool = true,
        _ edit: (_ commit: Int, _ records: [NewRecord]) -> [NewRecord]?
    ) throws {
        let source = estate.bench.folder.appending(path: Self.log)
        let target = estate.bench.folder.appending(path: name)
        let signingKey =
            try key
            ? SigningKey(
                text: String(contentsOf: estate.bench.folder.appending(path: "site.key"), encoding: .utf8)
                    .trimmingCharacters(in: .newlines)
            ) : nil
        let writer = try LogWriter(
            creatingOrOpening: FilePath(target.path),
            options: WriterOptions(signingKey: signingKey),
            now: { 1_800_000_000_000_000_000 }
        )
        let reader = try LogReader(opening: FilePath(source.path))
        var names: [StreamID: String] = [:]
        var index = -1
        var commits = reader.commits()
        while let commit = try commits.next() {
            index += 1
            for declaration in commit.declarations { names[declaration.id] = declaration.name }
            let places = Dictionary(uniqueKeysWithValues: commit.records.enumerated().map { ($1.sequence, $0) })
            let records = try commit.records.map { record in
                NewRecord(
                    stream: try #require(names[record.stream]),
                    kind: record.kind,
                    occurred: record.occurred,
                    cause: try record.cause.map { .inSameCommit(index: try #require(places[$0])) },
                    payload: record.payload
                )
            }
            guard let kept = edit(index, records) else { continue }
            _ = try writer.append(NewCommit(records: kept))
        }
        try writer.close()
        for folder in ["evidence", "private"] {
            try FileManager.default.copyItem(
                at: source.appending(path: folder),
                to: target.appending(path: folder)
            )
        }
    }

    @Test func `a log without one of its commits, signed again, is found with the checkpoint that somebody kept`()
        throws
    {
        let estate = try PreparedEstate.copy()
        let bench = estate.bench
        _ = try bench.run("log", "keygen", "--name", "site-1", "--key", "site.key", "--public", "site.pub")
        var signed = estate
        signed.environment = ["LOCKSTEP_KEY": "site.key"]
        #expect(try signed.run("check").code == 0)
        try bench.write(try bench.run("log", "checkpoint").bytes, to: "kept")
        func verify(_ name: String) throws -> Run {
            try bench.run("log", "verify", "--log", name, "--key", "site.pub", "--expect", "kept", "--lang", "en")
        }
        #expect(try verify(Self.log).code == 0)
        var count = 0
        try rewrite(estate, to: "same") { index, records in
            count = index + 1
            return records
        }
        // The same records in another log: sound, decided and judged as stored, and not that log.
        #expect(try bench.run("replay", "--verify", "--log", "same", "--lang", "en").code == 0)
        #expect(try verify("same").code == 4)
        for missing in [2, count / 2, count - 1] {
            try rewrite(estate, to: "without-\(missing)") { index, records in index == missing ? nil : records }
            let run = try verify("without-\(missing)")
            #expect(run.code == 4, "\(missing)")
            #expect(run.errors.contains("otherLog") || run.errors.contains("shorter"), "\(run.errors)")
        }
    }

    @Test func `an act whose events were cut is found by deciding again`() throws {
        let estate = try PreparedEstate.copy()
        // The commit that took in the evidence, without its last event.
        var done = false
        try rewrite(estate, to: "cut", key: false) { _, records in
            guard !done, records.count > 100, let last = records.indices.last else { return records }
            done = true
            return Array(records[..<last])
        }
        let run = try estate.bench.run("replay", "--verify", "--log", "cut", "--lang", "en")
        #expect(run.code == 1, "\(run.text) \(run.errors)")
        #expect(run.text.contains("upgrade/spring"))
        #expect(run.text.contains("DIVERGED"))
        let json = try estate.bench.run("replay", "--verify", "--log", "cut", "--format", "json")
        #expect(json.text.contains("\"verdict\" : \"diverged\"") || json.text.contains("\"diverged\""))
    }

    @Test func `a verdict that was rewritten together with its act is found by judging again`() throws {
        let estate = try PreparedEstate.copy()
        var isForged = false
        // Somebody makes a port of oms1 fail, in the act and in its event: each follows from the other.
        func forge(_ verdict: inout Verdict) {
            guard verdict.check == "em.p06.ports", verdict.scope.text == "oms/oms1", verdict.word == .pass else {
                return
            }
            verdict.word = .fail
            isForged = true
        }
        try rewrite(estate, to: "forged", key: false) { _, records in
            records.map { record in
                guard let entry = try? Entry(payload: record.payload, occurred: record.occurred) else { return record }
                var record = record
                if case .upgradeInput(var input) = entry, case .assess(var assessment) = input.act {
                    for index in assessment.verdicts.indices { forge(&assessment.verdicts[index]) }
                    input.act = .assess(assessment)
                    record.payload = Entry.upgradeInput(input).payload
                } else if case .upgradeEvent(var event) = entry, case .verdictReached(var verdict) = event.change {
                    forge(&verdict)
                    event.change = .verdictReached(verdict)
                    record.payload = Entry.upgradeEvent(event).payload
                }
                return record
            }
        }
        #expect(isForged)
        let run = try estate.bench.run("replay", "--verify", "--log", "forged", "--lang", "en")
        #expect(run.code == 1, "\(run.text) \(run.errors)")
        #expect(run.text.contains("em.p06.ports [oms/oms1]: FAIL"), "\(run.text)")
        let rejudged = try estate.run("rejudge", "--log", "forged")
        #expect(rejudged.code == 1)
        #expect(rejudged.text.contains("FAIL → PASS  em.p06.ports [oms/oms1]"), "\(rejudged.text)")
    }
}
