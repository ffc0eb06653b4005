internal import ArgumentParser
internal import Execution
internal import Reports
internal import Upgrades

/// `lockstep upgrade check`
struct UpgradeCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Take in evidence, and judge.",
        discussion: """
            Takes archives of collector scripts (.tar), folders (MEMBER/EVIDENCE.txt and run/EVIDENCE.txt), and single \
            files with --evidence and --scope. Everything is checked before anything is stored: a wrong host, home or \
            release, a time in the future or a damaged archive refuses all of it. Secrets are replaced by commitments \
            first. Without files the stored evidence is judged again. The same evidence twice adds nothing.

            Files of a folder count as collected when they were last written, unless --collected-at says otherwise, and as \
            brought by a person: only their own closing lines prove that they are whole.

            Exits 1 while a check of the level must fails or conflicts, 3 when evidence is refused.

            EXAMPLES:
              lockstep upgrade check spring lockstep-evidence-oms1.tar
              lockstep upgrade check spring evidence/
              lockstep upgrade check spring emkey.txt --evidence emkey-status \\
                --scope oms/oms1 --collected-at 2026-04-02T09:30:00+09:00
              lockstep upgrade check spring
            """
    )

    @OptionGroup var target: RunArguments

    @Argument(help: "Archives, folders or files of evidence.")
    var files: [String] = []

    @Option(name: .long, help: ArgumentHelp("What a single file is: an evidence id of the pack.", valueName: "id"))
    var evidence: String?

    @Option(name: .long, help: ArgumentHelp("Where a single file comes from: oms/oms1, or run.", valueName: "scope"))
    var scope: ScopeArgument?

    @Option(name: .long, help: ArgumentHelp("When files and folders were collected.", valueName: "time"))
    var collectedAt: MomentArgument?

    @Flag(name: .long, help: "Print every check, also those that pass.")
    var all = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (evidence == nil) == (scope == nil) else {
            throw ValidationError("--evidence and --scope go together.")
        }
        guard evidence == nil || files.count == 1 else {
            throw ValidationError("--evidence and --scope are about one file.")
        }
    }

    func run() throws {
        let session = try UpgradeSession(writing: target, output)
        let now = SystemClock.now
        if !files.isEmpty {
            let source = try session.source(collectedAt: collectedAt?.firstInstant(output, of: "--collected-at"))
            var items: [CollectedEvidence] = []
            for path in files {
                if let evidence, let scope {
                    items.append(try source.file(path, id: evidence, scope: scope.scope))
                } else {
                    items += try source.items(path)
                }
            }
            try session.takeIn(items, at: now)
        }
        try session.assess(at: now)
        try session.close()
        try session.printVerdicts(at: now, showsAll: all)
    }
}
