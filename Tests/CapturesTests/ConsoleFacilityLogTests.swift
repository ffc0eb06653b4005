internal import Operations
internal import Redundancy
internal import Testing

@testable internal import Captures

@Suite struct ConsoleFacilityLogTests {
    private static func uptime(_ seconds: Int64) -> WrittenTime {
        .uptime(nanoseconds: seconds * 1_000_000_000, width: 1_000_000_000)
    }

    @Test func `every entry is an item in uptime`() {
        let items = ConsoleSample.items(
            """
            north#show redundancy history

            00:00:07 client added: Route/Sync RF-Client(77) seq=12

            00:00:08 client removed: Route/Sync RF-Client

            00:00:09 *my state = NEGOTIATION(3) *peer state = DISABLED(1)

            00:00:09 my state = ACTIVE_PRECONFIG(11) peer state = STANDBY COLD(4)

            00:00:09 RF_EVENT_GO_ACTIVE(512) op=0 rc=0

            00:00:09 RF_PROG_ACTIVE(204) Counting (slow) Client(78) op=3 rc=11

            00:00:10 RF_PROG_ACTIVE(204) <unknown client>(79) op=0 rc=11

            26:00:11 System initialization complete
            north#
            """
        )
        let client = FacilityClient(name: "Route/Sync RF-Client", number: 77)
        let slow = FacilityClient(name: "Counting (slow) Client", number: 78)
        let unknown = FacilityClient(name: "<unknown client>", number: 79)
        func step(
            _ name: String,
            _ code: UInt32,
            _ client: FacilityClient?,
            _ operation: UInt32,
            _ result: UInt32
        ) -> Fact {
            .facilityStepped(
                FacilityStep(name: name, code: code, client: client, operation: operation, result: result)
            )
        }
        #expect(
            items.map(\.fact) == [
                .facilityClientAdded(client, order: 12),
                .facilityClientRemoved(name: "Route/Sync RF-Client"),
                .facilityStateChanged(mine: .negotiation, peer: .disabled, changed: [.mine, .peer]),
                .facilityStateChanged(mine: .activePreconfig, peer: .standbyCold, changed: []),
                step("RF_EVENT_GO_ACTIVE", 512, nil, 0, 0),
                step("RF_PROG_ACTIVE", 204, slow, 3, 11),
                step("RF_PROG_ACTIVE", 204, unknown, 0, 11),
                .initializationCompleted,
            ]
        )
        #expect(items.map(\.time) == [7, 8, 9, 9, 9, 9, 10, 93_611].map { Self.uptime($0) })
        #expect(items.allSatisfy { $0.form == .facilityLog })
    }

    @Test func `an entry that wraps before its numbers or inside its client is one`() {
        let items = ConsoleSample.items(
            """
            00:00:09 RF_PROG_STANDBY_COLD(102) A Client With A Name(78)
            op=3 rc=11
            00:00:09 RF_PROG_STANDBY_COLD(102) A Client With A 
            Long Name(79) op=3 rc=11
            00:00:10 *my state = STANDBY COLD-CONFIG(5)
             peer state = ACTIVE(13)
            """
        )
        let facts = ["A Client With A Name", "A Client With A Long Name"].enumerated().map { index, name in
            Fact.facilityStepped(
                FacilityStep(
                    name: "RF_PROG_STANDBY_COLD",
                    code: 102,
                    client: FacilityClient(name: name, number: UInt32(78 + index)),
                    operation: 3,
                    result: 11
                )
            )
        }
        let change = Fact.facilityStateChanged(mine: .standbyColdConfig, peer: .active, changed: .mine)
        #expect(items.map(\.fact) == facts + [change])
        #expect(items.map(\.lineCount) == [2, 2, 2])
        #expect(items.map(\.firstLine.number) == [1, 3, 5])
    }

    @Test(arguments: ["north#show redundancy history reverse\n", ""])
    func `a reversed log is told oldest first`(head: String) {
        let items = ConsoleSample.items(
            head + """
                00:00:41 System initialization complete
                00:00:26 client added: Second(2) seq=2
                00:00:26 client added: First(1) seq=1
                """
        )
        #expect(
            items.map(\.fact) == [
                .facilityClientAdded(FacilityClient(name: "First", number: 1), order: 1),
                .facilityClientAdded(FacilityClient(name: "Second", number: 2), order: 2),
                .initializationCompleted,
            ]
        )
    }

    @Test func `an entry in unknown words is listed and the rest is read`() {
        let items = ConsoleSample.items(
            """
            Redundancy Facility Event Log:
            00:00:26 client added: First(1) seq=1
            00:00:27 something else
            00:00:28 *my state = NOWHERE(99) peer state = DISABLED(1)
            00:00:41 System initialization complete
            """
        )
        #expect(items.map(\.isUnread) == [false, true, true, false])
    }

    @Test func `a state that only its number tells is taken by it`() {
        let facts = ConsoleSample.facts("00:00:28 *my state = NEW WORDS(8) peer state = ACTIVE(13)")
        #expect(facts == [.facilityStateChanged(mine: .standbyHot, peer: .active, changed: .mine)])
    }
}
