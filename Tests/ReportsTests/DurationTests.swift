internal import Replay
internal import Testing

@testable internal import Reports

@Suite struct DurationTests {
    static let lengths: [(Int64, String)] = [
        (0, "0 ms"), (1, "0.000001 ms"), (1_000, "0.001 ms"), (500_000, "0.5 ms"), (50_000_000, "50 ms"),
        (999_999_999, "999.999999 ms"), (1_020_000_000, "1,020 ms"), (9_999_000_000, "9,999 ms"),
        (9_999_999_999, "9,999.999999 ms"), (10_000_000_000, "10 s"), (10_000_000_001, "10.000000001 s"),
        (39_690_000_000, "39.690 s"), (266_610_000_000, "266.610 s"), (584_200_000_000, "584.200 s"),
        (584_201_000_000, "584.201 s"), (1_331_176_000_000, "1,331.176 s"), (1_234_567_000_000_000, "1,234,567 s"),
        (-7_000_000, "-7 ms"), (-10_500_000_000, "-10.500 s"), (.max, "9,223,372,036.854775807 s"),
        (.min, "-9,223,372,036.854775808 s"),
    ]

    @Test(arguments: lengths)
    func `a length is in milliseconds below ten seconds, in seconds from there on, and nothing is rounded`(
        count: Int64,
        text: String
    ) {
        #expect(Duration.text(Nanoseconds(count)) == text)
    }

    @Test func `an exact range is one length, another has two ends`() {
        let exact = DurationRange(.milliseconds(63))
        let wide = DurationRange(lower: .milliseconds(48), upper: .milliseconds(52))
        #expect(Duration.text(exact, .en) == "63 ms")
        #expect(Duration.text(exact, .ja) == "63 ms")
        #expect(Duration.text(wide, .en) == "48 ms to 52 ms")
        #expect(Duration.text(wide, .ja) == "48 ms 〜 52 ms")
        #expect(Duration.text(DurationRange(lower: .milliseconds(-1), upper: .seconds(11)), .en) == "-1 ms to 11 s")
    }

    @Test func `a gap carries its sign, once`() {
        #expect(Duration.gap(DurationRange(.zero), .en) == "+0 ms")
        #expect(Duration.gap(DurationRange(.milliseconds(160)), .en) == "+160 ms")
        #expect(Duration.gap(DurationRange(.milliseconds(-114)), .en) == "-114 ms")
        #expect(Duration.gap(DurationRange(lower: .zero, upper: .seconds(1)), .en) == "+0 ms to 1,000 ms")
        #expect(Duration.gap(DurationRange(lower: .milliseconds(-5), upper: .milliseconds(5)), .en) == "-5 ms to 5 ms")
    }

    @Test func `a negative length is its positive one with a sign, for any length`() {
        var state: UInt64 = 1
        for _ in 0..<1000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1
            let count = Int64(state >> (1 + state % 50))
            guard count > 0 else { continue }
            #expect(Duration.text(Nanoseconds(-count)) == "-" + Duration.text(Nanoseconds(count)), "\(count)")
        }
    }
}
