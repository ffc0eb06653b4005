internal import Replay

/// A run on its way through steps 7 to 9. Days are counted since 1970-01-01, times are minutes since that day's 00:00.
///
/// It is kept small: a jobnet that runs every day has thousands.
struct PlannedRun {
    var rule: Int
    /// The rules that are one with it, in order; nil for none.
    var otherRules: [Int]?
    var ruleDate: Int
    var day: Int
    var start: Int
    /// The start of the upper jobnet's run, for a root jobnet its own.
    var upperStart: Int
    var rootStart: Int
    var questions: Questions

    /// Whether the rule, or one that is one with it, gives the run.
    func comes(from number: Int) -> Bool {
        rule == number || otherRules?.contains(number) ?? false
    }

    /// True for runs that are one: of the same day, at the same time.
    func isOne(with other: Self) -> Bool {
        start == other.start && day == other.day
    }
}

/// Step 7 for one jobnet: runs with their times.
struct RunMaker {
    let times: StartTimes

    /// The run of an own rule on a rule date, not before the upper jobnet's run.
    func planned(_ rule: ScheduleRule, on ruleDate: Int, upper: PlannedRun?, _ questions: Questions) -> PlannedRun {
        let placed = times.placed(rule.startTime, on: ruleDate)
        let start = max(placed.minute, upper?.start ?? placed.minute)
        return PlannedRun(
            rule: rule.number,
            ruleDate: ruleDate,
            day: times.day(of: start, ruleDate: ruleDate),
            start: start,
            upperStart: upper?.start ?? start,
            rootStart: upper?.rootStart ?? start,
            questions: questions.union(placed.questions).union(upper?.questions ?? [])
        )
    }
}

/// The end of step 7 for one jobnet: runs as others see them, with their delays.
///
/// What is said of a rule is looked up once for runs that follow each other.
struct RunFinisher {
    private let jobnet: JobnetSchedule
    private let times: StartTimes
    /// Own rules give start and end delay also where the jobnet runs as its upper one, unless `delays` does.
    private let isInherited: Bool
    private let required: Int?

    private var rule: Int?
    private var rules: [Int] = []
    private var delays = RuleDelays(rule: 0)
    private var monitoring: Monitoring?
    private var questions: Questions = []
    private var assumptions: [Assumption] = []

    init(_ jobnet: JobnetSchedule, _ times: StartTimes, isInherited: Bool) {
        self.jobnet = jobnet
        self.times = times
        self.isInherited = isInherited
        required = jobnet.requiredMinutes?.withinWeeks
    }

    mutating func run(_ planned: PlannedRun) -> ScheduledRun {
        if rule != planned.rule { look(up: planned.rule) }
        var run = ScheduledRun(
            rule: planned.rule,
            rules: rules,
            ruleDate: CalendarDate(dayNumber: planned.ruleDate),
            day: CalendarDate(dayNumber: planned.day),
            start: CalendarMinute(minutes: planned.start)
        )
        if let others = planned.otherRules { run.rules += others }
        var asked = planned.questions
        if let delay = delays.start { run.startDelayAt = minute(delay, of: planned, &asked) }
        let latestEnd = required.map { planned.start + $0 }
        if let delay = delays.end {
            run.endDelayAt = minute(delay, of: planned, notAfter: latestEnd ?? .max, &asked)
        } else if let latestEnd {
            run.endDelayAt = CalendarMinute(minutes: latestEnd)
        }
        if let monitoring {
            run.monitoring = monitoring
            switch monitoring.end {
            case .clock(let minutes): run.monitoringEndsAt = minute(.clock(minutes: minutes), of: planned, &asked)
            case .after(let minutes): run.monitoringEndsAt = run.start + minutes.withinWeeks
            case .unlimited: break
            }
        }
        if questions != asked {
            questions = asked
            assumptions = asked.list
        }
        run.assumptions = assumptions
        return run
    }

    private mutating func look(up number: Int) {
        let told = jobnet.rules.first { $0.number == number }
        rule = number
        rules = [number]
        delays = RuleDelays(rule: number, start: told?.startDelay, end: told?.endDelay)
        if isInherited, let inherited = jobnet.delays.first(where: { $0.rule == number }) { delays = inherited }
        monitoring = isInherited ? nil : told?.monitoring
    }

    /// A delay's time, with the questions that it hangs on.
    private func minute(
        _ delay: DelayTime,
        of planned: PlannedRun,
        notAfter limit: Int = .max,
        _ questions: inout Questions
    ) -> CalendarMinute {
        let minute: Int
        switch delay {
        case .clock(let minutes):
            let placed = times.placed(.absolute(minutes: minutes), on: planned.ruleDate, notAfter: limit)
            questions.formUnion(placed.questions)
            minute = placed.minute
        case .fromRoot(let minutes): minute = planned.rootStart + minutes.withinWeeks
        case .fromUpper(let minutes): minute = planned.upperStart + minutes.withinWeeks
        case .fromOwn(let minutes): minute = planned.start + minutes.withinWeeks
        }
        return CalendarMinute(minutes: min(minute, limit))
    }
}
