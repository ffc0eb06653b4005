import Crypto

/// A private key that signs notes: Ed25519 with a name. Whoever has it can sign any history.
///
/// Its text is `PRIVATE+KEY+name+id+base64`: id and name are those of the public key, the base64 holds the type 0x01 and
/// the 32 bytes of the seed of RFC 8032. Its description shows the name alone.
public struct SigningKey: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    private static let prefix = "PRIVATE+KEY+"

    /// What verifies the signatures.
    public let verifyingKey: VerifyingKey
    private let seed: [UInt8]

    /// A new random key. Like a log's id it is made here, at the edge.
    ///
    /// - Throws: `invalidKeyName`.
    public init(name: String) throws(ProofError) {
        try self.init(name: name, Curve25519.Signing.PrivateKey())
    }

    /// Reads a key's text.
    ///
    /// - Throws: `malformedPrivateKey` for anything but the exact text.
    public init(text: String) throws(ProofError) {
        guard text.hasPrefix(SigningKey.prefix),
            let fields = KeyName.fields(String(text.dropFirst(SigningKey.prefix.count))),
            fields.key.first == VerifyingKey.type,
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: fields.key.dropFirst()),
            let made = try? SigningKey(name: fields.name, key), made.text.hasSameBytes(as: text)
        else { throw .malformedPrivateKey }
        self = made
    }

    private init(name: String, _ key: Curve25519.Signing.PrivateKey) throws(ProofError) {
        guard let verifying = VerifyingKey(name: name, bytes: Array(key.publicKey.rawRepresentation)) else {
            throw .invalidKeyName(name)
        }
        verifyingKey = verifying
        seed = Array(key.rawRepresentation)
    }

    /// The text that is kept secret, without a newline.
    public var text: String {
        let key = Base64.encode([VerifyingKey.type] + seed)
        return "\(SigningKey.prefix)\(verifyingKey.name)+\(KeyName.text(verifyingKey.id))+\(key)"
    }

    public var description: String { "the private key '\(verifyingKey.name)'" }

    public var customMirror: Mirror { Mirror(self, children: ["verifyingKey": verifyingKey]) }

    /// The signature of RFC 8032 over the bytes: 64 bytes, the same each time.
    func signature(for message: [UInt8]) -> [UInt8] {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
            let signature = try? key.signature(for: message)
        else { preconditionFailure("a seed that was a key before is none: \(verifyingKey.name)") }
        return Array(signature)
    }
}
