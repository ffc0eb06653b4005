public import Replay

/// A day that the Act on National Holidays (Act No. 178 of 1948) makes a holiday, and why.
public struct PublicHoliday: Hashable, Sendable {
    public var date: CalendarDate
    public var name: Name

    public init(date: CalendarDate, name: Name) {
        self.date = date
        self.name = name
    }

    /// What the holiday is called: national holidays in the order of the Act, then the holidays that follow from them.
    public enum Name: Hashable, Sendable, CaseIterable {
        case newYearsDay
        case comingOfAgeDay
        case nationalFoundationDay
        case emperorsBirthday
        case vernalEquinoxDay
        case showaDay
        case constitutionMemorialDay
        case greeneryDay
        case childrensDay
        case marineDay
        case mountainDay
        case respectForTheAgedDay
        case autumnalEquinoxDay
        /// Until 2019; then ``sportsDay``.
        case healthAndSportsDay
        case sportsDay
        case cultureDay
        case laborThanksgivingDay
        /// 2019-05-01 only (Act No. 99 of 2018).
        case accessionDay
        /// 2019-10-22 only (Act No. 99 of 2018).
        case enthronementCeremonyDay
        /// For a national holiday that is a Sunday (article 3, paragraph 2).
        case substituteHoliday
        /// Between two national holidays (article 3, paragraph 3).
        case citizensHoliday

        /// The Act's own word; for the last two, which it calls a holiday (休日) and no more, the usual one.
        public var japanese: String {
            switch self {
            case .newYearsDay: "元日"
            case .comingOfAgeDay: "成人の日"
            case .nationalFoundationDay: "建国記念の日"
            case .emperorsBirthday: "天皇誕生日"
            case .vernalEquinoxDay: "春分の日"
            case .showaDay: "昭和の日"
            case .constitutionMemorialDay: "憲法記念日"
            case .greeneryDay: "みどりの日"
            case .childrensDay: "こどもの日"
            case .marineDay: "海の日"
            case .mountainDay: "山の日"
            case .respectForTheAgedDay: "敬老の日"
            case .autumnalEquinoxDay: "秋分の日"
            case .healthAndSportsDay: "体育の日"
            case .sportsDay: "スポーツの日"
            case .cultureDay: "文化の日"
            case .laborThanksgivingDay: "勤労感謝の日"
            case .accessionDay: "天皇の即位の日"
            case .enthronementCeremonyDay: "即位礼正殿の儀の行われる日"
            case .substituteHoliday: "振替休日"
            case .citizensHoliday: "国民の休日"
            }
        }

        /// The English word, as the Cabinet Office translates it where it does.
        public var english: String {
            switch self {
            case .newYearsDay: "New Year's Day"
            case .comingOfAgeDay: "Coming of Age Day"
            case .nationalFoundationDay: "National Foundation Day"
            case .emperorsBirthday: "The Emperor's Birthday"
            case .vernalEquinoxDay: "Vernal Equinox Day"
            case .showaDay: "Showa Day"
            case .constitutionMemorialDay: "Constitution Memorial Day"
            case .greeneryDay: "Greenery Day"
            case .childrensDay: "Children's Day"
            case .marineDay: "Marine Day"
            case .mountainDay: "Mountain Day"
            case .respectForTheAgedDay: "Respect for the Aged Day"
            case .autumnalEquinoxDay: "Autumnal Equinox Day"
            case .healthAndSportsDay: "Health and Sports Day"
            case .sportsDay: "Sports Day"
            case .cultureDay: "Culture Day"
            case .laborThanksgivingDay: "Labor Thanksgiving Day"
            case .accessionDay: "Day of the Emperor's Accession"
            case .enthronementCeremonyDay: "Day of the Enthronement Ceremony"
            case .substituteHoliday: "Substitute holiday"
            case .citizensHoliday: "Citizens' holiday"
            }
        }
    }
}

