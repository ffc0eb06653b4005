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

    /// For text and attributes of XML alike. What XML 1.0 (section 2.2) has no character for becomes U+FFFD.
    var xmlEscaped: String {
        escaping { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "'": "&apos;"
            case "\t", "\n", "\r": "&#\(scalar.value);"
            case "\0"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
            default: nil
            }
        }
    }
}
