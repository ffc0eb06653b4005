public import ArgumentParser
public import Encodings
internal import Foundation
internal import Jobnets
internal import Reports

extension LineEnds: ExpressibleByArgument {}

/// `lockstep jobnet convert`
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Turn a definition into that of another environment, provably reversible.",
        discussion: """
            Changes the encoding, the line ends and, by a table, the names of hosts, paths, users and services; all else \
            keeps its bytes. The result is converted back before anything is written: when that does not give the file's very bytes, \
            each place is listed and nothing is written, unless --lossy is given.

            The table is UTF-8, or in the encoding of the definition; lines that begin with # are comments. A row is kind, \
            old and new text, between tabs. Of several rows that fit the longest text counts; nothing is changed twice.

              host      whole values: ex, da, rh, nchn, mh, qm, evhst, evipa, pwrh
              user      whole values: un, evusr, the JP1 user of a unit
              service   whole values: ncsv
              path      /prod/app in /prod/app/run.sh, not in /prod/application:
                        sc, wkp, ev, all files; anywhere in te, prm, env
              text:KEY  any occurrence in the values of that key

            Without --output the definition goes to standard output, and the report to standard error. Exits 1 when something \
            cannot be turned back, or a new text cannot be written where it belongs.

            EXAMPLES:
              lockstep jobnet convert production.unitdef --substitute to-test.tsv \\
                > test.unitdef
              lockstep jobnet convert accounts.unitdef --to shift_jis --line-ends crlf \\
                > accounts.sjis
              lockstep jobnet convert accounts.sjis --to utf-8 --line-ends lf \\
                --output accounts.utf8
            """
    )

    @Argument(help: "A unit definition file.")
    var file: String

    @Option(name: .long, help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"))
    var output: String?

    @OptionGroup var reading: EncodingArguments

    @Option(
        name: .long,
        help: ArgumentHelp("What to write: utf-8, shift_jis or euc-jp (default: as it is).", valueName: "encoding")
    )
    var to: TextEncoding?

    @Option(name: .long, help: ArgumentHelp("lf or crlf (default: as they are).", valueName: "ends"))
    var lineEnds: LineEnds?

    @Flag(inversion: .prefixedNo, help: "A byte order mark before UTF-8 (default: as it is).")
    var bom: Bool?

    @Option(name: .long, help: ArgumentHelp("The table of names to change, tab-separated.", valueName: "table"))
    var substitute: String?

    @Flag(name: .long, help: "Write also what cannot be turned back, and say what is lost.")
    var lossy = false

    @OptionGroup var wording: LanguageOptions

    func validate() throws {
        guard to != nil || lineEnds != nil || bom != nil || substitute != nil else {
            throw ValidationError("Nothing to convert: give --to, --line-ends, --bom, --no-bom or --substitute.")
        }
        if bom == true, let to, to != .utf8 {
            throw ValidationError("--bom: \(to.rawValue) has no byte order mark.")
        }
    }

    func run() throws {
        let language = wording.language
        let definition = try reading.read(file, language)
        let table = try substitute.map { try Self.table($0, besides: definition.decoded.encoding, language) }
        let conversion: DefinitionConversion
        do {
            conversion = try DefinitionConversion(
                definition,
                to: to ?? definition.decoded.encoding,
                lineEnds: lineEnds,
                byteOrderMark: bom,
                table: table
            )
        } catch {
            let isUsage = if case .noByteOrderMark = error { true } else { false }
            throw Failure(
                isUsage ? .usage : .unreadable,
                "\(file): \(language.pick(error.message, error.messageJapanese))"
            )
        }

        let report = conversion.report(language, wording.ink(forText: output != nil))
        // The definition alone is what goes down a pipe.
        report.printText { output == nil ? Terminal.printError($0) : Terminal.print($0, ended: false) }
        guard report.refusedCount == 0, let bytes = conversion.bytes else {
            throw Failure(
                .finding,
                language.pick(
                    "nothing is written: \(report.refusedCount) substitutions cannot be made.",
                    "何も書き込みませんでした。置換できない箇所が \(report.refusedCount) あります。"
                )
            )
        }
        guard report.lossCount == 0 || lossy else {
            throw Failure(
                .finding,
                language.pick(
                    "nothing is written: \(language.count(report.lossCount, "place")) cannot be turned back. Mend them, or give --lossy to lose them.",
                    "何も書き込みませんでした。元に戻せない箇所が \(report.lossCount) あります。直すか、失ってよければ --lossy を指定してください。"
                )
            )
        }
        if let output {
            try OutputFile.write(Data(bytes), to: output, language)
        } else {
            Terminal.write(Data(bytes))
        }
    }

    /// The longest table that is read, in bytes.
    private static let longestTable = 16 << 20

    /// Reads a table: as UTF-8 where it is that, else in the definition's encoding. A few names are too little to tell one by.
    private static func table(
        _ path: String,
        besides encoding: TextEncoding,
        _ language: Language
    ) throws -> DefinitionConversion.Table {
        let bytes = [UInt8](try InputFile.bytes(path, limit: longestTable, language))
        guard bytes.count <= longestTable else {
            throw Failure(
                .unreadable,
                language.pick(
                    "\(path) is longer than 16 MiB. Check that it is a substitution table.",
                    "\(path) は 16 MiB を超えています。置換表かどうか確認してください。"
                )
            )
        }
        do {
            var text = try DecodedText.decode(bytes, as: .utf8)
            if !text.undecodable.isEmpty { text = try DecodedText.decode(bytes, as: encoding) }
            return DefinitionConversion.Table(path: path, table: try SubstitutionTable(utf8: text.utf8))
        } catch let error as SubstitutionTableError {
            let faults = error.faults.map { "\(path):\($0.place): \(language.text($0.problem))" }
            throw Failure(.unreadable, faults.joined(separator: "\n"))
        } catch let error as TextEncodingError {
            throw Failure(.unreadable, "\(path): \(language.pick(error.message, error.messageJapanese))")
        }
    }
}
