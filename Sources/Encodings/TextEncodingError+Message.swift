extension TextEncodingError: CustomStringConvertible {
    public var description: String { message }

    /// What is wrong, where, and what to do next, in English.
    public var message: String {
        switch self {
        case .tooLong(let count):
            "the text has \(count) bytes; the limit is \(DecodedText.byteCountLimit): split it"
        case .utf16(let name):
            "the text is \(name), which unit definitions are not written in: convert it first, with "
                + "'iconv -f \(name) -t UTF-8'"
        case .missingModule(let encoding, let name):
            "the C library cannot read \(encoding.rawValue): its conversion module \(name) is missing. Install it "
                + "(Debian 12: package libc6; newer Debian and Ubuntu: libc-gconv-modules-extra), or convert the file to UTF-8 "
                + "on another machine"
        case .notUTF8(let offset, let edit):
            "the text to write\(Self.words(edit)) is not UTF-8 at byte \(offset): give it as UTF-8"
        case .missingCharacter(let scalar, let encoding, let offset, let edit):
            "the text to write\(Self.words(edit)) has \(Self.words(scalar)) at byte \(offset), which \(encoding.rawValue) "
                + "lacks: write another character, or convert the file to UTF-8 first"
        case .joinsUndecodable(let offset):
            "the edit would join the undecodable bytes at byte \(offset) with what follows them: mend those bytes first"
        case .noByteOrderMark(let encoding):
            "\(encoding.rawValue) has no byte order mark: leave it out, or write UTF-8"
        }
    }

    /// What is wrong, where, and what to do next, in Japanese.
    public var messageJapanese: String {
        switch self {
        case .tooLong(let count):
            "テキストは \(count) バイトで、上限 \(DecodedText.byteCountLimit) を超えています。分割してください"
        case .utf16(let name):
            "テキストは \(name) です。ユニット定義には使えません。'iconv -f \(name) -t UTF-8' で変換してください"
        case .missingModule(let encoding, let name):
            "C ライブラリで \(encoding.rawValue) を読めません。変換モジュール \(name) がありません。インストールするか"
                + "(Debian 12 は libc6、それより新しい Debian と Ubuntu は libc-gconv-modules-extra)、"
                + "別のマシンでファイルを UTF-8 に変換してください"
        case .notUTF8(let offset, let edit):
            "書き込むテキスト\(Self.wordsJapanese(edit))は \(offset) バイト目が UTF-8 ではありません。UTF-8 で指定してください"
        case .missingCharacter(let scalar, let encoding, let offset, let edit):
            "書き込むテキスト\(Self.wordsJapanese(edit))の \(offset) バイト目にある \(Self.words(scalar)) は "
                + "\(encoding.rawValue) にありません。別の文字にするか、先にファイルを UTF-8 に変換してください"
        case .joinsUndecodable(let offset):
            "この編集では、\(offset) バイト目の復号できないバイトが後続と結合します。先にそのバイトを直してください"
        case .noByteOrderMark(let encoding):
            "\(encoding.rawValue) にはバイト順マークがありません。付けずに書くか、UTF-8 にしてください"
        }
    }

    private static func words(_ edit: Int?) -> String {
        edit.map { " in edit \($0)" } ?? ""
    }

    private static func wordsJapanese(_ edit: Int?) -> String {
        edit.map { "(編集 \($0))" } ?? ""
    }

    /// `U+1F600`, and the character where it can be printed.
    private static func words(_ scalar: Unicode.Scalar) -> String {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        let number = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return number
        default: return "\(number) '\(scalar)'"
        }
    }
}
