internal import ArgumentParser
internal import Replay
internal import Reports
internal import Upgrades

/// `lockstep upgrade note`
struct NoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Record that something happened: a restart, an upgrade, a changed parameter.",
        discussion: """
            Verdicts whose check names the occurrence turn to UNKNOWN until their evidence is collected again. A note with \
            --parameter authorises the change of that parameter for 'upgrade reconcile'.

            EXAMPLES:
              lockstep upgrade note spring database-restart --scope database/emrep1 \\
                --by operator-1 --reason 'parameters set'
              lockstep upgrade note spring change --scope database/emrep1 \\
                --parameter _px_adaptive_dist_method --value OFF \\
                --by operator-1 --reason 'line 62'
            """
    )

    @OptionGroup var target: RunArguments

    @Argument(help: "An occurrence of the pack, or 'change'.")
    var occurrence: String

    @Option(name: .long, help: ArgumentHelp("To what it happened: oms/oms1, or run.", valueName: "scope"))
    var scope = ScopeArgument(.run)

    @Option(name: .long, help: "The parameter whose change this authorises.")
    var parameter: String?

    @Option(name: .long, help: "The value that it may be changed to (default: any).")
    var value: String?

    @OptionGroup var signature: SignatureArguments
    @OptionGroup var when: WhenArguments
    @OptionGroup var output: OutputOptions

    func validate() throws {
        try StoredText.validate([parameter, value])
    }

    func run() throws {
        let moment = try when.moment(output)
        let session = try UpgradeSession(writing: target, output)
        let note = Note(
            Occurrence(id: occurrence, scope: scope.scope, at: moment),
            parameter: parameter ?? "",
            value: value ?? "",
            signature: signature.signature
        )
        // Told now, whenever it happened: the run's own time never goes back.
        _ = try session.act(.note(note), at: SystemClock.now)
        try session.assess(at: SystemClock.now)
        try session.close()
        Terminal.print(try session.report(at: SystemClock.now).summary)
    }
}
