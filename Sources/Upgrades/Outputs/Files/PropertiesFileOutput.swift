/// Reads a properties file such as `emd.properties`: `name=value` lines, comments, values continued behind `\`.
enum PropertiesFileOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let part = text.parts(.file).last ?? OutputPart()
        guard !part.isSilent else { return part.silence(tables: ["properties", "proxies"]) }
        var rows: [ReadingRow] = []
        var open: (text: String, line: OutputText.Line)?
        for line in part.wholeLines {
            if open != nil {
                // In place: a value of many lines is not copied for each.
                open?.text.removeLast()
                open?.text += line.collapsed
            } else if line.collapsed.hasPrefix("#") || line.collapsed.hasPrefix("!") {
                continue
            } else {
                open = (line.collapsed, line)
            }
            if open?.text.hasSuffix("\\") == false, let (text, first) = open {
                rows.append(try property(text, on: first, isFirst: rows.isEmpty))
                open = nil
            }
        }
        // A value that is continued behind the last line is not whole: cut, or wrong when the end was seen.
        if let first = open?.line, part.isCapturedWhole || part.promptAfter != nil { throw first.misfit }
        return Reading(
            tables: [ReadingTable("properties", rows: rows), ReadingTable("proxies", rows: rows.filter(isProxy))],
            completeness: part.completeness(
                otherwise: open.map { .cutOff(line: $0.line.number) } ?? .noTrailer(expected: "prompt")
            ),
            identity: part.identity
        )
    }

    /// Host, port, realm and user of an agent's proxy; its password is nobody's fact.
    private static func isProxy(_ row: ReadingRow) -> Bool {
        let name = row["name"]?.uppercased() ?? ""
        return name.hasPrefix("REPOSITORY_PROXY") && !name.hasSuffix("PWD") && row["value"]?.isEmpty == false
    }

    private static func property(
        _ text: String,
        on line: OutputText.Line,
        isFirst: Bool
    ) throws(OutputError) -> ReadingRow {
        guard ProgramMessage(text) == nil, let pair = KeyValueLine(text, separators: ["=", ":"]),
            !pair.key.contains(" ")
        else { throw isFirst ? line.foreign(expected: "name=value") : line.misfit }
        return ReadingRow([.init("name", pair.key, line: line.number), .init("value", pair.value, line: line.number)])
    }
}
