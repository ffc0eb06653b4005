internal import Redundancy

/// `show stackwise-virtual dual-active-detection` (spec 2.6).
///
/// Sections `summary` (recovery mode, its trigger and time) and a `row` for each port; the switch number that is printed
/// once for its ports is repeated.
struct DualActiveDetectionOutput: OutputReader {
    private(set) var sections: [Section] = []
    private var number: Substring = ""

    mutating func take(_ line: Substring) -> Bool {
        let text = line.trimmed
        if text.isRuler || text.begins(with: "Dual-Active-Detection Configuration") { return true }
        if let pair = KeyValue(text, .colon) {
            sections.append([pair.field], toLast: "summary")
            return true
        }
        var words = text.words.map(\.text)[...]
        if words.first == "Switch" { return true }
        if words.count > 2, let first = words.first, first.isDigits {
            number = first
            words = words.dropFirst()
        }
        guard words.count >= 2, let port = words.first, port.contains("/"), !number.isEmpty else { return false }
        let fields = [
            Field("Switch", String(number)),
            Field("Dad port", String(port)),
            Field("Status", words.dropFirst().joined(separator: " ")),
        ]
        sections.append(Section("row", fields))
        return true
    }
}
