import Replay

extension UpgradeRun.State {
    /// What has still to be put back, in the order of opening.
    public var openObligations: [Obligation] {
        obligations.filter { $0.closing == nil }
    }

    /// The moment up to which evidence proves a verdict: that of the latest evidence or attestation behind it.
    fileprivate func provedAt(_ verdict: Verdict) -> Instant? {
        var latest: Instant?
        for evidence in evidence where verdict.evidence.contains(evidence.digest) {
            // The same text may have been collected from another member.
            guard evidence.scope == verdict.scope || evidence.scope == .run || verdict.scope == .run else { continue }
            latest = max(latest ?? evidence.collectedAt, evidence.collectedAt)
        }
        if verdict.reason.kind == .attested {
            for statement in statements {
                let attestation = statement.attestation
                guard attestation.check == verdict.check, attestation.scope == verdict.scope else { continue }
                latest = max(latest ?? attestation.at, attestation.at)
            }
        }
        return latest
    }
}

/// What an assessment means for what has to be put back.
struct ObligationStep {
    private let state: UpgradeRun.State
    private let moment: Instant
    private let verdicts: [ScopedCheck: Verdict]
    private let standings: [ScopedCheck: ObligationStanding]

    private struct ScopedCheck: Hashable {
        var check: String
        var scope: Scope
    }

    init(_ state: UpgradeRun.State, _ assessment: Assessment, at moment: Instant) {
        self.state = state
        self.moment = moment
        var verdicts: [ScopedCheck: Verdict] = [:]
        for verdict in assessment.verdicts {
            verdicts[ScopedCheck(check: verdict.check, scope: verdict.scope)] = verdict
        }
        var standings: [ScopedCheck: ObligationStanding] = [:]
        for standing in assessment.standings {
            standings[ScopedCheck(check: standing.check, scope: standing.scope)] = standing
        }
        self.verdicts = verdicts
        self.standings = standings
    }

    /// The obligation's id for a scope: `em.restore.emkey@oms/oms1`.
    private static func id(_ terms: RunRules.ObligationTerms, _ scope: Scope) -> String {
        scope == .run ? terms.id : "\(terms.id)@\(scope.text)"
    }

    /// Calls `body` for each check and scope with terms, in the order of the rules and of the plan.
    private func forEachTerms(_ body: (RunRules.CheckRule, RunRules.ObligationTerms, ScopedCheck) -> Void) {
        guard let opening = state.opening else { return }
        for rule in opening.rules.checks {
            guard let terms = rule.obligation else { continue }
            for scope in opening.plan.scopes(of: rule.memberKind) {
                body(rule, terms, ScopedCheck(check: rule.id, scope: scope))
            }
        }
    }

    /// What checks that do not pass found and the state does not have yet.
    ///
    /// A check that failed counts even when it found nothing; any other that does not pass (a conflict, say) counts when it
    /// found something, since what it found may be gone when it passes.
    var found: [ObligationSubjects] {
        var all: [ObligationSubjects] = []
        forEachTerms { _, terms, key in
            guard terms.opening == .repaired, let verdict = verdicts[key] else { return }
            let subjects = standings[key]?.subjects ?? []
            switch verdict.word {
            case .pass, .notApplicable: return
            case .fail, .warn: break
            case .manual, .unknown, .conflict, .waiting, .deferred: if subjects.isEmpty { return }
            }
            let known = state.unrepaired.first { $0.check == key.check && $0.scope == key.scope }
            guard let known else {
                all.append(ObligationSubjects(check: key.check, scope: key.scope, values: subjects))
                return
            }
            let new = subjects.filter { !known.values.contains($0) }
            if !new.isEmpty { all.append(ObligationSubjects(check: key.check, scope: key.scope, values: new)) }
        }
        return all
    }

    /// Obligations that close and open, in the order of the rules.
    var changes: [UpgradeRun.Change] {
        var changes: [UpgradeRun.Change] = []
        forEachTerms { _, terms, key in
            let id = Self.id(terms, key.scope)
            let standing = standings[key]
            let last = state.obligations.last { $0.id == id }
            if let last, last.closing == nil {
                guard terms.formCount == nil, let standing, standing.isRestored == true,
                    let collectedAt = standing.collectedAt, collectedAt > last.openedAt
                else { return }
                changes.append(
                    .obligationClosed(ObligationClosing(id: id, at: moment, evidence: standing.evidence))
                )
                return
            }
            guard let verdict = verdicts[key],
                let subjects = opening(terms, key, verdict, standing, after: last?.closing)
            else { return }
            changes.append(
                .obligationOpened(
                    Obligation(
                        id: id,
                        check: key.check,
                        scope: key.scope,
                        openedAt: moment,
                        subjects: subjects,
                        evidence: verdict.evidence
                    )
                )
            )
        }
        return changes
    }

    /// The subjects of an obligation that opens now; nil when it does not.
    private func opening(
        _ terms: RunRules.ObligationTerms,
        _ key: ScopedCheck,
        _ verdict: Verdict,
        _ standing: ObligationStanding?,
        after closing: ObligationClosing?
    ) -> [String]? {
        guard verdict.word == .pass else { return nil }
        switch terms.opening {
        case .passing:
            // The standing's own evidence says which state is current.
            if standing?.isRestored == true { return nil }
        case .attested:
            if verdict.reason.kind != .attested { return nil }
        case .repaired:
            // No standing is asked: without subjects to wait for it would call anything restored.
            guard let known = state.unrepaired.first(where: { $0.check == key.check && $0.scope == key.scope }) else {
                return nil
            }
            return known.values.isEmpty && terms.selectsSubjects ? nil : known.values
        }
        if let closing {
            guard let proved = state.provedAt(verdict), closing.at < proved else { return nil }
        }
        return standing?.subjects ?? []
    }
}
