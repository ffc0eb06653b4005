import EventLog
import TestSupport
import Testing

@Suite struct KnownAnswerTests {
    /// The eight leaves and nine roots that implementations of Certificate Transparency compare (RFC 6962, section 2.1).
    @Test func `the tree has the roots of RFC 6962`() throws {
        let leaves: [[UInt8]] = [
            [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57),
            Array(0x60...0x6F),
        ]
        let roots = [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ]
        var tree = CompactRange()
        for size in 0...8 {
            #expect(tree.size == UInt64(size))
            #expect(tree.root.description == roots[size])
            #expect(tree.nodes.count == size.nonzeroBitCount)
            if size < 8 {
                let leaf = leaves[size]
                // Bytes have no invalid pattern.
                tree.append(leaf: unsafe leaf.span.bytes)
            }
        }
    }

    @Test func `the frontier gives the root of the recursive definition at every size`() {
        func root(_ leaves: ArraySlice<ContentDigest>) -> ContentDigest {
            guard leaves.count > 1 else { return leaves.first ?? ContentDigest.sha256(of: []) }
            var split = 1
            while split * 2 < leaves.count { split *= 2 }
            let middle = leaves.startIndex + split
            return CompactRange.digest(left: root(leaves[..<middle]), right: root(leaves[middle...]))
        }
        var tree = CompactRange()
        var leaves: [ContentDigest] = []
        for number in 0..<70 {
            #expect(tree.root == root(leaves[...]))
            leaves.append(ContentDigest.sha256(of: [UInt8(number)]))
            tree.append(leafDigest: leaves[number])
        }
    }

    @Test(
        arguments: [
            ([UInt8](repeating: 0, count: 32), 0x8A91_36AA), ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
            (Array(0..<32), 0x46DD_794E), ((0..<32).reversed(), 0x113F_DB5C), (Array("123456789".utf8), 0xE306_9283),
            (
                [
                    0x01, 0xC0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x14, 0, 0, 0, 0, 0, 0x04, 0, 0, 0, 0, 0x14,
                    0, 0,
                    0, 0x18, 0x28, 0, 0, 0, 0, 0, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0,
                ], 0xD996_3A56
            ),
        ] as [([UInt8], UInt32)]
    )
    func `CRC-32C has the answers of RFC 3720, B.4`(bytes: [UInt8], checksum: UInt32) {
        #expect(CRC32C.checksum(bytes) == checksum)
        #expect(CRC32C.checksumByTable(bytes) == checksum)
    }

    @Test func `the processor and the tables agree at every length, in one piece or two`() {
        var random = SeededGenerator(seed: 1)
        let bytes = (0..<100).map { _ in UInt8.random(in: 0...255, using: &random) }
        for length in 0...100 {
            let part = Array(bytes.prefix(length))
            #expect(CRC32C.checksum(part) == CRC32C.checksumByTable(part))
            var pieces = CRC32C()
            unsafe pieces.update(part.span.bytes.extracting(first: length / 3))
            unsafe pieces.update(part.span.bytes.extracting(droppingFirst: length / 3))
            #expect(pieces.value == CRC32C.checksum(part))
        }
    }

    @Test func `a checkpoint reads back, and nothing else reads as one`() throws {
        let id = try #require(LogID(hex: "000102030405060708090a0b0c0d0e0f"))
        let checkpoint = Checkpoint(
            logID: id,
            head: TreeHead(size: 3, root: ContentDigest.sha256(of: [1])),
            endSequence: 1500
        )
        // The root is SHA-256 of one byte 1, as `printf '\1' | openssl dgst -sha256 -binary | base64` prints it.
        #expect(
            checkpoint.text
                == "lockstep/000102030405060708090a0b0c0d0e0f\n3\nS/USLzRFVMU73i67jNK349FgCtYxw4Wl18ziPHeFRZo=\nsequence 1500\n"
        )
        #expect(Checkpoint(text: checkpoint.text) == checkpoint)
        #expect(Checkpoint(text: checkpoint.text + "\n— name signature\n") == checkpoint)
        let bytes = Array(checkpoint.text.utf8)
        for length in 0..<bytes.count {
            #expect(Checkpoint(text: String(decoding: bytes.prefix(length), as: UTF8.self)) == nil)
        }
        #expect(Checkpoint(text: checkpoint.text.replacing("\n3\n", with: "\n03\n")) == nil)
    }

    @Test func `digests and ids come from their text and nothing else`() {
        let digest = ContentDigest.sha256(of: Array("abc".utf8))
        let text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(digest.description == text)
        #expect(ContentDigest(hex: text) == digest)
        #expect(ContentDigest(bytes: digest.bytes) == digest)
        #expect(ContentDigest(hex: String(text.dropLast())) == nil)
        #expect(ContentDigest(hex: text.replacing("b", with: "x")) == nil)
        var hasher = ContentHasher()
        hasher.update(Array("a".utf8))
        hasher.update("bc".utf8)
        #expect(hasher.finalize() == digest)
        #expect(LogID(hex: "00") == nil)
    }
}
