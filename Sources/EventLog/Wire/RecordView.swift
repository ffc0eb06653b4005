/// A record in place, inside the decompressed bytes of its frame.
public struct RecordView: ~Escapable {
    /// The place in the log.
    public let sequence: SequenceNumber
    public let stream: StreamID
    public let kind: RecordKind
    public let occurred: Occurrence?
    public let cause: SequenceNumber?
    /// The protobuf fields from number 16, as stored.
    public let payload: RawSpan
    /// The envelope's fields, as stored.
    @usableFromInline let envelope: RawSpan

    @inlinable
    @inline(__always)
    @_lifetime(copy payload, copy envelope)
    init(
        sequence: UInt64,
        stream: UInt32,
        kind: RecordKind,
        occurred: Occurrence?,
        cause: UInt64,
        payload: RawSpan,
        envelope: RawSpan
    ) {
        self.sequence = SequenceNumber(sequence)
        self.stream = StreamID(stream)
        self.kind = kind
        self.occurred = occurred
        self.cause = cause == 0 ? nil : SequenceNumber(sequence - cause)
        self.payload = payload
        self.envelope = envelope
    }
}

/// The records of one commit, in place, one after another.
///
/// ```swift
/// var records = commit.records()
/// while let record = try records.next() { … }
/// ```
public struct RecordIterator: ~Escapable {
    @usableFromInline let bytes: RawSpan
    @usableFromInline var offset: Int
    @usableFromInline var sequence: UInt64
    /// The time that the next record's delta counts from, and the nanoseconds in one step of it.
    @usableFromInline var clock: Int64
    @usableFromInline let unit: Int64
    @usableFromInline let origin: FrameOrigin

    @inlinable
    @_lifetime(copy bytes)
    init(bytes: RawSpan, offset: Int, sequence: UInt64, clock: Int64, unit: Int64, origin: FrameOrigin) {
        self.bytes = bytes
        self.offset = offset
        self.sequence = sequence
        self.clock = clock
        self.unit = unit
        self.origin = origin
    }

    /// The next record; `nil` after the last.
    ///
    /// - Throws: `LogError.damaged` when the bytes are not a record.
    /// - Complexity: O(1); the payload is not looked at.
    @inlinable
    @_lifetime(copy self)
    public mutating func next() throws(LogError) -> RecordView? {
        do {
            return try decodeNext()
        } catch {
            throw origin.damaged(error)
        }
    }

    @inlinable
    @inline(__always)
    @_lifetime(copy self)
    mutating func decodeNext() throws(DecodeError) -> RecordView? {
        let all = bytes.byteCount
        while offset < all {
            // Tag of field 8, length-delimited.
            guard bytes.byte(at: offset) == 0x42 else {
                try skipUnknown()
                continue
            }
            var place = offset + 1
            let length = try Varint.decode(bytes, &place, all)
            guard length <= UInt64(all - place), length <= UInt64(Limits.recordByteCount) else {
                throw DecodeError(.truncated, offset: offset, needed: length, found: UInt64(all - place))
            }
            let end = place + Int(length)
            offset = end
            return try decodeRecord(at: place, to: end)
        }
        return nil
    }

    @inlinable
    @inline(__always)
    @_lifetime(copy self)
    mutating func decodeRecord(at start: Int, to end: Int) throws(DecodeError) -> RecordView {
        var place = start
        var stream: UInt64 = 0
        var kind = RecordKind.input
        var delta: UInt64 = 0
        var hasTime = false
        var uncertainty: UInt64 = 0
        var timescale: UInt64 = 0
        var cause: UInt64 = 0
        // A tag of one byte is a field below 16; the first longer one begins the payload.
        envelope: while place < end {
            let tag = bytes.byte(at: place)
            if tag >= 0x80 { break envelope }
            let tagPlace = place
            place += 1
            switch tag {
            case 0x08:
                stream = try Varint.decode(bytes, &place, end)
                guard stream < UInt64(Limits.streamCount) else {
                    throw DecodeError(
                        .outOfRange,
                        offset: tagPlace,
                        needed: UInt64(Limits.streamCount - 1),
                        found: stream
                    )
                }
            case 0x10:
                let number = try Varint.decode(bytes, &place, end)
                guard number <= 1 else { throw DecodeError(.outOfRange, offset: tagPlace, needed: 1, found: number) }
                kind = number == 1 ? .event : .input
            case 0x18:
                delta = try Varint.decode(bytes, &place, end)
                hasTime = true
            case 0x20:
                uncertainty = try Varint.decode(bytes, &place, end)
            case 0x28:
                timescale = try Varint.decode(bytes, &place, end)
                guard timescale <= 255 else {
                    throw DecodeError(.outOfRange, offset: tagPlace, needed: 255, found: timescale)
                }
            case 0x30:
                cause = try Varint.decode(bytes, &place, end)
                guard cause <= sequence else {
                    throw DecodeError(.outOfRange, offset: tagPlace, needed: sequence, found: cause)
                }
            default:
                place = tagPlace
                try CommitFields.skip(bytes, &place, end)
            }
        }
        var occurred: Occurrence?
        if hasTime {
            let (steps, tooWide) = ZigZag.decode(delta).multipliedReportingOverflow(by: unit)
            let (time, tooFar) = clock.addingReportingOverflow(steps)
            guard !tooWide, !tooFar else { throw DecodeError(.outOfRange, offset: start, found: delta) }
            clock = time
            occurred = Occurrence(
                timescale: Timescale(rawValue: UInt8(truncatingIfNeeded: timescale)),
                earliestNanoseconds: time,
                uncertaintyNanoseconds: uncertainty
            )
        }
        let number = sequence
        sequence += 1
        return RecordView(
            sequence: number,
            stream: UInt32(truncatingIfNeeded: stream),
            kind: kind,
            occurred: occurred,
            cause: cause,
            payload: bytes.extracting(place..<end),
            envelope: bytes.extracting(start..<place)
        )
    }

    /// Passes over a field between records that this version does not know.
    @usableFromInline
    @_lifetime(self: copy self)
    mutating func skipUnknown() throws(DecodeError) {
        var place = offset
        let number = try CommitFields.skip(bytes, &place, bytes.byteCount)
        guard number > CommitFields.lastKnown else {
            throw DecodeError(.misplacedField, offset: offset, needed: 8, found: UInt64(number))
        }
        offset = place
    }
}

extension Record {
    /// A copy of a record in place.
    ///
    /// - Complexity: O(n) in the record's bytes.
    public init(copying view: borrowing RecordView) {
        self.init(
            sequence: view.sequence,
            stream: view.stream,
            kind: view.kind,
            occurred: view.occurred,
            cause: view.cause,
            payload: view.payload.array(0..<view.payload.byteCount),
            unknownEnvelope: CommitFields.unknownEnvelope(view.envelope)
        )
    }
}
