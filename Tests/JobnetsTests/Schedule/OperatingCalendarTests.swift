import Replay
import TestSupport
import Testing

@testable import Jobnets

@Suite("What a calendar says of days and months")
struct OperatingCalendarTests {
    private func date(_ text: String) -> CalendarDate { ScheduleText.date(text) }

    @Test("a day's state has the entry that decides it")
    func standing() throws {
        let calendar = try ScheduleText.calendar("cl=we;op=2026/09/02^cl=tu;cl=2026/09/03^overlay:cl=2026/09/05;op=mo")
        let expected: [(String, DayState, DayStanding.Entry)] = [
            ("2026-09-01", .closed, .weekday(.group(above: 1))),
            ("2026-09-02", .open, .date(.group(above: 0))),
            ("2026-09-03", .closed, .date(.group(above: 1))),
            ("2026-09-04", .open, .nobody),
            ("2026-09-05", .closed, .date(.overlay)),
            ("2026-09-07", .open, .weekday(.overlay)),
            ("2026-09-09", .closed, .weekday(.group(above: 0))),
        ]
        for (day, state, entry) in expected {
            #expect(calendar.state(of: date(day)) == DayStanding(state: state, entry: entry), "\(day)")
        }
    }

    @Test(
        "a base month is found from each of its days",
        arguments: [
            "", "sdd=26", "sdd=26;md=ne", "sdd=31", "sdd=30;md=ne", "sdd=mo:1", "sdd=su:5", "sdd=fr:b;md=ne",
        ]
    )
    func months(text: String) throws {
        let calendar = try ScheduleText.calendar(text)
        for answer in ScheduleOptions.MissingBaseDay.allCases {
            var month = Month(year: 2023, month: 11)
            var begin = calendar.period(of: month, missingBaseDay: answer).lowerBound
            for _ in 0..<40 {
                let period = calendar.period(of: month, missingBaseDay: answer)
                #expect(period.lowerBound == begin)
                for number in period.lowerBound.dayNumber...period.upperBound.dayNumber {
                    let found = calendar.baseMonth(containing: CalendarDate(dayNumber: number), missingBaseDay: answer)
                    #expect(found == month)
                }
                begin = period.upperBound + 1
                month = month + 1
            }
        }
    }

    @Test("the n-th open or closed day is the one that counting finds")
    func counting() {
        let seed: UInt64 = 20_260_904
        var generator = SeededGenerator(seed: seed)
        for round in 0..<40 {
            let span = 20_000...(20_000 + Int.random(in: 1...300, using: &generator))
            var table = DayTable(span)
            let share = Int.random(in: 0...10, using: &generator)
            for day in span where Int.random(in: 0..<10, using: &generator) < share { table.set(day, to: .closed) }
            for state in [DayState.open, .closed] {
                let days = span.filter { table.isOpen($0) == (state == .open) }
                for _ in 0..<50 {
                    let from = Int.random(in: 19_990...20_310, using: &generator)
                    let count = Int.random(in: 0...80, using: &generator)
                    let on = days.filter { $0 >= from }.dropFirst(max(count - 1, 0)).first
                    let back = days.filter { $0 <= from }.reversed().dropFirst(max(count - 1, 0)).first
                    #expect(table.day(count, state, from: from) == (count == 0 ? nil : on), "seed \(seed), \(round)")
                    #expect(
                        table.day(count, state, backFrom: from) == (count == 0 ? nil : back),
                        "seed \(seed), \(round)"
                    )
                }
            }
        }
    }

    @Test("a table of days has the states of its calendar")
    func table() throws {
        let calendar = try ScheduleText.calendar(
            "cl=we;op=2026/09/02^cl=tu;cl=2026/09/03;op=we^overlay:cl=2026/09/05;op=mo"
        )
        let span = date("2026-08-01").dayNumber...date("2026-10-31").dayNumber
        var table = DayTable(span)
        calendar.fill(&table)
        for day in span {
            #expect(table.isOpen(day) == calendar.isOpen(CalendarDate(dayNumber: day)))
        }
    }
}
