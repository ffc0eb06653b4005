import Redundancy
import Testing

@Suite struct FacilityStateTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var state: FacilityState
        var code: UInt8
        var snmp: UInt8?
        var name: String

        var testDescription: String { name }

        init(_ state: FacilityState, _ code: UInt8, _ snmp: UInt8?, _ name: String) {
            (self.state, self.code, self.snmp, self.name) = (state, code, snmp, name)
        }
    }

    /// The table of `spec/redundancy.md` section 4.
    private static let table = [
        Row(.unknown, 0, 1, "UNKNOWN"), Row(.disabled, 1, 2, "DISABLED"),
        Row(.initialization, 2, 3, "INITIALIZATION"), Row(.negotiation, 3, 4, "NEGOTIATION"),
        Row(.standbyCold, 4, 5, "STANDBY COLD"), Row(.standbyColdConfig, 5, 6, "STANDBY COLD-CONFIG"),
        Row(.standbyColdFileSystem, 6, 7, "STANDBY COLD-FILESYS"), Row(.standbyColdBulk, 7, 8, "STANDBY COLD-BULK"),
        Row(.standbyHot, 8, 9, "STANDBY HOT"), Row(.activeFast, 9, 10, "ACTIVE-FAST"),
        Row(.activeDrain, 10, 11, "ACTIVE-DRAIN"), Row(.activePreconfig, 11, 12, "ACTIVE_PRECONFIG"),
        Row(.activePostconfig, 12, 13, "ACTIVE_POSTCONFIG"), Row(.active, 13, 14, "ACTIVE"),
        Row(.activeExtraload, 14, 15, "ACTIVE-EXTRALOAD"), Row(.activeHandback, 15, 16, "ACTIVE-HANDBACK"),
        Row(.standbyWarm, 16, nil, "STANDBY WARM"), Row(.issuNegotiation, 17, nil, "ISSU NEGOTIATION"),
        Row(.standbyISSUNegotiationLate, 18, nil, "STANDBY ISSU NEGOTIATION LATE"),
        Row(.platformSync, 19, nil, "PLATFORM SYNC"),
    ]

    @Test func `the table has every state`() {
        #expect(Self.table.map(\.state) == FacilityState.allCases)
    }

    @Test(arguments: table) func `a state has its code, its SNMP number one higher, and its name`(_ row: Row) {
        #expect(row.state.rawValue == row.code)
        #expect(row.state.snmpValue == row.snmp)
        #expect(row.state.name == row.name)
    }

    @Test(arguments: table) func `a state is found again by name and number`(_ row: Row) {
        #expect(FacilityState(name: row.name) == row.state)
        #expect(
            FacilityState(name: row.name.lowercased().replacing("-", with: "_").replacing(" ", with: "-")) == row.state
        )
        #expect(row.snmp.flatMap { FacilityState(snmpValue: $0) } == (row.snmp == nil ? nil : row.state))
    }

    @Test func `no state has another SNMP number`() {
        let found = (UInt8.min...UInt8.max).compactMap { FacilityState(snmpValue: $0) }
        #expect(found == FacilityState.allCases.filter { $0.rawValue <= 15 })
    }

    @Test(arguments: [
        ("STANDBY CONFIG", FacilityState.standbyColdConfig), ("STANDBY FILESYS", .standbyColdFileSystem),
        ("STANDBY BULK", .standbyColdBulk), ("STANDBY-HOT", .standbyHot), ("ACTIVE FAST", .activeFast),
    ])
    func `names of other releases mean the same states`(name: String, state: FacilityState) {
        #expect(FacilityState(name: name) == state)
    }

    @Test(arguments: ["", "STANDBY", "HOT", "ACTIVE!", "13", "standby cold config config"])
    func `other words name no state`(name: String) {
        #expect(FacilityState(name: name) == nil)
    }

    @Test(arguments: [
        ("13 -ACTIVE", ReportedState.facility(.active)), ("8  -STANDBY HOT", .facility(.standbyHot)),
        (" 8 -STANDBY HOT", .facility(.standbyHot)), ("1  -DISABLED", .facility(.disabled)),
        ("5 -STANDBY COLD-CONFIG", .facility(.standbyColdConfig)),
        ("STANDBY COLD-CONFIG", .facility(.standbyColdConfig)),
        ("ACTIVE", .facility(.active)), ("ACTIVE-FAST", .facility(.activeFast)),
        ("in progress to standby cold-config", .inProgress("standby cold-config")),
    ])
    func `printed words mean a state`(words: String, state: ReportedState) {
        #expect(ReportedState(words: words) == state)
    }

    @Test(arguments: ["", "13 -", "13", "-", "13 -SLEEPING"]) func `other printed words mean none`(words: String) {
        #expect(ReportedState(words: words) == nil)
    }
}
