internal import Upgrades

extension UpgradeReport.Row {
    /// Nothing is left to do about it.
    var isSettled: Bool {
        word == .pass || word == .notApplicable
    }

    /// Somebody accepted it.
    var isWaived: Bool {
        waiver != nil && !isSettled
    }
}

extension UpgradeReport {
    /// What is known to be wrong first, then what waits for a person or an end, then what is not known.
    static func byUrgency(_ rows: [Row]) -> [Row] {
        func rank(_ word: VerdictWord?) -> Int {
            switch word {
            case .fail: 0
            case .conflict: 1
            case .waiting: 2
            case .manual: 3
            case .warn: 4
            case .unknown: 5
            case nil: 6
            case .deferred: 7
            case .pass, .notApplicable: 8
            }
        }
        let order = rows.enumerated().sorted { left, right in
            (rank(left.element.word), left.offset) < (rank(right.element.word), right.offset)
        }
        return order.map(\.element)
    }

    /// Neighbours that say the same of several members, so that they are read once.
    static func groups(_ rows: [Row]) -> [[Row]] {
        var groups: [[Row]] = []
        for row in rows {
            if let last = groups.last?.last, last.check.id == row.check.id, last.word == row.word,
                last.verdict?.reason == row.verdict?.reason, last.waiver?.reason == row.waiver?.reason,
                last.waiver?.expiresAt == row.waiver?.expiresAt, last.verdict?.expiresAt == row.verdict?.expiresAt
            {
                groups[groups.count - 1].append(row)
            } else {
                groups.append([row])
            }
        }
        return groups
    }

    /// A check for one or several members: what it says, why, where that stands, and what to do.
    func text(of group: [Row]) -> [String] {
        guard let row = group.first else { return [] }
        let indent = 4
        let scopes = row.scope == .run ? "" : " [\(group.map(\.scope.text).joined(separator: ", "))]"
        var line = "  \(padded(row.word)) φ\(row.check.phase.number) \(row.check.id)\(scopes.printable)"
        if row.check.level != .must { line += ink.faint(" (\(language.name(row.check.level)))") }
        let records = group.compactMap(\.sequence).map { "#\($0)" }
        if !records.isEmpty { line += ink.faint("  " + records.joined(separator: " ")) }
        guard !row.isSettled else { return [line] }
        var lines = [line]
        lines += Self.block(pick(row.check.title), indent: indent)
        lines += Self.block(reason(of: row), indent: indent)
        if let limit = limit(of: row) { lines += Self.block(limit, indent: indent) }
        for row in group {
            let member = group.count > 1 ? "\(row.scope.text): ".printable : ""
            lines += facts(of: row, most: 6).map { String(repeating: " ", count: indent) + ink.faint(member + $0) }
        }
        if let waiver = row.waiver { lines += Self.block(acceptance(waiver), indent: indent) }
        lines += Self.arrow(advice(of: row), indent: indent)
        if let command = command(of: row) { lines += commandLines(command, row.check.remedy, indent: indent) }
        return lines
    }

    /// Text in lines that are read on every terminal.
    static func block(_ text: String, indent: Int, mark: String = "") -> [String] {
        let blank = String(repeating: " ", count: indent)
        return text.printable.wrapped(to: 78 - indent - mark.displayWidth).enumerated().map { index, line in
            blank + (index == 0 ? mark : String(repeating: " ", count: mark.displayWidth)) + line
        }
    }

    static func arrow(_ text: String, indent: Int) -> [String] {
        block(text, indent: indent, mark: "→ ")
    }

    /// A command as it is typed: each of its lines whole, however long.
    func commandLines(_ command: String, _ remedy: Remedy, indent: Int) -> [String] {
        let blank = String(repeating: " ", count: indent + 2)
        return command.outputLines.map { blank + $0.printable }
            + (remedy.isCorrected ? [blank + ink.faint("(\(correctionMark))")] : [])
    }
}
