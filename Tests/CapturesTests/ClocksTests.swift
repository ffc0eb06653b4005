import Captures
import Operations
import Redundancy
import Replay
import Testing

@Suite struct ClocksTests {
    private let end = "%SYS-5-RESTART: System restarted --"

    private func occurred(_ text: String, _ options: CaptureOptions = CaptureOptions()) -> [Stamp?] {
        events(read(text, options)).map(\.occurred)
    }

    @Test func `nothing is added to a stamp without a year`() {
        #expect(occurred("Mar  4 05:06:07.089: \(end)") == [stamp(.yearless, 1972, 3, 4, 5, 6, 7, milliseconds: 89)])
        #expect(occurred("Feb 29 05:06:07.089: \(end)") == [stamp(.yearless, 1972, 2, 29, 5, 6, 7, milliseconds: 89)])
    }

    @Test func `the options give year and zone, and never overrule a stamp that has its own`() {
        let options = CaptureOptions(year: 2031, zoneSeconds: 9 * 3600)
        #expect(
            occurred("Mar  4 14:06:07.089: \(end)", options) == [stamp(.utc, 2031, 3, 4, 5, 6, 7, milliseconds: 89)]
        )
        #expect(
            occurred("Mar  4 14:06:07.089 GMT: \(end)", options) == [stamp(.utc, 2031, 3, 4, 5, 6, 7, milliseconds: 89)]
        )
        #expect(
            occurred("Mar  4 2029 14:06:07.089 UTC: \(end)", options)
                == [stamp(.utc, 2029, 3, 4, 14, 6, 7, milliseconds: 89)]
        )
        #expect(
            occurred("Mar  4 14:06:07.089: \(end)", CaptureOptions(zoneSeconds: 0))
                == [stamp(.yearless, 1972, 3, 4, 14, 6, 7, milliseconds: 89)]
        )
    }

    @Test func `a day that the given year does not have is listed`() {
        #expect(unread(read("Feb 29 05:06:07.089: \(end)", CaptureOptions(year: 2031))) == [.impossibleTime])
    }

    @Test(arguments: [
        "<Tue Mar  4 05:06:09 2031> Message from sysmgr: words",
        "*05:06:09.100 UTC Tue Mar 4 2031",
        "Time source is NTP, 05:06:09.100 JST Tue Mar 4 2031",
        "Mar  4 2031 05:06:09.100: %LINK-3-UPDOWN: words",
        "2031/03/04 05:06:09.100000000 {x_R0-0}{1}: [a] [1]: (note): words",
        "2031-03-04T14:06:09+09:00 relay 12: *Mar  4 05:06:08.000: %LINK-3-UPDOWN: words",
    ])
    func `another line tells the year, wherever it stands`(_ evidence: String) {
        let line = "*Mar  4 05:06:07.089: \(end)"
        for text in ["\(evidence)\n\(line)\n", "\(line)\n\(evidence)\n"] {
            #expect(occurred(text) == [stamp(.local, 2031, 3, 4, 5, 6, 7, milliseconds: 89)])
        }
    }

    @Test(arguments: [
        "Compiled Tue Mar  4 05:06:09 2031 by a builder",
        "<Wed Mar  4 05:06:09 2031> Message from sysmgr: the weekday of another year",
        "   1       1        2     user forced            05:40:13 UTC Tue Mar 4 2031",
        "Linux version 5.0 (x@y) #1 SMP Tue Mar 4 05:06:09 PST 2031",
        "2031-12-31T23:06:09+09:00 relay 12: *Jan  1 05:06:08.000: %LINK-3-UPDOWN: words",
        "Mar  4 2031 05:06:09.100: %LINK-3-UPDOWN: words\nMar  4 2029 05:06:09.100: %LINK-3-UPDOWN: words",
    ])
    func `lines that tell no year, or two, leave it unknown`(_ evidence: String) {
        let read = occurred("*Mar  4 05:06:07.089: \(end)\n\(evidence)\n")
        #expect(read == [stamp(.yearless, 1972, 3, 4, 5, 6, 7, milliseconds: 89)])
    }

    @Test func `a capture over New Year takes both years from one line`() {
        let text = """
            Dec 31 23:59:59.900: \(end)
            Jan  1 00:00:00.100: \(end)
            Dec 31 23:59:59.950: \(end)
            Jan  1 00:00:00.200: \(end)
            <Wed Jan  1 00:01:00 2031> Message from sysmgr: words
            """
        let last = stamp(.local, 2030, 12, 31, 23, 59, 59, milliseconds: 900)
        let first = stamp(.local, 2031, 1, 1, 0, 0, 0, milliseconds: 100)
        #expect(
            occurred(text) == [
                last, first, stamp(.local, 2030, 12, 31, 23, 59, 59, milliseconds: 950),
                stamp(.local, 2031, 1, 1, 0, 0, 0, milliseconds: 200),
            ]
        )
        #expect(occurred(text, CaptureOptions(year: 2030)).prefix(2) == [last, first])
    }

    @Test func `a log that is printed in January has the lines of November from the year before`() {
        let text = "*05:06:09.100 UTC Sat Jan 4 2031\nNov  4 05:06:07.089: \(end)\nJan  2 05:06:07.089: \(end)\n"
        #expect(
            occurred(text) == [
                stamp(.local, 2030, 11, 4, 5, 6, 7, milliseconds: 89),
                stamp(.local, 2031, 1, 2, 5, 6, 7, milliseconds: 89),
            ]
        )
        let unclear = "*05:06:09.100 UTC Wed Dec 31 2031\nJan  2 05:06:07.089: \(end)\n"
        #expect(occurred(unclear) == [stamp(.yearless, 1972, 1, 2, 5, 6, 7, milliseconds: 89)])
    }

    @Test func `without a year, a new year still follows the old one`() throws {
        let read = occurred("Dec 31 23:59:59.900: \(end)\nJan  1 00:00:00.100: \(end)")
        let (before, after) = (try #require(read[0]), try #require(read[1]))
        #expect(after.elapsed(since: before) == DurationRange(.milliseconds(200)))
    }

    @Test func `times of day go on over midnight, and a late line goes back before it`() {
        let text = """
            *23:59:59.500: \(end)
            *00:00:00.500: \(end)
            *23:59:59.900: \(end)
            *00:00:01.000: \(end)
            *00:00:00.900: \(end)
            """
        let day: Int64 = 86_400 * second
        let expected = [day - second / 2, day + second / 2, day - second / 10, day + second, day + second * 9 / 10]
        #expect(occurred(text) == expected.map { Stamp(reckoning: .timeOfDay, earliest: $0) })
    }

    @Test func `a numeric zone of other lines holds for lines without one, a name does not`() {
        let known = "Mar  4 2031 14:06:07.000 UTC+09:00: %LINK-3-UPDOWN: words\n"
        #expect(
            occurred(known + "Mar  4 14:06:07.089: \(end)") == [stamp(.utc, 2031, 3, 4, 5, 6, 7, milliseconds: 89)]
        )
        let named = "Mar  4 2031 14:06:07.000 JST: %LINK-3-UPDOWN: words\n"
        #expect(
            occurred(named + "Mar  4 14:06:07.089: \(end)") == [stamp(.local, 2031, 3, 4, 14, 6, 7, milliseconds: 89)]
        )
        #expect(
            occurred(known + "Mar  4 14:06:07.089 JST: \(end)")
                == [stamp(.local, 2031, 3, 4, 14, 6, 7, milliseconds: 89)]
        )
    }

    @Test func `a relay's zone holds where both clocks read alike, and not for an unset clock`() {
        let alike = "2031-03-04T14:06:08+09:00 ctl-a 12: Mar  4 14:06:07.089: \(end)"
        #expect(occurred(alike) == [stamp(.utc, 2031, 3, 4, 5, 6, 7, milliseconds: 89)])
        let unset = "2031-03-04T14:06:08+09:00 ctl-a 12: *Mar  4 14:06:07.089: \(end)"
        #expect(occurred(unset) == [stamp(.local, 2031, 3, 4, 14, 6, 7, milliseconds: 89)])
        let apart = "2031-03-04T14:06:08+09:00 ctl-a 12: Mar  4 13:06:07.089: \(end)"
        #expect(occurred("\(alike)\n\(apart)").map { $0?.reckoning } == [.local, .local])
    }

    @Test func `uptime is placed by the restart message where both clocks saw the end of the boot`() {
        let uptime = "00:10:00: %RF-5-RF_TERMINAL_STATE: Terminal state reached for (SSO)\n"
        #expect(occurred(uptime) == [Stamp(reckoning: .uptime, earliest: 600 * second, width: second)])
        let anchor = "00:05:00 System initialization complete\nMar  4 2031 05:06:07.000: \(end)\n"
        #expect(
            occurred(uptime + anchor).first
                == stamp(.local, 2031, 3, 4, 5, 11, 6, width: 2 * second)
        )
        let twice = "Mar  4 2031 06:06:07.000: \(end)\n"
        #expect(occurred(uptime + anchor + twice).first.map { $0?.reckoning } == .uptime)
    }

    @Test func `two hosts in one file share no zone, and each names its own clock`() {
        let text = """
            Mar  4 05:06:09 ctl-a 12: ctl-a: Mar  4 2031 14:06:07.000 UTC+09:00: \(end)
            Mar  4 05:06:09 ctl-b 12: ctl-b: Mar  4 2031 14:06:07.000: \(end)
            """
        let items = read(text)
        #expect(witnesses(items).map(\.clock) == ["ctl-a", "ctl-b"])
        #expect(events(items).map { $0.occurred?.reckoning } == [.utc, .local])
        #expect(events(items).map(\.observer) == [nil, nil])
    }

    private static let added =
        "%STACKMGR-4-SWITCH_ADDED: Switch N R0/0: stack_mgr: Switch 1 has been added to the stack.\n"
    private static let one = ChassisNumber(rawValue: 1)
    private static let two = ChassisNumber(rawValue: 2)

    private func line(of unit: Int) -> String {
        "*Mar  4 05:06:07.089: " + Self.added.replacing("Switch N", with: "Switch \(unit)")
    }

    private var plain: String { "*Mar  4 05:06:07.089: \(end)\n" }

    @Test func `a file is of the only unit that its process prefixes name`() {
        let items = read(line(of: 2) + plain)
        #expect(events(items).map(\.observer) == [Self.two, Self.two])
        #expect(witnesses(items).map(\.clock) == ["chassis 2", "chassis 2"])
        let both = read(line(of: 1) + line(of: 2) + plain)
        #expect(events(both).map(\.observer) == [Self.one, Self.two, nil])
        #expect(witnesses(both).map(\.clock) == ["", "", ""])
    }

    @Test func `a unit's line in the other unit's file is its own statement, on the file's clock`() {
        let items = read(line(of: 1) + line(of: 2) + plain, CaptureOptions(unit: Self.two))
        #expect(events(items).map(\.observer) == [Self.one, Self.two, Self.two])
        #expect(witnesses(items).map(\.clock) == ["chassis 2", "chassis 2", "chassis 2"])
    }

    @Test(arguments: [
        "%HMANRP-5-CHASSIS_DOWN_EVENT: Chassis 1 gone DOWN",
        "%IOSXE_REDUNDANCY-6-PEER: Active detected chassis 1 as standby.",
    ])
    func `a file is of the peer of the one chassis that it names as gone or as standby`(_ evidence: String) {
        let text = line(of: 1) + "*Mar  4 05:06:07.089: \(evidence)\n" + plain
        #expect(events(read(text)).map(\.observer) == [Self.one, Self.two, Self.two])
        // Both are named: one of the two lines was relayed, and nothing tells which.
        let other = text + "*Mar  4 05:06:07.089: " + evidence.replacing("hassis 1", with: "hassis 2") + "\n"
        #expect(events(read(other)).map(\.observer) == [Self.one, nil, nil, nil])
    }
}
