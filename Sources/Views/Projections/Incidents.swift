internal import Operations
internal import Redundancy
internal import Replay

extension Projection where Source == Evidence {
    static let incidents = Projection(
        Table(
            name: "incidents",
            key: [.text("pair"), .integer("incident")],
            rest: [
                .text("kind"), .integer("is_switchover"), .optionalInteger("previous_active"),
                .optionalInteger("current_active"), .text("reason"), .optionalInteger("history_index"),
                .optionalInteger("first_sequence"), .optionalInteger("last_sequence"),
            ]
        )
    ) { evidence in
        evidence.analysis.incidents.map { incident in
            let sequences = incident.steps.flatMap(\.sightings).map(\.sequence)
            return [
                evidence.pair, Value(incident.number), Value(incident.kind.word), Value(incident.kind.isSwitchover),
                Value(incident.previousActive?.rawValue), Value(incident.currentActive?.rawValue),
                Value(incident.reason), Value(incident.historyIndex), Value(sequences.min()), Value(sequences.max()),
            ]
        }
    }

    /// The steps of the incidents in timeline order, with the moment of the first witness.
    static let incidentSteps = Projection(
        Table(
            name: "incident_steps",
            key: [.text("pair"), .integer("incident"), .integer("step")],
            rest: [.text("kind"), .optionalInteger("chassis")] + StampColumns.optional
                + [.text("detail"), .integer("witnesses")]
        )
    ) { evidence in
        evidence.analysis.incidents.flatMap { incident in
            incident.steps.enumerated().map { index, step in
                [
                    evidence.pair, Value(incident.number), Value(index + 1), Value(step.kind.word),
                    Value(step.unit?.rawValue),
                ] + StampColumns.values(step.occurred) + [Value(step.detail), Value(step.sightings.count)]
            }
        }
    }

    /// Everything that attests a step: one row for each event that tells of it.
    static let incidentWitnesses = Projection(
        Table(
            name: "incident_witnesses",
            key: [.text("pair"), .integer("incident"), .integer("step"), .integer("witness")],
            rest: [.integer("sequence")] + StampColumns.optional
                + [.text("clock"), .optionalInteger("observer"), .optionalText("cause")]
        )
    ) { evidence in
        let clocks = evidence.analysis.recording.clocks
        var rows: [Row] = []
        for incident in evidence.analysis.incidents {
            for (index, step) in incident.steps.enumerated() {
                for (place, sighting) in step.sightings.enumerated() {
                    rows.append(
                        [
                            evidence.pair, Value(incident.number), Value(index + 1), Value(place + 1),
                            Value(sighting.sequence),
                        ] + StampColumns.values(sighting.occurred) + [
                            Value(clocks[Int(sighting.clock)]), Value(sighting.observer?.rawValue),
                            Value(sighting.cause?.word),
                        ]
                    )
                }
            }
        }
        return rows
    }
}
