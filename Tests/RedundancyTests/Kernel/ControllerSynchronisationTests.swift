import Replay
import Testing

@testable import Redundancy

@Suite struct ControllerSynchronisationTests {
    @Test func `a lost acknowledgement makes one batch arrive twice and apply once`() throws {
        var pair = try TwoControllers.terminal()
        try pair.give(0, .commandEntered(.configureTerminal))
        pair.drops = { if case .syncAcknowledged = $0 { true } else { false } }
        try pair.give(0, .commandEntered(.configuration("x")))
        #expect(pair.units[1].configuration == ["x"] && pair.units[0].pair?.inFlight != nil)
        pair.drops = { _ in false }
        try pair.fire(0, .retransmission)
        #expect(pair.units[1].configuration == ["x"] && pair.units[0].pair?.inFlight == nil)
    }

    @Test func `batches of another session or out of order are ignored`() throws {
        let standby = try TwoControllers.terminal().units[1]
        for batch in [SyncBatch(session: 99, number: 0, items: []), SyncBatch(session: 1, number: 99, items: [])] {
            #expect(try decided(standby, at: 9_000_000, .received(.sync(batch), .redundancyPort)) == [])
        }
    }

    @Test func `a greeting that is lost while they pair is said again`() throws {
        var pair = TwoControllers()
        pair.drops = {
            if case .hello(let hello) = $0 { hello.number.rawValue == 2 } else { false }
        }
        try pair.give(0, .powered(isOn: true))
        try pair.finish()
        try pair.fire(0, .peerSearch)
        try pair.finish()
        try pair.give(1, .powered(isOn: true))
        try pair.finish()
        #expect(pair.units[0].pair == nil)
        pair.drops = { _ in false }
        for _ in 0..<3 {
            try pair.fire(1, .retransmission)
            try pair.finish()
        }
        #expect(pair.units.map(\.isTerminal) == [true, true])
    }

    @Test func `two settings shared in one decision arrive both, one after the other`() throws {
        var settings = ControllerSettings()
        settings.profile = .r17
        var pair = try TwoControllers.terminal(settings)
        try pair.give(0, .commandEntered(.install(.add(image: "new"))))
        try pair.finish()
        let numbers = pair.log[0].compactMap { if case .syncSent(let batch) = $0 { batch.number } else { nil } }
        #expect(numbers == numbers.indices.map { UInt32($0) })
        #expect(pair.units[1].images == pair.units[0].images && pair.units[1].upgrade == pair.units[0].upgrade)
    }
}
