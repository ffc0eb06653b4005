import EventLog
import TestSupport
import Testing

@Suite struct ProofTests {
    /// The leaves of Certificate Transparency's reference tree.
    private static let leaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57),
        Array(0x60...0x6F),
    ]

    private func digests(_ texts: [String]) throws -> [ContentDigest] {
        try texts.map { try #require(ContentDigest(hex: $0)) }
    }

    private func digest(_ leaf: [UInt8]) -> ContentDigest {
        // Bytes have no invalid pattern.
        CompactRange.digest(leaf: unsafe leaf.span.bytes)
    }

    /// The recursive definition of RFC 6962, section 2.1.
    private func root(_ leaves: ArraySlice<ContentDigest>) -> ContentDigest {
        guard leaves.count > 1 else { return leaves.first ?? ContentDigest.sha256(of: []) }
        let middle = leaves.startIndex + split(leaves.count)
        return CompactRange.digest(left: root(leaves[..<middle]), right: root(leaves[middle...]))
    }

    private func split(_ count: Int) -> Int {
        var split = 1
        while split * 2 < count { split *= 2 }
        return split
    }

    /// PATH of section 2.1.1.
    private func path(_ leaf: Int, _ leaves: ArraySlice<ContentDigest>) -> [ContentDigest] {
        guard leaves.count > 1 else { return [] }
        let middle = leaves.startIndex + split(leaves.count)
        return leaf < middle
            ? path(leaf, leaves[..<middle]) + [root(leaves[middle...])]
            : path(leaf, leaves[middle...]) + [root(leaves[..<middle])]
    }

    /// SUBPROOF of section 2.1.2.
    private func subproof(_ old: Int, _ leaves: ArraySlice<ContentDigest>, _ isWhole: Bool) -> [ContentDigest] {
        guard old < leaves.count else { return isWhole ? [] : [root(leaves)] }
        let half = split(leaves.count)
        let middle = leaves.startIndex + half
        return old <= half
            ? subproof(old, leaves[..<middle], isWhole) + [root(leaves[middle...])]
            : subproof(old - half, leaves[middle...], false) + [root(leaves[..<middle])]
    }

    /// The proofs that implementations of Certificate Transparency compare: leaf from 0, size, path.
    @Test(arguments: [
        (0, 1, [String]()),
        (
            0, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        ),
        (
            5, 8,
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        ), (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
        (
            1, 5,
            [
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        ),
    ])
    func `the inclusion proofs of Certificate Transparency's tree hold`(leaf: Int, size: Int, hashes: [String]) throws {
        let all = Self.leaves.prefix(size).map { digest($0) }
        let expected = try digests(hashes)
        #expect(path(leaf, all[...]) == expected)
        let proof = InclusionProof(leafIndex: UInt64(leaf), treeSize: UInt64(size), hashes: expected)
        #expect(proof.proves(all[leaf], in: TreeHead(size: UInt64(size), root: root(all[...]))))
    }

    @Test(arguments: [
        (1, 1, [String]()),
        (
            1, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        ),
        (
            6, 8,
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        ),
        (
            2, 5,
            [
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        ),
    ])
    func `the consistency proofs of Certificate Transparency's tree hold`(
        old: Int,
        new: Int,
        hashes: [String]
    ) throws {
        let all = Self.leaves.prefix(new).map { digest($0) }
        let expected = try digests(hashes)
        #expect(subproof(old, all[...], true) == expected)
        let proof = ConsistencyProof(oldSize: UInt64(old), newSize: UInt64(new), hashes: expected)
        let from = TreeHead(size: UInt64(old), root: root(all[..<old]))
        #expect(proof.proves(from: from, to: TreeHead(size: UInt64(new), root: root(all[...]))))
    }

    @Test func `every proof of every tree of up to forty commits is the one of the definition`() throws {
        let (log, commits) = try LogFixture.withFortyCommits()
        let reader = try log.reader()
        let leaves = commits.map { digest($0.leafBytes) }
        for size in 1...40 {
            let tree = leaves[..<size]
            let head = TreeHead(size: UInt64(size), root: root(tree))
            let sequences = commits[..<size].map(\.firstSequence)
            let proven = try reader.proofs(ofCommitsHolding: sequences, inFirst: UInt64(size))
            #expect(proven.head == head)
            let end = size < 40 ? commits[size].firstSequence : reader.endSequence
            #expect(proven.endSequence == end)
            #expect(proven.commits.map(\.leafBytes) == commits[..<size].map(\.leafBytes))
            for (index, commit) in proven.commits.enumerated() {
                let hashes = path(index, tree)
                #expect(
                    commit.proof
                        == InclusionProof(leafIndex: UInt64(index), treeSize: UInt64(size), hashes: hashes)
                )
                #expect(commit.proof.proves(leaves[index], in: head))
                expectOnlyThis(commit.proof, leaves, head)
            }
        }
    }

    /// A proof with anything changed proves nothing.
    private func expectOnlyThis(_ proof: InclusionProof, _ leaves: [ContentDigest], _ head: TreeHead) {
        let own = leaves[Int(proof.leafIndex)]
        for other in 0..<Int(proof.treeSize) where other != Int(proof.leafIndex) {
            #expect(!proof.proves(leaves[other], in: head))
            var moved = proof
            moved.leafIndex = UInt64(other)
            #expect(!moved.proves(own, in: head))
        }
        for size in 0...40 where UInt64(size) != head.size {
            #expect(!proof.proves(own, in: TreeHead(size: UInt64(size), root: head.root)))
        }
        #expect(!InclusionProof(leafIndex: head.size, treeSize: head.size, hashes: proof.hashes).proves(own, in: head))
        var changed = proof
        changed.hashes.append(own)
        #expect(!changed.proves(own, in: head))
        for index in proof.hashes.indices {
            changed = proof
            changed.hashes[index] = own
            #expect(!changed.proves(own, in: head) || proof.hashes[index] == own)
            changed = proof
            changed.hashes.remove(at: index)
            #expect(!changed.proves(own, in: head))
        }
    }

    @Test func `every two trees of up to forty commits are consistent, and no others`() throws {
        let (log, commits) = try LogFixture.withFortyCommits()
        let reader = try log.reader()
        let leaves = commits.map { digest($0.leafBytes) }
        let heads = (0...40).map { TreeHead(size: UInt64($0), root: root(leaves[..<$0])) }
        let foreign = CompactRange.digest(left: leaves[0], right: leaves[0])
        for new in 0...40 {
            for old in 0...new {
                let made = try reader.consistencyProof(from: UInt64(old), to: UInt64(new))
                #expect(made.old == heads[old])
                #expect(made.new == heads[new])
                #expect(made.proof.hashes == (old == 0 ? [] : subproof(old, leaves[..<new], true)))
                #expect(made.proof.proves(from: heads[old], to: heads[new]))
                #expect(!made.proof.proves(from: TreeHead(size: UInt64(old), root: foreign), to: heads[new]))
                #expect(
                    old == 0 || !made.proof.proves(from: heads[old], to: TreeHead(size: UInt64(new), root: foreign))
                )
                for index in made.proof.hashes.indices {
                    var changed = made.proof
                    changed.hashes[index] = foreign
                    #expect(!changed.proves(from: heads[old], to: heads[new]))
                    changed = made.proof
                    changed.hashes.remove(at: index)
                    #expect(!changed.proves(from: heads[old], to: heads[new]))
                }
                var longer = made.proof
                longer.hashes.append(foreign)
                #expect(!longer.proves(from: heads[old], to: heads[new]))
            }
        }
    }

    @Test func `each record's commit is found, and a record that is not there is named`() throws {
        let (log, commits) = try LogFixture.withFortyCommits()
        let reader = try log.reader()
        for commit in commits {
            for record in commit.records {
                let proven = try reader.proofs(ofCommitsHolding: [record.sequence])
                #expect(proven.commits.map(\.firstSequence) == [commit.firstSequence])
            }
        }
        let end = reader.endSequence
        #expect(throws: LogError.noSuchRecord(end, end: end)) { try reader.proofs(ofCommitsHolding: [end]) }
        let last = commits[39].firstSequence
        #expect(throws: LogError.noSuchRecord(last, end: nil)) {
            try reader.proofs(ofCommitsHolding: [last], inFirst: 39)
        }
        #expect(throws: LogError.self) { try reader.proofs(ofCommitsHolding: [], inFirst: 41) }
    }
}
