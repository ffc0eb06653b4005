/// Reads `iosxe-redundancy`: `show redundancy states`, or the blocks of `show redundancy`.
enum IOSXERedundancyOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let output = try DeviceOutput.find(in: text, expected: "show redundancy") { line in
            DeviceKeyValue(line.text).map { states[$0.key] != nil || system[$0.key] != nil } ?? false
        }
        var fields = Fields()
        for line in output.lines { fields.take(line, isCut: line.number == output.cutLine) }
        let row = ReadingRow(fields.cells)
        return Reading(
            tables: output.lines.isEmpty ? [] : [ReadingTable(rows: [row])],
            completeness: output.completeness(
                own: fields.isWhole ? .fixedForm : nil,
                in: text,
                otherwise: .missingPart(fields.missing)
            ),
            identity: OutputIdentity(host: output.host)
        )
    }

    /// Keys of `show redundancy states`.
    private static let states = [
        "my state": "my-state", "peer state": "peer-state", "mode": "mode", "unit id": "unit-id",
        "redundancy mode (operational)": "operating-mode", "redundancy mode (configured)": "configured-mode",
        "manual swact": "manual-swact", "communications": "communications",
    ]

    /// Keys of the first block of `show redundancy`.
    private static let system = [
        "switchovers system experienced": "switchovers", "hardware mode": "mode",
        "configured redundancy mode": "configured-mode", "operating redundancy mode": "operating-mode",
        "communications": "communications",
    ]

    private struct Fields {
        var cells: [ReadingRow.Cell] = []
        private var isStates = false
        private var isInPeer = false
        private var closesStates = false
        /// The peer's block is there to its end, or the device says that it has none to show.
        private var isPeerTold = false

        mutating func take(_ line: OutputText.Line, isCut: Bool) {
            let words = line.collapsed
            if words.hasPrefix("Peer Processor Information") {
                isInPeer = true
            } else if words.hasPrefix("Peer (slot"), let state = Self.quoted(words) {
                set("peer-state", state, line.number)
                isPeerTold = !isCut
            } else if isInPeer, words.hasPrefix("Compiled "), !isCut {
                isPeerTold = true
            } else if let pair = DeviceKeyValue(line.text), !pair.value.isEmpty, !isCut {
                take(pair, line.number)
            } else if let pair = DeviceKeyValue(line.text), pair.key == "rf debug mask" {
                closesStates = !pair.value.isEmpty
            }
        }

        private mutating func take(_ pair: DeviceKeyValue, _ line: Int) {
            switch pair.key {
            case "my state", "peer state":
                isStates = true
                set(IOSXERedundancyOutput.states[pair.key] ?? pair.key, Self.state(pair.value), line)
            case "current software state": set(isInPeer ? "peer-state" : "my-state", pair.value, line)
            case "image version":
                if let version = pair.value.deviceVersion {
                    set(isInPeer ? "standby-version" : "version", version, line)
                }
            case "communications", "manual swact":
                let word = pair.value.outputWords.first ?? ""
                set(IOSXERedundancyOutput.states[pair.key] ?? pair.key, word, line)
            case "rf debug mask": closesStates = true
            default:
                guard let column = IOSXERedundancyOutput.states[pair.key] ?? IOSXERedundancyOutput.system[pair.key]
                else { return }
                set(column, pair.value, line)
            }
        }

        /// The device repeats no key; where a copy does, the later value counts.
        private mutating func set(_ column: String, _ value: String, _ line: Int) {
            cells.removeAll { $0.column == column }
            cells.append(.init(column, value, line: line))
        }

        /// `8 -STANDBY HOT` without its number.
        private static func state(_ value: String) -> String {
            guard let sign = value.firstIndex(of: "-"), value[..<sign].collapsed.isOutputNumber else { return value }
            return value[value.index(after: sign)...].collapsed
        }

        /// `… because it is in 'DISABLED' state`
        private static func quoted(_ text: String) -> String? {
            let parts = text.split(separator: "'", omittingEmptySubsequences: false)
            return parts.count == 3 && parts[2].hasPrefix(" state") ? String(parts[1]) : nil
        }

        /// The first part that a whole output has and this one lacks; empty when none is.
        var missing: String {
            let needed =
                isStates
                ? [
                    "my-state", "peer-state", "mode", "unit-id", "operating-mode", "configured-mode", "manual-swact",
                    "communications",
                ]
                : [
                    "switchovers", "mode", "configured-mode", "operating-mode", "communications", "my-state", "version",
                    "peer-state",
                ]
            if let column = needed.first(where: { column in !cells.contains { $0.column == column } }) { return column }
            if isStates { return closesStates ? "" : "RF debug mask" }
            return isPeerTold ? "" : "Peer Processor Information"
        }

        var isWhole: Bool { missing.isEmpty }
    }
}
