import Redundancy
import Replay
import Testing

/// Events are facts: whatever their order, folding and analysing them ends, and ends alike every time.
@Suite struct TotalityTests {
    @Test(arguments: RandomEvents.seeds) func `any events fold twice to the same state and digest`(seed: UInt64) {
        var random = RandomEvents(seed: seed)
        let events = random.recorded(200).map(\.event)
        let first = Pair.fold(events)
        let second = Pair.fold(events[100...], from: Pair.fold(events[..<100]))
        #expect(first == second, "\(RandomEvents.line(seed, "TotalityTests"))")
        #expect(first.digest { $0 } == second.digest { $0 }, "\(RandomEvents.line(seed, "TotalityTests"))")
    }

    @Test func `states have equal digests if and only if they are equal`() {
        var known: [PairState: [UInt8]] = [:]
        var digests: [[UInt8]: PairState] = [:]
        for seed in RandomEvents.seeds.prefix(40) {
            var random = RandomEvents(seed: seed)
            var state = Pair.initialState
            for _ in 0..<25 {
                Pair.evolve(&state, by: random.event())
                let digest = state.digest { $0 }
                let isOne = (known.updateValue(digest, forKey: state) ?? digest) == digest
                let isItsOwn = (digests.updateValue(state, forKey: digest) ?? state) == state
                if !isOne || !isItsOwn { Issue.record("\(RandomEvents.line(seed, "TotalityTests"))") }
            }
        }
        #expect(known.count == digests.count)
    }

    @Test(arguments: RandomEvents.seeds) func `the invariants of a state hold after any events`(seed: UInt64) {
        var random = RandomEvents(seed: seed)
        var state = Pair.initialState
        for index in 0..<200 {
            Pair.evolve(&state, by: random.event())
            let attributes = [state.system, state.facility, state.tableHeader] + state.units.map(\.attributes)
            let invariants = [
                isAscending(state.rows.map(\.number)), isAscending(state.units.compactMap(\.number).sorted()),
                isAscending(state.accessPoints.map(\.mac)), state.registeredClients >= 0,
                attributes.allSatisfy { isAscending($0.fields.map(\.name)) },
            ]
            guard invariants.allSatisfy({ $0 }) else {
                Issue.record("\(invariants) after event \(index): \(RandomEvents.line(seed, "TotalityTests"))")
                return
            }
        }
    }

    /// In order, and each once.
    private func isAscending(_ values: [some Comparable]) -> Bool {
        zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
    }

    @Test(arguments: RandomEvents.seeds) func `any timeline has its incidents, measurements and findings`(seed: UInt64)
    {
        var random = RandomEvents(seed: seed)
        let events = Timeline(random.recorded(200)).events
        let line = RandomEvents.line(seed, "TotalityTests")
        let incidents = IncidentScan.incidents(in: events)
        #expect(incidents == IncidentScan.incidents(in: events), "\(line)")
        let sequences = Set(events.map(\.sequence))
        for offset in [nil, Nanoseconds.zero, .seconds(5), Nanoseconds(.max)] {
            let measurements = incidents.flatMap { $0.measurements(MeasuringOptions(clockOffset: offset)) }
            // A length, or why there is none.
            let isWhole = measurements.allSatisfy { measurement in
                (measurement.range == nil) == (measurement.unmeasured != nil)
                    && (measurement.range == nil) == (measurement.verdict == .notMeasured)
            }
            #expect(isWhole, "\(line)")
        }
        #expect(incidents.map(\.number) == (0..<incidents.count).map { $0 + 1 }, "\(line)")
        let isAttested = incidents.flatMap(\.steps).allSatisfy { step in
            !step.sightings.isEmpty && step.sightings.allSatisfy { sequences.contains($0.sequence) }
        }
        #expect(isAttested, "\(line)")
        let findings = FindingScan.findings(in: events, incidents: incidents)
        #expect(findings == FindingScan.findings(in: events, incidents: incidents), "\(line)")
        #expect(findings.allSatisfy { !$0.sequences.isEmpty }, "\(line)")
    }
}
