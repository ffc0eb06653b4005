import Redundancy
import Replay
import Simulation
import Testing

@Suite struct SweepTextHistogramTests {
    private static func histogram(_ values: [Int64]) -> TextHistogram {
        TextHistogram(SweepSummaryTests.sample(values))
    }

    @Test func `a small sample is drawn to the letter`() {
        // 0 to 30 ms: rows of 2 ms make 16. The fullest has 80 values and 40 columns; 20 make 10, 1 its least of 1.
        let values = Array(repeating: Int64(0), count: 20) + Array(repeating: 3_000_000, count: 80) + [30_000_000]
        let lines = Self.histogram(values).text.split(separator: "\n")
        #expect(lines.count == 16)
        #expect(lines[0] == " 0 to  2 ms  ##########" + String(repeating: " ", count: 30) + "  20")
        #expect(lines[1] == " 2 to  4 ms  " + String(repeating: "#", count: 40) + "  80")
        #expect(lines[2] == " 4 to  6 ms  " + String(repeating: " ", count: 40) + "   0")
        #expect(lines[15] == "30 to 32 ms  #" + String(repeating: " ", count: 39) + "   1")
    }

    @Test func `a bound belongs to the row above it`() {
        let histogram = Self.histogram([0, 1_999_999, 2_000_000, 30_000_000])
        #expect(histogram.rows.prefix(2).map(\.count) == [2, 1])
    }

    @Test func `fractions of milliseconds are written as far as the width needs`() {
        // 48 to 55.4 ms: 0.5 ms makes 15 rows, 0.25 ms 30.
        let histogram = Self.histogram([48_000_000, 55_400_000])
        #expect(histogram.text.hasPrefix("48.0 to 48.5 ms"))
        #expect(histogram.rows.count == 15)
    }

    @Test func `negative values lie in rows that reach down to them`() {
        let histogram = Self.histogram([-1_000_000, 14_000_000])
        #expect(histogram.rows.first?.lower == .milliseconds(-1))
        #expect(histogram.text.hasPrefix("-1 to  0 ms  ##"))
    }

    @Test func `equal values make one row`() {
        #expect(Self.histogram([5, 5, 5]).rows.map(\.count) == [3])
    }

    @Test func `no values make no rows`() {
        #expect(Self.histogram([]).text.isEmpty)
    }

    @Test func `the ends of the range do not trap`() {
        #expect(Self.histogram([.min, .max]).rows.map(\.count).reduce(0, +) == 2)
        #expect(!Self.histogram([.min, .max]).text.isEmpty)
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `drawn values all lie in their rows, which are alike and about 16`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let range = UInt64(100) << random.next(below: 40)
        let values = (0..<500).map { _ in Int64(random.next(below: range)) }
        let rows = Self.histogram(values).rows
        #expect((10...22).contains(rows.count), "seed \(seed): \(rows.count) rows")
        #expect(Set(rows.map { $0.upper - $0.lower }).count == 1, "seed \(seed)")
        for row in rows {
            let inside = values.count { row.lower.count <= $0 && $0 < row.upper.count }
            #expect(row.count == inside, "seed \(seed), row from \(row.lower.count)")
        }
        #expect(rows.map(\.count).reduce(0, +) == 500, "seed \(seed)")
    }
}
