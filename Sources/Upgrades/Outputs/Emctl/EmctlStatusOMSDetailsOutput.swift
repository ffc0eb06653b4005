/// Reads `emctl status oms -details`: `Key : value` lines with two colon styles, sentences, and blocks, of which some are optional.
///
/// While a plug-in is being undeployed a table of its steps is printed instead; that is another output.
enum EmctlStatusOMSDetailsOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let part = text.lastPart(running: [["emctl", "status", "oms", "-details"]]) {
            KeyValueLine($0.text)?.key == "Console Server Host"
        }
        guard !part.isSilent else { return part.silence(tables: ["ports", "url-ports"]) }
        var details = Details()
        let isOfOMS = part.lines.contains { $0.collapsed == Details.omsBlock }
        for line in part.wholeLines {
            try details.take(line, isOfOMS: isOfOMS)
        }
        // A state is a fixed word: the line inside which the text ends is taken when it is one.
        if let last = part.filledLines.last, part.isCut(last), OMSComponentState(last) != nil {
            try details.take(last, isOfOMS: true)
        }
        if details.isEmpty, let first = part.wholeLines.first { throw first.foreign(expected: "Console Server Host") }
        let missing = details.isInOMSBlock ? details.states.missingPart(in: part) : Details.omsBlock
        return Reading(
            tables: [
                ReadingTable(rows: [ReadingRow(details.cells + details.states.cellsWithState)]),
                ReadingTable("ports", rows: details.allPorts),
                ReadingTable("url-ports", rows: details.portsElsewhere),
            ],
            completeness: part.completeness(
                // 24ai may print a block of its extended domain after all others.
                own: missing == nil && part.banner?.isAtLeast(24, 1) != true ? .fixedForm : nil,
                otherwise: missing.map { .missingPart($0) } ?? .noTrailer(expected: "prompt")
            ),
            // The instance's home is none of a release: two releases may share one instance.
            identity: part.identity(host: details.value("host") ?? details.value("console-host") ?? "")
        )
    }
}

/// What the lines of the details told so far.
private struct Details {
    static let omsBlock = "Oracle Management Server Information"

    var cells: [ReadingRow.Cell] = []
    var states = OMSStates()
    var isInOMSBlock = false
    private var ports: [(name: String, number: String, line: Int)] = []
    private var portsOfURLs: [(name: String, host: String, number: String, line: Int)] = []

    private static let fields = [
        "Console Server Host": "console-host", "EM Instance Home": "instance-home", "Console URL": "console-url",
        "Upload URL": "upload-url", "Managed Server Instance Name": "managed-server",
        "Oracle Management Server Instance Host": "host", "SLB or virtual hostname": "slb",
    ]

    private static let sentences = [
        "OMS is not configured with SLB or virtual hostname": ("slb", "none"),
        "Agent Upload is locked.": ("upload-lock", "locked"), "Agent Upload is unlocked.": ("upload-lock", "unlocked"),
        "OMS Console is locked.": ("console-lock", "locked"), "OMS Console is unlocked.": ("console-lock", "unlocked"),
        "Admin Server is RUNNING": ("admin-server", "running"), "Admin Server is DOWN": ("admin-server", "down"),
        "Admin Server is Up": ("admin-server", "running"), "Admin Server is Down": ("admin-server", "down"),
    ]

    /// Key and value lines alone do not make this output: a table of plug-in steps has them too.
    var isEmpty: Bool { cells.isEmpty && !states.isFilled && ports.isEmpty }

    func value(_ column: String) -> String? {
        cells.first { $0.column == column }?.value
    }

    private mutating func put(_ column: String, _ value: String, on line: OutputText.Line) throws(OutputError) {
        guard self.value(column) == nil else { throw line.misfit }
        cells.append(.init(column, value, line: line.number))
    }

    /// - Parameter isOfOMS: Whether the output has the block of the management server at all.
    mutating func take(_ line: OutputText.Line, isOfOMS: Bool) throws(OutputError) {
        let sentence = line.collapsed
        if let found = OMSComponentState(line) {
            try states.take(found, on: line)
        } else if let (column, value) = Self.sentences[sentence] {
            try put(column, value, on: line)
        } else if let pair = KeyValueLine(line.text), !pair.key.hasPrefix("Error"), ProgramMessage(line.text) == nil {
            try take(pair, on: line)
        } else if sentence == Self.omsBlock {
            isInOMSBlock = true
        } else if !Self.isOptional(sentence) {
            throw isOfOMS || !cells.isEmpty ? line.misfit : line.foreign(expected: "Console Server Host")
        }
    }

    private mutating func take(_ pair: KeyValueLine, on line: OutputText.Line) throws(OutputError) {
        if let column = Self.fields[pair.key], !pair.value.isEmpty {
            try put(column, pair.value, on: line)
        }
        if pair.key.hasSuffix(" Port") {
            guard let number = Int(pair.value), (1...65_535).contains(number), pair.value.isOutputNumber else {
                throw line.invalid(pair)
            }
            ports.append((String(pair.key.dropLast(5)), pair.value, line.number))
        } else if let address = OutputAddress(url: pair.value), let port = address.port {
            portsOfURLs.append((pair.key, address.host, port, line.number))
        }
    }

    /// Whether a URL leads to this OMS; a load balancer's does not.
    private func isOwn(_ host: String) -> Bool {
        ["host", "console-host"].contains { value($0)?.lowercased() == host.lowercased() }
    }

    /// The ports of URLs of other hosts: the OMS does not listen on them.
    var portsElsewhere: [ReadingRow] {
        portsOfURLs.filter { !isOwn($0.host) }.map {
            ReadingRow([
                .init("name", $0.name, line: $0.line), .init("host", $0.host, line: $0.line),
                .init("number", $0.number, line: $0.line),
            ])
        }
    }

    /// The ports of keys, then those that only a URL of this OMS names, each once.
    var allPorts: [ReadingRow] {
        var known = Set(ports.map(\.number))
        let further = portsOfURLs.filter { isOwn($0.host) && known.insert($0.number).inserted }
        return (ports + further.map { ($0.name, $0.number, $0.line) }).map {
            ReadingRow([.init("name", $0.name, line: $0.line), .init("number", $0.number, line: $0.line)])
        }
    }

    /// The heading or a state of a block that not every release has: BI Publisher, the extended domain.
    private static func isOptional(_ sentence: String) -> Bool {
        [" Information", " is locked.", " is unlocked.", " is RUNNING", " is DOWN", " is Up", " is Down"].contains {
            sentence.hasSuffix($0)
        }
    }
}
