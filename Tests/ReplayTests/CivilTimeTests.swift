import Replay
import Testing

@Suite struct CivilTimeTests {
    struct Known: Sendable, CustomTestStringConvertible {
        var year: Int
        var month: Int
        var day: Int
        var seconds: Int64
        var weekday: Int

        var testDescription: String { "\(year)-\(month)-\(day)" }
    }

    /// Seconds as `date -u -d … +%s` prints them, and the weekday from Sunday.
    private static let known = [
        Known(year: 1970, month: 1, day: 1, seconds: 0, weekday: 4),
        Known(year: 1969, month: 12, day: 31, seconds: -86_400, weekday: 3),
        Known(year: 2000, month: 2, day: 29, seconds: 951_782_400, weekday: 2),
        Known(year: 2024, month: 2, day: 29, seconds: 1_709_164_800, weekday: 4),
        Known(year: 2024, month: 3, day: 1, seconds: 1_709_251_200, weekday: 5),
        Known(year: 1900, month: 3, day: 1, seconds: -2_203_891_200, weekday: 4),
        Known(year: 2100, month: 3, day: 1, seconds: 4_107_542_400, weekday: 1),
        Known(year: 1678, month: 1, day: 1, seconds: -9_214_560_000, weekday: 6),
        Known(year: 2261, month: 12, day: 31, seconds: 9_214_560_000, weekday: 2),
    ]

    @Test(arguments: known) func `a known date is the same moment both ways`(_ known: Known) throws {
        let civil = try #require(CivilTime(year: known.year, month: known.month, day: known.day))
        let instant = Instant(nanoseconds: known.seconds * 1_000_000_000)
        #expect(civil.instantInUTC == instant)
        #expect(CivilTime(instant) == civil)
        #expect(civil.weekday == known.weekday)
    }

    @Test func `every day from 1678 to 2261 follows the one before it`() throws {
        var day = try #require(CivilTime(year: 1678, month: 1, day: 1, hour: 23, minute: 59, second: 59, nanosecond: 7))
        var instant = day.instantInUTC
        var weekday = day.weekday
        var dayCount = 0
        while day.year < 2262 {
            guard CivilTime(instant) == day, day.instantInUTC == instant, day.weekday == weekday else {
                Issue.record("\(day) against \(CivilTime(instant)), weekday \(weekday)")
                return
            }
            dayCount += 1
            if day.day < CivilTime.dayCount(ofMonth: day.month, year: day.year) {
                day.day += 1
            } else {
                (day.day, day.month) = (1, day.month % 12 + 1)
                if day.month == 1 { day.year += 1 }
            }
            instant.nanoseconds += day.year < 2262 ? 86_400_000_000_000 : 0
            weekday = (weekday + 1) % 7
        }
        // 584 years, 141 of them leap: 1680 to 2260 less 1700, 1800, 1900, 2100 and 2200.
        #expect(dayCount == 584 * 365 + 141)
    }

    @Test(arguments: [Int64.min, .min + 1, -1, 0, 1, .max - 1, .max])
    func `a moment at an end of the range comes back`(nanoseconds: Int64) {
        let instant = Instant(nanoseconds: nanoseconds)
        #expect(CivilTime(instant).instantInUTC == instant)
    }

    @Test func `the last nanosecond before 1970 is in 1969`() throws {
        let civil = CivilTime(Instant(nanoseconds: -1))
        let expected = try #require(
            CivilTime(year: 1969, month: 12, day: 31, hour: 23, minute: 59, second: 59, nanosecond: 999_999_999)
        )
        #expect(civil == expected)
        #expect(civil.weekday == 3)
    }

    @Test func `a leap second is the first second of the next minute`() throws {
        let leap = try #require(
            CivilTime(year: 2016, month: 12, day: 31, hour: 23, minute: 59, second: 60, nanosecond: 5)
        )
        let next = try #require(CivilTime(year: 2017, month: 1, day: 1, nanosecond: 5))
        #expect(leap.instantInUTC == next.instantInUTC)
    }

    @Test(arguments: [
        (2023, 2, 29, 0, 0, 0, 0), (1900, 2, 29, 0, 0, 0, 0), (2024, 2, 30, 0, 0, 0, 0), (2024, 4, 31, 0, 0, 0, 0),
        (2024, 0, 1, 0, 0, 0, 0), (2024, 13, 1, 0, 0, 0, 0), (2024, 1, 0, 0, 0, 0, 0), (2024, 1, 32, 0, 0, 0, 0),
        (2024, 1, 1, 24, 0, 0, 0), (2024, 1, 1, 0, 60, 0, 0), (2024, 1, 1, 0, 0, 61, 0),
        (2024, 1, 1, 0, 0, 0, 1_000_000_000), (2024, 1, 1, 0, 0, 0, -1), (1677, 12, 31, 0, 0, 0, 0),
        (2262, 1, 1, 0, 0, 0, 0),
    ])
    func `a date that does not exist or lies outside the range is nil`(
        fields: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, nanosecond: Int)
    ) {
        let civil = CivilTime(
            year: fields.year,
            month: fields.month,
            day: fields.day,
            hour: fields.hour,
            minute: fields.minute,
            second: fields.second,
            nanosecond: fields.nanosecond
        )
        #expect(civil == nil)
    }
}
