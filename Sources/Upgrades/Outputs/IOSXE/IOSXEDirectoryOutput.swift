/// Reads `iosxe-directory`: `dir bootflash:`, closed by the bytes in all and free.
enum IOSXEDirectoryOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let output = try DeviceOutput.find(in: text, expected: "dir") { line in
            line.collapsed.hasPrefix("Directory of ") || totals(line.outputWords) != nil
        }
        var fields: [ReadingRow.Cell] = []
        var files: [ReadingRow] = []
        var closing: String?
        for line in output.lines {
            let words = line.outputWords
            if line.collapsed.hasPrefix("Directory of ") {
                fields = [.init("directory", words[2...].joined(separator: " "), line: line.number)]
                files = []
                closing = nil
            } else if let (total, free) = totals(words) {
                fields += [
                    .init("bytes-total", total, line: line.number), .init("bytes-free", free, line: line.number),
                ]
                closing = line.collapsed
            } else if line.number == output.cutLine || line.collapsed.hasPrefix("No files in directory") {
                continue
            } else if let file = file(words, line.number) {
                files.append(file)
            } else {
                throw line.misfit
            }
        }
        return Reading(
            tables: [ReadingTable(rows: [ReadingRow(fields)]), ReadingTable("files", rows: files)],
            completeness: output.completeness(
                own: closing.map { .trailer($0) },
                in: text,
                otherwise: .noTrailer(expected: "bytes total (… bytes free)")
            ),
            identity: OutputIdentity(host: output.host)
        )
    }

    /// `26458804224 bytes total (18991185920 bytes free)`
    private static func totals(_ words: [String]) -> (total: String, free: String)? {
        guard words.count == 6, words[0].isOutputNumber, words[1...2].elementsEqual(["bytes", "total"]),
            words[3].hasPrefix("("), words[4...].elementsEqual(["bytes", "free)"])
        else { return nil }
        let free = String(words[3].dropFirst())
        return free.isOutputNumber ? (words[0], free) : nil
    }

    /// `29  -rw-  1075163  Nov 21 2026 10:11:12 +00:00  image.bin`; the zone may be missing.
    private static func file(_ words: [String], _ line: Int) -> ReadingRow? {
        guard words.count >= 8, words[0].isOutputNumber, words[2].isOutputNumber, words[1].utf8.count == 4 else {
            return nil
        }
        let hasZone = words[7].hasPrefix("+") || words[7].hasPrefix("-")
        let name = words[(hasZone ? 8 : 7)...].joined(separator: " ")
        return name.isEmpty ? nil : ReadingRow([.init("name", name, line: line), .init("bytes", words[2], line: line)])
    }
}
