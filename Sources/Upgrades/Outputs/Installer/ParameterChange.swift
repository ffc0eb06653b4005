/// A line of AutoUpgrade that tells of a changed parameter.
///
/// Its wording differs between releases and is not documented: a line counts when it has the word `parameter`, a verb of
/// changing and a name, or when it is the option that lets AutoUpgrade strip hidden parameters.
struct ParameterChange: Hashable, Sendable {
    var name: String
    /// Nil where the line does not say.
    var before: String?
    var after: String?

    private static let verbs: Set<String> = [
        "removed", "removing", "added", "adding", "changed", "changing", "unset", "reset", "modified", "updated",
    ]
    private static let option = "remove_underscore_parameters"

    /// Nil for any other line.
    init?(_ text: String) {
        let words = text.outputWords.map { Self.bare(String($0)) }
        if let word = words.first(where: { $0.lowercased().contains(Self.option) }) {
            let parts = word.split(separator: "=", maxSplits: 1)
            name = Self.option
            before = nil
            after = parts.count == 2 ? String(parts[1]) : nil
            return
        }
        let lower = words.map { $0.lowercased() }
        guard lower.contains(where: Self.verbs.contains),
            let place = lower.firstIndex(where: { $0 == "parameter" || $0 == "parameters" })
        else { return nil }
        let neighbours = words[(place + 1)...] + words[..<place]
        guard let found = neighbours.first(where: { $0.contains("_") }) else { return nil }
        let parts = found.split(separator: "=", maxSplits: 1)
        name = String(parts.first ?? "")
        before = Self.word(after: "from", in: words, lower)
        after = Self.word(after: "to", in: words, lower) ?? (parts.count == 2 ? String(parts[1]) : nil)
        if name.isEmpty { return nil }
    }

    private static func word(after preposition: String, in words: [String], _ lower: [String]) -> String? {
        guard let place = lower.firstIndex(of: preposition), place + 1 < words.count else { return nil }
        return words[place + 1]
    }

    /// Without quotes and the marks of a sentence at its ends.
    private static func bare(_ word: String) -> String {
        let marks: Set<Character> = ["\"", "'", ",", ";", ".", ":", "(", ")", "[", "]"]
        var rest = word[...].drop { marks.contains($0) }
        while let last = rest.last, marks.contains(last) { rest.removeLast() }
        return String(rest)
    }

    func row(line: Int) -> ReadingRow {
        var cells = [ReadingRow.Cell("name", name, line: line)]
        if let before { cells.append(.init("before", before, line: line)) }
        if let after { cells.append(.init("after", after, line: line)) }
        return ReadingRow(cells)
    }
}
