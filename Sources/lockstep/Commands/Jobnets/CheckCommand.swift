internal import ArgumentParser
internal import Encodings
internal import Jobnets
internal import Reports

/// `lockstep jobnet check`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Tell every mistake in unit definition files.",
        discussion: """
            Grammar, values, the rules of parameters among each other, how units refer to each other, and schedules that \
            never run. After a mistake the reading goes on, so that all of them are told, each with its place, the rule \
            that it breaks and the rule's place in the manual, and what to do.

            Exits 1 when a file has an error; warnings and notes are none. Exits 3 when a file cannot be read, or has no \
            unit; the others are checked.

            EXAMPLES:
              lockstep jobnet check accounts.unitdef
              lockstep jobnet check *.unitdef --format sarif > findings.sarif
              lockstep jobnet check --rules
              lockstep jobnet check production.sjis.unitdef --encoding shift_jis \\
                --deflentype sjis
            """
    )

    @Argument(help: "Unit definition files.")
    var files: [String] = []

    @Flag(name: .long, help: "List every rule: its id, severity, place in the manual and words.")
    var rules = false

    @OptionGroup var definition: DefinitionArguments

    @Option(name: .long, help: "text, json, sarif (2.1.0) or junit.")
    var format = Format.text

    @OptionGroup var wording: LanguageOptions

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case sarif
        case junit
    }

    func validate() throws {
        guard rules != !files.isEmpty else {
            throw ValidationError(rules ? "--rules takes no files." : "Name a unit definition file, or give --rules.")
        }
        if rules, format != .text, format != .json {
            throw ValidationError("--rules are printed as text or json, not as \(format.rawValue).")
        }
    }

    func run() throws {
        let language = wording.language
        guard !rules else {
            let table = DiagnosticReport.rules(language)
            return Terminal.print(table.rendered(as: format == .json ? .json : .text), ended: false)
        }
        var checked: [FileDiagnostics] = []
        let failure = try Failure.worst(of: files) { path in
            let file = try definition.read(path, language, tellsDoubts: false)
            checked.append(file.diagnostics(definition.checks, language))
        }
        let report = DiagnosticReport(checked, language: language, ink: wording.ink(forText: format == .text))
        if !checked.isEmpty {
            switch format {
            case .text: Terminal.print(pieces: report.printText)
            case .json: Terminal.print(pieces: report.printJSON)
            case .sarif:
                Terminal.print(pieces: { report.printSARIF(version: Lockstep.configuration.version, $0) })
            case .junit: Terminal.print(report.junit.xml)
            }
        }
        if let failure { throw failure }
        if report.isFinding { throw Failure.silent(.finding) }
        // Nothing was checked: an empty file, or one of comments.
        if let empty = checked.first(where: { $0.tree.units.isEmpty }) {
            throw Failure(
                .unreadable,
                language.pick(
                    "\(empty.path) has no unit. Check that it is a unit definition file, as ajsprint writes.",
                    "\(empty.path) にユニットがありません。ajsprint が出力するユニット定義ファイルかどうか確認してください。"
                )
            )
        }
    }
}

extension DefinitionFile {
    /// All that is wrong with the file: bytes that are no text, then what stands in the text.
    func diagnostics(_ options: CheckOptions, _ language: Language) -> FileDiagnostics {
        let definition = Definition(tree)
        let undecodable = decoded.undecodable.map { bytes in
            Diagnostic(
                .undecodableBytes,
                at: ByteRange(bytes.utf8Offset, bytes.utf8Offset + 3),
                [decoded.encoding.rawValue, String(bytes.byteOffset)]
            )
        }
        return FileDiagnostics(
            path: path,
            tree: tree,
            diagnostics: undecodable + DefinitionChecker(definition, options: options).diagnostics(),
            encoding: decoded.encoding.rawValue,
            confidence: language.name(decoded.confidence)
        )
    }
}
