import EventLog
import Foundation
import SystemPackage
import TestSupport
import Testing

/// The bundle, and the article on verifying it with other people's tools: its steps are run as they stand.
@Suite struct ProofBundleTests {
    let log = LogFixture()
    let key: SigningKey

    init() throws {
        key = try SigningKey(name: "example.com/site-1")
    }

    private static let schema = """
        syntax = "proto3";
        package lockstep;
        message Commit {
          uint64 first_sequence = 1;
          sint64 recorded_at = 2;
          repeated StreamDeclaration streams = 6;
          bytes log_id = 7;
          repeated Record records = 8;
        }
        message StreamDeclaration { string name = 1; uint32 id = 2; }
        message Record {
          uint32 stream = 1;
          uint32 kind = 2;
          string text = 16;
          bytes digest = 17;
        }

        """

    private var folder: FilePath { FilePath(log.directory.path).appending("bundle") }

    /// Eleven commits, of which two name evidence; the bundle proves those two and the last one.
    private func bundle() throws -> [ContentDigest] {
        let writer = try log.writer()
        _ = try writer.append(commit("begin"))
        let store = try EvidenceStore(ofLogAt: log.path)
        var digests: [ContentDigest] = []
        for index in 1...10 {
            guard index == 3 || index == 6 else {
                _ = try writer.append(commit("number \(index)"))
                continue
            }
            let digest = try store.store(Array("output \(index): WebTier is Up\n".utf8))
            digests.append(digest)
            var payload = ProtobufWriter()
            payload.string(16, "collected")
            // As bytes in one commit, as text in the other: both ways of naming it count.
            if index == 3 { payload.bytes(17, digest.bytes) } else { payload.string(16, "\(digest)") }
            _ = try writer.append(NewCommit(records: [NewRecord(stream: "a", kind: .event, payload: payload.bytes)]))
        }
        try writer.close()
        let bundle = ProofBundle(
            sequences: [3, 6, 10, 6],
            evidence: digests,
            schema: Array(Self.schema.utf8),
            instructions: Array("See the article.\n".utf8)
        )
        let names = try bundle.write(ofLogAt: log.path, to: folder, signedWith: key)
        let commits = [3, 6, 10].flatMap { ["commits/\($0).commit", "commits/\($0).tlog-proof"] }
        let others = ["MANIFEST", "VERIFY.md", "checkpoint", "lockstep.proto", "public-key.txt"]
        #expect(Set(names) == Set(commits + others + digests.map { "evidence/\($0)" }))
        try write(Array((key.verifyingKey.text + "\n").utf8), to: "../trusted-key.txt")
        return digests
    }

