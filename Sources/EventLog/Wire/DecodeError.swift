/// Bytes that are not the message they should be.
public struct DecodeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong with the bytes.
    public enum Reason: UInt8, Hashable, Sendable, CaseIterable {
        /// The bytes end before the value does.
        case truncated
        /// A varint has more than ten bytes or more than 64 bits.
        case varintTooLong
        /// A field number is 0 or above 536,870,911.
        case invalidFieldNumber
        /// A wire type that proto3 does not use (groups, 6, 7).
        case invalidWireType
        /// A known field with another wire type than its own; needed and found are wire types.
        case unexpectedWireType
        /// A length or a count above its limit.
        case tooLarge
        /// Text that is not UTF-8.
        case invalidText
        /// A number outside the range of its field.
        case outOfRange
        /// A field that may not stand here, such as an envelope field after the payload.
        case misplacedField
        /// A field that must be there is not.
        case missingField
        /// Messages within messages beyond the limit.
        case nestedTooDeeply
    }

    public var reason: Reason
    /// Where, in bytes from the beginning of the bytes that were given to the reader.
    public var offset: Int
    /// What the place needed: bytes, a wire type, a limit or a field number, as the reason says.
    public var needed: UInt64
    /// What was found instead.
    public var found: UInt64

    @inlinable
    public init(_ reason: Reason, offset: Int, needed: UInt64 = 0, found: UInt64 = 0) {
        self.reason = reason
        self.offset = offset
        self.needed = needed
        self.found = found
    }

    public var description: String {
        "\(reason) at byte \(offset) (needed \(needed), found \(found))"
    }
}
