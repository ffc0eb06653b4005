/// Reads the text once from front to back. What was opened is a chain of parents in the tree, not a call stack.
struct SyntaxParser {
    var tree: SyntaxTree
    private var position = 0
    private var current: UnitID?
    /// No comment ends behind this place: many that were opened are not all searched for to the end.
    private var lastCommentEnd = Int.max
    private let end: Int

    init(tree: SyntaxTree) {
        self.tree = tree
        end = tree.utf8.count
    }

    mutating func parse() {
        while true {
            skipTrivia()
            guard position < end else { break }
            switch tree.utf8[position] {
            case Byte.closingBrace: closeUnit()
            case Byte.openingBrace: skip(1, as: .strayOpeningBrace)
            case Byte.semicolon: skip(1, as: .emptyStatement)
            default: statement()
            }
        }
        closeAtEnd()
    }

    // MARK: Statements

    private mutating func statement() {
        let start = position
        var wordEnd = start
        while wordEnd < end, Byte.isWord(tree.utf8[wordEnd]) { wordEnd += 1 }
        guard wordEnd > start else { return skipJunk() }
        var next = wordEnd
        while next < end, Byte.isBlank(tree.utf8[next]) { next += 1 }
        let isAssigned = next < end && tree.utf8[next] == Byte.equals
        if isUnitKeyword(start, wordEnd) {
            if isAssigned { return header(from: start, attributes: next + 1) }
            // `unit NAME,,owner,;`: only a comma before the line ends makes it a header.
            if next > wordEnd, hasComma(from: next) {
                report(.missingEquals, start, wordEnd)
                return header(from: start, attributes: next)
            }
        }
        guard isAssigned else {
            report(.unexpectedText, start, wordEnd)
            position = wordEnd
            return
        }
        parameter(from: start, keyEnd: wordEnd, value: next + 1)
    }

    /// Text that begins no statement: skipped to where one may begin.
    private mutating func skipJunk() {
        let start = position
        while position < end {
            let byte = tree.utf8[position]
            if byte == Byte.lineFeed || byte == Byte.semicolon || byte == Byte.openingBrace || byte == Byte.closingBrace
            {
                break
            }
            position += 1
        }
        if position < end, tree.utf8[position] == Byte.semicolon { position += 1 }
        report(.unexpectedText, start, Int(trimmed(start, position).end))
    }

    private mutating func skip(_ count: Int, as kind: SyntaxProblem.Kind) {
        report(kind, position, position + count)
        position += count
    }

    // MARK: Units

    private mutating func header(from start: Int, attributes: Int) {
        // Four at most are kept; more are counted only.
        var fields = [ByteRange](repeating: ByteRange(attributes, attributes), count: 4)
        var count = 0
        var fieldStart = attributes
        var cursor = attributes
        var isClosed = false
        while cursor < end {
            let byte = tree.utf8[cursor]
            if byte == Byte.comma || byte == Byte.semicolon {
                if count < 4 { fields[count] = trimmed(fieldStart, cursor) }
                count += 1
                fieldStart = cursor + 1
                cursor += 1
                if byte == Byte.semicolon {
                    isClosed = true
                    break
                }
                continue
            }
            // The attributes stand on one line. A line's end or a brace among them is a semicolon forgotten.
            let begun = trimmed(attributes, cursor)
            if byte == Byte.openingBrace || byte == Byte.closingBrace || (byte == Byte.lineFeed && !begun.isEmpty) {
                break
            }
            cursor += 1
        }
        if !isClosed {
            let last = trimmed(fieldStart, cursor)
            if !last.isEmpty || count < 4 {
                if count < 4 { fields[count] = last }
                count += 1
            }
            cursor = max(attributes, trimmed(attributes, cursor).range.upperBound)
            report(.missingSemicolon, start, cursor)
        }
        if count != 4 { report(.headerAttributes, start, cursor, count: count) }
        position = cursor
        let unit = open(header: ByteRange(start, cursor), fields: fields)

        skipTrivia()
        if position < end, tree.utf8[position] == Byte.openingBrace {
            position += 1
            tree.units[Int(unit.index)].body = ByteRange(position, position)
            current = unit
            return
        }
        report(.missingOpeningBrace, start, cursor)
        // A parameter that follows is meant for this unit; anything else leaves it without a body.
        if startsParameter() {
            tree.units[Int(unit.index)].body = ByteRange(position, position)
            current = unit
        }
    }

