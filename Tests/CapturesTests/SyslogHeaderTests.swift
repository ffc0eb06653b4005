import Captures
import Operations
import Redundancy
import Replay
import Testing

/// A line in one of the header forms of `spec/redundancy.md` §3.1, and what its header says.
struct HeaderCase: Sendable, CustomTestStringConvertible {
    var line: String
    var occurred: Stamp?
    var mark = ClockMark.none
    var zone = ""
    var clock = ""
    var form = WitnessForm.syslog

    var testDescription: String { line }

    init(
        _ line: String,
        _ occurred: Stamp?,
        mark: ClockMark = .none,
        zone: String = "",
        clock: String = "",
        form: WitnessForm = .syslog
    ) {
        self.line = line
        self.occurred = occurred
        self.mark = mark
        self.zone = zone
        self.clock = clock
        self.form = form
    }

    private static let yearless = stamp(.yearless, 1972, 3, 4, 5, 6, 7, milliseconds: 89)
    private static let local = stamp(.local, 2031, 3, 4, 5, 6, 7, milliseconds: 89)
    private static let utc = stamp(.utc, 2031, 3, 4, 5, 6, 7, milliseconds: 89)
    private static let seconds = stamp(.yearless, 1972, 3, 4, 5, 6, 7, width: second)
    private static let timeOfDay = stamp(.timeOfDay, 1970, 1, 1, 5, 6, 7, milliseconds: 89)
    private static let hour: Int64 = 3600 * second
    private static let text = "%RF-5-RF_TERMINAL_STATE: Terminal state reached for (SSO)"

