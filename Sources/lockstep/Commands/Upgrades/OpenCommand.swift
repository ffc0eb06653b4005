internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import Operations
internal import Reports
internal import RulePacks
internal import Upgrades

/// `lockstep upgrade open`
struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open a run with a rule pack and a plan.",
        discussion: """
            The pack's text is stored in the log, so that the run can be judged again years later. The plan states what \
            decides: the method, the members; 'upgrade packs plan' prints one to fill in.

            EXAMPLE:
              lockstep upgrade open spring --pack em-13.4 --plan plan.yaml \\
                --by operator-1 --reason 'CHG-1042'
            """
    )

    @OptionGroup var target: RunArguments

    @Option(name: .long, help: ArgumentHelp("A pack that ships, or a file.", valueName: "name|file"))
    var pack: String

    @Option(name: .long, help: ArgumentHelp("The plan, as YAML.", valueName: "file"))
    var plan: String

    @OptionGroup var signature: SignatureArguments
    @OptionGroup var output: OutputOptions

    func run() throws {
        let language = output.language
        // A name of dots alone would be a folder's where files are named after runs.
        guard StreamNames.isPairName(target.run), target.run.contains(where: { $0 != "." }) else {
            throw Failure(
                .usage,
                language.pick(
                    "\"\(target.run)\" cannot be a run's name: 1 to 64 letters, digits, '.', '_' or '-', and not dots alone.",
                    "「\(target.run)」は実行名に使えません。英数字、'.'、'_'、'-' を 1〜64 文字で指定してください ('.' だけの名前は使えません)。"
                )
            )
        }
        // Asked first: the log is created for the run.
        for (option, value) in [("--by", signature.by), ("--reason", signature.reason)]
        where value.allSatisfy(\.isWhitespace) {
            throw Failure(
                .usage,
                language.pick(
                    "\(option) is empty. Say who and why: it is stored.",
                    "\(option) が空です。記録に残るため、必ず記入してください。"
                )
            )
        }
        let packText = try PackSource.bytes(of: pack, language)
        let rules = try PackSource.read(packText, pack, language)
        let planned = try PackSource.plan(plan, for: rules, language)
        let session = try UpgradeSession(opening: target, pack: rules, packText: packText, output)
        try session.open(planned, signature.signature, at: SystemClock.now)
        try session.close()
        let members = planned.members.map(\.kind).reduce(into: [(kind: String, count: Int)]()) { counts, kind in
            if let index = counts.firstIndex(where: { $0.kind == kind }) {
                counts[index].count += 1
            } else {
                counts.append((kind, 1))
            }
        }
        let list = members.map { "\($0.count) \($0.kind)" }.joined(separator: ", ")
        Terminal.print(
            language.pick(
                "\(target.run): open, \(rules.id) \(rules.version), \(rules.checks.count) checks, \(list)",
                "\(target.run): 準備中、\(rules.id) \(rules.version)、検査 \(rules.checks.count) 件、\(list)"
            )
        )
    }
}

/// Where packs and plans are read from.
enum PackSource {
    /// The text of a pack that ships, by its name, or of a file.
    static func bytes(of name: String, _ language: Language) throws -> [UInt8] {
        if let shipped = ShippedPack(rawValue: name) { return shipped.text }
        guard FileManager.default.fileExists(atPath: name) else {
            let names = ShippedPack.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(
                .unreadable,
                language.pick(
                    "there is neither a pack nor a file called \(name). Packs that ship: \(names).",
                    "\(name) というルールパックもファイルもありません。同梱のパック: \(names)。"
                )
            )
        }
        return [UInt8](try InputFile.bytes(name, limit: RulePack.longestYAML, language))
    }

    static func read(_ bytes: [UInt8], _ name: String, _ language: Language) throws -> RulePack {
        do throws(PackError) {
            return try RulePack(yaml: bytes)
        } catch {
            throw Failure(error, in: name, language)
        }
    }

    static func plan(_ path: String, for pack: RulePack, _ language: Language) throws -> Plan {
        let bytes = [UInt8](try InputFile.bytes(path, limit: Plan.longestYAML, language))
        do throws(PackError) {
            return try Plan(yaml: bytes, for: pack)
        } catch {
            throw Failure(error, in: path, language)
        }
    }
}

extension Failure {
    init(_ error: PackError, in file: String, _ language: Language) {
        let words = language.pick(error.problem.english, error.problem.japanese)
        self.init(.unreadable, "\(file):\(error.line):\(error.column): \(words)")
    }
}
