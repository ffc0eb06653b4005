internal import Replay

/// Lengths of time as people read them: `50 ms`, `1,020 ms`, `584.201 s`, `9 min 44.2 s` never, since a column of one
/// unit compares at a glance.
enum Duration {
    /// Milliseconds below ten seconds, seconds from there on; no digit is rounded away above a microsecond.
    static func text(_ length: Nanoseconds) -> String {
        let sign = length.count < 0 ? "-" : ""
        let magnitude = length.count.magnitude
        if magnitude < 10_000_000_000 {
            let rest = fraction(magnitude % 1_000_000, digits: 6, atLeast: 1)
            return sign + grouped(magnitude / 1_000_000) + rest + " ms"
        }
        let rest = fraction(magnitude % 1_000_000_000, digits: 9, atLeast: 3)
        return sign + grouped(magnitude / 1_000_000_000) + rest + " s"
    }

    static func text(_ range: DurationRange, _ language: Language) -> String {
        guard !range.isExact else { return text(range.lower) }
        let joint = language.pick(" to ", " 〜 ")
        return text(range.lower) + joint + text(range.upper)
    }

    /// The gap since the line before, with its sign.
    static func gap(_ range: DurationRange, _ language: Language) -> String {
        range.lower.count >= 0 ? "+" + text(range, language) : text(range, language)
    }

    private static func grouped(_ number: UInt64) -> String {
        var digits = String(number)
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
            place -= 3
        }
        return digits
    }

    /// `.201` for 201,000,000 of nine digits, `.200` for 200,000,000 where three are wanted at least; nothing for zero.
    private static func fraction(_ rest: UInt64, digits: Int, atLeast least: Int) -> String {
        guard rest != 0 else { return "" }
        var text = String(rest)
        text = String(repeating: "0", count: digits - text.count) + text
        while text.count > least, text.hasSuffix("0") { text.removeLast() }
        return "." + text
    }
}
