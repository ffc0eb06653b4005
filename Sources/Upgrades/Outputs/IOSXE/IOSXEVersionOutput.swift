/// Reads `iosxe-version`: `show version`, closed by the configuration register.
enum IOSXEVersionOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let output = try DeviceOutput.find(in: text, expected: "show version") { line in
            line.collapsed.hasPrefix("Cisco IOS") && line.text.deviceVersion != nil
        }
        var fields: [String: ReadingRow.Cell] = [:]
        var closing: String?
        for line in output.wholeLines {
            let words = line.collapsed
            for (column, value) in values(in: words) where fields[column] == nil {
                fields[column] = .init(column, value, line: line.number)
            }
            if words.hasPrefix("Configuration register is ") { closing = words }
        }
        if closing == nil, let last = output.lines.last, last.collapsed.hasPrefix("Configuration register is 0x") {
            closing = last.collapsed
        }
        if fields["boot-mode"] == nil, let image = fields["image"] {
            let mode = image.value.hasSuffix("packages.conf") ? "install" : "bundle"
            fields["boot-mode"] = .init("boot-mode", mode, line: image.line)
        }
        let cells = columns.compactMap { fields[$0] }
        return Reading(
            tables: cells.isEmpty ? [] : [ReadingTable(rows: [ReadingRow(cells)])],
            completeness: output.completeness(
                own: closing.map { .trailer($0) },
                in: text,
                otherwise: .noTrailer(expected: "Configuration register is")
            ),
            identity: OutputIdentity(host: output.host.isEmpty ? fields["host"]?.value ?? "" : output.host)
        )
    }

    private static let columns = ["version", "image", "uptime", "boot-mode", "serial", "host", "last-reload"]

    private static func values(in line: String) -> [(String, String)] {
        if line.hasPrefix("Cisco IOS"), let version = line.deviceVersion { return [("version", version)] }
        if let mode = behind("Installation mode is ", line) { return [("boot-mode", mode.lowercased())] }
        if let serial = behind("Processor board ID ", line) { return [("serial", serial)] }
        if let reason = behind("Last reload reason: ", line) { return [("last-reload", reason)] }
        if let image = behind("System image file is ", line) {
            return [("image", String(image.filter { $0 != "\"" }))]
        }
        let words = line.outputWords
        // `wlc1 uptime is 3 weeks`, not `Uptime for this control processor is`.
        guard words.count > 3, words[1] == "uptime", words[2] == "is" else { return [] }
        return [("host", words[0]), ("uptime", words[3...].joined(separator: " "))]
    }

    private static func behind(_ heading: String, _ line: String) -> String? {
        guard line.hasPrefix(heading) else { return nil }
        return line.dropFirst(heading.count).collapsed
    }
}
