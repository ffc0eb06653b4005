import Jobnets
import Replay
import TestSupport
import Testing

/// What a jobnet's parameters say as a schedule, and when they say none.
@Suite("Schedules of a definition")
struct DefinitionSchedulesTests {
    static let rules: [(String, [ScheduleRule])] = [
        // Line 57: a root jobnet without sd.
        ("", [ScheduleRule(number: 1, startDate: .registration)]),
        (
            "st=10:00;sh=ca;",
            [
                ScheduleRule(
                    number: 1,
                    startDate: .registration,
                    startTime: .absolute(minutes: 600),
                    substitution: .cancel
                )
            ]
        ),
        ("sd=en;", [ScheduleRule(number: 1, startDate: .registration)]),
        (
            "sd=3,2020/05/+b-10;st=3,+27:03;cy=3,(9,y);",
            [
                ScheduleRule(
                    number: 3,
                    startDate: .day(year: 2020, month: 5, .fromEnd(.relative, 10)),
                    startTime: .relative(minutes: 27 * 60 + 3),
                    cycle: Cycle(9, .year)
                )
            ]
        ),
        // In the order of the numbers, whatever the order of the text.
        (
            "sd=2,04/*3;sd=1,31;",
            [
                ScheduleRule(number: 1, startDate: .day(year: nil, month: nil, .numbered(.absolute, 31))),
                ScheduleRule(number: 2, startDate: .day(year: nil, month: 4, .numbered(.open, 3))),
            ]
        ),
        ("sd=@b;", [ScheduleRule(number: 1, startDate: .day(year: nil, month: nil, .fromEnd(.closed, 0)))]),
        (
            "sd=+fr:2;",
            [ScheduleRule(number: 1, startDate: .day(year: nil, month: nil, .weekday(5, .numbered(2), .relative)))]
        ),
        (
            "sd=2026/06/su:b;",
            [ScheduleRule(number: 1, startDate: .day(year: 2026, month: 6, .weekday(0, .last, .absolute)))]
        ),
        ("sd=sa;", [ScheduleRule(number: 1, startDate: .day(year: nil, month: nil, .weekday(6, nil, .absolute)))]),
        // Lines 133 and 135: hour and minute are 0 when they are left out.
        ("st=:30;", [ScheduleRule(number: 1, startDate: .registration, startTime: .absolute(minutes: 30))]),
        ("st=+5:;", [ScheduleRule(number: 1, startDate: .registration, startTime: .relative(minutes: 300))]),
        (
            "sy=C10;ey=1,25:30;",
            [
                ScheduleRule(
                    number: 1,
                    startDate: .registration,
                    startDelay: .fromOwn(minutes: 10),
                    endDelay: .clock(minutes: 1530)
                )
            ]
        ),
        ("shd=31;", [ScheduleRule(number: 1, startDate: .registration, substitutionDays: 31)]),
        ("shd=1,;", [ScheduleRule(number: 1, startDate: .registration, substitutionDays: 2)]),
        (
            "cftd=be;",
            [ScheduleRule(number: 1, startDate: .registration, shift: Shift(.openBefore, days: 1, graceDays: 10))]
        ),
        (
            "cftd=1,af,3,5;",
            [ScheduleRule(number: 1, startDate: .registration, shift: Shift(.openAfter, days: 3, graceDays: 5))]
        ),
        ("cftd=no;", [ScheduleRule(number: 1, startDate: .registration)]),
        // Line 175: ln says nothing on a root jobnet.
        ("ln=3;", [ScheduleRule(number: 1, startDate: .registration)]),
        (
            "wt=un;wc=1,;",
            [ScheduleRule(number: 1, startDate: .registration, monitoring: Monitoring(end: .unlimited, count: 1))]
        ),
        (
            "wt=23:00;wc=un;",
            [
                ScheduleRule(
                    number: 1,
                    startDate: .registration,
                    monitoring: Monitoring(end: .clock(minutes: 1380), count: nil)
                )
            ]
        ),
        (
            "wt=90;wc=5;",
            [
                ScheduleRule(
                    number: 1,
                    startDate: .registration,
                    monitoring: Monitoring(end: .after(minutes: 90), count: 5)
                )
            ]
        ),
        ("wt=90;", [ScheduleRule(number: 1, startDate: .registration)]),
        ("wt=no;wc=5;", [ScheduleRule(number: 1, startDate: .registration)]),
        ("wt=90;wc=no;", [ScheduleRule(number: 1, startDate: .registration)]),
        ("sd=0,ud;", []),
    ]