    private mutating func open(header: ByteRange, fields: [ByteRange]) -> UnitID {
        let unit = UnitID(tree.units.count)
        let parent = current
        tree.units.append(
            UnitSyntax(
                extent: header,
                header: header,
                name: fields[0],
                permission: fields[1],
                owner: fields[2],
                resourceGroup: fields[3],
                body: ByteRange(Int(header.end), Int(header.end)),
                parent: parent,
                depth: parent.map { tree[$0].depth + 1 } ?? 0
            )
        )
        if let parent {
            if let last = tree[parent].lastChild {
                tree.units[Int(last.index)].nextSibling = unit
            } else {
                tree.units[Int(parent.index)].firstChild = unit
            }
            tree.units[Int(parent.index)].lastChild = unit
        } else {
            if let last = tree.lastRoot {
                tree.units[Int(last.index)].nextSibling = unit
            } else {
                tree.firstRoot = unit
            }
            tree.lastRoot = unit
        }
        return unit
    }

    private mutating func closeUnit() {
        guard let unit = current else { return skip(1, as: .strayClosingBrace) }
        close(unit, bodyEnd: position, extentEnd: position + 1)
        position += 1
    }

    private mutating func close(_ unit: UnitID, bodyEnd: Int, extentEnd: Int) {
        let index = Int(unit.index)
        tree.units[index].body.end = Int32(bodyEnd)
        tree.units[index].extent.end = Int32(extentEnd)
        if tree.units[index].firstParameter == nil {
            report(.unitWithoutParameters, Int(tree.units[index].header.start), Int(tree.units[index].header.end))
        }
        current = tree.units[index].parent
    }

    private mutating func closeAtEnd() {
        guard let innermost = current else { return }
        let header = tree[innermost].header
        report(.missingClosingBrace, Int(header.start), Int(header.end), count: Int(tree[innermost].depth) + 1)
        while let unit = current { close(unit, bodyEnd: end, extentEnd: end) }
    }

    // MARK: Parameters

    private mutating func parameter(from start: Int, keyEnd: Int, value: Int) {
        let (valueEnd, isClosed) = endOfValue(from: value)
        let trimmedValue = trimmed(value, valueEnd)
        // A value that no semicolon ends stops at its last character, not at the next line.
        let extentEnd = isClosed ? valueEnd + 1 : Int(trimmedValue.end)
        if !isClosed { report(.missingSemicolon, start, extentEnd) }
        let parameter = ParameterID(tree.parameters.count)
        tree.parameters.append(
            ParameterSyntax(
                start: Int32(start),
                keyEnd: Int32(keyEnd),
                valueStart: trimmedValue.start,
                valueEnd: trimmedValue.end,
                end: Int32(extentEnd)
            )
        )
        position = extentEnd
        guard let unit = current else {
            report(.parameterOutsideUnit, start, extentEnd)
            if let last = tree.lastLoose {
                tree.parameters[Int(last.index)].next = parameter
            } else {
                tree.firstLoose = parameter
            }
            tree.lastLoose = parameter
            return
        }
        let index = Int(unit.index)
        if tree.units[index].firstChild != nil { report(.parameterAfterUnit, start, extentEnd) }
        if let last = tree.units[index].lastParameter {
            tree.parameters[Int(last.index)].next = parameter
        } else {
            tree.units[index].firstParameter = parameter
        }
        tree.units[index].lastParameter = parameter
    }

