internal import Operations
internal import Redundancy
internal import Replay

extension Projection where Source == Evidence {
    /// The steps of the Redundancy Facility and of the pairing, with their place in the timeline.
    ///
    /// | kind | row |
    /// |---|---|
    /// | `state change` | the unit's own state and its peer's (`name`, `peer_name`), and which of them changed |
    /// | `call` | a client called for a state change (`RF_PROG_…`) |
    /// | `event` | any other step of the facility's log |
    /// | `pairing` | the pair's step on its way to the terminal state, and the one before it |
    static let progressions = Projection(
        Table(
            name: "progressions",
            key: [.text("pair"), .integer("sequence"), .text("kind")],
            rest: [.integer("place")] + StampColumns.optional + [
                .optionalInteger("observer"), .text("name"), .optionalInteger("code"),
                .optionalText("peer_name"), .optionalInteger("peer_code"), .optionalText("changed"),
                .optionalInteger("client_number"), .optionalText("client"),
                .optionalInteger("operation"), .optionalInteger("result"), .optionalText("previous"),
            ]
        )
    ) { evidence in
        var rows: [Row] = []
        var state = Pair.initialState
        for (index, recorded) in evidence.analysis.timeline.enumerated() {
            func add(_ step: ProgressionRow) {
                let place = [evidence.pair, Value(recorded.sequence), Value(step.kind), Value(index + 1)]
                rows.append(
                    place + StampColumns.values(recorded.occurred)
                        + [Value(recorded.event.observer?.rawValue)] + step.values
                )
            }
            if let step = ProgressionRow(recorded.event.fact) { add(step) }
            let previous = state.step
            Pair.evolve(&state, by: recorded.event)
            if state.step != previous, let step = state.step { add(ProgressionRow(pairing: step, after: previous)) }
        }
        return rows
    }
}

/// What the kinds of rows differ in.
private struct ProgressionRow {
    var kind: String
    var name: String
    var code: UInt32?
    var peer: FacilityState?
    var changed: FacilityChange?
    var step: FacilityStep?
    var previous: PairingStep?

    /// Nil for a fact that is no step of the facility.
    init?(_ fact: Fact) {
        if case .facilityStateChanged(let mine, let peer, let changed) = fact {
            kind = "state change"
            name = mine.name
            code = UInt32(mine.rawValue)
            self.peer = peer
            self.changed = changed
        } else if case .facilityStepped(let step) = fact {
            kind = step.isProgression ? "call" : "event"
            name = step.name
            code = step.code
            self.step = step
        } else {
            return nil
        }
    }

    init(pairing step: PairingStep, after previous: PairingStep?) {
        kind = "pairing"
        name = step.word
        self.previous = previous
    }

    var values: Row {
        [
            Value(name), Value(code), Value(peer?.name), Value(peer?.rawValue), Value(changed?.word),
            Value(step?.client?.number), Value(step?.client?.name), Value(step?.operation), Value(step?.result),
            Value(previous?.word),
        ]
    }
}
