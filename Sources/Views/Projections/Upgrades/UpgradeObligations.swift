internal import Operations
internal import Replay
internal import Upgrades

extension Projection where Source == UpgradeHistory {
    /// What had to be put back, in the order of opening. One that was opened again has a row for each time.
    static let upgradeObligations = Projection(
        Table(
            name: "upgrade_obligations",
            key: [.text("run"), .integer("ordinal")],
            rest: [
                .text("obligation_id"), .text("check_id"), .text("scope"), .text("state"), .text("subjects"),
                .optionalText("opened_by"), .integer("opened_at_ns"), .text("opening_evidence"),
                .integer("opened_sequence"), .optionalText("closed_by"), .optionalInteger("closed_at_ns"),
                .optionalText("closing_evidence"), .optionalText("person"), .optionalText("reason"),
                .optionalText("answers"), .optionalInteger("closed_sequence"),
            ]
        )
    ) { history in
        // As the run itself does it: a closing is of the last open one with its id.
        var all: [(obligation: Obligation, opened: UInt64, closed: UInt64?)] = []
        for step in history.steps {
            switch step.change {
            case .obligationOpened(let obligation):
                all.append((obligation, step.sequence, nil))
            case .obligationClosed(let closing):
                let index = all.lastIndex { $0.obligation.id == closing.id && $0.obligation.closing == nil }
                guard let index else { continue }
                all[index].obligation.closing = closing
                all[index].closed = step.sequence
            default: continue
            }
        }
        return all.enumerated().map { index, entry in
            let obligation = entry.obligation
            let closing = obligation.closing
            return [
                history.run, Value(index + 1), Value(obligation.id), Value(obligation.check),
                Value(obligation.scope.text), Value(closing == nil ? "open" : "closed"), .list(obligation.subjects),
                Value(history.rule(obligation.check)?.obligation?.opening.word),
                Value(obligation.openedAt.nanoseconds), .digests(obligation.evidence), Value(entry.opened),
                Value(closing.map { $0.signature == nil ? "evidence" : "person" }), Value(closing?.at.nanoseconds),
                closing.map { .digests($0.evidence) } ?? .null, Value(closing?.signature?.name),
                Value(closing?.signature?.reason), closing.map { .list($0.answers) } ?? .null, Value(entry.closed),
            ]
        }
    }
}
