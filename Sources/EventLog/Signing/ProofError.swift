/// Why a key, a signed note or a proof is not what it should be.
public enum ProofError: Error, Hashable, Sendable {
    // Keys.
    /// A key name that is empty, or has spaces, `+` or control characters.
    case invalidKeyName(String)
    /// A text that is not `name+id+key` with an Ed25519 public key.
    case malformedPublicKey
    /// A text that is not `PRIVATE+KEY+name+id+key` with an Ed25519 private key.
    case malformedPrivateKey

    // Signed notes and checkpoints.
    /// A text that cannot be a signed note; the line, from 1.
    case malformedNote(line: Int)
    /// A text without any signature.
    case unsigned
    /// Signatures, and none by this key.
    case otherKey(name: String)
    /// A signature that names this key and does not fit the text.
    case wrongSignature(name: String)
    /// A signed note whose text is not a checkpoint of a log.
    case malformedCheckpoint

    // Proofs.
    /// A text that is not a tlog-proof; the line, from 1.
    case malformedProof(line: Int)
    /// A leaf that the checkpoint's tree does not reach.
    case beyondTheTree(leaf: UInt64, size: UInt64)
    /// The leaf's bytes are neither in the proof nor given.
    case noLeaf
    /// The path does not lead from the leaf to the signed root: leaf, index or path is another.
    case notInTheTree(leaf: UInt64)

    // A log and a checkpoint of it that was kept elsewhere.
    /// The checkpoint is of another log.
    case otherLog(needed: LogID, found: LogID)
    /// The log has fewer commits than the checkpoint.
    case shorterThanExpected(needed: UInt64, found: UInt64)
    /// The log's first commits are not those of the checkpoint.
    case notAnExtension(size: UInt64)

    /// The name of the reason, for scripts: it does not change from version to version.
    public var name: String {
        switch self {
        case .invalidKeyName: "invalidKeyName"
        case .malformedPublicKey: "malformedPublicKey"
        case .malformedPrivateKey: "malformedPrivateKey"
        case .malformedNote: "malformedNote"
        case .unsigned: "unsigned"
        case .otherKey: "otherKey"
        case .wrongSignature: "wrongSignature"
        case .malformedCheckpoint: "malformedCheckpoint"
        case .malformedProof: "malformedProof"
        case .beyondTheTree: "beyondTheTree"
        case .noLeaf: "noLeaf"
        case .notInTheTree: "notInTheTree"
        case .otherLog: "otherLog"
        case .shorterThanExpected: "shorterThanExpected"
        case .notAnExtension: "notAnExtension"
        }
    }
}
