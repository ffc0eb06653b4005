import Redundancy
import Replay
import Testing

/// Access points and clients as the controller tells of them.
@Suite struct WirelessTests {
    @Test func `access points stand in order of their addresses, joined or left`() {
        let events = [
            one(.accessPointJoined(name: "hall", mac: "02bb.0000.0002")),
            one(.accessPointJoined(name: "attic", mac: "02bb.0000.0001")),
            one(.accessPointLeft(name: "hall", mac: "02bb.0000.0002", reason: "x")),
        ]
        #expect(
            picture(Pair.fold(events)) == [
                "access point 02bb.0000.0001 attic: joined , ", "access point 02bb.0000.0002 hall: left , ",
            ]
        )
    }

    @Test func `a table of uptimes names and joins its access points`() {
        let row = Section.fields(
            "row",
            [
                "AP Name": "hall", "Radio MAC": "02bb.0000.0002", "AP Up Time": "2 hours",
                "Association Up Time": "3 minutes",
            ]
        )
        let left = one(.accessPointLeft(name: "", mac: "02bb.0000.0002", reason: "x"))
        #expect(
            changes(given: [left], when: someone(.shown(.accessPointUptime, row, .fields("row", ["AP Name": "y"]))))
                == [
                    "- access point 02bb.0000.0002 : left , ",
                    "+ access point 02bb.0000.0002 hall: joined 2 hours, 3 minutes",
                ]
        )
    }

    @Test func `a client is there from RUN until it is deleted`() {
        let run = one(
            .wirelessClientChanged(.movedToRun, mac: "02cc.0000.0001", accessPoint: "hall", network: "guest")
        )
        let gone = one(.wirelessClientChanged(.movedToDelete, mac: "02cc.0000.0001", accessPoint: "", network: ""))
        #expect(picture(Pair.fold([run])) == ["client 02cc.0000.0001: hall guest Run"])
        #expect(picture(Pair.fold([run, gone])) == [])
        #expect(picture(Pair.fold([gone])) == [])
    }

    @Test func `a summary of clients is all clients`() {
        let run = one(.wirelessClientChanged(.movedToRun, mac: "02cc.0000.0001", accessPoint: "a", network: "b"))
        let row = Section.fields(
            "row",
            ["MAC Address": "02cc.0000.0002", "AP Name": "hall", "SSID": "guest", "State": "IP Learn"]
        )
        #expect(
            changes(given: [run], when: someone(.shown(.wirelessClientSummary, row))) == [
                "- client 02cc.0000.0001: a b Run", "+ client 02cc.0000.0002: hall guest IP Learn",
            ]
        )
    }

    @Test func `a switchover keeps access points and clients`() {
        let wireless = [
            one(.accessPointJoined(name: "hall", mac: "02bb.0000.0002")),
            one(.wirelessClientChanged(.movedToRun, mac: "02cc.0000.0001", accessPoint: "hall", network: "guest")),
        ]
        let found = changes(given: formation + wireless, when: two(.becameActive, at: 60_000))
        #expect(found.filter { $0.contains("access point") || $0.contains("client 02") } == [])
    }

    @Test func `clients of the Redundancy Facility are counted as they come and go`() {
        let client = FacilityClient(name: "one", number: 7)
        let added = one(.facilityClientAdded(client, order: 1))
        let removed = one(.facilityClientRemoved(name: "one"))
        #expect(Pair.fold([removed, added, added, removed]).registeredClients == 1)
    }
}
