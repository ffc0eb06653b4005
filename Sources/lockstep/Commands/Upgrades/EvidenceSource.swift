internal import EventLog
internal import Execution
internal import Foundation
internal import Replay
internal import Reports
internal import Upgrades

/// Reads the evidence that a person brings: archives, folders, single files.
struct EvidenceSource {
    var redaction: Redaction
    var plan: Plan
    /// The id of the run's pack.
    var pack: String
    /// When files count as collected; nil: when they were last written.
    var collectedAt: Instant?
    var language: Language

    /// Everything that a path holds.
    ///
    /// - Throws: `Failure` when any of it cannot be read; nothing is given out then.
    func items(_ path: String) throws -> [CollectedEvidence] {
        var isFolder: ObjCBool = false
        if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            return try folder(path)
        }
        let bytes = [UInt8](try InputFile.bytes(path, limit: EvidenceArchive.longestArchive, language))
        guard !bytes.starts(with: [0x1F, 0x8B]) else {
            throw Failure(
                .unreadable,
                language.pick(
                    "\(path) is compressed. Unpack it (gunzip), then name the archive.",
                    "\(path) は圧縮されています。展開 (gunzip) してからアーカイブを指定してください。"
                )
            )
        }
        let archive: EvidenceArchive
        do throws(ArchiveError) {
            archive = try EvidenceArchive(bytes)
        } catch {
            let words = "\(path): " + language.pick(error.message.english, error.message.japanese)
            // Most likely one output, of which nothing says yet what it is.
            let isOther = error.offset == 0 || error.problem == .notTar
            throw Failure(.unreadable, isOther ? words + hint : words)
        }
        guard archive.pack == pack else {
            throw Failure(
                .unreadable,
                language.pick(
                    "\(path) was collected for the pack \(archive.pack), and the run is judged by \(pack). Write a collector for this run with 'lockstep upgrade collect --script'.",
                    "\(path) はルールパック \(archive.pack) 用に収集されたものです。この実行は \(pack) で判定します。lockstep upgrade collect --script でこの実行用の収集スクリプトを作成してください。"
                )
            )
        }
        return archive.collected(redaction)
    }

    private var hint: String {
        language.pick(
            " The output of one command is brought with --evidence and --scope.",
            "1 つのコマンドの出力は --evidence と --scope を付けて指定してください。"
        )
    }

    /// A file of which a person says what it is.
    func file(_ path: String, id: String, scope: Scope) throws -> CollectedEvidence {
        let bytes = [UInt8](try InputFile.bytes(path, limit: OutputParser.longestText, language))
        guard bytes.count <= OutputParser.longestText else {
            throw Failure(
                .unreadable,
                language.pick(
                    "\(path) is longer than 16 MiB. Bring the part that answers the question.",
                    "\(path) は 16 MiB を超えています。必要な部分だけを指定してください。"
                )
            )
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Failure(
                .unreadable,
                language.pick(
                    "\(path) is not UTF-8 text. Convert it first, for example with iconv.",
                    "\(path) は UTF-8 のテキストではありません。iconv などで変換してください。"
                )
            )
        }
        return CollectedEvidence(
            id: id,
            scope: scope,
            output: bytes,
            command: "",
            host: "",
            exitCode: nil,
            collectedAt: try collectedAt ?? written(path),
            collector: .person,
            isCapturedWhole: false,
            redaction: redaction
        )
    }

    /// `MEMBER/EVIDENCE.txt`, `KIND/MEMBER/EVIDENCE.txt` and `run/EVIDENCE.txt`; other files are refused, since one that is
    /// passed over may be missed.
    private func folder(_ path: String) throws -> [CollectedEvidence] {
        // A link that a person names is followed; those inside are not.
        let root = URL(filePath: path).resolvingSymlinksInPath()
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: root.path) else {
            throw Failure(
                .unreadable,
                language.pick("the folder \(path) cannot be read.", "フォルダ \(path) を読めません。")
            )
        }
        var items: [CollectedEvidence] = []
        for name in names.sorted() {
            let file = root.appending(path: name)
            let values = try? file.resourceValues(forKeys: [.isDirectoryKey, .isSymbolicLinkKey])
            if values?.isDirectory == true, values?.isSymbolicLink != true { continue }
            let parts = name.split(separator: "/").map(String.init)
            guard let last = parts.last, last.hasSuffix(".txt"), values?.isSymbolicLink != true,
                let scope = scope(parts.dropLast())
            else {
                throw Failure(
                    .unreadable,
                    language.pick(
                        "\(path)/\(name) is no evidence: files are MEMBER/EVIDENCE.txt, KIND/MEMBER/EVIDENCE.txt or run/EVIDENCE.txt with members of the plan, and no links.",
                        "\(path)/\(name) は証跡ではありません。メンバー/証跡.txt、種別/メンバー/証跡.txt、run/証跡.txt の形で、計画にあるメンバーの通常ファイルを置いてください。"
                    )
                )
            }
            items.append(try self.file(file.path, id: String(last.dropLast(4)), scope: scope))
        }
        guard !items.isEmpty else {
            throw Failure(
                .unreadable,
                language.pick(
                    "there is no evidence in \(path). Files are MEMBER/EVIDENCE.txt, KIND/MEMBER/EVIDENCE.txt or run/EVIDENCE.txt.",
                    "\(path) に証跡がありません。メンバー/証跡.txt、種別/メンバー/証跡.txt、run/証跡.txt の形で置いてください。"
                )
            )
        }
        return items
    }

    /// The scope that folders name: a member's name alone where no other kind has one of that name.
    private func scope(_ folders: ArraySlice<String>) -> Scope? {
        guard let first = folders.first else { return nil }
        if folders.count == 2 { return .member(kind: first, name: folders[folders.startIndex + 1]) }
        guard folders.count == 1 else { return nil }
        if first == "run" { return .run }
        let members = plan.members.filter { $0.name == first }
        return members.count == 1 ? .member(kind: members[0].kind, name: first) : nil
    }

    private func written(_ path: String) throws -> Instant {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            throw Failure(.unreadable, language.pick("\(path) cannot be read.", "\(path) を読めません。"))
        }
        return Instant(
            nanoseconds: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
        )
    }
}
