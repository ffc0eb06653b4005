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
            With --at it is the last assessment by then. Exits 1 when a verdict differs.

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

    @OptionGroup var asOf: AsOfArguments
    @OptionGroup var output: OutputOptions

    func run() throws {
        let session = try UpgradeSession(reading: target.run, target.log, output, asOf: asOf)
        let newer = try pack.map { name in
            try PackSource.read(try PackSource.bytes(of: name, output.language), name, output.language)
        }
        if let newer { try refuseUnrelated(newer, to: session.pack) }
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
        Terminal.print(comparison.rendered(as: output.format, output.language), ended: false)
        if comparison.isFinding { throw Failure.silent(.finding) }
    }

    /// A pack of which no check is one of the run's, by its id or a former one, is about something else: every check would
    /// count as changed.
    private func refuseUnrelated(_ newer: RulePack, to own: RulePack) throws {
        let known = Set(own.checks.map(\.id))
        guard !newer.checks.contains(where: { known.contains($0.id) || !known.isDisjoint(with: $0.aliases) }) else {
            return
        }
        throw Failure(
            .usage,
            output.language.pick(
                "\(newer.id) has no check of \(own.id), under which \(target.run) was judged. Give a version of that pack.",
                "\(newer.id) には \(target.run) の判定に使われた \(own.id) の検査項目がありません。同じルールパックの版を指定してください。"
            )
        )
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
    @OptionGroup var asOf: AsOfArguments
    @OptionGroup var output: OutputOptions

    func run() throws {
        let sides = try [before, after].map { try UpgradeSession(reading: $0, log, output, asOf: asOf) }
        let comparison = VerdictComparison(sides[0].state.verdicts, sides[1].state.verdicts, aliases: sides[1].pack)
        Terminal.print(comparison.rendered(as: output.format, output.language), ended: false)
        if comparison.isFinding { throw Failure.silent(.finding) }
    }
}
