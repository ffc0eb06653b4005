import Replay

/// What all checks are judged from.
struct JudgeMatter {
    var pack: RulePack
    var plan: Plan
    var subjects: [ObligationSubjects]
    var attestations: [Attestation]
    var shelf: EvidenceShelf
    var occurrences: OccurrenceLedger
    var moment: Instant

    /// As it was stated, or as the pack has it for want of a statement.
    func planValue(_ name: String) -> String? {
        plan.value(name) ?? pack.planFacts.first { $0.name == name }?.defaultValue
    }

    /// An attribute as it was stated, or as the pack has it for want of a statement.
    func value(of member: Member, _ attribute: String) -> String? {
        if let value = member.value(attribute) { return value }
        let kind = pack.memberKinds.first { $0.name == member.kind }
        return kind?.attributes.first { $0.name == attribute }?.defaultValue
    }
}
