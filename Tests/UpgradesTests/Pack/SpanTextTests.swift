import Testing
import Upgrades

@Suite struct SpanTextTests {
    @Test(arguments: [
        (0, "0 s", "0 秒"), (59, "59 s", "59 秒"), (60, "1 min", "1 分"), (5400, "1 h 30 min", "1 時間 30 分"),
        (86_400, "24 h", "24 時間"), (172_800, "48 h", "48 時間"), (172_801, "2 d 1 s", "2 日 1 秒"),
        (302_400, "3 d 12 h", "3 日 12 時間"), (90_061, "25 h 1 min 1 s", "25 時間 1 分 1 秒"), (-60, "-1 min", "-1 分"),
        (Int64.min, "-106751991167300 d 15 h 30 min 8 s", "-106751991167300 日 15 時間 30 分 8 秒"),
    ])
    func `a span of time is said exactly, in units of people`(seconds: Int64, english: String, japanese: String) {
        #expect(LocalizedText(seconds: seconds) == LocalizedText(english: english, japanese: japanese))
    }
}
