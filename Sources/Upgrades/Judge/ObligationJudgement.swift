import Replay

/// What evidence says now about that which a check's obligation puts back.
enum ObligationJudgement {
    static func standing(
        _ matter: JudgeMatter,
        _ check: Check,
        _ rule: ObligationRule,
        _ member: Member?
    ) -> ObligationStanding {
        var selecting = Inquiry(matter, check, member)
        var subjects: [String] = []
        if let selection = rule.subjects, case .known(let values, _) = selecting.values(selection) {
            var seen: Set<String> = []
            // A cell without a value stands for nothing that could be put back.
            subjects = values.filter {
                !ComparedValue.collapsed($0).isEmpty && seen.insert(ComparedValue($0).key).inserted
            }
        }
        var closing = Inquiry(matter, check, member)
        var isRestored: Bool?
        if case .evidence(let condition) = rule.closing {
            switch closing.answer(condition) {
            case .holds: isRestored = true
            case .fails: isRestored = false
            case .unknown: isRestored = nil
            }
            // What no longer counts for the check does not close its obligation either.
            if closing.isStale { isRestored = nil }
        }
        return ObligationStanding(
            check: check.id,
            scope: closing.scope,
            subjects: subjects,
            isRestored: isRestored,
            evidence: closing.digests,
            collectedAt: closing.evidence.map(\.collectedAt).min()
        )
    }
}