/// The public holidays of Japan, computed from the Act on National Holidays (Act No. 178 of 1948) as it was and is in force.
///
/// The days of the equinoxes are not in the Act: the National Astronomical Observatory publishes them in February for the
/// next year. They are computed here, which agrees with every year published so far; see ``lastAnnouncedYear``. Nobody knows
/// what later Acts will change.
public enum PublicHolidays {
    /// The years that are known here: 2099 is the last one for which the formula of the equinoxes is meant.
    public static let years = 1994...2099

    /// The last year whose equinoxes are published (on 2026-02-02), so that its holidays are certain unless an Act changes
    /// them. Later ones are a forecast. The closest call is 2074: astronomy has that autumn begin less than five
    /// minutes after midnight of 23 September, which the slowing of the Earth's rotation can still move to the 22nd.
    public static let lastAnnouncedYear = 2027

    /// Every holiday of the years, the earliest first; no day twice. Weekends are none unless they are a national holiday.
    ///
    /// - Parameter range: calendar years, all of them in ``years``; who has them from outside checks them first.
    public static func ofJapan(in range: ClosedRange<Int>) -> [PublicHoliday] {
        precondition(
            years.contains(range.lowerBound) && years.contains(range.upperBound),
            "holidays of \(range), known are \(years)"
        )
        return range.flatMap(holidays)
    }

    /// No holiday depends on one of another year: none is on 30 or 31 December.
    private static func holidays(of year: Int) -> [PublicHoliday] {
        var holidays = provisions.filter { $0.years.contains(year) }
            .map { PublicHoliday(date: $0.day.date(in: year), name: $0.name) }
        let national = Set(holidays.map(\.date))
        // Until 2006 the substitute was the next day (Act No. 43 of 2005 made it the next one that is no national holiday).
        // No two national holidays followed each other in 1994 to 2006, so that the later words hold for all years here.
        var substitutes: Set<CalendarDate> = []
        for date in national.sorted() where date.weekday == 0 {
            var substitute = date + 1
            while national.contains(substitute) { substitute = substitute + 1 }
            substitutes.insert(substitute)
            holidays.append(PublicHoliday(date: substitute, name: .substituteHoliday))
        }
        for date in national.sorted() {
            let between = date + 1
            guard national.contains(date + 2), !national.contains(between), !substitutes.contains(between) else {
                continue
            }
            // Excepted until 2006; such a Sunday has not come up since, nor does it here.
            guard between.weekday != 0 || year >= 2007 else { continue }
            holidays.append(PublicHoliday(date: between, name: .citizensHoliday))
        }
        return holidays.sorted { $0.date < $1.date }
    }

    /// One line of article 2, or of an Act that stood in for it, and the years it held.
    private struct Provision {
        var name: PublicHoliday.Name
        var years: ClosedRange<Int>
        var day: Day

        init(_ name: PublicHoliday.Name, _ years: ClosedRange<Int>, _ day: Day) {
            self.name = name
            self.years = years
            self.day = day
        }

        /// In one year only.
        init(_ name: PublicHoliday.Name, _ year: Int, _ day: Day) {
            self.init(name, year...year, day)
        }
    }

    private enum Day {
        case fixed(month: Int, day: Int)
        case monday(Int, month: Int)
        case vernalEquinox
        case autumnalEquinox

        func date(in year: Int) -> CalendarDate {
            switch self {
            case .fixed(let month, let day):
                return Self.date(year, month, day)
            case .monday(let number, let month):
                let first = Self.date(year, month, 1)
                return first + ((8 - first.weekday) % 7 + (number - 1) * 7)
            case .vernalEquinox:
                return Self.date(year, 3, Self.equinox(of: year, in1980: 20_843_100))
            case .autumnalEquinox:
                return Self.date(year, 9, Self.equinox(of: year, in1980: 23_248_800))
            }
        }

