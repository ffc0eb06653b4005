internal import Redundancy

/// `show redundancy states`: one block of keys, right-aligned or not, ending with lines about the gateway (spec 2.1).
///
/// Section `states` with every printed key. Runs of blanks in values are one blank.
struct RedundancyStatesOutput: OutputReader {
    private(set) var sections: [Section] = []

    mutating func take(_ line: Substring) -> Bool {
        let text = line.trimmed
        if text.isRuler { return true }
        guard let pair = KeyValue(text, .equals) else { return false }
        let fields =
            switch pair.key {
            case "Manual Swact": pair.fieldsWithBracket
            case "Communications": pair.fieldsWithReason
            default: [Field(String(pair.key), pair.value.singleBlanked)]
            }
        sections.append(fields, toLast: "states")
        return true
    }
}
