internal import Redundancy

/// `show logging onboard … uptime detail`: a history of resets that survives them (spec 2.6).
///
/// Sections `summary` and, for each reset, `row` with `Time` (`MM/DD/YYYY HH:MM:SS`), `Reason` and, from the line below
/// it, `Uptime`: years, weeks, days, hours, minutes, one blank apart.
struct OnboardUptimeOutput: OutputReader {
    private(set) var sections: [Section] = []
    private var isContinuous = false

    mutating func take(_ line: Substring) -> Bool {
        let text = line.trimmed
        if text.isRuler { return true }
        if text.begins(with: "UPTIME ") {
            isContinuous = text.begins(with: "UPTIME CONTINUOUS")
            return true
        }
        guard isContinuous else {
            guard let pair = KeyValue(text, .colon) else { return false }
            sections.append([pair.field], toLast: "summary")
            return true
        }
        return isTableHeader(text) || takeRow(text) || takeUptime(text)
    }

    private func isTableHeader(_ text: Substring) -> Bool {
        text.begins(with: "Time Stamp") || text.begins(with: "MM/DD/YYYY") || text == "Uptime"
            || text.begins(with: "years ")
    }

    private mutating func takeRow(_ text: Substring) -> Bool {
        let words = text.words
        guard words.count > 2, words[0].text.split(separator: "/").count == 3,
            words[1].text.split(separator: ":").count == 3
        else { return false }
        let fields = [
            Field("Time", "\(words[0].text) \(words[1].text)"),
            Field("Reason", String(text[words[2].text.startIndex...])),
        ]
        sections.append(Section("row", fields))
        return true
    }

    private mutating func takeUptime(_ text: Substring) -> Bool {
        let words = text.words.map(\.text)
        guard words.count == 5, words.allSatisfy(\.isDigits), let last = sections.indices.last,
            sections[last].name == "row", sections[last]["Uptime"] == nil
        else { return false }
        sections[last].fields.append(Field("Uptime", words.joined(separator: " ")))
        return true
    }
}
