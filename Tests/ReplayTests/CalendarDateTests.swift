import Replay
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
    @Test("every day from 1900 to 2100 follows the one before it, and its fields name it again")
    func everyDay() throws {
        let first = try #require(CalendarDate(year: 1900, month: 1, day: 1))
        let last = try #require(CalendarDate(year: 2100, month: 12, day: 31))
        #expect(first.weekday == 1)  // a Monday
        #expect(last - first == 73_413)  // 201 years of which 49 are leap years
        var before = first.fields
        for number in (first.dayNumber + 1)...last.dayNumber {
            let date = CalendarDate(dayNumber: number)
            let fields = date.fields
            if fields.day == 1 {
                #expect(before.day == CivilTime.dayCount(ofMonth: before.month, year: before.year))
                #expect(fields.month == before.month % 12 + 1)
                #expect(fields.year == before.year + (fields.month == 1 ? 1 : 0))
            } else {
                #expect(fields == (before.year, before.month, before.day + 1))
            }
            #expect(CalendarDate(year: fields.year, month: fields.month, day: fields.day) == date)
            before = fields
        }
    }

    @Test("a day that the month lacks is no date", arguments: [(2026, 2, 29), (2026, 4, 31), (2026, 13, 1), (0, 1, 1)])
    func noDate(_ year: Int, _ month: Int, _ day: Int) {
        #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }

    @Test("a date is written as ISO 8601 writes it")
    func text() throws {
        let date = try #require(CalendarDate(year: 2026, month: 9, day: 4))
        #expect("\(date)" == "2026-09-04")
        #expect(date.weekday == 5)
    }
}
