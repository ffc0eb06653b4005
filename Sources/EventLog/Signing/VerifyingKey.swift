import Crypto

/// A public key by which signed notes are verified: Ed25519 with a name, as c2sp.org/signed-note has it.
///
/// Its text is `name+id+base64`: the id is eight hexadecimal digits, the base64 holds the type 0x01 and the 32 bytes.
public struct VerifyingKey: Hashable, Sendable, CustomStringConvertible {
    /// The byte that stands for Ed25519 in ids and texts.
    static let type: UInt8 = 0x01

    public let name: String
    /// Ties name, type and key together; not a secret and not a strong digest.
    public let id: UInt32
    /// The 32 bytes of RFC 8032.
    public let bytes: [UInt8]

    init?(name: String, bytes: [UInt8]) {
        guard bytes.count == 32, KeyName.isValid(name) else { return nil }
        self.name = name
        self.bytes = bytes
        id = KeyName.id(name, [VerifyingKey.type] + bytes)
    }

    /// Reads a key's text.
    ///
    /// - Throws: `malformedPublicKey` for anything but the exact text, also when the id is not that of name and key.
    public init(text: String) throws(ProofError) {
        guard let fields = KeyName.fields(text), fields.key.first == VerifyingKey.type,
            let key = VerifyingKey(name: fields.name, bytes: Array(fields.key.dropFirst())),
            key.text.hasSameBytes(as: text)
        else { throw .malformedPublicKey }
        self = key
    }

    /// The text that is given to those who verify, without a newline.
    public var text: String {
        "\(name)+\(KeyName.text(id))+\(Base64.encode([VerifyingKey.type] + bytes))"
    }

    public var description: String { text }

    /// True when the signature fits the bytes.
    func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
        return key.isValidSignature(signature, for: message)
    }
}
