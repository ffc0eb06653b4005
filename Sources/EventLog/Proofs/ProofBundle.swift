public import SystemPackage

/// A folder from which a reader who has only a public key verifies what a log says, with other people's tools.
///
/// ```
/// checkpoint                   the signed note
/// public-key.txt               the key; a reader compares it with one that came another way
/// commits/<leaf>.commit        a commit's bytes: the leaf
/// commits/<leaf>.tlog-proof    its proof against the checkpoint, without the bytes
/// evidence/<sha256>            the bytes that commits name by this digest
/// lockstep.proto               the schema, for protoc --decode
/// VERIFY.md                    the steps
/// MANIFEST                     for sha256sum -c; against accidents, not against liars
/// ```
///
/// What it shows: the commits stand in the log at their places, as the key's owner signed it, and the evidence is what
/// they name. What it cannot show: that nobody was shown another history, and what the signer did before signing.
public struct ProofBundle: Sendable {
    /// Records whose commits the bundle proves.
    public var sequences: [SequenceNumber]
    /// Evidence that the bundle carries.
    public var evidence: [ContentDigest]
    /// The bytes of `lockstep.proto`.
    public var schema: [UInt8]
    /// The bytes of `VERIFY.md`.
    public var instructions: [UInt8]

    public init(sequences: [SequenceNumber], evidence: [ContentDigest], schema: [UInt8], instructions: [UInt8]) {
        self.sequences = sequences
        self.evidence = evidence
        self.schema = schema
        self.instructions = instructions
    }

    /// Writes the bundle of a log to a new folder, durable when this returns.
    ///
    /// The checkpoint is signed here, over all commits below the watermark, after it was compared with the stored one.
    ///
    /// - Parameters:
    ///   - path: The log.
    ///   - folder: A folder that does not exist, or is empty; its parent exists.
    ///   - key: The key that signs.
    /// - Returns: the names of the files, sorted.
    /// - Throws: `folderNotEmpty`; `noSuchRecord`; `evidenceMissing` and `evidenceDamaged`; `damaged` when the log cannot
    ///   be read or is not the one of its checkpoint; `full` and `system`. A folder that was begun stays without
    ///   `MANIFEST`.
    /// - Complexity: O(n) in the bytes of log and evidence, in memory of one frame, the commits and one piece of evidence.
    @discardableResult
    public func write(
        ofLogAt path: FilePath,
        to folder: FilePath,
        signedWith key: SigningKey
    ) throws(LogError) -> [String] {
        try write(ofLogAt: path, to: folder, signedWith: key, storage: SystemStorage())
    }

    package func write(
        ofLogAt path: FilePath,
        to folder: FilePath,
        signedWith key: SigningKey,
        storage: any Storage
    ) throws(LogError) -> [String] {
        let reader = try LogReader(opening: path, storage: storage)
        let (proven, checkpoint) = try reader.signedProofs(ofCommitsHolding: sequences, with: key)
        let store = try EvidenceStore(ofLogAt: path, storage: storage)
        var writer = try BundleFolder(folder, storage)
        try writer.add("checkpoint", Array(checkpoint.text.utf8))
        try writer.add("public-key.txt", Array((key.verifyingKey.text + "\n").utf8))
        try writer.add("lockstep.proto", schema)
        try writer.add("VERIFY.md", instructions)
        try writer.makeFolder("commits")
        for commit in proven.commits {
            let name = "commits/\(commit.proof.leafIndex)"
            let proof = TlogProof(of: commit, carryingLeaf: false, checkpoint: checkpoint)
            try writer.add("\(name).commit", commit.leafBytes)
            try writer.add("\(name).tlog-proof", Array(proof.text.utf8))
        }
        try writer.makeFolder("evidence")
        for digest in Set(evidence).sorted(by: { $0.description < $1.description }) {
            try writer.add("evidence/\(digest)", try store.read(digest))
        }
        return try writer.finish()
    }
}

extension LogReader {
    /// Proofs of commits under a checkpoint that is signed for them: over everything below the watermark.
    ///
    /// - Throws: what `proofs(ofCommitsHolding:)` throws; `damaged` as `checkpointMismatch` or `checkpointAhead` when the
    ///   log is not the one of its stored checkpoint, which a key's owner must never sign.
    public func signedProofs(
        ofCommitsHolding sequences: [SequenceNumber],
        with key: SigningKey
    ) throws(LogError) -> (proven: ProvenCommits, checkpoint: SignedCheckpoint) {
        try checkAgainstStoredCheckpoint()
        guard let logID else { throw .noSuchRecord(0, end: endSequence) }
        let proven = try proofs(ofCommitsHolding: sequences)
        let checkpoint = Checkpoint(logID: logID, head: proven.head, endSequence: proven.endSequence)
        return (proven, SignedCheckpoint(signing: checkpoint, with: key))
    }

    /// Makes sure that the log is, or has grown from, what its stored checkpoint says.
    public func checkAgainstStoredCheckpoint() throws(LogError) {
        if let damage { throw damage }
        guard let checkpoint, let difference = try difference(from: checkpoint) else { return }
        let place = Place(file: LogLayout.checkpoint, offset: 0)
        if case .shorterThanExpected(let needed, let found) = difference {
            throw .damaged(.checkpointAhead, place, .endsTooEarly(needed: needed, found: found))
        }
        throw .damaged(.checkpointMismatch, place, .rootMismatch(size: checkpoint.head.size))
    }
}

/// A bundle's folder while it is written; `MANIFEST` comes last, so that a bundle without it is unfinished.
private struct BundleFolder {
    private let folder: FilePath
    private let storage: any Storage
    private var digests: [(name: String, digest: ContentDigest)] = []
    private var folders: [FilePath]

    init(_ folder: FilePath, _ storage: any Storage) throws(LogError) {
        self.folder = folder
        self.storage = storage
        folders = [folder]
        do {
            try storage.createDirectory(folder)
            guard try storage.list(folder).isEmpty else { throw LogError.folderNotEmpty(path: folder.string) }
        } catch let error as StorageError {
            throw error.logError
        } catch let error as LogError {
            throw error
        } catch {
            preconditionFailure("an error of no known kind while making \(folder): \(error)")
        }
    }

    mutating func makeFolder(_ name: String) throws(LogError) {
        do {
            try storage.createDirectory(folder.appending(name))
        } catch {
            throw error.logError
        }
        folders.append(folder.appending(name))
    }

    mutating func add(_ name: String, _ bytes: [UInt8]) throws(LogError) {
        do {
            let file = try storage.open(folder.pushing(FilePath(name)), .create)
            try file.writeAll(bytes.rawSpan, at: 0, name: name)
            try file.sync()
        } catch {
            throw error.logError
        }
        digests.append((name, ContentDigest.sha256(of: bytes)))
    }

    mutating func finish() throws(LogError) -> [String] {
        let lines = digests.sorted { $0.name < $1.name }.map { "\($0.digest)  \($0.name)\n" }
        try add("MANIFEST", Array(lines.joined().utf8))
        do {
            for folder in folders.reversed() { try storage.syncDirectory(folder) }
        } catch {
            throw error.logError
        }
        return digests.map(\.name).sorted()
    }
}

extension ProofBundle {
    /// The steps of verifying a bundle with other people's tools: the bytes of the article of that name.
    public static var instructions: [UInt8] { PackageResources.VerifyingWithOtherTools_md }
}
