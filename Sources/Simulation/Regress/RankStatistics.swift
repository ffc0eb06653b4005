internal import Foundation
public import Replay

/// How a candidate stands against a baseline, by ranks: no distribution is assumed.
///
/// Floating point is allowed here: it is reported and never stored.
public struct RankStatistics: Hashable, Sendable {
    /// Mann and Whitney 1947: pairs in which the candidate's value is the larger one, ties counted half.
    public var u: Double
    /// Two-sided, by the normal approximation with correction for ties and for continuity (Lehmann 1975).
    public var p: Double
    /// Hodges and Lehmann 1963: the median of all differences candidate less baseline. Exact; the mean of two middle
    /// differences is rounded towards zero. Positive: the candidate is slower.
    public var shift: Nanoseconds
    /// Where the shift lies with the probability 1 - alpha: the differences between two ranks, by the same approximation
    /// as the test (Hollander and Wolfe 1973, section 4.3). Without correction for ties, so at times too wide, never too
    /// narrow.
    public var shiftInterval: DurationRange
    /// Cliff 1993: the share of pairs in which the candidate is larger, less that in which it is smaller; -1 to 1.
    public var delta: Double
    /// The middle value, of two the mean rounded towards zero.
    public var baselineMedian: Nanoseconds
    public var candidateMedian: Nanoseconds
    /// Exact, of nearest rank.
    public var baselineP99: Nanoseconds
    public var candidateP99: Nanoseconds

    public var p99Shift: Nanoseconds { candidateP99 - baselineP99 }

    /// - Parameters:
    ///   - baseline: the values to compare with, in any order.
    ///   - candidate: the values that are compared, in any order.
    ///   - alpha: the probability with which the shift may lie outside its interval, above 0 and below 1.
    /// - Precondition: both have values.
    public init(baseline: [Nanoseconds], candidate: [Nanoseconds], alpha: Double = 0.01) {
        precondition(!baseline.isEmpty && !candidate.isEmpty, "statistics of a sample without values")
        precondition(alpha > 0 && alpha < 1, "statistics with an alpha of \(alpha)")
        let first = baseline.map(\.count).sorted()
        let second = candidate.map(\.count).sorted()
        let pairs = Double(first.count) * Double(second.count)
        u = Double(Self.doubledU(first, second)) / 2
        p = Self.probability(u: u, first, second)
        delta = 2 * u / pairs - 1
        shift = Nanoseconds(Self.shift(from: first, to: second))
        shiftInterval = Self.shiftInterval(from: first, to: second, alpha: alpha)
        baselineMedian = Nanoseconds(Self.median(first))
        candidateMedian = Nanoseconds(Self.median(second))
        baselineP99 = Nanoseconds(Self.p99(first))
        candidateP99 = Nanoseconds(Self.p99(second))
    }

    /// Twice U, a whole number. Both are sorted.
    private static func doubledU(_ first: [Int64], _ second: [Int64]) -> Int {
        var smaller = 0
        var notLarger = 0
        var sum = 0
        for value in second {
            while smaller < first.count, first[smaller] < value { smaller += 1 }
            while notLarger < first.count, first[notLarger] <= value { notLarger += 1 }
            sum += smaller + notLarger
        }
        return sum
    }

    private static func probability(u: Double, _ first: [Int64], _ second: [Int64]) -> Double {
        let pairs = Double(first.count) * Double(second.count)
        let total = Double(first.count + second.count)
        // The sum of t³ - t over every group of t equal values.
        var ties = 0.0
        let all = (first + second).sorted()
        var start = 0
        while start < all.count {
            let end = all[start...].firstIndex { $0 != all[start] } ?? all.count
            let size = Double(end - start)
            ties += size * size * size - size
            start = end
        }
        let variance = pairs / 12 * (total + 1 - ties / (total * (total - 1)))
        // Where all values are equal, rounding may leave a trace of a variance; half a pair is the least distance.
        let distance = abs(u - pairs / 2) - 0.5
        guard distance > 0, variance > 0 else { return 1 }
        return min(1, erfc(distance / (2 * variance).squareRoot()))
    }

