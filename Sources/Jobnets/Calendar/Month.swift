/// A month of a year: of the calendar, or a base month by its name.
public struct Month: Hashable, Comparable, Sendable {
    /// Months since year 0.
    public var number: Int

    /// The month 1 to 12 of a year.
    public init(year: Int, month: Int) {
        number = year * 12 + month - 1
    }

    public init(number: Int) {
        self.number = number
    }

    public var year: Int { number / 12 }
    /// 1 to 12.
    public var month: Int { number % 12 + 1 }

    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
    public static func + (month: Self, count: Int) -> Self { Self(number: month.number + count) }
    public static func - (month: Self, count: Int) -> Self { Self(number: month.number - count) }
}
