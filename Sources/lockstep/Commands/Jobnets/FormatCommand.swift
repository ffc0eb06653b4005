internal import ArgumentParser
internal import Encodings
internal import Foundation
internal import Jobnets
internal import Reports

/// `lockstep jobnet format`
struct FormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "format",
        abstract: "Lay out unit definitions as ajsprint does.",
        discussion: """
            One parameter a line, braces on lines of their own, ty, cm, sz, el and ar first, units after parameters. Comments \
            stay before what they stood before; the order of all other parameters stays, since for some the later one counts. \
            The encoding stays, and so do line ends unless --line-ends is given.

            A file with faults of the grammar is left alone: see lockstep jobnet check.

            Exits 1 when --check finds a file that is not in this layout, 3 when one is left alone; the others are done.

            EXAMPLES:
              lockstep jobnet format accounts.unitdef > tidy.unitdef
              lockstep jobnet format --write accounts.unitdef production.unitdef
              lockstep jobnet format --check *.unitdef
            """
    )

    @Argument(help: "Unit definition files; several need --write or --check.")
    var files: [String]

    @Flag(name: .long, help: "Write the files themselves, each whole or not at all.")
    var write = false

    @Flag(name: .long, help: "Only name the files that are not in this layout.")
    var check = false

    @Option(name: .long, help: ArgumentHelp("Spaces a level, 0 to 16 (default: a tab).", valueName: "n"))
    var spaces: Int?

    @Option(name: .long, help: ArgumentHelp("lf or crlf, also in values (default: as they are).", valueName: "ends"))
    var lineEnds: LineEnds?

    @OptionGroup var reading: EncodingArguments
    @OptionGroup var wording: LanguageOptions

    func validate() throws {
        guard !(write && check) else { throw ValidationError("--write and --check exclude each other.") }
        guard files.count == 1 || write || check else {
            throw ValidationError("Several files need --write or --check: one output cannot hold them.")
        }
        if let spaces, !(0...16).contains(spaces) {
            throw ValidationError("--spaces takes 0 to 16, not \(spaces).")
        }
    }

    func run() throws {
        let language = wording.language
        var isDifferent = false
        let failure = try Failure.worst(of: files) { path in
            let file = try reading.read(path, language)
            let bytes = try formatted(file, language)
            if check {
                guard bytes != file.decoded.bytes else { return }
                isDifferent = true
                Terminal.print(path)
            } else if write {
                guard bytes != file.decoded.bytes else { return }
                try OutputFile.write(Data(bytes), to: path, language)
            } else {
                Terminal.write(Data(bytes))
            }
        }
        if let failure { throw failure }
        if isDifferent { throw Failure.silent(.finding) }
    }

    private var layout: DefinitionLayout {
        let lineEnd: DefinitionLayout.LineEnd =
            switch lineEnds {
            case nil: .asWritten
            case .lf: .lineFeed
            case .crlf: .carriageReturnLineFeed
            }
        return DefinitionLayout(indentation: spaces.map { .spaces($0) } ?? .tabs, lineEnd: lineEnd)
    }

    /// - Throws: `Failure` when the file's text cannot be read or written without a loss.
    private func formatted(_ file: DefinitionFile, _ language: Language) throws -> [UInt8] {
        let decoded = file.decoded
        let lossless = try? decoded.encoding.encode(decoded.utf8)
        let mark: [UInt8] = decoded.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        // Text that moves is encoded again: bytes that do not come back may not move.
        guard let lossless, mark + lossless == decoded.bytes else {
            throw Failure(
                .unreadable,
                language.pick(
                    "\(file.path) has bytes that its encoding does not give back. Run lockstep jobnet convert --to utf-8 to see them.",
                    "\(file.path) には元のバイト列に戻らない文字があります。lockstep jobnet convert --to utf-8 で確認してください。"
                )
            )
        }
        do {
            return mark + (try decoded.encoding.encode(try layout.format(file.tree)))
        } catch let refusal as FormatRefusal {
            file.printErrors(
                refusal.problems.map { Diagnostic(.syntax($0.kind), at: $0.range, [String($0.count)]) },
                language
            )
            throw Failure(
                .unreadable,
                language.pick(
                    "\(file.path) is left alone: what cannot be read cannot be laid out. Run lockstep jobnet check \(file.path).",
                    "\(file.path) は読めない記述があるため整形しません。lockstep jobnet check \(file.path) で確認してください。"
                )
            )
        }
    }
}
