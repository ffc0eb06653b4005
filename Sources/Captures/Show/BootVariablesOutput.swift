internal import Redundancy

/// `show bootvar` of the active and, where it is ready, of the standby.
///
/// Sections `active` and `standby` with the variables' names and `Configuration register`, `Configuration register at
/// next reload`; or `standby unavailable` with its `state` in the device's words. A variable that does not exist has the
/// value `does not exist`, one that is empty the empty value.
struct BootVariablesOutput: OutputReader {
    private(set) var sections: [Section] = []

    mutating func take(_ line: Substring) -> Bool {
        let text = line.trimmed
        if text.isRuler { return true }
        guard let behind = text.rest(after: "Standby ") else { return take(text, of: "active") }
        if behind.begins(with: "not ready") {
            sections.append(Section("standby unavailable", [Field("state", String(behind))]))
            return true
        }
        return take(behind, of: "standby")
    }

    private mutating func take(_ text: Substring, of block: String) -> Bool {
        guard let fields = fields(of: text) else { return false }
        sections.append(fields, toLast: block)
        return true
    }

    private func fields(of text: Substring) -> [Field]? {
        if let words = text.rest(after: "Configuration register is ") {
            guard let now = words.words.first else { return nil }
            let field = Field("Configuration register", String(now.text))
            // `0x1 (will be 0x2102 at next reload)`
            guard let next = words.between("(will be ", andLast: ")")?.words.first else { return [field] }
            return [field, Field("Configuration register at next reload", String(next.text))]
        }
        guard let (name, behind) = text.parted(at: " variable"), !name.isEmpty else { return nil }
        if let value = behind.trimmed.rest(after: "=") { return [Field(String(name), String(value.trimmed))] }
        let words = behind.trimmed
        return words == "does not exist" ? [Field(String(name), String(words))] : nil
    }
}
