/// A part of a value that is quoted, or that is not, as the text it means.
struct ValueSegment {
    /// What it means: what is quoted without its marks and escapes.
    let bytes: [UInt8]
    let isQuoted: Bool
    /// Whether the value has nothing else.
    let isWhole: Bool
    private let start: Int
    /// Where each byte stands and where the last one ends, when the segment has escapes; else they stand one behind the other.
    private let offsets: [Int]

    init(raw range: Range<Int>, of utf8: [UInt8], isWhole: Bool) {
        bytes = Array(utf8[range])
        isQuoted = false
        self.isWhole = isWhole
        start = range.lowerBound
        offsets = []
    }

    /// - Parameters:
    ///   - range: What stands between the quotation marks.
    ///   - utf8: The text.
    ///   - isWhole: Whether the value has nothing else.
    init(quoted range: Range<Int>, of utf8: [UInt8], isWhole: Bool) {
        isQuoted = true
        self.isWhole = isWhole
        start = range.lowerBound
        guard utf8[range].contains(Byte.hash) else {
            bytes = Array(utf8[range])
            offsets = []
            return
        }
        var bytes: [UInt8] = []
        var offsets: [Int] = []
        var place = range.lowerBound
        while place < range.upperBound {
            offsets.append(place)
            if Self.isEscape(utf8, place, range.upperBound) { place += 1 }
            bytes.append(utf8[place])
            place += 1
        }
        offsets.append(place)
        self.bytes = bytes
        self.offsets = offsets
    }

    /// Where a part of ``bytes`` is written.
    func range(_ part: Range<Int>) -> ByteRange {
        guard !offsets.isEmpty else { return ByteRange(start + part.lowerBound, start + part.upperBound) }
        return ByteRange(offsets[part.lowerBound], offsets[part.upperBound])
    }

    /// Whether a hash escapes what follows it. One before anything else is a fault of the text, and stands for itself.
    static func isEscape(_ utf8: [UInt8], _ place: Int, _ end: Int) -> Bool {
        utf8[place] == Byte.hash && place + 1 < end && (utf8[place + 1] == Byte.hash || utf8[place + 1] == Byte.quote)
    }

    /// Text as it is written between quotation marks.
    static func escaped(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for byte in text {
            if byte == Byte.hash || byte == Byte.quote { result.append(Byte.hash) }
            result.append(byte)
        }
        return result
    }

    /// Whether text means itself without quotation marks.
    static func standsUnquoted(_ text: [UInt8]) -> Bool {
        !text.contains { reserved.contains($0) }
    }

    private static let reserved = Array("\";,{}()".utf8)
}

extension SyntaxTree {
    /// A parameter's value by what is quoted in it; nil when a quotation mark has no partner.
    func segments(of parameter: ParameterID) -> [ValueSegment]? {
        let value = self[parameter].value.range
        var parts: [(range: Range<Int>, isQuoted: Bool)] = []
        var start = value.lowerBound
        var place = start
        while place < value.upperBound {
            guard utf8[place] == Byte.quote else {
                place += 1
                continue
            }
            if place > start { parts.append((start..<place, false)) }
            let opening = place + 1
            place = opening
            while place < value.upperBound, utf8[place] != Byte.quote {
                place += ValueSegment.isEscape(utf8, place, value.upperBound) ? 2 : 1
            }
            guard place < value.upperBound else { return nil }
            parts.append((opening..<place, true))
            place += 1
            start = place
        }
        if start < value.upperBound { parts.append((start..<value.upperBound, false)) }
        return parts.map { part in
            part.isQuoted
                ? ValueSegment(quoted: part.range, of: utf8, isWhole: parts.count == 1)
                : ValueSegment(raw: part.range, of: utf8, isWhole: parts.count == 1)
        }
    }
}
