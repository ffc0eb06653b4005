internal import EventLog
internal import Execution
internal import Reports
internal import SystemPackage
internal import Upgrades

/// The texts that a run stands on: those beside its log, and those that were taken in and are stored when its session closes,
/// so that a refusal on the way leaves nothing behind.
struct SessionEvidence {
    private let stored: EvidenceStore
    private let saltName: String
    private let language: Language
    /// Texts that were read or taken in, by their digest.
    private var texts: [[UInt8]: String] = [:]
    private var pending: [[UInt8]] = []
    /// Of a run that is being opened.
    private var salt: [UInt8]?

    init(ofLogAt path: FilePath, run: String, _ language: Language) throws {
        self.language = language
        // Private names are of few letters; a run's may have others.
        saltName = "salt-" + ContentDigest.sha256(of: Array(run.utf8)).description.prefix(40)
        do throws(LogError) {
            stored = try EvidenceStore(ofLogAt: path)
        } catch {
            throw Failure(error, language)
        }
    }

    // MARK: Reading

    /// The pack as it was when the run was opened.
    func pack(of opening: RunOpening?) throws -> RulePack {
        guard let opening else {
            throw Failure(.unreadable, language.pick("the run has no pack.", "実行にルールパックがありません。"))
        }
        return try PackSource.read(
            try bytes(opening.packDigest),
            "\(opening.packID) \(opening.packVersion)",
            language
        )
    }

    /// A text that the run names.
    mutating func text(_ digest: [UInt8]) throws -> String {
        if let text = texts[digest] { return text }
        let text = String(decoding: try bytes(digest), as: UTF8.self)
        texts[digest] = text
        return text
    }

    private func bytes(_ digest: [UInt8]) throws -> [UInt8] {
        guard let digest = ContentDigest(bytes: digest) else { return [] }
        do throws(LogError) {
            return try stored.read(digest)
        } catch {
            throw Failure(error, language)
        }
    }

    // MARK: Secrets

    /// Draws the salt of a run that is being opened, and gives its digest.
    mutating func makeSalt() -> [UInt8] {
        var salt = [UInt8](repeating: 0, count: 32)
        var source = SystemRandomNumberGenerator()
        for index in salt.indices { salt[index] = UInt8.random(in: 0...255, using: &source) }
        self.salt = salt
        return ContentDigest.sha256(of: salt).bytes
    }

    /// Replaces secrets by commitments under the run's salt.
    func redaction() throws -> Redaction {
        do throws(LogError) {
            let salt = try stored.readPrivate(saltName)
            guard salt.count == 32 else { throw LogError.privateMissing(name: saltName) }
            return Redaction(salt: salt)
        } catch {
            throw Failure(error, language)
        }
    }

    // MARK: Keeping

    /// Takes bytes in, and gives their digest.
    @discardableResult
    mutating func keep(_ bytes: [UInt8]) -> [UInt8] {
        pending.append(bytes)
        return ContentDigest.sha256(of: bytes).bytes
    }

    /// Takes a text in, and gives its digest.
    @discardableResult
    mutating func keep(_ text: String) -> [UInt8] {
        let digest = keep(Array(text.utf8))
        texts[digest] = text
        return digest
    }

    /// Stores all that was taken in.
    mutating func store() throws(LogError) {
        for bytes in pending { _ = try stored.store(bytes) }
        pending = []
        if let salt { try stored.storePrivate(saltName, salt) }
        salt = nil
    }
}
