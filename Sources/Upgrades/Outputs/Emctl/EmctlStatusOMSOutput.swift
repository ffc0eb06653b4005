/// Reads `emctl status oms`: three or four sentences.
///
/// The web tier may be up while the OMS is down, so the common state needs all of them.
enum EmctlStatusOMSOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let part = Self.part(of: text)
        guard !part.isSilent else { return part.silence() }
        var states = OMSStates()
        for line in part.filledLines {
            if let found = OMSComponentState(line) {
                try states.take(found, on: line)
            } else if !part.isCut(line) {
                throw states.isFilled ? line.misfit : line.foreign(expected: "WebTier is Up")
            }
        }
        let missing = states.missingPart(in: part)
        return Reading(
            tables: [ReadingTable(rows: [ReadingRow(states.cellsWithState)])],
            completeness: part.completeness(
                own: missing == nil ? .fixedForm : nil,
                otherwise: .missingPart(missing ?? "")
            ),
            identity: part.identity
        )
    }

    /// `emctl status oms -details` begins with the same words, and is another output.
    private static func part(of text: OutputText) -> OutputPart {
        let own = text.ownParts(running: [["emctl", "status", "oms"]]) { OMSComponentState($0) != nil }
        let isDetailed = { (part: OutputPart) in part.command.outputWords.contains { $0.hasPrefix("-d") } }
        return own.last { !isDetailed($0) } ?? own.last ?? text.parts().last ?? OutputPart()
    }
}
