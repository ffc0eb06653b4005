extension RulePack {
    /// What a run's own decisions need of the pack.
    public var runRules: RunRules {
        RunRules(
            checks: checks.map { check in
                RunRules.CheckRule(
                    id: check.id,
                    aliases: check.aliases,
                    level: check.level,
                    phase: check.phase,
                    memberKind: check.memberKind,
                    needsFourEyes: check.needsFourEyes,
                    formCount: check.manual?.form.count,
                    obligation: check.obligation.map { rule in
                        RunRules.ObligationTerms(
                            id: rule.id,
                            opening: rule.opening,
                            formCount: rule.closing.formCount,
                            selectsSubjects: rule.subjects != nil
                        )
                    }
                )
            },
            occurrences: occurrences.map(\.id),
            phaseCount: phases.count,
            startAfter: startAfter
        )
    }
}

extension ObligationRule.Closing {
    fileprivate var formCount: Int? {
        if case .attestation(let review) = self { review.form.count } else { nil }
    }
}