    @Test("the rules of a root jobnet", arguments: rules)
    func rule(_ parameters: String, _ expected: [ScheduleRule]) throws {
        let told = try #require(schedule(parameters))
        #expect(told.rules == expected)
        #expect(told.isUndefined == (parameters == "sd=0,ud;"))
    }

    @Test("what stands once, and what is assumed without it")
    func defaults() throws {
        let plain = try #require(schedule(""))
        #expect(plain.fullName == "/n")
        #expect(plain.upper == nil)
        #expect(plain.dependsOnUpper == nil)
        #expect(plain.expiry == nil)
        #expect(plain.exclusive == nil)
        #expect(!plain.waitsForPreviousRun)
        #expect(!plain.allowsConcurrentRuns)
        #expect(plain.requiredMinutes == nil)
        #expect(plain.delays == [])
        let told = try #require(schedule("ed=2026/4/1;ejn=other;ms=mlt;mp=y;fd=2879;"))
        #expect(told.expiry == CalendarDate(year: 2026, month: 4, day: 1))
        #expect(told.exclusive == "other")
        #expect(told.waitsForPreviousRun)
        #expect(told.allowsConcurrentRuns)
        #expect(told.requiredMinutes == 2879)
    }

    @Test("a nested jobnet that runs as its upper one keeps its delays; one with rules has them in the rules")
    func nested() throws {
        let follower = try #require(schedule("ln=1,1;sd=0,ud;sh=1,be;sy=2,M5;ey=2,U7;ey=1,C9;", in: .follower))
        #expect(follower.fullName == "/r/n")
        #expect(follower.upper == "/r")
        #expect(follower.isUndefined)
        #expect(follower.rules == [])
        #expect(
            follower.delays == [
                RuleDelays(rule: 1, start: nil, end: .fromOwn(minutes: 9)),
                RuleDelays(rule: 2, start: .fromRoot(minutes: 5), end: .fromUpper(minutes: 7)),
            ]
        )
        let silent = try #require(schedule("", in: .follower))
        #expect(!silent.isUndefined)
        #expect(silent.rules == [])
        let own = try #require(schedule("de=n;sd=1,+1;ln=1,4;sy=1,U3;", in: .follower))
        #expect(own.dependsOnUpper == false)
        #expect(own.delays == [])
        #expect(own.rules.map(\.upperRule) == [4])
        #expect(own.rules.map(\.startDelay) == [.fromUpper(minutes: 3)])
    }

    static let refused: [(String, [String])] = [
        ("sd=2026/04/31;", ["value-out-of-range"]),
        ("st=48:00;", ["value-out-of-range"]),
        ("cy=1,9,y;", ["value-form"]),
        ("cftd=1,be,99;", ["value-out-of-range"]),
        ("ed=2026/02/30;", ["no-such-date"]),
        ("sd=1,en;sd=1,*1;", ["duplicate-rule-number"]),
        ("sd=0,ud;sd=1,en;", ["undefined-with-rules"]),
        ("ed=2026/02/01;ed=2026/02/02;", ["repeated-parameter"]),
        ("ms=sch;ms=mlt;", ["repeated-parameter"]),
        ("de=y;", ["nested-only-parameter"]),
        ("jc=/no/such/group;", ["jc-unknown-job-group"]),
        ("jc=/n/group;", ["jc-missing-job-group"]),
        ("jc=/n;", ["jc-no-job-group"]),
        ("ty=g;ty=n;", ["several-unit-types"]),
        // Text that could not be read may have been a start date.
        ("sd 1,*1;", ["unexpected-text"]),
        ("cm=\"x;\nsd=1,*1;", ["unterminated-quote"]),
    ]

    @Test("a schedule with a mistake in it is no schedule", arguments: refused)
    func refusal(_ parameters: String, _ expected: [String]) {
        #expect(schedule(parameters) == nil)
        #expect(refusals(parameters) == expected)
    }

    @Test(
        "what does not touch the schedule does not refuse it",
        arguments: [
            "rg=100;", "pr=9;", "jc=/;", "st=2,10:00;", "ed=2026/02/01;ed=2026/02/01;", "ha=w;mp=y;", "zz=1;",
            "sd=1,en;;",
        ]
    )
    func untouched(_ parameters: String) {
        #expect(schedule(parameters) != nil)
        #expect(refusals(parameters) == [])
    }

    @Test("a nested jobnet with de=y and start dates is refused, and a jobnet in one that is refused as well")
    func nestedRefusals() {
        #expect(refusals("de=y;sd=1,en;", in: .follower) == ["depends-with-start-date"])
        let text = "unit=r,,,;{ty=n;sd=99;unit=a,,,;{ty=n;unit=b,,,;{ty=n;}}}unit=s,,,;{ty=n;}"
        let schedules = DefinitionSchedules(Definition(SyntaxTree(text)))
        #expect(
            schedules.refused.map { $0.diagnostics.map(\.rule.id) } == [
                ["value-out-of-range"], ["upper-without-schedule"], ["upper-without-schedule"],
            ]
        )
        #expect(schedules.jobnets.map(\.fullName) == ["/s"])
        #expect(schedules.units == [UnitID(3)])
    }

    @Test("jobnets that a full name does not tell apart are refused, and what stands in them, but nothing beside them")
    func namesakes() {
        let text = """
            unit=r,,,;{ty=n;sd=1,en;st=1,10:00;}
            unit=r,,,;{ty=n;sd=1,en;st=1,11:00;unit=a,,,;{ty=n;}}
            unit=g,,,;{ty=g;unit=b,,,;{ty=n;}}
            unit=g,,,;{ty=g;unit=c,,,;{ty=n;}}
            unit=s,,,;{ty=n;unit=r,,,;{ty=n;}}
            unit=s/r,,,;{ty=n;}
            unit=,,,;{ty=n;}
            unit=,,,;{ty=n;}
            """
        let schedules = DefinitionSchedules(Definition(SyntaxTree(text)))
        #expect(schedules.jobnets.map(\.fullName) == ["/s", "/s/r"])
        #expect(
            schedules.refused.map { $0.diagnostics.map(\.rule.id) } == [
                ["duplicate-unit-name"], ["duplicate-unit-name"], ["upper-without-schedule"],
                ["duplicate-unit-name"], ["duplicate-unit-name"], ["unit-name-slash"],
                ["duplicate-unit-name"], ["duplicate-unit-name"],
            ]
        )
    }

    @Test("damage in a job of a jobnet is not damage of the jobnet's schedule")
    func damageBelow() {
        let text = "unit=r,,,;{ty=n;sd=*1;unit=j,,,;{ty=j;te junk;}}"
        #expect(DefinitionSchedules(Definition(SyntaxTree(text))).jobnets.map(\.fullName) == ["/r"])
    }

    @Test("jobnets in thousands of jobnets are read or refused, without a stack or a long name")
    func deep() {
        let depth = 5000
        let text = String(repeating: "unit=a,,,;{ty=n;", count: depth) + String(repeating: "}", count: depth)
        let schedules = DefinitionSchedules(Definition(SyntaxTree(text)))
        // 465 names of one byte with their slashes are 930 bytes.
        #expect(schedules.jobnets.count == 465)
        #expect(schedules.refused.count == depth - 465)
    }

    @Test("schedules of the fixture with every parameter")
    func fixture() throws {
        let tree = SyntaxTree(utf8: try Fixtures.bytes("definitions/every-jobnet-parameter.unitdef"))
        let schedules = DefinitionSchedules(Definition(tree))
        #expect(schedules.refused.isEmpty)
        #expect(
            schedules.jobnets.map(\.fullName) == [
                "/BILLING/MONTHLY", "/BILLING/MONTHLY/CLOSE", "/BILLING/MONTHLY/SEND",
            ]
        )
        #expect(schedules.jobnets.map(\.upper) == [nil, "/BILLING/MONTHLY", "/BILLING/MONTHLY"])
        #expect(schedules.jobnets[0].rules.map(\.number) == [1, 2])
        #expect(schedules.jobnets[1].calendar == schedules.jobnets[0].calendar)
    }
}
