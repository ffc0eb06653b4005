internal import Redundancy
internal import Replay
internal import Testing

@testable internal import Reports

@Suite struct TimeTextTests {
    /// 2026-03-14T02:11:09.412Z
    private let moment: Int64 = 1_773_454_269_412_000_000

    @Test(arguments: [
        (0, "2026-03-14 02:11:09.412", "UTC", "2026-03-14T02:11:09.412Z"),
        (32_400, "2026-03-14 11:11:09.412", "UTC+09:00", "2026-03-14T11:11:09.412+09:00"),
        (-12_600, "2026-03-13 22:41:09.412", "UTC-03:30", "2026-03-13T22:41:09.412-03:30"),
        (20_700, "2026-03-14 07:56:09.412", "UTC+05:45", "2026-03-14T07:56:09.412+05:45"),
    ])
    func `a moment in UTC is printed in the zone asked for`(seconds: Int, text: String, zone: String, full: String) {
        let time = TimeText(zoneSeconds: seconds)
        #expect(time.text(Stamp(reckoning: .utc, earliest: moment)) == text)
        #expect(time.zone == zone)
        #expect(time.text(Instant(nanoseconds: moment)) == full)
    }

    @Test func `a stamp on a clock of unknown zone keeps the clock's own reading`() {
        for time in [TimeText(), TimeText(zoneSeconds: 32_400)] {
            #expect(time.text(Stamp(reckoning: .local, earliest: moment)) == "2026-03-14 02:11:09.412")
            #expect(time.text(Stamp(reckoning: .timeOfDay, earliest: 77_622_831_000_000)) == "21:33:42.831")
            #expect(
                time.text(Stamp(reckoning: .uptime, earliest: 24_000_000_000, width: 1_000_000_000)) == "up 00:00:24"
            )
        }
    }

    @Test func `a stamp without a year has a leap day, and days of one digit keep their column`() {
        let day: Int64 = 86_400_000_000_000
        func text(_ days: Int64, _ rest: Int64) -> String {
            TimeText().text(Stamp(reckoning: .yearless, earliest: days * day + rest))
        }
        #expect(text(0, 0) == "Jan  1 00:00:00.000")
        #expect(text(59, 1_000_000) == "Feb 29 00:00:00.001")
        #expect(text(60, 0) == "Mar  1 00:00:00.000")
        #expect(text(319, 37_464_891_000_000) == "Nov 15 10:24:24.891")
        #expect(text(365, 0) == "Dec 31 00:00:00.000")
    }

    @Test(arguments: [
        (0, 1_000_000_000, "10:24:24"), (0, 0, "10:24:24.000"), (1_000, 0, "10:24:24.000001"),
        (1, 0, "10:24:24.000000001"),
        (500_000_000, 0, "10:24:24.500"),
    ])
    func `a stamp has the digits that its source had, three at least`(fraction: Int64, width: Int64, text: String) {
        let stamp = Stamp(reckoning: .timeOfDay, earliest: 37_464_000_000_000 + fraction, width: width)
        #expect(TimeText().text(stamp) == text)
    }

    @Test func `uptime beyond a day goes on in hours`() {
        #expect(TimeText().text(Stamp(reckoning: .uptime, earliest: 360_005_000_000_000)) == "up 100:00:05")
    }

    @Test func `the time of a switchover is the device's words, else its form, else unknown`() {
        var row = SwitchoverRow(index: 1, previousActive: nil, currentActive: nil, reason: "", isPrinted: false)
        #expect(TimeText().text(row) == "unknown")
        row.occurred = Stamp(reckoning: .utc, earliest: moment)
        #expect(TimeText().text(row) == "02:11:09 UTC Sat Mar 14 2026")
        #expect(TimeText(zoneSeconds: 32_400).text(row) == "11:11:09 UTC+09:00 Sat Mar 14 2026")
        row.occurred = Stamp(reckoning: .local, earliest: moment)
        #expect(TimeText(zoneSeconds: 32_400).text(row) == "02:11:09 - Sat Mar 14 2026")
        row.occurred = Stamp(reckoning: .timeOfDay, earliest: 0, width: 1_000_000_000)
        #expect(TimeText().text(row) == "00:00:00")
        row.time = "17:30:48 GMT Fri Jun 7 2024"
        #expect(TimeText().text(row) == row.time)
    }

    @Test func `no reading of any clock traps`() {
        let readings: [Int64] = [.min, .min + 1, -1, 0, 1, moment, .max - 1, .max]
        for reckoning in Reckoning.allCases {
            for reading in readings {
                for zone in [-50_400, 0, 50_400] {
                    let text = TimeText(zoneSeconds: zone).text(Stamp(reckoning: reckoning, earliest: reading))
                    #expect(!text.isEmpty, "\(reckoning) \(reading) \(zone)")
                }
            }
        }
    }
}
