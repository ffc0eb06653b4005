/// A day of the proleptic Gregorian calendar, without a time or a zone.
public struct CalendarDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, negative before it.
    public var dayNumber: Int

    public init(dayNumber: Int) {
        self.dayNumber = dayNumber
    }

    /// Nil when the month is not 1 to 12, the month has no such day, or the year is not 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilTime.dayCount(ofMonth: month, year: year)
        else { return nil }
        self.init(validYear: year, month: month, day: day)
    }

    /// The date of fields that are known to be one.
    init(validYear year: Int, month: Int, day: Int) {
        // Days are counted in 400-year eras that begin on 1 March, so that the leap day is the last day of a year.
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.flooredQuotient(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let shiftedMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        dayNumber = era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    public var fields: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = shifted.flooredQuotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    public var year: Int { fields.year }
    /// 1 to 12.
    public var month: Int { fields.month }
    /// 1 to 31.
    public var day: Int { fields.day }

    /// 0 for Sunday to 6 for Saturday.
    public var weekday: Int {
        let shifted = dayNumber + 4
        return shifted - shifted.flooredQuotient(by: 7) * 7
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.dayNumber < right.dayNumber
    }

    public static func + (date: Self, days: Int) -> Self {
        Self(dayNumber: date.dayNumber + days)
    }

    public static func - (date: Self, days: Int) -> Self {
        Self(dayNumber: date.dayNumber - days)
    }

    /// Days from `earlier` to `date`.
    public static func - (date: Self, earlier: Self) -> Int {
        date.dayNumber - earlier.dayNumber
    }
}

extension CalendarDate: CustomStringConvertible {
    /// `2026-09-04`.
    public var description: String {
        let (year, month, day) = fields
        return Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension BinaryInteger {
    /// Division that rounds towards negative infinity, so that moments before 1970 fall on the right day.
    func flooredQuotient(by divisor: Self) -> Self {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
