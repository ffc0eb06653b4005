// Reading of bytes that come from outside: every function is total, and none goes past the end.
extension Span where Element == UInt8 {
    /// The byte at a place; 0 outside, which is no byte that a line can hold.
    @inline(__always)
    func byte(_ index: Int) -> UInt8 {
        index >= 0 && index < count ? self[index] : 0
    }

    /// The number written there in `least` to `most` digits (at most 9); the place moves behind it. Nil, with the
    /// place unmoved, when there are fewer or more digits.
    @inline(__always)
    func number(at position: inout Int, _ least: Int, _ most: Int) -> Int? {
        var value = 0
        var end = position
        while end - position <= most, byte(end).isDigit {
            value = value * 10 + Int(byte(end) - UInt8(ascii: "0"))
            end += 1
        }
        guard end - position >= least, end - position <= most else { return nil }
        position = end
        return value
    }

    /// Moves behind blanks.
    @inline(__always)
    func skipBlanks(_ position: inout Int) {
        while byte(position) == UInt8(ascii: " ") || byte(position) == UInt8(ascii: "\t") { position += 1 }
    }

    /// Whether it begins with UTF-8's byte order mark, which editors put before the first line of a file.
    var hasByteOrderMark: Bool {
        byte(0) == 0xef && byte(1) == 0xbb && byte(2) == 0xbf
    }

    /// Whether nothing but blanks stands behind a place.
    func isBlank(from position: Int) -> Bool {
        var place = position
        skipBlanks(&place)
        return place >= count
    }

    /// Whether the bytes from a place on are those of an ASCII text.
    @inline(__always)
    func has(_ text: StaticString, at position: Int) -> Bool {
        guard position >= 0, position + text.utf8CodeUnitCount <= count else { return false }
        for index in 0..<text.utf8CodeUnitCount
        where unsafe self[position + index] != text.utf8Start[index] {
            // The static text's own length bounds the index.
            return false
        }
        return true
    }

    /// The first place of an ASCII text at or after `start`.
    func find(_ text: StaticString, from start: Int) -> Int? {
        var position = Swift.max(0, start)
        while position + text.utf8CodeUnitCount <= count {
            if has(text, at: position) { return position }
            position += 1
        }
        return nil
    }

    /// The text of a range, and whether bytes that are not UTF-8 had to be replaced.
    func text(_ range: Range<Int>) -> (text: String, isRepaired: Bool) {
        let bytes = bytes(range)
        if let text = String(validating: bytes, as: UTF8.self) { return (text, false) }
        return (String(decoding: bytes, as: UTF8.self), true)
    }

    /// A copy of the bytes of a range, cut to what there is.
    func bytes(_ range: Range<Int>) -> [UInt8] {
        let range = range.clamped(to: 0..<count)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        for index in range { bytes.append(self[index]) }
        return bytes
    }

    func hasControls(_ range: Range<Int>) -> Bool {
        for index in range.clamped(to: 0..<count) where self[index] < 0x20 || self[index] == 0x7f {
            if self[index] != UInt8(ascii: "\t") { return true }
        }
        return false
    }
}

extension UInt8 {
    @inline(__always)
    var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }  // wraps on purpose: one comparison for both bounds

    @inline(__always)
    var isUpper: Bool { self &- UInt8(ascii: "A") < 26 }  // as above

    @inline(__always)
    var isLower: Bool { self &- UInt8(ascii: "a") < 26 }  // as above

    @inline(__always)
    var isLetter: Bool { isUpper || isLower }

    @inline(__always)
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

    /// Small letters for capitals, other bytes as they are.
    @inline(__always)
    var folded: UInt8 { isUpper ? self | 0x20 : self }
}
