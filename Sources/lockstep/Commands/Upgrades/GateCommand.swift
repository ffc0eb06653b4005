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
            first, so that what expired since counts; the answer is recorded. With --dry-run, and of another moment than the \
            present, it is only asked and nothing is recorded.

            EXAMPLES:
              lockstep upgrade gate spring 5
              lockstep upgrade gate spring 7 --at 2026-04-02T09:00:00Z
              lockstep upgrade gate spring 8 --format json
            """
    )

    @OptionGroup var target: RunArguments

    @Argument(help: "A phase of the pack, 1 to 9.")
    var phase: Int

    @Flag(name: .long, help: "Only ask: record neither verdicts nor the answer.")
    var dryRun = false

    @OptionGroup var asOf: AsOfArguments
    @OptionGroup var output: OutputOptions

    func run() throws {
        let isOnlyAsked = dryRun || asOf.isGiven
        let session =
            isOnlyAsked
            ? try UpgradeSession(reading: target.run, target.log, output, asOf: asOf)
            : try UpgradeSession(writing: target, output)
        let isClosed = isOnlyAsked && session.state.phase == .closed
        var moment = SystemClock.now
        // A closed run is asked as it ended: it does not age.
        if asOf.isGiven || isClosed { moment = try session.moment(asOf) }
        // Within the second that is asked for, more may have happened.
        if isOnlyAsked, let latest = session.state.latestAt { moment = max(moment, latest) }
        let answer: GateAnswer
        if isClosed {
            guard session.pack.phases.contains(where: { $0.phase.number == phase }) else {
                throw Failure(UpgradeRun.Rejection.unknownPhase(phase), session)
            }
            answer = session.state.gate(Phase(phase), at: moment)
        } else {
            try session.assess(at: moment)
            _ = try session.act(.gate(Phase(phase)), at: moment)
            guard let last = session.state.gates.last else { preconditionFailure("a gate without an answer") }
            answer = last
        }
        try session.close()
        Terminal.print(try session.report(at: moment).rendered(answer, as: output.format), ended: false)
        if !answer.isOpen { throw Failure.silent(.finding) }
    }
}
