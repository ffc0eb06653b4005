/// Reads protobuf fields from bytes that it owns: for everything cold.
///
/// ```swift
/// var reader = ProtobufReader(bytes)
/// while let field = try reader.nextField() {
///     switch field.number {
///     case 1: name = try reader.string()
///     default: try reader.skip()
///     }
/// }
/// ```
///
/// After `nextField()` exactly one of the value functions or `skip()` must be called; `nextField()` skips a value that
/// nobody read. Bytes from outside never trap: every function throws `DecodeError` with the place in the given bytes.
public struct ProtobufReader: Sendable {
    private let storage: [UInt8]
    private let end: Int
    private let depth: Int
    /// Where the reader stands, in bytes from the beginning of the bytes it was made from.
    public private(set) var offset: Int
    private var pending: WireType?
    private var fieldStart: Int

    /// A reader over all bytes.
    public init(_ bytes: [UInt8]) {
        self.init(storage: bytes, offset: 0, end: bytes.count, depth: 0)
    }

    /// A reader over a copy of a span.
    public init(_ bytes: RawSpan) {
        self.init(bytes.array(0..<bytes.byteCount))
    }

    private init(storage: [UInt8], offset: Int, end: Int, depth: Int) {
        self.storage = storage
        self.offset = offset
        self.end = end
        self.depth = depth
        self.fieldStart = offset
    }

    /// The next field's number and wire type; `nil` at the end.
    public mutating func nextField() throws(DecodeError) -> (number: UInt32, wireType: WireType)? {
        if pending != nil { try skip() }
        guard offset < end else { return nil }
        fieldStart = offset
        let tag = try rawVarint()
        guard tag >> 3 >= 1, tag >> 3 <= 536_870_911 else {
            throw DecodeError(.invalidFieldNumber, offset: fieldStart, found: tag >> 3)
        }
        guard let wireType = WireType(rawValue: UInt8(tag & 7)) else {
            throw DecodeError(.invalidWireType, offset: fieldStart, found: tag & 7)
        }
        pending = wireType
        return (UInt32(tag >> 3), wireType)
    }

    /// The field's value: uint32, uint64, int64, bool or enum.
    public mutating func varint() throws(DecodeError) -> UInt64 {
        try take(.varint)
        return try rawVarint()
    }

    /// The field's value when it must not be above a limit.
    public mutating func varint(atMost limit: UInt64) throws(DecodeError) -> UInt64 {
        let value = try varint()
        guard value <= limit else { throw DecodeError(.outOfRange, offset: fieldStart, needed: limit, found: value) }
        return value
    }

    /// The field's value: sint32 or sint64.
    public mutating func zigzag() throws(DecodeError) -> Int64 {
        ZigZag.decode(try varint())
    }

    /// The field's values: repeated sint32 or sint64, packed or one by itself.
    public mutating func packedZigzag(appendingTo values: inout [Int64]) throws(DecodeError) {
        if pending == .varint { return values.append(try zigzag()) }
        let range = try lengthDelimited(atMost: Limits.commitByteCount)
        var place = range.lowerBound
        while place < range.upperBound {
            values.append(ZigZag.decode(try Varint.decode(storage.rawSpan, &place, range.upperBound)))
        }
    }

    /// The field's value: bool.
    public mutating func bool() throws(DecodeError) -> Bool {
        try varint() != 0
    }

    /// The field's value: fixed32 or sfixed32.
    public mutating func fixed32() throws(DecodeError) -> UInt32 {
        try take(.fixed32)
        return UInt32(truncatingIfNeeded: try rawLittleEndian(byteCount: 4))
    }

    /// The field's value: fixed64 or sfixed64.
    public mutating func fixed64() throws(DecodeError) -> UInt64 {
        try take(.fixed64)
        return try rawLittleEndian(byteCount: 8)
    }

    /// The field's value: bytes, at most `limit` of them.
    public mutating func bytes(atMost limit: Int = Limits.commitByteCount) throws(DecodeError) -> [UInt8] {
        let range = try lengthDelimited(atMost: limit)
        return Array(storage[range])
    }

    /// The field's value: a string of at most `limit` bytes of UTF-8.
    public mutating func string(atMost limit: Int = Limits.commitByteCount) throws(DecodeError) -> String {
        let range = try lengthDelimited(atMost: limit)
        guard let text = String(validating: storage[range], as: UTF8.self) else {
            throw DecodeError(.invalidText, offset: range.lowerBound)
        }
        return text
    }

    /// Reads the field's message with a reader of its own; offsets stay those of the outermost bytes.
    public mutating func nested<Value>(
        _ read: (inout ProtobufReader) throws(DecodeError) -> Value
    ) throws(DecodeError) -> Value {
        let range = try lengthDelimited(atMost: Limits.commitByteCount)
        guard depth < Limits.nestingDepth else {
            throw DecodeError(.nestedTooDeeply, offset: fieldStart, needed: UInt64(Limits.nestingDepth))
        }
        var inner = ProtobufReader(
            storage: storage,
            offset: range.lowerBound,
            end: range.upperBound,
            depth: depth + 1
        )
        return try read(&inner)
    }

    /// Passes over the field's value.
    public mutating func skip() throws(DecodeError) {
        guard let wireType = pending else { return }
        switch wireType {
        case .varint: _ = try varint()
        case .fixed64: _ = try fixed64()
        case .fixed32: _ = try fixed32()
        case .lengthDelimited: _ = try lengthDelimited(atMost: Limits.frameByteCount)
        }
    }

    /// Passes over the field's value and returns the whole field, tag included, to be kept.
    public mutating func skipKeeping() throws(DecodeError) -> [UInt8] {
        let start = fieldStart
        try skip()
        return Array(storage[start..<offset])
    }

    private mutating func take(_ wireType: WireType) throws(DecodeError) {
        guard let found = pending else {
            preconditionFailure("a value was read at byte \(offset) without a field before it")
        }
        guard found == wireType else {
            throw DecodeError(
                .unexpectedWireType,
                offset: fieldStart,
                needed: UInt64(wireType.rawValue),
                found: UInt64(found.rawValue)
            )
        }
        pending = nil
    }

    private mutating func lengthDelimited(atMost limit: Int) throws(DecodeError) -> Range<Int> {
        try take(.lengthDelimited)
        let length = try rawVarint()
        guard length <= UInt64(limit) else {
            throw DecodeError(.tooLarge, offset: fieldStart, needed: UInt64(limit), found: length)
        }
        guard length <= UInt64(end - offset) else {
            throw DecodeError(.truncated, offset: fieldStart, needed: length, found: UInt64(end - offset))
        }
        let start = offset
        offset += Int(length)
        return start..<offset
    }

    private mutating func rawVarint() throws(DecodeError) -> UInt64 {
        // A copy, since the span borrows the whole reader.
        var place = offset
        let value = try Varint.decode(storage.rawSpan, &place, end)
        offset = place
        return value
    }

    private mutating func rawLittleEndian(byteCount: Int) throws(DecodeError) -> UInt64 {
        guard end - offset >= byteCount else {
            throw DecodeError(
                .truncated,
                offset: fieldStart,
                needed: UInt64(byteCount),
                found: UInt64(end - offset)
            )
        }
        var value: UInt64 = 0
        for index in (0..<byteCount).reversed() {
            value = value << 8 | UInt64(storage[offset + index])
        }
        offset += byteCount
        return value
    }
}
