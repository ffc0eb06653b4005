import Jobnets
import Replay

/// The runs of jobnets by a second implementation of the article *How a date is computed*.
///
/// It walks over days where the scheduler counts, and knows nothing of the scheduler's code. What a run assumes is not
/// told.
final class OracleSchedule {
    private struct Run {
        var run: ScheduledRun
        var rootStart: Int
    }

    private enum Way {
        case ownRules
        case asUpper
        case never
    }

    private let definition: RandomDefinition
    private let last: Int
    private var calendars: [String: OracleCalendar] = [:]
    private var made: [String: [Run]] = [:]
    private var madeBeforeExclusion: [String: [Run]] = [:]

    private var options: ScheduleOptions { definition.options }

    init(_ definition: RandomDefinition) {
        self.definition = definition
        last = definition.to.dayNumber + 4
    }

    func runs(of fullName: String) -> [ScheduledRun] {
        finished(fullName).map(\.run).filter { $0.day >= definition.from && $0.day <= definition.to }
    }

    private func jobnet(_ fullName: String) -> JobnetSchedule? {
        definition.jobnets.first { $0.fullName == fullName }
    }

    private func calendar(_ jobnet: JobnetSchedule) -> OracleCalendar {
        if let known = calendars[jobnet.fullName] { return known }
        let new = OracleCalendar(
            jobnet.calendar,
            missingBaseDay: options.missingBaseDay,
            around: definition.registered.dayNumber
        )
        calendars[jobnet.fullName] = new
        return new
    }

    // MARK: Which runs there are

    private func way(_ jobnet: JobnetSchedule) -> Way {
        if jobnet.upper == nil { return jobnet.isUndefined ? .never : .ownRules }
        if jobnet.isUndefined { return jobnet.dependsOnUpper == nil ? .asUpper : .never }
        if jobnet.rules.isEmpty { return jobnet.dependsOnUpper == false ? .never : .asUpper }
        switch jobnet.dependsOnUpper {
        case true: return .never
        case false: return .ownRules
        case nil: return options.ownRules == .used ? .ownRules : .asUpper
        }
    }

    /// The numbers of the rules that a jobnet's runs come from.
    private func ruleNumbers(_ jobnet: JobnetSchedule) -> [Int] {
        switch way(jobnet) {
        case .ownRules: jobnet.rules.map(\.number)
        case .asUpper: jobnet.upper.flatMap { self.jobnet($0) }.map { ruleNumbers($0) } ?? []
        case .never: []
        }
    }

    private func finished(_ fullName: String) -> [Run] {
        if let known = made[fullName] { return known }
        guard let jobnet = jobnet(fullName) else { return [] }
        var runs = beforeExclusion(jobnet)
        if options.exclusion != .concurrent, let exclusive = jobnet.exclusive {
            let other = fullName.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/" + exclusive
            let others = self.jobnet(other).map { beforeExclusion($0) } ?? []
            runs.removeAll { run in
                others.contains {
                    options.exclusion == .sameDay
                        ? $0.run.day == run.run.day : $0.run.start == run.run.start
                }
            }
        }
        made[fullName] = runs
        return runs
    }

    private func beforeExclusion(_ jobnet: JobnetSchedule) -> [Run] {
        if let known = madeBeforeExclusion[jobnet.fullName] { return known }
        var runs: [Run] =
            switch way(jobnet) {
            case .never: []
            case .asUpper: runsAsUpper(jobnet)
            case .ownRules: merged(jobnet.upper == nil ? rootRuns(jobnet) : nestedRuns(jobnet))
            }
        if options.overdueRuns == .one, jobnet.waitsForPreviousRun, !jobnet.allowsConcurrentRuns,
            let length = jobnet.requiredMinutes
        {
            runs = firstOverdue(runs, length)
        }
        madeBeforeExclusion[jobnet.fullName] = runs
        return runs
    }

    private func dates(_ rule: ScheduleRule, _ jobnet: JobnetSchedule) -> [Int] {
        walk(rule, jobnet).ruleDates(through: last).map(\.ruleDate)
    }

    private func walk(_ rule: ScheduleRule, _ jobnet: JobnetSchedule) -> OracleRule {
        OracleRule(
            rule: rule,
            expiry: jobnet.expiry?.dayNumber,
            calendar: calendar(jobnet),
            registered: definition.registered.dayNumber,
            options: options,
            lastYear: definition.lastYear
        )
    }

    private func rootRuns(_ jobnet: JobnetSchedule) -> [Run] {
        var runs: [Run] = []
        for rule in jobnet.rules {
            for date in dates(rule, jobnet) { runs.append(run(rule, date, of: jobnet, within: nil)) }
        }
        return runs
    }

