/// The mapping of signed to unsigned numbers by which small negatives stay small.
@usableFromInline
enum ZigZag {
    @inlinable
    static func encode(_ value: Int64) -> UInt64 {
        UInt64(bitPattern: (value << 1) ^ (value >> 63))
    }

    @inlinable
    static func decode(_ value: UInt64) -> Int64 {
        // Wrapping negation of the lowest bit gives all ones or all zeros; no value can overflow.
        Int64(bitPattern: (value >> 1) ^ (0 &- (value & 1)))
    }
}

/// Base-128 integers: seven bits per byte, lowest first, the top bit set on all but the last.
@usableFromInline
enum Varint {
    static func encoded(_ value: UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
        return bytes
    }

    /// The number of bytes that `encoded` makes: 1 to 10.
    static func byteCount(_ value: UInt64) -> Int {
        // Bits in use, at least one, in groups of seven.
        (64 - (value | 1).leadingZeroBitCount + 6) / 7
    }

    /// Reads the varint at `offset`, which moves behind it; `end` is at most the span's length.
    @inlinable
    @inline(__always)
    static func decode(_ bytes: RawSpan, _ offset: inout Int, _ end: Int) throws(DecodeError) -> UInt64 {
        guard offset < end else { throw DecodeError(.truncated, offset: offset, needed: 1, found: 0) }
        let first = bytes.byte(at: offset)
        if first < 0x80 {
            offset += 1
            return UInt64(first)
        }
        return try decodeLong(bytes, &offset, end)
    }

    @inlinable
    static func decodeLong(_ bytes: RawSpan, _ offset: inout Int, _ end: Int) throws(DecodeError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        var place = offset
        while place < end {
            let byte = bytes.byte(at: place)
            place += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 {
                // The tenth byte has room for one bit.
                guard shift < 63 || byte <= 1 else { throw DecodeError(.varintTooLong, offset: offset) }
                offset = place
                return value
            }
            shift += 7
            guard shift < 70 else { throw DecodeError(.varintTooLong, offset: offset) }
        }
        throw DecodeError(.truncated, offset: offset, needed: UInt64(end - offset) + 1, found: UInt64(end - offset))
    }
}

extension RawSpan {
    /// The byte at an offset, which the caller has compared with the length of the span.
    @inlinable
    @inline(__always)
    func byte(at offset: Int) -> UInt8 {
        // Checked against the span's bounds by the standard library; every bit pattern is a valid byte.
        unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }

    /// A little-endian word at an offset, which the caller has compared with the length of the span.
    func littleEndian<Word: FixedWidthInteger & BitwiseCopyable>(_ type: Word.Type, at offset: Int) -> Word {
        // Checked against the span's bounds by the standard library; every bit pattern is a valid integer.
        Word(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: Word.self))
    }

    /// A copy of a part of the span.
    func array(_ range: Range<Int>) -> [UInt8] {
        let part = extracting(range)
        return unsafe part.withUnsafeBytes { pointer in
            // The pointer lives as long as the closure; the array is a copy.
            unsafe Array(pointer)
        }
    }
}

extension [UInt8] {
    /// The array's bytes in place, for as long as the array is borrowed.
    var rawSpan: RawSpan {
        @_lifetime(borrow self)
        get {
            // A byte has no padding and no invalid pattern, so every byte of the span is initialized.
            unsafe span.bytes
        }
    }
}
