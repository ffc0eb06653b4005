/// A word of a typed line, and its column.
struct Word {
    var text: String
    var column: Int

    /// A capital of ASCII in small, every other byte as it is.
    static func lowercase(_ byte: UInt8) -> UInt8 {
        (65...90).contains(byte) ? byte + 32 : byte
    }

    /// Byte by byte: no other letter is taken for one of ASCII.
    func abbreviates(_ keyword: String) -> Bool {
        var rest = keyword.utf8.makeIterator()
        return text.utf8.allSatisfy { Self.lowercase($0) == rest.next().map(Self.lowercase) }
    }

    func isKeyword(_ keyword: String) -> Bool {
        text.utf8.count == keyword.utf8.count && abbreviates(keyword)
    }

    var beginsWithDigit: Bool {
        text.utf8.first.map { (48...57).contains($0) } ?? false
    }

    /// The keyword that this word is, or the ones that it abbreviates.
    func matches(_ keywords: [String]) -> [String] {
        if let whole = keywords.first(where: isKeyword) { return [whole] }
        return keywords.filter(abbreviates)
    }

    /// What follows a prefix such as `flash:`; nil without it.
    func rest(after prefix: String) -> String? {
        guard text.utf8.count >= prefix.utf8.count,
            Word(text: String(decoding: text.utf8.prefix(prefix.utf8.count), as: UTF8.self), column: column)
                .isKeyword(prefix)
        else { return nil }
        return String(decoding: text.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    }
}

/// Reads the words of a line one after the other.
struct CommandWords {
    private var words: [Word] = []
    private var index = 0
    /// Where a missing word is missed.
    private(set) var endColumn = 1
    /// The line without blanks at its ends.
    let line: String

    init(_ text: String) throws(CommandError) {
        var column = 0
        var current: Word?
        var lineBreak: Int?
        for character in text {
            column += 1
            if character.isNewline, lineBreak == nil { lineBreak = column }
            if character.isWhitespace {
                if let word = current { words.append(word) }
                current = nil
            } else {
                // A line break at the end, or before the first word, is a blank.
                if let lineBreak, !words.isEmpty { throw CommandError(column: lineBreak, .lineBreak) }
                lineBreak = nil
                if current == nil { current = Word(text: "", column: column) }
                current?.text.append(character)
                endColumn = column + 1
            }
        }
        if let word = current { words.append(word) }
        var trimmed = text.drop { $0.isWhitespace }
        while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
        line = String(trimmed)
        guard !words.isEmpty else { throw CommandError(column: 1, .emptyLine) }
    }

    /// The next word, still to be read.
    var next: Word? {
        index < words.count ? words[index] : nil
    }

    /// What follows the next word.
    var afterNext: [Word] {
        Array(words.dropFirst(index + 1))
    }

    mutating func skip() {
        index += 1
    }

    /// Any word.
    mutating func word(expected: [String]) throws(CommandError) -> Word {
        guard let word = next else { throw missing(expected) }
        index += 1
        return word
    }

    func missing(_ expected: [String]) -> CommandError {
        CommandError(column: endColumn, .missing(expected: expected))
    }

    /// One of these keywords, or what abbreviates a single one. Values that could stand there too are named in errors.
    mutating func keyword(_ keywords: [String], or values: [String] = []) throws(CommandError) -> String {
        let word = try word(expected: values + keywords)
        let matches = word.matches(keywords)
        switch matches.count {
        case 0: throw CommandError(column: word.column, .unknownWord(found: word.text, expected: values + keywords))
        case 1: return matches[0]
        default: throw CommandError(column: word.column, .ambiguous(found: word.text, candidates: matches.sorted()))
        }
    }

    /// These keywords, one after the other.
    mutating func keywords(_ keywords: String...) throws(CommandError) {
        for keyword in keywords { _ = try self.keyword([keyword]) }
    }

    mutating func number<Number: FixedWidthInteger>(_ range: ClosedRange<Number>) throws(CommandError) -> Number {
        try Self.number(try word(expected: [Self.sign(range)]), range)
    }

    static func number<Number: FixedWidthInteger>(
        _ word: Word,
        _ range: ClosedRange<Number>
    ) throws(CommandError) -> Number {
        guard !word.text.isEmpty, word.text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw CommandError(column: word.column, .unknownWord(found: word.text, expected: [sign(range)]))
        }
        guard let number = Number(word.text), range.contains(number) else {
            let bounds = Int(range.lowerBound)...Int(range.upperBound)
            throw CommandError(column: word.column, .numberOutOfRange(found: word.text, range: bounds))
        }
        return number
    }

    /// As the device's help prints a range.
    static func sign(_ range: ClosedRange<some FixedWidthInteger>) -> String {
        "<\(range.lowerBound)-\(range.upperBound)>"
    }

    /// `flash:I` and its like: the name after the prefix.
    mutating func image(after prefix: String) throws(CommandError) -> (name: String, column: Int) {
        let word = try word(expected: [prefix + "WORD"])
        guard let name = word.rest(after: prefix) else {
            throw CommandError(column: word.column, .unknownWord(found: word.text, expected: [prefix + "WORD"]))
        }
        guard !name.isEmpty else {
            throw CommandError(column: word.column + prefix.utf8.count, .missing(expected: ["WORD"]))
        }
        return (name, word.column)
    }

    /// Nothing more may follow.
    func end() throws(CommandError) {
        if let word = next { throw CommandError(column: word.column, .trailing(found: word.text)) }
    }
}
