/// The wire types of proto3.
public enum WireType: UInt8, Hashable, Sendable {
    case varint = 0
    case fixed64 = 1
    case lengthDelimited = 2
    case fixed32 = 5
}

/// Writes protobuf fields one after another into bytes.
///
/// Whether a zero is written is the caller's decision: proto3 leaves out zeros of fields without presence.
public struct ProtobufWriter: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8]

    public init() {
        bytes = []
    }

    /// An empty writer with room for so many bytes.
    public init(reservingCapacity byteCount: Int) {
        bytes = []
        bytes.reserveCapacity(byteCount)
    }

    /// Forgets what was written and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// A field of type uint32, uint64, int64, bool or enum.
    public mutating func varint(_ field: UInt32, _ value: UInt64) {
        tag(field, .varint)
        rawVarint(value)
    }

    /// A field of type sint32 or sint64.
    public mutating func zigzag(_ field: UInt32, _ value: Int64) {
        varint(field, ZigZag.encode(value))
    }

    /// A repeated field of type sint32 or sint64, packed: the numbers one after another under one tag.
    public mutating func packedZigzag(_ field: UInt32, _ values: [Int64]) {
        message(field) { writer in
            for value in values { writer.rawVarint(ZigZag.encode(value)) }
        }
    }

    /// A field of type fixed32 or sfixed32.
    public mutating func fixed32(_ field: UInt32, _ value: UInt32) {
        tag(field, .fixed32)
        rawLittleEndian(UInt64(value), byteCount: 4)
    }

    /// A field of type fixed64 or sfixed64.
    public mutating func fixed64(_ field: UInt32, _ value: UInt64) {
        tag(field, .fixed64)
        rawLittleEndian(value, byteCount: 8)
    }

    /// A field of type bytes.
    public mutating func bytes(_ field: UInt32, _ value: [UInt8]) {
        tag(field, .lengthDelimited)
        rawVarint(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    /// A field of type string.
    public mutating func string(_ field: UInt32, _ value: String) {
        tag(field, .lengthDelimited)
        rawVarint(UInt64(value.utf8.count))
        bytes.append(contentsOf: value.utf8)
    }

    /// A field that is a message; the closure writes the message's fields.
    ///
    /// - Complexity: O(n) in the message's bytes: they move up by the length's size.
    public mutating func message<E: Error>(
        _ field: UInt32,
        _ write: (inout ProtobufWriter) throws(E) -> Void
    ) throws(E) {
        tag(field, .lengthDelimited)
        let start = bytes.count
        try write(&self)
        let byteCount = bytes.count - start
        let length = Varint.encoded(UInt64(byteCount))
        bytes.insert(contentsOf: length, at: start)
    }

    /// Bytes as they are, already encoded fields.
    public mutating func raw(_ fields: [UInt8]) {
        bytes.append(contentsOf: fields)
    }

    /// The tag that introduces a field.
    mutating func tag(_ field: UInt32, _ wireType: WireType) {
        precondition(field >= 1 && field <= 536_870_911, "protobuf field number out of range: \(field)")
        rawVarint(UInt64(field) << 3 | UInt64(wireType.rawValue))
    }

    /// A varint without a tag.
    mutating func rawVarint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    private mutating func rawLittleEndian(_ value: UInt64, byteCount: Int) {
        for index in 0..<byteCount {
            bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(index))))
        }
    }
}
