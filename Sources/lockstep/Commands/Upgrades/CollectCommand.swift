internal import ArgumentParser
internal import Execution
internal import Foundation
internal import Reports
internal import Upgrades

/// `lockstep upgrade collect`
struct CollectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect",
        abstract: "Run the pack's commands here, or write a collector for another host.",
        discussion: """
            Runs the commands of the pack for the members that are named (all without), each with a time-out and an \
            environment of its own; attributes of the member are variables (host is LOCKSTEP_HOST), and a variable of this \
            shell is handed over with --pass. A password never stands on a command line: hand it over in the environment, \
            or use the wallets and password files of the tools. Nothing is read from the terminal: where a program asks for \
            a password there (emctl asks for SYSMAN's on some hosts), copy its screen into a file and bring that with \
            'upgrade check FILE --evidence ID --scope KIND/MEMBER'.

            With --script a plain POSIX shell script is written instead, for a host without Lockstep; the archive that it \
            leaves is taken in by 'upgrade check'. With --list nothing is run: it prints what would be.

            EXAMPLES:
              lockstep upgrade collect spring --list
              lockstep upgrade collect spring --member oms/oms1
              lockstep upgrade collect spring --member oms/oms2 --script collect-oms2.sh
              lockstep upgrade collect spring --evidence database-instance --pass TNS_ADMIN
            """
    )

    @OptionGroup var target: RunArguments

    @Option(
        name: .long,
        help: ArgumentHelp("Only this member: oms/oms1, or run for what is asked once.", valueName: "scope")
    )
    var member: [String] = []

    @Option(name: .long, help: ArgumentHelp("Only members on this host.", valueName: "name"))
    var host: [String] = []

    @Option(name: .long, help: ArgumentHelp("Only what the checks of this phase need.", valueName: "number"))
    var phase: [Int] = []

    @Option(name: .long, help: ArgumentHelp("Only this evidence.", valueName: "id"))
    var evidence: [String] = []

    @Option(name: .long, help: ArgumentHelp("Write a collector script instead.", valueName: "file"))
    var script: String?

    @Option(name: .long, help: ArgumentHelp("Hand a variable of this shell over to the commands.", valueName: "name"))
    var pass: [String] = []

    @Flag(name: .long, help: "Print what would be run.")
    var list = false

    @Flag(name: .long, help: "Print every check, also those that pass.")
    var all = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard script == nil || !list else { throw ValidationError("Give --script or --list, not both.") }
    }

    func run() async throws {
        let session =
            try list || script != nil
            ? UpgradeSession(reading: target, output)
            : UpgradeSession(writing: target, output)
        let plan = try session.collection(
            CollectionSelection(members: member, hosts: host, phases: phase.map { Phase($0) }, evidence: evidence)
        )
        if list {
            return Terminal.print(
                output.format == .text
                    ? plan.text(output.language) : plan.table(output.language).rendered(as: output.format),
                ended: false
            )
        }
        if let script {
            try plan.writeScript(to: script, for: session.pack, output.language)
            return Terminal.print(
                output.language.pick(
                    "\(script): \(output.language.count(plan.items.count, "command")). Run it there with sh, and bring back the archive.",
                    "\(script): コマンド \(plan.items.count) 件。対象ホストで sh で実行し、アーカイブを持ち帰ってください。"
                )
            )
        }
        let items = try await plan.run(passing: pass, output.language)
        let now = SystemClock.now
        try session.takeIn(items, at: now)
        try session.assess(at: now)
        try session.close()
        try session.printVerdicts(at: now, showsAll: all)
    }
}
