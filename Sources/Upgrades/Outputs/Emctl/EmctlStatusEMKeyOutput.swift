/// Reads `emctl status emkey`: one sentence with its advice, on one line or on two.
///
/// `The EMKey  is configured properly` has two blanks where the key is in the repository, and one where it is not: blanks are
/// collapsed before anything is compared. What an upgrade wants is the state that is *not secure*.
enum EmctlStatusEMKeyOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let part = text.lastPart(running: [["emctl", "status", "emkey"]]) { isBeginning($0) }
        guard !part.isSilent else { return part.silence() }
        let lines = part.filledLines
        guard let first = lines.first, isBeginning(first) else {
            if let first = lines.first, !part.isCut(first) { throw first.foreign(expected: "The EMKey is …") }
            return part.silence()
        }
        if let other = lines.dropFirst().first(where: { ProgramMessage($0.text) != nil }) { throw other.misfit }
        let sentence = lines.map(\.collapsed).joined(separator: " ")
        let isEnded = isEnded(sentence, in: part)
        var cells: [ReadingRow.Cell] = []
        if let state = try state(of: sentence, isEnded: isEnded, on: first) {
            cells.append(.init("state", state, line: first.number))
        }
        if isEnded { cells.append(.init("sentence", sentence, line: first.number)) }
        return Reading(
            tables: [ReadingTable(rows: [ReadingRow(cells)])],
            completeness: part.completeness(
                own: isEnded ? .fixedForm : nil,
                otherwise: .missingPart("the sentence's end")
            ),
            identity: part.identity
        )
    }

    private static func isBeginning(_ line: OutputText.Line) -> Bool {
        line.collapsed.hasPrefix("The EMKey ") && !line.collapsed.hasPrefix("The EMKey has been ")
    }

    /// The sentence that says all, one that closes with the quoted remedy, or one behind which the text is seen to end.
    private static func isEnded(_ sentence: String, in part: OutputPart) -> Bool {
        sentence == secure || sentence.hasSuffix("\".")
            || sentence.hasSuffix(".") && (part.isCapturedWhole || part.promptAfter != nil)
    }

    private static let secure = "The EMKey is configured properly."

    /// Nil for a sentence of which too little is there.
    ///
    /// - Throws: ``OutputError`` `unknownLine` for a sentence that says none of the states.
    private static func state(
        of sentence: String,
        isEnded: Bool,
        on line: OutputText.Line
    ) throws(OutputError) -> String? {
        if sentence == secure { return "secure" }
        if sentence.hasPrefix("The EMKey is configured properly, but is not secure.") { return "in-repository" }
        // The rest may say more the longer it is: `or is corrupted …`, `and does not exist …`.
        guard isEnded else { return nil }
        if sentence.contains(" does not exist") || sentence.contains(" is missing") { return "missing" }
        if sentence.contains(" corrupted") { return "corrupted" }
        if sentence.contains(" not configured properly") { return "not-configured" }
        throw OutputError(line: line.number, column: line.firstColumn, .unknownLine(sentence))
    }
}
