import Jobnets
import Replay
import TestSupport

/// Jobnets with a calendar, a registration and a period, in which interesting things happen often.
struct RandomDefinition {
    var jobnets: [JobnetSchedule] = []
    var registered = CalendarDate(dayNumber: 0)
    var from = CalendarDate(dayNumber: 0)
    var to = CalendarDate(dayNumber: 0)
    var clock = ScheduleClock.hours24
    var options = ScheduleOptions()
    var lastYear = 2036

    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        choosePeriod()
        clock = chance(35) ? .hours48 : .hours24
        chooseOptions()
        let root = jobnet("/g/outer", calendar: calendar(), upper: nil)
        jobnets = [root]
        if chance(15) {
            let calendar = chance(70) ? root.calendar : calendar()
            jobnets.append(jobnet("/g/other", calendar: calendar, upper: nil))
            jobnets[0].exclusive = "other"
            if chance(40) { jobnets[1].exclusive = "outer" }
        }
        if chance(40) {
            let calendar = chance(85) ? root.calendar : calendar()
            jobnets.append(jobnet("/g/outer/inner", calendar: calendar, upper: "/g/outer"))
            let inner = jobnets.count - 1
            if chance(25) {
                jobnets.append(jobnet("/g/outer/beside", calendar: calendar, upper: "/g/outer"))
                jobnets[inner].exclusive = "beside"
            }
            if chance(25) { jobnets.append(jobnet("/g/outer/inner/deep", calendar: calendar, upper: "/g/outer/inner")) }
        }
    }

    // MARK: Dice

    private mutating func below(_ count: Int) -> Int {
        Int(generator.next() % UInt64(count))
    }

    private mutating func chance(_ percent: Int) -> Bool {
        below(100) < percent
    }

    private mutating func one<Value>(_ values: [Value]) -> Value {
        values[below(values.count)]
    }

    // MARK: Period and options

    private mutating func choosePeriod() {
        // The first years of the calendar have leap days as any others, and few days before them.
        let year = chance(90) ? one([1994, 1995, 1996, 1996, 1997, 1998, 1999, 2000, 2000]) : one([2026, 2028, 2036])
        let month = one([1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12])
        let day = chance(40) ? one([1, 1, 26, 28, 29, 30, 31]) : below(28) + 1
        registered = date(year, month, day)
        from = registered
        if chance(30) { from = registered + (below(90) - 20) }
        to = from + (chance(12) ? 200 + below(200) : 20 + below(80))
        lastYear = min(year + (chance(10) ? below(2) : 2), 2036)
    }

    private mutating func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        var day = day
        while true {
            if let date = CalendarDate(year: year, month: month, day: day) { return date }
            day -= 1
        }
    }

    private mutating func chooseOptions() {
        for assumption in Assumption.allCases {
            let percent =
                switch assumption {
                case .exclusion: 70
                case .overdueRuns: 50
                default: 25
                }
            guard chance(percent) else { continue }
            let answer = one(ScheduleOptions.values(of: assumption))
            precondition(options.set(assumption, to: answer), "\(assumption) has no answer \(answer)")
        }
    }

    // MARK: Calendars

    private mutating func calendar() -> OperatingCalendar {
        let layers = (0..<one([1, 1, 1, 2, 2, 3, 0])).map { _ in entries(isOverlay: false) }
        return OperatingCalendar(layers, overlay: chance(15) ? entries(isOverlay: true) : nil)
    }

    private mutating func entries(isOverlay: Bool) -> CalendarEntries {
        var entries = CalendarEntries()
        switch below(10) {
        case 0, 1, 2, 3, 4: for weekday in [0, 6] { entries.weekdays[weekday] = .closed }
        case 5: for weekday in 0..<7 { entries.weekdays[weekday] = weekday == 3 ? .open : .closed }
        case 6, 7: for weekday in 0..<7 where chance(40) { entries.weekdays[weekday] = one([.open, .closed]) }
        default: break
        }
        if chance(50) {
            for _ in 0..<below(6) { entries.dates[someDate()] = one([.open, .closed, .closed]) }
        }
        if chance(25) {
            let first = someDate()
            for day in 0..<(3 + below(20)) { entries.dates[first + day] = .closed }
        }
        if chance(isOverlay ? 20 : 45) {
            switch below(8) {
            case 0: entries.baseDay = .weekday(below(7), one([.numbered(1), .numbered(2), .numbered(5), .last]))
            case 1: entries.baseDay = .weekday(below(7), .numbered(5))
            default: entries.baseDay = .day(one([1, 2, 10, 15, 16, 21, 26, 28, 29, 30, 31]))
            }
        }
        if chance(isOverlay ? 20 : 35) { entries.monthNaming = one([.this, .next, .next]) }
        if chance(isOverlay ? 20 : 40) { entries.baseTime = one([0, 1, 90, 480, 540, 1380, 1439]) }
        return entries
    }

    private mutating func someDate() -> CalendarDate {
        registered + (below(150) - 30)
    }

    // MARK: Jobnets

    private mutating func jobnet(_ name: String, calendar: OperatingCalendar, upper: String?) -> JobnetSchedule {
        var jobnet = JobnetSchedule(fullName: name, calendar: calendar, upper: upper)
        let isRoot = upper == nil
        if !isRoot {
            jobnet.dependsOnUpper = one([nil, nil, false, false, false, true])
        }
        if chance(isRoot ? 2 : 8) {
            jobnet.isUndefined = true
        } else if isRoot || chance(jobnet.dependsOnUpper == true ? 15 : 75) {
            var number = 0
            for _ in 0..<one([1, 1, 1, 2, 2, 3, 4]) {
                number += one([1, 1, 1, 2])
                jobnet.rules.append(rule(number, isRoot: isRoot))
            }
        }
        jobnet.delays = jobnet.rules.compactMap {
            $0.startDelay == nil && $0.endDelay == nil
                ? nil : RuleDelays(rule: $0.number, start: $0.startDelay, end: $0.endDelay)
        }
        if jobnet.rules.isEmpty, chance(50) {
            for number in 1...3 where chance(60) {
                jobnet.delays.append(RuleDelays(rule: number, start: delay(isRoot), end: delay(isRoot)))
            }
        }
        if chance(25) { jobnet.expiry = registered + (below(75) - 5) }
        if chance(35) {
            jobnet.requiredMinutes = one([1, 60, 600, 1440, 1500, 2879, 2879])
            jobnet.waitsForPreviousRun = chance(85)
            jobnet.allowsConcurrentRuns = chance(15)
        }
        return jobnet
    }

    private mutating func rule(_ number: Int, isRoot: Bool) -> ScheduleRule {
        var rule = ScheduleRule(number: number, startDate: startDate())
        if chance(65) {
            switch below(10) {
            case 0: rule.cycle = Cycle(below(2) + 1, .year)
            case 1, 2, 3: rule.cycle = Cycle(chance(70) ? 1 : below(12) + 1, .month)
            case 4, 5: rule.cycle = Cycle(below(3) + 1, .week)
            default: rule.cycle = Cycle(chance(40) ? 1 : below(31) + 1, .day)
            }
        }
        if chance(75) { rule.startTime = startTime() }
        rule.substitution = one([nil, .before, .before, .after, .after, .cancel, Substitution.none])
        if chance(50) { rule.substitutionDays = chance(85) ? below(6) + 1 : below(31) + 1 }
        if chance(30) {
            rule.shift = Shift(
                one(Shift.Direction.allCases),
                days: chance(90) ? below(6) + 1 : below(31) + 1,
                graceDays: chance(50) ? 10 : chance(70) ? below(8) + 1 : below(31) + 1
            )
        }
        if chance(25) { rule.startDelay = delay(isRoot) }
        if chance(25) { rule.endDelay = delay(isRoot) }
        if !isRoot, chance(50) { rule.upperRule = below(4) + 1 }
        if chance(10) {
            let end: Monitoring.End = one([
                .unlimited, .clock(minutes: below(2880)), .clock(minutes: 60), .after(minutes: below(2879) + 1),
            ])
            rule.monitoring = Monitoring(end: end, count: chance(40) ? nil : below(999) + 1)
        }
        return rule
    }

    private mutating func startDate() -> StartDate {
        if chance(10) { return .registration }
        var year: Int?
        var month: Int?
        if chance(40) {
            // Near the registration, on either side.
            let near = registered + (below(130) - 50)
            month = near.month
            if chance(55) { year = max(1994, min(near.year, 2036)) }
        }
        switch below(6) {
        case 0, 1: return .day(year: year, month: month, .numbered(.absolute, dayOfMonth(year, month)))
        case 2:
            let counting = one([Counting.absolute, .relative, .open, .closed])
            let most = counting == .absolute ? (month == nil ? 31 : 28) : 35
            return .day(year: year, month: month, .fromEnd(counting, chance(70) ? below(6) : below(most)))
        case 3:
            let counting = one([Counting.relative, .open, .open, .closed])
            return .day(year: year, month: month, .numbered(counting, chance(60) ? below(10) + 1 : below(35) + 1))
        case 4:
            return .day(year: year, month: month, .weekday(below(7), nil, one([.absolute, .absolute, .relative])))
        default:
            let week = one([Week.numbered(1), .numbered(3), .numbered(5), .numbered(5), .last])
            return .day(year: year, month: month, .weekday(below(7), week, one([.absolute, .absolute, .relative])))
        }
    }

    private mutating func dayOfMonth(_ year: Int?, _ month: Int?) -> Int {
        let day = chance(40) ? one([28, 29, 30, 31, 31]) : below(31) + 1
        guard let month else { return day }
        // A definition that tells a day which its month never has is refused.
        return min(day, date(year ?? 2024, month, 31).day)
    }

    private mutating func startTime() -> StartTime {
        let minutes = chance(75) ? one([0, 60, 90, 480, 540, 1440, 1500, 1980, 2879]) : below(2880)
        return chance(60) ? .absolute(minutes: minutes) : .relative(minutes: minutes)
    }

    private mutating func delay(_ isRoot: Bool) -> DelayTime? {
        switch below(6) {
        case 0: nil
        case 1, 2: .clock(minutes: chance(50) ? below(600) : below(2880))
        case 3: .fromRoot(minutes: below(2879) + 1)
        case 4: .fromUpper(minutes: below(2879) + 1)
        default: .fromOwn(minutes: below(2879) + 1)
        }
    }
}
