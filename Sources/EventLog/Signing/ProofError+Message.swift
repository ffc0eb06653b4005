extension ProofError: CustomStringConvertible {
    public var description: String { message }

    /// What is wrong and what to do next, in English.
    public var message: String {
        switch self {
        case .invalidKeyName(let name):
            "'\(name.prefix(80))' is no key name: it needs at least one character, and no space and no '+'"
        case .malformedPublicKey:
            "not a public key such as 'name+0123abcd+AW…': copy the whole line that keygen printed"
        case .malformedPrivateKey: "not a private key such as keygen writes: name the file that it wrote"
        case .malformedNote(let line): "line \(line): not a signed note; get the file again from where it came"
        case .unsigned: "it has no signature: anyone could have written it; sign it with LOCKSTEP_KEY set"
        case .otherKey(let name): "no signature by the key '\(name)': ask for the public key that signed it"
        case .wrongSignature(let name):
            "the signature by '\(name)' does not fit: the text was changed, or another key signed it"
        case .malformedCheckpoint: "the signed text is not a checkpoint of a Lockstep log"
        case .malformedProof(let line): "line \(line): not a tlog-proof; get the file again from where it came"
        case .beyondTheTree(let leaf, let size): "commit \(leaf) is not among the \(size) commits of the checkpoint"
        case .noLeaf: "the proof does not carry the commit: give its bytes with --leaf"
        case .notInTheTree(let leaf):
            "the path does not lead from commit \(leaf) to the signed root: commit, index or path was changed"
        case .otherLog(let needed, let found): "the checkpoint is of log \(needed), and this is log \(found)"
        case .shorterThanExpected(let needed, let found):
            "the log has \(found) commits and had \(needed): its end was removed; restore a backup"
        case .notAnExtension(let size):
            "the first \(size) commits are not those that the checkpoint vouches for: the log was rewritten; restore a "
                + "backup"
        }
    }

    /// What is wrong and what to do next, in Japanese.
    public var messageJapanese: String {
        switch self {
        case .invalidKeyName(let name): "'\(name.prefix(80))' は鍵の名前に使えません(1 文字以上、空白と '+' は不可)"
        case .malformedPublicKey: "'name+0123abcd+AW…' の形の公開鍵ではありません。keygen が表示した行全体を指定してください"
        case .malformedPrivateKey: "keygen が書いた秘密鍵ではありません。keygen が書いたファイルを指定してください"
        case .malformedNote(let line): "\(line) 行目: 署名付きノートではありません。入手元からファイルを取り直してください"
        case .unsigned: "署名がなく、誰でも書けたものです。LOCKSTEP_KEY を設定して署名してください"
        case .otherKey(let name): "鍵 '\(name)' の署名がありません。署名した鍵の公開鍵を入手してください"
        case .wrongSignature(let name): "'\(name)' の署名が本文と一致しません。本文が変更されたか、別の鍵で署名されています"
        case .malformedCheckpoint: "署名された本文が Lockstep のログのチェックポイントではありません"
        case .malformedProof(let line): "\(line) 行目: tlog-proof ではありません。入手元からファイルを取り直してください"
        case .beyondTheTree(let leaf, let size): "コミット \(leaf) はチェックポイントの \(size) 件のコミットに含まれていません"
        case .noLeaf: "証明にコミットが含まれていません。--leaf でその内容を指定してください"
        case .notInTheTree(let leaf):
            "コミット \(leaf) から署名されたルートに至りません。コミット、番号、経路のいずれかが変更されています"
        case .otherLog(let needed, let found): "チェックポイントはログ \(needed) のもので、これはログ \(found) です"
        case .shorterThanExpected(let needed, let found):
            "以前 \(needed) 件あったコミットが \(found) 件しかなく、末尾が取り除かれています。バックアップから復元してください"
        case .notAnExtension(let size):
            "最初の \(size) 件のコミットがチェックポイントのものと違い、ログが書き換えられています。バックアップから復元してください"
        }
    }
}
