import EventLog
import TestSupport
import Testing

/// The text of a proof, and a checkpoint that was kept elsewhere.
@Suite struct TlogProofTests {
    private func proof(_ log: LogFixture, _ key: SigningKey) throws -> (TlogProof, [UInt8]) {
        let (proven, checkpoint) = try log.reader().signedProofs(ofCommitsHolding: [7], with: key)
        return (
            TlogProof(of: proven.commits[0], carryingLeaf: true, checkpoint: checkpoint), proven.commits[0].leafBytes
        )
    }

    @Test func `a proof is written, read and checked with the public key alone`() throws {
        let (log, _) = try LogFixture.withFortyCommits()
        let key = try SigningKey(name: "site-1")
        let (proof, leaf) = try proof(log, key)
        let read = try TlogProof(text: proof.text)
        #expect(read == proof)
        let checked = try read.check(with: key.verifyingKey)
        #expect(checked.leaf == leaf)
        #expect(checked.checkpoint.head == (try log.verify().treeHead))
        var bare = read
        bare.extra = nil
        #expect(throws: ProofError.noLeaf) { try bare.check(with: key.verifyingKey) }
        #expect(try bare.check(with: key.verifyingKey, leaf: leaf).leaf == leaf)
        #expect(throws: ProofError.notInTheTree(leaf: read.index)) {
            try bare.check(with: key.verifyingKey, leaf: leaf + [0])
        }
        bare.index = 40
        #expect(throws: ProofError.beyondTheTree(leaf: 40, size: 40)) {
            try bare.check(with: key.verifyingKey, leaf: leaf)
        }
        let other = try SigningKey(name: "site-1").verifyingKey
        #expect(throws: ProofError.otherKey(name: "site-1")) { try proof.check(with: other) }
    }

    @Test func `every flipped byte of a proof is refused`() throws {
        let (log, _) = try LogFixture.withFortyCommits()
        let key = try SigningKey(name: "site-1")
        let good = Array(try proof(log, key).0.text.utf8)
        for index in good.indices {
            var bad = good
            bad[index] ^= 1
            #expect(throws: ProofError.self, "byte \(index)") {
                guard let text = String(validating: bad, as: UTF8.self) else {
                    throw ProofError.malformedProof(line: 1)
                }
                _ = try TlogProof(text: text).check(with: key.verifyingKey)
            }
        }
    }

    @Test(arguments: [
        ("", 1), ("c2sp.org/tlog-proof@v2\nindex 0\n\ncheckpoint\n", 1), ("c2sp.org/tlog-proof@v1\n\ncheckpoint\n", 2),
        ("c2sp.org/tlog-proof@v1\nindex 00\n\nc\n", 2), ("c2sp.org/tlog-proof@v1\nindex +1\n\nc\n", 2),
        ("c2sp.org/tlog-proof@v1\nindex 18446744073709551616\n\nc\n", 2),
        ("c2sp.org/tlog-proof@v1\nindex 1\nextra AA==\n\nc\n", 3),
        ("c2sp.org/tlog-proof@v1\nextra !\nindex 1\n\nc\n", 2), ("c2sp.org/tlog-proof@v1\nextra AA==\n\nc\n", 3),
        ("c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\nc\n", 3), ("c2sp.org/tlog-proof@v1\nindex 1\n\n", 4),
        ("c2sp.org/tlog-proof@v1\r\nindex 1\r\n\r\nc\r\n", 1), ("c2sp.org/tlog-proof@v1\nindex 1\n", 1),
    ])
    func `what is no proof is refused with its line`(text: String, line: Int) {
        #expect(throws: ProofError.malformedProof(line: line)) { try TlogProof(text: text) }
    }

    @Test func `the specification's layout is read, with and without extra data`() throws {
        let hash = ContentDigest.sha256(of: [1])
        for extra in [nil, [], [1, 2, 3]] as [[UInt8]?] {
            for hashes in [[], [hash, hash]] {
                let proof = TlogProof(extra: extra, index: 73894, hashes: hashes, checkpoint: "origin\n1\n")
                #expect(try TlogProof(text: proof.text) == proof)
            }
        }
    }

    // MARK: A checkpoint kept elsewhere

    @Test func `a removed end, a rewritten log and another log are told apart`() throws {
        let log = LogFixture()
        let writer = try log.writer()
        for text in ["a", "b", "c"] { _ = try writer.append(commit(text)) }
        try writer.close()
        let kept = try #require(try log.verify().checkpoint)
        #expect(try log.reader().difference(from: kept) == nil)
        let again = try log.writer()
        _ = try again.append(commit("d"))
        try again.close()
        #expect(try log.reader().difference(from: kept) == nil)
        var later = kept
        later.head.size = 5
        #expect(
            try log.reader().difference(from: later) == .shorterThanExpected(needed: 5, found: 4)
        )
        for change in 0..<2 {
            var other = kept
            if change == 0 { other.head.root = ContentDigest.sha256(of: []) } else { other.endSequence = 2 }
            #expect(try log.reader().difference(from: other) == .notAnExtension(size: 3))
        }
        var foreign = kept
        foreign.logID = try #require(LogID(bytes: [UInt8](repeating: 9, count: 16)))
        #expect(
            try log.reader().difference(from: foreign) == .otherLog(needed: foreign.logID, found: kept.logID)
        )
    }
}
