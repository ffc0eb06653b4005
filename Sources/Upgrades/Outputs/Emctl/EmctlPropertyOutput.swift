/// Reads `emctl get property -name …`, once or several times in a screen.
///
/// The exact text is not public: a line that names the property is taken with the value behind `=` or `:`, or with its last word.
enum EmctlPropertyOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let parts = text.ownParts(running: [["emctl", "get", "property"]]) { !names(in: $0, asked: nil).isEmpty }
        guard let last = parts.last ?? text.parts().last else { throw OutputText.Line(number: 1, text: "").misfit }
        guard parts.contains(where: { !$0.isSilent }) else {
            if let line = last.filledLines.first, !last.isCut(line) { throw line.foreign(expected: "OMS_HEAP_MAX=4G") }
            return last.silence(tables: ["properties"])
        }
        var rows: [ReadingRow] = []
        var places: [String: Int] = [:]
        for part in parts {
            for line in part.wholeLines {
                let (name, row) = try property(on: line, of: part, isFirst: rows.isEmpty)
                // Asked for again, the later answer counts.
                if let place = places[name] {
                    rows[place] = row
                } else {
                    places[name] = rows.count
                    rows.append(row)
                }
            }
        }
        return Reading(
            tables: [ReadingTable("properties", rows: rows)],
            completeness: last.completeness(otherwise: .noTrailer(expected: "prompt")),
            identity: last.identity
        )
    }

    private static func property(
        on line: OutputText.Line,
        of part: OutputPart,
        isFirst: Bool
    ) throws(OutputError) -> (name: String, row: ReadingRow) {
        let found = names(in: line, asked: askedName(in: part.command))
        if found.isEmpty, isFirst { throw line.foreign(expected: "OMS_HEAP_MAX=4G") }
        guard found.count == 1, let name = found.first, ProgramMessage(line.text) == nil,
            let value = value(of: name, in: line.collapsed)
        else { throw line.misfit }
        return (
            name, ReadingRow([.init("name", name, line: line.number), .init("value", value, line: line.number)])
        )
    }

    /// The name behind `-name`.
    private static func askedName(in command: String) -> String? {
        let words = command.outputWords
        guard let option = words.firstIndex(of: "-name"), option + 1 < words.count else { return nil }
        return bare(words[option + 1])
    }

    /// The property names of a line, two at most: the one that was asked for, or words of capitals with `_` between them.
    private static func names(in line: OutputText.Line, asked: String?) -> [String] {
        var found: [String] = []
        for word in line.text.split(whereSeparator: { " \t=:".contains($0) }) where found.count < 2 {
            let name = bare(word)
            let isName =
                name.contains("_") && name.first?.isLetter == true
                && name.utf8.allSatisfy { $0 == 0x5F || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
            if isName || (name == asked && !name.isEmpty), !found.contains(name) { found.append(name) }
        }
        return found
    }

    /// The one candidate behind the name; nil when there is none, or more than one.
    private static func value(of name: String, in sentence: String) -> String? {
        guard let range = place(of: name, in: sentence) else { return nil }
        let rest = sentence[range...]
        let words = rest.split { " =".contains($0) }.map { bare($0) }
        // `:` inside a word belongs to an address: `oms1.example.com:4889_Management_Service`.
        let separators = rest.indices.filter { index in
            let behind = rest.index(after: index)
            switch rest[index] {
            case "=": return true
            case ":":
                let isAtName = index == rest.startIndex
                return isAtName || behind == rest.endIndex || rest[behind] == " "
            default: return false
            }
        }
        guard separators.count <= 1 else { return nil }
        if let separator = separators.first {
            let value = bare(rest[rest.index(after: separator)...].collapsed)
            return value.isEmpty || value.contains(" ") ? nil : value
        }
        guard let last = words.last, !last.isEmpty else { return nil }
        // `is not set` has no value.
        let saysNothing = words.contains { ["not", "no", "null", "undefined"].contains($0.lowercased()) }
        return saysNothing ? nil : last
    }

    /// Where the text behind the name begins.
    private static func place(of name: String, in sentence: String) -> String.Index? {
        sentence.split { " =:".contains($0) }.first { bare($0) == name }?.endIndex
    }

    /// Without quotation marks around it and a full stop behind it.
    private static func bare(_ word: some StringProtocol) -> String {
        var word = Substring(String(word))
        let marks = "\"'[]()"
        if word.last == "." || word.last == "," { word.removeLast() }
        while let first = word.first, marks.contains(first) { word.removeFirst() }
        while let last = word.last, marks.contains(last) { word.removeLast() }
        return String(word)
    }
}
