/// The words for evidence and the private area.
extension LogError {
    var evidenceMessage: String {
        switch self {
        case .evidenceTooLarge(let count, let limit):
            "evidence of \(count) bytes; the limit is \(limit): collect it in parts"
        case .evidenceMissing(let digest):
            "evidence \(digest) is not in evidence/: bring the file back from a backup, or collect it again"
        case .evidenceDamaged(let digest, let damage):
            "evidence/\(LogLayout.evidenceFileName(digest)) is damaged: \(damage.message); take it out of evidence/ and "
                + "bring it back from a backup, or collect it again"
        case .evidenceStray(let file):
            "\(file) is not evidence: no file there has such a name; take it out of evidence/"
        case .invalidPrivateName(let name):
            "'\(name.prefix(80))' is no name for the private area: 1 to 64 of a-z, 0-9 and '-'"
        case .privateTooLarge(let name, let limit): "private/\(name) has more than \(limit) bytes, the limit"
        case .privateTaken(let name): "private/\(name) holds other bytes, which are never replaced: use another name"
        case .privateMissing(let name): "there is no private/\(name): bring the file back from a backup"
        default: preconditionFailure("not an error of evidence: \(category)")
        }
    }

    var evidenceMessageJapanese: String {
        switch self {
        case .evidenceTooLarge(let count, let limit):
            "証跡が \(count) バイトで、上限 \(limit) を超えています。分けて採取してください"
        case .evidenceMissing(let digest):
            "証跡 \(digest) が evidence/ にありません。バックアップから戻すか、採取し直してください"
        case .evidenceDamaged(let digest, let damage):
            "evidence/\(LogLayout.evidenceFileName(digest)) が壊れています(\(damage.messageJapanese))。"
                + "evidence/ から取り除き、バックアップから戻すか、採取し直してください"
        case .evidenceStray(let file): "\(file) は証跡のファイル名ではありません。evidence/ から取り除いてください"
        case .invalidPrivateName(let name):
            "'\(name.prefix(80))' は private/ の名前に使えません(a-z、0-9、'-' の 1〜64 文字)"
        case .privateTooLarge(let name, let limit): "private/\(name) が上限 \(limit) バイトを超えています"
        case .privateTaken(let name): "private/\(name) には別の内容があり、置き換えられません。別の名前を使ってください"
        case .privateMissing(let name): "private/\(name) がありません。バックアップから戻してください"
        default: preconditionFailure("not an error of evidence: \(category)")
        }
    }
}
