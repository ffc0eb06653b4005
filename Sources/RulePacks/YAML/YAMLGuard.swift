/// Refuses, before the YAML reader sees it, what would cost memory, time or stack without end: anchors and aliases, tags,
/// directives, deep nesting. It follows quotes, comments and block texts, so that a command may hold any character.
///
/// It is stricter than YAML where being exact would mean to be a YAML reader: plain text stays on the line of its key,
/// lines of a block text are indented alike, and every line end is LF or CR LF. Whatever it takes, the reader sees with
/// the same tokens at the same places; otherwise an alias could hide in what is a text here and none there.
struct YAMLGuard {
    static let deepestFlow = 32
    /// Columns. Every level of blocks takes one at least.
    static let deepestIndent = 64

    private let text: [Unicode.Scalar]
    private var index = 0
    private var line = 1
    private var lineStart = 0
    private var depth = 0
    /// The column of the innermost key or dash of this line; nil when there is none yet.
    private var parent: Int?
    /// The column of a plain text's key on an earlier line: nothing deeper may follow.
    private var loose: Int?
    /// Where the token of this line began that a colon would make a key; nil when there is none.
    private var tokenColumn: Int?
    private var sawContent = false
    private var sawMarker = false

    private init(_ text: [Unicode.Scalar]) {
        self.text = text
    }

    /// - Complexity: O(*n*) in the text.
    static func check(_ yaml: String) throws(PackError) {
        var guarded = YAMLGuard(Array(yaml.unicodeScalars))
        try guarded.run()
    }

    // MARK: Places

    private var column: Int { index - lineStart }

    private func problem(_ problem: PackProblem) -> PackError {
        PackError(line: line, column: column + 1, problem)
    }

    private var here: Unicode.Scalar? { index < text.count ? text[index] : nil }

    private func isBlankOrEnd(_ place: Int) -> Bool {
        place >= text.count || [" ", "\t", "\n", "\r"].contains(text[place])
    }

    private func isFlowMark(_ place: Int) -> Bool {
        place < text.count && [",", "[", "]", "{", "}"].contains(text[place])
    }

    /// Whether the scalar here ends a line. Takes nothing.
    private var isLineEnd: Bool { here == "\n" || here == "\r" }

    /// Takes a scalar that is no line end.
    private mutating func advance() throws(PackError) {
        switch text[index].value {
        case 0x00...0x08, 0x0B...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF: throw problem(.controlCharacter)
        default: index += 1
        }
    }

    private mutating func newLine() throws(PackError) {
        if here == "\r" {
            guard index + 1 < text.count, text[index + 1] == "\n" else { throw problem(.controlCharacter) }
            index += 1
        }
        index += 1
        line += 1
        lineStart = index
    }

    // MARK: Tokens

    private mutating func run() throws(PackError) {
        var isIndent = true
        while let scalar = here {
            switch scalar {
            case "\n", "\r":
                try newLine()
                (parent, tokenColumn) = (nil, nil)
                isIndent = true
            case " ":
                try advance()
            case "\t":
                // A tab is no indentation.
                if isIndent, depth == 0 { throw problem(.blockIndent) }
                try advance()
            case "#" where column == 0 || isBlankOrEnd(index - 1):
                while here != nil, !isLineEnd { try advance() }
            default:
                if isIndent, try marker() { continue }
                if isIndent, depth == 0, let loose, column > loose { throw problem(.looseText) }
                if isIndent, depth == 0 { loose = nil }
                isIndent = false
                sawContent = true
                try token(scalar)
            }
        }
    }

    /// Takes `---`; refuses `...`, a second document and directives. True when it took something.
    private mutating func marker() throws(PackError) -> Bool {
        guard column == 0 else { return false }
        if here == "%" { throw problem(.forbidden(.directive)) }
        guard isBlankOrEnd(index + 3), index + 2 < text.count else { return false }
        let word = text[index..<(index + 3)]
        if word.allSatisfy({ $0 == "." }) { throw problem(.severalDocuments) }
        guard word.allSatisfy({ $0 == "-" }) else { return false }
        if sawContent || sawMarker { throw problem(.severalDocuments) }
        sawMarker = true
        index += 3
        // What follows on the marker's own line would be a text or a key in an unusual place.
        while here == " " || here == "\t" { try advance() }
        if here != nil, !isLineEnd, here != "#" { throw problem(.looseText) }
        return true
    }

