internal import Redundancy
internal import Testing

@testable internal import Captures

@Suite struct ShowOutputTests {
    /// The only snapshot of a text, of which every line is read.
    private func snapshot(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Snapshot {
        let items = ConsoleSample.items(text)
        #expect(!items.contains { $0.isUnread }, sourceLocation: sourceLocation)
        #expect(items.count == 1, sourceLocation: sourceLocation)
        return try #require(items.first?.snapshot, sourceLocation: sourceLocation)
    }

    @Test func `show redundancy is three blocks, and the image version goes on over lines without a key`() throws {
        let snapshot = try snapshot(
            """
            Redundant System Information :
            ------------------------------
                   Available system uptime = 1 year, 13 weeks, 1 hour
            Switchovers system experienced = 3
                    Last switchover reason = user forced
                            Communications = Up

            Current Processor Information :
            -------------------------------
                           Active Location = slot 2
                    Current Software state = ACTIVE
                             Image Version = Some  Software (X), Version 1.2
            Technical Support: http://example.invalid/?a=b
            Compiled Mon 01-Jan-24 10:00 by someone
                                      BOOT = bootflash:x.bin,1;
                               CONFIG_FILE =
                           Recovery mode   = Not Applicable

            Peer Processor Information :
            ----------------------------
                          Standby Location = slot 1
                    Current Software state = STANDBY HOT
            """
        )
        let image = "Some  Software (X), Version 1.2\nTechnical Support: http://example.invalid/?a=b\n"
        #expect(
            snapshot
                == Snapshot(
                    .redundancy,
                    [
                        Section(
                            "system",
                            [
                                Field("Available system uptime", "1 year, 13 weeks, 1 hour"),
                                Field("Switchovers system experienced", "3"),
                                Field("Last switchover reason", "user forced"), Field("Communications", "Up"),
                            ]
                        ),
                        Section(
                            "current",
                            [
                                Field("Active Location", "slot 2"), Field("Current Software state", "ACTIVE"),
                                Field("Image Version", image + "Compiled Mon 01-Jan-24 10:00 by someone"),
                                Field("BOOT", "bootflash:x.bin,1;"), Field("CONFIG_FILE", ""),
                                Field("Recovery mode", "Not Applicable"),
                            ]
                        ),
                        Section(
                            "peer",
                            [Field("Standby Location", "slot 1"), Field("Current Software state", "STANDBY HOT")]
                        ),
                    ]
                )
        )
    }

    @Test(arguments: ["7", "unavailable"])
    func `a peer that does not answer is a section of its own`(slot: String) throws {
        let snapshot = try snapshot(
            """
            Redundant System Information :
            Communications = Down      Reason: Failure
            Peer (slot: \(slot)) information is not available because it is in 'DISABLED' state
            """
        )
        let system = [Field("Communications", "Down"), Field("Communications reason", "Failure")]
        let peer = [Field("slot", slot), Field("state", "DISABLED")]
        #expect(snapshot.sections == [Section("system", system), Section("peer unavailable", peer)])
    }

    @Test func `the standby's own show redundancy is of the current processor, without a peer`() throws {
        let snapshot = try snapshot(
            """
            north-stby#show redundancy
            Current Processor Information :
            Standby Location = slot 2
            Current Software state = STANDBY HOT
            """
        )
        let current = [Field("Standby Location", "slot 2"), Field("Current Software state", "STANDBY HOT")]
        #expect(snapshot.sections == [Section("current", current)])
    }

    @Test func `a filtered show redundancy is told apart by its keys`() throws {
        let snapshot = try snapshot(
            """
            north#show redundancy | include state|Failures
            Standby failures = 0
            Current Software state = ACTIVE
            Uptime in current state = 5 minutes
            Current Software state = STANDBY HOT
            Uptime in current state = 3 minutes
            """
        )
        #expect(snapshot.sections.map(\.name) == ["system", "current", "peer"])
        #expect(snapshot.section("peer")?["Current Software state"] == "STANDBY HOT")
    }

