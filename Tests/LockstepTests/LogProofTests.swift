internal import EventLog
internal import Foundation
internal import SystemPackage
internal import TestSupport
internal import Testing

/// `lockstep log checkpoint`, `prove`, `check-proof`, and what `verify` says with a key and a kept checkpoint.
@Suite struct LogProofTests {
    private let bench: Workbench

    init() throws {
        bench = try Workbench()
    }

    private var withKey: [String: String] { ["LOCKSTEP_KEY": "site.key"] }

    /// A key, and a log of an incident that is signed by it.
    private func signedLog() throws {
        try #require(
            try bench.run("log", "keygen", "--name", "site-1", "--key", "site.key", "--public", "site.pub").code == 0
        )
        try #require(try bench.run(["ingest"] + IncidentFixture.gatewayLost.paths, environment: withKey).code == 0)
    }

    private func verify(_ arguments: String...) throws -> Run {
        try bench.run(["log", "verify"] + arguments)
    }

    // MARK: Proofs

    @Test func `a proof is made from the signed checkpoint and checked with the public key alone`() throws {
        try signedLog()
        #expect(try bench.run("log", "prove", "3", "--output", "three.tlog-proof").code == 0)
        let printed = try bench.run("log", "prove", "3")
        #expect(printed.bytes == (try Data(contentsOf: bench.folder.appending(path: "three.tlog-proof"))))
        try FileManager.default.removeItem(at: bench.folder.appending(path: "operations.lockstep"))
        let checked = try bench.run("log", "check-proof", "three.tlog-proof", "--key", "site.pub")
        #expect(checked.code == 0)
        #expect(checked.text.contains("site-1"))
        let text = try String(contentsOf: bench.folder.appending(path: "site.pub"), encoding: .utf8)
        let byText = try bench.run(["log", "check-proof", "three.tlog-proof", "--key", String(text.dropLast())])
        #expect(byText.code == 0)
        #expect(byText.text == checked.text)
    }

    @Test func `what is wrong with a proof is named, and exits 4`() throws {
        try signedLog()
        let text = try bench.run("log", "prove", "3").text
        try bench.write(text, to: "good")
        _ = try bench.run("log", "keygen", "--name", "site-1", "--key", "other.key", "--public", "other.pub")
        func check(_ arguments: String...) throws -> Run {
            try bench.run(["log", "check-proof"] + arguments + ["--lang", "en"])
        }
        func expect(_ run: Run, _ name: String) {
            #expect(run.code == 4)
            #expect(run.errors.contains(": \(name): "), "\(run.errors)")
            #expect(run.text == "")
        }
        expect(try check("good", "--key", "other.pub"), "otherKey")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        func written(_ change: (inout [String]) -> Void) throws -> String {
            var changed = lines
            change(&changed)
            return try bench.write(changed.joined(separator: "\n"), to: "bad")
        }
        expect(try check(try written { $0[0] += " " }, "--key", "site.pub"), "malformedProof")
        expect(try check(try written { $0[2] = "index 100000" }, "--key", "site.pub"), "beyondTheTree")
        expect(try check(try written { $0.remove(at: 1) }, "--key", "site.pub"), "noLeaf")
        expect(try check(try written { $0[1] = "extra AAAA" }, "--key", "site.pub"), "notInTheTree")
        let size = try #require(lines.firstIndex { $0.hasPrefix("lockstep/") }) + 1
        expect(try check(try written { $0[size] = "9" + $0[size] }, "--key", "site.pub"), "wrongSignature")
        let signature = try #require(lines.firstIndex { $0.hasPrefix("\u{2014} ") })
        expect(try check(try written { $0.remove(at: signature) }, "--key", "site.pub"), "unsigned")
        try bench.write([1, 2, 3], to: "leaf")
        expect(try check("good", "--key", "site.pub", "--leaf", "leaf"), "notInTheTree")
        #expect(try check("good", "--key", "good").code == 3)
        #expect(try check("missing", "--key", "site.pub").code == 3)
        let japanese = try bench.run(["log", "check-proof", "good", "--key", "other.pub", "--lang", "ja"])
        #expect(japanese.errors.contains("otherKey: 鍵"))
    }

    @Test func `without a signature nothing is proven; with a key a new checkpoint is signed`() throws {
        try #require(try bench.run(["ingest"] + IncidentFixture.gatewayLost.paths).code == 0)
        let refused = try bench.run("log", "prove", "3", "--lang", "en")
        #expect(refused.code == 1)
        #expect(refused.errors.contains("checkpoint: unsigned"))
        #expect(try bench.run("log", "checkpoint").code == 1)
        #expect(try bench.run("log", "checkpoint", "--sign").code == 2)
        _ = try bench.run("log", "keygen", "--name", "site-1", "--key", "site.key", "--public", "site.pub")
        let before = try bench.contents(of: "operations.lockstep")
        let proof = try bench.run("log", "prove", "3", environment: withKey)
        #expect(proof.code == 0)
        try bench.write(proof.bytes, to: "three.tlog-proof")
        #expect(try bench.run("log", "check-proof", "three.tlog-proof", "--key", "site.pub").code == 0)
        let signed = try bench.run("log", "checkpoint", "--sign", environment: withKey)
        #expect(signed.code == 0)
        #expect(proof.text.hasSuffix("\n\n" + signed.text))
        #expect(try bench.contents(of: "operations.lockstep") == before)
    }

    @Test func `a record that is not there is refused`() throws {
        try signedLog()
        let run = try bench.run("log", "prove", "100000", "--lang", "en")
        #expect(run.code == 1)
        #expect(run.errors.contains("there is no record 100000"))
    }

    // MARK: Verifying

    @Test func `a signed log verifies with its key, and against each checkpoint that was kept`() throws {
        try signedLog()
        let first = try bench.run("log", "checkpoint")
        #expect(first.code == 0)
        try bench.write(first.bytes, to: "kept")
        #expect(try verify("--key", "site.pub", "--expect", "kept").code == 0)
        try #require(
            try bench.run(["ingest"] + IncidentFixture.processFailure.paths, environment: withKey).code == 0
        )
        #expect(try verify("--key", "site.pub", "--expect", "kept").code == 0)
        #expect(try verify("--expect", "kept").code == 0)
    }

    @Test func `a missing and a foreign signature are named`() throws {
        try #require(try bench.run(["ingest"] + IncidentFixture.gatewayLost.paths).code == 0)
        _ = try bench.run("log", "keygen", "--name", "site-1", "--key", "site.key", "--public", "site.pub")
        _ = try bench.run("log", "keygen", "--name", "site-1", "--key", "other.key", "--public", "other.pub")
        let unsigned = try verify("--key", "site.pub")
        #expect(unsigned.code == 4)
        #expect(unsigned.errors.contains("checkpoint: unsigned"))
        let signed = try bench.run("log", "checkpoint", "--sign", environment: ["LOCKSTEP_KEY": "other.key"])
        try bench.write(signed.bytes, to: "operations.lockstep/checkpoint")
        #expect(try verify("--key", "other.pub").code == 0)
        let other = try verify("--key", "site.pub")
        #expect(other.code == 4)
        #expect(other.errors.contains("checkpoint: otherKey"))
        let kept = try verify("--key", "other.pub", "--expect", "site.pub")
        #expect(kept.code == 4)
        #expect(kept.errors.contains("site.pub: unsigned"))
    }

    /// A log of so many commits under one id, signed: what whoever has the key can make of a longer one.
    private func log(of texts: [String], _ name: String) throws {
        let key = try SigningKey(
            text: String(contentsOf: bench.folder.appending(path: "site.key"), encoding: .utf8)
                .trimmingCharacters(in: .newlines)
        )
        let path = FilePath(bench.path(name))
        let writer = try LogWriter(
            creatingOrOpening: path,
            options: WriterOptions(segmentByteCount: 1, signingKey: key),
            now: { 1_800_000_000_000_000_000 }
        )
        for text in texts {
            var payload = ProtobufWriter()
            payload.string(16, text)
            let record = NewRecord(stream: "a", kind: .event, payload: payload.bytes)
            _ = try writer.append(NewCommit(records: [record]))
        }
        try writer.close()
    }

    @Test func `a removed event, a log that was cut and signed again, and a rewritten one are each named`() throws {
        _ = try bench.run("log", "keygen", "--name", "site-1", "--key", "site.key", "--public", "site.pub")
        try log(of: ["a", "b", "c"], "site.lockstep")
        let files = FileManager.default
        let whole = bench.folder.appending(path: "site.lockstep")
        try bench.write(try bench.run("log", "checkpoint", "--log", "site.lockstep").bytes, to: "kept")
        func verify(_ name: String) throws -> Run {
            try bench.run("log", "verify", "--log", name, "--key", "site.pub", "--expect", "kept", "--lang", "en")
        }
        #expect(try verify("site.lockstep").code == 0)
        // Each commit has a segment of its own: an event in the middle, and the last one.
        let segments = try files.contentsOfDirectory(atPath: whole.appending(path: "segments").path).sorted()
        try #require(segments.count == 3)
        for (index, words) in [(1, "missingSegment"), (2, "checkpointAhead")] {
            let copy = bench.folder.appending(path: "cut-\(index)")
            try files.copyItem(at: whole, to: copy)
            try files.removeItem(at: copy.appending(path: "segments/\(segments[index])"))
            let run = try verify("cut-\(index)")
            #expect(run.code == 4)
            #expect(run.errors.contains(words) || run.text.contains(words), "\(run.text) \(run.errors)")
            #expect(run.errors.contains("shorterThanExpected") || run.errors.contains("missingSegment"))
        }
        // Without checkpoint and note the shorter log is sound, and it is signed again by the right key.
        let copy = bench.folder.appending(path: "again")
        try files.copyItem(at: whole, to: copy)
        for name in ["segments/\(segments[2])", "checkpoint", "writer"] {
            try files.removeItem(at: copy.appending(path: name))
        }
        try log(of: [], "again")
        let again = try verify("again")
        #expect(again.code == 4)
        #expect(again.errors.contains("again: shorterThanExpected"))
        #expect(try bench.run("log", "verify", "--log", "again", "--key", "site.pub").code == 0)
        try log(of: ["other", "d"], "again")
        let rewritten = try verify("again")
        #expect(rewritten.code == 4)
        #expect(rewritten.errors.contains("again: notAnExtension"))
        try log(of: ["a", "b", "c"], "foreign")
        #expect(try verify("foreign").errors.contains("foreign: otherLog"))
    }

    @Test func `a flipped byte of stored evidence is named by verify`() throws {
        try signedLog()
        let path = FilePath(bench.path("operations.lockstep"))
        let digest = try EvidenceStore(ofLogAt: path).store(Array("WebTier is Up\n".utf8))
        let sound = try verify()
        #expect(sound.code == 0)
        #expect(sound.text.contains("evidence"))
        let name = "operations.lockstep/evidence/\(digest).lz4"
        var bytes = [UInt8](try Data(contentsOf: bench.folder.appending(path: name)))
        bytes[bytes.count - 1] ^= 1
        try bench.write(bytes, to: name)
        for language in ["en", "ja"] {
            let run = try verify("--lang", language)
            #expect(run.code == 4)
            #expect(run.errors.contains("evidence/\(digest).lz4"))
        }
        try bench.write("x", to: "operations.lockstep/evidence/notes.txt")
        #expect(try verify("--lang", "en").text.contains("evidence/notes.txt: stray"))
    }
}
