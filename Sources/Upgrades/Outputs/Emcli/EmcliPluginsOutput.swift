/// Reads `emcli list_plugins_on_server` and `list_plugins_on_agent [-all]`: a block for the OMS or for each agent.
///
/// There is no closing line: a list whose last block is missing looks like a whole one, so that only the seen end tells.
enum EmcliPluginsOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let part = text.lastPart(running: [["emcli", "list_plugins_on_server"], ["emcli", "list_plugins_on_agent"]]) {
            target(on: $0) != nil
        }
        guard !part.isSilent else { return part.silence(tables: ["plugins", "targets"]) }
        var targets: [Target] = []
        var rows: [ReadingRow] = []
        for line in part.wholeLines {
            if let target = target(on: line) {
                targets.append(target)
            } else if isHeader(line), !targets.isEmpty {
                targets[targets.count - 1].hasHeader = true
            } else if let target = targets.last, target.hasHeader, let plugin = plugin(on: line) {
                rows.append(ReadingRow(target.cells(on: line) + plugin))
            } else if !line.text.isOutputRule {
                throw targets.isEmpty ? line.foreign(expected: "OMS name is …, or The Agent URL is …") : line.misfit
            }
        }
        let isOfServer = targets.count == 1 && targets[0].kind == "oms"
        return Reading(
            tables: [
                ReadingTable("plugins", rows: rows), ReadingTable("targets", rows: targets.map(\.row)),
            ],
            completeness: part.completeness(otherwise: .noTrailer(expected: "prompt")),
            identity: part.identity(host: isOfServer ? targets[0].host : "")
        )
    }

    private struct Target {
        /// `oms` or `agent`.
        var kind: String
        var name: String
        var host: String
        var line: Int
        var hasHeader = false

        var row: ReadingRow {
            ReadingRow([.init("target", name, line: line), .init("host", host, line: line)])
        }

        func cells(on line: OutputText.Line) -> [ReadingRow.Cell] {
            [
                .init("on", kind, line: line.number), .init("target", name, line: line.number),
                .init("host", host, line: line.number),
            ]
        }
    }

    /// `OMS name is oms1.example.com:4889_Management_Service`, or `The Agent URL is https://db1.example.com:3872/emd/main/ -`.
    private static func target(on line: OutputText.Line) -> Target? {
        let words = line.text.outputWords
        if words.starts(with: ["OMS", "name", "is"]), words.count == 4 {
            let host = words[3].prefix { $0 != ":" }
            return Target(kind: "oms", name: words[3], host: String(host), line: line.number)
        }
        guard words.starts(with: ["The", "Agent", "URL", "is"]),
            words.count == 5 || (words.count == 6 && words[5] == "-"),
            let address = OutputAddress(url: words[4])
        else { return nil }
        return Target(kind: "agent", name: words[4], host: address.host, line: line.number)
    }

    private static func isHeader(_ line: OutputText.Line) -> Bool {
        line.text.outputWords.starts(with: ["Plug-in", "Name"]) && line.text.outputWords.contains("Version")
    }

    /// From the right, for a name has blanks: version, with its revision behind it in brackets, id, name.
    private static func plugin(on line: OutputText.Line) -> [ReadingRow.Cell]? {
        var words = line.text.outputWords
        var cells: [ReadingRow.Cell] = []
        if let last = words.last, last.hasPrefix("["), last.hasSuffix("]") {
            words.removeLast()
            if last.count > 2 { cells = [.init("revision", String(last.dropFirst().dropLast()), line: line.number)] }
        }
        guard words.count >= 3, let version = words.popLast(), let id = words.popLast(),
            version.split(separator: ".").count >= 2, version.first?.isNumber == true, id.contains(".")
        else { return nil }
        return [
            .init("name", words.joined(separator: " "), line: line.number), .init("id", id, line: line.number),
            .init("version", version, line: line.number),
        ] + cells
    }
}
