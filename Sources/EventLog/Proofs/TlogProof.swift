/// A proof that one commit is in a signed log, as one text: c2sp.org/tlog-proof@v1.
///
/// ```
/// c2sp.org/tlog-proof@v1
/// extra base64                 the commit itself, so that one file is enough; not signed, but proven by the path
/// index 2                      the commit's place in the tree, from 0
/// hash …                       the path in base64, a line each, from the leaf's sibling upwards
///                              an empty line
/// lockstep/… and so on         the signed checkpoint, verbatim
/// ```
public struct TlogProof: Hashable, Sendable {
    private static let header = "c2sp.org/tlog-proof@v1"

    /// Whatever the maker added; for ours the commit's bytes. Nothing in it is proven until `check` returned.
    public var extra: [UInt8]?
    /// The commit's place in the tree, from 0.
    public var index: UInt64
    public var hashes: [ContentDigest]
    /// The signed checkpoint, verbatim.
    public var checkpoint: String

    public init(extra: [UInt8]? = nil, index: UInt64, hashes: [ContentDigest], checkpoint: String) {
        self.extra = extra
        self.index = index
        self.hashes = hashes
        self.checkpoint = checkpoint
    }

    /// The proof of a commit against a signed checkpoint, with or without the commit's bytes.
    public init(of commit: ProvenCommit, carryingLeaf: Bool, checkpoint: SignedCheckpoint) {
        precondition(
            commit.proof.treeSize == checkpoint.checkpoint.head.size,
            "a proof for \(commit.proof.treeSize) commits under a checkpoint of \(checkpoint.checkpoint.head.size)"
        )
        self.init(
            extra: carryingLeaf ? commit.leafBytes : nil,
            index: commit.proof.leafIndex,
            hashes: commit.proof.hashes,
            checkpoint: checkpoint.text
        )
    }

    /// Reads a proof, strictly: the one way of writing it, and nothing more.
    ///
    /// - Throws: `malformedProof` with the line. The checkpoint is not looked into.
    public init(text: String) throws(ProofError) {
        guard text.utf8.count <= Limits.proofByteCount else { throw .malformedProof(line: 1) }
        // Character by character a carriage return and the newline behind it would be one.
        let bytes = Array(text.utf8)
        guard let gap = zip(bytes, bytes.dropFirst()).enumerated().first(where: { $1 == (0x0A, 0x0A) })?.offset else {
            throw .malformedProof(line: 1)
        }
        let lines = bytes[..<gap].split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard lines.first?.hasSameBytes(as: TlogProof.header) == true else { throw .malformedProof(line: 1) }
        var next = 1
        var extra: [UInt8]?
        if next < lines.count, let text = lines[next].words(after: "extra") {
            guard let bytes = Base64.decode(text) else { throw .malformedProof(line: next + 1) }
            extra = bytes
            next += 1
        }
        guard next < lines.count, let number = lines[next].words(after: "index"), let index = UInt64(number),
            String(index).hasSameBytes(as: number)
        else { throw .malformedProof(line: next + 1) }
        next += 1
        var hashes: [ContentDigest] = []
        for (offset, line) in lines[next...].enumerated() {
            guard hashes.count < UInt64.bitWidth, let bytes = Base64.decode(line),
                let hash = ContentDigest(bytes: bytes)
            else { throw .malformedProof(line: next + offset + 1) }
            hashes.append(hash)
        }
        let checkpoint = bytes[(gap + 2)...]
        guard let checkpoint = String(validating: checkpoint, as: UTF8.self), !checkpoint.isEmpty else {
            throw .malformedProof(line: lines.count + 2)
        }
        self.init(extra: extra, index: index, hashes: hashes, checkpoint: checkpoint)
    }

    /// The text, ready to be stored as `.tlog-proof`.
    public var text: String {
        var text = TlogProof.header + "\n"
        if let extra { text += "extra \(Base64.encode(extra))\n" }
        text += "index \(index)\n"
        for hash in hashes { text += Base64.encode(hash.bytes) + "\n" }
        return text + "\n" + checkpoint
    }

    /// Makes sure that the key's owner vouches for a commit at the proof's place. Needs no log and no network.
    ///
    /// - Parameters:
    ///   - key: A public key that came another way than the proof.
    ///   - leaf: The commit's bytes; `nil` takes those that the proof carries.
    /// - Returns: the signed checkpoint, and the commit's bytes that are proven.
    /// - Throws: `unsigned`, `otherKey`, `wrongSignature`, `malformedNote` and `malformedCheckpoint` for the checkpoint;
    ///   `beyondTheTree`, `noLeaf` and `notInTheTree` for the commit.
    public func check(
        with key: VerifyingKey,
        leaf: [UInt8]? = nil
    ) throws(ProofError) -> (checkpoint: Checkpoint, leaf: [UInt8]) {
        let checkpoint = try SignedCheckpoint(text: checkpoint, verifiedWith: key).checkpoint
        guard index < checkpoint.head.size else {
            throw .beyondTheTree(leaf: index, size: checkpoint.head.size)
        }
        guard let leaf = leaf ?? extra else { throw .noLeaf }
        let proof = InclusionProof(leafIndex: index, treeSize: checkpoint.head.size, hashes: hashes)
        guard proof.proves(CompactRange.digest(leaf: leaf.rawSpan), in: checkpoint.head) else {
            throw .notInTheTree(leaf: index)
        }
        return (checkpoint, leaf)
    }
}

extension String {
    /// What stands behind a first word and one space; `nil` when the line begins otherwise.
    fileprivate func words(after first: String) -> String? {
        guard utf8.starts(with: (first + " ").utf8) else { return nil }
        return String(decoding: utf8.dropFirst(first.utf8.count + 1), as: UTF8.self)
    }
}