    // MARK: The Hodges-Lehmann shift

    private static func shift(from first: [Int64], to second: [Int64]) -> Int64 {
        let pairs = first.count * second.count
        let upper = difference(first, second, rank: pairs / 2 + 1)
        guard pairs.isMultiple(of: 2) else { return upper }
        return middle(difference(first, second, rank: pairs / 2), upper)
    }

    private static func shiftInterval(from first: [Int64], to second: [Int64], alpha: Double) -> DurationRange {
        let pairs = Double(first.count) * Double(second.count)
        let deviation = (pairs * Double(first.count + second.count + 1) / 12).squareRoot()
        // Half a pair for continuity, as in the test.
        let rank = max(1, Int((pairs / 2 + 0.5 - deviate(above: alpha / 2) * deviation).rounded(.down)))
        return DurationRange(
            lower: Nanoseconds(difference(first, second, rank: rank)),
            upper: Nanoseconds(difference(first, second, rank: first.count * second.count + 1 - rank))
        )
    }

    /// What a standard normal deviate exceeds with this probability, which is below 1/2; by bisection.
    private static func deviate(above probability: Double) -> Double {
        var low = 0.0
        var high = 40.0
        for _ in 0..<64 {
            let middle = (low + high) / 2
            if erfc(middle / 2.0.squareRoot()) / 2 > probability { low = middle } else { high = middle }
        }
        return high
    }

    /// The difference of this rank, from 1: the least `d` that so many pairs do not exceed, found by bisection. A pass over
    /// both sorted samples per step and at most 64 steps: O((m + n) log range) instead of m * n differences.
    private static func difference(_ first: [Int64], _ second: [Int64], rank: Int) -> Int64 {
        var low = (Nanoseconds(second[0]) - Nanoseconds(first[first.count - 1])).count
        var high = (Nanoseconds(second[second.count - 1]) - Nanoseconds(first[0])).count
        while low < high {
            // Wrapping: the width of the range may need all 64 bits.
            let middle = low &+ Int64(bitPattern: UInt64(bitPattern: high &- low) / 2)
            if pairs(first, second, notAbove: middle) >= rank { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private static func pairs(_ first: [Int64], _ second: [Int64], notAbove difference: Int64) -> Int {
        var reached = 0
        var count = 0
        for value in first {
            let (limit, overflow) = value.addingReportingOverflow(difference)
            // Below the range no value lies, and above it none.
            if overflow && difference < 0 { continue }
            while reached < second.count, overflow || second[reached] <= limit { reached += 1 }
            count += reached
        }
        return count
    }

    // MARK: Order statistics

    private static func median(_ sorted: [Int64]) -> Int64 {
        middle(sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    }

    private static func p99(_ sorted: [Int64]) -> Int64 {
        sorted[(sorted.count * 99 + 99) / 100 - 1]
    }

    /// The mean of two, rounded towards zero, without their sum.
    private static func middle(_ left: Int64, _ right: Int64) -> Int64 {
        left / 2 + right / 2 + (left % 2 + right % 2) / 2 + correction(left, right)
    }

    /// Halves cut off on either side of zero: -3 and 4 have the mean 0.5, of which 0 is left, not 1.
    private static func correction(_ left: Int64, _ right: Int64) -> Int64 {
        let whole = left / 2 + right / 2 + (left % 2 + right % 2) / 2
        let half = (left % 2 + right % 2) % 2
        if whole > 0, half < 0 { return -1 }
        if whole < 0, half > 0 { return 1 }
        return 0
    }
}

/// How large an effect is by the thresholds of Romano et al. 2006 on |Cliff's delta|.
public enum EffectSize: UInt8, Hashable, Sendable, CaseIterable {
    /// Below 0.147.
    case negligible = 1
    /// Below 0.33.
    case small = 2
    /// Below 0.474.
    case medium = 3
    case large = 4

    /// - Parameter delta: Cliff's, -1 to 1.
    public init(delta: Double) {
        switch abs(delta) {
        case ..<0.147: self = .negligible
        case ..<0.33: self = .small
        case ..<0.474: self = .medium
        default: self = .large
        }
    }
}
