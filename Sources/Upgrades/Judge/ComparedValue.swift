/// A value as conditions compare it: a version, a whole number, or a text.
struct ComparedValue: Sendable {
    /// Two values are equal when their keys are: blanks and ASCII case, and the zeros of numbers and versions, make no
    /// difference. The first letter tells the form, so a number is never a version.
    let key: String
    /// Decimal digits without leading zeros, part by part and without trailing parts of zero; nil for a text.
    private let parts: [[UInt8]]?
    private let isNegative: Bool

    init(_ value: String) {
        let text = Self.collapsed(value)
        let bytes = Array(text.utf8)
        let sign = bytes.first == 0x2D
        if let parts = Self.parts(sign ? bytes.dropFirst() : bytes[...]), !sign || parts.count == 1 {
            let significant = Self.significant(parts)
            isNegative = sign && !significant.isEmpty
            self.parts = significant
            let joined = significant.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")
            key = (parts.count > 1 ? "v" : isNegative ? "n-" : "n") + joined
        } else {
            isNegative = false
            parts = nil
            key = "t" + String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
        }
    }

    /// Negative, zero or positive as `self` comes before, with or after the other; nil when one is a text.
    func order(_ other: Self) -> Int? {
        guard let parts, let others = other.parts else { return nil }
        if isNegative != other.isNegative { return isNegative ? -1 : 1 }
        let order = Self.order(parts, others)
        return isNegative ? -order : order
    }

    static func areEqual(_ left: String, _ right: String) -> Bool {
        Self(left).key == Self(right).key
    }

    /// Runs of ASCII blanks and line ends made one blank, none at the ends.
    static func collapsed(_ value: String) -> String {
        var bytes: [UInt8] = []
        var isBlank = false
        for byte in value.utf8 {
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                isBlank = !bytes.isEmpty
            } else {
                if isBlank { bytes.append(0x20) }
                isBlank = false
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Digits between dots, each without leading zeros; nil when the text is anything else.
    private static func parts(_ bytes: ArraySlice<UInt8>) -> [[UInt8]]? {
        var parts: [[UInt8]] = []
        for part in bytes.split(separator: 0x2E, omittingEmptySubsequences: false) {
            guard !part.isEmpty, part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            parts.append(Array(part.drop { $0 == 0x30 }))
        }
        return parts
    }

    /// Zero is no digits at all; a version's last parts of zero say nothing.
    private static func significant(_ parts: [[UInt8]]) -> [[UInt8]] {
        var parts = parts
        while parts.last?.isEmpty == true { parts.removeLast() }
        return parts
    }

    private static func order(_ left: [[UInt8]], _ right: [[UInt8]]) -> Int {
        for index in 0..<max(left.count, right.count) {
            let one = index < left.count ? left[index] : []
            let other = index < right.count ? right[index] : []
            if one.count != other.count { return one.count < other.count ? -1 : 1 }
            if one != other { return one.lexicographicallyPrecedes(other) ? -1 : 1 }
        }
        return 0
    }
}
