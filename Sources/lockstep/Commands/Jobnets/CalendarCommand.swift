internal import ArgumentParser
internal import Jobnets
internal import Reports

/// `lockstep jobnet calendar`
struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Print the public holidays of Japan as a calendar to edit.",
        discussion: """
            Every holiday is a closed day (cl) in the form that job groups have it, so the text may be given to --calendar, \
            with the company's own days added. It follows the Act on National Holidays; equinoxes are announced in February \
            for the next year, and computed for the years after.

            EXAMPLES:
              lockstep jobnet calendar --from-year 2026 --to-year 2027 > holidays.unitdef
              lockstep jobnet schedule accounts.unitdef --from 2026-04-01 \\
                --to 2026-04-30 --calendar holidays.unitdef
            """
    )

    @Option(name: .long, help: ArgumentHelp("The first year, from 1994 on.", valueName: "year"))
    var fromYear: Int

    @Option(name: .long, help: ArgumentHelp("The last year, to 2099.", valueName: "year"))
    var toYear: Int

    @OptionGroup var wording: LanguageOptions

    func validate() throws {
        for (option, year) in [("--from-year", fromYear), ("--to-year", toYear)]
        where !PublicHolidays.years.contains(year) {
            throw ValidationError(
                "\(option) takes \(PublicHolidays.years.lowerBound) to \(PublicHolidays.years.upperBound), not \(year)."
            )
        }
        guard fromYear <= toYear else {
            throw ValidationError("--from-year \(fromYear) is after --to-year \(toYear).")
        }
    }

    func run() {
        Terminal.print(HolidayCalendar.text(years: fromYear...toYear, wording.language), ended: false)
    }
}
