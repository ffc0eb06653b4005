internal import Redundancy
internal import Replay

/// Why a piece of text is no value of its kind.
enum QuantityError: Error {
    case malformed(expected: String)
    case outOfRange(allowed: String)
}

/// Numbers, lengths of time and distributions as a scenario writes them.
enum Quantity {
    /// A year: the longest time in a scenario.
    static let longest = Nanoseconds.seconds(365 * 86_400)
    static let unitLengths: [(name: String, length: Int64)] = [
        ("ns", 1), ("us", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000),
        ("min", 60_000_000_000), ("h", 3_600_000_000_000),
    ]

    /// A whole number without sign.
    static func number(_ text: some StringProtocol, in range: ClosedRange<Int>) throws(QuantityError) -> Int {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw .malformed(expected: "a whole number")
        }
        guard let value = Int(text), range.contains(value) else {
            throw .outOfRange(allowed: "\(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    /// `120ms`, `1.5s`: whole nanoseconds, from 0 to a year.
    static func time(_ text: some StringProtocol) throws(QuantityError) -> Nanoseconds {
        let malformed = QuantityError.malformed(expected: "a time such as 120ms, 5s or 2min")
        let beyond = QuantityError.outOfRange(allowed: "0s to a year")
        let isNegative = text.hasPrefix("-")
        let body = isNegative ? text.dropFirst() : text[...]
        let unitName = String(body.drop { $0.isASCII && ($0.isNumber || $0 == ".") })
        let parts = body.dropLast(unitName.count).split(separator: ".", omittingEmptySubsequences: false)
        guard let unit = unitLengths.first(where: { $0.name == unitName }), (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty })
        else { throw malformed }
        guard !isNegative else { throw beyond }

        guard let whole = Int64(parts[0]), whole <= longest.count / unit.length else { throw beyond }
        var count = whole * unit.length
        if parts.count == 2 {
            guard parts[1].utf8.count <= 9, let fraction = Int64(parts[1]) else { throw malformed }
            var scale: Int64 = 1
            for _ in parts[1].utf8 { scale *= 10 }
            let (part, rest) = scale.dividingFullWidth(unit.length.multipliedFullWidth(by: fraction))
            guard rest == 0 else { throw malformed }
            count += part
        }
        guard count <= longest.count else { throw beyond }
        return Nanoseconds(count)
    }

    /// The largest unit up to seconds of which it is a whole number.
    static func text(_ time: Nanoseconds) -> String {
        if time == .zero { return "0s" }
        for (name, length) in unitLengths.prefix(4).reversed() where time.count % length == 0 {
            return "\(time.count / length)\(name)"
        }
        return "\(time.count)ns"
    }

    /// `120ms`, `100ms..140ms` or `120ms +- 20ms`.
    static func distribution(_ text: some StringProtocol) throws(QuantityError) -> Distribution {
        let words = text.split { $0 == " " || $0 == "\t" }
        if words.count == 3, words[1] == "+-" {
            return .around(try time(words[0]), spread: try time(words[2]))
        }
        guard words.count == 1 else {
            throw .malformed(expected: "a duration such as 120ms, 100ms..140ms or 120ms +- 20ms")
        }
        guard let dots = words[0].firstRange(of: "..") else { return .fixed(try time(words[0])) }
        let lower = try time(words[0][..<dots.lowerBound])
        let upper = try time(words[0][dots.upperBound...])
        guard lower <= upper else { throw .malformed(expected: "a range from the shorter to the longer time") }
        return .uniform(lower: lower, upper: upper)
    }

    static func text(_ distribution: Distribution) -> String {
        switch distribution {
        case .fixed(let value): text(value)
        case .uniform(let lower, let upper): "\(text(lower))..\(text(upper))"
        case .around(let middle, let spread): "\(text(middle)) +- \(text(spread))"
        }
    }
}

extension CaseIterable {
    /// The case with this name in the source.
    static func named(_ word: some StringProtocol) -> Self? {
        allCases.first { String(describing: $0) == word }
    }
}
