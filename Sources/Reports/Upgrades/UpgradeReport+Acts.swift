internal import Replay
internal import Upgrades

extension UpgradeReport {
    /// Something that a person did with the run, and why.
    struct Act {
        var at: Instant
        var what: String
        var name: String
        var detail: String
    }

    /// Everything that carries a name, by its moment: what was done at one moment stands in the order of its kinds.
    var acts: [Act] {
        var acts: [Act] = []
        if let opening = state.opening, let moment = state.openedAt {
            let what = language.pick("opened", "作成")
            acts.append(Act(at: moment, what: what, name: opening.signature.name, detail: opening.signature.reason))
        }
        for step in state.history where step.phase != .open {
            acts.append(
                Act(
                    at: step.at,
                    what: language.name(step.phase),
                    name: step.signature.name,
                    detail: step.signature.reason
                )
            )
        }
        for note in state.notes {
            let id = note.occurrence.id
            let title = pack.occurrences.first { $0.id == id }.map { pick($0.title) } ?? id
            let value = note.parameter.isEmpty ? "" : " \(note.parameter) = \(note.value)"
            acts.append(
                Act(
                    at: note.occurrence.at,
                    what: language.pick("note: ", "記録: ") + title + value + Self.suffix(note.occurrence.scope),
                    name: note.signature.name,
                    detail: note.signature.reason
                )
            )
        }
        for waiver in state.waivers {
            acts.append(
                Act(
                    at: waiver.at,
                    what: language.pick("waived: ", "免除: ") + waiver.check + Self.suffix(waiver.scope),
                    name: Self.people(waiver.name, waiver.approver),
                    detail: language.pick(
                        "\(waiver.reason). Risk: \(waiver.risk). Until \(moment(waiver.expiresAt))",
                        "\(waiver.reason)。リスク: \(waiver.risk)。期限 \(moment(waiver.expiresAt))"
                    )
                )
            )
        }
        for statement in state.statements {
            let attestation = statement.attestation
            let until = attestation.expiresAt.map {
                language.pick(" Until \(moment($0))", " 期限 \(moment($0))")
            }
            acts.append(
                Act(
                    at: attestation.at,
                    what: language.pick("attested: ", "目視確認: ") + attestation.check + Self.suffix(attestation.scope),
                    name: Self.people(attestation.name, statement.approver),
                    detail: ([statement.reason] + statement.answers).joined(separator: "; ") + (until ?? "")
                )
            )
        }
        for obligation in state.obligations {
            guard let closing = obligation.closing, let signature = closing.signature else { continue }
            acts.append(
                Act(
                    at: closing.at,
                    what: language.pick("restored: ", "復元: ") + obligation.id,
                    name: signature.name,
                    detail: ([signature.reason] + closing.answers).joined(separator: "; ")
                )
            )
        }
        let order = acts.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        return order.map(\.element)
    }

    private static func suffix(_ scope: Scope) -> String {
        scope == .run ? "" : " [\(scope.text)]"
    }

    /// Who did it, and who approved.
    private static func people(_ name: String, _ approver: String) -> String {
        approver.isEmpty ? name : "\(name) + \(approver)"
    }
}
