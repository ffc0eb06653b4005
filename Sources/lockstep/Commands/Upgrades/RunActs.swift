internal import ArgumentParser
internal import Reports
internal import Upgrades

/// What `start`, `stop`, `resume`, `fail`, `restore` and `close` share: they sign an act and print what became of the run.
struct ActArguments: ParsableArguments {
    @OptionGroup var run: RunArguments
    @OptionGroup var signature: SignatureArguments
    @OptionGroup var when: WhenArguments
    @OptionGroup var output: OutputOptions

    /// - Parameter judgesFirst: whether verdicts are reached anew, so that what expired since counts.
    func perform(judgesFirst: Bool = false, _ act: (Signature) -> UpgradeRun.Act) throws {
        let session = try UpgradeSession(writing: run, output)
        let moment = try when.moment(output)
        if judgesFirst { try session.assess(at: moment) }
        _ = try session.act(act(signature.signature), at: moment)
        try session.close()
        Terminal.print("\(run.run): \(output.language.name(session.state))")
    }
}

/// `lockstep upgrade start`
struct StartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "The upgrade begins.",
        discussion: """
            Refused while the gate before it is blocked (exit 1): every check of the level must up to the pack's last phase \
            of preparation has to pass, to be waived, to be not applicable, or to be deferred to a later gate.

            EXAMPLE:
              lockstep upgrade start spring --by operator-1 --reason 'window opens'
            """
    )
    @OptionGroup var act: ActArguments
    func run() throws { try act.perform(judgesFirst: true) { .start(by: $0) } }
}

/// `lockstep upgrade stop`
struct StopCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract: "The upgrade stops, to go on later.",
        discussion: """
            EXAMPLE:
              lockstep upgrade stop spring --by operator-1 \\
                --reason 'MD5 certificates found'
            """
    )
    @OptionGroup var act: ActArguments
    func run() throws { try act.perform { .stop(by: $0) } }
}

/// `lockstep upgrade resume`
struct ResumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "A stopped upgrade goes on.",
        discussion: """
            EXAMPLE:
              lockstep upgrade resume spring --by operator-1 \\
                --reason 'certificates replaced'
            """
    )
    @OptionGroup var act: ActArguments
    func run() throws { try act.perform { .resume(by: $0) } }
}

/// `lockstep upgrade fail`
struct FailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fail",
        abstract: "The upgrade failed: only a restore leads on.",
        discussion: """
            EXAMPLE:
              lockstep upgrade fail spring --by operator-1 \\
                --reason 'repository upgrade failed'
            """
    )
    @OptionGroup var act: ActArguments
    func run() throws { try act.perform { .fail(by: $0) } }
}

/// `lockstep upgrade restore`
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "The systems were restored from their backup after a failure.",
        discussion: """
            The run may be started again, or closed as given up.

            EXAMPLE:
              lockstep upgrade restore spring --by operator-1 \\
                --reason 'restored from backup'
            """
    )
    @OptionGroup var act: ActArguments
    func run() throws { try act.perform { .restore(by: $0) } }
}

/// `lockstep upgrade close`
struct CloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close the run; refused while an obligation is open.",
        discussion: """
            Exits 1 and names the open obligations. A closed run can only be read.

            A run that is called off before it starts is closed, too: it is judged first, and what its preparation weakened \
            has to be put back as after an upgrade. Every report of it says 'closed without a start'.

            EXAMPLE:
              lockstep upgrade close spring --by operator-1 --reason 'all restored'
            """
    )
    @OptionGroup var act: ActArguments
    func run() throws { try act.perform(judgesFirst: true) { .close(by: $0) } }
}
