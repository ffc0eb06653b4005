/// Unquoted words that other readers of YAML take for something else than a text.
enum PlainWord {
    private static let words: Set<String> = [
        "yes", "no", "on", "off", "y", "n", "null", "~", "true", "false", ".inf", "-.inf", "+.inf", ".nan",
    ]

    /// Whether an unquoted word may be read as a number that is written otherwise (`13.10`, `0x10`, `1_000`, `012`), as
    /// a flag, as nothing or as a date. `15`, `true` and `false` are read alike by all.
    static func isDoubtful(_ word: String) -> Bool {
        if word == "true" || word == "false" { return false }
        if words.contains(word.lowercased()) { return true }
        let bytes = Array(word.utf8)
        guard let first = bytes.first else { return true }
        guard isDigit(first) || [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(first) else {
            return false
        }
        if bytes.allSatisfy(isDigit) { return bytes.count > 1 && first == UInt8(ascii: "0") }
        // `13.2` is a number, `13.2.0` is none; `2026-01-25` is a date.
        let isNumber = bytes.allSatisfy { byte in
            isDigit(byte) || "+-._:eExXabcdfABCDFo".utf8.contains(byte)
        }
        let hasDigit = bytes.contains(where: isDigit)
        let dots = bytes.count { $0 == UInt8(ascii: ".") }
        return isDate(bytes) || (isNumber && hasDigit && dots <= 1)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// `2026-01-25` and whatever follows it.
    private static func isDate(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 8 && bytes.prefix(4).allSatisfy(isDigit) && bytes[4] == UInt8(ascii: "-")
    }
}
