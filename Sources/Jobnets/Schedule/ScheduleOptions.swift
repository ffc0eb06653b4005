/// The questions that the documents leave open, each with the answer that a schedule is computed by.
///
/// A run whose date, start or delays hang on an answer names it (``Assumption``). The article *How a date is computed* says what is known.
public struct ScheduleOptions: Hashable, Sendable {
    /// A day whose month is not told, without a cycle, that had passed when the jobnet was registered.
    public enum PassedStart: String, Hashable, Sendable, CaseIterable {
        case none
        case nextMonth = "next-month"
    }
    /// A day 29 to 31 in a month that lacks it.
    public enum MissingDay: String, Hashable, Sendable, CaseIterable { case last, none }
    /// A count of relative, open or closed days, or one back from the end, that leaves its month.
    public enum BeyondMonth: String, Hashable, Sendable, CaseIterable {
        case none, nearest
        case goOn = "go-on"
    }
    /// A fifth weekday in a month that has four.
    public enum MissingWeek: String, Hashable, Sendable, CaseIterable { case none, last }
    /// Whether the last of the days that `shd` allows is allowed.
    public enum SubstitutionLimit: String, Hashable, Sendable, CaseIterable { case inclusive, exclusive }
    /// What the grace of `cftd` counts.
    public enum ShiftGrace: String, Hashable, Sendable, CaseIterable {
        case calendarDays = "calendar-days"
        case openDays = "open-days"
    }
    /// A run that substitution or `cftd` moves into another month or across the registration.
    public enum Crossing: String, Hashable, Sendable, CaseIterable { case run, drop }
    /// What `ejn` forbids.
    public enum Exclusion: String, Hashable, Sendable, CaseIterable {
        case concurrent
        case sameTime = "same-time"
        case sameDay = "same-day"
    }
    /// Several runs that come due while one runs, as `fd` tells its length (`ms=mlt`, `mp=n`).
    public enum OverdueRuns: String, Hashable, Sendable, CaseIterable { case each, one }
    /// Where the next cycle is counted from.
    public enum CycleOrigin: String, Hashable, Sendable, CaseIterable { case unmoved, moved }
    /// What `sh` is when it is not told.
    public typealias SubstitutionDefault = Substitution
    /// A nested rule that belongs to a rule which the upper jobnet lacks.
    public enum MissingUpperRule: String, Hashable, Sendable, CaseIterable { case none, any }
    /// Whether the base time moves the hours of the 48-hour clock.
    public enum LongClockBase: String, Hashable, Sendable, CaseIterable { case kept, ignored }
    /// Whether the service is running on closed days, which `sh=no` asks for.
    public enum ClosedDayService: String, Hashable, Sendable, CaseIterable { case running, stopped }
    /// A nested jobnet with rules of its own and without `de`.
    public enum OwnRules: String, Hashable, Sendable, CaseIterable { case used, ignored }
    /// A weekday with a month, without a year and without a week.
    public enum WeekdayOfMonth: String, Hashable, Sendable, CaseIterable { case first, nearest }
    /// Which date `ed` is compared with.
    public enum ExpiryTest: String, Hashable, Sendable, CaseIterable { case candidate, result }
    /// A clock time before the base time.
    public enum EarlyTime: String, Hashable, Sendable, CaseIterable {
        case nextMorning = "next-morning"
        case sameMorning = "same-morning"
    }
    /// A base day that a month lacks.
    public enum MissingBaseDay: String, Hashable, Sendable, CaseIterable {
        case last
        case nextMonth = "next-month"
    }

    /// Question 1.
    public var passedStart = PassedStart.none
    /// Question 2.
    public var missingDay = MissingDay.last
    /// Question 3.
    public var beyondMonth = BeyondMonth.none
    /// Question 4.
    public var missingWeek = MissingWeek.none
    /// Question 5.
    public var substitutionLimit = SubstitutionLimit.inclusive
    /// Question 6.
    public var shiftGrace = ShiftGrace.calendarDays
    /// Question 7.
    public var crossing = Crossing.run
    /// Questions 8 and 17.
    public var exclusion = Exclusion.concurrent
    /// Question 9.
    public var overdueRuns = OverdueRuns.each
    /// Question 10.
    public var cycleOrigin = CycleOrigin.unmoved
    /// Question 11.
    public var substitutionDefault = SubstitutionDefault.cancel
    /// Question 12.
    public var missingUpperRule = MissingUpperRule.none
    /// Question 13.
    public var longClockBase = LongClockBase.kept
    /// Question 14.
    public var closedDayService = ClosedDayService.running
    /// Question 15.
    public var ownRules = OwnRules.used
    /// Question 16.
    public var weekdayOfMonth = WeekdayOfMonth.first
    /// Question 18: the documents do not say whether `ed` is tested before or after substitution.
    public var expiryTest = ExpiryTest.candidate
    /// Question 19: a start time such as 01:00 where the day begins at 08:00.
    public var earlyTime = EarlyTime.nextMorning
    /// Question 20: a base day of 31 in a shorter month.
    public var missingBaseDay = MissingBaseDay.last

    public init() {}
}

/// A question that a run's date, start or delays, or its absence, hang on.
public enum Assumption: String, Hashable, Sendable, CaseIterable, Comparable {
    case passedStart = "passed-start"
    case missingDay = "missing-day"
    case beyondMonth = "beyond-month"
    case missingWeek = "missing-week"
    case substitutionLimit = "substitution-limit"
    case shiftGrace = "shift-grace"
    case crossing
    case exclusion
    case overdueRuns = "overdue-runs"
    case cycleOrigin = "cycle-origin"
    case substitutionDefault = "substitution-default"
    case missingUpperRule = "missing-upper-rule"
    case longClockBase = "long-clock-base"
    case closedDayService = "closed-day-service"
    case ownRules = "own-rules"
    case weekdayOfMonth = "weekday-of-month"
    case expiryTest = "expiry-test"
    case earlyTime = "early-time"
    case missingBaseDay = "missing-base-day"

    /// In the order of the questions' numbers.
    public static func < (left: Self, right: Self) -> Bool {
        left.number < right.number
    }

    /// The question's number in the article.
    public var number: Int {
        switch self {
        case .passedStart: 1
        case .missingDay: 2
        case .beyondMonth: 3
        case .missingWeek: 4
        case .substitutionLimit: 5
        case .shiftGrace: 6
        case .crossing: 7
        case .exclusion: 8
        case .overdueRuns: 9
        case .cycleOrigin: 10
        case .substitutionDefault: 11
        case .missingUpperRule: 12
        case .longClockBase: 13
        case .closedDayService: 14
        case .ownRules: 15
        case .weekdayOfMonth: 16
        case .expiryTest: 18
        case .earlyTime: 19
        case .missingBaseDay: 20
        }
    }
}