    private mutating func token(_ scalar: Unicode.Scalar) throws(PackError) {
        switch scalar {
        case "*": throw problem(.forbidden(.alias))
        case "&": throw problem(.forbidden(.anchor))
        case "!": throw problem(.forbidden(.tag))
        case "[", "{":
            if depth == 0 { tokenColumn = column }
            depth += 1
            if depth > Self.deepestFlow { throw problem(.nestedTooDeeply) }
            try advance()
        case "]", "}":
            depth = max(0, depth - 1)
            try advance()
        case ",":
            try advance()
        case "\"", "'":
            if depth == 0 { tokenColumn = column }
            try quoted(scalar)
        case "|" where depth == 0, ">" where depth == 0:
            try block()
        case "-" where depth == 0 && isBlankOrEnd(index + 1):
            try own(column)
            tokenColumn = nil
            try advance()
        case "?" where isBlankOrEnd(index + 1) || depth > 0:
            throw problem(.forbidden(.complexKey))
        case ":" where isBlankOrEnd(index + 1) || depth > 0:
            if depth == 0 {
                guard let key = tokenColumn else { throw problem(.forbidden(.complexKey)) }
                try own(key)
                tokenColumn = nil
            }
            try advance()
        case "#":
            // The reader takes it for a comment all the same.
            throw problem(.notYAML("a # without a blank before it"))
        default:
            try plain()
        }
    }

    /// A key or a dash at a column is the parent of what follows on its line.
    private mutating func own(_ column: Int) throws(PackError) {
        if column > Self.deepestIndent { throw problem(.nestedTooDeeply) }
        parent = column
    }

    private mutating func quoted(_ quote: Unicode.Scalar) throws(PackError) {
        let start = problem(.notYAML("a quote that is not closed"))
        try advance()
        while let scalar = here {
            if isLineEnd {
                try newLine()
            } else if scalar == "\\", quote == "\"" {
                try advance()
                if here == nil { break }
                if isLineEnd { try newLine() } else { try advance() }
            } else if scalar == quote {
                try advance()
                if quote == "\"" || here != "'" { return }
                try advance()
            } else {
                try advance()
            }
        }
        throw start
    }

    private mutating func plain() throws(PackError) {
        let start = problem(.looseText)
        let begin = column
        while let scalar = here, !isLineEnd {
            if scalar == ":", isBlankOrEnd(index + 1) || (depth > 0 && isFlowMark(index + 1)) {
                if depth == 0 { tokenColumn = begin }
                return
            }
            if depth > 0, isFlowMark(index) { return }
            if scalar == "#", isBlankOrEnd(index - 1) { break }
            try advance()
        }
        if depth == 0 {
            guard let parent else { throw start }
            loose = parent
        } else {
            try flowEnd(start)
        }
    }

    /// After plain text at a line's end within brackets: blanks and comments, and then a mark, not more of the text.
    private mutating func flowEnd(_ error: PackError) throws(PackError) {
        while let scalar = here {
            if isLineEnd {
                try newLine()
            } else if scalar == " " || scalar == "\t" {
                try advance()
            } else if scalar == "#", column == 0 || isBlankOrEnd(index - 1) {
                while here != nil, !isLineEnd { try advance() }
            } else {
                guard isFlowMark(index) else { throw error }
                return
            }
        }
    }

    // MARK: Block texts

    /// `|` or `>`, and all lines that are deeper than the key or dash.
    private mutating func block() throws(PackError) {
        guard let parent else { throw problem(.looseText) }
        try advance()
        if here == "-" || here == "+" { try advance() }
        while here == " " || here == "\t" { try advance() }
        if here == "#", isBlankOrEnd(index - 1) {
            while here != nil, !isLineEnd { try advance() }
        }
        guard here == nil || isLineEnd else { throw problem(.blockIndent) }

        var indent: Int?
        var widestBlank = 0
        while here != nil {
            let beforeLine = (index, line, lineStart)
            try newLine()
            while here == " " { try advance() }
            if here == nil { return }
            if isLineEnd {
                widestBlank = max(widestBlank, column)
                continue
            }
            if column <= parent {
                // The line belongs to what follows; its line end is taken there.
                (index, line, lineStart) = beforeLine
                return
            }
            // A blank line that is wider than the text would be its indentation.
            if indent == nil, widestBlank > column { throw problem(.blockIndent) }
            if here == "\t", column < (indent ?? .max) { throw problem(.blockIndent) }
            if column < (indent ?? 0) { throw problem(.blockIndent) }
            indent = indent ?? column
            while here != nil, !isLineEnd { try advance() }
        }
    }
}
