import Crypto
import Upgrades

/// Replaces secrets by salted commitments: who knows a secret and the salt can show that it stood there, and nobody else
/// learns it, or that it is a common one.
public struct Redaction: Hashable, Sendable {
    /// 32 bytes.
    public let salt: [UInt8]

    /// - Precondition: the salt has 32 bytes.
    public init(salt: [UInt8]) {
        precondition(salt.count == 32, "a salt of \(salt.count) bytes")
        self.salt = salt
    }

    /// `‹secret sha256:HEX›`: SHA-256 over `lockstep secret v1`, a line end, the salt and the secret.
    public func commitment(to secret: [UInt8]) -> String {
        var hash = SHA256()
        hash.update(data: Array("lockstep secret v1\n".utf8))
        hash.update(data: salt)
        hash.update(data: secret)
        let digits = Array("0123456789abcdef".utf8)
        let hex = hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return "\(SecretScanner.commitmentOpening)sha256:\(String(decoding: hex, as: UTF8.self))›"
    }

    /// Whether a revealed secret is what a commitment stands for.
    public func opens(_ commitment: String, with secret: [UInt8]) -> Bool {
        commitment == self.commitment(to: secret)
    }

    /// A text without its secrets, with as many lines as before.
    ///
    /// - Complexity: O(*n*) in the text.
    public func redacted(_ text: String) -> RedactedText {
        let bytes = Array(text.utf8)
        let findings = SecretScanner.findings(in: bytes)
        guard !findings.isEmpty else { return RedactedText(text: text, count: 0) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + findings.count * 80)
        var position = 0
        for finding in findings {
            result += bytes[position..<finding.range.lowerBound]
            let secret = Array(bytes[finding.range])
            result += commitment(to: secret).utf8
            // The lines of a key keep their line ends, so that what follows keeps its place.
            for (index, byte) in secret.enumerated() where byte == 0x0A {
                if index > 0, secret[index - 1] == 0x0D { result.append(0x0D) }
                result.append(0x0A)
                result += "\(SecretScanner.commitmentOpening)continued›".utf8
            }
            position = finding.range.upperBound
        }
        result += bytes[position...]
        return RedactedText(text: String(decoding: result, as: UTF8.self), count: findings.count)
    }
}

public struct RedactedText: Hashable, Sendable {
    public var text: String
    /// Secrets that were replaced.
    public var count: Int

    public init(text: String, count: Int) {
        self.text = text
        self.count = count
    }
}
