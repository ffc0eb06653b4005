/// Reads `pg-upgrade-check`: one line for each check, its result at the end, then one sentence.
enum PGUpgradeCheckOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let isOwn = { (line: OutputText.Line) in
            line.collapsed.hasPrefix("Performing Consistency Checks") || check(line.text) != nil || isCompatible(line)
        }
        let part = text.lastPart(running: [["pg_upgrade"]], forms: .file, orSaying: isOwn)
        if let failure = part.lines.first(where: isFailure), !part.lines.contains(where: { check($0.text) != nil }) {
            let told = part.filledLines.first { $0.number < failure.number && !isHeading($0) } ?? failure
            throw OutputError(line: told.number, .programError(message: told.collapsed, meaning: refusal))
        }
        if let reading = try part.readingWithoutBody(expected: "pg_upgrade --check", tables: ["checks"], unless: isOwn)
        {
            return reading
        }
        var checks: [ReadingRow] = []
        var fields: [ReadingRow.Cell] = []
        var closing: String?
        for line in part.wholeLines + part.filledLines.filter(part.isCut) {
            if isCompatible(line) || isFailure(line) {
                let outcome = isCompatible(line) ? "compatible" : "not-compatible"
                fields = [.init("outcome", outcome, line: line.number)]
                closing = line.collapsed
            } else if let (name, result) = check(line.text) {
                checks.append(
                    ReadingRow([.init("name", name, line: line.number), .init("result", result, line: line.number)])
                )
            }
        }
        return Reading(
            tables: [ReadingTable(rows: [ReadingRow(fields)]), ReadingTable("checks", rows: checks)],
            completeness: closing.map { .complete(.trailer($0)) }
                ?? .unknown(part.cutLine.map { .cutOff(line: $0) } ?? .noTrailer(expected: "*Clusters are compatible*")),
            identity: part.identity
        )
    }

    private static let results: Set<String> = ["ok", "fatal", "warning", "failed"]

    /// A check and its result, which stands behind at least one blank at the line's end.
    private static func check(_ text: String) -> (name: String, result: String)? {
        var words = text.outputWords
        guard let last = words.popLast()?.lowercased(), results.contains(last), let first = words.first,
            first == "Checking" || first == "Creating" || first == "Finding" || first == "Performing"
        else { return nil }
        return (words.joined(separator: " "), last)
    }

    private static func isCompatible(_ line: OutputText.Line) -> Bool {
        line.collapsed == "*Clusters are compatible*"
    }

    private static func isFailure(_ line: OutputText.Line) -> Bool {
        line.collapsed == "Failure, exiting"
    }

    private static func isHeading(_ line: OutputText.Line) -> Bool {
        line.collapsed.hasPrefix("Performing ") || line.text.isOutputRule
    }

    private static let refusal = LocalizedText(
        english: "pg_upgrade could not begin its checks. Correct the directories or the options, and run it again.",
        japanese: "pg_upgradeがチェックを開始できませんでした。ディレクトリやオプションを直して再実行してください。"
    )
}
