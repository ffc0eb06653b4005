/// What a definition is checked against, where installations differ.
public struct CheckOptions: Hashable, Sendable {
    /// The last year of a date, 1994 or later: 2036, or what SCHEDULELIMIT sets from version 13 on.
    public var lastYear = 2036
    /// Whether names are measured in bytes of Shift_JIS: DEFLENTYPE is `sjis`, or the environment's character code is.
    public var lengthsInShiftJIS = false
    /// The most generations that `rg` may keep: 99, or 999 with the system option (5.2.4 rg, line 279).
    public var generationLimit = 99

    public init() {}

    /// The bytes of a text as lengths are measured.
    func byteCount(_ text: some StringProtocol) -> Int {
        lengthsInShiftJIS ? ShiftJIS.byteCount(text) : text.utf8.count
    }
}

/// Lengths of text in Shift_JIS.
public enum ShiftJIS {
    /// The bytes that a text has in Shift_JIS: one for a character of ASCII and for each of U+FF61 to U+FF9F
    /// (half-width katakana), two for every other. Linear in the text.
    public static func byteCount(_ text: some StringProtocol) -> Int {
        var count = 0
        for scalar in text.unicodeScalars {
            count += scalar.isASCII || (0xFF61...0xFF9F).contains(scalar.value) ? 1 : 2
        }
        return count
    }
}
