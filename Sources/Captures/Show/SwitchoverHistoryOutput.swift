internal import Redundancy

/// `show redundancy switchover history` (spec 2.3): a section `row` for each switchover.
///
/// An empty table prints nothing at all.
struct SwitchoverHistoryOutput: OutputReader {
    private(set) var sections: [Section] = []

    /// `03:26:09 UTC Wed Sep 23 2020`.
    private static let timeWords = 6

    mutating func take(_ line: Substring) -> Bool {
        let text = line.trimmed
        if text.isRuler || text.begins(with: "Index") { return true }
        let words = text.words
        if words.map(\.text) == ["active", "active", "reason", "time"] { return true }
        // A long reason leaves a single blank before the time, so the time is found from the end and not by columns.
        guard words.count > 3 + Self.timeWords, words.prefix(3).allSatisfy(\.text.isDigits) else { return false }
        let time = words[words.count - Self.timeWords]
        guard time.text.split(separator: ":").count == 3, time.text.utf8.first?.isDigit == true else { return false }
        sections.append(
            Section(
                "row",
                [
                    Field("Index", String(words[0].text)),
                    Field("Previous active", String(words[1].text)),
                    Field("Current active", String(words[2].text)),
                    Field("Switchover reason", String(text[words[3].text.startIndex..<time.text.startIndex].trimmed)),
                    Field("Switchover time", String(text[time.text.startIndex...])),
                ]
            )
        )
        return true
    }
}
