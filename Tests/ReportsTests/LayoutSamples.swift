import Redundancy
import Replay
import TestSupport

/// The least that reads a real output back into the fields that it was printed from. It trusts the sample's shape: what
/// is tested here is printing, and the readers that users meet have tests of their own.
enum LayoutSample {
    /// The state after one output was seen on a console.
    static func state(_ command: ShowCommand, _ sections: [Section], console: Int? = nil) -> PairState {
        let event = Event(observer: console.flatMap { ChassisNumber($0) }, .observed(Snapshot(command, sections)))
        return Pair.fold([event])
    }

    /// The outputs in a capture whose first line begins so, each up to the next prompt, without blanks at the ends of
    /// lines.
    static func outputs(_ path: String, beginningWith words: String) throws -> [[String]] {
        let text = String(decoding: try Corpus.bytes(path), as: UTF8.self)
        var outputs: [[String]] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map({ trimmedEnd(String($0)) }) {
            if trimmed(line).hasPrefix(words) {
                outputs.append([])
                isInside = true
            } else if isPrompt(line) {
                isInside = false
            }
            if isInside { outputs[outputs.count - 1].append(line) }
        }
        return outputs.map { output in
            let end = output.lastIndex { !$0.isEmpty } ?? 0
            return Array(output[...end])
        }
    }

    /// A name, `#` and a command; `Chassis#   Role` is a table's title.
    private static func isPrompt(_ line: String) -> Bool {
        guard let mark = line.firstIndex(of: "#"), !line[..<mark].contains(" ") else { return false }
        return line[line.index(after: mark)...].first?.isLetter ?? true
    }

    /// The lines of a printed text.
    static func lines(of text: String) -> [String] {
        Array(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast())
    }

    static func trimmedEnd(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        trimmedEnd(String(text.drop { $0 == " " }))
    }

    // MARK: - show redundancy

    static func redundancySections(_ lines: [String]) -> [Section] {
        var sections: [Section] = []
        for line in lines {
            let text = trimmed(line)
            if text.hasSuffix("Information :") {
                sections.append(Section(blocks[String(text.prefix(4))] ?? "?", []))
            } else if text.hasPrefix("Peer (slot: ") {
                let slot = String(text.dropFirst(12).prefix { $0 != ")" })
                let state = String(text.split(separator: "'")[1])
                sections.append(Section("peer unavailable", [Field("slot", slot), Field("state", state)]))
            } else if let fields = fields(text), !sections.isEmpty {
                sections[sections.count - 1].fields += fields
            } else if !text.isEmpty, !text.hasPrefix("--"), let last = sections.last?.fields.indices.last {
                sections[sections.count - 1].fields[last].value += "\n" + text
            }
        }
        return sections
    }

    private static let blocks = ["Redu": "system", "Curr": "current", "Peer": "peer"]

    /// A key and its value, and the reason behind the value as a field of its own.
    static func fields(_ text: String) -> [Field]? {
        guard let equals = text.firstIndex(of: "=") else { return nil }
        let name = trimmed(text[..<equals])
        var value = trimmed(text[text.index(after: equals)...])
        if name == "Communications", let range = value.firstRange(of: "Reason: ") {
            let reason = String(value[range.upperBound...])
            value = trimmed(value[..<range.lowerBound])
            return [Field(name, value), Field("Communications reason", reason)]
        }
        if name == "Manual Swact", let bracket = value.firstIndex(of: "(") {
            let reason = String(value[value.index(after: bracket)...].dropLast())
            return [Field(name, trimmed(value[..<bracket])), Field("Manual Swact reason", reason)]
        }
        return [Field(name, value)]
    }

    // MARK: - Tables

    static func historySections(_ lines: [String]) -> [Section] {
        lines.dropFirst(3).map { line in
            let numbers = line.prefix(25).split(separator: " ").map(String.init)
            let values = numbers + [trimmed(line.dropFirst(26).prefix(23)), trimmed(line.dropFirst(49))]
            let names = ["Index", "Previous active", "Current active", "Switchover reason", "Switchover time"]
            return Section("row", zip(names, values).map { Field($0, $1) })
        }
    }

    static func chassisSections(_ lines: [String]) -> [Section] {
        var header = [Field("Table", lines[0].hasPrefix("Switch") ? "Switch" : "Chassis")]
        var rows: [Section] = []
        for line in lines {
            if line.contains("Stack Mac Address : ") {
                let words = trimmed(line[line.firstRange(of: " : ")!.upperBound...]).split(separator: " ")
                header.append(Field("Mac Address", String(words[0])))
                if words.count > 2 { header.append(Field("Mac Address kind", String(words[2]))) }
            } else if let colon = line.firstIndex(of: ":") {
                header.append(Field(String(line[..<colon]), trimmed(line[line.index(after: colon)...])))
            } else if let digit = line.firstIndex(where: \.isNumber),
                line.prefix(upTo: digit).allSatisfy({ "* ".contains($0) })
            {
                // A row that lost the blank before its number is given it back.
                rows.append(row(line.first?.isNumber == true ? " " + line : line))
            }
        }
        return [Section("header", header)] + rows
    }

    /// The number in the row with `*`.
    static func console(_ lines: [String]) -> Int? {
        lines.first { $0.hasPrefix("*") }.flatMap { Int(trimmed($0.dropFirst().prefix(8))) }
    }

    private static func row(_ line: String) -> Section {
        let columns = [
            ("Number", 1, 8), ("Role", 9, 9), ("Mac Address", 18, 15), ("Priority", 34, 8), ("Version", 43, 8),
            ("State", 51, 21), ("IP", 72, 19), ("RMI-IP", 91, 19),
        ]
        let fields = columns.map { Field($0.0, trimmed(line.dropFirst($0.1).prefix($0.2))) }
        return Section("row", fields.filter { !["IP", "RMI-IP"].contains($0.name) || !$0.value.isEmpty })
    }
}