    private func nestedRuns(_ jobnet: JobnetSchedule) -> [Run] {
        guard let upper = jobnet.upper, let upperJobnet = self.jobnet(upper) else { return [] }
        let uppers = finished(upper)
        let numbers = ruleNumbers(upperJobnet)
        var runs: [Run] = []
        for rule in jobnet.rules {
            let wanted = rule.upperRule ?? rule.number
            let isMissing = !numbers.contains(wanted)
            if isMissing, options.missingUpperRule == .none { continue }
            let dates = Set(dates(rule, jobnet))
            for outer in uppers where isMissing || outer.run.rules.contains(wanted) {
                let date = outer.run.ruleDate.dayNumber
                if dates.contains(date) { runs.append(run(rule, date, of: jobnet, within: outer)) }
            }
        }
        return runs
    }

    private func runsAsUpper(_ jobnet: JobnetSchedule) -> [Run] {
        guard let upper = jobnet.upper else { return [] }
        return finished(upper).map { outer in
            var run = outer
            let start = outer.run.start.minutes
            let delays = jobnet.delays.first { $0.rule == outer.run.rule }
            run.run.monitoring = nil
            run.run.monitoringEndsAt = nil
            let date = outer.run.ruleDate.dayNumber
            run.run.startDelayAt = moment(delays?.start, date, jobnet, outer.rootStart, start, start)
            run.run.endDelayAt = moment(delays?.end, date, jobnet, outer.rootStart, start, start)
            limit(&run.run, jobnet)
            return run
        }
    }

    /// Runs in the order of start and rule, and of those of a day that start at once the first.
    private func merged(_ runs: [Run]) -> [Run] {
        let order = runs.indices.sorted { left, right in
            let (one, other) = (runs[left].run, runs[right].run)
            return (one.start.minutes, one.rule, left) < (other.start.minutes, other.rule, right)
        }
        var result: [Run] = []
        for index in order {
            let run = runs[index].run
            // Those that start at once stand side by side.
            var place = result.count - 1
            while place >= 0, result[place].run.start == run.start, result[place].run.day != run.day { place -= 1 }
            if place >= 0, result[place].run.start == run.start {
                if !result[place].run.rules.contains(run.rule) { result[place].run.rules.append(run.rule) }
            } else {
                result.append(runs[index])
            }
        }
        return result
    }

    /// Of the runs that come due while one runs only the first, which begins when that one has ended.
    private func firstOverdue(_ runs: [Run], _ length: Int) -> [Run] {
        var kept: [Run] = []
        var busyUntil = Int.min
        var oneWaits = false
        for run in runs {
            let start = run.run.start.minutes
            if oneWaits, start >= busyUntil {
                busyUntil += length
                oneWaits = false
            }
            if start >= busyUntil {
                busyUntil = start + length
            } else if oneWaits {
                continue
            } else {
                oneWaits = true
            }
            kept.append(run)
        }
        return kept
    }

    // MARK: What they assume

    /// What each run of a root jobnet's rule assumes, of the questions in `compared`, by the rule date.
    ///
    /// A question is asked where any other answer to it leads the same step elsewhere. A date that two candidates give is
    /// left out.
    func assumptions(_ rule: ScheduleRule, of jobnet: JobnetSchedule) -> [Int: Set<Assumption>] {
        let walk = walk(rule, jobnet)
        var found: [Int: Set<Assumption>] = [:]
        var seen: Set<Int> = []
        for dated in walk.ruleDates(through: last) {
            if !seen.insert(dated.ruleDate).inserted {
                found[dated.ruleDate] = nil
                continue
            }
            let usual = run(rule, dated.ruleDate, of: jobnet, within: nil).run
            var asked: Set<Assumption> = []
            for (assumption, options) in Self.otherAnswers(options) {
                var other = walk
                other.options = options
                var isElsewhere = other.settled(dated.candidate) != dated.ruleDate
                if rule.cycle == nil {
                    isElsewhere = isElsewhere || other.onlyCandidate() != dated.candidate
                } else if let (month, week) = dated.later {
                    isElsewhere = isElsewhere || other.candidate(in: month, week: week) != dated.candidate
                    if case .day(_, _, .weekday(_, nil, _)) = rule.startDate {
                        // The week that it stands for is that of the first.
                        isElsewhere = isElsewhere || other.firstCandidate() != walk.firstCandidate()
                    }
                } else {
                    // All days of a cycle by days are counted from the first.
                    isElsewhere = isElsewhere || other.firstCandidate() != walk.firstCandidate()
                }
                var definition = definition
                definition.options = options
                let placed = OracleSchedule(definition).run(rule, dated.ruleDate, of: jobnet, within: nil).run
                if isElsewhere || placed != usual { asked.insert(assumption) }
            }
            found[dated.ruleDate] = asked
        }
        return found
    }