        /// The day of the month, by the formula for 1980 to 2099 of the handbook 新こよみ便利帳: a year is 365.242194 days long,
        /// of which the leap days take back one in four years.
        ///
        /// - Parameters:
        ///   - year: 1980 to 2099.
        ///   - start: where in the month the equinox of 1980 was, in millionths of a day, Japan standard time.
        private static func equinox(of year: Int, in1980 start: Int) -> Int {
            let passed = year - 1980
            return (start + passed * 242_194) / 1_000_000 - passed / 4
        }

        private static func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
            guard let date = CalendarDate(year: year, month: month, day: day) else {
                preconditionFailure("a holiday on no day: \(year)-\(month)-\(day)")
            }
            return date
        }
    }

    private static let provisions = [
        Provision(.newYearsDay, years, .fixed(month: 1, day: 1)),
        // Mondays: Act No. 141 of 1998 for January and October, Act No. 59 of 2001 for July and September.
        Provision(.comingOfAgeDay, 1994...1999, .fixed(month: 1, day: 15)),
        Provision(.comingOfAgeDay, 2000...2099, .monday(2, month: 1)),
        Provision(.nationalFoundationDay, years, .fixed(month: 2, day: 11)),
        // Act No. 63 of 2017, in force from 2019-05-01: between the two birthdays, 2019 has none.
        Provision(.emperorsBirthday, 1994...2018, .fixed(month: 12, day: 23)),
        Provision(.emperorsBirthday, 2020...2099, .fixed(month: 2, day: 23)),
        Provision(.vernalEquinoxDay, years, .vernalEquinox),
        // Act No. 43 of 2005. Until then 4 May was a citizens' holiday.
        Provision(.greeneryDay, 1994...2006, .fixed(month: 4, day: 29)),
        Provision(.showaDay, 2007...2099, .fixed(month: 4, day: 29)),
        Provision(.accessionDay, 2019, .fixed(month: 5, day: 1)),
        Provision(.constitutionMemorialDay, years, .fixed(month: 5, day: 3)),
        Provision(.greeneryDay, 2007...2099, .fixed(month: 5, day: 4)),
        Provision(.childrensDay, years, .fixed(month: 5, day: 5)),
        // Act No. 22 of 1995. For the Olympic games (Act No. 33 of 2015 as amended), three days moved in 2020 and 2021.
        Provision(.marineDay, 1996...2002, .fixed(month: 7, day: 20)),
        Provision(.marineDay, 2003...2019, .monday(3, month: 7)),
        Provision(.marineDay, 2020, .fixed(month: 7, day: 23)),
        Provision(.marineDay, 2021, .fixed(month: 7, day: 22)),
        Provision(.marineDay, 2022...2099, .monday(3, month: 7)),
        // Act No. 43 of 2014.
        Provision(.mountainDay, 2016...2019, .fixed(month: 8, day: 11)),
        Provision(.mountainDay, 2020, .fixed(month: 8, day: 10)),
        Provision(.mountainDay, 2021, .fixed(month: 8, day: 8)),
        Provision(.mountainDay, 2022...2099, .fixed(month: 8, day: 11)),
        Provision(.respectForTheAgedDay, 1994...2002, .fixed(month: 9, day: 15)),
        Provision(.respectForTheAgedDay, 2003...2099, .monday(3, month: 9)),
        Provision(.autumnalEquinoxDay, years, .autumnalEquinox),
        // Renamed by Act No. 57 of 2018.
        Provision(.healthAndSportsDay, 1994...1999, .fixed(month: 10, day: 10)),
        Provision(.healthAndSportsDay, 2000...2019, .monday(2, month: 10)),
        Provision(.sportsDay, 2020, .fixed(month: 7, day: 24)),
        Provision(.sportsDay, 2021, .fixed(month: 7, day: 23)),
        Provision(.sportsDay, 2022...2099, .monday(2, month: 10)),
        // Act No. 99 of 2018 lets article 3 apply to its two days as to national holidays.
        Provision(.enthronementCeremonyDay, 2019, .fixed(month: 10, day: 22)),
        Provision(.cultureDay, years, .fixed(month: 11, day: 3)),
        Provision(.laborThanksgivingDay, years, .fixed(month: 11, day: 23)),
    ]
}
