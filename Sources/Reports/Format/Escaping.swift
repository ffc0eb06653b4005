extension String {
    /// The text with some of its characters written otherwise.
    ///
    /// - Parameter written: how a character is written; nil for as it is.
    func escaping(_ written: (Unicode.Scalar) -> String?) -> String {
        var result = ""
        for scalar in unicodeScalars {
            if let text = written(scalar) { result += text } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }

    /// For text and attributes of XML alike. What XML 1.0 (section 2.2) has no character for becomes U+FFFD; what a
    /// terminal may act on is written by its number.
    var xmlEscaped: String {
        escaping { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "'": "&apos;"
            case "\t", "\n", "\r", "\u{7F}"..."\u{9F}": "&#\(scalar.value);"
            case "\0"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
            default: nil
            }
        }
    }

    /// On one line, with nothing that a terminal acts on or that changes the order of what is read: line ends and tabs
    /// become blanks, other control characters and the marks of the writing direction `\u{1b}`.
    ///
    /// For what comes from outside: an escape sequence in an output must not reach the reader's terminal.
    public var printable: String {
        escaping { scalar in
            switch scalar {
            case "\t", "\n", "\r", "\u{2028}", "\u{2029}": " "
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{61C}", "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}",
                "\u{2066}"..."\u{2069}", "\u{FEFF}":
                "\\u{" + String(scalar.value, radix: 16) + "}"
            default: nil
            }
        }
    }

    /// For the text and the attributes of HTML.
    var htmlEscaped: String {
        printable.xmlEscaped
    }

    /// The lines of a text as it was printed, without their ends (LF or CR LF).
    var outputLines: [String] {
        var lines = unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.last == "\r" ? line.dropLast() : line)
        }
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    /// Broken into lines of at most this many columns, at blanks and between East Asian characters.
    func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var columns = 0
        var rest = Substring(self)
        while let first = rest.first {
            // A piece that is not torn: a wide character with the closing marks after it, or a word with its blanks.
            var end = rest.index(after: rest.startIndex)
            if String(first).displayWidth == 1 {
                while end < rest.endIndex, rest[end] != " ", String(rest[end]).displayWidth == 1 {
                    end = rest.index(after: end)
                }
            }
            while end < rest.endIndex, rest[end] == " " || "、。，．）」』】・：；？！ー".contains(rest[end]) {
                end = rest.index(after: end)
            }
            let piece = String(rest[..<end])
            rest = rest[end...]
            if columns > 0, columns + piece.trimmingEnd.displayWidth > width {
                lines.append(line.trimmingEnd)
                (line, columns) = ("", 0)
            }
            line += piece
            columns += piece.displayWidth
        }
        if !line.isEmpty { lines.append(line.trimmingEnd) }
        return lines
    }
}
