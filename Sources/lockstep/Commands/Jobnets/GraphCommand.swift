internal import ArgumentParser
internal import Jobnets
internal import Reports

/// `lockstep jobnet graph`
struct GraphCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract: "Draw the order of a jobnet's units.",
        discussion: """
            Units with their types and comments, and the relations (ar) between them; conditions of judgment jobs are \
            dashed. In SVG units stand where el puts them, and in layers where it does not.

            EXAMPLES:
              lockstep jobnet graph accounts.unitdef --unit /accounts/closing \\
                --format svg > closing.svg
              lockstep jobnet graph accounts.unitdef --unit /accounts/closing \\
                --nested | dot -Tpdf > closing.pdf
              lockstep jobnet graph accounts.unitdef --unit /accounts/daily \\
                --format mermaid
            """
    )

    @Argument(help: "A unit definition file.")
    var file: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The full name of a jobnet or job group; may be left out where the file has one root jobnet.",
            valueName: "fullname"
        )
    )
    var unit: String?

    @Flag(name: .long, help: "Nested jobnets with what is in them.")
    var nested = false

    @Option(name: .long, help: "dot, mermaid or svg.")
    var format = Format.dot

    @OptionGroup var reading: EncodingArguments
    @OptionGroup var wording: LanguageOptions

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case dot
        case mermaid
        case svg
    }

    func run() throws {
        let language = wording.language
        let file = try reading.read(file, language)
        let definition = Definition(file.tree)
        let graph = OrderGraph(of: try jobnet(of: file, definition, language), in: definition, isDescending: nested)
        switch format {
        case .dot: Terminal.print(graph.dot, ended: false)
        case .mermaid: Terminal.print(graph.mermaid, ended: false)
        case .svg: Terminal.print(graph.svg, ended: false)
        }
        // Half a picture must not pass for a whole one.
        guard graph.unread.isEmpty else {
            throw Failure(
                .finding,
                language.pick(
                    "\(language.count(graph.unread.count, "relation")) cannot be drawn, being not of the form of ar. Run lockstep jobnet check \(file.path).",
                    "誤りがあるため描画できない関連が \(graph.unread.count) 個あります。lockstep jobnet check \(file.path) で確認してください。"
                )
            )
        }
        try file.refuseLostText(language)
    }

    /// - Throws: `Failure` when there is no such unit, when nothing can stand in it, or when several could be meant.
    private func jobnet(of file: DefinitionFile, _ definition: Definition, _ language: Language) throws -> UnitID {
        if let unit {
            let found = try file.unit(named: unit, in: definition, language)
            let kind = definition.kind(of: found)
            let holdsUnits = kind == .jobGroup || kind == .startCondition || kind?.isJobnet == true
            guard holdsUnits || definition.tree.children(of: found).contains(where: { _ in true }) else {
                throw Failure(
                    .usage,
                    language.pick(
                        "\(unit) is no jobnet, and no units stand in it: name the jobnet around it.",
                        "\(unit) はジョブネットではなく、下位のユニットもありません。上位のジョブネットを指定してください。"
                    )
                )
            }
            return found
        }
        let roots = definition.tree.units.indices.map { UnitID($0) }.filter { definition.isRootJobnet($0) }
        guard let first = roots.first else {
            throw Failure(
                .unreadable,
                language.pick(
                    "\(file.path) has no jobnet. Check that it is a unit definition file: lockstep jobnet check \(file.path).",
                    "\(file.path) にジョブネットがありません。ユニット定義ファイルかどうか、lockstep jobnet check \(file.path) で確認してください。"
                )
            )
        }
        guard roots.count == 1 else {
            let names =
                roots.prefix(3).map { DiagnosticReport.printable(definition.tree.shortName(of: $0)) }
                .joined(separator: ", ") + (roots.count > 3 ? ", …" : "")
            throw Failure(
                .usage,
                language.pick(
                    "\(file.path) has \(roots.count) root jobnets: name one with --unit (\(names)).",
                    "\(file.path) にはルートジョブネットが \(roots.count) 個あります。--unit で指定してください (\(names))。"
                )
            )
        }
        return first
    }
}
