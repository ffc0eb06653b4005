import EventLog
import Glibc
import SystemPackage
import TestSupport
import Testing

/// Published keys and notes.
enum PublishedNotes {
    /// The example of c2sp.org/signed-note, section Example.
    static let specification = (
        key: "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        text: "This is an example message.\n",
        signature: "\u{2014} example.com/foo "
            + "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
    )

    /// The example of golang.org/x/mod/sumdb/note, with its private key.
    static let goPrivateKey = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    static let go = (
        key: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
        signature: "\u{2014} PeterNeumann "
            + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )

    /// The checkpoint of c2sp.org/tlog-checkpoint is one of the Go checksum database under another name; with the names
    /// that it was signed under, its signature is that of the database's public key.
    static let goChecksums = (
        key: "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
        text: "go.sum database tree\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        signature: "\u{2014} sum.golang.org "
            + "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    )
}

@Suite struct SignedNoteTests {
    @Test(arguments: [PublishedNotes.specification, PublishedNotes.go, PublishedNotes.goChecksums])
    func `a published note is read, verified and written as it was`(
        key: String,
        text: String,
        signature: String
    ) throws {
        let key = try VerifyingKey(text: key)
        let note = try SignedNote(parsing: text + "\n" + signature)
        #expect(note.text == text)
        #expect(note.signatures.count == 1)
        #expect(note.signatures[0].keyID == key.id)
        #expect(note.note == text + "\n" + signature)
        try note.verify(with: key)
    }

    @Test func `the published private key makes the published note`() throws {
        let key = try SigningKey(text: PublishedNotes.goPrivateKey)
        #expect(key.text == PublishedNotes.goPrivateKey)
        #expect(key.verifyingKey.text == PublishedNotes.go.key)
        let note = try SignedNote(signing: PublishedNotes.go.text, with: key)
        #expect(note.note == PublishedNotes.go.text + "\n" + PublishedNotes.go.signature)
    }

