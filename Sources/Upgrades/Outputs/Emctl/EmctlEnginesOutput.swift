/// Reads `emctl extended oms jvmd list` and `… adp list`: a line for each engine, with its name first and its state last.
///
/// The exact text is not public: a line whose last word is no state is refused.
enum EmctlEnginesOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let part = text.lastPart(running: [
            ["emctl", "extended", "oms", "jvmd", "list"], ["emctl", "extended", "oms", "adp", "list"],
        ]) { engine(on: $0) != nil || isStatedEmpty($0) }
        guard !part.isSilent else { return part.silence(tables: ["engines"]) }
        var rows: [ReadingRow] = []
        var statedEmpty: OutputText.Line?
        for line in part.wholeLines {
            if let engine = engine(on: line), statedEmpty == nil {
                rows.append(
                    ReadingRow([
                        .init("name", engine.name, line: line.number), .init("state", engine.state, line: line.number),
                    ])
                )
            } else if isStatedEmpty(line), rows.isEmpty, statedEmpty == nil {
                statedEmpty = line
            } else if !(line.text.isOutputRule || isHeader(line)) {
                throw rows.isEmpty && statedEmpty == nil
                    ? line.foreign(expected: "an engine with Up or Down") : line.misfit
            }
        }
        return Reading(
            tables: [ReadingTable("engines", rows: rows)],
            completeness: part.completeness(
                own: statedEmpty.map { .statedEmpty($0.collapsed) },
                otherwise: .noTrailer(expected: "prompt")
            ),
            identity: part.identity
        )
    }

    private static func engine(on line: OutputText.Line) -> (name: String, state: String)? {
        let states = ["up", "down"]
        let ends = { (word: String) -> String in String(word.lowercased().prefix { $0.isLetter }) }
        guard let last = line.text.outputWords.last, states.contains(ends(last)), last.count <= 5 else { return nil }
        var words = (line.text.outputColumns.first ?? "").outputWords
        if words.last == last { words.removeLast() }
        while let joint = words.last, ["is", ":", "=", "-"].contains(joint) { words.removeLast() }
        if let name = words.last, name.hasSuffix(":") { words[words.count - 1] = String(name.dropLast()) }
        let name = words.joined(separator: " ")
        return name.isEmpty ? nil : (name, ends(last))
    }

    /// `No JVMD engines are registered`
    private static func isStatedEmpty(_ line: OutputText.Line) -> Bool {
        let sentence = line.collapsed.lowercased()
        return sentence.hasPrefix("no ") && sentence.outputWords.contains { $0.hasPrefix("engines") }
    }

    private static func isHeader(_ line: OutputText.Line) -> Bool {
        let words = line.collapsed.lowercased().outputWords
        return words.contains("name") && (words.contains("status") || words.contains("state"))
    }
}
