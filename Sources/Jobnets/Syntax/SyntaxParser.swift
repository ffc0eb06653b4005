/// Reads the text once from front to back. What was opened is a chain of parents in the tree, not a call stack.
struct SyntaxParser {
    private(set) var nodes: SyntaxNodes
    private var position = 0
    private var current: UnitID?
    private let end: Int

    // What a search has found out, so that no part of the text is searched again and again.

    /// No comment ends behind this place.
    private var lastCommentEnd = Int.max
    /// Behind the mark that closes a quotation, for all that open from here and before it: every mark between is
    /// escaped.
    private var nextQuoteEnd = (from: Int.max, end: 0, mayGoOn: false)
    /// From the first to before the second place there is no comma.
    private var withoutComma = 0..<0

    init(_ nodes: SyntaxNodes) {
        self.nodes = nodes
        end = nodes.utf8.count
    }

    mutating func parse() {
        if nodes.utf8.starts(with: Byte.orderMark) { position = Byte.orderMark.count }
        while true {
            skipTrivia()
            guard position < end else { break }
            switch nodes.utf8[position] {
            case Byte.closingBrace: closeUnit()
            case Byte.openingBrace: skip(1, as: .strayOpeningBrace)
            case Byte.semicolon: skip(1, as: .emptyStatement)
            default: statement()
            }
        }
        closeAtEnd()
        // What is missing at a unit's end is found there and belongs to its header. The sort keeps the order of equals.
        nodes.problems.sort { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    }

    // MARK: Statements

    private mutating func statement() {
        let start = position
        var wordEnd = start
        while wordEnd < end, Byte.isWord(nodes.utf8[wordEnd]) { wordEnd += 1 }
        guard wordEnd > start else { return skipJunk() }
        var next = wordEnd
        while next < end, Byte.isBlank(nodes.utf8[next]) { next += 1 }
        let isAssigned = next < end && nodes.utf8[next] == Byte.equals
        if isUnitKeyword(start, wordEnd) {
            if isAssigned { return header(from: start, attributes: next + 1) }
            // `unit NAME,,owner,;`: only a comma before the line ends makes it a header.
            if next > wordEnd, hasComma(from: next) {
                report(.missingEquals, start, wordEnd)
                return header(from: start, attributes: next)
            }
        }
        guard isAssigned else {
            position = wordEnd
            return reportUnexpected(from: start)
        }
        parameter(from: start, keyEnd: wordEnd, value: next + 1)
    }

    /// Text that begins no statement: skipped to where one may begin.
    private mutating func skipJunk() {
        let start = position
        // A blank of double width is easily typed, and what follows it is well meant.
        while nodes.utf8[position...].starts(with: Byte.ideographicSpace) { position += Byte.ideographicSpace.count }
        if position == start {
            scan: while position < end {
                switch nodes.utf8[position] {
                case Byte.lineFeed, Byte.semicolon, Byte.openingBrace, Byte.closingBrace: break scan
                case Byte.slash where position > start && startsComment(at: position): break scan
                default: position += 1
                }
            }
            position = Int(trimmed(start, position).end)
        }
        reportUnexpected(from: start)
    }

    /// Reports the text from `start` to the position, with a semicolon behind it, as one with what was reported before
    /// it on its line.
    private mutating func reportUnexpected(from start: Int) {
        var next = position
        while next < end, nodes.utf8[next] != Byte.lineFeed, Byte.isBlank(nodes.utf8[next]) { next += 1 }
        if next < end, nodes.utf8[next] == Byte.semicolon { position = next + 1 }
        if let last = nodes.problems.last, last.kind == .unexpectedText,
            nodes.utf8[Int(last.range.end) - 1] != Byte.semicolon,
            nodes.utf8[Int(last.range.end)..<start].allSatisfy({ $0 != Byte.lineFeed && Byte.isBlank($0) })
        {
            nodes.problems[nodes.problems.count - 1].range.end = Int32(position)
        } else {
            report(.unexpectedText, start, position)
        }
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
        var last: UInt8?
        scan: while cursor < end {
            let byte = nodes.utf8[cursor]
            switch byte {
            case Byte.comma, Byte.semicolon:
                if count < 4 { fields[count] = trimmed(fieldStart, cursor) }
                count += 1
                fieldStart = cursor + 1
                cursor += 1
                isClosed = byte == Byte.semicolon
                if isClosed { break scan }
                last = byte
            case Byte.openingBrace, Byte.closingBrace:
                // A semicolon was forgotten.
                break scan
            case Byte.lineFeed:
                var next = cursor
                while next < end, Byte.isBlank(nodes.utf8[next]) { next += 1 }
                if let last, !attributesGoOn(behind: last, at: next) { break scan }
                cursor = next
            default:
                if !Byte.isBlank(byte) { last = byte }
                cursor += 1
            }
        }
        if !isClosed {
            // Blanks behind the last attribute are none of it.
            cursor = max(attributes, trimmed(attributes, cursor).range.upperBound)
            let last = trimmed(fieldStart, cursor)
            if !last.isEmpty || count < 4 {
                if count < 4 { fields[count] = last }
                count += 1
            }
            report(.missingSemicolon, start, cursor)
        }
        if count != 4 { report(.headerAttributes, start, cursor, count: count) }
        position = cursor
        let unit = open(header: ByteRange(start, cursor), fields: fields)

        skipTrivia()
        while position < end, nodes.utf8[position] == Byte.semicolon {
            skip(1, as: .emptyStatement)
            skipTrivia()
        }
        if position < end, nodes.utf8[position] == Byte.openingBrace {
            position += 1
            nodes.units[Int(unit.index)].body = ByteRange(position, position)
            current = unit
            return
        }
        report(.missingOpeningBrace, start, cursor)
        // A parameter that follows is meant for this unit; anything else leaves it without a body.
        if startsParameter() {
            nodes.units[Int(unit.index)].body = ByteRange(position, position)
            current = unit
        }
    }

    /// Whether a unit's attributes go on in the line that begins here: from one line to the next only around a comma.
    private func attributesGoOn(behind last: UInt8, at place: Int) -> Bool {
        guard place < end else { return false }
        switch nodes.utf8[place] {
        case Byte.comma, Byte.semicolon: return true
        default: return last == Byte.comma && !startsStatement(at: place) && !startsComment(at: place)
        }
    }

    private mutating func open(header: ByteRange, fields: [ByteRange]) -> UnitID {
        let unit = UnitID(nodes.units.count)
        let parent = current
        nodes.units.append(
            UnitSyntax(
                extent: header,
                header: header,
                name: fields[0],
                permission: fields[1],
                owner: fields[2],
                resourceGroup: fields[3],
                body: ByteRange(Int(header.end), Int(header.end)),
                parent: parent,
                depth: parent.map { nodes[$0].depth + 1 } ?? 0
            )
        )
        if let parent {
            if let last = nodes[parent].lastChild {
                nodes.units[Int(last.index)].nextSibling = unit
            } else {
                nodes.units[Int(parent.index)].firstChild = unit
            }
            nodes.units[Int(parent.index)].lastChild = unit
        } else {
            if let last = nodes.lastRoot {
                nodes.units[Int(last.index)].nextSibling = unit
            } else {
                nodes.firstRoot = unit
            }
            nodes.lastRoot = unit
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
        nodes.units[index].body.end = Int32(bodyEnd)
        nodes.units[index].extent.end = Int32(extentEnd)
        if nodes.units[index].firstParameter == nil {
            report(.unitWithoutParameters, Int(nodes.units[index].header.start), Int(nodes.units[index].header.end))
        }
        current = nodes.units[index].parent
    }

    private mutating func closeAtEnd() {
        guard let innermost = current else { return }
        let header = nodes[innermost].header
        report(.missingClosingBrace, Int(header.start), Int(header.end), count: Int(nodes[innermost].depth) + 1)
        while let unit = current { close(unit, bodyEnd: end, extentEnd: end) }
    }

    // MARK: Parameters

    private mutating func parameter(from start: Int, keyEnd: Int, value: Int) {
        let (valueEnd, isClosed) = endOfValue(from: value)
        var trimmedValue = trimmed(value, valueEnd)
        // A value that no semicolon ends stops at its last character, not at the next line.
        if !isClosed, trimmedValue.isEmpty { trimmedValue = ByteRange(value, value) }
        let extentEnd = isClosed ? valueEnd + 1 : Int(trimmedValue.end)
        if !isClosed { report(.missingSemicolon, start, extentEnd) }
        let parameter = ParameterID(nodes.parameters.count)
        nodes.parameters.append(
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
            if let last = nodes.lastLoose {
                nodes.parameters[Int(last.index)].next = parameter
            } else {
                nodes.firstLoose = parameter
            }
            nodes.lastLoose = parameter
            return
        }
        let index = Int(unit.index)
        if nodes.units[index].firstChild != nil { report(.parameterAfterUnit, start, extentEnd) }
        if let last = nodes.units[index].lastParameter {
            nodes.parameters[Int(last.index)].next = parameter
        } else {
            nodes.units[index].firstParameter = parameter
        }
        nodes.units[index].lastParameter = parameter
    }

    /// Where a value ends, and whether a semicolon stands there.
    private mutating func endOfValue(from start: Int) -> (end: Int, isClosed: Bool) {
        var cursor = start
        var parentheses = 0
        // The last character that is no blank.
        var last: UInt8?
        // The end of the statement that a brace was found in, so that a line of braces is not searched for each.
        var knownSemicolon = -1
        while cursor < end {
            switch nodes.utf8[cursor] {
            case Byte.semicolon:
                return (cursor, true)
            case Byte.quote:
                guard let close = endOfQuote(from: cursor) else {
                    let line = endOfLine(from: cursor)
                    report(.unterminatedQuote, cursor, line.contentEnd)
                    return line.semicolon.map { ($0, true) } ?? (line.contentEnd, false)
                }
                cursor = close
                last = Byte.quote
            case Byte.openingParenthesis:
                parentheses += 1
                cursor += 1
                last = Byte.openingParenthesis
            case Byte.closingParenthesis:
                parentheses -= 1
                cursor += 1
                last = Byte.closingParenthesis
            case Byte.openingBrace, Byte.closingBrace:
                // Part of the value when its semicolon follows on the line; else the value's semicolon is missing.
                if knownSemicolon < cursor {
                    guard let semicolon = semicolonOfSameStatement(from: cursor) else { return (cursor, false) }
                    knownSemicolon = semicolon
                }
                last = nodes.utf8[cursor]
                cursor += 1
            case Byte.lineFeed:
                cursor += 1
                while cursor < end, Byte.isBlank(nodes.utf8[cursor]) { cursor += 1 }
                // In parentheses `f=` begins an element, if it stands behind a comma or their opening.
                let mayBeElement = parentheses > 0 && (last == Byte.comma || last == Byte.openingParenthesis)
                if startsComment(at: cursor)
                    || (startsStatement(at: cursor) && (!mayBeElement || startsUnit(at: cursor)))
                {
                    return (cursor, false)
                }
            default:
                if !Byte.isBlank(nodes.utf8[cursor]) { last = nodes.utf8[cursor] }
                cursor += 1
            }
        }
        return (end, false)
    }

    /// Behind the quotation mark that closes the one at `start`; nil when there is none, or when the one that follows
    /// evidently opens another value.
    private mutating func endOfQuote(from start: Int) -> Int? {
        if start < nextQuoteEnd.from || start >= nextQuoteEnd.end - 1 { findQuoteEnd(from: start) }
        guard nextQuoteEnd.end <= end else { return nil }
        return !nextQuoteEnd.mayGoOn && firstLineEndsStatement(start, nextQuoteEnd.end) ? nil : nextQuoteEnd.end
    }

    private mutating func findQuoteEnd(from start: Int) {
        // Beyond the end: there is none.
        nextQuoteEnd = (start, end + 1, false)
        var cursor = start + 1
        while cursor < end {
            switch nodes.utf8[cursor] {
            case Byte.hash:
                cursor += 1
                if cursor < end, nodes.utf8[cursor] == Byte.hash || nodes.utf8[cursor] == Byte.quote { cursor += 1 }
            case Byte.quote:
                cursor += 1
                nextQuoteEnd = (start, cursor, valueMayGoOn(at: cursor))
                return
            default:
                cursor += 1
            }
        }
    }

    /// Whether what stands behind a quotation may belong to its value, or end it.
    private func valueMayGoOn(at place: Int) -> Bool {
        var next = place
        while next < end, Byte.isBlank(nodes.utf8[next]) { next += 1 }
        guard next < end else { return false }
        switch nodes.utf8[next] {
        case Byte.semicolon, Byte.comma, Byte.closingParenthesis, Byte.colon: return true
        default: return false
        }
    }

    /// Whether a quotation has several lines, and the first of them ends like a statement: where no value may go on
    /// behind the quotation's end, its closing mark was forgotten on the first line.
    private func firstLineEndsStatement(_ start: Int, _ quoteEnd: Int) -> Bool {
        var cursor = start + 1
        while cursor < quoteEnd, nodes.utf8[cursor] != Byte.lineFeed { cursor += 1 }
        guard cursor < quoteEnd else { return false }
        return nodes.utf8[Int(trimmed(start, cursor).end) - 1] == Byte.semicolon
    }

    // MARK: Looking ahead

    private func isUnitKeyword(_ start: Int, _ wordEnd: Int) -> Bool {
        wordEnd - start == 4 && nodes.utf8[start] == UInt8(ascii: "u") && nodes.utf8[start + 1] == UInt8(ascii: "n")
            && nodes.utf8[start + 2] == UInt8(ascii: "i") && nodes.utf8[start + 3] == UInt8(ascii: "t")
    }

    /// Whether a brace or `word =` stands here.
    private func startsStatement(at place: Int) -> Bool {
        guard place < end else { return false }
        let byte = nodes.utf8[place]
        if byte == Byte.openingBrace || byte == Byte.closingBrace { return true }
        var cursor = place
        while cursor < end, Byte.isWord(nodes.utf8[cursor]) { cursor += 1 }
        guard cursor > place else { return false }
        while cursor < end, Byte.isBlank(nodes.utf8[cursor]) { cursor += 1 }
        return cursor < end && nodes.utf8[cursor] == Byte.equals
    }

    private func startsParameter() -> Bool {
        position < end && Byte.isWord(nodes.utf8[position]) && startsStatement(at: position)
            && !startsUnit(at: position)
    }

    /// Whether the word here is `unit`.
    private func startsUnit(at place: Int) -> Bool {
        var wordEnd = place
        while wordEnd < end, Byte.isWord(nodes.utf8[wordEnd]) { wordEnd += 1 }
        return isUnitKeyword(place, wordEnd)
    }

    private func startsComment(at place: Int) -> Bool {
        place + 1 < end && nodes.utf8[place] == Byte.slash && nodes.utf8[place + 1] == Byte.asterisk
    }

    /// Whether a comma comes before the statement or the line ends.
    private mutating func hasComma(from place: Int) -> Bool {
        if withoutComma.contains(place) { return false }
        var cursor = place
        scan: while cursor < end {
            switch nodes.utf8[cursor] {
            case Byte.comma: return true
            case Byte.lineFeed, Byte.semicolon, Byte.openingBrace, Byte.closingBrace, Byte.equals: break scan
            default: cursor += 1
            }
        }
        withoutComma = place..<cursor
        return false
    }

    /// The semicolon that ends the statement of a brace, when the line has one and no other statement begins before it.
    private func semicolonOfSameStatement(from place: Int) -> Int? {
        var cursor = place
        while cursor < end {
            switch nodes.utf8[cursor] {
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
        while cursor < end, nodes.utf8[cursor] != Byte.lineFeed { cursor += 1 }
        let contentEnd = max(place + 1, Int(trimmed(place, cursor).end))
        let last = contentEnd - 1
        return nodes.utf8[last] == Byte.semicolon ? (contentEnd, last) : (contentEnd, nil)
    }

    private func trimmed(_ start: Int, _ end: Int) -> ByteRange {
        var first = start
        var last = end
        while first < last, Byte.isBlank(nodes.utf8[first]) { first += 1 }
        while last > first, Byte.isBlank(nodes.utf8[last - 1]) { last -= 1 }
        return ByteRange(first, last)
    }

    // MARK: Between statements

    private mutating func skipTrivia() {
        while position < end {
            let byte = nodes.utf8[position]
            if Byte.isBlank(byte) {
                position += 1
            } else if startsComment(at: position) {
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
                if nodes.utf8[cursor] == Byte.asterisk, nodes.utf8[cursor + 1] == Byte.slash {
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
        nodes.problems.append(SyntaxProblem(kind: kind, range: ByteRange(start, end), count: Int32(clamping: count)))
    }
}

/// The characters that mean something to the grammar; all are ASCII, so that text in UTF-8 cannot hide one.
enum Byte {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
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

    static let commentStart: [UInt8] = Array("/*".utf8)
    /// U+FEFF, which some editors put before a text in UTF-8.
    static let orderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// U+3000.
    static let ideographicSpace: [UInt8] = [0xE3, 0x80, 0x80]

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
