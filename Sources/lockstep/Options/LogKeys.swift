internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import Reports

/// The keys that sign and verify a log's checkpoints.
enum LogKeys {
    /// The variable that names the file of the private key.
    static let variable = "LOCKSTEP_KEY"

    /// The private key that the environment names; nil when it names none.
    ///
    /// - Throws: `Failure` when the file cannot be read or holds no private key.
    static func signing(_ language: Language) throws -> SigningKey? {
        guard let path = ProcessInfo.processInfo.environment[variable], !path.isEmpty else { return nil }
        let text = try InputFile.text(path, limit: Limits.noteByteCount, language)
        do throws(ProofError) {
            let key = try SigningKey(text: text.trimmed)
            warn(ofReadersOf: path, language)
            return key
        } catch {
            throw Failure(error, of: path, .unreadable, language)
        }
    }

    /// Whoever can read the key can sign another log in its name. Only a warning: some places give keys no better modes.
    private static func warn(ofReadersOf path: String, _ language: Language) {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & 0o077 != 0 else { return }
        Terminal.printError(
            "lockstep: "
                + language.pick(
                    "\(path) is open to others than its owner, who could sign in its name: chmod 600 \(path)",
                    "\(path) は所有者以外にもアクセスが許可されており、署名を偽造されるおそれがあります: chmod 600 \(path)"
                ).printable
        )
    }

    /// A public key as a person gives it: its text, or a file that holds it.
    ///
    /// - Throws: `Failure` when it is neither.
    static func verifying(_ textOrFile: String, _ language: Language) throws -> VerifyingKey {
        if let key = try? VerifyingKey(text: textOrFile.trimmed) { return key }
        let text = try InputFile.text(textOrFile, limit: Limits.noteByteCount, language)
        do throws(ProofError) {
            return try VerifyingKey(text: text.trimmed)
        } catch {
            throw Failure(error, of: textOrFile, .unreadable, language)
        }
    }
}

extension Failure {
    /// A key, note or proof that is not what it should be: what it is of, the name of the reason, and the words.
    init(_ error: ProofError, of what: String, _ kind: FailureKind, _ language: Language) {
        self.init(kind, "\(what): \(error.name): \(language.pick(error.message, error.messageJapanese))")
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
