/// What the decoders of commits and records share.
@usableFromInline
enum CommitFields {
    /// The highest field number of a commit that this version knows.
    static let lastKnown: UInt32 = 10
    /// The highest field number of a record's envelope that this version knows.
    private static let lastKnownEnvelope: UInt32 = 6

    /// Passes over one field, tag included, and returns its number.
    @usableFromInline
    @discardableResult
    static func skip(_ bytes: RawSpan, _ offset: inout Int, _ end: Int) throws(DecodeError) -> UInt32 {
        let start = offset
        let tag = try Varint.decode(bytes, &offset, end)
        let number = tag >> 3
        guard number >= 1, number <= 536_870_911 else {
            throw DecodeError(.invalidFieldNumber, offset: start, found: number)
        }
        let byteCount: UInt64
        switch WireType(rawValue: UInt8(tag & 7)) {
        case .varint:
            _ = try Varint.decode(bytes, &offset, end)
            return UInt32(number)
        case .fixed64: byteCount = 8
        case .fixed32: byteCount = 4
        case .lengthDelimited: byteCount = try Varint.decode(bytes, &offset, end)
        case nil: throw DecodeError(.invalidWireType, offset: start, found: tag & 7)
        }
        guard byteCount <= UInt64(end - offset) else {
            throw DecodeError(.truncated, offset: start, needed: byteCount, found: UInt64(end - offset))
        }
        offset += Int(byteCount)
        return UInt32(number)
    }

    /// Checks that bytes are whole fields, all numbered from 16, as a payload must be.
    static func checkPayload(_ bytes: RawSpan) throws(DecodeError) {
        var offset = 0
        while offset < bytes.byteCount {
            let start = offset
            let number = try skip(bytes, &offset, bytes.byteCount)
            guard number >= 16 else {
                throw DecodeError(.misplacedField, offset: start, needed: 16, found: UInt64(number))
            }
            // A tag of a field from 16 has two bytes or more; the decoder finds the payload's beginning by that.
            guard bytes.byte(at: start) >= 0x80 else { preconditionFailure("field \(number) with a short tag") }
        }
    }

    /// The unknown fields of an envelope that was read before, one after another.
    static func unknownEnvelope(_ envelope: RawSpan) -> [UInt8] {
        var unknown: [UInt8] = []
        var offset = 0
        while offset < envelope.byteCount {
            let start = offset
            guard let number = try? skip(envelope, &offset, envelope.byteCount) else {
                preconditionFailure("an envelope that was decoded cannot be decoded at byte \(start)")
            }
            if number > lastKnownEnvelope { unknown += envelope.array(start..<offset) }
        }
        return unknown
    }
}

/// The frame that a view looks into, so that an error can say where.
@usableFromInline
struct FrameOrigin: Hashable, Sendable {
    /// The first sequence number of the segment, which is its name.
    @usableFromInline var segment: UInt64
    /// Where the frame begins in the segment, in bytes.
    @usableFromInline var offset: UInt64

    @usableFromInline
    init(segment: UInt64, offset: UInt64) {
        self.segment = segment
        self.offset = offset
    }

    @usableFromInline
    func damaged(_ error: DecodeError) -> LogError {
        .damaged(.corruption, Place(file: SegmentName(segment).relativePath, offset: offset), .message(error))
    }
}
