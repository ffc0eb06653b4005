internal import Redundancy

/// `show redundancy config-sync failures mcl` (spec 2.6): the commands that the standby did not take.
///
/// Section `list` with a `line` for each line, none when `The list is Empty`.
struct ConfigSyncFailuresOutput: OutputReader {
    private(set) var sections: [Section] = []

    mutating func take(_ line: Substring) -> Bool {
        let text = line.trimmed
        if text.isRuler { return true }
        if text.begins(with: "Mismatched Command List") { return true }
        let isEmpty = text.begins(with: "The list is Empty")
        sections.append(isEmpty ? [] : [Field("line", String(text))], toLast: "list")
        return true
    }
}