    static let all: [HeaderCase] = [
        // The unit's own console.
        HeaderCase("*Mar  4 05:06:07.089: \(text)", yearless, mark: .unset),
        HeaderCase(".Mar  4 05:06:07.089: \(text)", yearless, mark: .unsynchronised),
        HeaderCase("Mar  4 05:06:07.089: \(text)", yearless),
        HeaderCase("Mar 04 05:06:07.089: \(text)", yearless),
        HeaderCase("Mar  4 05:06:07: \(text)", seconds),
        HeaderCase(
            "*Mar  4 05:06:07.0: \(text)",
            stamp(.yearless, 1972, 3, 4, 5, 6, 7, width: second / 10),
            mark: .unset
        ),
        HeaderCase(
            "Mar  4 05:06:07.08: \(text)",
            stamp(.yearless, 1972, 3, 4, 5, 6, 7, milliseconds: 80, width: second / 100)
        ),
        HeaderCase("Mar  4 2031 05:06:07.089: \(text)", local),
        HeaderCase("Mar  4 2031 05:06:07.089 mdt: \(text)", local, zone: "mdt"),
        HeaderCase("Mar  4 2031 05:06:07.089 GMT: \(text)", local, zone: "GMT"),
        HeaderCase("Mar  4 2031 05:06:07.089 UTC: \(text)", utc, zone: "UTC"),
        HeaderCase("Mar  4 2031 12:36:07.089 UTC+07:30: \(text)", utc, zone: "UTC+07:30"),
        HeaderCase("Mar  4 2031 01:06:07.089 -04:00: \(text)", utc, zone: "-04:00"),
        HeaderCase("*05:06:07.089: \(text)", timeOfDay, mark: .unset),
        HeaderCase("05:06:07.089 PDT: \(text)", timeOfDay, zone: "PDT"),
        HeaderCase("00:01:02: \(text)", Stamp(reckoning: .uptime, earliest: 62 * second, width: second)),
        HeaderCase("3d04h: \(text)", Stamp(reckoning: .uptime, earliest: 76 * hour, width: hour)),
        HeaderCase("1w2d: \(text)", Stamp(reckoning: .uptime, earliest: 216 * hour, width: 24 * hour)),
        HeaderCase(
            "2y10w: \(text)",
            Stamp(reckoning: .uptime, earliest: (730 + 70) * 24 * hour, width: 168 * hour)
        ),
        HeaderCase(text, nil),
        HeaderCase("000123: *Mar  4 05:06:07.089: \(text)", yearless, mark: .unset),
        HeaderCase("ctl-a#*Mar  4 05:06:07.089: \(text)", yearless, mark: .unset),
        // Processes before the text, a member behind it, a message inside a message.
        HeaderCase(
            "Mar  4 05:06:07.089: %RF-5-RF_TERMINAL_STATE: 2 ha_mgr:  Terminal state reached for (SSO)",
            yearless,
            clock: "chassis 2"
        ),
        HeaderCase(
            "Mar  4 05:06:07.089: %RF-5-RF_TERMINAL_STATE: Chassis 1 R0/0: rif_mgr: Terminal state reached for (SSO)",
            yearless,
            clock: "chassis 1"
        ),
        HeaderCase(
            "Mar  4 05:06:07.089: %RF-5-RF_TERMINAL_STATE: R1/0: pvp: Terminal state reached for (SSO)",
            yearless
        ),
        HeaderCase("Mar  4 05:06:07.089: %RF-5-RF_TERMINAL_STATE: C9/0: Terminal state reached for (SSO)", yearless),
        HeaderCase("Mar  4 05:06:07.089: \(text) (infra-p3-4-1)", yearless),
        HeaderCase("Mar  4 05:06:07.089: %RF-SW1-5-RF_TERMINAL_STATE: Terminal state reached for (SSO)", yearless),
        HeaderCase(
            "*Mar  4 05:06:07.089: %IOSXE-6-PLATFORM: Switch 1 R0/0: kernel: said \(text)",
            yearless,
            mark: .unset,
            clock: "chassis 1"
        ),
        // Relays.
        HeaderCase("<189>000123: ctl-a: Mar  4 05:06:07.089: \(text)", yearless, clock: "ctl-a"),
        HeaderCase("Mar  4 05:06:09 192.0.2.7 123: Mar  4 05:06:07.089: \(text)", yearless, clock: "192.0.2.7"),
        HeaderCase(
            "Mar  4 05:06:09 192.0.2.7 123: ctl-a: *Mar  4 05:06:07.089: \(text)",
            yearless,
            mark: .unset,
            clock: "ctl-a"
        ),
        HeaderCase(
            "<189>1 2031-03-04T05:06:09.5Z ctl-a - - - - : *Mar  4 05:06:07.089: \(text)",
            local,
            mark: .unset,
            clock: "ctl-a"
        ),
        HeaderCase(
            "2031-03-04T14:06:09+09:00 ctl-a 77: .Mar  4 05:06:07.089: \(text)",
            local,
            mark: .unsynchronised,
            clock: "ctl-a"
        ),
        // A relay's time is never the unit's.
        HeaderCase("Mar  4 05:06:09 ctl-a \(text)", nil, clock: "ctl-a"),
        HeaderCase("Mar  4 05:06:09 2001:db8::7 123: \(text)", nil, clock: "2001:db8::7"),
        // A trace.
        HeaderCase(
            "2031/03/04 05:06:07.089000001 {wncd_x_R0-0}{1}: [errmsg] [77]: (note): \(text)",
            Stamp(reckoning: .local, earliest: local.earliest + 1),
            form: .trace
        ),
    ]
}

@Suite struct SyslogHeaderTests {
    @Test(arguments: HeaderCase.all) func `a header form gives its stamp, mark, zone and clock`(
        _ header: HeaderCase
    ) throws {
        let items = read(header.line)
        guard items.count == 1, case .event(let witness, let event) = items[0] else {
            Issue.record("\(items)")
            return
        }
        #expect(event.fact == .terminalStateReached(mode: "SSO"))
        #expect(event.occurred == header.occurred)
        #expect(witness.mark == header.mark)
        #expect(witness.zone == header.zone)
        #expect(witness.clock == header.clock)
        #expect(witness.form == header.form)
        #expect(witness.text == header.line)
        #expect(witness.mnemonic.hasSuffix("-5-RF_TERMINAL_STATE"))
        #expect(witness.byteCount == UInt64(header.line.utf8.count))
    }

