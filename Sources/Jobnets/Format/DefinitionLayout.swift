/// How a definition is laid out.
///
/// The layout is that of ajsprint: a unit's attributes on one line, its braces on lines of their own, one parameter a
/// line, and units after parameters. `ty`, `cm`, `sz`, `el` and `ar` come first, all others in the order in which they
/// came: for `pr` and `ni` the later one wins, and so it stays. Comments stand on lines of their own, since the manual
/// allows no comment on the line of a parameter (Command Reference 5.1.1).
public struct DefinitionLayout: Hashable, Sendable {
    public enum Indentation: Hashable, Sendable {
        case tabs
        /// So many spaces a level.
        case spaces(Int)

        var utf8: [UInt8] {
            switch self {
            case .tabs: [Byte.tab]
            case .spaces(let width): [UInt8](repeating: UInt8(ascii: " "), count: max(width, 0))
            }
        }
    }

    public enum LineEnd: Hashable, Sendable {
        /// As the file's first line ends; those in values are left alone.
        case asWritten
        /// Everywhere, in values too.
        case lineFeed
        case carriageReturnLineFeed
    }

    /// What lies deeper is not indented further, so that a file of a million levels does not become one of terabytes.
    public static let deepestIndentation = 100

    public var indentation = Indentation.tabs
    public var lineEnd = LineEnd.asWritten

    public init(indentation: Indentation = .tabs, lineEnd: LineEnd = .asWritten) {
        self.indentation = indentation
        self.lineEnd = lineEnd
    }

    /// A definition's text in this layout: the same units, parameters, values and comments.
    ///
    /// Blanks and empty lines go, but one empty line stays where there were some between statements. A comment keeps
    /// its place before the statement that it stood before; one that stood behind a statement on the same line goes to
    /// the next line and moves with that statement. Text that is in this layout comes out as it is.
    ///
    /// - Returns: UTF-8. It ends with a line end, unless it is empty.
    /// - Throws: ``FormatRefusal`` for a text with syntax problems: who cannot read all of it may not move it about.
    /// - Complexity: linear in the text and the indentation; n log n in the parameters of one unit.
    public func format(_ tree: SyntaxTree) throws(FormatRefusal) -> [UInt8] {
        guard tree.problems.isEmpty else { throw FormatRefusal(problems: tree.problems) }
        var writer = LayoutWriter(tree: tree, layout: self)
        return writer.write()
    }
}

/// A text is not laid out, because of what could not be read in it.
public struct FormatRefusal: Error, Hashable, Sendable {
    /// Never empty; in the order of the text.
    public var problems: [SyntaxProblem]
}

/// Goes through the pieces of a sound text. Only the parameters of one unit are held back, until all of them are known.
private struct LayoutWriter {
    private struct Remark {
        var range: ByteRange
        var isAfterEmptyLine: Bool
    }

    private struct Parameter {
        var id: ParameterID
        var isAfterEmptyLine: Bool
        var before: [Remark]
        var behind: [Remark] = []
    }

    let tree: SyntaxTree
    let indentation: [UInt8]
    let lineEnd: [UInt8]
    let changesValues: Bool
    private var result: [UInt8] = []
    private var depth = 0
    /// Nothing stands before the next line in its block: no empty line is wanted there.
    private var beginsBlock = true

    /// Comments that wait for what follows them.
    private var remarks: [Remark] = []
    private var parameters: [Parameter] = []
    /// Line ends since the last piece that is no blank; at the text's beginning it is as after one.
    private var lineEnds = 1
    /// The piece that was last no blank is the brace that opens a block, or there is none.
    private var isAtBlockStart = true
    private var nextParameter = 0
    private var nextUnit = 0

    init(tree: SyntaxTree, layout: DefinitionLayout) {
        self.tree = tree
        indentation = layout.indentation.utf8
        lineEnd =
            switch layout.lineEnd {
            case .asWritten: tree.lineEnd
            case .lineFeed: [Byte.lineFeed]
            case .carriageReturnLineFeed: [Byte.carriageReturn, Byte.lineFeed]
            }
        changesValues = layout.lineEnd != .asWritten
    }

