internal import Operations
internal import Replay
internal import Upgrades

extension Projection where Source == UpgradeHistory {
    /// The runs. One that nobody opened, which only a log of another's making holds, has no row.
    static let upgradeRuns = Projection(
        Table(
            name: "upgrade_runs",
            key: [.text("run")],
            rest: [
                .text("pack_id"), .text("pack_version"), .text("pack_digest"), .text("state"),
                .integer("opened_at_ns"), .optionalInteger("started_at_ns"), .optionalInteger("closed_at_ns"),
                .optionalInteger("assessed_at_ns"), .integer("latest_at_ns"), .text("opened_by"), .text("reason"),
                .integer("first_sequence"), .integer("last_sequence"),
            ]
        )
    ) { history in
        let state = history.record.state
        let entries = history.record.entries
        guard let opening = state.opening, let openedAt = state.openedAt, let phase = state.phase,
            let first = entries.first, let last = entries.last
        else { return [] }
        func moment(_ phase: UpgradeRun.Phase) -> Value {
            Value(state.history.first { $0.phase == phase }?.at.nanoseconds)
        }
        return [
            [
                history.run, Value(opening.packID), Value(opening.packVersion), Value(hexadecimal: opening.packDigest),
                Value(phase.word), Value(openedAt.nanoseconds), moment(.started), moment(.closed),
                Value(state.assessedAt?.nanoseconds), Value((state.latestAt ?? openedAt).nanoseconds),
                Value(opening.signature.name), Value(opening.signature.reason), Value(first.sequence),
                Value(last.sequence),
            ]
        ]
    }

    /// The life of each run: what state it entered when, and who said so.
    static let upgradeTransitions = Projection(
        Table(
            name: "upgrade_transitions",
            key: [.text("run"), .integer("ordinal")],
            rest: [.text("state"), .integer("at_ns"), .text("person"), .text("reason"), .integer("sequence")]
        )
    ) { history in
        history.numbered { step in
            let entered: (phase: UpgradeRun.Phase, signature: Signature)
            switch step.change {
            case .opened(let opening): entered = (.open, opening.signature)
            case .phaseChanged(let phase, let signature): entered = (phase, signature)
            default: return nil
            }
            return [
                Value(entered.phase.word), Value(step.at.nanoseconds), Value(entered.signature.name),
                Value(entered.signature.reason), Value(step.sequence),
            ]
        }
    }
}
