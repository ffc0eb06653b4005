internal import Operations
internal import Redundancy
internal import Testing

@testable internal import Captures

@Suite struct ConsoleSessionTests {
    private static let chassis = """
        Chassis/Stack Mac Address : 02aa.0000.0001 - Local Mac Address
        Mac persistency wait time: Indefinite
                                                     H/W   Current
        Chassis#   Role    Mac Address     Priority Version  State                 IP
        -------------------------------------------------------------------------------------
        *1       Active   02aa.0000.0001     2      V02     Ready                169.254.9.1
         2       Standby  02aa.0000.0002     1      V02     HA sync in progress  169.254.9.2

        """

    @Test func `commands of configuration are entered, show commands are not`() {
        let facts = ConsoleSample.facts(
            """
            north#chassis 1 priority 2
            north#show clock
            north#configure terminal
            north(config)#do show version
            north(config)#redun-management interface vlan 7 chassis 1 address 10.9.0.1 chassis 2 address 10.9.0.2
            north(config)#! a remark
            north(config)#
            north>enable
            """
        )
        #expect(
            facts == [
                .commandEntered("chassis 1 priority 2"),
                .commandEntered("configure terminal"),
                .commandEntered(
                    "redun-management interface vlan 7 chassis 1 address 10.9.0.1 chassis 2 address 10.9.0.2"
                ),
                .commandEntered("enable"),
            ]
        )
    }

    @Test(arguments: [
        ("sh red sta", ShowCommand.redundancyStates),
        ("show redundancy states ", .redundancyStates),
        ("sho chas rmi", .chassis),
        ("show switch detail", .chassis),
        ("show red | include my|peer", .redundancy),
        ("do sh red", .redundancy),
        ("sh red sw hi", .switchoverHistory),
        ("show redundancy history reverse", .redundancyHistory),
        ("show redundancy config-sync failures mcl", .configSyncFailures),
        ("show wir cli sum det", .wirelessClientSummary),
        ("show ap upt", .accessPointUptime),
        ("show issu state  detail", .issuState),
        ("show logging onboard switch active uptime detail", .onboardUptime),
        ("show logging onboard uptime", .onboardUptime),
        ("show bootvar", .bootVariables),
        ("show stackwise-virtual dual-active-detection", .dualActiveDetection),
    ])
    func `an abbreviated command is known`(text: String, command: ShowCommand) {
        #expect(TypedCommand(text[...]).show == command)
    }

    @Test(arguments: [
        "show redundancy clients", "show redundancy rpr", "show chassis ha-status local", "s red", "show", "",
        "show redundancy history reverse all", "show logging", "redundancy", "shutdown",
    ])
    func `a command that is not read is not taken for another`(text: String) {
        #expect(TypedCommand(text[...]).show == nil)
    }

    @Test func `a snapshot spans its output and is seen by the unit with the star`() throws {
        let items = ConsoleSample.items("north#show chassis\n\(Self.chassis)north#")
        let item = try #require(items.first)
        #expect(items.count == 1)
        #expect(item.form == .showOutput)
        #expect(item.firstLine.number == 2)
        #expect(item.lineCount == 7)
        #expect(item.firstLine.byteOffset == 19)
        #expect(item.byteCount == UInt64(Self.chassis.utf8.count))
        #expect(item.observer == ChassisNumber(1))
        #expect(item.time == nil)
    }

    @Test(arguments: [
        "north#sh chas\n", "+++ north: executing command 'show chassis' +++\nshow chassis\n", "show chassis\n\n", "",
        "------------------ show chassis ------------------\n\n",
    ])
    func `an output is known by its prompt, its heading, its bare command or its first line`(head: String) {
        let snapshots = ConsoleSample.snapshots(head + Self.chassis)
        #expect(snapshots.map(\.command) == [.chassis])
        #expect(snapshots.first?.sections("row").count == 2)
    }

    @Test func `outputs without commands follow each other`() {
        let text = Self.chassis + Self.chassis + "my state = 13 -ACTIVE\nUnit ID = 1\n"
        #expect(ConsoleSample.snapshots(text).map(\.command) == [.chassis, .chassis, .redundancyStates])
    }

    @Test func `newlines that a capture doubled change nothing`() {
        let doubled = Self.chassis.replacing("\n", with: "\n\n")
        #expect(ConsoleSample.snapshots("north#show chassis\n\n" + doubled) == ConsoleSample.snapshots(Self.chassis))
    }

    @Test func `what a pager left before a row is taken away`() {
        let paged = Self.chassis.replacing(" 2       Standby", with: " --More-- " + "         2       Standby")
        #expect(ConsoleSample.snapshots("north#show chassis\n" + paged) == ConsoleSample.snapshots(Self.chassis))
    }

    @Test func `the prompt's timestamp is the time of the output`() throws {
        let items = ConsoleSample.items(
            """
            north#show redundancy states
            Load for five secs: 7%/1%; one minute: 6%; five minutes: 5%
            Time source is NTP, *04:05:06.120 JST Sat Feb 3 2024
                   my state = 13 -ACTIVE
            north#
            """
        )
        let time = WallTime(
            year: 2024,
            monthAndDay: MonthAndDay(month: 2, day: 3),
            hour: 4,
            minute: 5,
            second: 6,
            nanosecond: 120_000_000,
            fractionDigits: 3,
            zone: "JST",
            mark: .unset
        )
        #expect(items.map(\.time) == [.wall(time)])
    }

    @Test func `the prompt's timestamp opens an output whose command is missing`() {
        let stamp = "Time source is NTP, 04:05:06.120 UTC Sat Feb 3 2024\n"
        let items = ConsoleSample.items("\(Self.chassis)Load for five secs: 1%/0%\n\(stamp)\(Self.chassis)")
        #expect(items.map { $0.time == nil } == [true, false])
    }

    @Test(arguments: [
        "25:00:00 UTC Sat Feb 3 2024", "04:05 UTC Sat Feb 3 2024", "04:05:06 UTC Sat Foo 3 2024", "", "*",
    ])
    func `a clock that is none gives no time`(text: String) {
        #expect(PrintedClock(text[...]) == nil)
    }

    @Test func `a row that does not fit is listed and the rest is read`() {
        let broken = Self.chassis.replacing("02aa.0000.0002     1", with: "02aa.0000     1")
        let items = ConsoleSample.items(broken)
        #expect(items.map(\.isUnread) == [true, false])
        #expect(items.first?.firstLine.number == 7)
        #expect(items.last?.snapshot?.sections("row").count == 1)
    }

    @Test func `a refused show command is no snapshot`() {
        let text = """
            north#show redundancy switchover history
                           ^
            % Invalid input detected at '^' marker.

            north#
            """
        #expect(ConsoleSample.items(text).isEmpty)
    }

    @Test func `an empty history is a snapshot only when something follows it`() {
        let text = "north#show redundancy switchover history\n\n"
        #expect(ConsoleSample.snapshots(text + "north#") == [Snapshot(.switchoverHistory, [])])
        #expect(ConsoleSample.snapshots(text).isEmpty)
    }

    @Test func `the observer is kept for outputs that do not tell and forgotten at another host`() {
        let list = "Number of APs: 0\n"
        let items = ConsoleSample.items(
            """
            north#show chassis
            \(Self.chassis)
            north#show ap uptime
            \(list)
            south#show ap uptime
            \(list)
            """
        )
        #expect(items.map(\.observer?.rawValue) == [1, 1, nil])
    }

    @Test func `a history that shows another active unit ends the observer`() {
        let items = ConsoleSample.items(
            """
            north#show chassis
            \(Self.chassis)
            north#show redundancy switchover history
               1       1        2     active unit removed    01:02:03 UTC Sat Feb 3 2024
            north#
            """
        )
        #expect(items.map(\.observer?.rawValue) == [1, nil])
    }

    @Test func `units that other platforms number are no observers`() {
        let states = "my state = 13 -ACTIVE\nUnit ID = 48\n"
        let system = "Redundant System Information :\nActive Location = slot 6\n"
        #expect(ConsoleSample.items(states + system).map(\.observer) == [nil, nil])
        #expect(ConsoleSample.items("my state = 8 -STANDBY HOT\nUnit ID = 2").map(\.observer?.rawValue) == [2])
        let standby = "Redundant System Information :\nCurrent Processor Information :\nStandby Location = slot 2\n"
        #expect(ConsoleSample.items(standby).map(\.observer?.rawValue) == [2])
        let switches = "Redundant System Information :\nActive Location = Switch 2\n"
        #expect(ConsoleSample.items(switches).map(\.observer?.rawValue) == [2])
    }

    @Test func `a reload notice is a fact wherever it stands`() {
        let text =
            "Chassis 2 reloading, reason - Non participant detected\n[1]: Reloading\nChassis 99 reloading, reason - x\n"
        #expect(
            ConsoleSample.facts(text) == [
                .reloading(.chassis(ChassisNumber(rawValue: 2)), reason: "Non participant detected"),
                .reloading(.chassis(ChassisNumber(rawValue: 1)), reason: ""),
            ]
        )
        #expect(ConsoleSample.taken(text) == [1, 2])
    }

    @Test func `recovery mode is entered once and left when the prompt changes back`() {
        let facts = ConsoleSample.facts(
            """
            north#
            north(recovery-mode)#
            north(recovery-mode)#show clock
            north(recovery-mode)>reload
            north#
            """
        )
        #expect(facts == [.recoveryEntered(trigger: ""), .commandEntered("reload"), .recoveryLeft])
    }

    @Test func `text outside outputs is left to others`() {
        let text = """
            Loading image in Verbose mode: 0
            Bug#CSCaa00000 is fixed
            switch: boot
            lobby#east                       0011.2233.4455  0011.2233.4466  1 hour
            Do you want to continue?[y/n]? [yes]:
            north#show clock
            04:05:06.120 UTC Sat Feb 3 2024
            """
        #expect(ConsoleSample.taken(text) == [5, 6])
        #expect(ConsoleSample.items(text).isEmpty)
    }

    @Test func `the standby's console is another one`() {
        let items = ConsoleSample.items(
            """
            north#show redundancy states
            my state = 13 -ACTIVE
            Unit ID = 1
            north-stby>show bootvar
            BOOT variable = x
            """
        )
        #expect(items.map(\.observer?.rawValue) == [1, nil])
    }

    @Test func `a heading that is no show command enters none`() {
        #expect(
            ConsoleSample.items("---------- Crash ----------\n+++ north: executing command 'reload' +++").count == 1
        )
    }

    @Test func `a switch with the name of its kind has prompts and table heads`() {
        let text = """
            Switch#show switch
            Switch/Stack Mac Address : 02aa.0000.0001
            Switch#   Role    Mac Address     Priority Version  State
            *1       Active   02aa.0000.0001     15     V02     Ready
            Switch#reload
            """
        #expect(ConsoleSample.items(text).map(\.isUnread) == [false, false])
        #expect(ConsoleSample.facts(text).last == .commandEntered("reload"))
    }

    @Test func `a boot ends an output`() {
        let items = ConsoleSample.items(Self.chassis + "Initializing Hardware......\nPSN = X\n")
        #expect(items.map(\.isUnread) == [false])
    }

    @Test func `rows beyond the limit are unread and the rest is kept`() {
        let row = "AP                               0011.2233.4455  0011.2233.4466  1 hour   1 hour\n"
        let header =
            "AP Name                          Ethernet MAC    Radio MAC       AP Up Time  Association Up Time\n"
        let text = header + String(repeating: row, count: OpenOutput.rowLimit + 1)
        let items = ConsoleSample.items("north#show ap uptime\n" + text)
        #expect(items.count { $0.isUnread } == 2)
        #expect(items.last?.snapshot?.sections.count == OpenOutput.rowLimit - 1)
    }
}
