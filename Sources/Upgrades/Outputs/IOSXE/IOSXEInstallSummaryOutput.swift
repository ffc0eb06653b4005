/// Reads `iosxe-install-summary`: a block for each chassis or for several alike, closed by the auto abort timer.
enum IOSXEInstallSummaryOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let output = try DeviceOutput.find(in: text, expected: "show install summary") {
            chassis(in: $0.collapsed) != nil
        }
        var names: [String] = []
        var rows: [ReadingRow] = []
        var fields: [ReadingRow.Cell] = []
        var closing: String?
        for line in output.lines {
            let words = line.outputWords
            if let found = chassis(in: line.collapsed) {
                names = found
                closing = nil
            } else if line.collapsed.hasPrefix("Auto abort timer:") {
                guard let state = timer(words, isCut: line.number == output.cutLine) else { continue }
                fields = [.init("auto-abort", state, line: line.number)]
                closing = line.collapsed
            } else if words.count == 3, states.contains(words[1]), words[0] != "State", line.number != output.cutLine {
                rows += names.map { name in
                    ReadingRow([
                        .init("chassis", name, line: line.number), .init("type", words[0], line: line.number),
                        .init("state", words[1], line: line.number), .init("version", words[2], line: line.number),
                    ])
                }
            } else if line.text.isOutputRule || isLegend(line.collapsed) {
                continue
            } else if line.number != output.cutLine, !names.isEmpty {
                throw line.misfit
            }
        }
        let tables = [ReadingTable(rows: [ReadingRow(fields)]), ReadingTable("packages", rows: rows)]
        return Reading(
            tables: tables,
            completeness: output.completeness(
                own: closing.map { .trailer($0) },
                in: text,
                otherwise: .noTrailer(expected: "Auto abort timer:")
            ),
            identity: OutputIdentity(host: output.host)
        )
    }

    /// Inactive, activated and uncommitted, committed, deactivated and uncommitted.
    private static let states: Set<String> = ["I", "U", "C", "D"]

    /// The most chassis of one heading, each of which has every package below it: no stack has as many.
    private static let mostChassis = 32

    /// `[ Chassis 1 2 ] Installed Package(s) Information:`, `[ Chassis 1/R0 2/R0 ]`, `[ R0 ]`.
    private static func chassis(in line: String) -> [String]? {
        guard line.hasPrefix("["), let end = line.firstIndex(of: "]"), line[end...].contains("Package(s) Information")
        else { return nil }
        let words = line[line.index(after: line.startIndex)..<end].outputWords
        guard words.count <= mostChassis else { return nil }
        let numbers = words.compactMap { word -> String? in
            let number = word.prefix { $0 != "/" }
            return number.isOutputNumber ? String(number) : nil
        }
        return numbers.isEmpty ? words : numbers
    }

    private static func timer(_ words: [String], isCut: Bool) -> String? {
        guard words.count > 3 else { return nil }
        switch words[3].prefix(while: { $0 != "," }) {
        case "inactive": return "inactive"
        case "active" where !isCut || words.count > 4: return "active"
        default: return nil
        }
    }

    private static func isLegend(_ line: String) -> Bool {
        line.hasPrefix("State (St)") || line.hasPrefix("C - Activated") || line.hasPrefix("Type St")
    }
}