    mutating func write() -> [UInt8] {
        result.reserveCapacity(tree.utf8.count)
        for piece in tree.pieces() {
            switch piece.kind {
            case .blank:
                for byte in tree.utf8[piece.range.range] where byte == Byte.lineFeed { lineEnds += 1 }
                continue
            case .orderMark:
                result += Byte.orderMark
                continue
            case .comment:
                comment(piece.range)
            case .key:
                parameters.append(
                    Parameter(id: ParameterID(nextParameter), isAfterEmptyLine: isAfterEmptyLine, before: remarks)
                )
                remarks = []
                nextParameter += 1
            case .unitKeyword:
                let isAfterEmptyLine = isAfterEmptyLine
                flush()
                header(tree.units[nextUnit], isAfterEmptyLine)
                nextUnit += 1
            case .openingBrace:
                flush()
                line([Byte.openingBrace], afterEmptyLine: false)
                depth += 1
                beginsBlock = true
            case .closingBrace:
                flush()
                depth -= 1
                line([Byte.closingBrace], afterEmptyLine: false)
            case .attribute, .comma, .equals, .value, .semicolon:
                break
            case .unread:
                preconditionFailure("unread text in a text without problems")
            }
            lineEnds = 0
            isAtBlockStart = piece.kind == .openingBrace
        }
        flush()
        return result
    }

    private var isAfterEmptyLine: Bool { lineEnds > 1 && !isAtBlockStart }

    private mutating func comment(_ range: ByteRange) {
        let remark = Remark(range: range, isAfterEmptyLine: isAfterEmptyLine)
        if lineEnds == 0, remarks.isEmpty, !parameters.isEmpty {
            parameters[parameters.count - 1].behind.append(remark)
        } else if lineEnds == 0, remarks.isEmpty {
            write([remark])
        } else {
            remarks.append(remark)
        }
    }

    /// Writes the parameters that were held back, and the comments behind them.
    private mutating func flush() {
        // The sort keeps the order of equals.
        for parameter in parameters.sorted(by: { rank($0) < rank($1) }) {
            write(parameter.before)
            let syntax = tree[parameter.id]
            line(
                Array(tree.utf8[syntax.key.range]) + [Byte.equals] + value(syntax.value) + [Byte.semicolon],
                afterEmptyLine: parameter.isAfterEmptyLine
            )
            write(parameter.behind)
        }
        parameters.removeAll(keepingCapacity: true)
        write(remarks)
        remarks.removeAll(keepingCapacity: true)
    }

    private func rank(_ parameter: Parameter) -> Int {
        Self.first.firstIndex { tree.hasKey(parameter.id, $0) } ?? Self.first.count
    }

    private static let first: [StaticString] = ["ty", "cm", "sz", "el", "ar"]

    private func value(_ range: ByteRange) -> [UInt8] {
        changesValues ? withLineEnds(range) : Array(tree.utf8[range.range])
    }

    private mutating func header(_ unit: UnitSyntax, _ isAfterEmptyLine: Bool) {
        var text = Array("unit=".utf8) + tree.utf8[unit.name.range]
        for attribute in [unit.permission, unit.owner, unit.resourceGroup] {
            text.append(Byte.comma)
            text += tree.utf8[attribute.range]
        }
        line(text + [Byte.semicolon], afterEmptyLine: isAfterEmptyLine)
    }

    private mutating func write(_ remarks: [Remark]) {
        for remark in remarks { line(withLineEnds(remark.range), afterEmptyLine: remark.isAfterEmptyLine) }
    }

    private func withLineEnds(_ range: ByteRange) -> [UInt8] {
        let text = tree.utf8[range.range]
        guard text.contains(Byte.lineFeed) else { return Array(text) }
        var result: [UInt8] = []
        for byte in text {
            if byte == Byte.lineFeed {
                while result.last == Byte.carriageReturn { result.removeLast() }
                result += lineEnd
            } else {
                result.append(byte)
            }
        }
        return result
    }

    private mutating func line(_ text: [UInt8], afterEmptyLine: Bool) {
        if afterEmptyLine, !beginsBlock { result += lineEnd }
        beginsBlock = false
        for _ in 0..<min(depth, DefinitionLayout.deepestIndentation) { result += indentation }
        result += text
        result += lineEnd
    }
}