    /// Where a value ends, and whether a semicolon stands there.
    private mutating func endOfValue(from start: Int) -> (end: Int, isClosed: Bool) {
        var cursor = start
        var parentheses = 0
        // The end of the statement that a brace was found in, so that a line of braces is not searched for each.
        var knownSemicolon = -1
        while cursor < end {
            switch tree.utf8[cursor] {
            case Byte.semicolon:
                return (cursor, true)
            case Byte.quote:
                guard let close = endOfQuote(from: cursor) else {
                    let line = endOfLine(from: cursor)
                    report(.unterminatedQuote, cursor, line.contentEnd)
                    return line.semicolon.map { ($0, true) } ?? (line.contentEnd, false)
                }
                cursor = close
            case Byte.openingParenthesis:
                parentheses += 1
                cursor += 1
            case Byte.closingParenthesis:
                parentheses -= 1
                cursor += 1
            case Byte.openingBrace, Byte.closingBrace:
                // Part of the value when its semicolon follows on the line; else the value's semicolon is missing.
                if knownSemicolon < cursor {
                    guard let semicolon = semicolonOfSameStatement(from: cursor) else { return (cursor, false) }
                    knownSemicolon = semicolon
                }
                cursor += 1
            case Byte.lineFeed:
                cursor += 1
                while cursor < end, Byte.isBlank(tree.utf8[cursor]) { cursor += 1 }
                if parentheses <= 0, startsStatement(at: cursor) { return (cursor, false) }
            default:
                cursor += 1
            }
        }
        return (end, false)
    }

    /// Behind the quotation mark that closes the one at `start`; nil when there is none, or when the one that follows
    /// evidently opens another value.
    private func endOfQuote(from start: Int) -> Int? {
        var cursor = start + 1
        var firstLineEnd: Int?
        while cursor < end {
            switch tree.utf8[cursor] {
            case Byte.hash:
                cursor += 1
                if cursor < end, tree.utf8[cursor] == Byte.hash || tree.utf8[cursor] == Byte.quote { cursor += 1 }
            case Byte.quote:
                cursor += 1
                if let firstLineEnd, looksForgotten(start, firstLineEnd, close: cursor) { return nil }
                return cursor
            case Byte.lineFeed:
                if firstLineEnd == nil { firstLineEnd = cursor }
                cursor += 1
            default:
                cursor += 1
            }
        }
        return nil
    }

    /// A quotation over several lines whose first line ends like a statement, and behind whose end no value may go on:
    /// its closing mark was forgotten on the first line.
    private func looksForgotten(_ start: Int, _ lineEnd: Int, close: Int) -> Bool {
        let first = trimmed(start, lineEnd)
        guard tree.utf8[Int(first.end) - 1] == Byte.semicolon else { return false }
        var next = close
        while next < end, Byte.isBlank(tree.utf8[next]) { next += 1 }
        guard next < end else { return true }
        switch tree.utf8[next] {
        case Byte.semicolon, Byte.comma, Byte.closingParenthesis, Byte.colon: return false
        default: return true
        }
    }

    // MARK: Looking ahead

    private func isUnitKeyword(_ start: Int, _ wordEnd: Int) -> Bool {
        wordEnd - start == 4 && tree.utf8[start] == UInt8(ascii: "u") && tree.utf8[start + 1] == UInt8(ascii: "n")
            && tree.utf8[start + 2] == UInt8(ascii: "i") && tree.utf8[start + 3] == UInt8(ascii: "t")
    }

    /// Whether a brace or `word =` stands here.
    private func startsStatement(at place: Int) -> Bool {
        guard place < end else { return false }
        let byte = tree.utf8[place]
        if byte == Byte.openingBrace || byte == Byte.closingBrace { return true }
        var cursor = place
        while cursor < end, Byte.isWord(tree.utf8[cursor]) { cursor += 1 }
        guard cursor > place else { return false }
        while cursor < end, Byte.isBlank(tree.utf8[cursor]) { cursor += 1 }
        return cursor < end && tree.utf8[cursor] == Byte.equals
    }

