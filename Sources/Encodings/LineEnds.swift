/// What ends a line.
public enum LineEnds: String, Hashable, Sendable, CaseIterable {
    case lf
    case crlf
}

/// How often each line end stands in a text.
public struct LineEndCounts: Hashable, Sendable {
    /// LF without CR before it.
    public var lf: Int
    public var crlf: Int
    /// CR without LF behind it. It ends no line.
    public var cr: Int

    public init(lf: Int = 0, crlf: Int = 0, cr: Int = 0) {
        self.lf = lf
        self.crlf = crlf
        self.cr = cr
    }

    /// The line end of every line; nil when there is none, or more than one kind.
    public var uniform: LineEnds? {
        lf > 0 && crlf == 0 ? .lf : lf == 0 && crlf > 0 ? .crlf : nil
    }

    /// Whether some lines end in LF and others in CR and LF.
    public var isMixed: Bool { lf > 0 && crlf > 0 }
}

/// A place as a person counts it, from 1. Lines end in LF, with or without CR before it; a column is a character.
public struct TextPlace: Hashable, Sendable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

extension DecodedText {
    /// How often each line end stands in the text.
    ///
    /// - Complexity: O(n)
    public func lineEndCounts() -> LineEndCounts {
        var counts = LineEndCounts()
        var isBehindCR = false
        for byte in utf8 {
            if byte == 0x0A {
                if isBehindCR { counts.crlf += 1 } else { counts.lf += 1 }
            } else if isBehindCR {
                counts.cr += 1
            }
            isBehindCR = byte == 0x0D
        }
        if isBehindCR { counts.cr += 1 }
        return counts
    }

    /// The lines and columns of places of ``utf8``.
    ///
    /// - Parameter offsets: Places in ascending order, 0 to the count of ``utf8``; one within a character is that character's.
    /// - Complexity: O(n), however many places there are.
    public func places(ofUTF8 offsets: [Int]) -> [TextPlace] {
        var places: [TextPlace] = []
        places.reserveCapacity(offsets.count)
        var place = TextPlace(line: 1, column: 1)
        var offset = 0
        for wanted in offsets {
            precondition(wanted <= utf8.count && wanted >= 0, "the place is outside of the text")
            while offset < wanted {
                let next = offset + UTF8Reading.byteCount(ofCharacterFrom: utf8[offset])
                guard next <= wanted else { break }
                if utf8[offset] == 0x0A {
                    place = TextPlace(line: place.line + 1, column: 1)
                } else {
                    place.column += 1
                }
                offset = next
            }
            precondition(wanted >= offset, "places are out of order")
            places.append(place)
        }
        return places
    }
}
