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
        (year, month, day) = CalendarDate(dayNumber: Int(dayNumber)).fields
        hour = Int(rest / (3600 * perSecond))
        rest %= 3600 * perSecond
        minute = Int(rest / (60 * perSecond))
        rest %= 60 * perSecond
        second = Int(rest / perSecond)
        nanosecond = Int(rest % perSecond)
    }

    /// The same date and time read as UTC.
    public var instantInUTC: Instant {
        let dayNumber = Int64(CalendarDate(validYear: year, month: month, day: day).dayNumber)
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
        CalendarDate(validYear: year, month: month, day: day).weekday
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
