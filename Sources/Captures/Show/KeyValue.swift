internal import Redundancy

/// `key = value` or `key: value`, as every block of the outputs is printed (spec 2.1, 2.2, 2.6).
struct KeyValue {
    var key: Substring
    var value: Substring

    enum Separator {
        /// `=` with a blank before it, or at the end of the line: an address with `?a=b` inside is no key.
        case equals
        /// `:` before a blank or at the end: `2025-07-01:07:30:06` is no key.
        case colon
    }

    /// Nil when the line has no such separator, or nothing before it.
    init?(_ line: Substring, _ separator: Separator) {
        let bytes = line.utf8
        let sign = separator == .equals ? UInt8(ascii: "=") : UInt8(ascii: ":")
        var place = bytes.startIndex
        while let found = bytes[place...].firstIndex(of: sign) {
            let next = bytes.index(after: found)
            let isSeparator =
                switch separator {
                case .equals: found > bytes.startIndex && bytes[bytes.index(before: found)].isBlank
                case .colon: next == bytes.endIndex || bytes[next].isBlank
                }
            if isSeparator {
                key = line[..<found].trimmed
                value = line[next...].trimmed
                guard !key.isEmpty else { return nil }
                return
            }
            place = next
        }
        return nil
    }

    var field: Field { Field(String(key), String(value)) }

    /// `Down      Reason: Failure` in two fields, as `Communications` is printed in both outputs that have it.
    var fieldsWithReason: [Field] {
        guard let (word, reason) = value.parted(at: "Reason:") else { return [field] }
        return [Field(String(key), String(word.trimmed)), Field("\(key) reason", String(reason.trimmed))]
    }

    /// `disabled (system is simplex (no peer unit))` in two fields.
    var fieldsWithBracket: [Field] {
        guard let (word, _) = value.parted(at: "("), let reason = value.between("(", andLast: ")") else {
            return [field]
        }
        return [Field(String(key), String(word.trimmed)), Field("\(key) reason", String(reason.trimmed))]
    }
}
