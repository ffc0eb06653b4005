extension Unicode.Scalar {
    /// A blank of a terminal or of a copied page; the byte order mark counts as one, for it says nothing either.
    var isOutputBlank: Bool {
        switch self {
        case " ", "\t", "\r", "\u{A0}", "\u{3000}", "\u{FEFF}": true
        default: false
        }
    }
}

extension StringProtocol {
    /// The words between blanks.
    ///
    /// - Complexity: O(*n*).
    var outputWords: [String] {
        unicodeScalars.split(whereSeparator: \.isOutputBlank).map { String(String.UnicodeScalarView($0)) }
    }

    /// Without blanks at the ends, and with runs of blanks made one.
    var collapsed: String {
        outputWords.joined(separator: " ")
    }

    /// The columns of a line that is set with two blanks or more, or with tabs, between them; one blank belongs to a value.
    var outputColumns: [String] {
        var columns: [String] = []
        var current = String.UnicodeScalarView()
        var blanks = 0
        var hasTab = false
        for scalar in unicodeScalars {
            guard !scalar.isOutputBlank else {
                blanks += 1
                hasTab = hasTab || scalar == "\t"
                continue
            }
            if blanks > 1 || hasTab {
                if !current.isEmpty { columns.append(String(current)) }
                current = String.UnicodeScalarView()
            } else if blanks == 1, !current.isEmpty {
                current.append(" ")
            }
            blanks = 0
            hasTab = false
            current.append(scalar)
        }
        if !current.isEmpty { columns.append(String(current)) }
        return columns
    }

    /// A line of dashes, equals signs or blanks only, and at least three of the first two.
    var isOutputRule: Bool {
        var count = 0
        for scalar in unicodeScalars where !scalar.isOutputBlank {
            guard scalar == "-" || scalar == "=" || scalar == "_" else { return false }
            count += 1
        }
        return count >= 3
    }

    /// Decimal ASCII digits only, at least one.
    var isOutputNumber: Bool {
        !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// A key in the form of a column's name: lower case, with `-` for blanks and `_`.
    var outputColumnName: String {
        collapsed.lowercased().split(omittingEmptySubsequences: false) { $0 == " " || $0 == "_" }.joined(separator: "-")
    }
}

extension OutputText.Line {
    var isBlank: Bool {
        text.unicodeScalars.allSatisfy(\.isOutputBlank)
    }

    var collapsed: String { text.collapsed }

    /// From 1: where the first character that is no blank stands.
    var firstColumn: Int {
        (text.firstIndex { !$0.unicodeScalars.allSatisfy(\.isOutputBlank) }).map {
            text.distance(from: text.startIndex, to: $0) + 1
        } ?? 1
    }

    /// The error for a line that does not fit where it stands: the program's own error when it is one that is known.
    var misfit: OutputError {
        if let message = ProgramMessage(text) {
            return OutputError(
                line: number,
                column: firstColumn,
                .programError(message: message.text, meaning: message.meaning)
            )
        }
        return OutputError(line: number, column: firstColumn, .unknownLine(collapsed))
    }

    /// The error for a value that cannot be one.
    func invalid(_ pair: KeyValueLine) -> OutputError {
        OutputError(line: number, column: firstColumn, .invalidValue(field: pair.key, value: pair.value))
    }

    /// As ``misfit``, for a text in which nothing of the output was found before this line.
    func foreign(expected: String) -> OutputError {
        let misfit = misfit
        guard case .unknownLine = misfit.problem else { return misfit }
        return OutputError(line: number, column: firstColumn, .notThisOutput(expected: expected))
    }
}

/// A line of the form `Key : value`, in any width, or `key=value`.
struct KeyValueLine: Hashable {
    /// As printed, with runs of blanks made one.
    var key: String
    var value: String

    /// Nil when the line has no separator, or nothing before it. A colon before `//` or `\` belongs to an address or a path.
    init?(_ text: some StringProtocol, separators: [Unicode.Scalar] = [":"]) {
        let scalars = text.unicodeScalars
        var place = scalars.startIndex
        while place < scalars.endIndex {
            let next = scalars.index(after: place)
            if separators.contains(scalars[place]) {
                let rest = scalars[next...]
                if scalars[place] != ":" || !(rest.starts(with: "//".unicodeScalars) || rest.first == "\\") { break }
            }
            place = next
        }
        guard place < scalars.endIndex else { return nil }
        key = String(String.UnicodeScalarView(scalars[..<place])).collapsed
        value = String(String.UnicodeScalarView(scalars[scalars.index(after: place)...])).collapsed
        guard !key.isEmpty else { return nil }
    }
}
