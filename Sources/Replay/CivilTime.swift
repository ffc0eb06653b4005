/// Date and time of day as a person writes them, in the proleptic Gregorian calendar.
public struct CivilTime: Hashable, Sendable {
    public var year: Int
    /// 1 to 12.
    public var month: Int
    /// 1 to 31.
    public var day: Int
    /// 0 to 23.
    public var hour: Int
    /// 0 to 59.
    public var minute: Int
    /// 0 to 60; second 60 is a leap second and counts as the first of the next minute.
    public var second: Int
    /// 0 to 999,999,999.
    public var nanosecond: Int

    /// Nil when a field is out of its range, or the month has no such day.
    public init?(
        year: Int,
        month: Int,
        day: Int,
        hour: Int = 0,
        minute: Int = 0,
        second: Int = 0,
        nanosecond: Int = 0
    ) {
        guard (1...12).contains(month), day >= 1, day <= Self.dayCount(ofMonth: month, year: year),
            (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second),
            (0..<1_000_000_000).contains(nanosecond), (1678...2261).contains(year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.nanosecond = nanosecond
    }

    /// The civil time of an instant in UTC.
    public init(_ instant: Instant) {
        let perSecond: Int64 = 1_000_000_000
        let perDay = 86_400 * perSecond
        let dayNumber = instant.nanoseconds.flooredQuotient(by: perDay)
        // Not the difference from that day's beginning, which for the first day of the range lies before the range.
        var rest = instant.nanoseconds % perDay
        if rest < 0 { rest += perDay }
        // Days are counted in 400-year eras that begin on 1 March, so that the leap day is the last day of a year.
        let shifted = dayNumber + 719_468
        let era = shifted.flooredQuotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
        month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
        year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
        hour = Int(rest / (3600 * perSecond))
        rest %= 3600 * perSecond
        minute = Int(rest / (60 * perSecond))
        rest %= 60 * perSecond
        second = Int(rest / perSecond)
        nanosecond = Int(rest % perSecond)
    }

    /// The same date and time read as UTC.
    public var instantInUTC: Instant {
        let shiftedYear = Int64(month <= 2 ? year - 1 : year)
        let era = shiftedYear.flooredQuotient(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let shiftedMonth = Int64(month > 2 ? month - 3 : month + 9)
        let dayOfYear = (153 * shiftedMonth + 2) / 5 + Int64(day) - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let dayNumber = era * 146_097 + dayOfEra - 719_468
        var seconds = dayNumber * 86_400 + Int64(hour) * 3600 + Int64(minute) * 60 + Int64(second)
        var rest = Int64(nanosecond)
        // Before 1970 counted from the end of the second: its beginning may lie before the range.
        if seconds < 0 {
            seconds += 1
            rest -= 1_000_000_000
        }
        return Instant(nanoseconds: seconds * 1_000_000_000 + rest)
    }

    /// 0 for Sunday to 6 for Saturday.
    public var weekday: Int {
        let days = instantInUTC.nanoseconds.flooredQuotient(by: 86_400_000_000_000)
        return Int((days + 4) - (days + 4).flooredQuotient(by: 7) * 7)
    }

    /// The days of a month: 28 to 31.
    public static func dayCount(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// English three-letter names, January first.
    public static let monthNames = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// English three-letter names, Sunday first.
    public static let weekdayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
}

extension Int64 {
    /// Division that rounds towards negative infinity, so that moments before 1970 fall on the right day.
    func flooredQuotient(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
