import Jobnets
import Replay
import TestSupport
import Testing

@Suite("A schedule is computed within limits, whatever is asked")
struct SchedulerLimitTests {
    private let first = ScheduleText.date("2026-01-01")

    @Test("five thousand jobnets inside each other run as the outermost")
    func deep() {
        let calendar = OperatingCalendar([])
        var name = "/n"
        var jobnets = [JobnetSchedule(fullName: name, calendar: calendar)]
        jobnets[0].rules = [ScheduleRule(number: 1, startDate: .registration, startTime: .absolute(minutes: 60))]
        for _ in 1..<5000 {
            let upper = name
            name += "/n"
            jobnets.append(JobnetSchedule(fullName: name, calendar: calendar, upper: upper))
        }
        let scheduler = Scheduler(jobnets: jobnets, registered: first)
        #expect(scheduler.runs(of: name, from: first, to: first).map(\.start.description) == ["2026-01-01T01:00"])
        #expect(scheduler.runs(from: first, to: first).allSatisfy { $0.count == 1 })
        #expect(scheduler.explanation(of: name, on: first)?.nesting == .asUpper)
    }

    @Test("jobnets inside each other in a circle have no run")
    func circle() {
        let calendar = OperatingCalendar([])
        let jobnets = [("/a", "/b"), ("/b", "/c"), ("/c", "/b")].map {
            JobnetSchedule(fullName: $0, calendar: calendar, upper: $1)
        }
        let scheduler = Scheduler(jobnets: jobnets, registered: first)
        #expect(scheduler.runs(from: first, to: first) == [[], [], []])
        #expect(scheduler.nesting(of: "/a") == .detached)
    }

    @Test("an unknown name and a period that ends before it begins have no run")
    func unknown() throws {
        let scheduler = try ScheduleText.scheduler("sd=en;cy=(1,d)", registered: first)
        #expect(scheduler.runs(of: "/c/b", from: first, to: first).isEmpty)
        #expect(scheduler.runs(of: "/c/a", from: first + 1, to: first).isEmpty)
        #expect(scheduler.explanation(of: "/c/b", on: first) == nil)
        #expect(scheduler.nesting(of: "/c/b") == nil)
    }

    @Test("the years end with the last year, and begin with 1994")
    func years() {
        let jobnets = ScheduleText.schedules("sd=en;cy=(1,d)").jobnets
        let distant = CalendarDate(dayNumber: .min)...CalendarDate(dayNumber: .max)
        let early = Scheduler(jobnets: jobnets, registered: ScheduleText.date("1990-01-01"))
        let runs = early.runs(of: "/c/a", from: distant.lowerBound, to: distant.upperBound)
        #expect(runs.first?.day.description == "1994-01-01")
        #expect(runs.last?.day.description == "2036-12-31")
        #expect(runs.count == 43 * 365 + 11)
        let late = Scheduler(jobnets: jobnets, registered: CalendarDate(dayNumber: .max), lastYear: .max)
        #expect(late.runs(of: "/c/a", from: distant.lowerBound, to: distant.upperBound).count == 1)
        #expect(early.explanation(of: "/c/a", on: distant.upperBound)?.reasons.contains(.outsideYears) == true)
    }

    @Test("values that no parameter can tell neither trap nor go on without end")
    func unreasonable() {
        let numbers = [Int.min, -1, 0, 1, 40, 2_000_000_000, .max]
        for number in numbers {
            for unit in Cycle.Unit.allCases {
                var rules: [ScheduleRule] = []
                let days: [DayOfMonth] =
                    [.weekday(number, .numbered(number), .relative), .weekday(number, nil, .open)]
                    + Counting.allCases.flatMap { [.numbered($0, number), .fromEnd($0, number)] }
                for day in days {
                    rules.append(
                        ScheduleRule(
                            number: number,
                            startDate: .day(year: rules.count.isMultiple(of: 2) ? nil : number, month: number, day),
                            startTime: .relative(minutes: number),
                            startDelay: .fromOwn(minutes: number),
                            endDelay: .clock(minutes: number),
                            upperRule: number,
                            cycle: Cycle(number, unit),
                            substitution: .after,
                            substitutionDays: number,
                            shift: Shift(.anyBefore, days: number, graceDays: number),
                            monitoring: Monitoring(end: .after(minutes: number), count: number)
                        )
                    )
                }
                var entries = CalendarEntries()
                entries.weekdays = [.closed]
                entries.baseDay = .weekday(number, .numbered(number))
                entries.baseTime = number
                var jobnet = JobnetSchedule(fullName: "", calendar: OperatingCalendar([entries]))
                jobnet.rules = rules
                jobnet.requiredMinutes = number
                jobnet.waitsForPreviousRun = true
                jobnet.exclusive = "/"
                let scheduler = Scheduler(jobnets: [jobnet], registered: first, lastYear: 2027)
                let runs = scheduler.runs(of: "", from: first, to: first + 400)
                #expect(runs.allSatisfy { $0.ruleDate >= first })
                guard unit == .week else { continue }
                #expect(scheduler.explanation(of: "", on: first + 40)?.reasons.isEmpty == false)
            }
        }
    }

    @Test("a period's runs are those of its parts")
    func parts() throws {
        for row in ScheduleVector.dated {
            let scheduler = try row.scheduler()
            guard let name = scheduler.jobnets.last?.fullName else { continue }
            let end = min(row.to, row.from + 30)
            let whole = scheduler.runs(of: name, from: row.from, to: end)
            let days = (row.from.dayNumber...end.dayNumber).map { CalendarDate(dayNumber: $0) }
            let parts = days.flatMap { scheduler.runs(of: name, from: $0, to: $0) }
            #expect(whole == parts.sorted { ($0.start, $0.rule, $0.day) < ($1.start, $1.rule, $1.day) }, "\(row.id)")
        }
    }
}
