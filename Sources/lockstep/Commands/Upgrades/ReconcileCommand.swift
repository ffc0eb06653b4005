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
            finding, and so is a correction that a tool made by itself. Exits 1 when there is one. The answer is recorded, unless the run is \
            closed: a closed run is only read.

            EXAMPLES:
              lockstep upgrade reconcile spring configuregc.log autoupgrade-status.log
              lockstep upgrade reconcile spring
            """
    )

    @OptionGroup var target: RunArguments

    @Argument(help: "Logs of the installer, the kit and AutoUpgrade.")
    var files: [String] = []

    @OptionGroup var output: OutputOptions

    func run() throws {
        let now = SystemClock.now
        let reading = try UpgradeSession(reading: target, output)
        let session = reading.state.phase == .closed ? reading : try UpgradeSession(writing: target, output)
        let reconciliation = try session.reconcile(files, at: now)
        try session.close()
        let report = try session.report(at: now)
        Terminal.print(
            output.format == .json
                ? report.document(of: reconciliation).json : report.text(of: reconciliation),
            ended: false
        )
        if reconciliation.findings.contains(where: { $0.kind != .authorisedChange }) { throw Failure.silent(.finding) }
    }
}
