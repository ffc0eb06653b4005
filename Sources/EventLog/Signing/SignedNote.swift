/// A text with signatures, as c2sp.org/signed-note has it.
///
/// ```
/// lockstep/0f0e0d0c0b0a09080706050403020100
/// 3
/// 5C5jAhyzr7xKbyScZPR/WOwBB2Ao7djJDQrYg+PCbM8=
/// sequence 1500
///                                                  the last empty line ends the text
/// — name base64                                    an em dash; key id and signature
/// ```
///
/// A note that was read is only text with claims. Nothing in it may be believed before `verify(with:)` returned.
public struct SignedNote: Hashable, Sendable {
    /// A line that says who signed.
    public struct Signature: Hashable, Sendable {
        public var keyName: String
        public var keyID: UInt32
        public var bytes: [UInt8]

        public init(keyName: String, keyID: UInt32, bytes: [UInt8]) {
            self.keyName = keyName
            self.keyID = keyID
            self.bytes = bytes
        }
    }

    /// What is signed, with the newline at its end.
    public let text: String
    public let signatures: [Signature]

    /// Signs a text.
    ///
    /// - Throws: `malformedNote` when the text is empty, does not end with a newline or has control characters.
    public init(signing text: String, with key: SigningKey) throws(ProofError) {
        if let line = SignedNote.firstBadLine(of: text) { throw .malformedNote(line: line) }
        guard text.utf8.last == 0x0A else { throw .malformedNote(line: 1) }
        self.text = text
        signatures = [
            Signature(
                keyName: key.verifyingKey.name,
                keyID: key.verifyingKey.id,
                bytes: key.signature(for: Array(text.utf8))
            )
        ]
    }

    /// Reads a note, strictly.
    ///
    /// - Throws: `unsigned` for a text without an empty line or without anything behind it; `malformedNote` with the line
    ///   for everything else that a note cannot be.
    public init(parsing note: String) throws(ProofError) {
        guard note.utf8.count <= Limits.signedNoteByteCount else { throw .malformedNote(line: 1) }
        if let line = SignedNote.firstBadLine(of: note) { throw .malformedNote(line: line) }
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.last == "" else { throw .malformedNote(line: lines.count) }
        // Without the piece behind the last newline, which is no line.
        guard let gap = lines.dropLast().lastIndex(of: ""), gap > 0, gap < lines.count - 2 else { throw .unsigned }
        text = lines[..<gap].map { $0 + "\n" }.joined()
        var signatures: [Signature] = []
        for index in (gap + 1)..<(lines.count - 1) {
            guard signatures.count < Limits.noteSignatureCount, let signature = Signature(line: String(lines[index]))
            else { throw .malformedNote(line: index + 1) }
            signatures.append(signature)
        }
        self.signatures = signatures
    }

    /// The note as it is stored and sent.
    public var note: String {
        text + "\n" + signatures.map { $0.line + "\n" }.joined()
    }

    /// Makes sure that a key signed the text. Signatures by other keys are passed over.
    ///
    /// - Throws: `otherKey` when none is by this key, `wrongSignature` when one that names this key does not fit.
    public func verify(with key: VerifyingKey) throws(ProofError) {
        let own = signatures.filter { $0.keyID == key.id && $0.keyName.hasSameBytes(as: key.name) }
        guard !own.isEmpty else { throw .otherKey(name: key.name) }
        let message = Array(text.utf8)
        guard own.allSatisfy({ key.isValid($0.bytes, for: message) }) else { throw .wrongSignature(name: key.name) }
    }

    /// The first line with a control character, from 1; the first one of an empty text.
    private static func firstBadLine(of text: String) -> Int? {
        var line = 1
        for byte in text.utf8 {
            if byte == 0x0A {
                line += 1
            } else if byte < 0x20 {
                return line
            }
        }
        return text.isEmpty ? 1 : nil
    }
}

extension SignedNote.Signature {
    /// An em dash and a space.
    private static let prefix = "\u{2014} "

    fileprivate init?(line: String) {
        guard line.utf8.starts(with: Self.prefix.utf8) else { return nil }
        let parts = line.dropFirst(Self.prefix.count).split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, KeyName.isValid(String(parts[0])), let bytes = Base64.decode(String(parts[1])),
            bytes.count > 4
        else { return nil }
        self.init(
            keyName: String(parts[0]),
            keyID: bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) },
            bytes: Array(bytes.dropFirst(4))
        )
        // Written again it must be the same line.
        guard self.line.hasSameBytes(as: line) else { return nil }
    }

    fileprivate var line: String {
        "\(Self.prefix)\(keyName) \(Base64.encode(KeyName.bytes(keyID) + bytes))"
    }
}
