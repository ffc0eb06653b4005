import Replay
import Testing

@Suite struct StampTests {
    private let second: Int64 = 1_000_000_000

    @Test func `stamps order by reckoning, then by the earliest moment, then by the latest`() {
        let ordered = [
            Stamp(reckoning: .utc, earliest: 900),
            Stamp(reckoning: .local, earliest: -5),
            Stamp(reckoning: .local, earliest: 3),
            Stamp(reckoning: .local, earliest: 3, width: 1),
            Stamp(reckoning: .yearless, earliest: 1),
            Stamp(reckoning: .timeOfDay, earliest: 0),
            Stamp(reckoning: .uptime, earliest: -1),
        ]
        #expect(ordered.reversed().sorted() == ordered)
    }

    @Test func `two exact stamps are an exact time apart`() throws {
        let fault = Stamp(reckoning: .utc, earliest: 1_000)
        let loss = Stamp(reckoning: .utc, earliest: 51_000)
        #expect(loss.elapsed(since: fault) == DurationRange(Nanoseconds(50_000)))
        #expect(fault.elapsed(since: loss) == DurationRange(Nanoseconds(-50_000)))
        #expect(loss.elapsed(since: fault)?.isExact == true)
    }

    @Test func `stamps of whole seconds are a range of two seconds apart`() {
        let first = Stamp(reckoning: .local, earliest: 10 * second, width: second)
        let later = Stamp(reckoning: .local, earliest: 13 * second, width: second)
        #expect(later.elapsed(since: first) == DurationRange(lower: .seconds(2), upper: .seconds(4)))
        #expect(first.elapsed(since: first) == DurationRange(lower: .seconds(-1), upper: .seconds(1)))
    }

    @Test(arguments: Reckoning.allCases)
    func `clocks that count differently are not subtracted`(reckoning: Reckoning) {
        for other in Reckoning.allCases {
            let elapsed = Stamp(reckoning: reckoning, earliest: 7).elapsed(since: Stamp(reckoning: other, earliest: 5))
            #expect(elapsed == (other == reckoning ? DurationRange(Nanoseconds(2)) : nil))
        }
    }

    @Test func `stamps at the ends of the range are subtracted without a trap`() {
        let first = Stamp(reckoning: .utc, earliest: .min, width: .max)
        let last = Stamp(reckoning: .utc, earliest: .max, width: .max)
        #expect(last.latest == .max)
        #expect(last.elapsed(since: first) == DurationRange(lower: Nanoseconds(.max), upper: Nanoseconds(.max)))
        #expect(first.elapsed(since: last) == DurationRange(lower: Nanoseconds(.min), upper: Nanoseconds(.min)))
    }

    @Test func `a range is widened on both sides and added end by end`() {
        let range = DurationRange(lower: .milliseconds(40), upper: .milliseconds(60))
        let widened = DurationRange(lower: .milliseconds(30), upper: .milliseconds(70))
        #expect(range.widened(by: .milliseconds(10)) == widened)
        #expect(range.widened(by: .zero) == range)
        #expect(range + widened == DurationRange(lower: .milliseconds(70), upper: .milliseconds(130)))
    }

    @Test(arguments: [
        (Int64.max, Int64(1), Int64.max), (.min, -1, .min), (.max, .min, -1), (3, -5, -2),
    ])
    func `a sum of lengths is held at the ends of the range`(left: Int64, right: Int64, sum: Int64) {
        #expect(Nanoseconds(left) + Nanoseconds(right) == Nanoseconds(sum))
    }

    @Test(arguments: [
        (Int64.max, Int64(-1), Int64.max), (.min, 1, .min), (0, .min, .max), (-1, .min, .max), (3, 5, -2),
    ])
    func `a difference of lengths is held at the ends of the range`(left: Int64, right: Int64, difference: Int64) {
        #expect(Nanoseconds(left) - Nanoseconds(right) == Nanoseconds(difference))
    }
}
