/// How a clock counts, and so what its readings may be compared with.
///
/// A capture seldom says everything about its clock: a syslog line without a year or a zone is common. What is missing
/// stays missing: a reading is kept on the reckoning that its source supports, and two readings are subtracted only on
/// the same reckoning.
public enum Reckoning: UInt8, Hashable, Comparable, Sendable, CaseIterable {
    /// Nanoseconds since 1970-01-01T00:00:00Z.
    case utc = 0
    /// The date is known, the zone is not: nanoseconds since 1970-01-01T00:00:00 on that clock.
    case local = 1
    /// Neither year nor zone is known: nanoseconds since 1 January 00:00 of a leap year (so that 29 February has a place).
    case yearless = 2
    /// Only the time of day is known: nanoseconds since midnight of the first day seen.
    case timeOfDay = 3
    /// Nanoseconds since the unit started.
    case uptime = 4

    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// When something happened, as far as its source can tell: a reading of one clock and how wide the reading is.
public struct Stamp: Hashable, Sendable {
    public var reckoning: Reckoning
    /// The earliest moment that fits, in nanoseconds on the reckoning.
    public var earliest: Int64
    /// Zero for a stamp with milliseconds or finer, which is taken as the value itself; otherwise the unit of the
    /// reading (one second for `10:24:24`). Never negative.
    public var width: Int64

    /// - Precondition: `width` is not negative.
    public init(reckoning: Reckoning, earliest: Int64, width: Int64 = 0) {
        precondition(width >= 0, "a stamp that is \(width) ns wide")
        self.reckoning = reckoning
        self.earliest = earliest
        self.width = width
    }

    public init(_ instant: Instant, width: Int64 = 0) {
        self.init(reckoning: .utc, earliest: instant.nanoseconds, width: width)
    }

    /// The latest moment that fits; equal to `earliest` for an exact stamp.
    public var latest: Int64 {
        let (sum, overflow) = earliest.addingReportingOverflow(width)
        return overflow ? .max : sum
    }

    /// The time from `other` to this stamp, or nil when the two clocks do not count alike.
    ///
    /// Whether the two readings come from the same clock is the caller's to know; see ``DurationRange/widened(by:)`` for two clocks with a bounded offset.
    public func elapsed(since other: Stamp) -> DurationRange? {
        guard reckoning == other.reckoning else { return nil }
        return DurationRange(
            lower: Nanoseconds(earliest) - Nanoseconds(other.latest),
            upper: Nanoseconds(latest) - Nanoseconds(other.earliest)
        )
    }
}

/// Timeline order of stamps of the same reckoning: by the earliest moment, then by the latest.
extension Stamp: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        (left.reckoning, left.earliest, left.width) < (right.reckoning, right.earliest, right.width)
    }
}
