import Jobnets
import Replay
import Testing

/// What the manuals say with dates, and dates counted by hand: the walking implementation must know them itself.
@Suite("Walking from day to day")
struct OracleTests {
    /// Saturdays and Sundays are closed, and in September 2026 the 10th, 11th and 21st to 23rd.
    private static let september: CalendarEntries = {
        var entries = CalendarEntries()
        entries.weekdays[0] = .closed
        entries.weekdays[6] = .closed
        for day in [10, 11, 21, 22, 23] { entries.dates[date(2026, 9, day)] = .closed }
        return entries
    }()

    private static func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        CalendarDate(year: year, month: month, day: day) ?? CalendarDate(dayNumber: 0)
    }

    struct Sample: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var rule: ScheduleRule
        var registered: CalendarDate
        var dates: [String]
        var baseDay: BaseDay?

        init(
            _ words: String,
            _ startDate: StartDate,
            _ dates: [String],
            from: CalendarDate = OracleTests.date(2026, 9, 1),
            baseDay: BaseDay? = nil,
            change: (inout ScheduleRule) -> Void = { _ in }
        ) {
            testDescription = words
            rule = ScheduleRule(number: 1, startDate: startDate)
            change(&rule)
            registered = from
            self.dates = dates
            self.baseDay = baseDay
        }
    }

    private static func september(_ counting: Counting, _ number: Int) -> StartDate {
        .day(year: 2026, month: 9, .numbered(counting, number))
    }

    static let samples: [Sample] = [
        // Design Guide 3.5.5: the second open day before the 15th, or before the open day in its place.
        Sample(
            "two open days before the 15th, every month",
            .day(year: nil, month: nil, .numbered(.absolute, 15)),
            ["2026-03-11", "2026-04-13", "2026-05-13", "2026-06-11", "2026-07-13", "2026-08-12"],
            from: date(2026, 3, 1)
        ) {
            $0.cycle = Cycle(1, .month)
            $0.substitution = .before
            $0.shift = Shift(.openBefore, days: 2)
        },
        // Design Guide 3.5.6: the 21st is a Sunday, the 22nd takes its place, the 23rd is the run.
        Sample(
            "the day after the 21st",
            .day(year: 2026, month: 6, .numbered(.absolute, 21)),
            ["2026-06-23"],
            from: date(2026, 6, 1)
        ) {
            $0.substitution = .after
            $0.shift = Shift(.openAfter)
        },
        Sample("5th open day", september(.open, 5), ["2026-09-07"]),
        Sample("13th open day", september(.open, 13), ["2026-09-24"]),
        Sample("6 before the last open day", .day(year: 2026, month: 9, .fromEnd(.open, 6)), ["2026-09-17"]),
        Sample("4th closed day", september(.closed, 4), ["2026-09-11"]),
        Sample("23rd open day of 17", september(.open, 23), []),
        Sample("5 days on, to a Sunday", september(.absolute, 15), ["2026-09-20"]) {
            $0.shift = Shift(.anyAfter, days: 5)
        },
        Sample("5 open days in 2", september(.absolute, 15), []) {
            $0.shift = Shift(.openAfter, days: 5, graceDays: 2)
        },
        Sample(
            "every seven open days",
            september(.open, 1),
            ["2026-09-01", "2026-09-14", "2026-09-28", "2026-10-07", "2026-10-16", "2026-10-27"]
        ) {
            $0.cycle = Cycle(1, .week)
        },
        Sample(
            "the last of February 2024",
            .day(year: 2024, month: 2, .fromEnd(.absolute, 0)),
            ["2024-02-29"],
            from: date(2024, 2, 1)
        ),
        Sample(
            "first Sunday of a month told",
            .day(year: 2018, month: 6, .weekday(0, nil, .absolute)),
            ["2018-06-03"],
            from: date(2018, 6, 1)
        ) {
            $0.substitution = Substitution.none
        },
        // Getting Started 4.4.2: open days are counted from the base day on.
        Sample(
            "5th open day from the 26th",
            .day(year: 2026, month: 8, .numbered(.open, 5)),
            ["2026-09-01"],
            from: date(2026, 8, 1),
            baseDay: .day(26)
        ),
        Sample(
            "last open day before the 26th",
            .day(year: 2026, month: 8, .fromEnd(.open, 0)),
            ["2026-09-25"],
            from: date(2026, 8, 1),
            baseDay: .day(26)
        ),
    ]

    @Test("it finds what is known", arguments: samples)
    func known(_ sample: Sample) {
        var entries = Self.september
        entries.baseDay = sample.baseDay
        let calendar = OracleCalendar(
            OperatingCalendar([entries]),
            missingBaseDay: .last,
            around: sample.registered.dayNumber
        )
        let rule = OracleRule(
            rule: sample.rule,
            expiry: nil,
            calendar: calendar,
            registered: sample.registered.dayNumber,
            options: ScheduleOptions(),
            lastYear: 2036
        )
        let found = rule.ruleDates(through: sample.registered.dayNumber + 170).map {
            CalendarDate(dayNumber: $0.ruleDate)
        }
        // Of a cycle only the beginning is told.
        let known = found.prefix(sample.dates.count).map(\.description)
        #expect(sample.rule.cycle == nil ? found.map(\.description) == sample.dates : known == sample.dates)
    }
}