    private func startsParameter() -> Bool {
        guard position < end, Byte.isWord(tree.utf8[position]), startsStatement(at: position) else { return false }
        var wordEnd = position
        while wordEnd < end, Byte.isWord(tree.utf8[wordEnd]) { wordEnd += 1 }
        return !isUnitKeyword(position, wordEnd)
    }

    private func hasComma(from place: Int) -> Bool {
        var cursor = place
        while cursor < end {
            switch tree.utf8[cursor] {
            case Byte.comma: return true
            case Byte.lineFeed, Byte.semicolon, Byte.openingBrace, Byte.closingBrace, Byte.equals: return false
            default: cursor += 1
            }
        }
        return false
    }

    /// The semicolon that ends the statement of a brace, when the line has one and no other statement begins before it.
    private func semicolonOfSameStatement(from place: Int) -> Int? {
        var cursor = place
        while cursor < end {
            switch tree.utf8[cursor] {
            case Byte.semicolon: return cursor
            case Byte.lineFeed, Byte.equals: return nil
            default: cursor += 1
            }
        }
        return nil
    }

    /// The end of a line's text, and the semicolon that is its last character.
    private func endOfLine(from place: Int) -> (contentEnd: Int, semicolon: Int?) {
        var cursor = place
        while cursor < end, tree.utf8[cursor] != Byte.lineFeed { cursor += 1 }
        let contentEnd = max(place + 1, Int(trimmed(place, cursor).end))
        let last = contentEnd - 1
        return tree.utf8[last] == Byte.semicolon ? (contentEnd, last) : (contentEnd, nil)
    }

    private func trimmed(_ start: Int, _ end: Int) -> ByteRange {
        var first = start
        var last = end
        while first < last, Byte.isBlank(tree.utf8[first]) { first += 1 }
        while last > first, Byte.isBlank(tree.utf8[last - 1]) { last -= 1 }
        return ByteRange(first, last)
    }

    // MARK: Between statements

    private mutating func skipTrivia() {
        while position < end {
            let byte = tree.utf8[position]
            if Byte.isBlank(byte) {
                position += 1
            } else if byte == Byte.slash, position + 1 < end, tree.utf8[position + 1] == Byte.asterisk {
                skipComment()
            } else {
                return
            }
        }
    }

    private mutating func skipComment() {
        let start = position
        var cursor = start + 2
        if cursor <= lastCommentEnd {
            while cursor + 1 < end {
                if tree.utf8[cursor] == Byte.asterisk, tree.utf8[cursor + 1] == Byte.slash {
                    position = cursor + 2
                    return
                }
                cursor += 1
            }
            lastCommentEnd = start
        }
        position = endOfLine(from: start).contentEnd
        report(.unterminatedComment, start, position)
    }

    private mutating func report(_ kind: SyntaxProblem.Kind, _ start: Int, _ end: Int, count: Int = 1) {
        tree.problems.append(SyntaxProblem(kind: kind, range: ByteRange(start, end), count: Int32(clamping: count)))
    }
}

/// The characters that mean something to the grammar; all are ASCII, so that text in UTF-8 cannot hide one.
enum Byte {
    static let lineFeed = UInt8(ascii: "\n")
    static let quote = UInt8(ascii: "\"")
    static let hash = UInt8(ascii: "#")
    static let openingParenthesis = UInt8(ascii: "(")
    static let closingParenthesis = UInt8(ascii: ")")
    static let asterisk = UInt8(ascii: "*")
    static let comma = UInt8(ascii: ",")
    static let slash = UInt8(ascii: "/")
    static let colon = UInt8(ascii: ":")
    static let semicolon = UInt8(ascii: ";")
    static let equals = UInt8(ascii: "=")
    static let openingBrace = UInt8(ascii: "{")
    static let closingBrace = UInt8(ascii: "}")

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// A letter, digit or underscore of ASCII: what keys are made of, rightly in lower case.
    static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }
}
