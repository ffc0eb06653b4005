public import ArgumentParser
public import Encodings
internal import Jobnets
internal import Replay
internal import Reports

extension TextEncoding: ExpressibleByArgument {}

/// What unit definition files are written in.
struct EncodingArguments: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "What the files are written in: utf-8, shift_jis or euc-jp (default: detected, and told).",
            valueName: "encoding"
        )
    )
    var encoding: TextEncoding?

    /// - Parameters:
    ///   - path: The file.
    ///   - language: Of what is said.
    ///   - tellsDoubts: Whether a guessed encoding and bytes that are no text are told here, rather than in what the command prints.
    func read(_ path: String, _ language: Language, tellsDoubts: Bool = true) throws -> DefinitionFile {
        let file = try DefinitionFile(path, encoding: encoding, language)
        if tellsDoubts, file.decoded.confidence == .guess {
            let encoding = file.decoded.encoding.rawValue
            Terminal.printError(
                language.pick(
                    "\(path) is read as \(encoding), which is a guess: tell --encoding if names look wrong.",
                    "\(path) の文字コードは推定で \(encoding) としました。名称が正しくない場合は --encoding で指定してください。"
                )
            )
        }
        if tellsDoubts, let first = file.decoded.undecodable.first {
            let encoding = file.decoded.encoding.rawValue
            let count = file.decoded.undecodable.count
            Terminal.printError(
                language.pick(
                    "\(path) has \(language.count(count, "place")) that is no \(encoding), the first at byte \(first.byteOffset): names and values there are not whole.",
                    "\(path) に \(encoding) として読めない箇所が \(count) あります (最初は \(first.byteOffset) バイト目)。その名称や値は正しくありません。"
                )
            )
        }
        return file
    }
}

/// How unit definition files are read and measured.
struct DefinitionArguments: ParsableArguments {
    @OptionGroup var reading: EncodingArguments

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The last year that dates may have: 2036 up to version 12, later ones know SCHEDULELIMIT.",
            valueName: "year"
        )
    )
    var lastYear = 2036

    @Option(
        name: .long,
        help: ArgumentHelp(
            "DEFLENTYPE of the manager: byte, or sjis where lengths of names count as Shift_JIS.",
            valueName: "byte|sjis"
        )
    )
    var deflentype = LengthType.byte

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The most generations that rg may keep: 99, or 999 where the manager is set so.",
            valueName: "n"
        )
    )
    var generationLimit = 99

    enum LengthType: String, ExpressibleByArgument, CaseIterable {
        case byte
        case sjis
    }

    func validate() throws {
        guard (1994...2099).contains(lastYear) else {
            throw ValidationError("--last-year takes 1994 to 2099, not \(lastYear).")
        }
        guard generationLimit == 99 || generationLimit == 999 else {
            throw ValidationError("--generation-limit takes 99 or 999, not \(generationLimit).")
        }
    }

    /// - Throws: `ValidationError` for a period that no schedule has.
    func validate(from: CalendarDate, to: CalendarDate) throws {
        guard from <= to else { throw ValidationError("--from \(from) is after --to \(to).") }
        for (option, date) in [("--from", from), ("--to", to)] where !(1994...lastYear).contains(date.year) {
            throw ValidationError("\(option) takes a date from 1994 to \(lastYear) (--last-year), not \(date).")
        }
    }

    var checks: CheckOptions {
        var options = CheckOptions()
        options.lastYear = lastYear
        options.lengthsInShiftJIS = deflentype == .sjis
        options.generationLimit = generationLimit
        return options
    }

    func read(_ path: String, _ language: Language, tellsDoubts: Bool = true) throws -> DefinitionFile {
        try reading.read(path, language, tellsDoubts: tellsDoubts)
    }
}
