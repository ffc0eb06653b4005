internal import Operations
internal import Replay
internal import Upgrades

extension Projection where Source == UpgradeHistory {
    /// What people answer for, in either of the two tables.
    private static let signed: [Column] = [
        .text("person"), .optionalText("approver"), .optionalInteger("needs_second_person"), .text("reason"),
    ]

    private static func signed(
        _ history: UpgradeHistory,
        _ check: String,
        name: String,
        approver: String,
        reason: String
    ) -> Row {
        let needsSecond = history.rule(check).map { Value($0.needsFourEyes) }
        return [Value(name), Value(ifStated: approver), needsSecond ?? .null, Value(reason)]
    }

    /// Who verified that a check passes.
    static let upgradeAttestations = Projection(
        Table(
            name: "upgrade_attestations",
            key: [.text("run"), .integer("ordinal")],
            rest: [.text("check_id"), .text("scope"), .integer("at_ns"), .optionalInteger("expires_at_ns")] + signed
                + [.text("answers"), .text("evidence"), .integer("sequence")]
        )
    ) { history in
        history.numbered { step in
            guard case .attested(let statement) = step.change else { return nil }
            let attestation = statement.attestation
            return [
                Value(attestation.check), Value(attestation.scope.text), Value(attestation.at.nanoseconds),
                Value(attestation.expiresAt?.nanoseconds),
            ]
                + signed(
                    history,
                    attestation.check,
                    name: attestation.name,
                    approver: statement.approver,
                    reason: statement.reason
                ) + [.list(statement.answers), .digests(statement.evidence), Value(step.sequence)]
        }
    }

    /// Who accepted that a check does not pass, and until when.
    static let upgradeWaivers = Projection(
        Table(
            name: "upgrade_waivers",
            key: [.text("run"), .integer("ordinal")],
            rest: [.text("check_id"), .text("scope"), .integer("at_ns"), .integer("expires_at_ns")] + signed
                + [.text("risk"), .text("evidence"), .integer("sequence")]
        )
    ) { history in
        history.numbered { step in
            guard case .waived(let waiver) = step.change else { return nil }
            return [
                Value(waiver.check), Value(waiver.scope.text), Value(waiver.at.nanoseconds),
                Value(waiver.expiresAt.nanoseconds),
            ]
                + signed(
                    history,
                    waiver.check,
                    name: waiver.name,
                    approver: waiver.approver,
                    reason: waiver.reason
                ) + [Value(waiver.risk), .digests(waiver.evidence), Value(step.sequence)]
        }
    }
}
