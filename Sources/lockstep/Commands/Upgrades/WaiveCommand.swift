internal import ArgumentParser
internal import Reports
internal import Upgrades

/// `lockstep upgrade waive`
struct WaiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive",
        abstract: "Accept a failure, with its risk, until it expires.",
        discussion: """
            The verdict stays what it is; gates let the check through until the waiver expires, and reports name it.

            EXAMPLE:
              lockstep upgrade waive spring em.p06.ports --scope oms/oms2 \\
                --by operator-1 --reason 'moved in the window' \\
                --risk 'upgrade of oms2 fails' --expires 12h
            """
    )

    @OptionGroup var target: RunArguments

    @Argument(help: "The check's id or alias.")
    var check: String

    @Option(name: .long, help: ArgumentHelp("The member that it is about: oms/oms1.", valueName: "scope"))
    var scope = ScopeArgument(.run)

    @OptionGroup var signature: SignatureArguments

    @Option(name: .long, help: ArgumentHelp("What may come of it; stored in the log.", valueName: "text"))
    var risk: String

    @Option(name: .long, help: ArgumentHelp("How long it is good for: 12h, 30d, or a time.", valueName: "time"))
    var expires: ExpiryArgument

    @Option(name: .long, help: ArgumentHelp("The second person, where four eyes are asked for.", valueName: "name"))
    var approvedBy: String?

    @Option(name: .long, help: ArgumentHelp("A file that supports it, stored with it.", valueName: "file"))
    var evidence: [String] = []

    @OptionGroup var output: OutputOptions

    func validate() throws {
        try StoredText.validate([risk, approvedBy])
    }

    func run() throws {
        let session = try UpgradeSession(writing: target, output)
        let check = try session.check(check)
        let now = SystemClock.now
        let waiver = Waiver(
            check: check.id,
            scope: scope.scope,
            at: now,
            expiresAt: try expires.instant(after: now, output),
            name: signature.by,
            approver: approvedBy ?? "",
            reason: signature.reason,
            risk: risk,
            evidence: try session.attach(evidence)
        )
        // Judged first, so that a run just opened knows what it asks of a person.
        try session.assess(at: now)
        _ = try session.act(.waive(waiver), at: now)
        try session.close()
        let until = output.time.text(waiver.expiresAt)
        Terminal.print(
            output.language.pick("\(check.id): waived until \(until)", "\(check.id): \(until) まで免除")
        )
    }
}