    private func url(_ name: String) -> URL { URL(filePath: folder.string).appending(path: name) }
    private func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url(name))) }
    private func write(_ bytes: [UInt8], to name: String) throws { try Data(bytes).write(to: url(name)) }

    // MARK: The article

    /// The code blocks of the article, one for each step.
    private static let steps: [String] = {
        let article = Fixtures.project.appending(path: "Sources/EventLog/EventLog.docc/VerifyingWithOtherTools.md")
        guard let text = try? String(contentsOf: article, encoding: .utf8) else { return [] }
        return text.components(separatedBy: "```bash\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
    }()

    private enum Step: Int, CaseIterable {
        case manifest, key, signature, path, evidence, decode
    }

    /// Runs steps in the bundle's folder as the article says, each in a shell of its own.
    ///
    /// - Returns: the first step that fails.
    private func firstFailure(of steps: [Step] = Step.allCases) throws -> Step? {
        for step in steps {
            let script = FilePath(log.directory.path).appending("step.sh").string
            try Data(Self.steps[step.rawValue].utf8).write(to: URL(filePath: script))
            let command = "cd '\(folder)' && bash -euo pipefail '\(script)' > ../out.txt 2>&1"
            if ShellCommand.run(command) != 0 { return step }
        }
        return nil
    }

    private func requireTools() throws {
        for tool in ["bash", "sha256sum", "openssl", "python3", "protoc"] {
            try #require(ShellCommand.exists(tool), "\(tool) is missing: tools/install brings it")
        }
    }

    @Test func `the article's steps verify a bundle, and it says what was recorded`() throws {
        try requireTools()
        #expect(Self.steps.count == Step.allCases.count)
        _ = try bundle()
        #expect(try firstFailure() == nil)
        #expect(String(decoding: try bytes("check/3.commit.txt"), as: UTF8.self).contains("text: \"collected\""))
        #expect(String(decoding: try bytes("check/10.commit.txt"), as: UTF8.self).contains("text: \"number 10\""))
    }

    @Test func `a flipped byte anywhere in the bundle is found by the manifest`() throws {
        try requireTools()
        let digests = try bundle()
        for name in ["checkpoint", "commits/3.commit", "commits/3.tlog-proof", "evidence/\(digests[0])"] {
            let good = try bytes(name)
            for index in Set([0, good.count / 2, good.count - 1]) {
                var bad = good
                bad[index] ^= 1
                try write(bad, to: name)
                #expect(try firstFailure() == .manifest, "\(name), byte \(index)")
            }
            try write(good, to: name)
        }
        #expect(try firstFailure() == nil)
    }

    /// Whoever flips a byte on purpose makes the manifest fit: each step must find its own.
    @Test func `without the manifest, a flipped byte is found by the step for its file`() throws {
        try requireTools()
        let digests = try bundle()
        let files: [(name: String, step: Step)] = [
            ("checkpoint", .signature), ("public-key.txt", .key), ("commits/6.commit", .path),
            ("commits/6.tlog-proof", .path), ("evidence/\(digests[1])", .evidence),
        ]
        for (name, step) in files {
            let good = try bytes(name)
            // Every thirteenth byte, and the last: with every byte a run takes minutes.
            for index in Array(stride(from: 0, to: good.count, by: 13)) + [good.count - 1] {
                var bad = good
                bad[index] ^= 1
                try write(bad, to: name)
                #expect(try firstFailure(of: [.key, .signature, .path, .evidence]) == step, "\(name), byte \(index)")
            }
            try write(good, to: name)
        }
        #expect(try firstFailure() == nil)
    }

    @Test func `a bundle signed by another key, or with evidence that nobody names, is found`() throws {
        try requireTools()
        _ = try bundle()
        let other = try SigningKey(name: "example.com/site-1")
        let stated = try bytes("public-key.txt")
        try write(Array((other.verifyingKey.text + "\n").utf8), to: "../trusted-key.txt")
        #expect(try firstFailure() == .key)
        try write(Array((other.verifyingKey.text + "\n").utf8), to: "public-key.txt")
        #expect(try firstFailure(of: [.key, .signature]) == .signature)
        for name in ["public-key.txt", "../trusted-key.txt"] { try write(stated, to: name) }
        let foreign: [UInt8] = [1, 2, 3]
        try write(foreign, to: "evidence/\(ContentDigest.sha256(of: foreign))")
        #expect(try firstFailure() == .evidence)
    }

    // MARK: The bundle

    @Test func `our own check accepts what the bundle holds`() throws {
        _ = try bundle()
        for leaf in [3, 6, 10] {
            let text = String(decoding: try bytes("commits/\(leaf).tlog-proof"), as: UTF8.self)
            let proof = try TlogProof(text: text)
            #expect(proof.index == UInt64(leaf))
            #expect(proof.extra == nil)
            let commit = try bytes("commits/\(leaf).commit")
            #expect(try proof.check(with: key.verifyingKey, leaf: commit).leaf == commit)
            #expect(proof.checkpoint == String(decoding: try bytes("checkpoint"), as: UTF8.self))
        }
    }

    @Test func `a folder with something in it, a missing record and damaged evidence are refused`() throws {
        let digests = try bundle()
        func write(_ sequences: [SequenceNumber], _ evidence: [ContentDigest], to folder: FilePath) throws {
            let bundle = ProofBundle(sequences: sequences, evidence: evidence, schema: [], instructions: [])
            try bundle.write(ofLogAt: log.path, to: folder, signedWith: key)
        }
        #expect(throws: LogError.folderNotEmpty(path: folder.string)) { try write([1], [], to: folder) }
        let second = FilePath(log.directory.path).appending("second")
        #expect(throws: LogError.noSuchRecord(11, end: 11)) { try write([11], [], to: second) }
        let missing = ContentDigest.sha256(of: [9])
        #expect(throws: LogError.evidenceMissing(missing)) { try write([1], [missing], to: second) }
        let name = "evidence/\(digests[0]).lz4"
        var bad = try log.bytes(of: name)
        bad[bad.count / 2] ^= 1
        try log.write(bad, to: name)
        let third = FilePath(log.directory.path).appending("third")
        let error = #expect(throws: LogError.self) { try write([1], digests, to: third) }
        #expect(error?.category == .damaged)
        #expect(!FileManager.default.fileExists(atPath: third.appending("MANIFEST").string))
    }

    @Test func `a log that is not the one of its checkpoint is never signed`() throws {
        _ = try bundle()
        var checkpoint = try #require(try log.verify().checkpoint)
        checkpoint.head.root = ContentDigest.sha256(of: [])
        try log.write(Array(checkpoint.text.utf8), to: "checkpoint")
        let error = LogError.damaged(
            .checkpointMismatch,
            Place(file: "checkpoint", offset: 0),
            .rootMismatch(size: 11)
        )
        #expect(throws: error) { try log.reader().signedProofs(ofCommitsHolding: [1], with: key) }
    }
}
