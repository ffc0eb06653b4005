/// Reads `opatch-patches`: lines `NUMBER;DESCRIPTION` up to `OPatch succeeded.`
enum OpatchPatchesOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let isOwn = { (line: OutputText.Line) in isPatch(line.text) || isClosing(line.text) || isEmptiness(line.text) }
        let part = text.lastPart(running: [["opatch", "lspatches"]], orSaying: isOwn)
        if part.isSilent, part.isCapturedWhole || part.promptAfter != nil {
            // OPatch always closes its list: saying nothing is not its answer for "no patches".
            return Reading(
                tables: [ReadingTable("patches", rows: [])],
                completeness: .unknown(.noTrailer(expected: closingLine)),
                identity: part.identity
            )
        }
        var rows: [ReadingRow] = []
        var trailer: String?
        var statement: String?
        var cutAt: Int?
        for line in part.filledLines {
            let words = line.collapsed
            if isClosing(line.text) {
                trailer = words
            } else if isEmptiness(line.text) {
                statement = words
            } else if isPatch(line.text) {
                rows.append(patch(line))
            } else if words.lowercased().hasPrefix("opatch failed") {
                throw OutputError(line: line.number, .programError(message: words, meaning: failure))
            } else if part.isCut(line) {
                cutAt = line.number
            } else {
                throw rows.isEmpty ? line.foreign(expected: "opatch lspatches") : line.misfit
            }
        }
        return Reading(
            tables: [ReadingTable("patches", rows: rows)],
            completeness: completeness(
                isSilent: part.isSilent,
                rowCount: rows.count,
                trailer: trailer,
                statement: statement,
                cutAt: cutAt ?? (trailer == nil ? part.cutLine : nil)
            ),
            identity: part.identity
        )
    }

    private static let closingLine = "OPatch succeeded."

    private static let failure = LocalizedText(
        english: "OPatch could not list the patches; see its log, and run the command again as the owner of the home",
        japanese: "OPatchがパッチを一覧できませんでした。OPatchのログを確認し、ホームの所有者で再実行してください"
    )

    private static func completeness(
        isSilent: Bool,
        rowCount: Int,
        trailer: String?,
        statement: String?,
        cutAt: Int?
    ) -> Completeness {
        if let statement, rowCount == 0 { return .complete(.statedEmpty(statement)) }
        if let cutAt { return .unknown(.cutOff(line: cutAt)) }
        if let trailer { return .complete(.trailer(trailer)) }
        // A prompt or an exit code after a list without its closing line says that the program ended, not that it
        // listed all.
        return .unknown(isSilent ? .silent : .noTrailer(expected: closingLine))
    }

    private static func isClosing(_ text: String) -> Bool {
        text.collapsed.lowercased() == "opatch succeeded."
    }

    private static func isEmptiness(_ text: String) -> Bool {
        text.collapsed.lowercased().hasPrefix("there are no interim patches installed")
    }

    private static func isPatch(_ text: String) -> Bool {
        text.contains(";") && text.prefix { $0 != ";" }.collapsed.isOutputNumber
    }

    private static func patch(_ line: OutputText.Line) -> ReadingRow {
        let parts = line.text.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
        let description = HTMLText.decoded(String(parts.count > 1 ? parts[1] : "")).collapsed
        var cells = [
            ReadingRow.Cell("id", parts[0].collapsed, line: line.number),
            ReadingRow.Cell("description", description, line: line.number),
        ]
        if let version = version(in: description) { cells.append(.init("version", version, line: line.number)) }
        return ReadingRow(cells)
    }

    /// The last dotted number of three parts or more: the update's version stands only inside the text.
    static func version(in description: String) -> String? {
        let runs = description.split { !($0.isASCII && ($0.isNumber || $0 == ".")) }
        return runs.last { $0.split(separator: ".").count >= 3 }.map { run in
            run.split(separator: ".").joined(separator: ".")
        }
    }
}
