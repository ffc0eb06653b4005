public import Replay

/// What the definition of one jobnet says of its schedule, with its calendar.
public struct JobnetSchedule: Hashable, Sendable {
    /// `/group/jobnet/nested`.
    public var fullName: String
    /// In the order of their numbers. A root jobnet without `sd` has rule 1 with the day of registration (line 57).
    public var rules: [ScheduleRule] = []
    /// `sd=0,ud`: nothing is scheduled.
    public var isUndefined = false
    /// `sy` and `ey` by rule number, for a jobnet that runs as its upper one.
    public var delays: [RuleDelays] = []
    /// `de`; nil when it is not told.
    public var dependsOnUpper: Bool?
    /// `ed`.
    public var expiry: CalendarDate?
    /// `ejn`: the name of a jobnet beside this one.
    public var exclusive: String?
    /// `ms=mlt`.
    public var waitsForPreviousRun = false
    /// `mp=y`.
    public var allowsConcurrentRuns = false
    /// `fd`, 1 to 2,879 minutes.
    public var requiredMinutes: Int?
    public var calendar: OperatingCalendar
    /// The full name of the jobnet around it; nil for a root jobnet.
    public var upper: String?

    public init(fullName: String, calendar: OperatingCalendar, upper: String? = nil) {
        self.fullName = fullName
        self.calendar = calendar
        self.upper = upper
    }
}

/// When a run of one rule is late.
public struct RuleDelays: Hashable, Sendable {
    /// 1 to 144.
    public var rule: Int
    public var start: DelayTime?
    public var end: DelayTime?

    public init(rule: Int, start: DelayTime? = nil, end: DelayTime? = nil) {
        self.rule = rule
        self.start = start
        self.end = end
    }
}

/// Which hours a day has: a setting of the scheduler service (Overview 3.3.1).
public enum ScheduleClock: Int, Hashable, Sendable, CaseIterable {
    /// 24:00 to 47:59 belong to the next day.
    case hours24 = 24
    /// 0:00 to 47:59 belong to one day.
    case hours48 = 48
}

/// One run that a schedule has.
public struct ScheduledRun: Hashable, Sendable {
    /// The rule that it comes from: of several that give the same start, the one with the lowest number.
    public var rule: Int
    /// All rules that give it, in order.
    public var rules: [Int]
    /// The date that the rule's steps end with; its calendar state and that of the nested jobnets hang on it.
    public var ruleDate: CalendarDate
    /// The day that the run belongs to by the clock.
    public var day: CalendarDate
    public var start: CalendarMinute
    /// Nil where it is not watched.
    public var startDelayAt: CalendarMinute?
    public var endDelayAt: CalendarMinute?
    /// Nil where no start condition is used, or it is watched without limit.
    public var monitoringEndsAt: CalendarMinute?
    public var monitoring: Monitoring?
    /// The open questions that it hangs on, in the order of their numbers, each once.
    public var assumptions: [Assumption]

    public init(
        rule: Int,
        rules: [Int],
        ruleDate: CalendarDate,
        day: CalendarDate,
        start: CalendarMinute,
        assumptions: [Assumption] = []
    ) {
        self.rule = rule
        self.rules = rules
        self.ruleDate = ruleDate
        self.day = day
        self.start = start
        self.assumptions = assumptions
    }
}
