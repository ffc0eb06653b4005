/// Reads a record of a backup: a block for each artefact, closed by `End of record : N artefacts`.
enum BackupRecordOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let part = text.parts(.file).last ?? OutputPart()
        guard !part.isSilent else { return part.silence(tables: ["artefacts"]) }
        var rows: [ReadingRow] = []
        var announced: Int?
        for line in part.filledLines {
            // Without a line end the closing line is known by its last word; any other line may be the beginning of a longer one.
            if part.isCut(line), KeyValueLine(line.text).map(isClosing) != true { continue }
            guard announced == nil, let pair = KeyValueLine(line.text), ProgramMessage(line.text) == nil else {
                throw rows.isEmpty ? line.foreign(expected: "Artefact : …") : line.misfit
            }
            switch (pair.key.lowercased(), rows.last) {
            case ("artefact", _):
                rows.append(ReadingRow([.init("name", try value(pair, as: .text, on: line), line: line.number)]))
            case ("end of record", _):
                announced = try count(pair, on: line)
            case (let key, let row?):
                guard let (column, form) = fields[key], row[column] == nil else { throw line.misfit }
                rows[rows.count - 1].cells.append(.init(column, try value(pair, as: form, on: line), line: line.number))
            case (_, nil):
                throw line.foreign(expected: "Artefact : …")
            }
        }
        return Reading(
            tables: [ReadingTable("artefacts", rows: rows)],
            completeness: completeness(of: part, announced: announced, found: rows.count),
            identity: part.identity
        )
    }

    private static func isClosing(_ pair: KeyValueLine) -> Bool {
        pair.key.lowercased() == "end of record" && pair.value.outputWords.last?.hasPrefix("artefact") == true
    }

    /// Only the closing line proves this record: a prompt or a seen end does not tell that its writer was done.
    private static func completeness(of part: OutputPart, announced: Int?, found: Int) -> Completeness {
        guard let announced else {
            if let cutLine = part.cutLine { return .unknown(.cutOff(line: cutLine)) }
            return .unknown(.noTrailer(expected: "End of record : \(found) artefacts"))
        }
        return announced == found
            ? .complete(.announcedCount(announced)) : .unknown(.countDiffers(announced: announced, found: found))
    }

    private enum Form {
        case text
        case number
        case sha256
        case moment
    }

    private static let fields: [String: (column: String, form: Form)] = [
        "path": ("path", .text), "bytes": ("bytes", .number), "sha-256": ("sha256", .sha256),
        "entries": ("entries", .number), "created": ("created-at", .moment),
    ]

    private static func value(
        _ pair: KeyValueLine,
        as form: Form,
        on line: OutputText.Line
    ) throws(OutputError) -> String {
        let value: String? =
            switch form {
            case .text: pair.value.isEmpty ? nil : pair.value
            case .number: pair.value.isOutputNumber && pair.value.utf8.count <= 19 ? pair.value : nil
            case .sha256: isDigest(pair.value) ? pair.value.lowercased() : nil
            case .moment: OutputMoment.rfc3339(pair.value)
            }
        guard let value else { throw line.invalid(pair) }
        return value
    }

    private static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0)
            }
    }

    /// `5 artefacts`, `1 artefact`.
    private static func count(_ pair: KeyValueLine, on line: OutputText.Line) throws(OutputError) -> Int {
        let words = pair.value.outputWords
        guard words.count == 2, words[1] == "artefacts" || words[1] == "artefact", words[0].isOutputNumber,
            let count = Int(words[0])
        else { throw line.invalid(pair) }
        return count
    }
}
