internal import Redundancy

/// `show chassis [rmi]`, `show switch [detail]` (spec 2.4).
///
/// Sections: `header`; a `row` for each unit, `Console` being `*` for the one whose console it is; `ports` for each unit
/// of `show switch detail`.
struct ChassisOutput: OutputReader {
    private(set) var sections: [Section] = []
    private var table: ColumnTable?
    private var isInPorts = false

    private static let known = [
        "Chassis#", "Switch#", "Role", "Mac Address", "Priority", "Version", "State", "IP", "RMI-IP",
    ]

    mutating func take(_ line: Substring) -> Bool {
        let text = line.trimmed
        if text.isRuler || text.begins(with: "H/W") { return true }
        if text.begins(with: "Stack Port Status") {
            isInPorts = true
            return true
        }
        if text.begins(with: "Chassis#") || text.begins(with: "Switch#") { return takeTableHeader(line) }
        if isInPorts { return takePorts(text) }
        return table == nil ? takeHeader(text) : takeRow(line)
    }

    private mutating func takeHeader(_ text: Substring) -> Bool {
        guard let pair = KeyValue(text, .colon) else { return false }
        guard pair.key == "Chassis/Stack Mac Address" || pair.key == "Switch/Stack Mac Address" else {
            sections.append([pair.field], toLast: "header")
            return true
        }
        var fields = [Field("Mac Address", String(pair.value))]
        if let (address, kind) = pair.value.parted(at: " - ") {
            // `Local Mac Address`: the unit's own. `Foreign`: kept from a unit that has left.
            let word = kind.trimmed.words.first?.text ?? ""
            fields = [Field("Mac Address", String(address.trimmed)), Field("Mac Address kind", String(word))]
        }
        sections.append(fields, toLast: "header")
        return true
    }

    private mutating func takeTableHeader(_ line: Substring) -> Bool {
        if line.words.dropFirst().first?.text == "Port" {
            isInPorts = true
            return true
        }
        isInPorts = false
        table = ColumnTable(header: line, known: Self.known)
        let name = line.trimmed.begins(with: "Switch#") ? "Switch" : "Chassis"
        sections.append([Field("Table", name)], toLast: "header")
        return true
    }

    private mutating func takeRow(_ line: Substring) -> Bool {
        guard var fields = table?.fields(of: line), let first = fields.first else { return false }
        let mark = first.value.hasPrefix("*") ? "*" : ""
        let number = Substring(first.value.dropFirst(mark.count)).trimmed
        guard number.isDigits, fields.contains(where: { $0.name == "Mac Address" && $0.value[...].isMACAddress }) else {
            return false
        }
        fields[0] = Field("Number", String(number))
        sections.append(Section("row", [Field("Console", mark)] + fields))
        return true
    }

    private mutating func takePorts(_ text: Substring) -> Bool {
        let words = text.words.map(\.text)
        guard words.count == 5, words[0].isDigits else { return false }
        let names = ["Number", "Port 1", "Port 2", "Neighbor 1", "Neighbor 2"]
        sections.append(Section("ports", zip(names, words).map { Field($0, String($1)) }))
        return true
    }
}
