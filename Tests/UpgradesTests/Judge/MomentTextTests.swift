import Replay
import Testing

@testable import Upgrades

struct MomentTextTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("1970-01-01t00:00:01z", 1_000_000_000), (" 1970-01-01 00:00:00.5Z ", 500_000_000),
        ("1970-01-01T09:00:00+09:00", 0), ("1969-12-31T23:00:00-01:00", 0), ("1970-01-01T00:00:00-00:00", 0),
        ("1970-01-01T00:00:00.123456789Z", 123_456_789), ("1972-06-30T23:59:60Z", 78_796_800_000_000_000),
        ("1972-07-01T08:59:60+09:00", 78_796_800_000_000_000), ("2024-02-29T00:00:00Z", 1_709_164_800_000_000_000),
    ])
    func `a moment is read`(text: String, nanoseconds: Int64) {
        #expect(MomentText.read(text) == Instant(nanoseconds: nanoseconds))
    }

    @Test(arguments: [
        "", "1970-01-01", "1970-01-01T00:00:00", "1970-01-01 00:00:00", "1970-1-01T00:00:00Z", "1970-02-30T00:00:00Z",
        "2023-02-29T00:00:00Z", "1970-13-01T00:00:00Z", "1970-01-01T24:00:00Z", "1970-01-01T00:60:00Z",
        "1970-01-01T00:00:61Z", "1970-01-01T00:00:60Z", "1972-06-30T23:59:60+09:00", "1970-01-01T00:00:00.Z",
        "1970-01-01T00:00:00.1234567890Z", "1970-01-01T00:00:00+24:00", "1970-01-01T00:00:00+09:60",
        "1970-01-01T00:00:00+0900", "1970-01-01T00:00:00Zx", "0001-01-01T00:00:00Z", "9999-01-01T00:00:00Z",
        "١970-01-01T00:00:00Z",
    ])
    func `what is no moment is not read`(text: String) {
        #expect(MomentText.read(text) == nil)
    }

    @Test(arguments: [0, 1, -1, 500_000_000, 1_769_358_052_000_000_000, -9_223_372_036_000_000_000])
    func `what is written is read again`(nanoseconds: Int64) {
        let moment = Instant(nanoseconds: nanoseconds)
        let inRange = CivilTime(moment).year >= 1678
        #expect(MomentText.read(MomentText.write(moment)) == (inRange ? moment : nil))
    }

    @Test func `a moment is written as RFC 3339 in UTC`() {
        #expect(MomentText.write(Instant(nanoseconds: 1_769_358_052_000_000_000)) == "2026-01-25T16:20:52Z")
        #expect(MomentText.write(Instant(nanoseconds: 10_000_000)) == "1970-01-01T00:00:00.01Z")
    }
}
