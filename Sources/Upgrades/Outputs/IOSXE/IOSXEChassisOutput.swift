/// Reads `iosxe-chassis`: `show chassis`, one row for each unit. There is no closing line.
enum IOSXEChassisOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let output = try DeviceOutput.find(in: text, expected: "show chassis") { isHeader($0) }
        var rows: [ReadingRow] = []
        var isBelowHeader = false
        for line in output.wholeLines {
            if isHeader(line) {
                isBelowHeader = true
            } else if isBelowHeader, !line.text.isOutputRule {
                guard let row = row(line) else { throw line.misfit }
                rows.append(row)
            }
        }
        return Reading(
            tables: [ReadingTable("chassis", rows: rows)],
            completeness: output.completeness(own: nil, in: text, otherwise: .noTrailer(expected: "#")),
            identity: OutputIdentity(host: output.host)
        )
    }

    private static func isHeader(_ line: OutputText.Line) -> Bool {
        line.outputWords.starts(with: ["Chassis#", "Role", "Mac", "Address", "Priority", "Version"])
    }

    /// The state has one word or several; an address or two follow it.
    private static func row(_ line: OutputText.Line) -> ReadingRow? {
        var words = line.outputWords
        if words.first == "*" { words.removeFirst() }
        guard words.count >= 6 else { return nil }
        let number = words[0].hasPrefix("*") ? String(words[0].dropFirst()) : words[0]
        guard number.isOutputNumber, words[2].split(separator: ".").count == 3, words[3].isOutputNumber else {
            return nil
        }
        var state = words[5...]
        while let last = state.last, state.count > 1, last.contains(".") || last.contains(":") { state.removeLast() }
        return ReadingRow([
            .init("number", number, line: line.number), .init("role", words[1].lowercased(), line: line.number),
            .init("mac", words[2], line: line.number), .init("priority", words[3], line: line.number),
            .init("version", words[4], line: line.number),
            .init("state", state.joined(separator: "-").lowercased(), line: line.number),
        ])
    }
}

extension OutputText.Line {
    /// The words between blanks.
    var outputWords: [String] { text.outputWords }
}