    static let compared: Set<Assumption> = [
        .passedStart, .missingDay, .beyondMonth, .missingWeek, .substitutionLimit, .shiftGrace, .crossing,
        .substitutionDefault, .longClockBase, .closedDayService, .weekdayOfMonth, .expiryTest, .earlyTime,
    ]

    private static func otherAnswers(_ options: ScheduleOptions) -> [(Assumption, ScheduleOptions)] {
        var answers: [(Assumption, ScheduleOptions)] = []
        func others<Answer: CaseIterable & Equatable>(
            _ assumption: Assumption,
            _ question: WritableKeyPath<ScheduleOptions, Answer>
        ) {
            for answer in Answer.allCases where answer != options[keyPath: question] {
                var other = options
                other[keyPath: question] = answer
                answers.append((assumption, other))
            }
        }
        others(.passedStart, \.passedStart)
        others(.missingDay, \.missingDay)
        others(.beyondMonth, \.beyondMonth)
        others(.missingWeek, \.missingWeek)
        others(.substitutionLimit, \.substitutionLimit)
        others(.shiftGrace, \.shiftGrace)
        others(.crossing, \.crossing)
        others(.substitutionDefault, \.substitutionDefault)
        others(.longClockBase, \.longClockBase)
        others(.closedDayService, \.closedDayService)
        others(.weekdayOfMonth, \.weekdayOfMonth)
        others(.expiryTest, \.expiryTest)
        others(.earlyTime, \.earlyTime)
        return answers
    }

    // MARK: When they are

    private func baseTime(_ jobnet: JobnetSchedule) -> Int {
        definition.clock == .hours48 && options.longClockBase == .ignored ? 0 : calendar(jobnet).baseTime
    }

    /// A time of the clock on a rule date.
    private func placed(_ time: Int, _ date: Int, _ jobnet: JobnetSchedule) -> Int {
        let isEarly = time < baseTime(jobnet) && options.earlyTime == .nextMorning
        return (isEarly ? date + 1 : date) * 1440 + time
    }

    private func run(_ rule: ScheduleRule, _ date: Int, of jobnet: JobnetSchedule, within upper: Run?) -> Run {
        var start: Int =
            switch rule.startTime {
            case .absolute(let minutes): placed(minutes, date, jobnet)
            case .relative(let minutes): date * 1440 + baseTime(jobnet) + minutes
            }
        if let upper { start = max(start, upper.run.start.minutes) }
        var day = date
        if definition.clock == .hours24 {
            let base = baseTime(jobnet)
            while start < day * 1440 + base { day -= 1 }
            while start >= (day + 1) * 1440 + base { day += 1 }
        }
        var run = ScheduledRun(
            rule: rule.number,
            rules: [rule.number],
            ruleDate: CalendarDate(dayNumber: date),
            day: CalendarDate(dayNumber: day),
            start: CalendarMinute(minutes: start)
        )
        let rootStart = upper?.rootStart ?? start
        let upperStart = upper?.run.start.minutes ?? start
        run.startDelayAt = moment(rule.startDelay, date, jobnet, rootStart, upperStart, start)
        run.endDelayAt = moment(rule.endDelay, date, jobnet, rootStart, upperStart, start)
        limit(&run, jobnet)
        run.monitoring = rule.monitoring
        switch rule.monitoring?.end {
        case .clock(let minutes): run.monitoringEndsAt = CalendarMinute(minutes: placed(minutes, date, jobnet))
        case .after(let minutes): run.monitoringEndsAt = CalendarMinute(minutes: start + minutes)
        case .unlimited, nil: break
        }
        return Run(run: run, rootStart: rootStart)
    }

    private func moment(
        _ delay: DelayTime?,
        _ date: Int,
        _ jobnet: JobnetSchedule,
        _ root: Int,
        _ upper: Int,
        _ own: Int
    ) -> CalendarMinute? {
        switch delay {
        case nil: nil
        case .clock(let minutes): CalendarMinute(minutes: placed(minutes, date, jobnet))
        case .fromRoot(let minutes): CalendarMinute(minutes: root + minutes)
        case .fromUpper(let minutes): CalendarMinute(minutes: upper + minutes)
        case .fromOwn(let minutes): CalendarMinute(minutes: own + minutes)
        }
    }

    /// The end is late when the required time has passed, too.
    private func limit(_ run: inout ScheduledRun, _ jobnet: JobnetSchedule) {
        guard let length = jobnet.requiredMinutes else { return }
        let end = CalendarMinute(minutes: run.start.minutes + length)
        run.endDelayAt = run.endDelayAt.map { min($0, end) } ?? end
    }
}
