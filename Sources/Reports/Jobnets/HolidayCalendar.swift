public import Jobnets

/// The public holidays of Japan as a calendar file.
public enum HolidayCalendar {
    /// A closed day for each holiday, its name in a comment on the line before: the manual wants none beside a parameter.
    ///
    /// - Precondition: `years` lie in `PublicHolidays.years`.
    public static func text(years: ClosedRange<Int>, _ language: Language) -> String {
        var text = language.pick(
            "/* Public holidays of Japan, \(years.lowerBound) to \(years.upperBound) */\n",
            "/* 国民の祝日・休日 \(years.lowerBound)年〜\(years.upperBound)年 */\n"
        )
        if years.upperBound > PublicHolidays.lastAnnouncedYear {
            text += language.pick(
                "/* Equinoxes after \(PublicHolidays.lastAnnouncedYear) are computed, not announced */\n",
                "/* \(PublicHolidays.lastAnnouncedYear)年より後の春分の日・秋分の日は計算による */\n"
            )
        }
        for holiday in PublicHolidays.ofJapan(in: years) {
            let name = language.pick(holiday.name.english, holiday.name.japanese)
            text += "/* \(name) */\ncl=\(String("\(holiday.date)".map { $0 == "-" ? "/" : $0 }));\n"
        }
        return text
    }

    /// The same as entries.
    public static func entries(years: ClosedRange<Int>) -> CalendarEntries {
        var entries = CalendarEntries()
        for holiday in PublicHolidays.ofJapan(in: years) { entries.dates[holiday.date] = .closed }
        return entries
    }
}
