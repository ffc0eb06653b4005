/// The days from 1970-01-01 to 2044-12-31 as a wall calendar has them, found by walking from one to the next.
///
/// Everything is looked up by the number of the day since 1970-01-01, so nothing here is computed as the code that is
/// tested computes it.
final class Almanac: Sendable {
    static let shared = Almanac()

    let year: [Int]
    /// 1 to 12.
    let month: [Int]
    /// 1 to 31.
    let day: [Int]
    /// 0 for Sunday.
    let weekday: [Int]
    /// Year times 12 plus month minus 1.
    let monthNumber: [Int]
    /// The first day of a month by its number, from that of January 1970 on.
    let firstDay: [Int]
    static let firstMonth = 1970 * 12

    var last: Int { day.count - 1 }

    private init() {
        var years: [Int] = []
        var months: [Int] = []
        var days: [Int] = []
        var firstDays: [Int] = []
        for year in 1970...2044 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for month in 1...12 {
                firstDays.append(days.count)
                for day in 1...lengths[month - 1] {
                    years.append(year)
                    months.append(month)
                    days.append(day)
                }
            }
        }
        year = years
        month = months
        day = days
        firstDay = firstDays
        weekday = days.indices.map { ($0 + 4) % 7 }  // 1970-01-01 was a Thursday
        monthNumber = days.indices.map { years[$0] * 12 + months[$0] - 1 }
    }

    /// Nil for a month outside of the almanac.
    func first(ofMonth number: Int) -> Int? {
        let index = number - Self.firstMonth
        return firstDay.indices.contains(index) ? firstDay[index] : nil
    }

    func isLastOfMonth(_ number: Int) -> Bool {
        number == last || day[number + 1] == 1
    }
}
