internal import ArgumentParser
internal import Reports

/// `lockstep show checks`
struct ShowChecks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checks",
        abstract: "The verdicts of an upgrade run, at any moment.",
        discussion: """
            A line for each check and member. 'lockstep upgrade report' has the reasons, the evidence and other forms.

            EXAMPLE:
              lockstep show checks spring --at 2026-04-02T09:00:00Z --format tsv
            """
    )

    @Argument(help: ArgumentHelp("The run's name.", valueName: "run"))
    var name: String

    @OptionGroup var log: LogOptions

    @OptionGroup var asOf: AsOfArguments

    @OptionGroup var output: OutputOptions

    func run() throws {
        let session = try UpgradeSession(reading: name, log, output, asOf: asOf)
        let report = try session.report(at: session.moment(asOf))
        Terminal.print(report.table.rendered(as: output.format), ended: false)
    }
}
