/// A piece of a line with the place of its first byte, from 0. Devices pad columns by bytes.
struct Cell: Hashable {
    var start: Int
    var text: Substring

    /// Behind its last byte.
    var end: Int { start + text.utf8.count }
}

extension Substring {
    /// Without blanks and tabs at both ends.
    var trimmed: Substring {
        let blanks = utf8
        var start = blanks.startIndex
        var end = blanks.endIndex
        while start < end, blanks[start].isBlank { start = blanks.index(after: start) }
        while end > start, blanks[blanks.index(before: end)].isBlank { end = blanks.index(before: end) }
        return self[start..<end]
    }

    /// Compares bytes: unlike `hasPrefix` it need not normalise, and it is asked of every line many times.
    func begins(with prefix: StaticString) -> Bool {
        prefix.withUTF8Buffer { unsafe utf8.starts(with: $0) }
    }

    /// What stands behind a prefix; nil without that prefix.
    func rest(after prefix: StaticString) -> Substring? {
        guard begins(with: prefix) else { return nil }
        return self[utf8.index(startIndex, offsetBy: prefix.utf8CodeUnitCount)...]
    }

    /// What stands before and behind the first occurrence of a text.
    func parted(at separator: String) -> (before: Substring, after: Substring)? {
        guard let range = firstRange(of: separator) else { return nil }
        return (self[..<range.lowerBound], self[range.upperBound...])
    }

    /// What stands between the first occurrence of one text and the last of another behind it.
    func between(_ opening: String, andLast closing: Character) -> Substring? {
        guard let (_, inner) = parted(at: opening), let end = inner.lastIndex(of: closing) else { return nil }
        return inner[..<end]
    }

    /// The pieces between blanks.
    var words: [Cell] {
        var words: [Cell] = []
        var place = 0
        var start: (place: Int, index: Index)?
        for index in utf8.indices {
            if utf8[index].isBlank {
                if let begun = start { words.append(Cell(start: begun.place, text: self[begun.index..<index])) }
                start = nil
            } else if start == nil {
                start = (place, index)
            }
            place += 1
        }
        if let begun = start { words.append(Cell(start: begun.place, text: self[begun.index...])) }
        return words
    }

    /// The pieces between two blanks or more, or a tab: a value with single blanks inside (`HA sync in progress`) is one
    /// piece.
    var cells: [Cell] {
        var cells: [Cell] = []
        for word in words {
            guard let last = cells.last, word.start == last.end + 1,
                utf8[utf8.index(word.text.startIndex, offsetBy: -1)] == UInt8(ascii: " ")
            else {
                cells.append(word)
                continue
            }
            cells[cells.count - 1].text = self[last.text.startIndex..<word.text.endIndex]
        }
        return cells
    }

    /// With every run of blanks as one: `8  -STANDBY HOT` is printed with one or two.
    var singleBlanked: String {
        words.map(\.text).joined(separator: " ")
    }

    /// Whether the line only underlines: dashes or equals signs, with gaps between the columns.
    var isRuler: Bool {
        var seen = false
        for byte in utf8 where !byte.isBlank {
            guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "=") else { return false }
            seen = true
        }
        return seen
    }

    /// Whether it is written like a MAC address of IOS: three groups of four hexadecimal digits.
    var isMACAddress: Bool {
        guard utf8.count == 14 else { return false }
        return utf8.enumerated().allSatisfy { place, byte in
            place == 4 || place == 9 ? byte == UInt8(ascii: ".") : byte.isHexadecimalDigit
        }
    }

    /// Whether it is one digit or more and nothing else.
    var isDigits: Bool {
        !isEmpty && utf8.allSatisfy(\.isDigit)
    }
}

extension UInt8 {
    var isHexadecimalDigit: Bool {
        isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
    }
}
