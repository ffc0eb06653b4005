/// An encoding that unit definition files are met in.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "utf-8"
    /// Shift_JIS with the extensions of Windows (code page 932).
    case shiftJIS = "shift_jis"
    /// EUC-JP with the same extensions.
    case eucJP = "euc-jp"
}
