/// A parameter's value, taken apart at its commas.
public struct ParameterValue: Hashable, Sendable {
    public var items: [ValueItem]
}

/// One item of a value.
public struct ValueItem: Hashable, Sendable {
    public enum Form: Hashable, Sendable {
        /// As it stands.
        case raw
        /// Between quotation marks, `#"` for a quotation mark and `##` for a hash.
        case quoted
        /// Between parentheses.
        case tuple([Element])
    }

    /// A member of a tuple: `f=name` or `name`.
    public struct Element: Hashable, Sendable {
        public var key: ByteRange?
        /// Never a tuple itself.
        public var value: ByteRange
        public var isQuoted: Bool
    }

    public var form: Form
    /// With its quotation marks or parentheses, without the blanks around it.
    public var range: ByteRange
}

/// Why a value cannot be taken apart.
public struct ValueProblem: Error, Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// `#` before anything but `"` and `#`.
        case strayHash
        /// A quotation mark that has no partner in the value.
        case unterminatedQuote
        /// Text behind a closing quotation mark or parenthesis.
        case textBehindItem
        /// `(` without `)`.
        case unclosedParenthesis
    }

    public var kind: Kind
    public var range: ByteRange
}

extension SyntaxTree {
    /// A parameter's value by its items. Linear in its length.
    public func value(of parameter: ParameterID) throws(ValueProblem) -> ParameterValue {
        var reader = ValueReader(utf8: utf8, range: self[parameter].value)
        return ParameterValue(items: try reader.items())
    }

    /// The text that an item means: what is quoted without its marks and escapes.
    public func text(_ item: ValueItem) -> String {
        item.form == .quoted ? unquoted(item.range) : text(item.range)
    }

    public func text(_ element: ValueItem.Element) -> String {
        element.isQuoted ? unquoted(element.value) : text(element.value)
    }

    private func unquoted(_ range: ByteRange) -> String {
        let inner = utf8[(range.range.lowerBound + 1)..<(range.range.upperBound - 1)]
        guard inner.contains(Byte.hash) else { return String(decoding: inner, as: UTF8.self) }
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in inner {
            if !isEscaped, byte == Byte.hash {
                isEscaped = true
            } else {
                bytes.append(byte)
                isEscaped = false
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Text as a quoted value has it: in quotation marks, with escapes.
    public static func quoted(_ text: String) -> String {
        var result = "\""
        for character in text.unicodeScalars {
            if character == "\"" || character == "#" { result += "#" }
            result.unicodeScalars.append(character)
        }
        return result + "\""
    }
}

private struct ValueReader {
    let utf8: [UInt8]
    let end: Int
    var position: Int

    init(utf8: [UInt8], range: ByteRange) {
        self.utf8 = utf8
        position = Int(range.start)
        end = Int(range.end)
    }

    mutating func items() throws(ValueProblem) -> [ValueItem] {
        var items: [ValueItem] = []
        while true {
            skipBlanks()
            items.append(try item())
            skipBlanks()
            guard position < end else { return items }
            guard utf8[position] == Byte.comma else { throw problem(.textBehindItem, position, end) }
            position += 1
        }
    }

    private mutating func item() throws(ValueProblem) -> ValueItem {
        let start = position
        guard position < end else { return ValueItem(form: .raw, range: ByteRange(start, start)) }
        switch utf8[position] {
        case Byte.quote:
            try skipQuoted()
            return ValueItem(form: .quoted, range: ByteRange(start, position))
        case Byte.openingParenthesis:
            let elements = try tuple()
            return ValueItem(form: .tuple(elements), range: ByteRange(start, position))
        default:
            try skipRaw(until: [Byte.comma])
            return ValueItem(form: .raw, range: trimmed(start, position))
        }
    }

    private mutating func tuple() throws(ValueProblem) -> [ValueItem.Element] {
        let start = position
        position += 1
        var elements: [ValueItem.Element] = []
        while true {
            skipBlanks()
            var key: ByteRange?
            var valueStart = position
            if position < end, utf8[position] != Byte.quote {
                try skipRaw(until: [Byte.comma, Byte.closingParenthesis, Byte.equals])
                if position < end, utf8[position] == Byte.equals {
                    key = trimmed(valueStart, position)
                    position += 1
                    skipBlanks()
                    valueStart = position
                }
            }
            let isQuoted = position < end && position == valueStart && utf8[position] == Byte.quote
            if isQuoted {
                try skipQuoted()
                elements.append(.init(key: key, value: ByteRange(valueStart, position), isQuoted: true))
                skipBlanks()
            } else {
                try skipRaw(until: [Byte.comma, Byte.closingParenthesis])
                elements.append(.init(key: key, value: trimmed(valueStart, position), isQuoted: false))
            }
            guard position < end else { throw problem(.unclosedParenthesis, start, end) }
            switch utf8[position] {
            case Byte.comma: position += 1
            case Byte.closingParenthesis:
                position += 1
                return elements
            default: throw problem(.textBehindItem, position, end)
            }
        }
    }

    /// Up to one of `ends`, or the value's end; what stands in quotation marks does not count.
    private mutating func skipRaw(until ends: [UInt8]) throws(ValueProblem) {
        while position < end, !ends.contains(utf8[position]) {
            if utf8[position] == Byte.quote { try skipQuoted() } else { position += 1 }
        }
    }

    private mutating func skipQuoted() throws(ValueProblem) {
        let start = position
        position += 1
        while position < end {
            switch utf8[position] {
            case Byte.quote:
                position += 1
                return
            case Byte.hash:
                guard position + 1 < end, utf8[position + 1] == Byte.hash || utf8[position + 1] == Byte.quote else {
                    throw problem(.strayHash, position, position + 1)
                }
                position += 2
            default:
                position += 1
            }
        }
        throw problem(.unterminatedQuote, start, end)
    }

    private mutating func skipBlanks() {
        while position < end, Byte.isBlank(utf8[position]) { position += 1 }
    }

    private func trimmed(_ start: Int, _ end: Int) -> ByteRange {
        var last = end
        while last > start, Byte.isBlank(utf8[last - 1]) { last -= 1 }
        return ByteRange(start, last)
    }

    private func problem(_ kind: ValueProblem.Kind, _ start: Int, _ end: Int) -> ValueProblem {
        ValueProblem(kind: kind, range: ByteRange(start, end))
    }
}
