import Jobnets
import Replay
import Testing

@Suite("Why a jobnet runs on a day, or does not")
struct ExplanationTests {
    private static let weekdays = "cl=sa;cl=su"

    /// The last jobnet of a definition, on a day of June 2026 (the 1st is a Monday) unless another month is told.
    private func explain(
        _ definition: String,
        on day: String,
        calendar: String = Self.weekdays,
        registered: String = "2026-06-01",
        settings: String = ""
    ) throws -> Explanation {
        let scheduler = try ScheduleText.scheduler(
            definition,
            calendar: calendar,
            settings: settings,
            registered: date(registered)
        )
        let name = try #require(scheduler.jobnets.last?.fullName)
        let explanation = try #require(scheduler.explanation(of: name, on: date(day)))
        #expect(explanation.runs == scheduler.runs(of: name, from: date(day), to: date(day)))
        return explanation
    }

    private func date(_ text: String) -> CalendarDate { ScheduleText.date(text) }

    @Test("every step of a run that substitution and cftd moved is told in order")
    func steps() throws {
        let explanation = try explain("sd=15;cy=(1,m);sh=be;cftd=be,2;st=9:00", on: "2026-08-12")
        let run = try #require(explanation.runs.first)
        #expect(explanation.reasons == [.runs(run), .movedHere(rule: 1, from: date("2026-08-15"))])
        let rule = try #require(explanation.rules.first)
        #expect(rule.startMonth == Month(year: 2026, month: 6))
        #expect(rule.startDays == date("2026-06-01")...date("2026-06-30"))
        let trace = try #require(rule.traces.first)
        #expect(
            trace.steps == [
                .candidate(date("2026-08-15"), cycle: 2),
                .calendar(DayStanding(state: .closed, entry: .weekday(.group(above: 0)))),
                .substitution(.before, isTold: true, to: date("2026-08-14")),
                .shift(Shift(.openBefore, days: 2), to: date("2026-08-12")),
                .start(.absolute(minutes: 540), baseTime: 0, CalendarMinute(date("2026-08-12"), minutes: 540)),
                .day(date("2026-08-12")),
                .runs,
            ]
        )
        #expect(rule.before?.candidate == date("2026-07-15"))
        #expect(rule.after?.candidate == date("2026-08-15"))
    }

    @Test("a candidate that was moved away names the date that it became")
    func movedAway() throws {
        let explanation = try explain("sd=2026/06/07;sh=af", on: "2026-06-07")
        #expect(explanation.reasons == [.movedAway(rule: 1, from: date("2026-06-07"), to: date("2026-06-08"))])
        #expect(explanation.calendar == DayStanding(state: .closed, entry: .weekday(.group(above: 0))))
    }

    @Test("a substitute that cftd moves on is told as well")
    func movedOn() throws {
        let explanation = try explain("sd=2026/06/06;sh=af;cftd=af,1", on: "2026-06-08")
        #expect(explanation.reasons == [.movedAway(rule: 1, from: date("2026-06-06"), to: date("2026-06-09"))])
    }

    @Test("a day between two candidates has the nearest of them")
    func between() throws {
        let explanation = try explain("sd=2026/06/01;cy=(1,w)", on: "2026-06-10")
        #expect(
            explanation.reasons == [.noCandidate(rule: 1, before: date("2026-06-08"), after: date("2026-06-15"))]
        )
    }

    @Test("a single date has nothing after it")
    func after() throws {
        let explanation = try explain("sd=2026/06/01", on: "2026-06-10")
        #expect(explanation.reasons == [.noCandidate(rule: 1, before: date("2026-06-01"), after: nil)])
    }

    @Test(
        "a candidate that is no run names the step that ended it",
        arguments: [
            ("sd=2026/06/07;sh=ca", "", Obstacle.closed, [Assumption]()),
            ("sd=2026/06/07", "", .closed, [.substitutionDefault]),
            ("sd=2026/06/07;sh=no", "closed-day-service=stopped", .serviceStopped, [.closedDayService]),
            ("sd=2026/06/07;sh=be;shd=1", "", .noSubstitute, []),
            ("sd=2026/06/07;sh=be", "substitution-limit=exclusive", .noSubstitute, [.substitutionLimit]),
            ("sd=2026/06/07;sh=no;cftd=af,5,2", "", .beyondGrace, [.closedDayService]),
            ("sd=2026/06/01;cy=(1,d);sh=af;ed=2026/06/06", "", .expired, []),
            ("sd=2026/06/07;sh=no;ed=2026/06/06;cftd=be,1", "", .expired, [.closedDayService, .expiryTest]),
            ("sd=7", "", .passed, [.passedStart]),
        ]
    )
    func obstacles(definition: String, settings: String, obstacle: Obstacle, assumptions: [Assumption]) throws {
        let registered = obstacle == .passed ? "2026-06-20" : "2026-06-01"
        let explanation = try explain(definition, on: "2026-06-07", registered: registered, settings: settings)
        let dropped = Explanation.Reason.dropped(rule: 1, candidate: date("2026-06-07"), obstacle)
        #expect(explanation.reasons.contains(dropped))
        let trace = explanation.rules.first?.traces.first { $0.candidate == date("2026-06-07") }
        #expect(trace?.assumptions.filter { $0 != .cycleOrigin } == assumptions)
        #expect(trace?.steps.last == .noRun(obstacle))
    }

    @Test("a run that a step moved over the month's end is dropped where that is asked for")
    func crossing() throws {
        let explanation = try explain(
            "sd=2026/05/31;sh=af",
            on: "2026-06-01",
            registered: "2026-05-01",
            settings: "crossing=drop"
        )
        #expect(explanation.reasons == [.dropped(rule: 1, candidate: date("2026-05-31"), .crossing)])
    }

    @Test("a run before the registration is told as such")
    func beforeRegistration() throws {
        let explanation = try explain("sd=2026/06/03", on: "2026-06-03", registered: "2026-06-04")
        #expect(
            explanation.reasons == [
                .beforeRegistration, .dropped(rule: 1, candidate: date("2026-06-03"), .beforeRegistration),
            ]
        )
    }

    @Test("a month without the day says what it lacks")
    func lacking() throws {
        let explanation = try explain(
            "sd=31;cy=(1,m)",
            on: "2026-06-30",
            calendar: "",
            registered: "2026-05-01",
            settings: "missing-day=none"
        )
        #expect(
            explanation.reasons == [
                .monthLacks(rule: 1, Month(year: 2026, month: 6), .day),
                .noCandidate(rule: 1, before: date("2026-05-31"), after: date("2026-07-31")),
            ]
        )
    }

    @Test("a late hour is told from both of its days")
    func lateHour() throws {
        let here = try explain("sd=2026/06/03;st=25:00", on: "2026-06-03")
        #expect(here.reasons == [.belongsTo(rule: 1, date("2026-06-04"))])
        let next = try explain("sd=2026/06/03;st=25:00", on: "2026-06-04")
        let run = try #require(next.runs.first)
        #expect(run.ruleDate == date("2026-06-03"))
        #expect(next.reasons == [.runs(run)])
        #expect(next.rules.first?.traces.first?.steps.contains(.day(date("2026-06-04"))) == true)
    }

    @Test("two rules of the same minute: the second is one with the first")
    func merged() throws {
        let explanation = try explain("sd=1,2026/06/03;sd=2,we;cy=2,(1,w)", on: "2026-06-03")
        #expect(explanation.runs.map(\.rules) == [[1, 2]])
        #expect(explanation.reasons.last == .merged(rule: 2, into: 1))
    }

    @Test("an undefined schedule has no rules to explain")
    func undefined() throws {
        let explanation = try explain("sd=0,ud", on: "2026-06-03")
        #expect(explanation.reasons == [.noSchedule(.undefined)])
    }

    @Test("the other jobnet of ejn is named")
    func excluded() throws {
        let explanation = try explain(
            "/b: sd=2026/06/03 | /a: sd=2026/06/03;st=9:00;ejn=b",
            on: "2026-06-03",
            settings: "exclusion=same-day"
        )
        #expect(explanation.reasons == [.excluded(rule: 1, by: "/c/b")])
        #expect(explanation.rules.first?.traces.first?.steps.last == .excluded(by: "/c/b"))
    }

    @Test("a nested jobnet says which rule of the upper one it runs with")
    func linked() throws {
        let explanation = try explain(
            "/a: sd=3,2026/06/03;st=3,9:00 | /a/b: de=n;sd=1,2026/06/03;ln=1,3;st=1,8:00",
            on: "2026-06-03"
        )
        let nine = CalendarMinute(date("2026-06-03"), minutes: 540)
        let steps = try #require(explanation.rules.first?.traces.first?.steps)
        #expect(
            steps.suffix(4) == [
                .linked(upperRule: 3, upperStart: nine), .heldUntil(nine), .day(date("2026-06-03")), .runs,
            ]
        )
        #expect(explanation.upperRuns.map(\.rule) == [3])
    }

    @Test("a nested jobnet is bypassed where the upper one runs and no own rule fits")
    func bypassed() throws {
        let explanation = try explain(
            "/a: sd=1,2026/06/01;cy=1,(1,d) | /a/b: de=n;sd=1,fr;cy=1,(1,w)",
            on: "2026-06-03"
        )
        let upper = try #require(explanation.upperRuns.first)
        #expect(
            explanation.reasons == [
                .noCandidate(rule: 1, before: nil, after: date("2026-06-05")), .bypassed(upper),
            ]
        )
        let never = try explain("/a: sd=1,2026/06/01;cy=1,(1,d) | /a/b: de=n", on: "2026-06-03")
        #expect(never.reasons == [.noSchedule(.never), .bypassed(upper)])
    }

    @Test("a nested jobnet's own day is no day of the upper one")
    func notLinked() throws {
        let explanation = try explain("/a: sd=1,2026/06/01 | /a/b: de=n;sd=1,2026/06/03", on: "2026-06-03")
        #expect(
            explanation.reasons == [
                .notLinked(rule: 1, ruleDate: date("2026-06-03"), upperRule: 1), .upperDoesNotRun("/c/a"),
            ]
        )
    }

    @Test("a rule that the upper jobnet lacks is named")
    func lacksRule() throws {
        let explanation = try explain("/a: sd=1,2026/06/03 | /a/b: de=n;sd=1,2026/06/03;ln=1,9", on: "2026-06-03")
        let upper = try #require(explanation.upperRuns.first)
        #expect(explanation.reasons == [.upperLacksRule(rule: 1, upperRule: 9), .bypassed(upper)])
        #expect(explanation.rules.first?.traces.first?.assumptions == [.missingUpperRule])
    }

    @Test("de=y and rules contradict each other; a jobnet whose upper one is missing is detached")
    func contradictory() {
        // The reader refuses the first, and never leaves out an upper jobnet.
        var both = JobnetSchedule(fullName: "/a/b", calendar: OperatingCalendar([]), upper: "/a")
        both.dependsOnUpper = true
        both.rules = [ScheduleRule(number: 1, startDate: .registration)]
        let upper = JobnetSchedule(fullName: "/a", calendar: OperatingCalendar([]))
        var lost = JobnetSchedule(fullName: "/x/y", calendar: OperatingCalendar([]), upper: "/x")
        lost.dependsOnUpper = true
        let scheduler = Scheduler(jobnets: [upper, both, lost], registered: date("2026-06-01"))
        #expect(
            scheduler.explanation(of: "/a/b", on: date("2026-06-03"))?.reasons == [.noSchedule(.contradictory)]
        )
        #expect(scheduler.explanation(of: "/x/y", on: date("2026-06-01"))?.reasons == [.noSchedule(.detached)])
    }

    @Test("what every row of the fixtures comes to has a reason, on every day")
    func everyRow() throws {
        for row in ScheduleVector.dated {
            let scheduler = try row.scheduler()
            guard let name = scheduler.jobnets.last?.fullName else { continue }
            let runs = scheduler.runs(of: name, from: row.from, to: min(row.to, row.from + 20))
            for number in row.from.dayNumber...min(row.to, row.from + 20).dayNumber {
                let day = CalendarDate(dayNumber: number)
                guard let explanation = scheduler.explanation(of: name, on: day) else {
                    Issue.record("\(row.id): no explanation on \(day)")
                    return
                }
                #expect(explanation.runs == runs.filter { $0.day == day }, "\(row.id) on \(day)")
                #expect(!explanation.reasons.isEmpty, "\(row.id) on \(day)")
                guard explanation.nesting != .asUpper else { continue }
                let traced = explanation.rules.flatMap(\.traces).filter { $0.day == day && $0.steps.last == .runs }
                #expect(traced.isEmpty == explanation.runs.isEmpty, "\(row.id) on \(day)")
            }
        }
    }
}
