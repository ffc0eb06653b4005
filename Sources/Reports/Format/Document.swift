/// A value that prints as JSON. The keys of an object are printed in alphabetical order, so equal documents are equal
/// bytes.
public indirect enum Document: Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case string(String)
    case array([Document])
    case object([(String, Document)])

    /// On many lines, two blanks a level, with a line end.
    public var json: String {
        json(level: 0) + "\n"
    }

    /// The same on one line.
    var jsonLine: String {
        var text = ""
        write(to: &text, level: nil)
        return text + "\n"
    }

    /// As ``json``, without a line end, to stand in a document that is printed piece by piece.
    ///
    /// - Parameter level: How many objects and arrays are around it.
    func json(level: Int) -> String {
        var text = ""
        write(to: &text, level: level)
        return text
    }

    /// - Parameters:
    ///   - text: What is written to.
    ///   - level: How many objects and arrays are around it; nil for all on one line.
    private func write(to text: inout String, level: Int?) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .string(let value): Self.write(value, to: &text)
        case .array(let values):
            text += "["
            Self.write(values, to: &text, level: level) { $0.write(to: &$1, level: $2) }
            text += "]"
        case .object(let fields):
            text += "{"
            Self.write(fields.sorted { $0.0 < $1.0 }, to: &text, level: level) { field, text, level in
                Self.write(field.0, to: &text)
                text += level == nil ? ":" : " : "
                field.1.write(to: &text, level: level)
            }
            text += "}"
        }
    }

    /// What stands in brackets: of nothing, an empty line.
    private static func write<Item>(
        _ items: [Item],
        to text: inout String,
        level: Int?,
        _ write: (Item, inout String, Int?) -> Void
    ) {
        let inner = level.map { $0 + 1 }
        text += lineStart(items.isEmpty ? level.map { _ in 0 } : inner)
        for (index, item) in items.enumerated() {
            if index > 0 { text += "," + lineStart(inner) }
            write(item, &text, inner)
        }
        text += lineStart(level)
    }

    private static func lineStart(_ level: Int?) -> String {
        level.map { "\n" + String(repeating: "  ", count: $0) } ?? ""
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        var plain = string.utf8.startIndex
        let utf8 = string.utf8
        var index = plain
        while index < utf8.endIndex {
            let byte = utf8[index]
            var next = utf8.index(after: index)
            if byte == 0xC2, next < utf8.endIndex, utf8[next] < 0xA0 {
                // U+0080 to U+009F: a terminal may act on them.
                text += string[plain..<index] + "\\u00" + String(utf8[next], radix: 16)
                next = utf8.index(after: next)
                plain = next
            } else if let escape = escape(byte) {
                text += string[plain..<index]
                text += escape
                plain = next
            }
            index = next
        }
        text += string[plain...]
        text += "\""
    }

    /// RFC 8259, section 7: quotation mark, backslash and control characters; also DEL.
    private static func escape(_ byte: UInt8) -> String? {
        switch byte {
        case 0x22: "\\\""
        case 0x5C: "\\\\"
        case 0x08: "\\b"
        case 0x09: "\\t"
        case 0x0A: "\\n"
        case 0x0C: "\\f"
        case 0x0D: "\\r"
        case 0..<0x20, 0x7F: "\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        default: nil
        }
    }
}

extension Document {
    /// The string, or null for nil.
    static func optional(_ text: String?) -> Document {
        text.map { .string($0) } ?? .null
    }

    static func optional(_ number: (some BinaryInteger)?) -> Document {
        number.map { .integer(Int64(clamping: $0)) } ?? .null
    }
}