    @Test func `the checkpoint of the specification is a signed note`() throws {
        let text = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            \u{2014} example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+\
            zyWE+xeMcTOAYQ8=

            """
        let note = try SignedNote(parsing: text)
        #expect(note.note == text)
        #expect(note.signatures.map(\.keyName) == ["example.com/behind-the-sofa"])
        // Not a checkpoint of ours: the origin is another, and there is no sequence.
        #expect(throws: ProofError.malformedCheckpoint) { try SignedCheckpoint(text: text) }
    }

    @Test func `every changed byte of a note is refused`() throws {
        let key = try VerifyingKey(text: PublishedNotes.specification.key)
        let good = Array((PublishedNotes.specification.text + "\n" + PublishedNotes.specification.signature).utf8)
        for index in good.indices {
            var bad = good
            bad[index] ^= 1
            let error = #expect(throws: ProofError.self, "byte \(index)") {
                guard let text = String(validating: bad, as: UTF8.self) else { throw ProofError.malformedNote(line: 1) }
                try SignedNote(parsing: text).verify(with: key)
            }
            #expect(error?.message.isEmpty == false)
        }
    }

    @Test(arguments: [
        ("", ProofError.malformedNote(line: 1)), ("text", .malformedNote(line: 1)), ("text\n", .unsigned),
        ("text\n\n", .unsigned), ("\n\u{2014} a AAAAAAA=\n", .unsigned), ("te\rxt\n\n", .malformedNote(line: 1)),
        ("text\n\n- a AAAAAAA=\n", .malformedNote(line: 3)), ("text\n\n\u{2014} a AAAA\n", .malformedNote(line: 3)),
        ("text\n\n\u{2014} a+b AAAAAAA=\n", .malformedNote(line: 3)),
        ("text\n\n\u{2014}  a AAAAAAA=\n", .malformedNote(line: 3)),
        ("text\n\n\u{2014} a AAAAAAB=\n", .malformedNote(line: 3)),
        ("text\n\n\u{2014} a AAAAAAA= \n", .malformedNote(line: 3)),
        ("text\n\n\u{2014} a AAAAAAA=", .malformedNote(line: 3)),
        ("text\n\n\u{2014} a AAAAAAA=\nmore\n", .malformedNote(line: 4)),
    ])
    func `what is no note is refused with its line`(text: String, error: ProofError) {
        #expect(throws: error) { try SignedNote(parsing: text) }
    }

    @Test func `empty lines may stand in the text, and the last one ends it`() throws {
        let note = try SignedNote(parsing: "a\n\nb\n\n\u{2014} k AAAAAAA=\n")
        #expect(note.text == "a\n\nb\n")
    }

    @Test func `a note is bounded in length and signatures`() throws {
        let line = "\u{2014} k AAAAAAA=\n"
        let most = "a\n\n" + String(repeating: line, count: Limits.noteSignatureCount)
        #expect(try SignedNote(parsing: most).signatures.count == Limits.noteSignatureCount)
        #expect(throws: ProofError.malformedNote(line: 103)) { try SignedNote(parsing: most + line) }
        let long = String(repeating: "a", count: Limits.signedNoteByteCount) + "\n\n" + line
        #expect(throws: ProofError.malformedNote(line: 1)) { try SignedNote(parsing: long) }
    }

    @Test func `another's signature is passed over, and is not enough`() throws {
        let key = try SigningKey(name: "site-1")
        let other = try SigningKey(name: "site-1")
        let note = try SignedNote(signing: "text\n", with: key)
        let both = note.note + "\u{2014} witness AAAAAAA=\n"
        try SignedNote(parsing: both).verify(with: key.verifyingKey)
        #expect(throws: ProofError.otherKey(name: "site-1")) { try note.verify(with: other.verifyingKey) }
    }

    @Test func `a second signature by the key that does not fit spoils the note`() throws {
        let key = try SigningKey(name: "k")
        let good = try SignedNote(signing: "text\n", with: key).note
        let bad = try SignedNote(signing: "other\n", with: key).note.split(separator: "\n").last ?? ""
        #expect(throws: ProofError.wrongSignature(name: "k")) {
            try SignedNote(parsing: good + bad + "\n").verify(with: key.verifyingKey)
        }
    }

    // MARK: Keys

    @Test func `every piece of a key's text, and every changed byte, is refused`() throws {
        let text = Array(PublishedNotes.go.key.utf8)
        for start in text.indices {
            for end in (start + 1)...text.count where end - start < text.count {
                let piece = String(decoding: text[start..<end], as: UTF8.self)
                #expect(throws: ProofError.malformedPublicKey) { try VerifyingKey(text: piece) }
            }
            var bad = text
            bad[start] ^= 1
            let changed = String(decoding: bad, as: UTF8.self)
            #expect(throws: ProofError.malformedPublicKey, "byte \(start)") { try VerifyingKey(text: changed) }
        }
        #expect(throws: ProofError.malformedPublicKey) { try VerifyingKey(text: PublishedNotes.goPrivateKey) }
        #expect(throws: ProofError.malformedPrivateKey) { try SigningKey(text: PublishedNotes.go.key) }
        #expect(throws: ProofError.malformedPrivateKey) { try SigningKey(text: PublishedNotes.goPrivateKey + "\n") }
    }

    @Test(arguments: ["", "a b", "a+b", "a\u{3000}b", "a\n", "a\t"])
    func `a name that notes do not allow is refused`(name: String) {
        #expect(throws: ProofError.invalidKeyName(name)) { try SigningKey(name: name) }
    }

    @Test func `a private key is not shown by accident`() throws {
        let key = try SigningKey(name: "site-1")
        let secret = key.text.split(separator: "+", maxSplits: 4).last ?? ""
        #expect(secret.count == 44)
        var dumped = ""
        dump(WriterOptions(signingKey: key), to: &dumped)
        for text in ["\(key)", String(reflecting: key), "\(WriterOptions(signingKey: key))", dumped] {
            #expect(!text.contains(secret))
        }
    }

    @Test func `a key is saved once, for its owner alone`() throws {
        let directory = TemporaryDirectory()
        let path = FilePath(directory.path).appending("site.key")
        let key = try SigningKey(name: "site-1")
        try key.save(to: path)
        #expect(ShellCommand.run("test \"$(stat -c %a '\(path)')\" = 600") == 0)
        #expect(ShellCommand.run("test \"$(cat '\(path)')\" = '\(key.text)'") == 0)
        let taken = LogError.system(operation: "open", file: "site.key", code: EEXIST)
        #expect(throws: taken) { try SigningKey(name: "site-2").save(to: path) }
        #expect(ShellCommand.run("test \"$(cat '\(path)')\" = '\(key.text)'") == 0)
    }

    // MARK: Checkpoints of a log

    @Test func `a log with a key signs its checkpoint at close, and reads and verifies as before`() throws {
        let log = LogFixture()
        let key = try SigningKey(name: "site-1")
        let options = WriterOptions(signingKey: key)
        for (index, text) in ["one", "two"].enumerated() {
            let writer = try LogWriter(creatingOrOpening: log.path, options: options, now: log.clock.now)
            _ = try writer.append(commit(text))
            let head = writer.treeHead
            try writer.close()
            let stored = try #require(try checkpointText(ofLogAt: log.path))
            let signed = try SignedCheckpoint(text: stored, verifiedWith: key.verifyingKey)
            #expect(signed.checkpoint.head == head)
            #expect(signed.checkpoint.endSequence == SequenceNumber(UInt64(index + 1)))
            #expect(signed.note.text == signed.checkpoint.text)
            #expect(try log.verify().condition == .clean)
            #expect(try log.verify().checkpoint == signed.checkpoint)
        }
    }

    @Test func `a checkpoint by no key or another is signed at the next close, and a log without key does not sign`()
        throws
    {
        let log = LogFixture()
        let writer = try log.writer()
        _ = try writer.append(commit("one"))
        try writer.close()
        let plain = try #require(try checkpointText(ofLogAt: log.path))
        #expect(throws: ProofError.unsigned) { try SignedCheckpoint(text: plain) }
        for name in ["first", "second"] {
            let key = try SigningKey(name: name)
            let options = WriterOptions(signingKey: key)
            try LogWriter(creatingOrOpening: log.path, options: options, now: log.clock.now).close()
            let stored = try #require(try checkpointText(ofLogAt: log.path))
            #expect(try SignedCheckpoint(text: stored, verifiedWith: key.verifyingKey).checkpoint.text == plain)
        }
    }

    @Test func `every reason has its name and its words in both languages`() {
        let id = LogID(bytes: [UInt8](repeating: 1, count: 16))!
        let errors: [ProofError] = [
            .invalidKeyName("x"), .malformedPublicKey, .malformedPrivateKey, .malformedNote(line: 1), .unsigned,
            .otherKey(name: "x"), .wrongSignature(name: "x"), .malformedCheckpoint, .malformedProof(line: 1),
            .beyondTheTree(leaf: 1, size: 1), .noLeaf, .notInTheTree(leaf: 1), .otherLog(needed: id, found: id),
            .shorterThanExpected(needed: 2, found: 1), .notAnExtension(size: 1),
        ]
        #expect(Set(errors.map(\.name)).count == errors.count)
        for error in errors {
            #expect(!error.message.isEmpty)
            #expect(error.messageJapanese.unicodeScalars.contains { $0.value > 0x3000 })
        }
    }
}
