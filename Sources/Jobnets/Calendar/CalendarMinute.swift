public import Replay

/// A minute of calendar time: a date and a time of day, without a zone.
public struct CalendarMinute: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Since 1970-01-01 00:00.
    public var minutes: Int

    public init(minutes: Int) {
        self.minutes = minutes
    }

    /// So many minutes after a date began; more than a day is the next one's.
    public init(_ date: CalendarDate, minutes: Int) {
        self.minutes = date.dayNumber * 1440 + minutes
    }

    public var date: CalendarDate {
        CalendarDate(dayNumber: (minutes - minuteOfDay) / 1440)
    }

    /// 0 to 1439.
    public var minuteOfDay: Int {
        let rest = minutes % 1440
        return rest < 0 ? rest + 1440 : rest
    }

    public static func < (left: Self, right: Self) -> Bool { left.minutes < right.minutes }
    public static func + (minute: Self, count: Int) -> Self { Self(minutes: minute.minutes + count) }

    /// `2026-09-04T03:05`.
    public var description: String {
        "\(date)T\(Self.clock(minuteOfDay))"
    }

    /// `27:03` for 1,623 minutes.
    public static func clock(_ minutes: Int) -> String {
        let hours = minutes / 60
        let rest = minutes % 60
        return (hours < 10 ? "0\(hours)" : "\(hours)") + (rest < 10 ? ":0\(rest)" : ":\(rest)")
    }
}
