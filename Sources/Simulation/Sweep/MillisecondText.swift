internal import Replay

/// Lengths in milliseconds and fractions, with a point in every locale.
enum MillisecondText {
    /// `12.5`: exact with 6 decimals, cut towards zero with fewer.
    static func text(_ value: Nanoseconds, decimals: Int) -> String {
        let (whole, rest) = value.count.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        let digits = String(repeating: "0", count: 6 - String(rest).count) + String(rest)
        let sign = value.count < 0 ? "-" : ""
        return sign + String(whole) + (decimals > 0 ? "." + digits.prefix(decimals) : "")
    }

    /// `12.5 ms`: exact, without needless zeros.
    static func text(_ value: Nanoseconds) -> String {
        text(value, decimals: decimals(for: value)) + " ms"
    }

    /// How many decimals write `value` exactly.
    static func decimals(for value: Nanoseconds) -> Int {
        var rest = value.count.magnitude % 1_000_000
        var decimals = rest == 0 ? 0 : 6
        while decimals > 0, rest % 10 == 0 {
            rest /= 10
            decimals -= 1
        }
        return decimals
    }

    /// A fraction from -1 to 1 with `decimals` decimals, rounded.
    static func fraction(_ value: Double, decimals: Int) -> String {
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((value * Double(scale)).rounded())
        let digits = String(scaled.magnitude % UInt(scale))
        let zeros = String(repeating: "0", count: decimals - digits.count)
        return (scaled < 0 ? "-" : "") + "\(scaled.magnitude / UInt(scale)).\(zeros)\(digits)"
    }
}
