internal import ArgumentParser
internal import Jobnets
internal import Replay
internal import Reports

/// `lockstep jobnet schedule`
struct ScheduleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "The runs of a period, a row each.",
        discussion: """
            Without --unit all root jobnets of the file; with it one jobnet, or the root jobnets of a job group. Calendars \
            are those of the job groups in the file; --calendar lays another one over them. With --format json a run is \
            one object a line, with the day that it belongs to and its start in calendar time. Runs are ordered by that \
            day, start and unit.

            Exits 1 when a jobnet has no schedule because its definition is wrong; the others are printed.

            EXAMPLES:
              lockstep jobnet schedule accounts.unitdef --from 2026-04-01 --to 2026-04-30
              lockstep jobnet schedule accounts.unitdef --unit /accounts/closing \\
                --from 2026-04-01 --to 2027-03-31 --registered 2026-03-25 \\
                --calendar japan --format json
              lockstep jobnet schedule accounts.unitdef --from 2026-01-01 --to 2026-12-31 \\
                --assume missing-day=none
            """
    )

    @Argument(help: "A unit definition file.")
    var file: String

    @Option(
        name: .long,
        help: ArgumentHelp("The full name of a jobnet or job group: /group/jobnet.", valueName: "fullname")
    )
    var unit: String?

    @Flag(name: .long, help: "Nested jobnets as well.")
    var nested = false

    @Option(name: .long, help: ArgumentHelp("The first day: 2026-04-01.", valueName: "date"))
    var from: DateArgument

    @Option(name: .long, help: ArgumentHelp("The last day.", valueName: "date"))
    var to: DateArgument

    @OptionGroup var schedule: ScheduleArguments
    @OptionGroup var definition: DefinitionArguments

    @Option(name: .long, help: "text, json (one object a line) or tsv.")
    var format: OutputFormat = .text

    @OptionGroup var wording: LanguageOptions

    func validate() throws {
        try definition.validate(from: from.date, to: to.date)
    }

    func run() throws {
        let language = wording.language
        let plan = try SchedulePlan(
            definition.read(file, language),
            schedule,
            definition,
            registered: schedule.registered?.date ?? from.date,
            language
        )
        let units = try plan.jobnets(under: unit, nested: nested, language)
        switch format {
        case .text:
            let rows = try plan.rows(of: units, from.date...to.date, language)
            let report = ScheduleReport(
                rows,
                calendars: SchedulePlan.calendars(of: units),
                period: from.date...to.date,
                language: language,
                ink: wording.ink(forText: true)
            )
            Terminal.print(report.text, ended: false)
        case .tsv:
            Terminal.print(pieces: { print in
                print(ScheduleReport.tabSeparatedHeading)
                plan.forEachPart(of: units, from.date...to.date) { ScheduleReport.printTabSeparated($0, print) }
            })
        case .json:
            Terminal.print(pieces: { print in
                plan.forEachPart(of: units, from.date...to.date) { ScheduleReport.printJSON($0, print) }
            })
        }
        try plan.reportRefused(under: unit, language)
    }
}
