internal import Histogram
public import Replay

/// What a sample comes to, in nanoseconds.
///
/// Percentiles are of nearest rank, read off an HdrHistogram (Tene) of 5 significant digits: at or above the exact value
/// by less than 0.001 %. `min`, `max` and `mean` are exact. Where a sample has negative values, the histogram counts from the
/// smallest, and the 0.001 % are of the distance to it.
public struct SampleSummary: Hashable, Sendable {
    public var count: Int
    public var min: Nanoseconds
    public var p50: Nanoseconds
    public var p90: Nanoseconds
    public var p95: Nanoseconds
    public var p99: Nanoseconds
    /// 99.9 %.
    public var p999: Nanoseconds
    public var max: Nanoseconds
    /// Rounded towards zero.
    public var mean: Nanoseconds

    /// Nil for a sample without values.
    public init?(_ sample: Sample) {
        guard let smallest = sample.values.min(), let largest = sample.values.max() else { return nil }
        let base = Swift.min(smallest, .zero)
        var histogram = Histogram<UInt64>(numberOfSignificantValueDigits: .five)
        for value in sample.values { histogram.record(UInt64((value - base).count)) }
        func percentile(_ percent: Double) -> Nanoseconds {
            let found = base + Nanoseconds(Int64(clamping: histogram.valueAtPercentile(percent)))
            return Swift.max(smallest, Swift.min(found, largest))
        }
        count = sample.values.count
        min = smallest
        p50 = percentile(50)
        p90 = percentile(90)
        p95 = percentile(95)
        p99 = percentile(99)
        p999 = percentile(99.9)
        max = largest
        mean = Self.mean(of: sample.values)
    }

    /// The mean by quotients and remainders, whose sums do not overflow.
    private static func mean(of values: [Nanoseconds]) -> Nanoseconds {
        let count = Int64(values.count)
        var quotient: Int64 = 0
        var remainder: Int64 = 0
        for value in values {
            // The running sum may pass through values beyond the mean, never beyond the range: each is at most a count-th of it.
            quotient += value.count / count
            remainder += value.count % count
        }
        quotient += remainder / count
        remainder %= count
        // Both parts round towards zero together only where they have one sign.
        if quotient > 0, remainder < 0 { quotient -= 1 }
        if quotient < 0, remainder > 0 { quotient += 1 }
        return Nanoseconds(quotient)
    }
}
