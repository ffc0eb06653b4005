/// Reads `oui-prerequisites`: blocks between `Performing check for` and `Check complete`.
enum OUIPrerequisitesOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let isOwn = { (line: OutputText.Line) in
            field("Performing check for", line.text) != nil || field("Total No of checks:", line.text) != nil
        }
        let part = text.lastPart(running: [], orSaying: isOwn)
        if let reading = try part.readingWithoutBody(
            expected: "OUI prerequisite checks",
            tables: ["checks"],
            unless: isOwn
        ) {
            return reading
        }
        var run = Run()
        for line in part.filledLines { try run.take(line, isCut: part.isCut(line)) }
        return Reading(
            tables: [ReadingTable("checks", rows: run.rows.map { ReadingRow($0) })],
            completeness: run.completeness,
            identity: part.identity
        )
    }

    /// What stands behind a heading at the line's beginning, whatever its case.
    static func field(_ heading: String, _ text: String) -> String? {
        let line = text.collapsed
        guard line.lowercased().hasPrefix(heading.lowercased()) else { return nil }
        return line.dropFirst(heading.count).collapsed
    }

    /// One run of the checker; a second one in the same log starts over.
    private struct Run {
        var rows: [[ReadingRow.Cell]] = []
        var announced: Int?
        var closing: String?
        var finished = 0
        var isInside = false
        var cutAt: Int?

        mutating func take(_ line: OutputText.Line, isCut: Bool) throws(OutputError) {
            if let number = field("Total No of checks:", line.text) {
                self = Run()
                guard let count = Int(number), count >= 0 else {
                    if isCut {
                        cutAt = line.number
                        return
                    }
                    throw OutputError(line: line.number, .invalidValue(field: "Total No of checks", value: number))
                }
                announced = count
            } else if let name = field("Performing check for", line.text) {
                if closing != nil { self = Run() }
                rows.append([.init("name", name, line: line.number)])
                isInside = true
            } else if let words = field("PrereqChecks complete", line.text) {
                closing = words.isEmpty ? "PrereqChecks complete" : "PrereqChecks complete \(words)"
                isInside = false
            } else if isInside {
                detail(line)
            }
        }

        private mutating func detail(_ line: OutputText.Line) {
            let words = line.text.collapsed
            if let result = field("Check complete. The overall result of this check is:", words) {
                add("result", OUIPrerequisitesOutput.word(result), line)
            } else if let result = field("Check complete:", words) {
                add("result", OUIPrerequisitesOutput.word(result), line)
                finished += 1
                isInside = false
            } else if let expected = field("Expected result:", words) {
                add("expected", expected, line)
            } else if let actual = field("Actual Result:", words) {
                add("actual", actual, line)
            } else if OUIPrerequisitesOutput.isCode(words) {
                add("code", words, line)
            }
        }

        /// The later line of a block repeats the result; a value is kept once, the first one.
        private mutating func add(_ column: String, _ value: String, _ line: OutputText.Line) {
            guard let last = rows.indices.last, !rows[last].contains(where: { $0.column == column }) else { return }
            rows[last].append(.init(column, value, line: line.number))
        }

        var completeness: Completeness {
            if let cutAt { return .unknown(.cutOff(line: cutAt)) }
            guard let closing else { return .unknown(.noTrailer(expected: "PrereqChecks complete")) }
            if let announced, announced != finished {
                return .unknown(.countDiffers(announced: announced, found: finished))
            }
            if finished != rows.count { return .unknown(.missingPart("Check complete")) }
            return announced.map { .complete(.announcedCount($0)) } ?? .complete(.trailer(closing))
        }
    }

    /// `Passed` as `passed`, `Not executed` as `not-executed`.
    private static func word(_ result: String) -> String {
        // A failed check has arrows behind its result.
        result.lowercased().outputWords.map { $0.filter { $0.isLetter || $0.isNumber } }.filter { !$0.isEmpty }
            .joined(separator: "-")
    }

    /// `S_CHECK_CERTIFIED_VERSIONS`: one word in capitals and underscores.
    private static func isCode(_ text: String) -> Bool {
        text.contains("_")
            && text.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }
}
