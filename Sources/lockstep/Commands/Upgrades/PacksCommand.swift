internal import ArgumentParser
internal import Foundation
internal import Reports
internal import RulePacks
internal import Upgrades

/// `lockstep upgrade packs …`: the rule packs.
struct PacksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "packs",
        abstract: "List, print and check rule packs.",
        discussion: """
            EXAMPLES:
              lockstep upgrade packs list
              lockstep upgrade packs show em-13.4
              lockstep upgrade packs check our-own.yaml --against em-13.4
              lockstep upgrade packs plan em-13.4 > plan.yaml
              lockstep upgrade packs schema > rule-pack.schema.json
            """,
        subcommands: [
            PackList.self, PackShow.self, PackCheck.self, PackPlan.self, PackText.self, PackSchema.self,
        ]
    )
}

/// `lockstep upgrade packs list`
struct PackList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The packs that ship.",
        discussion: "EXAMPLE:\n  lockstep upgrade packs list --format json"
    )

    @OptionGroup var output: OutputOptions

    func run() throws {
        let packs = try ShippedPack.allCases.map { try PackSource.read($0.text, $0.rawValue, output.language) }
        Terminal.print(PackReport.list(packs, output.language).rendered(as: output.format), ended: false)
    }
}

/// `lockstep upgrade packs show`
struct PackShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "A pack's checks: id, level, phase, lines of the source, evidence.",
        discussion: "EXAMPLE:\n  lockstep upgrade packs show em-13.4 --lang ja"
    )

    @Argument(help: "A pack that ships, or a file.")
    var pack: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        let pack = try PackSource.read(try PackSource.bytes(of: pack, output.language), pack, output.language)
        Terminal.print(PackReport.checks(of: pack, output.language).rendered(as: output.format), ended: false)
    }
}

/// `lockstep upgrade packs check`
struct PackCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Tell what is doubtful in a pack.",
        discussion: """
            Branches that can never be reached, inputs that no branch covers, dashes in commands that are no hyphens, fields \
            that a parser never gives, what is declared and never used; and with --against the ids of an older pack that \
            are gone. Exits 1 when there is a remark, 3 when the file is no pack.

            EXAMPLES:
              lockstep upgrade packs check our-own.yaml
              lockstep upgrade packs check em-13.5.yaml --against em-13.4
            """
    )

    @Argument(help: "A pack that ships, or a file.")
    var pack: String

    @Option(name: .long, help: ArgumentHelp("An older pack, whose ids must be found.", valueName: "name|file"))
    var against: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let language = output.language
        let read = try PackSource.read(try PackSource.bytes(of: pack, language), pack, language)
        let older = try against.map { try PackSource.read(try PackSource.bytes(of: $0, language), $0, language) }
        let remarks = read.remarks(against: older)
        if remarks.isEmpty, output.format == .text {
            Terminal.print(
                language.pick(
                    "\(read.id) \(read.version): \(read.checks.count) checks, nothing doubtful",
                    "\(read.id) \(read.version): 検査 \(read.checks.count) 件、問題なし"
                )
            )
        } else {
            Terminal.print(PackReport.remarks(remarks, language).rendered(as: output.format), ended: false)
        }
        if !remarks.isEmpty { throw Failure.silent(.finding) }
    }
}

/// `lockstep upgrade packs plan`
struct PackPlan: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Print a plan to fill in.",
        discussion: "EXAMPLE:\n  lockstep upgrade packs plan em-13.4 > plan.yaml"
    )

    @Argument(help: "A pack that ships, or a file.")
    var pack: String

    @OptionGroup var wording: LanguageOptions

    func run() throws {
        let bytes = try PackSource.bytes(of: pack, wording.language)
        Terminal.print(try PackSource.read(bytes, pack, wording.language).planTemplate, ended: false)
    }
}

/// `lockstep upgrade packs text`
struct PackText: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text",
        abstract: "Print a pack that ships, as a beginning for one's own.",
        discussion: "EXAMPLE:\n  lockstep upgrade packs text em-13.4 > our-own.yaml"
    )

    @Argument(help: "A pack that ships.")
    var pack: String

    @OptionGroup var wording: LanguageOptions

    func run() throws {
        Terminal.write(Data(try PackSource.bytes(of: pack, wording.language)))
    }
}

/// `lockstep upgrade packs schema`
struct PackSchema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of rule packs, for editors.",
        discussion: "EXAMPLE:\n  lockstep upgrade packs schema > rule-pack.schema.json"
    )

    func run() throws {
        Terminal.write(Data(ShippedPack.schema))
    }
}
