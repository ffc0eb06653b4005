/// Reads what `emctl` prints while it stops, starts, or copies the key: `WebTier Successfully Stopped`.
///
/// A stop of the whole OMS has no closing line: which sentence is the last depends on what is deployed.
enum EmctlActionsOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let part = text.lastPart(running: commands) { action(in: $0) != nil }
        guard !part.isSilent else { return part.silence(tables: ["actions"]) }
        var rows: [ReadingRow] = []
        var proof: Completeness.Proof?
        var isOwn = false
        for line in part.filledLines {
            if let action = action(in: line) {
                isOwn = true
                rows.append(
                    ReadingRow([
                        .init("component", action.component, line: line.number),
                        .init("state", action.state, line: line.number),
                    ])
                )
                // An agent prints one sentence; so does the removal of the key.
                let isWhole = action.component == "agent" || action.state == "removed"
                proof = isWhole && !part.isCut(line) ? .trailer(line.collapsed) : nil
            } else if line.collapsed.hasSuffix(copyAdvice), rows.last?["state"] == "copied" {
                proof = .trailer(line.collapsed)
            } else if isProgress(line) || (rows.last?["component"] == "emkey" && isKeySentence(line)) {
                isOwn = true
                proof = nil
            } else if !part.isCut(line) {
                throw isOwn ? line.misfit : line.foreign(expected: "WebTier Successfully Stopped")
            }
        }
        return Reading(
            tables: [ReadingTable("actions", rows: rows)],
            completeness: part.completeness(own: proof, otherwise: .noTrailer(expected: "prompt")),
            identity: part.identity
        )
    }

    private static let commands = [
        ["emctl", "stop", "oms"], ["emctl", "start", "oms"], ["emctl", "stop", "agent"], ["emctl", "start", "agent"],
        ["emctl", "config", "emkey"],
    ]

    private static let copyAdvice = "secure the EMKey by running \"emctl config emkey -remove_from_repos\"."

    private static let components: [(printed: String, component: String)] =
        OMSComponentState.names + [("AdminServer", "admin-server"), ("Admin Server", "admin-server")]

    private static let endings: [(printed: String, state: String)] = [
        ("Successfully Stopped", "stopped"), ("Successfully Started", "started"), ("Already Stopped", "stopped"),
        ("Already Started", "started"), ("is Down", "down"), ("is Up", "up"),
    ]

    private static func action(in line: OutputText.Line) -> (component: String, state: String)? {
        let sentence = line.collapsed
        if sentence.hasPrefix("The EMKey has been copied to the Management Repository.") { return ("emkey", "copied") }
        if sentence.hasPrefix("The EMKey has been removed from the Management Repository.") {
            return ("emkey", "removed")
        }
        // `Stopping agent ... stopped.`, with more dots the longer it takes.
        for (beginning, ending) in [("Stopping agent", "stopped"), ("Starting agent", "started")]
        where sentence.hasPrefix(beginning) && sentence.hasSuffix(" \(ending).") {
            let between = sentence.dropFirst(beginning.count).dropLast(ending.count + 1)
            return between.allSatisfy { $0 == "." || $0 == " " } ? ("agent", ending) : nil
        }
        for (printed, component) in components where sentence.hasPrefix(printed + " ") {
            let rest = sentence.dropFirst(printed.count + 1)
            if let ending = endings.first(where: { $0.printed == rest }) { return (component, ending.state) }
        }
        return nil
    }

    /// `Stopping Oracle Management Server...`
    private static func isProgress(_ line: OutputText.Line) -> Bool {
        let sentence = line.collapsed
        return (sentence.hasPrefix("Stopping ") || sentence.hasPrefix("Starting ")) && sentence.hasSuffix("...")
    }

    /// The advice after a copy of the key, which may be broken over lines.
    private static func isKeySentence(_ line: OutputText.Line) -> Bool {
        let sentence = line.collapsed
        return ["This operation will", "After the required", "secure the EMKey", "Secure the EMKey"].contains {
            sentence.hasPrefix($0)
        }
    }
}
