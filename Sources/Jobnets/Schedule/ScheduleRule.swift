/// One numbered rule of a jobnet's schedule: everything that the parameters with its number say (lines 55 to 265).
public struct ScheduleRule: Hashable, Sendable {
    /// 1 to 144.
    public var number: Int
    public var startDate: StartDate
    /// `st`.
    public var startTime: StartTime
    /// `sy`: when a run that has not started is late; nil when that is not watched.
    public var startDelay: DelayTime?
    /// `ey`: when a run that has not ended is late; nil when that is not watched.
    public var endDelay: DelayTime?
    /// `ln`: the rule of the upper jobnet that this one belongs to, 1 to 144; nil when it is not told.
    public var upperRule: Int?
    /// `cy`; nil for no cycle.
    public var cycle: Cycle?
    /// `sh`; nil when it is not told.
    public var substitution: Substitution?
    /// `shd`: how many days a substitution may move a run, 1 to 31.
    public var substitutionDays: Int
    /// `cftd`; nil for `no`.
    public var shift: Shift?
    /// `wt` and `wc`; nil when either is `no` or missing: the start condition is not used.
    public var monitoring: Monitoring?

    public init(
        number: Int,
        startDate: StartDate,
        startTime: StartTime = .relative(minutes: 0),
        startDelay: DelayTime? = nil,
        endDelay: DelayTime? = nil,
        upperRule: Int? = nil,
        cycle: Cycle? = nil,
        substitution: Substitution? = nil,
        substitutionDays: Int = 2,
        shift: Shift? = nil,
        monitoring: Monitoring? = nil
    ) {
        self.number = number
        self.startDate = startDate
        self.startTime = startTime
        self.startDelay = startDelay
        self.endDelay = endDelay
        self.upperRule = upperRule
        self.cycle = cycle
        self.substitution = substitution
        self.substitutionDays = substitutionDays
        self.shift = shift
        self.monitoring = monitoring
    }
}

/// `sd`: the day that a rule starts from.
public enum StartDate: Hashable, Sendable {
    /// A day of a month. A year (1994 to 2036 or the limit set) or month that is not told is that of the registration.
    case day(year: Int?, month: Int?, DayOfMonth)
    /// `en`: the day of execution registration.
    case registration
}

/// How `sd` names a day in its month.
public enum DayOfMonth: Hashable, Sendable {
    /// `dd`, `+dd`, `*dd`, `@dd`: the n-th day counted, from 1.
    case numbered(Counting, Int)
    /// `b`, `b-DD` and with a prefix: the last day counted, and how many before it, from 0.
    case fromEnd(Counting, Int)
    /// `mo`, `mo:2`, `mo:b`, `+mo:2`: a weekday (0 Sunday to 6 Saturday) of the month that is counted as told.
    case weekday(Int, Week?, Counting)
}

/// Which days of which month a number counts.
public enum Counting: String, Hashable, Sendable, CaseIterable {
    /// No prefix: the days of the calendar month.
    case absolute
    /// `+`: the days from the base day on.
    case relative
    /// `*`: the open days from the base day on.
    case open
    /// `@`: the closed days from the base day on.
    case closed
}

/// Which weekday of a month.
public enum Week: Hashable, Sendable {
    /// 1 to 5.
    case numbered(Int)
    /// `b`.
    case last
}

/// `st`: minutes, 0 to 47:59.
public enum StartTime: Hashable, Sendable {
    /// `hh:mm`: a time of the clock.
    case absolute(minutes: Int)
    /// `+hh:mm`: from the base time on.
    case relative(minutes: Int)
}

/// `sy` and `ey`.
public enum DelayTime: Hashable, Sendable {
    /// `hh:mm`: a time of the clock, 0 to 47:59 in minutes.
    case clock(minutes: Int)
    /// `Mmmmm`: minutes (1 to 2,879) from the root jobnet's start.
    case fromRoot(minutes: Int)
    /// `Ummmm`: from the upper jobnet's start.
    case fromUpper(minutes: Int)
    /// `Cmmmm`: from the jobnet's own start.
    case fromOwn(minutes: Int)
}

/// `cy`: how a rule repeats.
public struct Cycle: Hashable, Sendable {
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case year = "y"
        case month = "m"
        case week = "w"
        case day = "d"
    }

    /// 1 to 9 years, 12 months, 5 weeks or 31 days.
    public var count: Int
    public var unit: Unit

    public init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }
}

/// `sh`: what becomes of a run whose day is closed.
public enum Substitution: String, Hashable, Sendable, CaseIterable {
    /// The open day before it.
    case before = "be"
    /// The open day after it.
    case after = "af"
    /// It does not run.
    case cancel = "ca"
    /// It runs on the closed day.
    case none = "no"
}

/// `cftd`: a run moved by days from the date that cycle and substitution gave.
public struct Shift: Hashable, Sendable {
    public enum Direction: String, Hashable, Sendable, CaseIterable {
        /// Open days back.
        case openBefore = "be"
        /// Open days on.
        case openAfter = "af"
        /// Calendar days back, closed days as well.
        case anyBefore = "db"
        /// Calendar days on, closed days as well.
        case anyAfter = "da"
    }

    public var direction: Direction
    /// 1 to 31.
    public var days: Int
    /// The furthest that open days may lie, 1 to 31; says nothing for calendar days.
    public var graceDays: Int

    public init(_ direction: Direction, days: Int = 1, graceDays: Int = 10) {
        self.direction = direction
        self.days = days
        self.graceDays = graceDays
    }
}

/// `wt` and `wc`: how long a start condition is watched.
public struct Monitoring: Hashable, Sendable {
    public enum End: Hashable, Sendable {
        /// A time of the clock, 0 to 47:59 in minutes.
        case clock(minutes: Int)
        /// Minutes (1 to 2,879) from the start of watching.
        case after(minutes: Int)
        case unlimited
    }

    public var end: End
    /// 1 to 999 runs; nil without limit.
    public var count: Int?

    public init(end: End, count: Int?) {
        self.end = end
        self.count = count
    }
}
