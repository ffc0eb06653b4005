/// Reads `emctl status agent`: `Key : value` at two widths between rules, and a final sentence.
///
/// An agent that does not run prints the sentence alone, and its exit code is not 0: the sentence proves the end by itself.
enum EmctlStatusAgentOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let part = text.lastPart(running: [["emctl", "status", "agent"]]) {
            states[$0.collapsed] != nil || KeyValueLine($0.text)?.key == "Agent Version"
        }
        guard !part.isSilent else { return part.silence() }
        var cells: [ReadingRow.Cell] = []
        var isOwn = false
        var closing: OutputText.Line?
        for line in part.filledLines {
            guard closing == nil else { throw line.misfit }
            if let state = states[line.collapsed] {
                cells.append(.init("state", state, line: line.number))
                closing = line
            } else if part.isCut(line) || line.text.isOutputRule {
                continue
            } else if let pair = KeyValueLine(line.text), isOwn || fields[pair.key] != nil {
                isOwn = true
                guard let column = fields[pair.key], !pair.value.isEmpty else { continue }
                guard !cells.contains(where: { $0.column == column }) else { throw line.misfit }
                cells.append(.init(column, pair.value, line: line.number))
            } else {
                throw isOwn ? line.misfit : line.foreign(expected: "Agent is Running and Ready")
            }
        }
        let row = ReadingRow(cells)
        return Reading(
            tables: [ReadingTable(rows: [row])],
            completeness: part.completeness(
                own: closing.map { .trailer($0.collapsed) },
                otherwise: .noTrailer(expected: "Agent is Running and Ready")
            ),
            identity: part.identity(
                host: row["agent-url"].flatMap { OutputAddress(url: $0)?.host } ?? "",
                home: row["agent-home"] ?? ""
            )
        )
    }

    private static let states = [
        "Agent is Running and Ready": "running", "Agent is Running but Not Ready": "running",
        "Agent is Not Running": "not-running",
    ]

    private static let fields = [
        "Agent Version": "agent-version", "OMS Version": "oms-version", "Agent Home": "agent-home",
        "Agent URL": "agent-url",
        "Repository URL": "repository-url", "Started at": "started-at", "Number of Targets": "targets",
        "Last successful upload": "last-upload", "Heartbeat Status": "heartbeat",
        "Number of XML files pending upload": "pending-files",
    ]
}
