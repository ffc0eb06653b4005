extension OutputPart {
    /// The reading of a part in which the output has not begun; nil when a line of it is there.
    ///
    /// - Throws: The program's error where one is printed, otherwise `notThisOutput` at the first line that is not blank.
    func readingWithoutBody(
        expected: String,
        tables: [String],
        unless isOwn: (OutputText.Line) -> Bool
    ) throws(OutputError) -> Reading? {
        if lines.contains(where: isOwn) { return nil }
        if isSilent { return silence(tables: tables) }
        if let message = lines.first(where: { ProgramMessage($0.text) != nil }) { throw message.misfit }
        if let first = wholeLines.first { throw first.foreign(expected: expected) }
        return Reading(
            tables: tables.map { ReadingTable($0, rows: []) },
            completeness: .unknown(.cutOff(line: cutLine ?? 1)),
            identity: identity
        )
    }
}