    @Test func `show redundancy states keeps every key and gives reasons fields of their own`() throws {
        let snapshot = try snapshot(
            """
                   my state = 13 -ACTIVE 
                 peer state = in progress to standby cold-config
            Redundancy Mode (Operational) = sso
                Manual Swact = disabled (system is simplex (no peer unit))
             Communications = Down      Reason: Simplex mode

               client count = 81
                  keep_alive threshold = 9 
            Gateway Monitoring = Enabled
            Gateway monitoring interval  = 8 secs
            """
        )
        #expect(
            snapshot.section("states")?.fields == [
                Field("my state", "13 -ACTIVE"), Field("peer state", "in progress to standby cold-config"),
                Field("Redundancy Mode (Operational)", "sso"), Field("Manual Swact", "disabled"),
                Field("Manual Swact reason", "system is simplex (no peer unit)"), Field("Communications", "Down"),
                Field("Communications reason", "Simplex mode"), Field("client count", "81"),
                Field("keep_alive threshold", "9"), Field("Gateway Monitoring", "Enabled"),
                Field("Gateway monitoring interval", "8 secs"),
            ]
        )
    }

    @Test(arguments: ["8  -STANDBY HOT", "8 -STANDBY HOT", " 8 -STANDBY  HOT "])
    func `blanks inside a state count as one`(state: String) throws {
        let snapshot = try snapshot("my state = 13 -ACTIVE\npeer state =\(state)".replacing("=8", with: "= 8"))
        #expect(snapshot.section("states")?["peer state"] == "8 -STANDBY HOT")
    }

    @Test func `a switchover's reason is free text, however long`() throws {
        let reason = "a reason that is so long that it leaves but one blank"
        let snapshot = try snapshot(
            """
            Index  Previous  Current  Switchover             Switchover
                   active    active   reason                 time
            -----  --------  -------  ----------             ----------
               1       1        2     Active lost GW         03:04:05 UTC Sat Feb 3 2024
              12       2        1     \(reason) 13:04:05.120 JST Sun Feb 4 2024
            """
        )
        #expect(
            snapshot.sections("row").map(\.values) == [
                ["1", "1", "2", "Active lost GW", "03:04:05 UTC Sat Feb 3 2024"],
                ["12", "2", "1", reason, "13:04:05.120 JST Sun Feb 4 2024"],
            ]
        )
    }

    @Test func `rows of show chassis keep states with blanks, missing units and foreign addresses`() throws {
        let snapshot = try snapshot(
            """
            Chassis/Stack Mac Address : 02aa.0000.0001 - Foreign Mac Address
            Mac persistency wait time: Indefinite
            Local Redundancy Port Type: Twisted Pair
                                                         H/W   Current
            Chassis#   Role    Mac Address     Priority Version  State                 IP                RMI-IP
            --------------------------------------------------------------------------------------------------------
            1       Standby  02aa.0000.0001     2      V02     HA sync in progress  169.254.9.1        10.9.0.1
            *2       Active   02aa.0000.0002     1      V02     Ready                169.254.9.2        10.9.0.2
             3       Member   0000.0000.0000     0              Removed              169.254.9.3        10.9.0.3
            """
        )
        #expect(
            snapshot.section("header")?.fields == [
                Field("Mac Address", "02aa.0000.0001"), Field("Mac Address kind", "Foreign"),
                Field("Mac persistency wait time", "Indefinite"), Field("Local Redundancy Port Type", "Twisted Pair"),
                Field("Table", "Chassis"),
            ]
        )
        let names = ["Console", "Number", "Role", "Mac Address", "Priority", "Version", "State", "IP", "RMI-IP"]
        #expect(snapshot.sections("row").allSatisfy { $0.fields.map(\.name) == names })
        #expect(
            snapshot.sections("row").map(\.values) == [
                ["", "1", "Standby", "02aa.0000.0001", "2", "V02", "HA sync in progress", "169.254.9.1", "10.9.0.1"],
                ["*", "2", "Active", "02aa.0000.0002", "1", "V02", "Ready", "169.254.9.2", "10.9.0.2"],
                ["", "3", "Member", "0000.0000.0000", "0", "", "Removed", "169.254.9.3", "10.9.0.3"],
            ]
        )
    }

    @Test func `show switch detail has the ports as well`() throws {
        let snapshot = try snapshot(
            """
            Switch/Stack Mac Address : 02aa.0000.0001
                                                       H/W   Current
            Switch#  Role   Mac Address     Priority Version  State 
            ----------------------------------------------------------
            *1       Master 02aa.0000.0001     15     4       Ready
             2       Member 02aa.0000.0002     1      0       V-Mismatch

                     Stack Port Status             Neighbors
            Switch#  Port 1     Port 2           Port 1   Port 2
            --------------------------------------------------------
              1        Ok         DOWN              2     None
            """
        )
        #expect(snapshot.section("header")?["Table"] == "Switch")
        #expect(snapshot.sections("row").map { $0["State"] } == ["Ready", "V-Mismatch"])
        #expect(snapshot.sections("ports").map(\.values) == [["1", "Ok", "DOWN", "2", "None"]])
    }

    @Test func `commands that the standby did not take are a list`() throws {
        let full = try snapshot(
            "Mismatched Command List\n-----\ninterface Vlan9\n! <submode> \"interface\"\n- shutdown\n"
        )
        let lines = ["interface Vlan9", "! <submode> \"interface\"", "- shutdown"]
        #expect(full.sections == [Section("list", lines.map { Field("line", $0) })])
        #expect(try snapshot("Mismatched Command List\n-----\n\nThe list is Empty\n").sections == [Section("list", [])])
    }

    @Test func `access points and both of their uptimes are rows`() throws {
        let snapshot = try snapshot(
            """
            Number of APs: 2

            AP Name                          Ethernet MAC    Radio MAC       AP Up Time                                          Association Up Time
            ---------------------------------------------------------------------------------------------------------------------------------------------------
            lobby-east                       02bb.0000.0001  02bb.0000.0010  31 days 0 hour 12 minutes 13 seconds                6 minutes 5 seconds
            a-name-as-long-as-its-column-has 02bb.0000.0002  02bb.0000.0020  5 hours 6 minutes 17 seconds                        4 minutes 18 seconds
            """
        )
        #expect(snapshot.section("summary")?["Number of APs"] == "2")
        #expect(
            snapshot.sections("row").first?.fields == [
                Field("AP Name", "lobby-east"), Field("Ethernet MAC", "02bb.0000.0001"),
                Field("Radio MAC", "02bb.0000.0010"), Field("AP Up Time", "31 days 0 hour 12 minutes 13 seconds"),
                Field("Association Up Time", "6 minutes 5 seconds"),
            ]
        )
        #expect(snapshot.sections("row").last?["Ethernet MAC"] == "02bb.0000.0002")
    }

    @Test func `clients are rows, also where the columns stand two places off`() throws {
        let snapshot = try snapshot(
            """
            Number of Clients: 2

            MAC Address    AP Name                                        Type ID   State             Protocol Method     Role
            -------------------------------------------------------------------------------------------------------------------------
            02cc.0000.0001 lobby-east                                   WLAN 17   Run               11ac     Dot1x      Local
            02cc.0000.0002 lobby-west                                   WLAN 19   IP Learn          11n(2.4) MAB        Local

            Number of Excluded Clients: 1

            MAC Address    AP Name                          Type ID   State              Protocol Method
            ------------------------------------------------------------------------------------------------
            02cc.0000.0003 lobby-west                       WLAN 17   Excluded           11ac     Dot1x
            """
        )
        #expect(snapshot.sections("summary").flatMap(\.values) == ["2", "1"])
        #expect(
            snapshot.sections("row").map(\.values) == [
                ["02cc.0000.0001", "lobby-east", "WLAN", "17", "Run", "11ac", "Dot1x", "Local"],
                ["02cc.0000.0002", "lobby-west", "WLAN", "19", "IP Learn", "11n(2.4)", "MAB", "Local"],
            ]
        )
        #expect(snapshot.sections("excluded").map { $0["State"] } == ["Excluded"])
    }

    @Test func `columns one blank apart are told apart by their places`() throws {
        let snapshot = try snapshot(
            """
            Number of Clients: 1

            MAC Address    SSID          State         Device-type    VLAN  BSSID          Auth Method     Protocol Channel Width   SGI NSS Rate   CAP   Username
            ------------------------------------------------------------------------------------------------------------------------------------------------
            02cc.0000.0001 guests        Run                          20    02bb.0000.001f [FT-802.1x]     11ax(5)  100      40/160 Y/Y 2/2 m10 ss2 EVRKW someone
            """
        )
        #expect(
            snapshot.sections("row").first?.values == [
                "02cc.0000.0001", "guests", "Run", "", "20", "02bb.0000.001f", "[FT-802.1x]", "11ax(5)", "100",
                "40/160",
                "Y/Y", "2/2", "m10 ss2", "EVRKW", "someone",
            ]
        )
    }

    @Test func `a switch number printed once counts for all of its ports, tabs or not`() throws {
        let snapshot = try snapshot(
            """
            In dual-active recovery mode: Yes
            Triggered Time: 03:04:05.000 UTC Sat Feb 3 2024
            Recovery Reload: Enabled

            Dual-Active-Detection Configuration:
            -------------------------------------
            Switch\tDad port\t\t\tStatus
            ------\t------------\t\t\t---------
            1 \tHundredGigE1/0/7          \tup
                    HundredGigE1/0/8          \tdown   
            """
        )
        #expect(snapshot.section("summary")?["Triggered Time"] == "03:04:05.000 UTC Sat Feb 3 2024")
        #expect(
            snapshot.sections("row").map(\.values) == [
                ["1", "HundredGigE1/0/7", "up"], ["1", "HundredGigE1/0/8", "down"],
            ]
        )
    }

    @Test func `boot variables tell empty from absent`() throws {
        let snapshot = try snapshot(
            """
            BOOT variable = bootflash:packages.conf;
            CONFIG_FILE variable =
            BOOTLDR variable does not exist
            Configuration register is 0x1 (will be 0x2102 at next reload)

            Standby not ready to show bootvar
            """
        )
        #expect(
            snapshot.sections == [
                Section(
                    "active",
                    [
                        Field("BOOT", "bootflash:packages.conf;"), Field("CONFIG_FILE", ""),
                        Field("BOOTLDR", "does not exist"), Field("Configuration register", "0x1"),
                        Field("Configuration register at next reload", "0x2102"),
                    ]
                ),
                Section("standby unavailable", [Field("state", "not ready to show bootvar")]),
            ]
        )
    }

    @Test func `an upgrade's tables and keys are sections`() throws {
        let snapshot = try snapshot(
            """
            --- Starting local lock acquisition on R0 ---
            Finished local lock acquisition on R0

            Current ISSU Status: In Progress
            =======================================================
            System Check                        Status
            -------------------------------------------------------
            Platform ISSU Support               Yes
            SSO Mode                            No
            =======================================================
            Added Image:
            Name                                Compatible
            -------------------------------------------------------
            99.1.1.0.1                          Yes

            Current state : Activated state

            Operation                              Start time
            -------------------------------------------------------
            Activate location standby R1           2024-02-03:04:05:06
            Switchover                             2024-02-03:05:05:06

            No ISSU operation is in progress
            """
        )
        #expect(
            snapshot.sections == [
                Section("lock", [Field("Slot", "R0")]),
                Section(
                    "summary",
                    [
                        Field("Current ISSU Status", "In Progress"), Field("Current state", "Activated state"),
                        Field("Notice", "No ISSU operation is in progress"),
                    ]
                ),
                Section("system check", [Field("Platform ISSU Support", "Yes"), Field("SSO Mode", "No")]),
                Section("image", [Field("Name", "99.1.1.0.1"), Field("Compatible", "Yes")]),
                Section(
                    "operation",
                    [Field("Operation", "Activate location standby R1"), Field("Start time", "2024-02-03:04:05:06")]
                ),
                Section("operation", [Field("Operation", "Switchover"), Field("Start time", "2024-02-03:05:05:06")]),
            ]
        )
    }

    @Test func `a slot being modified has its keys`() throws {
        let snapshot = try snapshot("Slot being modified: R1\n  Last operation: loadversion\n  Rollback: automatic\n")
        let fields = [Field("Slot", "R1"), Field("Last operation", "loadversion"), Field("Rollback", "automatic")]
        #expect(snapshot.sections == [Section("slot", fields)])
    }

    @Test func `resets survive in the on-board log with their uptimes`() throws {
        let snapshot = try snapshot(
            """
            UPTIME SUMMARY INFORMATION
            --------------------------------------------------------------------------------
            First customer power on : 02/03/2024 04:05:06
            Number of resets        : 2
            --------------------------------------------------------------------------------
            UPTIME CONTINUOUS INFORMATION
            --------------------------------------------------------------------------------
            Time Stamp          | Reset
            MM/DD/YYYY HH:MM:SS | Reason
            Uptime
            years weeks days hours minutes
            --------------------------------------------------------------------------------
            02/03/2024 04:05:06   redundancy force-switchover
             0     0     2     19    0
            02/04/2024 05:06:07   Force Failover
            """
        )
        #expect(snapshot.section("summary")?.values == ["02/03/2024 04:05:06", "2"])
        #expect(
            snapshot.sections("row").map(\.values) == [
                ["02/03/2024 04:05:06", "redundancy force-switchover", "0 0 2 19 0"],
                ["02/04/2024 05:06:07", "Force Failover"],
            ]
        )
    }
}
