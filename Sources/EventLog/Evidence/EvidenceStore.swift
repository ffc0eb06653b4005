public import SystemPackage

/// The outputs on which verdicts rest, each kept once under the SHA-256 of its bytes: `evidence/<sha256>.lz4`.
///
/// A file is one standard LZ4 frame with a content checksum, so `lz4 -dc` gives the bytes back. The log's commits name
/// evidence by its digest; the log itself never holds it. A name that exists is verified before it is relied on, since a
/// file of that name may be damaged, or may never have reached the disk.
///
/// Needs no lock: two that store the same bytes write the same file.
public struct EvidenceStore: Sendable {
    let layout: LogLayout
    let storage: any Storage

    /// The evidence of the log at a path.
    ///
    /// - Throws: `noSuchLog` and `notALog` when there is no log, `system` when the operating system refuses.
    public init(ofLogAt path: FilePath) throws(LogError) {
        try self.init(ofLogAt: path, storage: SystemStorage())
    }

    package init(ofLogAt path: FilePath, storage: any Storage) throws(LogError) {
        layout = LogLayout(path)
        self.storage = storage
        try layout.checkIsLog(storage)
    }

    /// Stores bytes and makes them durable; only then a commit may name them.
    ///
    /// - Returns: the bytes' digest, the name under which `read` finds them.
    /// - Throws: `evidenceTooLarge` with nothing written; `evidenceDamaged` when a file of this name holds something else,
    ///   which is left as it is; `full` and `system` when the bytes could not be made durable.
    /// - Complexity: O(n) in the bytes.
    public func store(_ bytes: [UInt8]) throws(LogError) -> ContentDigest {
        guard bytes.count <= Limits.evidenceByteCount else {
            throw .evidenceTooLarge(byteCount: bytes.count, limit: Limits.evidenceByteCount)
        }
        let digest = ContentDigest.sha256(of: bytes)
        let target = layout.evidence(digest)
        if try makeDurableIfStored(digest, at: target) { return digest }
        var frame: [UInt8] = []
        FrameCompressor().compress(bytes.rawSpan, appendingTo: &frame)
        do {
            try storage.createDirectory(layout.evidence)
            try storage.replace(target, with: frame, in: layout.evidence)
            // The directory itself is a name in the log's directory.
            try storage.syncDirectory(layout.root)
        } catch {
            throw error.logError
        }
        return digest
    }

    /// True when the name exists and holds what it says; then it is durable as well.
    private func makeDurableIfStored(_ digest: ContentDigest, at target: FilePath) throws(LogError) -> Bool {
        do {
            _ = try read(digest)
        } catch .evidenceMissing {
            return false
        }
        do {
            // Whoever stored it may have been ended before it was synced.
            try storage.open(target, .read).sync()
            try storage.syncDirectory(layout.evidence)
            try storage.syncDirectory(layout.root)
        } catch {
            throw error.logError
        }
        return true
    }

    /// The bytes of a digest, checked against it.
    ///
    /// - Throws: `evidenceMissing` when nothing is stored under the digest, `evidenceDamaged` when the file of that name
    ///   is not an LZ4 frame of these bytes, `system` when it cannot be read.
    /// - Complexity: O(n) in the bytes; nothing beyond `Limits.evidenceByteCount` is ever allocated.
    public func read(_ digest: ContentDigest) throws(LogError) -> [UInt8] {
        let frame: [UInt8]?
        do {
            frame = try storage.bytes(of: layout.evidence(digest), limit: Limits.compressedFrameByteCount)
        } catch {
            throw error.isMissing ? .evidenceMissing(digest) : error.logError
        }
        guard let frame else {
            throw .evidenceDamaged(digest, .tooLarge(limit: Limits.compressedFrameByteCount))
        }
        do {
            return try EvidenceFrame.content(of: frame, digest: digest)
        } catch {
            throw .evidenceDamaged(digest, error)
        }
    }

    /// The digests under which evidence is stored, in the order of their names. What stands behind a name is not read.
    ///
    /// - Throws: `system` when the directory cannot be read; a log without evidence has none.
    public func list() throws(LogError) -> [ContentDigest] {
        try names().compactMap(LogLayout.evidenceDigest(ofFileName:))
    }

    /// Every name in the directory.
    func names() throws(LogError) -> [String] {
        do {
            return try storage.list(layout.evidence)
        } catch {
            guard error.isMissing else { throw error.logError }
            return []
        }
    }
}

extension LogLayout {
    static let evidence = "evidence"
    private static let evidenceSuffix = ".lz4"

    var evidence: FilePath { root.appending(LogLayout.evidence) }

    func evidence(_ digest: ContentDigest) -> FilePath {
        evidence.appending(LogLayout.evidenceFileName(digest))
    }

    static func evidenceFileName(_ digest: ContentDigest) -> String {
        digest.description + evidenceSuffix
    }

    /// The digest in a file's name; `nil` for a name that is not evidence's.
    static func evidenceDigest(ofFileName name: String) -> ContentDigest? {
        // Written again it must be the same name: digits in lower case, and nothing else.
        guard name.hasSuffix(evidenceSuffix),
            let digest = ContentDigest(hex: String(name.dropLast(evidenceSuffix.count))),
            evidenceFileName(digest) == name
        else { return nil }
        return digest
    }
}
