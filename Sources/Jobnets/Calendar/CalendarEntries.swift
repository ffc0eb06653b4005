public import Replay

/// Whether work is done on a day.
public enum DayState: String, Hashable, Sendable {
    /// 運用日
    case open
    /// 休業日
    case closed
}

/// `sdd`: where in every calendar month the base month begins (基準日).
public enum BaseDay: Hashable, Sendable {
    /// 1 to 31.
    case day(Int)
    /// A weekday, 0 for Sunday to 6 for Saturday.
    case weekday(Int, Week)
}

/// `md`: which month a period that begins on the base day is.
public enum MonthNaming: String, Hashable, Sendable, CaseIterable {
    /// The month that it begins in.
    case this = "th"
    /// The month after that.
    case next = "ne"
}

/// What one job group, or a calendar laid over the file, says: `op`, `cl`, `sdd`, `md` and `stt` (Command Reference 5.2.3).
public struct CalendarEntries: Hashable, Sendable {
    /// Seven, Sunday first; nil where nothing is said.
    public var weekdays: [DayState?]
    public var dates: [CalendarDate: DayState]
    public var baseDay: BaseDay?
    public var monthNaming: MonthNaming?
    /// Minutes from midnight, 0 to 23:59 (基準時刻).
    public var baseTime: Int?

    /// Entries that say nothing.
    public init() {
        weekdays = Array(repeating: nil, count: 7)
        dates = [:]
    }
}
