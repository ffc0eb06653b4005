import Jobnets
import Replay
import TestSupport
import Testing

@Suite("Public holidays of Japan")
struct PublicHolidaysTests {
    /// How a holiday is written in the list of the fixture: it has 即位礼正殿の儀が行われる日 where Act No. 99 of 2018 has の.
    private static func line(_ holiday: PublicHoliday) -> String {
        let name =
            holiday.name == .enthronementCeremonyDay ? "即位礼正殿の儀が行われる日" : holiday.name.japanese
        return "\(holiday.date)\t\(name)"
    }

    private static func lines(_ range: ClosedRange<Int>) -> [String] {
        PublicHolidays.ofJapan(in: range).map(line)
    }

    private static func lines(_ month: String, _ year: Int) -> [String] {
        lines(year...year).filter { $0.hasPrefix(month) }
    }

    @Test("every day from 1994 to 2099 is a holiday, and called so, where an independent list says it")
    func independentList() throws {
        let text = try Fixtures.text("calendars/japan-1994-2099.tsv")
        let list = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
        let computed = Self.lines(PublicHolidays.years)
        #expect(list.count == 1870)
        #expect(Set(computed).subtracting(list).sorted() == [], "not in the list")
        #expect(Set(list).subtracting(computed).sorted() == [], "not computed")
        #expect(computed == list)
    }

    @Test("some years give what all years give for them, in order and no day twice")
    func slices() {
        let all = PublicHolidays.ofJapan(in: PublicHolidays.years)
        #expect(PublicHolidays.ofJapan(in: 2018...2021) == all.filter { (2018...2021).contains($0.date.year) })
        #expect(PublicHolidays.ofJapan(in: 2099...2099) == all.filter { $0.date.year == 2099 })
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.date < $1.date })
    }

    @Test("4 May was a citizens' holiday until 2006, but no Sunday, and no Monday after a holiday on Sunday")
    func fourthOfMay() {
        let may4 = (1997...2007).map { year in Self.lines("\(year)-05-04", year).first?.split(separator: "\t").last }
        #expect(
            may4 == [
                nil, "振替休日", "国民の休日", "国民の休日", "国民の休日", "国民の休日", nil, "国民の休日", "国民の休日", "国民の休日", "みどりの日",
            ]
        )
    }

    @Test("since 2007 a holiday on Sunday is made up for after the holidays that follow it")
    func substituteAfterARow() {
        #expect(
            Self.lines("2009-05", 2009)
                == ["2009-05-03\t憲法記念日", "2009-05-04\tみどりの日", "2009-05-05\tこどもの日", "2009-05-06\t振替休日"]
        )
    }

    @Test("in 2019 the accession made ten days in a row free")
    func accession() throws {
        let holidays = Set(PublicHolidays.ofJapan(in: 2019...2019).map(\.date))
        let free = { (date: CalendarDate) in holidays.contains(date) || date.weekday == 0 || date.weekday == 6 }
        let first = try #require(CalendarDate(year: 2019, month: 4, day: 27))
        #expect((-1...10).map { free(first + $0) } == [false] + Array(repeating: true, count: 10) + [false])
        #expect(
            Self.lines("2019-12", 2019).isEmpty && Self.lines("2019-02", 2019) == ["2019-02-11\t建国記念の日"],
            "no birthday of an emperor"
        )
    }

    @Test("every name has words of its own in both languages")
    func words() {
        let names = PublicHoliday.Name.allCases
        #expect(Set(names.map(\.japanese)).count == names.count)
        #expect(Set(names.map(\.english)).count == names.count)
        #expect(names.allSatisfy { !$0.japanese.isEmpty && !$0.english.isEmpty })
    }
}
