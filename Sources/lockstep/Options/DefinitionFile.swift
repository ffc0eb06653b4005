internal import Encodings
internal import Foundation
internal import Jobnets
internal import Reports

/// A unit definition file that was read: its bytes, its text and the tree that stands on it.
struct DefinitionFile {
    let path: String
    let decoded: DecodedText
    let tree: SyntaxTree

    /// - Throws: `Failure` when the file cannot be read, is no text, or is longer than places in it can be told.
    init(_ path: String, encoding: TextEncoding?, _ language: Language) throws {
        let bytes = [UInt8](try InputFile.bytes(path, limit: DecodedText.byteCountLimit, language))
        self.path = path
        do {
            decoded = try DecodedText.decode(bytes, as: encoding)
        } catch {
            throw Failure(.unreadable, "\(path): \(language.pick(error.message, error.messageJapanese))")
        }
        guard decoded.utf8.count <= SyntaxTree.byteLimit else {
            throw Failure(
                .unreadable,
                language.pick(
                    "\(path) is longer than 2 GiB. Split it into several definitions.",
                    "\(path) は 2 GiB を超えています。定義を分割してください。"
                )
            )
        }
        tree = SyntaxTree(utf8: decoded.utf8)
    }

    // MARK: What is told

    /// The unit with a full name.
    ///
    /// - Throws: `Failure` when there is none, or when the file has no unit at all.
    func unit(named name: String, in definition: Definition, _ language: Language) throws -> UnitID {
        if let unit = definition.unit(named: name) { return unit }
        guard !tree.units.isEmpty else {
            throw Failure(
                .unreadable,
                language.pick(
                    "\(path) has no unit. Check that it is a unit definition file: lockstep jobnet check \(path).",
                    "\(path) にユニットがありません。ユニット定義ファイルかどうか、lockstep jobnet check \(path) で確認してください。"
                )
            )
        }
        // A name of ajsprint's first line, a slash at the end: what was meant is there.
        let meant = "/" + name.split(separator: "/").joined(separator: "/")
        let units = tree.units.indices.lazy.map { UnitID($0) }
        let known = definition.unit(named: meant).map { [$0] } ?? Array(units.prefix(3))
        let names = known.map { DiagnosticReport.printable(tree.shortName(of: $0)) }.joined(separator: ", ")
        throw Failure(
            .usage,
            language.pick(
                "\(path) has no unit \(name). Full names begin with a slash and the file's outermost unit, such as \(names).",
                "\(path) にユニット \(name) はありません。完全名は / とファイルの最上位のユニットから指定してください (例: \(names))。"
            )
        )
    }

    /// More is no help: a file that is no definition has thousands of faults.
    private static let mostErrors = 20

    /// Prints errors with their places, the first of them.
    func printErrors(_ diagnostics: [Diagnostic], _ language: Language) {
        let lines = LineTable(tree.utf8)
        for diagnostic in diagnostics.prefix(Self.mostErrors) {
            let place = lines.place(of: Int(diagnostic.range.start))
            Terminal.printError("\(path):\(place): \(language.message(of: diagnostic)) [\(diagnostic.rule.id)]")
        }
        let rest = diagnostics.count - Self.mostErrors
        if rest > 0 { Terminal.printError(language.pick("… and \(rest) more", "… ほか \(rest) 件")) }
    }

    /// - Throws: `Failure` with the code of a finding when text is lost: units may have stood in it.
    func refuseLostText(_ language: Language) throws {
        let lost = tree.problems.filter(\.kind.losesText)
        guard !lost.isEmpty else { return }
        printErrors(lost.map { Diagnostic(.syntax($0.kind), at: $0.range, [String($0.count)]) }, language)
        throw Failure(
            .finding,
            language.pick(
                "\(path) is read in part: what stood at \(language.count(lost.count, "place")) is missing above. Run lockstep jobnet check \(path).",
                "\(path) には読めない箇所が \(lost.count) あり、その部分は含まれていません。lockstep jobnet check \(path) で確認してください。"
            )
        )
    }

    /// - Throws: `Failure` with the code of a finding when bytes are no characters: all of them look alike in the text.
    func refuseUndecodable(_ language: Language) throws {
        guard !decoded.undecodable.isEmpty else { return }
        let count = decoded.undecodable.count
        throw Failure(
            .finding,
            language.pick(
                "\(path) has bytes at \(language.count(count, "place")) that are no characters of \(decoded.encoding.rawValue): whether these differ is not told above. Mend them, or give the right --encoding.",
                "\(path) には \(decoded.encoding.rawValue) の文字ではないバイトが \(count) 箇所あり、その違いは比較されていません。修正するか、正しい --encoding を指定してください。"
            )
        )
    }
}
