internal import ArgumentParser

/// `lockstep jobnet …`: unit definitions of JP1/AJS3 and their schedules, offline.
struct JobnetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobnet",
        abstract: "Check, compare and schedule unit definitions of JP1/AJS3.",
        discussion: """
            Definitions are the files that ajsprint writes and ajsdefine reads. Nothing is asked of a manager: what is \
            computed follows from the file, the calendars in it and the manual; questions that the manual leaves open are \
            options (--assume), and a run that hangs on one says so.

            EXAMPLES:
              lockstep jobnet check accounts.unitdef
              lockstep jobnet schedule accounts.unitdef --from 2026-04-01 \\
                --to 2026-04-30 --calendar japan
              lockstep jobnet explain accounts.unitdef --unit /accounts/closing \\
                --date 2026-05-29
              lockstep jobnet diff accounts.unitdef accounts-new.unitdef
            """,
        subcommands: [
            CheckCommand.self, FormatCommand.self, DiffCommand.self, ConvertCommand.self, GraphCommand.self,
            ScheduleCommand.self, ExplainCommand.self, CalendarCommand.self,
        ]
    )
}
