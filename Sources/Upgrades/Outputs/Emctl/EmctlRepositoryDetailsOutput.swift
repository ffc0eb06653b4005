/// Reads `emctl config oms -list_repos_details`: the repository's connect descriptor and user.
enum EmctlRepositoryDetailsOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let part = text.lastPart(running: [["emctl", "config", "oms", "-list_repos_details"]]) {
            kind(of: $0) == .descriptor
        }
        guard !part.isSilent else { return part.silence(tables: ["addresses"]) }
        var descriptor: (text: String, line: OutputText.Line)?
        var depth = 0
        var user: ReadingRow.Cell?
        for line in part.wholeLines {
            let value = KeyValueLine(line.text)?.value ?? ""
            switch kind(of: line) {
            case .descriptor where descriptor == nil:
                descriptor = (value, line)
                depth = ConnectDescriptor.depth(of: value)
            case .user where user == nil && !value.isEmpty: user = .init("user", value, line: line.number)
            case .further: continue
            default:
                // A descriptor may be broken over lines until its parentheses close.
                guard descriptor != nil, user == nil, depth > 0 else {
                    throw descriptor == nil
                        ? line.foreign(expected: "Repository Connect Descriptor : (DESCRIPTION=…)") : line.misfit
                }
                descriptor?.text += line.collapsed
                depth += ConnectDescriptor.depth(of: line.text)
            }
        }
        let isUnfinished = descriptor?.text.isEmpty ?? true || depth > 0
        if isUnfinished, part.cutLine == nil, let line = descriptor?.line,
            part.promptAfter != nil || part.isCapturedWhole
        {
            throw OutputError(line: line.number, .invalidValue(field: "descriptor", value: descriptor?.text ?? ""))
        }
        var reading = Reading(
            completeness: part.completeness(
                own: isUnfinished || user == nil ? nil : .fixedForm,
                otherwise: .missingPart(isUnfinished ? "Repository Connect Descriptor" : "Repository User")
            ),
            identity: part.identity
        )
        reading.tables = try tables(isUnfinished ? nil : descriptor, user: user)
        return reading
    }

    private static func tables(
        _ descriptor: (text: String, line: OutputText.Line)?,
        user: ReadingRow.Cell?
    ) throws(OutputError) -> [ReadingTable] {
        var cells: [ReadingRow.Cell] = []
        var rows: [ReadingRow] = []
        if let descriptor {
            let number = descriptor.line.number
            guard let parsed = ConnectDescriptor(descriptor.text) else {
                throw OutputError(line: number, .invalidValue(field: "descriptor", value: descriptor.text))
            }
            cells.append(.init("descriptor", descriptor.text, line: number))
            rows = parsed.addresses.map { address in
                ReadingRow([
                    .init("host", address.host, line: number), .init("port", address.port, line: number),
                ])
            }
            if rows.count == 1 { cells += rows[0].cells }
            if let service = parsed.service { cells.append(.init("service", service, line: number)) }
        }
        if let user { cells.append(user) }
        return [ReadingTable(rows: [ReadingRow(cells)])]
            + (rows.isEmpty ? [] : [ReadingTable("addresses", rows: rows)])
    }

    private enum Kind {
        case descriptor
        case user
        /// Another line on the repository, which says nothing of what is read.
        case further
        case other
    }

    private static func kind(of line: OutputText.Line) -> Kind {
        guard let key = KeyValueLine(line.text)?.key.lowercased(), ProgramMessage(line.text) == nil else {
            return .other
        }
        if key.hasSuffix("connect descriptor") || key.hasSuffix("connectdescriptor") { return .descriptor }
        if key.hasPrefix("repository"), key.hasSuffix("user") { return .user }
        return key.hasPrefix("repository ") ? .further : .other
    }
}
