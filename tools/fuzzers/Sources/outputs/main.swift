import Fuzzing

@testable import Upgrades

// A byte that begins no text, from 0x80 on, chooses one reader for the text behind it; a text alone is read by all of them.
fuzz { bytes in
    let chosen = bytes.first.flatMap { OutputParser.allCases.indices.contains(Int($0) - 0x80) ? Int($0) - 0x80 : nil }
    let text = String(decoding: chosen == nil ? bytes[...] : bytes.dropFirst(), as: UTF8.self)
    for parser in chosen.map({ [OutputParser.allCases[$0]] }) ?? OutputParser.allCases {
        let copied = read(parser, text)
        check(copied, of: parser, text)
        // For most readers a text alone is another output: that costs enough once.
        if chosen == nil, case .failure(let error) = copied, case .notThisOutput = error.problem { continue }
        checkLineEnds(parser, text, copied)
        if case .success(let reading) = copied { checkCuts(parser, text, reading) }
        guard chosen != nil else { continue }
        for exitCode in [0, 1] as [Int32] {
            check(read(parser, text, isCapturedWhole: true, exitCode: exitCode), of: parser, text)
        }
    }
    checkSecrets(of: text)
}

func read(
    _ parser: OutputParser,
    _ text: String,
    isCapturedWhole: Bool = false,
    exitCode: Int32? = nil
) -> Result<Reading, OutputError> {
    Result { () throws(OutputError) in
        try parser.read(OutputText(text, isCapturedWhole: isCapturedWhole, exitCode: exitCode))
    }
}

/// Whatever is read or refused stands on a line that there is, and a pack can ask for it.
func check(_ result: Result<Reading, OutputError>, of parser: OutputParser, _ text: String) {
    let lines = 1...max(1, text.utf8.count { $0 == 0x0A } + 1)
    switch result {
    case .failure(let error):
        require(lines.contains(error.line) && error.column >= 1, "\(parser) refuses line \(error.line)")
    case .success(let reading):
        require(Set(reading.tables.map(\.name)).count == reading.tables.count, "\(parser) gives a table twice")
        for table in reading.tables {
            require(!table.name.isEmpty || table.rows.count <= 1, "\(parser) has two rows of what is there once")
            for cell in table.rows.lazy.flatMap(\.cells) {
                require(lines.contains(cell.line), "\(parser) reads line \(cell.line)")
                let field = FieldName(table: table.name, column: cell.column)
                require(parser.gives(field), "\(parser) gives \(field.text), for which no pack can ask")
            }
        }
        if case .unknown(.cutOff(let line)) = reading.completeness {
            require(lines.contains(line), "\(parser) is cut off on line \(line)")
        }
    }
}

/// A copy that went through another system says the same.
func checkLineEnds(_ parser: OutputParser, _ text: String, _ result: Result<Reading, OutputError>) {
    guard !text.utf8.contains(0x0D), text.utf8.count < 1 << 20 else { return }
    var bytes: [UInt8] = []
    for byte in text.utf8 { bytes += byte == 0x0A ? [0x0D, 0x0A] : [byte] }
    let other = read(parser, String(decoding: bytes, as: UTF8.self))
    require(other == result, "\(parser) reads CR LF as \(other), and LF as \(result)")
}

/// What a closing line alone proves is not proved by a piece of that line, unless the same is read.
func checkCuts(_ parser: OutputParser, _ text: String, _ reading: Reading) {
    guard case .complete = reading.completeness, text.utf8.count < 4096 else { return }
    let bytes = Array(text.utf8)
    guard let last = bytes.lastIndex(where: { $0 > 0x20 }) else { return }
    let start = (bytes[..<last].lastIndex(of: 0x0A) ?? -1) + 1
    guard !isComplete(read(parser, String(decoding: bytes[..<start], as: UTF8.self))) else { return }
    for end in stride(from: start + 1, through: last, by: max(1, (last - start) / 32)) {
        let cut = read(parser, String(decoding: bytes[..<end], as: UTF8.self))
        guard isComplete(cut), case .success(let other) = cut else { continue }
        require(
            other.tables.map(\.values) == reading.tables.map(\.values),
            "\(parser) is complete after \(end) of \(bytes.count) bytes with \(other), and whole with \(reading)"
        )
    }
}

func isComplete(_ result: Result<Reading, OutputError>) -> Bool {
    guard case .success(let reading) = result, case .complete = reading.completeness else { return false }
    return true
}

extension ReadingTable {
    var values: [[[String]]] { rows.map { $0.cells.map { [$0.column, $0.value] } } }
}

/// Secrets stand in the text, in order, and what covers them is none.
func checkSecrets(of text: String) {
    let bytes = Array(text.utf8)
    var end = 0
    var covered: [UInt8] = []
    for finding in SecretScanner.findings(in: bytes) {
        require(finding.range.lowerBound >= end && !finding.range.isEmpty, "secrets out of order")
        require(finding.range.upperBound <= bytes.count, "a secret behind the text")
        covered += bytes[end..<finding.range.lowerBound] + Array((SecretScanner.commitmentOpening + "…›").utf8)
        end = finding.range.upperBound
    }
    covered += bytes[end...]
    let again = SecretScanner.findings(in: covered)
    require(again.isEmpty, "\(again) in what is covered: \(String(decoding: covered, as: UTF8.self).debugDescription)")
}
