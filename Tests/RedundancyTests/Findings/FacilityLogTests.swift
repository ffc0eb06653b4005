import Redundancy
import Replay
import Testing

/// The Redundancy Facility's event log checked against itself.
@Suite struct FacilityLogTests {
    private func found(_ facts: [Fact]) -> [Finding] {
        FindingScan.findings(in: recorded(facts.map { one($0) }), incidents: [])
    }

    private func added(_ numbers: UInt32...) -> [Fact] {
        numbers.map { .facilityClientAdded(FacilityClient(name: "client \($0)", number: $0), order: $0) }
    }

    /// One state change: First Client, Slave, the clients, Slave and Last Client.
    private func progression(_ name: String, _ clients: UInt32...) -> [Fact] {
        ([0, 3] + clients + [3, 65_000]).map { number in
            let client = FacilityClient(name: "client \(number)", number: number)
            return .facilityStepped(FacilityStep(name: name, code: 1, client: client, operation: 0, result: 11))
        }
    }

    @Test func `state changes that call the same clients in the same order agree`() {
        let log = added(7, 9) + progression("RF_PROG_ACTIVE_FAST", 7, 9) + progression("RF_PROG_ACTIVE", 7, 9)
        #expect(found(log) == [Finding(.note, [2, 13], .progressionsAgree(changes: 2, clients: 2, registered: 2))])
    }

    @Test(arguments: [[7], [9, 7], [7, 9, 11]] as [[UInt32]])
    func `a state change that calls other clients, or in another order, is a contradiction`(clients: [UInt32]) {
        let other = ([0, 3] + clients + [65_000]).map { number -> Fact in
            let client = FacilityClient(name: "x", number: number)
            return .facilityStepped(
                FacilityStep(name: "RF_PROG_ACTIVE", code: 204, client: client, operation: 0, result: 11)
            )
        }
        let content = Finding.Content.progressionDiffers(step: "RF_PROG_ACTIVE", expected: 2, found: clients.count)
        #expect(found(progression("RF_PROG_ACTIVE_FAST", 7, 9) + other) == [Finding(.contradiction, [6], content)])
    }

    @Test func `one state change has nothing to agree with`() {
        #expect(found(progression("RF_PROG_ACTIVE", 7, 9)) == [])
    }

    @Test func `other steps of the log are no state change`() {
        let step = Fact.facilityStepped(
            FacilityStep(name: "RF_EVENT_CLIENT_PROGRESSION", code: 503, client: nil, operation: 0, result: 0)
        )
        #expect(found(progression("RF_PROG_ACTIVE", 7) + [step]) == [])
    }

    @Test(arguments: [("2", true), ("3", false), ("many", true)])
    func `the printed number of clients is the number that registered`(printed: String, isRight: Bool) {
        let states = Fact.shown(.redundancyStates, .fields("states", ["client count": printed]))
        let content = Finding.Content.clientCountDiffers(registered: 2, printed: 3)
        let right = printed == "2" ? [Finding(.note, [3], .clientCountAgrees(count: 2))] : []
        #expect(found(added(7, 9, 7) + [states]) == (isRight ? right : [Finding(.contradiction, [3], content)]))
        #expect(found([states]) == [])
    }

    @Test func `a client that was removed is not registered any more`() {
        let removed = Fact.facilityClientRemoved(name: "client 9")
        let states = Fact.shown(.redundancyStates, .fields("states", ["client count": "1"]))
        #expect(found(added(7, 9) + [removed, states]) == [Finding(.note, [3], .clientCountAgrees(count: 1))])
    }

    /// Between two starts the same state is walked to again: two changes of one name.
    @Test func `the same state change after the last client is another one`() {
        let log = progression("RF_PROG_ACTIVE", 7, 9) + progression("RF_PROG_ACTIVE", 7, 9)
        #expect(found(log) == [Finding(.note, [0, 11], .progressionsAgree(changes: 2, clients: 2, registered: 0))])
    }
}
