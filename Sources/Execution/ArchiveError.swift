public import Upgrades

/// Why a collector's archive is refused. Nothing of it is given out then.
public struct ArchiveError: Error, Hashable, Sendable {
    public enum Problem: Hashable, Sendable {
        /// The bytes end inside a member.
        case truncated(needed: Int, found: Int)
        /// The two blocks of zeros that close an archive are missing: its writer did not come to the end.
        case missingEnd
        /// Something follows the closing blocks.
        case dataAfterEnd
        /// Neither of the forms that POSIX and GNU programs write.
        case notTar
        case headerChecksum(stated: Int, computed: Int)
        /// A number or a filler that cannot be one.
        case invalidField(String)
        /// A link, a device, a folder, or an extension; as its type is written.
        case unsupportedType(UInt8)
        case nameNotUTF8
        case absolutePath(String)
        case parentPath(String)
        /// Not a name that the collector writes.
        case unexpectedName(String)
        case duplicateName(String)
        case tooLarge(name: String, byteCount: Int)
        case archiveTooLarge(byteCount: Int)
        case tooManyMembers
        case missingMember(String)
        /// What a line of the manifest or of a header should be.
        case invalidLine(member: String, line: Int, expected: String)
        /// The manifest and the members disagree.
        case countDiffers(stated: Int, found: Int)
        case checksumDiffers(member: String, stated: UInt32, computed: UInt32)
        case sizeDiffers(member: String, stated: Int, found: Int)
    }

    /// From the archive's first byte.
    public var offset: Int
    public var problem: Problem

    public init(offset: Int, _ problem: Problem) {
        self.offset = offset
        self.problem = problem
    }
}

extension ArchiveError {
    /// What is wrong, where, and what to do next.
    public var message: LocalizedText {
        let what = problem.text
        return LocalizedText(
            english: "the evidence archive is refused at byte \(offset): \(what.english); "
                + "nothing was taken from it. \(problem.advice.english)",
            japanese: "証跡アーカイブを \(offset) バイト目で拒否しました: \(what.japanese)。"
                + "何も取り込んでいません。\(problem.advice.japanese)"
        )
    }
}

extension ArchiveError.Problem {
    /// Whether it may come of a broken copy, rather than of somebody's hand.
    fileprivate var advice: LocalizedText {
        switch self {
        case .truncated, .missingEnd, .headerChecksum, .checksumDiffers, .sizeDiffers, .countDiffers, .missingMember:
            LocalizedText(
                english: "Copy it again in binary form, or run the collector again.",
                japanese: "バイナリ形式でコピーし直すか、収集スクリプトを再実行してください。"
            )
        case .archiveTooLarge, .tooLarge, .tooManyMembers:
            LocalizedText(
                english: "Write a collector for fewer members or less evidence.",
                japanese: "対象または証跡を減らした収集スクリプトを作ってください。"
            )
        default:
            LocalizedText(
                english: "Hand over the archive as the collector wrote it.",
                japanese: "収集スクリプトが書いたままのアーカイブを渡してください。"
            )
        }
    }

    fileprivate var text: LocalizedText {
        switch self {
        case .truncated(let needed, let found):
            Self.both("it ends after \(found) of \(needed) bytes", "\(needed) バイトのうち \(found) バイトで終わっています")
        case .missingEnd: Self.both("its closing blocks are missing", "終端ブロックがありません")
        case .dataAfterEnd: Self.both("something follows its closing blocks", "終端ブロックの後にデータがあります")
        case .notTar: Self.both("it is not a tar archive", "tar アーカイブではありません")
        case .headerChecksum(let stated, let computed):
            Self.both("a header's checksum is \(computed), not \(stated)", "ヘッダーのチェックサムが \(stated) ではなく \(computed) です")
        case .invalidField(let name): Self.both("the field \"\(name)\" is invalid", "フィールド「\(name)」が不正です")
        case .unsupportedType(let type): Self.unsupported(type)
        case .nameNotUTF8: Self.both("a name is not UTF-8", "名前が UTF-8 ではありません")
        case .absolutePath(let name): Self.both("the name \"\(name)\" is an absolute path", "名前「\(name)」が絶対パスです")
        case .parentPath(let name): Self.both("the name \"\(name)\" leads upwards", "名前「\(name)」が親フォルダーを指しています")
        case .unexpectedName(let name): Self.both("a collector writes no \"\(name)\"", "「\(name)」は収集スクリプトが書かない名前です")
        case .duplicateName(let name): Self.both("\"\(name)\" is there twice", "「\(name)」が二つあります")
        case .tooLarge(let name, let count): Self.both("\"\(name)\" has \(count) bytes", "「\(name)」が \(count) バイトあります")
        case .archiveTooLarge(let count): Self.both("it has \(count) bytes", "全体で \(count) バイトあります")
        case .tooManyMembers: Self.both("it has too many members", "ファイルが多すぎます")
        case .missingMember(let name): Self.both("\"\(name)\" is missing", "「\(name)」がありません")
        case .invalidLine(let member, let line, let expected):
            Self.both(
                "line \(line) of \"\(member)\" is not \"\(expected)\"",
                "「\(member)」の \(line) 行目が「\(expected)」ではありません"
            )
        case .countDiffers(let stated, let found):
            Self.both(
                "the manifest states \(stated) items, and there are \(found)",
                "目録では \(stated) 件ですが、\(found) 件あります"
            )
        case .checksumDiffers(let member, let stated, let computed):
            Self.both(
                "the checksum of \"\(member)\" is \(computed), not \(stated)",
                "「\(member)」のチェックサムが \(stated) ではなく \(computed) です"
            )
        case .sizeDiffers(let member, let stated, let found):
            Self.both(
                "\"\(member)\" has \(found) bytes, not \(stated)",
                "「\(member)」が \(stated) バイトではなく \(found) バイトです"
            )
        }
    }

    private static func both(_ english: String, _ japanese: String) -> LocalizedText {
        LocalizedText(english: english, japanese: japanese)
    }

    private static func unsupported(_ type: UInt8) -> LocalizedText {
        switch type {
        case 0x31: both("it holds a hard link", "ハードリンクを含んでいます")
        case 0x32: both("it holds a symbolic link", "シンボリックリンクを含んでいます")
        case 0x33, 0x34: both("it holds a device", "デバイスファイルを含んでいます")
        case 0x35: both("it holds a folder", "フォルダーを含んでいます")
        case 0x36: both("it holds a pipe", "名前付きパイプを含んでいます")
        default: both("it holds a member of type \(type)", "種別 \(type) の項目を含んでいます")
        }
    }
}