    @Test(arguments: [
        "% Invalid input detected at '^' marker.",
        "%IOSXEBOOT-00ab34-new_cksum: (rp/0): 4",
        "Mar  4 05:06:07.089: 100% of the access points joined",
        "Mar  4 05:06:07.089: %Error opening tftp://192.0.2.9/x (Timed out)",
        "*Mar  4 05:06:07.089: ISIS-GRACEFUL-RELOAD: (Standby) Init State GR_NOT_SUPPORTED",
        "*Mar  4 05:06:07.089: last message repeated 7 times",
        "Mar  4 05:06:09 ctl-a last message repeated 7 times",
        "Mar  4 05:06:07.089: %LINK-3-UPDOWN: Interface Gi1, changed state to down",
        // A script of the device quotes a line.
        "Mar  4 05:06:07.089: %HA_EM-6-LOG: watch: Mar  4 05:06:06.089: %SYS-5-RESTART: System restarted --",
        "",
    ])
    func `lines that say nothing about redundancy are counted and give nothing`(_ line: String) {
        let (items, counts) = CaptureReader.read(bytes: Array((line + "\n").utf8))
        #expect(items == [])
        #expect(counts.otherLines == 1)
        #expect(counts.lines == 1)
    }

    @Test func `a command that names a message is a console line`() {
        let line = "ctl-a#show logging | include %SYS-5-RESTART: System\n"
        let (items, counts) = CaptureReader.read(bytes: Array(line.utf8))
        #expect(items == [])
        #expect(counts.deviceLines == 1)
        #expect(counts.otherLines == 0)
        #expect(counts.lines == 1)
    }

    @Test(arguments: [
        // Trap 5, in lines of our own.
        ("Mar 4 31 05:06:07.089: %PMAN-3-RELOAD_RP: R1/0: pvp: Reloading: x", UnreadReason.damagedStamp),
        ("Mar  4 05:0 %SYS-5-RESTART: System restarted --", .damagedStamp),
        ("*Mar  4 05:06:07.089: %PMAN-3-RELO1/0: pvp: Reloading: x", .damagedMnemonic),
        ("*Mar  4 05:06:07.089: %REDUNDANCY-3-STANDBY_L", .damagedMnemonic),
        ("*Mar  4 05:06:07.089: %REDUNDANCY", .damagedMnemonic),
        (
            "*Mar  4 05:06:07.089: %REDUNDANCY-3-STANDBY_LOST: Standby processor fault (PEER_REDUNDANCY_STATE_CHA",
            .unknownText
        ),
        ("*Mar  4 05:06:07.089: %STACKMGR-6-ACTIVE_ELECTED: Switch 1 has been elec", .unknownText),
        ("*Mar  4 05:06:07.089: %STACKMGR-6-ACTIVE_ELECTED: Switch 99 has been elected ACTIVE.", .unknownText),
        ("Mar  4 2031 05:06:07.089", .damagedStamp),
        ("*Mar  4 05:06:07.089: %HA-6-Routerover: Route Processor Routered from standby", .damagedMnemonic),
        (
            "Mar  4 05:06:07.089: %LINK-3-UPDOWN: Interface Gi1, changed state to up"
                + "Mar  4 05:06:08.089 UTC: %SYS-5-RESTART: System restarted --",
            .damagedStamp
        ),
        ("*Feb 30 05:06:07.089: %SYS-5-RESTART: System restarted --", .impossibleTime),
        ("*Mar  4 25:06:07.089: %SYS-5-RESTART: System restarted --", .impossibleTime),
        ("9: *Mar 32 05:06:07.089: %SYS-5-RESTART: System restarted --", .impossibleTime),
        ("Feb 29 2031 05:06:07.089: %SYS-5-RESTART: System restarted --", .impossibleTime),
    ])
    func `a damaged line is listed with its reason`(_ line: String, _ reason: UnreadReason) {
        let (items, counts) = CaptureReader.read(bytes: Array(line.utf8))
        #expect(unread(items) == [reason])
        #expect(counts.unreadLines == 1)
        #expect(counts.events == 0)
        #expect(witnesses(items).first?.text == line)
    }
}
