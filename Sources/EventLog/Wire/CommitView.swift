/// A commit in place, inside the decompressed bytes of its frame.
///
/// Fields of the commit message, in the order in which they are written: every other field stands before the records.
///
/// | field | type | meaning |
/// |---|---|---|
/// | 1 | uint64 | first sequence |
/// | 2 | sint64 | recorded at, nanoseconds since 1970 |
/// | 3 | bytes | producer id |
/// | 4 | uint64 | producer number |
/// | 5 | message, repeated | expectation: 1 stream id, 2 condition (0 any, 1 none, 2 exactly), 3 position |
/// | 6 | message, repeated | stream declaration: 1 name, 2 id |
/// | 7 | bytes | log id, in the first commit only |
/// | 9 | uint32 | occurred unit: a step of the records' times is 10 to this power nanoseconds: 0, 3, 6 or 9 |
/// | 10 | sint64 | occurred base: nanoseconds from recorded-at to the time that the first record's delta counts from |
/// | 8 | message, repeated | records |
public struct CommitView: ~Escapable {
    /// The sequence number of the first record.
    public let firstSequence: SequenceNumber
    /// When the log learned it: nanoseconds since 1970-01-01T00:00:00Z.
    public let recordedAtNanoseconds: Int64
    /// The message as stored, without tag and length: the leaf of the tree.
    public let leaf: RawSpan
    /// Where the first record's field begins.
    @usableFromInline let recordsOffset: Int
    /// The time from which the first record's delta counts.
    @usableFromInline let clock: Int64
    @usableFromInline let unit: Int64
    @usableFromInline let origin: FrameOrigin
    /// True when the commit has fields beside sequence and times: producer, expectations, declarations, log id.
    let hasDetails: Bool

    /// Reads the fields before the records.
    ///
    /// - Throws: a `DecodeError` whose offset counts from the commit's first byte.
    @_lifetime(copy leaf)
    init(_ leaf: RawSpan, origin: FrameOrigin) throws(DecodeError) {
        var offset = 0
        let end = leaf.byteCount
        var first: UInt64 = 0
        var recordedAt: Int64 = 0
        var exponent: UInt64 = 0
        var base: Int64 = 0
        var details = false
        fields: while offset < end {
            let start = offset
            switch leaf.byte(at: offset) {
            case 0x42:
                break fields
            case 0x08:
                offset += 1
                first = try Varint.decode(leaf, &offset, end)
            case 0x10:
                offset += 1
                recordedAt = ZigZag.decode(try Varint.decode(leaf, &offset, end))
            case 0x48:
                offset += 1
                exponent = try Varint.decode(leaf, &offset, end)
            case 0x50:
                offset += 1
                base = ZigZag.decode(try Varint.decode(leaf, &offset, end))
            default:
                try CommitFields.skip(leaf, &offset, end)
                details = true
            }
            guard offset <= end else {
                preconditionFailure("a field of a commit ends at \(offset) of \(end) from \(start)")
            }
        }
        guard first <= 1 << 62 else { throw DecodeError(.outOfRange, offset: 0, needed: 1 << 62, found: first) }
        let (clock, overflow) = recordedAt.addingReportingOverflow(base)
        guard !overflow else { throw DecodeError(.outOfRange, offset: 0, found: UInt64(bitPattern: base)) }
        let unit: Int64 =
            switch exponent {
            case 0: 1
            case 3: 1000
            case 6: 1_000_000
            case 9: 1_000_000_000
            default: throw DecodeError(.outOfRange, offset: 0, needed: 9, found: exponent)
            }
        self.leaf = leaf
        self.origin = origin
        firstSequence = SequenceNumber(first)
        recordedAtNanoseconds = recordedAt
        recordsOffset = offset
        self.clock = clock
        self.unit = unit
        hasDetails = details
    }

    /// The records, one after another.
    @inlinable
    @inline(__always)
    @_lifetime(copy self)
    public func records() -> RecordIterator {
        RecordIterator(
            bytes: leaf,
            offset: recordsOffset,
            sequence: firstSequence.rawValue,
            clock: clock,
            unit: unit,
            origin: origin
        )
    }

    /// Producer, expectations, stream declarations and log id, copied out.
    ///
    /// - Throws: `LogError.damaged` when the bytes are not such fields.
    public func details() throws(LogError) -> CommitDetails {
        do {
            return try decodeDetails()
        } catch {
            throw origin.damaged(error)
        }
    }

    func decodeDetails() throws(DecodeError) -> CommitDetails {
        guard hasDetails else { return CommitDetails() }
        return try CommitDetails(decoding: leaf.array(0..<recordsOffset))
    }
}

extension Commit {
    /// A copy of a commit in place, with all its records.
    ///
    /// - Throws: `LogError.damaged` when the bytes are not a commit.
    /// - Complexity: O(n) in the commit's bytes.
    public init(copying view: borrowing CommitView) throws(LogError) {
        let details = try view.details()
        var records: [Record] = []
        var iterator = view.records()
        while let record = try iterator.next() {
            records.append(Record(copying: record))
        }
        self.init(
            firstSequence: view.firstSequence,
            recordedAtNanoseconds: view.recordedAtNanoseconds,
            producer: details.producer,
            declarations: details.declarations,
            expecting: details.expecting,
            logID: details.logID,
            records: records,
            leafBytes: view.leaf.array(0..<view.leaf.byteCount)
        )
    }
}
