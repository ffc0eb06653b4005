/// A part of a text that has one meaning for the grammar.
public struct SyntaxPiece: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// U+FEFF at the text's beginning.
        case orderMark
        /// The word `unit`.
        case unitKeyword
        /// Name, permission mode, owner or resource group of a unit; one that is empty has no piece.
        case attribute
        /// Between attributes. The commas in a value are part of it.
        case comma
        case key
        case equals
        /// A value without the blanks around it; one that is empty has no piece.
        case value
        /// At the end of a header or parameter.
        case semicolon
        /// A brace that opens a unit.
        case openingBrace
        case closingBrace
        case comment
        /// Spaces, tabs and line ends.
        case blank
        /// What could not be read: there is a ``SyntaxProblem`` with the same range.
        case unread
    }

    public var kind: Kind
    /// Never empty.
    public var range: ByteRange
}

extension SyntaxTree {
    /// The whole text in pieces, without gap or overlap, in its order. Linear in the text.
    public func pieces() -> [SyntaxPiece] {
        var cutter = PieceCutter(tree: self)
        return cutter.cut()
    }
}

extension SyntaxProblem.Kind {
    /// Whether its range is text that belongs to no unit and no parameter.
    var isUnread: Bool {
        switch self {
        case .unexpectedText, .emptyStatement, .strayOpeningBrace, .strayClosingBrace, .unterminatedComment: true
        case .missingEquals, .missingSemicolon, .headerAttributes, .missingOpeningBrace, .missingClosingBrace,
            .unterminatedQuote, .parameterOutsideUnit, .parameterAfterUnit, .unitWithoutParameters:
            false
        }
    }
}

extension SyntaxProblem.Kind {
    /// Whether text was lost, in which units or parameters may have stood.
    public var losesText: Bool {
        switch self {
        case .unexpectedText, .unterminatedComment, .unterminatedQuote, .missingClosingBrace, .missingOpeningBrace,
            .strayOpeningBrace, .strayClosingBrace, .missingSemicolon:
            true
        case .emptyStatement, .missingEquals, .headerAttributes, .parameterOutsideUnit, .parameterAfterUnit,
            .unitWithoutParameters:
            false
        }
    }
}

/// Walks units, parameters and problems side by side, each in the order of the text.
private struct PieceCutter {
    let tree: SyntaxTree
    let unread: [SyntaxProblem]
    var pieces: [SyntaxPiece] = []
    /// Where the last piece ends.
    var position = 0
    var nextUnit = 0
    var nextParameter = 0
    var nextUnread = 0

    init(tree: SyntaxTree) {
        self.tree = tree
        unread = tree.problems.filter(\.kind.isUnread)
    }

    mutating func cut() -> [SyntaxPiece] {
        if tree.utf8.starts(with: Byte.orderMark) { add(.orderMark, 0, Byte.orderMark.count) }
        while position < tree.utf8.count {
            let start = position
            if nextUnit < tree.units.count, Int(tree.units[nextUnit].header.start) == start {
                cutHeader(tree.units[nextUnit])
                nextUnit += 1
            } else if nextParameter < tree.parameters.count, Int(tree.parameters[nextParameter].start) == start {
                cutParameter(tree.parameters[nextParameter])
                nextParameter += 1
            } else if nextUnread < unread.count, Int(unread[nextUnread].range.start) == start {
                add(.unread, start, Int(unread[nextUnread].range.end))
                nextUnread += 1
            } else {
                cutBetween()
            }
        }
        return pieces
    }

    private mutating func add(_ kind: SyntaxPiece.Kind, _ start: Int, _ end: Int) {
        guard start < end else { return }
        pieces.append(SyntaxPiece(kind: kind, range: ByteRange(start, end)))
        position = end
    }

    private mutating func cutParameter(_ parameter: ParameterSyntax) {
        let extent = parameter.extent.range
        let value = parameter.value.range
        add(.key, extent.lowerBound, parameter.key.range.upperBound)
        addBlanks(to: extent.upperBound)
        add(.equals, position, position + 1)
        add(.blank, position, value.lowerBound)
        add(.value, value.lowerBound, value.upperBound)
        // Behind the value stands its semicolon, with blanks before it, or nothing.
        addBlanks(to: extent.upperBound)
        add(.semicolon, position, extent.upperBound)
    }

    private mutating func cutHeader(_ unit: UnitSyntax) {
        let end = unit.header.range.upperBound
        let start = position
        add(.unitKeyword, start, start + 4)
        addBlanks(to: end)
        if position < end, tree.utf8[position] == Byte.equals { add(.equals, position, position + 1) }
        while position < end {
            addBlanks(to: end)
            let fieldStart = position
            var fieldEnd = fieldStart
            while fieldEnd < end, tree.utf8[fieldEnd] != Byte.comma, tree.utf8[fieldEnd] != Byte.semicolon {
                fieldEnd += 1
            }
            var trimmed = fieldEnd
            while trimmed > fieldStart, Byte.isBlank(tree.utf8[trimmed - 1]) { trimmed -= 1 }
            add(.attribute, fieldStart, trimmed)
            add(.blank, trimmed, fieldEnd)
            guard fieldEnd < end else { return }
            add(tree.utf8[fieldEnd] == Byte.comma ? .comma : .semicolon, fieldEnd, fieldEnd + 1)
        }
    }

    private mutating func addBlanks(to end: Int) {
        let start = position
        var cursor = start
        while cursor < end, Byte.isBlank(tree.utf8[cursor]) { cursor += 1 }
        add(.blank, start, cursor)
    }

    private mutating func cutBetween() {
        let start = position
        switch tree.utf8[start] {
        case Byte.openingBrace: add(.openingBrace, start, start + 1)
        case Byte.closingBrace: add(.closingBrace, start, start + 1)
        case Byte.slash:
            var cursor = start + 3
            while tree.utf8[cursor] != Byte.slash || tree.utf8[cursor - 1] != Byte.asterisk {
                cursor += 1
            }
            add(.comment, start, cursor + 1)
        default:
            addBlanks(to: tree.utf8.count)
            precondition(position > start, "text at \(start) that was neither read nor reported")
        }
    }
}
