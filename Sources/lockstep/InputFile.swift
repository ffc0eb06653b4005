internal import Foundation
internal import Reports

/// A file that a person named, read whole.
enum InputFile {
    /// The file's bytes, at most one more than `limit`: who reads them tells that it is too long.
    ///
    /// - Throws: `Failure` when there is no such file, when it is a folder, a pipe or a device, or when it may not be read.
    static func bytes(_ path: String, limit: Int? = nil, _ language: Language) throws -> Data {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Failure(
                .unreadable,
                language.isJapanese
                    ? "\(path) はありません。ファイル名を確認してください。"
                    : "there is no file \(path). Check its name."
            )
        }
        guard !isFolder.boolValue else {
            throw Failure(
                .unreadable,
                language.isJapanese
                    ? "\(path) はフォルダです。その中のファイルを 1 つ指定してください。"
                    : "\(path) is a folder. Name one of the files in it."
            )
        }
        // A pipe could be waited for without end, and a second reading of it finds nothing.
        var status = stat()
        if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            throw Failure(
                .unreadable,
                language.pick(
                    "\(path) is no regular file. Save its output to a file, then name that.",
                    "\(path) は通常のファイルではありません。出力をファイルに保存して指定してください。"
                )
            )
        }
        do {
            let file = try FileHandle(forReadingFrom: URL(filePath: path))
            defer { try? file.close() }
            guard let limit else { return try file.readToEnd() ?? Data() }
            return try file.read(upToCount: limit + 1) ?? Data()
        } catch {
            let reason = language.reason(of: error)
            throw Failure(
                .unreadable,
                language.pick("\(path) cannot be read: \(reason)", "\(path) を読めません: \(reason)")
            )
        }
    }

    static func text(_ path: String, limit: Int, _ language: Language) throws -> String {
        String(decoding: try bytes(path, limit: limit, language), as: UTF8.self)
    }
}
