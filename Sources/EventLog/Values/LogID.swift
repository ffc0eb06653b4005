/// The identity of a log: 16 random bytes, made when the log is created and stored in its first commit.
///
/// Every frame repeats it, so that a segment of another log is recognised by its name "foreign" and not as damage.
public struct LogID: Hashable, Sendable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    /// An id from its 16 bytes; `nil` when there are not exactly 16.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == LogID.byteCount else { return nil }
        high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// An id from 32 hexadecimal digits; `nil` for anything else.
    public init?(hex: String) {
        guard let bytes = Hexadecimal.decode(hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// A new random id. Identity is made here, at the edge, and recorded: a replay reads it from the log.
    static func random() -> LogID {
        var generator = SystemRandomNumberGenerator()
        return LogID(high: generator.next(), low: generator.next())
    }

    /// The number of bytes of an id.
    public static let byteCount = 16

    /// The 16 bytes, as they are stored.
    public var bytes: [UInt8] {
        high.bigEndianBytes + low.bigEndianBytes
    }

    /// 32 lower-case hexadecimal digits.
    public var description: String {
        Hexadecimal.encode(bytes)
    }
}

extension UInt64 {
    /// The eight bytes, most significant first.
    var bigEndianBytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: self >> (56 - 8 * $0)) }
    }
}
