/// The name of a key in signed notes, and what is made of it.
enum KeyName {
    /// True for a name that notes allow: not empty, no Unicode space, no plus, no control character.
    static func isValid(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy { scalar in
                scalar != "+" && scalar.value >= 0x20 && scalar.value != 0x7F && !scalar.properties.isWhitespace
            }
    }

    /// The first four bytes of SHA-256 over name, newline, signature type and public key.
    static func id(_ name: String, _ typedKey: [UInt8]) -> UInt32 {
        let digest = ContentDigest.sha256(of: Array(name.utf8) + [0x0A] + typedKey)
        return digest.bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// The id as eight lower-case digits.
    static func text(_ id: UInt32) -> String {
        Hexadecimal.encode(bytes(id))
    }

    /// The id in the order of its digits.
    static func bytes(_ id: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: id >> UInt32($0)) }
    }

    /// Takes `name+id+base64` apart; base64 may have a plus of its own.
    static func fields(_ text: String) -> (name: String, id: String, key: [UInt8])? {
        let parts = text.split(separator: "+" as Character, maxSplits: 2, omittingEmptySubsequences: false).map(
            String.init
        )
        guard parts.count == 3, isValid(parts[0]), let key = Base64.decode(parts[2]) else { return nil }
        return (parts[0], parts[1], key)
    }
}

extension String {
    /// True when both have the same bytes. `==` would also take other ways of writing the same characters.
    func hasSameBytes(as other: String) -> Bool {
        utf8.elementsEqual(other.utf8)
    }
}
