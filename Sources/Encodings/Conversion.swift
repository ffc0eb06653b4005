/// A file's text written in an encoding, with what does not survive.
public struct ConvertedText: Sendable {
    public let bytes: [UInt8]
    public let encoding: TextEncoding
    public let hasByteOrderMark: Bool
    /// Each character that is not written as it is, or does not find back to its bytes, in the order of the text.
    public let losses: [ConversionLoss]
    /// Whether the way back was gone and gave the file's very bytes.
    ///
    /// The way back converts ``bytes`` to the file's encoding, with its byte order mark and, where line ends were changed, with
    /// the file's line ends. It fails with every loss, and also where lines ended in LF and in CRLF before, and where a text
    /// without a byte order mark begins with the character of one.
    public let isReversible: Bool
}

/// A character that a conversion does not keep, or only one way.
public struct ConversionLoss: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// The file's bytes are no character. Written as U+FFFD, or as U+3013 (geta mark) where the encoding lacks that.
        case undecodable([UInt8])
        /// The encoding lacks the character. Written as U+3013, the mark that Japanese printers set for it.
        case missing(Unicode.Scalar)
        /// The encoding has the character as another one of Unicode, which is written: U+FF5E for U+301C.
        case variant(Unicode.Scalar, writtenAs: Unicode.Scalar)
        /// The file's encoding has the character twice. It is kept, but the way back writes the other code.
        case duplicate(Unicode.Scalar, code: [UInt8], writtenBackAs: [UInt8])
    }

    public var kind: Kind
    /// Where the character stands in the text.
    public var utf8Offset: Int
    /// Where its bytes stand in the file.
    public var byteOffset: Int
}

extension DecodedText {
    /// The text in another encoding, or in its own with other line ends.
    ///
    /// In the text's own encoding every character keeps its bytes, also duplicate and undecodable ones. A CR that has no LF
    /// behind it is kept.
    ///
    /// - Parameters:
    ///   - target: The encoding to write.
    ///   - lineEnds: What shall end every line; nil to keep each line's end.
    ///   - byteOrderMark: Whether the result begins with a byte order mark; nil to keep the text's own in UTF-8.
    /// - Returns: The bytes, and what is lost in them. Whether to write them is the caller's decision.
    /// - Throws: `noByteOrderMark`, `missingModule` or `tooLong`.
    /// - Complexity: O(n)
    public func converted(
        to target: TextEncoding,
        lineEnds: LineEnds? = nil,
        byteOrderMark: Bool? = nil
    ) throws(TextEncodingError) -> ConvertedText {
        let hasMark = byteOrderMark ?? (target == .utf8 && hasByteOrderMark)
        if hasMark, target != .utf8 { throw .noByteOrderMark(target) }
        let (result, losses) = try transcoded(to: target, lineEnds: lineEnds, byteOrderMark: hasMark)
        guard result.count <= Self.byteCountLimit else { throw .tooLong(byteCount: result.count) }

        let reread = try DecodedText(result, Detection(encoding: target, confidence: .stated))
        let back = try reread.transcoded(
            to: encoding,
            lineEnds: lineEnds == nil ? nil : lineEndCounts().uniform,
            byteOrderMark: hasByteOrderMark
        )
        return ConvertedText(
            bytes: result,
            encoding: target,
            hasByteOrderMark: hasMark,
            losses: losses,
            isReversible: losses.isEmpty && back.bytes == bytes
        )
    }

    private func transcoded(
        to target: TextEncoding,
        lineEnds: LineEnds?,
        byteOrderMark: Bool
    ) throws(TextEncodingError) -> (bytes: [UInt8], losses: [ConversionLoss]) {
        var writer = try Transcoder(of: self, to: target)
        if byteOrderMark { writer.result += UTF8Reading.byteOrderMark }
        var pendingCR = false
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            if lineEnds == nil {
                writer.write(scalar)
                continue
            }
            // A CR waits for what follows it.
            if scalar == "\n" {
                if pendingCR { writer.skip() }
                if lineEnds == .crlf { writer.result.append(0x0D) }
                pendingCR = false
            } else if pendingCR {
                writer.write("\r")
                pendingCR = false
            }
            if scalar == "\r" { pendingCR = true } else { writer.write(scalar) }
        }
        if pendingCR { writer.write("\r") }
        return (writer.result, writer.losses)
    }
}

/// Writes a text in an encoding, character by character, beside the bytes it was read from.
private struct Transcoder {
    private let text: DecodedText
    private let isSame: Bool
    private let source: CodeTable?
    private let target: CodeTable?
    private let substitute: [UInt8]
    private var byte: Int
    private var utf8 = 0
    private var nextUndecodable = 0
    var result: [UInt8] = []
    var losses: [ConversionLoss] = []

    init(of text: DecodedText, to encoding: TextEncoding) throws(TextEncodingError) {
        self.text = text
        isSame = text.encoding == encoding
        source = try CodeTable.table(of: text.encoding)
        target = try CodeTable.table(of: encoding)
        substitute = encoding == .utf8 ? UTF8Reading.replacement : try encoding.encode(Array("\u{3013}".utf8))
        byte = text.hasByteOrderMark ? UTF8Reading.byteOrderMark.count : 0
        result.reserveCapacity(text.utf8.count)
    }

    /// Passes over a character of one byte without writing it.
    mutating func skip() {
        byte += 1
        utf8 += 1
    }

    /// Writes the next character of the text, which is `scalar`.
    mutating func write(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            result.append(UInt8(truncatingIfNeeded: scalar.value))
            skip()
            return
        }
        let width = UTF8.width(scalar)
        let isUndecodable =
            nextUndecodable < text.undecodable.count && text.undecodable[nextUndecodable].utf8Offset == utf8
        let byteCount =
            if isUndecodable {
                text.undecodable[nextUndecodable].byteCount
            } else {
                source?.codeByteCount(text.bytes, at: byte) ?? width
            }
        let bytes = text.bytes[byte..<byte + byteCount]
        if isSame {
            result += bytes
        } else if isUndecodable {
            lose(.undecodable(Array(bytes)))
            result += substitute
        } else {
            checkWayBack(scalar, bytes)
            writeOther(scalar)
        }
        if isUndecodable { nextUndecodable += 1 }
        byte += byteCount
        utf8 += width
    }

    private mutating func writeOther(_ scalar: Unicode.Scalar) {
        guard let target else {
            result += UTF8.encode(scalar).map(Array.init) ?? substitute
            return
        }
        if let code = target.code(of: scalar) {
            result.append(code: code)
        } else if let variant = target.variant(of: scalar) {
            lose(.variant(scalar, writtenAs: variant.character))
            result.append(code: variant.code)
        } else {
            lose(.missing(scalar))
            result += substitute
        }
    }

    private mutating func checkWayBack(_ scalar: Unicode.Scalar, _ bytes: ArraySlice<UInt8>) {
        guard let source, let code = source.code(of: scalar) else { return }
        var back: [UInt8] = []
        back.append(code: code)
        if back[...] != bytes { lose(.duplicate(scalar, code: Array(bytes), writtenBackAs: back)) }
    }

    private mutating func lose(_ kind: ConversionLoss.Kind) {
        losses.append(ConversionLoss(kind: kind, utf8Offset: utf8, byteOffset: byte))
    }
}
