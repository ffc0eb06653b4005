public import Replay

/// Why a jobnet runs on a day, or does not, step by step. It has no words: reports tell it in a language.
public struct Explanation: Hashable, Sendable {
    /// The full name.
    public var jobnet: String
    /// The day that was asked for, as the clock counts days.
    public var day: CalendarDate
    public var registered: CalendarDate
    /// The day in the jobnet's calendar.
    public var calendar: DayStanding
    public var nesting: Nesting
    /// The full name of the jobnet around it.
    public var upper: String?
    /// The upper jobnet's runs that belong to the day, or whose rule date it is.
    public var upperRuns: [ScheduledRun]
    /// In the order of their numbers; empty where own rules do not count.
    public var rules: [RuleExplanation]
    /// The runs that belong to the day.
    public var runs: [ScheduledRun]
    /// In the order of rules; never empty.
    public var reasons: [Reason]

    public enum Reason: Hashable, Sendable {
        case runs(ScheduledRun)
        /// The schedule itself gives no run: `undefined`, `contradictory`, `never` or `detached`.
        case noSchedule(Nesting)
        case beforeRegistration
        /// No schedule has this year.
        case outsideYears
        /// The upper jobnet has no run on the day.
        case upperDoesNotRun(String)
        /// The upper jobnet runs, and this one is bypassed (計画未実行).
        case bypassed(ScheduledRun)
        /// A candidate of another day became a run of this day.
        case movedHere(rule: Int, from: CalendarDate)
        /// The day is a candidate, or the substitute of one, which became a run of another rule date.
        case movedAway(rule: Int, from: CalendarDate, to: CalendarDate)
        /// The rule date is this day; by its time the run belongs to another.
        case belongsTo(rule: Int, CalendarDate)
        /// A candidate of the day, or one that was moved to it, is no run.
        case dropped(rule: Int, candidate: CalendarDate, Obstacle)
        /// The run is one with another rule's.
        case merged(rule: Int, into: Int)
        /// The rule date is no day on which the upper jobnet runs by the rule that it belongs to.
        case notLinked(rule: Int, ruleDate: CalendarDate, upperRule: Int)
        /// The upper jobnet has no such rule (question 12).
        case upperLacksRule(rule: Int, upperRule: Int)
        /// Another run waits already for the end of the one before (question 9).
        case overdue(rule: Int)
        /// `ejn`: the full name of the other jobnet.
        case excluded(rule: Int, by: String)
        /// The month of the day has no candidate.
        case monthLacks(rule: Int, Month, MonthLack)
        /// The rule's nearest candidates; nil where there is none.
        case noCandidate(rule: Int, before: CalendarDate?, after: CalendarDate?)
    }
}

/// What one rule says about the day that was asked for.
public struct RuleExplanation: Hashable, Sendable {
    public var rule: ScheduleRule
    /// The month that the first candidate is looked for in: a calendar or base month, as the start date counts.
    public var startMonth: Month
    /// The days of that month.
    public var startDays: ClosedRange<CalendarDate>
    /// Candidates that fall on the day, or that a step moves to it.
    public var traces: [CandidateTrace]
    /// The nearest candidate before the day, up to the step of the day by the clock.
    public var before: CandidateTrace?
    /// The nearest one after it.
    public var after: CandidateTrace?
    /// Why the month of the day has no candidate.
    public var lacking: MonthLack?
}

/// One candidate on its way to a run.
public struct CandidateTrace: Hashable, Sendable {
    public var candidate: CalendarDate
    /// In the order in which they are taken. The last tells whether it runs.
    public var steps: [ScheduleStep]
    /// The open questions that the result hangs on, also where it is no run.
    public var assumptions: [Assumption]
}

/// A step from a start date to a run; steps that change nothing and cannot fail are left out.
public enum ScheduleStep: Hashable, Sendable {
    /// From the start date, or so many cycles after it.
    case candidate(CalendarDate, cycle: Int)
    /// `ed`, and the date that it was compared with.
    case expiry(CalendarDate, tested: CalendarDate, isExpired: Bool)
    /// The candidate in the calendar.
    case calendar(DayStanding)
    /// `@` without `sh` means its closed day.
    case closedDayMeant
    /// On a closed day: to which day, or nil for none. Told, or assumed by question 11.
    case substitution(Substitution, isTold: Bool, to: CalendarDate?)
    /// `cftd`: to which day, or nil for none.
    case shift(Shift, to: CalendarDate?)
    /// The way ends here.
    case noRun(Obstacle)
    /// `st`, the base time in minutes, and the time that they make.
    case start(StartTime, baseTime: Int, CalendarMinute)
    /// The upper jobnet runs by the rule that this one belongs to.
    case linked(upperRule: Int, upperStart: CalendarMinute)
    /// The upper jobnet does not run on the rule date by that rule.
    case notLinked(upperRule: Int)
    /// The upper jobnet lacks that rule (question 12).
    case upperLacksRule(upperRule: Int)
    /// The upper jobnet starts later than the own time.
    case heldUntil(CalendarMinute)
    /// The day that the run belongs to by the clock.
    case day(CalendarDate)
    /// One run with that of a rule with a lower number.
    case merged(into: Int)
    /// Another run waits already (question 9).
    case overdue
    /// `ejn`: the full name of the other jobnet.
    case excluded(by: String)
    case runs
}
