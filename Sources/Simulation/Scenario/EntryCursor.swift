internal import Redundancy
internal import Replay

/// One plain string of a scenario, read word by word; it knows its place for errors.
struct EntryCursor {
    let text: String
    private var position: String.Index
    private let line: Int
    private let column: Int
    /// Whether the text stands in the file as it is, so that a place in it is a place in the file.
    private let isVerbatim: Bool

    init(_ text: String, line: Int, column: Int, isVerbatim: Bool) {
        self.text = text
        self.line = line
        self.column = column
        self.isVerbatim = isVerbatim
        position = text.startIndex
    }

    /// The problem, at a piece of the text.
    func error(_ problem: ScenarioProblem, at index: String.Index) -> ScenarioError {
        let offset = isVerbatim ? text.unicodeScalars.distance(from: text.startIndex, to: index) : 0
        return ScenarioError(line: line, column: column + offset, problem)
    }

    private func error(_ error: QuantityError, _ piece: Substring) -> ScenarioError {
        let problem: ScenarioProblem =
            switch error {
            case .malformed(let expected): .malformed(String(piece), expected: expected)
            case .outOfRange(let allowed): .outOfRange(String(piece), allowed: allowed)
            }
        return self.error(problem, at: piece.startIndex)
    }

    private mutating func skipBlanks() {
        while position < text.endIndex, text[position] == " " || text[position] == "\t" {
            position = text.index(after: position)
        }
    }

    var isAtEnd: Bool {
        text[position...].allSatisfy { $0 == " " || $0 == "\t" }
    }

    /// The next word; `expected` says what is missing at the end.
    mutating func word(_ expected: String) throws(ScenarioError) -> Substring {
        skipBlanks()
        guard position < text.endIndex else { throw error(.missingWord(expected: expected), at: position) }
        let start = position
        while position < text.endIndex, text[position] != " ", text[position] != "\t" {
            position = text.index(after: position)
        }
        return text[start..<position]
    }

    /// Everything that follows, without the blanks between.
    mutating func rest(_ expected: String) throws(ScenarioError) -> Substring {
        skipBlanks()
        guard position < text.endIndex else { throw error(.missingWord(expected: expected), at: position) }
        defer { position = text.endIndex }
        return text[position...]
    }

    /// The next word without taking it.
    func peek() -> Substring? {
        var copy = self
        return try? copy.word("")
    }

    func end() throws(ScenarioError) {
        var copy = self
        guard !isAtEnd else { return }
        let rest = try copy.rest("")
        throw error(.extraWords(String(rest)), at: rest.startIndex)
    }

    // MARK: Values

    func unknown(_ word: Substring, _ expected: String) -> ScenarioError {
        error(.unknownWord(String(word), expected: expected), at: word.startIndex)
    }

    mutating func literal(_ wanted: String) throws(ScenarioError) {
        let word = try word(wanted)
        guard word == wanted else { throw unknown(word, wanted) }
    }

    mutating func choice<Value>(of names: KeyValuePairs<String, Value>) throws(ScenarioError) -> Value {
        let expected = names.map(\.key).joined(separator: " or ")
        let word = try word(expected)
        guard let found = names.first(where: { $0.key == word }) else { throw unknown(word, expected) }
        return found.value
    }

    mutating func named<Value: CaseIterable>(_ type: Value.Type, _ expected: String) throws(ScenarioError) -> Value {
        let word = try word(expected)
        guard let value = Value.named(word) else { throw unknown(word, expected) }
        return value
    }

    mutating func number(_ expected: String, in range: ClosedRange<Int>) throws(ScenarioError) -> Int {
        try number(try word(expected), in: range)
    }

    func number(_ word: Substring, in range: ClosedRange<Int>) throws(ScenarioError) -> Int {
        do { return try Quantity.number(word, in: range) } catch { throw self.error(error, word) }
    }

    mutating func time() throws(ScenarioError) -> Nanoseconds {
        let word = try word("a time")
        return try time(word)
    }

    func time(_ word: Substring) throws(ScenarioError) -> Nanoseconds {
        do { return try Quantity.time(word) } catch { throw self.error(error, word) }
    }

    mutating func distribution() throws(ScenarioError) -> Distribution {
        let words = try rest("a duration")
        do { return try Quantity.distribution(words) } catch { throw self.error(error, words) }
    }

    mutating func chassis() throws(ScenarioError) -> ChassisNumber {
        ChassisNumber(rawValue: UInt8(try number("a chassis number", in: 1...2)))
    }
}
