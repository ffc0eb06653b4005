internal import Encodings
internal import Reports

extension Language {
    /// How sure a file's encoding is.
    func name(_ confidence: EncodingConfidence) -> String {
        switch confidence {
        case .stated: pick("as told", "指定")
        case .certain: pick("certain", "確定")
        case .ascii: pick("ASCII only", "ASCII のみ")
        case .likely: pick("detected, likely", "自動判定、確度高")
        case .guess: pick("detected, a guess: tell --encoding", "自動判定、確度低: --encoding で指定してください")
        }
    }
}
