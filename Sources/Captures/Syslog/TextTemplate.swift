internal import Redundancy

/// The shape of a message's text, written as the text with holes in it:
///
/// - `{unit}`: `Switch 1`, `chassis 2`; `Router 1` where a publisher replaced the word (`spec/redundancy.md` §7, 7)
/// - `{number}`: decimal digits
/// - `{words}`: one byte or more, up to the first place where what follows in the template stands
///
/// Letters match in either case, one blank any run of blanks. No text beyond ``textLimit`` matches, so that a hostile
/// one (60 thousand blanks) costs no more than a long one.
struct TextTemplate: Sendable {
    /// What stood in the holes, each kind in order.
    struct Findings: Hashable, Sendable {
        var units: [ChassisNumber] = []
        var numbers: [UInt32] = []
        var words: [String] = []
    }

    private enum Piece: Sendable {
        case literal([UInt8])
        case unit
        case number
        case words
    }

    /// The bytes that a text may have. IOS-XE cuts its messages far earlier.
    static let textLimit = 4096

    private let pieces: [Piece]

    init(_ template: String) {
        var pieces: [Piece] = []
        for part in template.split(separator: "{", omittingEmptySubsequences: true) {
            guard let close = part.firstIndex(of: "}") else {
                pieces.append(.literal(part.utf8.map(\.folded)))
                continue
            }
            switch part[..<close] {
            case "unit": pieces.append(.unit)
            case "number": pieces.append(.number)
            case "words": pieces.append(.words)
            default: preconditionFailure("a template with the unknown hole \(part)")
            }
            let rest = part[part.index(after: close)...]
            if !rest.isEmpty { pieces.append(.literal(rest.utf8.map(\.folded))) }
        }
        self.pieces = pieces
    }

    /// What the holes hold when the range of the line has this shape. Blanks and a full stop at its end count for
    /// nothing.
    func match(_ line: Span<UInt8>, _ range: Range<Int>) -> Findings? {
        let range = range.clamped(to: 0..<line.count)
        guard range.count <= Self.textLimit else { return nil }
        var end = range.upperBound
        while end > range.lowerBound, line.byte(end - 1).isBlank { end -= 1 }
        if end > range.lowerBound, line.byte(end - 1) == UInt8(ascii: ".") { end -= 1 }
        var findings = Findings()
        var place = range.lowerBound
        var wordsStart: Int?
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .words:
                wordsStart = place
            case .unit:
                guard let unit = Self.unit(line, &place, end) else { return nil }
                findings.units.append(unit)
            case .number:
                guard let number = line.number(at: &place, 1, 9), place <= end else { return nil }
                findings.numbers.append(UInt32(number))
            case .literal(let literal):
                guard let start = wordsStart else {
                    guard let after = Self.after(literal, line, place, end) else { return nil }
                    place = after
                    continue
                }
                let isLast = index == pieces.count - 1
                var found: Int?
                var at = start + 1
                while at < end {
                    if let after = Self.after(literal, line, at, end), !isLast || after == end {
                        found = after
                        break
                    }
                    at += 1
                }
                guard let found else { return nil }
                findings.words.append(line.text(start..<at).text)
                wordsStart = nil
                place = found
            }
        }
        if let start = wordsStart {
            guard start < end else { return nil }
            findings.words.append(line.text(start..<end).text)
            place = end
        }
        return place == end ? findings : nil
    }

    /// The first unit that a text names.
    static func firstUnit(_ line: Span<UInt8>, _ range: Range<Int>) -> ChassisNumber? {
        for start in range.clamped(to: 0..<line.count).prefix(textLimit) {
            guard start == range.lowerBound || !line.byte(start - 1).isLetter else { continue }
            var place = start
            if let unit = unit(line, &place, range.upperBound) { return unit }
        }
        return nil
    }

    private static let unitNames = ["switch ", "chassis ", "router "].map { Array($0.utf8) }

    private static func unit(_ line: Span<UInt8>, _ position: inout Int, _ end: Int) -> ChassisNumber? {
        for name in unitNames {
            guard var place = after(name, line, position, end) else { continue }
            guard let number = line.number(at: &place, 1, 2), place <= end, let unit = ChassisNumber(number) else {
                return nil
            }
            position = place
            return unit
        }
        return nil
    }

    /// The place behind a literal, or nil when it does not stand there.
    private static func after(_ literal: [UInt8], _ line: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var place = start
        for byte in literal {
            guard place < end else { return nil }
            if byte == UInt8(ascii: " ") {
                guard line.byte(place).isBlank else { return nil }
                while place < end, line.byte(place).isBlank { place += 1 }
            } else {
                guard line.byte(place).folded == byte else { return nil }
                place += 1
            }
        }
        return place
    }
}
