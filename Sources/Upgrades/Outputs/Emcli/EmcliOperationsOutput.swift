/// Reads `emcli show_operations_list`: names of operations, one a line, below a header or bare.
///
/// The verb's reference shows bare names; the exact text is not public. Where the header has several columns, the one with `Name` in it counts.
enum EmcliOperationsOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let part = text.lastPart(running: [["emcli", "show_operations_list"]]) { isHeader($0) }
        guard !part.isSilent else { return part.silence(tables: ["operations"]) }
        var column: Int?
        var hasHeader = false
        var rows: [ReadingRow] = []
        for line in part.wholeLines {
            if ProgramMessage(line.text) != nil { throw line.misfit }
            if let column {
                // Below a first bare name nothing but names stands.
                if !hasHeader {
                    guard isName(line) else { throw line.misfit }
                    rows.append(ReadingRow([.init("name", line.collapsed, line: line.number)]))
                    continue
                }
                if line.text.isOutputRule, rows.isEmpty { continue }
                let columns = line.text.outputColumns
                guard column < columns.count, !line.text.isOutputRule else { throw line.misfit }
                rows.append(ReadingRow([.init("name", columns[column], line: line.number)]))
            } else if isHeader(line) {
                hasHeader = true
                column = line.text.outputColumns.firstIndex { $0.lowercased().outputWords.contains("name") } ?? 0
            } else if isName(line) {
                column = 0
                rows.append(ReadingRow([.init("name", line.collapsed, line: line.number)]))
            } else {
                throw line.foreign(expected: "a header with Operation, or names of operations")
            }
        }
        return Reading(
            tables: [ReadingTable("operations", rows: rows)],
            completeness: part.completeness(otherwise: .noTrailer(expected: "prompt")),
            identity: part.identity
        )
    }

    /// `DELETE_TARGET`, `Delete Target`: each word has its capital, and no other sign stands in it.
    private static func isName(_ line: OutputText.Line) -> Bool {
        let words = line.collapsed.split(separator: " ")
        return !words.isEmpty && line.text.outputColumns.count == 1
            && words.allSatisfy { word in
                word.utf8.first.map { (0x41...0x5A).contains($0) } == true
                    && word.utf8.allSatisfy { byte in
                        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
                            || byte == 0x5F
                    }
            }
    }

    private static func isHeader(_ line: OutputText.Line) -> Bool {
        line.text.lowercased().outputWords.contains { $0.hasPrefix("operation") }
    }
}
