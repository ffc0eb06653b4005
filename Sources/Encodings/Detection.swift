/// How the encoding of a text is known, from the surest to the least sure.
public enum EncodingConfidence: Hashable, Sendable, CaseIterable {
    /// Somebody said so. Undecodable bytes tell when they erred.
    case stated
    /// The file begins with a byte order mark.
    case certain
    /// The file is ASCII, or empty: every encoding reads it alike, so it is called UTF-8.
    case ascii
    /// The file is valid UTF-8 with characters of three bytes, or one encoding reads it as everyday Japanese and the others by far do not.
    case likely
    /// Another encoding may be meant: ask.
    case guess
}

/// What encoding a file is in, and why.
struct Detection {
    var encoding: TextEncoding
    var confidence: EncodingConfidence
    var plausibility: Int?

    static func detect(_ bytes: [UInt8]) throws(TextEncodingError) -> Detection {
        if bytes.starts(with: UTF8Reading.byteOrderMark) { return Detection(encoding: .utf8, confidence: .certain) }
        switch UTF8Reading.content(of: bytes, from: 0) {
        case .ascii: return Detection(encoding: .utf8, confidence: .ascii)
        case .valid where bytes.contains { $0 >= 0xE0 }: return Detection(encoding: .utf8, confidence: .likely)
        // Pairs of bytes alone may as well be kanji of EUC-JP. Without the tables to see that, UTF-8 is the best guess.
        case .valid: return (try? compare(sample(of: bytes))) ?? Detection(encoding: .utf8, confidence: .guess)
        case .faulty: return try compare(sample(of: bytes))
        }
    }

    // MARK: Plausibility

    /// How plausible the best reading has to be, how far ahead of the next, and on how many bytes beyond ASCII, for more than a
    /// guess.
    private static let likely = (plausibility: 80, lead: 30, byteCount: 4)

    /// The most plausible of the three readings; of equal ones the first.
    private static func compare(_ sample: [UInt8]) throws(TextEncodingError) -> Detection {
        var best = (encoding: TextEncoding.utf8, plausibility: -1)
        var next = -1
        for encoding in TextEncoding.allCases {
            let text = try DecodedText(sample, Detection(encoding: encoding, confidence: .guess))
            let found = try plausibility(of: text)
            if found > best.plausibility {
                next = best.plausibility
                best = (encoding, found)
            } else {
                next = max(next, found)
            }
        }
        let isLikely =
            best.plausibility >= likely.plausibility && best.plausibility - next >= likely.lead
            && sample.lazy.filter { $0 >= 0x80 }.prefix(likely.byteCount).count == likely.byteCount
        return Detection(
            encoding: best.encoding,
            confidence: isLikely ? .likely : .guess,
            plausibility: best.plausibility
        )
    }

    /// As much of a file as has 256 KiB beyond ASCII: enough to tell, however long the file is.
    private static func sample(of bytes: [UInt8]) -> [UInt8] {
        var left = 256 * 1024
        for (place, byte) in bytes.enumerated() where byte >= 0x80 {
            left -= 1
            if left == 0 { return Array(bytes[...place]) }
        }
        return bytes
    }

    /// The mean weight of the characters beyond ASCII, 0 to 100.
    private static func plausibility(of text: DecodedText) throws(TextEncodingError) -> Int {
        guard let table = try CodeTable.table(of: .eucJP) else { return 0 }
        var count = 0
        var sum = 0
        var previous: Unicode.Scalar = "\0"
        for scalar in String(decoding: text.utf8, as: UTF8.self).unicodeScalars {
            if !scalar.isASCII {
                count += 1
                sum += weight(of: scalar, after: previous, in: text.encoding, table)
            }
            previous = scalar
        }
        return count == 0 ? 0 : sum / count
    }

    /// 0 for what no Japanese text has, 100 for what most of it is.
    private static func weight(
        of scalar: Unicode.Scalar,
        after previous: Unicode.Scalar,
        in encoding: TextEncoding,
        _ table: CodeTable
    ) -> Int {
        // EUC-JP misread as Shift_JIS is full of halfwidth punctuation and katakana, with voiced marks anywhere.
        let katakana = encoding == .shiftJIS ? 90 : 100
        switch scalar.value {
        case 0x80...0x9F, 0xE000...0xF8FF: return 0  // Controls and private use.
        case 0xFF61...0xFF65: return 10  // Halfwidth punctuation.
        case 0xFF9E: return previous == "ｳ" || "ｶ"..."ﾄ" ~= previous || "ﾊ"..."ﾎ" ~= previous ? katakana : 0
        case 0xFF9F: return "ﾊ"..."ﾎ" ~= previous ? katakana : 0
        case 0xFF66...0xFF9D: return katakana
        default: break
        }
        guard let code = table.code(of: scalar) else { return 0 }
        // The row of JIS X 0208 is the first byte less 0xA0.
        switch code >> 8 {
        case 0xA1...0xA5: return 100  // Punctuation, symbols, fullwidth letters, hiragana, katakana.
        case 0xAD: return 100  // Circled numbers and units.
        case 0xB0...0xCF: return 100  // Kanji of level 1.
        default: return 30
        }
    }

    // MARK: UTF-16

    /// What `iconv` calls a file of UTF-16; nil for any other.
    ///
    /// Such a file begins with its byte order mark, or many of the pairs in its first 4 KiB have a zero byte at the same side,
    /// as ASCII has. Other zero bytes are characters, U+0000.
    static func nameOfUTF16(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
        let head = bytes.prefix(4096)
        guard bytes.count.isMultiple(of: 2), head.contains(0) else { return nil }
        var zeros = (first: 0, second: 0)
        for (place, byte) in head.enumerated() where byte == 0 {
            if place.isMultiple(of: 2) { zeros.first += 1 } else { zeros.second += 1 }
        }
        let many = max(1, head.count / 2 / 4)
        if zeros.second >= many, zeros.first * 8 < zeros.second { return "UTF-16LE" }
        if zeros.first >= many, zeros.second * 8 < zeros.first { return "UTF-16BE" }
        return nil
    }
}
