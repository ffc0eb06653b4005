/// Reads `md5Target.txt`: the targets whose certificates are signed with MD5, one a line.
///
/// The form is not public. A heading is a line that ends with `:` or begins with `#`; a line of several words is taken as a target
/// only when an address is in it, and refused otherwise.
enum MD5TargetsOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let part = text.parts(.file).last ?? OutputPart()
        guard !part.isSilent else { return part.silence(tables: ["targets"]) }
        var rows: [ReadingRow] = []
        for line in part.wholeLines {
            if ProgramMessage(line.text) != nil { throw line.misfit }
            let target = line.collapsed
            if target.hasSuffix(":") || target.hasPrefix("#") || line.text.isOutputRule { continue }
            let words = target.outputWords
            guard words.count == 1 || words.contains(where: isAddress) else {
                throw rows.isEmpty ? line.foreign(expected: "a target on each line") : line.misfit
            }
            rows.append(ReadingRow([.init("target", target, line: line.number)]))
        }
        return Reading(
            tables: [ReadingTable("targets", rows: rows)],
            completeness: part.completeness(otherwise: .noTrailer(expected: "prompt")),
            identity: part.identity
        )
    }

    /// A dot or a colon inside the word: `oms1.example.com`, `oms1:3872`.
    private static func isAddress(_ word: String) -> Bool {
        word.dropFirst().dropLast().contains { $0 == "." || $0 == ":" }
    }
}
