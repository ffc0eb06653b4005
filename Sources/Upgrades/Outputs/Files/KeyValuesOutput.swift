/// Reads `Key : value` or `key=value` lines: each key is a column of the unnamed table.
///
/// A record that a person writes proves its end by the line `End of record`.
enum KeyValuesOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let part = text.parts(.file).last ?? OutputPart()
        guard !part.isSilent else { return part.silence() }
        var cells: [ReadingRow.Cell] = []
        var known: Set<String> = []
        var closing: OutputText.Line?
        for line in part.filledLines {
            guard closing == nil else { throw line.misfit }
            if line.collapsed.lowercased() == "end of record" {
                closing = line
                continue
            }
            if part.isCut(line) { continue }
            if line.collapsed.hasPrefix("#") || line.text.isOutputRule { continue }
            guard ProgramMessage(line.text) == nil, let pair = KeyValueLine(line.text, separators: [":", "="]) else {
                throw cells.isEmpty ? line.foreign(expected: "Key : value, or key=value") : line.misfit
            }
            let column = pair.key.outputColumnName
            guard known.insert(column).inserted else { throw line.misfit }
            cells.append(.init(column, pair.value, line: line.number))
        }
        return Reading(
            tables: [ReadingTable(rows: [ReadingRow(cells)])],
            completeness: part.completeness(
                own: closing.map { .trailer($0.collapsed) },
                otherwise: .noTrailer(expected: "End of record")
            ),
            identity: part.identity
        )
    }
}
