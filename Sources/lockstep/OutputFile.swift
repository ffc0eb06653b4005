internal import Foundation
internal import Reports

/// A file that a command writes for a person, whole or not at all.
enum OutputFile {
    /// - Throws: `Failure` when it cannot be written.
    static func write(_ text: String, to path: String, _ language: Language) throws {
        try write(Data(text.utf8), to: path, language)
    }

    /// Writes through a link to the file that it names; a file that is there keeps its permissions, and its owner where the
    /// user may give files away.
    ///
    /// - Throws: `Failure` when it cannot be written.
    static func write(_ bytes: Data, to path: String, _ language: Language) throws {
        let target = URL(filePath: path).resolvingSymlinksInPath()
        guard (try? target.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) != true else {
            throw Failure(
                .unreadable,
                language.pick(
                    "\(path) is a folder. Name a file in it.",
                    "\(path) はフォルダです。その中のファイル名を指定してください。"
                )
            )
        }
        do {
            let former = (try? FileManager.default.attributesOfItem(atPath: target.path)) ?? [:]
            try bytes.write(to: target, options: .atomic)
            let owner = former.filter { $0.key == .ownerAccountID || $0.key == .groupOwnerAccountID }
            try? FileManager.default.setAttributes(owner, ofItemAtPath: target.path)
            let mode = former.filter { $0.key == .posixPermissions }
            try FileManager.default.setAttributes(mode, ofItemAtPath: target.path)
        } catch {
            let reason = language.reason(of: error)
            throw Failure(
                .unreadable,
                language.pick("\(path) cannot be written: \(reason)", "\(path) に書き込めません: \(reason)")
            )
        }
    }
}

extension Language {
    /// Why a file could not be read or written, and what to do.
    func reason(of error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileReadNoPermission, .fileWriteNoPermission:
            pick(
                "there is no permission. Ask the owner for it, or run as a user who has it.",
                "権限がありません。所有者に権限を付与してもらうか、権限のあるユーザーで実行してください。"
            )
        case .fileWriteOutOfSpace:
            pick("the disk is full. Free some space.", "ディスクの空き容量がありません。空きを作ってください。")
        case .fileNoSuchFile, .fileReadNoSuchFile:
            pick("there is no such folder. Create it first.", "フォルダがありません。先に作成してください。")
        case .fileWriteVolumeReadOnly:
            pick("the disk is read-only. Choose another one.", "読み取り専用のディスクです。別の場所を指定してください。")
        default: error.localizedDescription
        }
    }
}
