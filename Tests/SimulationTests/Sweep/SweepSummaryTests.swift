import Redundancy
import Replay
import Simulation
import Testing

@Suite struct SweepSummaryTests {
    static func sample(_ values: [Int64]) -> Sample {
        Sample(name: "takeover", origin: .modelled, resolution: .zero, values: values.map { Nanoseconds($0) })
    }

    @Test func `the thousand whole milliseconds have their own ranks as percentiles`() throws {
        // Nearest rank: the 500th, 900th, 950th, 990th and 999th of 1 to 1,000 ms; the mean is 500.5 ms.
        let milliseconds: [Int64] = (1...1_000).map { $0 * 1_000_000 }
        let summary = try #require(SampleSummary(Self.sample(milliseconds.reversed())))
        #expect(summary.count == 1_000)
        #expect(summary.min == .milliseconds(1))
        #expect(summary.max == .milliseconds(1_000))
        #expect(summary.mean == Nanoseconds(500_500_000))
        let found = [summary.p50, summary.p90, summary.p95, summary.p99, summary.p999]
        for (value, exact) in zip(found, [500, 900, 950, 990, 999] as [Int64]) {
            #expect(value >= .milliseconds(exact))
            #expect(value.count <= exact * 1_001_000)
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `drawn percentiles are within 0_1 percent of the sorted values`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let count = 1 + Int(random.next(below: 3_000))
        let values = (0..<count).map { _ in Int64(random.next(below: UInt64(1) << random.next(below: 40))) }
        let summary = try #require(SampleSummary(Self.sample(values)))
        let sorted = values.sorted()
        // Permille and the value found.
        let found = [
            (500, summary.p50), (900, summary.p90), (950, summary.p95), (990, summary.p99), (999, summary.p999),
        ]
        for (permille, value) in found {
            let exact = sorted[(count * permille + 999) / 1_000 - 1]
            #expect(value.count >= exact && value.count - exact <= exact / 1_000, "seed \(seed), \(permille) permille")
        }
        #expect(summary.min.count == sorted.first && summary.max.count == sorted.last, "seed \(seed)")
        #expect(summary.mean.count == values.reduce(0, +) / Int64(count), "seed \(seed)")
    }

    @Test func `one value is everything`() throws {
        let summary = try #require(SampleSummary(Self.sample([1_020_123_457])))
        let all = [summary.min, summary.p50, summary.p90, summary.p95, summary.p99, summary.p999, summary.max]
        #expect(Set(all) == [Nanoseconds(1_020_123_457)])
        #expect(summary.mean == Nanoseconds(1_020_123_457))
    }

    @Test func `no values have no summary`() {
        #expect(SampleSummary(Self.sample([])) == nil)
    }

    @Test func `effects stamped before their cause keep their sign`() throws {
        let summary = try #require(SampleSummary(Self.sample([-3_000, -2_000, 1_000])))
        #expect(summary.min.count == -3_000)
        // The distance to the smallest is 1,000, told exactly below 2,048.
        #expect(summary.p50.count == -2_000)
        #expect(summary.max.count == 1_000)
        // -4,000 / 3 = -1,333.3.
        #expect(summary.mean.count == -1_333)
    }

    @Test func `a mean rounds towards zero where the parts differ in sign`() throws {
        // 7 / 2 + -2 / 2 is 3 - 1 with the remainder 1: 2.5. And its mirror.
        #expect(try #require(SampleSummary(Self.sample([7, -2]))).mean.count == 2)
        #expect(try #require(SampleSummary(Self.sample([-7, 2]))).mean.count == -2)
        // 4 / 3 + -1 / 3 + -1 / 3: quotients 1, remainders -1: 2 / 3.
        #expect(try #require(SampleSummary(Self.sample([4, -1, -1]))).mean.count == 0)
    }

    @Test func `the ends of the range do not trap`() throws {
        let summary = try #require(SampleSummary(Self.sample([.min, .max, .max])))
        #expect(summary.min.count == .min && summary.max.count == .max)
        #expect(try #require(SampleSummary(Self.sample([.max, .max]))).mean.count == .max)
        #expect(try #require(SampleSummary(Self.sample([.max, .max]))).p50.count == .max)
    }
}
