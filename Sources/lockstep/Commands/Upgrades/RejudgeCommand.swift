internal import ArgumentParser
internal import Foundation
internal import Reports
internal import Upgrades

/// `lockstep upgrade rejudge`
struct RejudgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rejudge",
        abstract: "Judge an old run again from its stored evidence.",
        discussion: """
            Nothing is asked of the systems and nothing is recorded. Without --pack the run's own pack is used, at the \
            moment of its last assessment: a difference then means that the log or this program does not say what it said. \
            Exits 1 when a verdict differs.

            EXAMPLES:
              lockstep upgrade rejudge spring
              lockstep upgrade rejudge spring --pack em-13.5.yaml
            """
    )

    @OptionGroup var target: RunArguments

    @Option(
        name: .long,
        help: ArgumentHelp("The pack to judge under (default: the run's own).", valueName: "name|file")
    )
    var pack: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let session = try UpgradeSession(reading: target, output)
        let newer = try pack.map { name in
            try PackSource.read(try PackSource.bytes(of: name, output.language), name, output.language)
        }
        guard let moment = session.state.assessedAt else {
            throw Failure(
                .unreadable,
                output.language.pick(
                    "not verifiable: \(target.run) was never judged. Judge it with 'lockstep upgrade check'.",
                    "検証不能: \(target.run) はまだ判定されていません。lockstep upgrade check で判定してください。"
                )
            )
        }
        let assessment = Judge.assess(newer ?? session.pack, try session.dossier(), at: moment)
        let comparison = VerdictComparison(session.state.verdicts, assessment.verdicts, aliases: newer)
        Terminal.print(
            output.format == .json ? comparison.document(output.language).json : comparison.text(output.language),
            ended: false
        )
        if comparison.isFinding { throw Failure.silent(.finding) }
    }
}

/// `lockstep upgrade diff`
struct UpgradeDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare the verdicts of two runs.",
        discussion: """
            By check and member. Exits 1 when a verdict differs.

            EXAMPLE:
              lockstep upgrade diff rehearsal spring
            """
    )

    @Argument(help: "A run.")
    var before: String

    @Argument(help: "Another run of the same log.")
    var after: String

    @OptionGroup var log: LogOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let sides = try [before, after].map { try UpgradeSession(reading: $0, log, output) }
        let comparison = VerdictComparison(sides[0].state.verdicts, sides[1].state.verdicts, aliases: sides[1].pack)
        Terminal.print(
            output.format == .json ? comparison.document(output.language).json : comparison.text(output.language),
            ended: false
        )
        if comparison.isFinding { throw Failure.silent(.finding) }
    }
}
