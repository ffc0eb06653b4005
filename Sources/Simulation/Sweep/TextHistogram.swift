public import Replay

/// A sample as rows of equal width with a bar each, for a terminal.
public struct TextHistogram: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        /// Included.
        public var lower: Nanoseconds
        /// Not included.
        public var upper: Nanoseconds
        public var count: Int
    }

    /// As near as a round width (1, 2, 2.5 or 5 times a power of ten) comes to this many: 10 to 22 rows, fewer only where
    /// rows of 1 ns are.
    public static let wantedRows: Int64 = 16
    /// The longest bar, in columns.
    public static let barWidth = 40

    /// From the smallest value to the largest, empty ones included; none for a sample without values.
    public var rows: [Row]

    public init(_ sample: Sample) {
        rows = []
        guard let smallest = sample.values.min(), let largest = sample.values.max() else { return }
        let width = Self.width(from: smallest.count, to: largest.count)
        let first = Self.floor(smallest.count, width)
        var counts = [Int](repeating: 0, count: Int(Self.floor(largest.count, width) - first + 1))
        for value in sample.values { counts[Int(Self.floor(value.count, width) - first)] += 1 }
        rows = counts.indices.map { index in
            let lower = Self.bound(first + Int64(index), width)
            return Row(lower: lower, upper: lower + Nanoseconds(width), count: counts[index])
        }
    }

    /// A line per row: bounds in milliseconds, bar, count. A row that is not empty has a bar.
    public var text: String {
        let decimals = rows.flatMap { [$0.lower, $0.upper] }.map { MillisecondText.decimals(for: $0) }.max() ?? 0
        let bounds = rows.map {
            (MillisecondText.text($0.lower, decimals: decimals), MillisecondText.text($0.upper, decimals: decimals))
        }
        let boundWidth = bounds.flatMap { [$0.count, $1.count] }.max() ?? 0
        let most = rows.map(\.count).max() ?? 0
        let countWidth = String(most).count
        func padded(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(0, width - text.count)) + text
        }
        return zip(rows, bounds).map { row, bound in
            let length = row.count == 0 ? 0 : max(1, Self.barWidth * row.count / most)
            let bar = String(repeating: "#", count: length) + String(repeating: " ", count: Self.barWidth - length)
            let from = padded(bound.0, boundWidth)
            let to = padded(bound.1, boundWidth)
            return "\(from) to \(to) ms  \(bar)  \(padded(String(row.count), countWidth))\n"
        }.joined()
    }

    /// The round width whose number of rows is nearest to the wanted one; the wider of two alike.
    private static func width(from smallest: Int64, to largest: Int64) -> Int64 {
        var best: Int64 = 1
        var bestDistance = Int64.max
        var decade: Int64 = 1
        while true {
            for width in decade == 1 ? [1, 2, 5] : [decade, decade * 2, decade / 10 * 25, decade * 5] {
                let (span, overflow) = floor(largest, width).subtractingReportingOverflow(floor(smallest, width))
                let distance = overflow ? Int64.max : abs(span - (wantedRows - 1))
                if distance <= bestDistance, !(span == 0 && width > 1) {
                    best = width
                    bestDistance = distance
                }
            }
            // 5 * 10^18 is the widest that a length can hold.
            if decade == 1_000_000_000_000_000_000 { return best }
            decade *= 10
        }
    }

    private static func floor(_ value: Int64, _ width: Int64) -> Int64 {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: width)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// The lower bound of a row, held at the end of the range.
    private static func bound(_ index: Int64, _ width: Int64) -> Nanoseconds {
        let (product, overflow) = index.multipliedReportingOverflow(by: width)
        return Nanoseconds(overflow ? (index < 0 ? .min : .max) : product)
    }
}
