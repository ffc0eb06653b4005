internal import ArgumentParser
internal import Reports
internal import Upgrades

/// `lockstep upgrade attest`
struct AttestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attest",
        abstract: "A person verified what no evidence can tell.",
        discussion: """
            Only for checks whose verdict is MANUAL: an attestation says that it passes, a waiver that a failure is \
            accepted. Without --reason the command prints what to look at and the form.

            EXAMPLES:
              lockstep upgrade attest spring em.p01.platform --by operator-1
              lockstep upgrade attest spring em.p01.platform --by operator-1 \\
                --reason 'checked on the matrix' --answer 'OL7 x86-64' \\
                --answer '2026-04-02'
            """
    )

    @OptionGroup var target: RunArguments

    @Argument(help: "The check's id or alias.")
    var check: String

    @Option(name: .long, help: ArgumentHelp("The member that it is about: oms/oms1.", valueName: "scope"))
    var scope = ScopeArgument(.run)

    @Option(name: .long, help: ArgumentHelp("Who verified it; stored in the log.", valueName: "name"))
    var by: String

    @Option(name: .long, help: ArgumentHelp("Why it passes; stored in the log.", valueName: "text"))
    var reason: String?

    @Option(name: .long, help: ArgumentHelp("An answer for each entry of the form, in its order.", valueName: "text"))
    var answer: [String] = []

    @Option(name: .long, help: ArgumentHelp("The second person, where four eyes are asked for.", valueName: "name"))
    var approvedBy: String?

    @Option(name: .long, help: ArgumentHelp("How long it is good for: 12h, 30d, or a time.", valueName: "time"))
    var expires: ExpiryArgument?

    @Option(name: .long, help: ArgumentHelp("A file that shows it, stored with it.", valueName: "file"))
    var evidence: [String] = []

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard reason != nil || (answer.isEmpty && evidence.isEmpty) else {
            throw ValidationError("--answer and --evidence want --reason.")
        }
        try StoredText.validate([by, reason, approvedBy] + answer)
    }

    func run() throws {
        guard let reason else {
            let session = try UpgradeSession(reading: target, output)
            let check = try session.check(check)
            var form = try session.form(of: check)
            if check.needsFourEyes {
                form += output.language.pick(
                    "\n  --approved-by: a second person who looked",
                    "\n  --approved-by: 一緒に確認したもう一人"
                )
            }
            return Terminal.print(form)
        }
        let session = try UpgradeSession(writing: target, output)
        let check = try session.check(check)
        let now = SystemClock.now
        let statement = Statement(
            Attestation(
                check: check.id,
                scope: scope.scope,
                at: now,
                expiresAt: try expires?.instant(after: now, output),
                name: by
            ),
            reason: reason,
            approver: approvedBy ?? "",
            answers: answer,
            evidence: try session.attach(evidence)
        )
        // Judged first, so that a run just opened knows what it asks of a person.
        try session.assess(at: now)
        _ = try session.act(.attest(statement), at: now)
        try session.assess(at: now)
        try session.close()
        Terminal.print(try session.report(at: now).summary)
    }
}
