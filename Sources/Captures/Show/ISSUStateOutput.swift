internal import Redundancy

/// `show issu state detail`, of both generations (spec 2.6).
///
/// Sections: `lock` for each place whose lock was taken (`Slot`); `summary` with every printed key and `Notice` for
/// `No ISSU operation is in progress`; `system check` with the checks as keys; `image` (`Name`, `Compatible`) and
/// `operation` (`Operation`, `Start time`) for each row; `slot` for a unit being modified, with its indented keys.
struct ISSUStateOutput: OutputReader {
    private(set) var sections: [Section] = []
    private var table: (section: String, first: String, second: String)?
    private var block = "summary"

    mutating func take(_ line: Substring) -> Bool {
        let text = line.trimmed
        if text.isRuler { return true }
        if takeLock(text) { return true }
        if text.begins(with: "No ISSU operation") {
            sections.append([Field("Notice", String(text))], toLast: "summary")
            return true
        }
        if let pair = KeyValue(text, .colon) { return take(pair) }
        let cells = text.cells.map(\.text)
        guard cells.count == 2 else { return false }
        let names = (String(cells[0]), String(cells[1]))
        switch names {
        case ("System Check", "Status"): table = ("system check", names.0, names.1)
        case ("Name", "Compatible"): table = ("image", names.0, names.1)
        case ("Operation", "Start time"): table = ("operation", names.0, names.1)
        default: return takeRow(names.0, names.1)
        }
        return true
    }

    private mutating func takeRow(_ first: String, _ second: String) -> Bool {
        guard let table else { return false }
        if table.section == "system check" {
            sections.append([Field(first, second)], toLast: table.section)
        } else {
            sections.append(Section(table.section, [Field(table.first, first), Field(table.second, second)]))
        }
        return true
    }

    private mutating func take(_ pair: KeyValue) -> Bool {
        // A title of the table that follows: `Added Image:`, `Completed operations:`.
        if pair.value.isEmpty { return true }
        table = nil
        if pair.key == "Slot being modified" {
            block = "slot"
            sections.append(Section("slot", [Field("Slot", String(pair.value))]))
        } else {
            sections.append([pair.field], toLast: block)
        }
        return true
    }

    /// `--- Starting local lock acquisition on R1 ---`, `Finished local lock acquisition on R1`, and the same two lines
    /// about the synchronisation of the installation state, which name no place.
    private mutating func takeLock(_ text: Substring) -> Bool {
        if text.begins(with: "--- Starting ") { return true }
        guard text.begins(with: "Finished ") else { return false }
        if let (_, place) = text.parted(at: "lock acquisition on ") {
            sections.append(Section("lock", [Field("Slot", String(place.trimmed))]))
        }
        return true
    }
}
