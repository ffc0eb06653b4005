public import Replay

/// Durations of which each run draws its own. Integers only, so that every machine draws the same.
public enum Distribution: Hashable, Sendable {
    case fixed(Nanoseconds)
    /// Every length from `lower` to `upper` is as likely.
    case uniform(lower: Nanoseconds, upper: Nanoseconds)
    /// Around `middle`, at most `spread` away: the mean of four uniform draws.
    case around(Nanoseconds, spread: Nanoseconds)

    public func draw(from random: inout SeededRandom) -> Nanoseconds {
        switch self {
        case .fixed(let value):
            return value
        case .uniform(let lower, let upper):
            precondition(lower <= upper, "a distribution from \(lower.count) ns down to \(upper.count) ns")
            return lower + Nanoseconds(Int64(random.next(below: UInt64(upper.count - lower.count) + 1)))
        case .around(let middle, let spread):
            precondition(spread >= .zero, "a distribution with the spread \(spread.count) ns")
            let width = UInt64(spread.count) * 2 + 1
            var sum: Int64 = 0
            for _ in 0..<4 { sum += Int64(random.next(below: width)) - spread.count }
            return max(.zero, middle + Nanoseconds(sum / 4))
        }
    }

    /// The middle of the distribution.
    public var nominal: Nanoseconds {
        switch self {
        case .fixed(let value): value
        case .uniform(let lower, let upper): Nanoseconds((lower.count + upper.count) / 2)
        case .around(let middle, _): middle
        }
    }
}

/// The one source of chance in a simulation: splitmix64 (Steele, Lea and Flood 2014), the same on every machine.
public struct SeededRandom: Hashable, Sendable {
    private var state: UInt64

    public init(seed: UInt64) {
        state = seed
    }

    public mutating func next() -> UInt64 {
        // Wrapping is the generator's own arithmetic.
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// 0 to `bound` less one, each as likely.
    public mutating func next(below bound: UInt64) -> UInt64 {
        precondition(bound > 0, "a draw below 0")
        return next().multipliedFullWidth(by: bound).high
    }
}
