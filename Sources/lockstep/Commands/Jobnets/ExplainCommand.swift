internal import ArgumentParser
internal import Jobnets
internal import Replay
internal import Reports

/// `lockstep jobnet explain`
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Why a jobnet runs on a day, or why it does not.",
        discussion: """
            For each rule the steps from its start date to the run, in the order that they are taken: cycle, expiry, \
            calendar, substitution, shift, start time, upper jobnet, exclusion. Each step names the parameter that asks \
            for it and the date that it leads to; answers to open questions that the result hangs on are named as well. \
            Where the jobnet does not run on the day, the nearest runs before and after it are told.

            A year or month that sd leaves out is that of the registration, and cycles begin there: tell its day with \
            --registered. Without it the jobnet is taken to be registered on the day that is asked for.

            Exits 0 whether it runs or not, 1 when its definition is wrong, 2 when there is no such jobnet.

            EXAMPLES:
              lockstep jobnet explain jobs.unitdef --unit /sales/close --date 2026-05-29
              lockstep jobnet explain jobs.unitdef --unit /sales/close \\
                --date 2026-05-29 --registered 2026-03-25 --calendar japan
              lockstep jobnet explain jobs.unitdef --unit /sales/close/print \\
                --date 2026-05-29 --format json
            """
    )

    @Argument(help: "A unit definition file.")
    var file: String

    @Option(
        name: .long,
        help: ArgumentHelp("The full name of a jobnet: /group/jobnet, /group/jobnet/nested.", valueName: "fullname")
    )
    var unit: String

    @Option(name: .long, help: ArgumentHelp("The day: 2026-05-29.", valueName: "date"))
    var date: DateArgument

    @OptionGroup var schedule: ScheduleArguments
    @OptionGroup var definition: DefinitionArguments

    @Option(name: .long, help: "text or json.")
    var format = Format.text

    @OptionGroup var wording: LanguageOptions

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    func validate() throws {
        guard (1994...definition.lastYear).contains(date.date.year) else {
            throw ValidationError(
                "--date takes a date from 1994 to \(definition.lastYear) (--last-year), not \(date.date)."
            )
        }
    }

    func run() throws {
        let language = wording.language
        let day = date.date
        let plan = try SchedulePlan(
            definition.read(file, language),
            schedule,
            definition,
            registered: schedule.registered?.date ?? day,
            language
        )
        let jobnet = try plan.file.unit(named: unit, in: plan.definition, language)
        guard plan.definition.kind(of: jobnet)?.isJobnet == true else {
            throw Failure(
                .usage,
                language.pick(
                    "\(unit) is no jobnet, and only jobnets have a schedule. Name one with --unit.",
                    "\(unit) はジョブネットではありません。スケジュールを持つのはジョブネットだけです。--unit でジョブネットを指定してください。"
                )
            )
        }
        try plan.reportRefused(under: unit, nested: false, language)
        let scheduler = plan.scheduler
        guard let explanation = scheduler.explanation(of: unit, on: day) else {
            preconditionFailure("a jobnet of the file has a schedule, or was refused one")
        }
        // Nothing is scheduled outside of these days: a run may belong to the day before its rule date, or to one of the
        // days after it.
        let first = scheduler.registered - 1
        let last = (CalendarDate(year: definition.lastYear, month: 12, day: 31) ?? day) + 4
        let report = ExplanationReport(
            explanation,
            options: scheduler.options,
            isRegistrationTold: schedule.registered != nil,
            calendarGroup: plan.calendarGroup(of: jobnet),
            previous: scheduler.runs(of: unit, from: first, to: day - 1).last,
            next: scheduler.runs(of: unit, from: day + 1, to: last).first,
            language: language,
            ink: wording.ink(forText: format == .text)
        )
        switch format {
        case .text: Terminal.print(report.text, ended: false)
        case .json: Terminal.print(report.document.json)
        }
    }
}
