internal import ArgumentParser
internal import Reports
internal import Upgrades

/// `lockstep upgrade gate`
struct GateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate",
        abstract: "Ask whether the run may go beyond a phase.",
        discussion: """
            Exits 1 while it is blocked, and names every check that blocks it with what to do. Verdicts are reached anew \
            first, so that what expired since counts; the answer is recorded. With --dry-run nothing is recorded.

            EXAMPLES:
              lockstep upgrade gate spring 5
              lockstep upgrade gate spring 8 --format json
            """
    )

    @OptionGroup var target: RunArguments

    @Argument(help: "A phase of the pack, 1 to 9.")
    var phase: Int

    @Flag(name: .long, help: "Only ask: record neither verdicts nor the answer.")
    var dryRun = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let now = SystemClock.now
        let session = dryRun ? try UpgradeSession(reading: target, output) : try UpgradeSession(writing: target, output)
        try session.assess(at: now)
        _ = try session.act(.gate(Phase(phase)), at: now)
        try session.close()
        guard let answer = session.state.gates.last else { preconditionFailure("a gate without an answer") }
        let report = try session.report(at: now)
        Terminal.print(
            output.format == .json ? report.document(of: answer).json : report.text(of: answer),
            ended: false
        )
        if !answer.isOpen { throw Failure.silent(.finding) }
    }
}
