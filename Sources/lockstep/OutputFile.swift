internal import Foundation
internal import Reports

/// A file that a command writes for a person, whole or not at all.
enum OutputFile {
    /// - Throws: `Failure` when it cannot be written.
    static func write(_ text: String, to path: String, _ language: Language) throws {
        do {
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw Failure(
                .unreadable,
                language.isJapanese
                    ? "\(path) に書き込めません: \(error.localizedDescription)"
                    : "\(path) cannot be written: \(error.localizedDescription)"
            )
        }
    }
}
