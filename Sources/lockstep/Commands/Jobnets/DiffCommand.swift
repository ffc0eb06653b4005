public import ArgumentParser
internal import Jobnets
internal import Replay
public import Reports

/// `lockstep jobnet diff`
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare two definitions by meaning, and by the runs that they give.",
        discussion: """
            Units added, removed, renamed and moved, and parameters changed; blanks, comments, the order of what has none, \
            and names that only follow a renamed unit are no change. --all also tells positions, comments and values that \
            are written differently and mean the same. With --from and --to the runs of both are compared: which are added, \
            which are dropped, which move.

            Exits 1 when the definitions differ, as diff does.

            EXAMPLES:
              lockstep jobnet diff accounts.unitdef accounts-new.unitdef
              lockstep jobnet diff accounts.unitdef accounts-new.unitdef \\
                --from 2026-04-01 --to 2027-03-31 --calendar japan
              lockstep jobnet diff accounts.unitdef accounts-new.unitdef \\
                --format markdown > ticket.md
            """
    )

    @Argument(help: "The definition before.")
    var before: String

    @Argument(help: "The definition after.")
    var after: String

    @Flag(name: .long, help: "Positions, comments and notation as well.")
    var all = false

    @Option(name: .long, help: ArgumentHelp("Compare the runs from this day on.", valueName: "date"))
    var from: DateArgument?

    @Option(name: .long, help: ArgumentHelp("The last day of the runs.", valueName: "date"))
    var to: DateArgument?

    @OptionGroup var schedule: ScheduleArguments
    @OptionGroup var definition: DefinitionArguments

    @Option(name: .long, help: "text, json (one object a line) or markdown.")
    var format: DefinitionDiffReport.Format = .text

    @OptionGroup var wording: LanguageOptions

    func validate() throws {
        switch (from?.date, to?.date) {
        case (nil, nil):
            guard schedule.registered == nil else {
                throw ValidationError("--registered says how runs are computed: give --from and --to too.")
            }
        case (let from?, let to?): try definition.validate(from: from, to: to)
        default: throw ValidationError("--from and --to belong together.")
        }
    }

    func run() throws {
        let language = wording.language
        let files = try [before, after].map { try definition.read($0, language) }
        let difference = DefinitionDifference(before: Definition(files[0].tree), after: Definition(files[1].tree))
        var runs: RunDifference?
        var plans: [SchedulePlan] = []
        if let from = from?.date, let to = to?.date {
            plans = try files.map {
                try SchedulePlan($0, schedule, definition, registered: schedule.registered?.date ?? from, language)
            }
            let sides = plans.map { plan in
                plan.schedules.jobnets.map { jobnet in
                    UnitRuns(
                        fullName: jobnet.fullName,
                        runs: plan.scheduler.runs(of: jobnet.fullName, from: from, to: to)
                    )
                }
            }
            runs = RunDifference(before: sides[0], after: sides[1], following: difference)
        }
        let report = DefinitionDiffReport(
            difference,
            runs: runs,
            before: before,
            after: after,
            weights: all ? Set(ChangeWeight.allCases) : [.meaning],
            language: language,
            ink: wording.ink(forText: format == .text)
        )
        Terminal.print(report.rendered(as: format), ended: false)
        for plan in plans { try plan.reportRefused(under: nil, language) }
        if report.isDifferent { throw Failure.silent(.finding) }
        // What is lost in both cannot be said to be the same.
        let failure = try Failure.worst(of: files) {
            try $0.refuseLostText(language)
            try $0.refuseUndecodable(language)
        }
        if let failure { throw failure }
    }
}

extension DefinitionDiffReport.Format: ExpressibleByArgument {}
