import Replay

/// Reads `configuregc-log`: lines of the configuration assistants among much else.
enum ConfigureGCLogOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let isOwn = { (line: OutputText.Line) in
            line.text.contains(assistant) || correction(in: line.text) != nil || outcome(in: line.text) != nil
        }
        // The log prints commands of its own with `#` and `$` in them: only a prompt with a host begins a part.
        let part = text.lastPart(running: [["ConfigureGC.sh"]], forms: .bracketed, orSaying: isOwn)
        if let reading = try part.readingWithoutBody(expected: "ConfigureGC.sh", tables: ["steps"], unless: isOwn) {
            return reading
        }
        var log = Log()
        for line in part.filledLines { try log.take(line, isCut: part.isCut(line)) }
        return Reading(
            tables: [
                ReadingTable(rows: [ReadingRow(log.fields)]),
                ReadingTable("steps", rows: log.steps.map { ReadingRow($0.cells) }),
            ],
            completeness: log.completeness,
            identity: part.identity,
            remarks: log.remarks
        )
    }

    private static let assistant = "Configuration Assistant \""

    /// `EMPREREQ_ATUO_CORRECTION` is how the program spells it; the right spelling is taken as well.
    private static func correction(in text: String) -> String? {
        guard text.contains("EMPREREQ_ATUO_CORRECTION") || text.contains("EMPREREQ_AUTO_CORRECTION") else { return nil }
        let words = text.lowercased().outputWords
        if words.contains("true") { return "true" }
        return words.contains("false") ? "false" : nil
    }

    /// `*** The Installation was Successful. ***`
    private static func outcome(in text: String) -> String? {
        let words = text.lowercased().outputWords
        guard words.starts(with: ["***", "the", "installation", "was"]), words.last == "***" else { return nil }
        return words.count == 6 && (words[4] == "successful." || words[4] == "successful") ? "successful" : "failed"
    }

    private struct Step {
        var name: String
        var isOpen: Bool
        var cells: [ReadingRow.Cell]
    }

    private struct Log {
        var steps: [Step] = []
        /// The open steps of each name, in order.
        private var open: [String: [Int]] = [:]
        var fields: [ReadingRow.Cell] = []
        var outcome: String?
        var gap: String?
        var cutAt: Int?

        mutating func take(_ line: OutputText.Line, isCut: Bool) throws(OutputError) {
            let words = line.collapsed
            if words.contains(ConfigureGCLogOutput.assistant) {
                do throws(OutputError) {
                    try step(words, line.number)
                } catch {
                    guard isCut else { throw error }
                    cutAt = line.number
                }
            } else if let flag = ConfigureGCLogOutput.correction(in: words) {
                set("auto-correction", flag, line)
            } else if let word = ConfigureGCLogOutput.outcome(in: words) {
                set("outcome", word, line)
                outcome = words
            } else if words.hasPrefix("[..."), gap == nil {
                gap = words
            }
        }

        /// A log names the flag once; of several outcomes the last counts.
        private mutating func set(_ column: String, _ value: String, _ line: OutputText.Line) {
            fields.removeAll { $0.column == column }
            fields.append(.init(column, value, line: line.number))
        }

        private mutating func step(_ words: String, _ number: Int) throws(OutputError) {
            let parts = words.split(separator: "\"", omittingEmptySubsequences: false)
            guard parts.count == 3, let stamp = parts[0].split(separator: " ").first, stamp.hasSuffix(":") else {
                throw OutputError(line: number, .unknownLine(words))
            }
            guard let time = LocalStamp(String(stamp.dropLast())) else {
                throw OutputError(line: number, .invalidValue(field: "time", value: String(stamp.dropLast())))
            }
            let name = String(parts[1])
            switch parts[2].collapsed.lowercased() {
            case "is in progress.":
                let state = ReadingRow.Cell("state", "in-progress", line: number)
                let started = ReadingRow.Cell("started-at", time.text, line: number)
                let cells = [.init("name", name, line: number), state, started]
                open[name, default: []].append(steps.count)
                steps.append(Step(name: name, isOpen: true, cells: cells))
            case "has succeeded.": close(name, "succeeded", time, number)
            case "has failed.": close(name, "failed", time, number)
            default: throw OutputError(line: number, .unknownLine(words))
            }
        }

        private mutating func close(_ name: String, _ state: String, _ time: LocalStamp, _ number: Int) {
            let ended = ReadingRow.Cell("ended-at", time.text, line: number)
            if let index = open[name]?.popLast() {
                steps[index].isOpen = false
                steps[index].cells[1] = .init("state", state, line: number)
                steps[index].cells.append(ended)
            } else {
                let cells = [.init("name", name, line: number), .init("state", state, line: number), ended]
                steps.append(Step(name: name, isOpen: false, cells: cells))
            }
        }

        var completeness: Completeness {
            if let cutAt { return .unknown(.cutOff(line: cutAt)) }
            if let gap { return .unknown(.missingPart(gap)) }
            if let step = steps.first(where: { step in step.isOpen || !step.cells.contains { $0.column == "started-at" }
            }) {
                return .unknown(.missingPart(step.name))
            }
            guard let outcome else { return .unknown(.noTrailer(expected: "*** The Installation was … ***")) }
            return .complete(.trailer(outcome))
        }

        var remarks: [LocalizedText] {
            guard fields.contains(where: { $0.column == "auto-correction" && $0.value == "true" }) else { return [] }
            return [
                LocalizedText(
                    english: "the installer was allowed to change the database by itself; compare the parameters",
                    japanese: "インストーラがデータベースを自動修正する設定でした。パラメータの前後を比較してください"
                )
            ]
        }
    }
}

/// `2026-01-25_04-20-52PM`: twelve hours, no zone.
struct LocalStamp: Hashable, Sendable {
    /// `2026-01-25 16:20:52`.
    let text: String

    /// Nil for what is no such time.
    init?(_ stamp: String) {
        let bytes = Array(stamp.utf8)
        guard bytes.count == 21, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x5F, bytes[13] == 0x2D,
            bytes[16] == 0x2D
        else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            bytes[range].reduce(0 as Int?) { sum, byte in
                (0x30...0x39).contains(byte) ? sum.map { $0 * 10 + Int(byte - 0x30) } : nil
            }
        }
        let half = String(decoding: bytes[19...], as: UTF8.self).uppercased()
        guard half == "AM" || half == "PM", let year = number(0..<4), let month = number(5..<7),
            let day = number(8..<10),
            let hour = number(11..<13), (1...12).contains(hour), let minute = number(14..<16),
            let second = number(17..<19),
            let time = CivilTime(
                year: year,
                month: month,
                day: day,
                hour: hour % 12 + (half == "PM" ? 12 : 0),
                minute: minute,
                second: second
            )
        else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        text =
            "\(time.year)-\(two(time.month))-\(two(time.day)) \(two(time.hour)):\(two(time.minute)):\(two(time.second))"
    }
}
