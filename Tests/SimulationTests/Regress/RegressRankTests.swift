import Replay
import Simulation
import TestSupport
import Testing

@Suite struct RegressRankTests {
    static func statistics(_ baseline: [Int64], _ candidate: [Int64]) -> RankStatistics {
        RankStatistics(baseline: baseline.map { Nanoseconds($0) }, candidate: candidate.map { Nanoseconds($0) })
    }

    @Test func `the permeability of membranes stands as Hollander and Wolfe give it`() {
        // Hollander and Wolfe 1973, p. 69, in hundredths. W = 35 of 50 pairs, difference in location 0.305.
        // Without ties: mean 25, variance 50 * 16 / 12 = 66.667, z = (10 - 0.5) / 8.16497 = 1.16351, two-sided p = 0.24462.
        // Delta = 2 * 35 / 50 - 1 = 0.4. The shift is 30.5 hundredths, here in ns with a factor of 10.
        let term: [Int64] = [800, 830, 1_890, 1_040, 1_450, 1_380, 1_910, 1_640, 730, 1_460]
        let early: [Int64] = [1_150, 880, 900, 740, 1_210]
        let found = Self.statistics(early, term)
        #expect(found.u == 35)
        #expect(abs(found.p - 0.244_623_6) < 1e-6)
        #expect(abs(found.delta - 0.4) < 1e-12)
        #expect(found.shift.count == 305)
    }

    @Test(arguments: [(0.05, -150, 760), (1e-12, -480, 1_170)] as [(Double, Int64, Int64)])
    func `the interval of the shift is that of the differences by rank`(alpha: Double, lower: Int64, upper: Int64) {
        // The same two samples. At 95 %: rank 25.5 - 1.95996 * 8.16497 = 9.497, so the 9th of 50 differences from either
        // end; R's wilcox.test gives -0.15 and 0.76 too. Where no rank is far enough out: the outermost differences.
        let term: [Int64] = [800, 830, 1_890, 1_040, 1_450, 1_380, 1_910, 1_640, 730, 1_460]
        let early: [Int64] = [1_150, 880, 900, 740, 1_210]
        let found = RankStatistics(
            baseline: early.map { Nanoseconds($0) },
            candidate: term.map { Nanoseconds($0) },
            alpha: alpha
        )
        #expect(found.shiftInterval == DurationRange(lower: Nanoseconds(lower), upper: Nanoseconds(upper)))
    }

    @Test func `the interval holds the true shift about as often as it says`() {
        // 400 pairs of samples of 25, the second 300 later: at 90 % the true shift is outside 40 times, give or take 6.
        var generator = SeededGenerator(seed: 7)
        var outside = 0
        for _ in 0..<400 {
            let first = (0..<25).map { _ in Nanoseconds(Int64.random(in: 0..<10_000, using: &generator)) }
            let second = (0..<25).map { _ in Nanoseconds(300 + Int64.random(in: 0..<10_000, using: &generator)) }
            let found = RankStatistics(baseline: first, candidate: second, alpha: 0.1)
            let interval = found.shiftInterval
            #expect(interval.lower <= found.shift && found.shift <= interval.upper)
            if !(interval.lower...interval.upper).contains(Nanoseconds(300)) { outside += 1 }
        }
        #expect((20...60).contains(outside), "seed 7: \(outside) of 400")
    }

    @Test func `three against four values without ties`() {
        // Larger than: 2 one, 5 two, 7 three, 8 three: U = 9 of 12, delta = (9 - 3) / 12 = 0.5.
        // Variance 12 * 8 / 12 = 8, z = (3 - 0.5) / 2.82843 = 0.88388, p = 0.37676.
        // Differences -4 -2 -1 1 1 1 2 3 4 4 6 7: middle 1 and 2, mean 1.5.
        let found = Self.statistics([10, 40, 60], [20, 50, 70, 80])
        #expect(found.u == 9)
        #expect(abs(found.p - 0.376_759_1) < 1e-6)
        #expect(found.delta == 0.5)
        #expect(found.shift.count == 15)
        #expect(found.baselineMedian.count == 40 && found.candidateMedian.count == 60)
        // Rounded towards zero.
        #expect(Self.statistics([1, 4, 6], [2, 5, 7, 8]).shift.count == 1)
        #expect(Self.statistics([2, 5, 7, 8], [1, 4, 6]).shift.count == -1)
    }

