internal import ArgumentParser
internal import Reports
internal import Upgrades

/// `lockstep upgrade obligations`
struct ObligationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "obligations",
        abstract: "What was weakened for the upgrade and has to come back.",
        discussion: """
            Exits 1 while one is open. Most are closed by evidence that is collected after they opened ('upgrade check'); \
            one that only a person can tell is closed with --close. Of each it is told what closes it. Without --reason, \
            --close prints what to look at and the form.

            EXAMPLES:
              lockstep upgrade obligations spring
              lockstep upgrade obligations spring --at 2026-04-02T09:00:00Z
              lockstep upgrade obligations spring --close em.restore.smart-card \\
                --by operator-1 --reason 'smart cards tried' --answer yes
            """
    )

    @OptionGroup var target: RunArguments

    @Option(name: .long, help: ArgumentHelp("Close this one: a person saw that it is restored.", valueName: "id"))
    var close: String?

    @Option(name: .long, help: ArgumentHelp("Who saw it; stored in the log.", valueName: "name"))
    var by: String?

    @Option(name: .long, help: ArgumentHelp("What was seen; stored in the log.", valueName: "text"))
    var reason: String?

    @Option(name: .long, help: ArgumentHelp("An answer for each entry of the form, in its order.", valueName: "text"))
    var answer: [String] = []

    @Option(name: .long, help: ArgumentHelp("A file that shows it, stored with it.", valueName: "file"))
    var evidence: [String] = []

    @OptionGroup var asOf: AsOfArguments
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard close == nil || !asOf.isGiven else {
            throw ValidationError("--close is of the present: give neither --at nor --as-known-at with it.")
        }
        guard close != nil || (by == nil && reason == nil && answer.isEmpty && evidence.isEmpty) else {
            throw ValidationError("--by, --reason, --answer and --evidence want --close.")
        }
        guard reason == nil || by != nil else { throw ValidationError("--reason wants --by.") }
        guard reason != nil || (answer.isEmpty && evidence.isEmpty) else {
            throw ValidationError("--answer and --evidence want --reason.")
        }
        try StoredText.validate([by, reason] + answer)
    }

    func run() throws {
        let now = SystemClock.now
        let session: UpgradeSession
        if let close, reason == nil {
            let session = try UpgradeSession(reading: target, output)
            return Terminal.print(try session.form(ofObligation: close))
        }
        if let close, let by, let reason {
            session = try UpgradeSession(writing: target, output)
            let closing = ObligationClosing(
                id: close,
                at: now,
                evidence: try session.attach(evidence),
                signature: Signature(name: by, reason: reason),
                answers: answer
            )
            _ = try session.act(.closeObligation(closing), at: now)
            try session.close()
        } else {
            session = try UpgradeSession(reading: target.run, target.log, output, asOf: asOf)
        }
        let report = try session.report(at: asOf.isGiven ? session.moment(asOf) : now)
        Terminal.print(report.renderedObligations(as: output.format), ended: false)
        if !session.state.openObligations.isEmpty { throw Failure.silent(.finding) }
    }
}
