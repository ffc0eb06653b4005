/// A moment in Coordinated Universal Time: signed nanoseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// The range is 1677-09-21 to 2262-04-11. Sources that lie outside it are refused where they are read, so arithmetic on
/// an `Instant` that came through a reader does not overflow for spans shorter than a century.
public struct Instant: Hashable, Comparable, Sendable {
    /// Nanoseconds since 1970-01-01T00:00:00Z.
    public var nanoseconds: Int64

    public init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.nanoseconds < right.nanoseconds
    }
}

/// A length of time in nanoseconds. Negative where an effect carries an earlier stamp than its cause.
public struct Nanoseconds: Hashable, Comparable, Sendable {
    public var count: Int64

    public init(_ count: Int64) {
        self.count = count
    }

    public static func milliseconds(_ count: Int64) -> Self {
        Self(count * 1_000_000)
    }

    public static func seconds(_ count: Int64) -> Self {
        Self(count * 1_000_000_000)
    }

    public static let zero = Self(0)

    public static func < (left: Self, right: Self) -> Bool {
        left.count < right.count
    }

    /// The sum, held at the ends of the range: a length read from a file never traps.
    public static func + (left: Self, right: Self) -> Self {
        let (sum, overflow) = left.count.addingReportingOverflow(right.count)
        return Self(overflow ? (left.count < 0 ? .min : .max) : sum)
    }

    /// The difference, held at the ends of the range.
    public static func - (left: Self, right: Self) -> Self {
        let (difference, overflow) = left.count.subtractingReportingOverflow(right.count)
        return Self(overflow ? (left.count < 0 ? .min : .max) : difference)
    }
}

/// A length of time that is known only to lie between two bounds, both included.
///
/// A measurement between two stamps of whole seconds is such a range; one between two stamps with milliseconds has
/// equal bounds.
public struct DurationRange: Hashable, Sendable {
    public var lower: Nanoseconds
    public var upper: Nanoseconds

    /// - Precondition: `lower` is not above `upper`.
    public init(lower: Nanoseconds, upper: Nanoseconds) {
        precondition(lower <= upper, "a range of durations from \(lower.count) ns down to \(upper.count) ns")
        self.lower = lower
        self.upper = upper
    }

    /// A length that is known exactly.
    public init(_ value: Nanoseconds) {
        self.init(lower: value, upper: value)
    }

    public var isExact: Bool {
        lower == upper
    }

    /// The range widened on both sides, as when two clocks may differ by up to `bound`.
    public func widened(by bound: Nanoseconds) -> Self {
        precondition(bound >= .zero, "a range widened by the negative length \(bound.count) ns")
        return Self(lower: lower - bound, upper: upper + bound)
    }

    public static func + (left: Self, right: Self) -> Self {
        Self(lower: left.lower + right.lower, upper: left.upper + right.upper)
    }
}
