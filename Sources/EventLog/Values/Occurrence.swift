/// The clock by which a time was read.
///
/// `utc` is nanoseconds since 1970-01-01T00:00:00Z. EventLog stores the other numbers and does not know their meaning:
/// it belongs to the vocabulary above.
public struct Timescale: RawRepresentable, Hashable, Sendable {
    public var rawValue: UInt8

    @inlinable
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Coordinated universal time.
    public static let utc = Timescale(rawValue: 0)
}

/// When something happened, as an interval of a clock.
///
/// The interval is closed: from `earliestNanoseconds` to `earliestNanoseconds + uncertaintyNanoseconds`. A source that
/// gives whole seconds has an uncertainty of 999,999,999.
public struct Occurrence: Hashable, Sendable {
    /// The clock both numbers belong to.
    public var timescale: Timescale
    /// The earliest time, in nanoseconds of the clock; for `utc`, since 1970-01-01T00:00:00Z.
    public var earliestNanoseconds: Int64
    /// The width of the interval in nanoseconds; 0 is an instant.
    public var uncertaintyNanoseconds: UInt64

    @inlinable
    public init(timescale: Timescale = .utc, earliestNanoseconds: Int64, uncertaintyNanoseconds: UInt64 = 0) {
        self.timescale = timescale
        self.earliestNanoseconds = earliestNanoseconds
        self.uncertaintyNanoseconds = uncertaintyNanoseconds
    }
}