    @Test func `ties count half and narrow the variance`() {
        // 2: one smaller, two tied: 2; each 3: three smaller, one tied: 3.5; 4: 4. U = 13 of 16, delta = 0.625.
        // Two groups of three: 24 + 24 = 48. Variance 16 / 12 * (9 - 48 / 56) = 10.85714, z = 4.5 / 3.29502 = 1.36570,
        // p = 0.17203; without the correction it would be 0.194.
        let found = Self.statistics([1, 2, 2, 3], [2, 3, 3, 4])
        #expect(found.u == 13)
        #expect(abs(found.p - 0.172_033_7) < 1e-6)
        #expect(found.delta == 0.625)
        #expect(found.shift.count == 1)
    }

    @Test func `identical samples do not differ`() {
        let values: [Int64] = [5, 3, 9, 9, 1, 7]
        let found = Self.statistics(values, values.reversed())
        #expect(found.u == 18)
        #expect(found.p == 1)
        #expect(found.delta == 0)
        #expect(found.shift == .zero)
        #expect(found.p99Shift == .zero)
    }

    @Test func `values that are all equal have no variance`() {
        let found = Self.statistics([4, 4, 4], [4, 4])
        #expect(found.p == 1 && found.u == 3 && found.delta == 0 && found.shift == .zero)
    }

    @Test func `samples apart have the whole effect`() {
        let found = Self.statistics(Array(1...50), Array(101...150))
        #expect(found.u == 2_500 && found.delta == 1)
        #expect(found.shift.count == 100)
        #expect(found.p < 1e-15)
    }

    @Test func `the 99th percentile is the value of that rank`() {
        #expect(Self.statistics(Array(1...100), Array(1...101)).baselineP99.count == 99)
        // 99.99 of 101 values: the 100th.
        #expect(Self.statistics(Array(1...100), Array(1...101)).candidateP99.count == 100)
        #expect(Self.statistics([7], [1, 8]).candidateP99.count == 8)
    }

    @Test func `the ends of the range do not trap`() {
        let found = Self.statistics([.min, .max], [.max, .min, 0])
        // Differences, held at the ends: min, -max, 0, 0, max and max; of six the middle are 0 and 0.
        #expect(found.shift == .zero)
        #expect(found.u == 3)
    }

    @Test func `a mean of two middle values on both sides of zero rounds towards it`() {
        #expect(Self.statistics([0], [-3, 4]).shift.count == 0)
        #expect(Self.statistics([0], [-4, 3]).shift.count == 0)
        #expect(Self.statistics([0], [-7, 2]).shift.count == -2)
        #expect(Self.statistics([0], [-2, 7]).shift.count == 2)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `drawn samples agree with every pair written out, both ways round`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let range = UInt64(4) << random.next(below: 40)
        func draw() -> [Int64] {
            (0..<1 + random.next(below: 60)).map { _ in Int64(random.next(below: range)) - Int64(range / 2) }
        }
        let (first, second) = (draw(), draw())
        let found = Self.statistics(first, second)
        let back = Self.statistics(second, first)
        let differences = second.flatMap { value in first.map { value - $0 } }.sorted()
        let middle = (differences[(differences.count - 1) / 2] + differences[differences.count / 2]) / 2
        let doubled = differences.count { $0 > 0 } * 2 + differences.count { $0 == 0 }
        #expect(found.shift.count == middle, "seed \(seed)")
        #expect(back.shift.count == -middle, "seed \(seed)")
        #expect(found.u == Double(doubled) / 2, "seed \(seed)")
        #expect(abs(found.p - back.p) < 1e-12, "seed \(seed)")
        #expect(abs(found.delta + back.delta) < 1e-12, "seed \(seed)")
    }
}
