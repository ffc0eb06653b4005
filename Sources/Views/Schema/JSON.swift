/// The little JSON that columns hold: flat objects and arrays of numbers and texts, always written the same way.
enum JSON {
    static func object(_ members: [(name: String, value: Value)]) -> String {
        "{\(members.map { "\(text($0.name)):\(text($0.value))" }.joined(separator: ","))}"
    }

    static func array(_ values: some Sequence<Value>) -> String {
        "[\(values.map { text($0) }.joined(separator: ","))]"
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .null: "null"
        case .integer(let number): String(number)
        case .text(let words): text(words)
        }
    }

    private static func text(_ words: String) -> String {
        var escaped = "\""
        for scalar in words.unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped + "\""
    }
}
