internal import ArgumentParser
internal import Reports
internal import Upgrades

/// `lockstep upgrade reconcile`
struct ReconcileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Compare what the upgrade's tools say they did with what the run knows.",
        discussion: """
            Imports logs of the installer (ConfigureGC), of the prerequisite kit and of AutoUpgrade, and compares \
            parameters between the pieces of evidence of the run. A change that no note of the run authorises is a \
            finding, and so is a correction that a tool made by itself. Exits 1 when there is one. With --dry-run, and of a \
            run that is closed, nothing is recorded.

            EXAMPLES:
              lockstep upgrade reconcile spring configuregc.log autoupgrade-status.log
              lockstep upgrade reconcile spring
              lockstep upgrade reconcile spring --dry-run
            """
    )

    @OptionGroup var target: RunArguments

    @Argument(help: "Logs of the installer, the kit and AutoUpgrade.")
    var files: [String] = []

    @Flag(name: .long, help: "Only compare: record neither the logs nor the findings.")
    var dryRun = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let now = SystemClock.now
        let reading = try UpgradeSession(reading: target, output)
        let isOnlyAsked = dryRun || reading.state.phase == .closed
        let session = isOnlyAsked ? reading : try UpgradeSession(writing: target, output)
        let reconciliation = try session.reconcile(files, at: now)
        try session.close()
        let report = try session.report(at: now)
        Terminal.print(report.rendered(reconciliation, as: output.format), ended: false)
        if reconciliation.findings.contains(where: { $0.kind != .authorisedChange }) { throw Failure.silent(.finding) }
    }
}
