import Replay

/// What is found out about the systems: evidence, notes and assessments.
extension UpgradeDecision {
    mutating func collect(_ batch: [Evidence], _ plan: Plan) throws(UpgradeRun.Rejection) {
        for evidence in batch {
            guard plan.has(evidence.scope) else { throw .unknownScope(evidence.scope) }
        }
        for evidence in batch { try checkField("evidence id", evidence.id) }
        for evidence in batch where evidence.collectedAt > moment {
            throw .evidenceFromTheFuture(id: evidence.id, evidence.collectedAt)
        }
        var known = Set(state.evidence.map { CollectedOnce($0) })
        for evidence in batch where known.insert(CollectedOnce(evidence)).inserted {
            append(.evidenceAdded(evidence))
        }
    }

    /// What makes two pieces of evidence the same one.
    private struct CollectedOnce: Hashable {
        var id: String
        var scope: Scope
        var digest: [UInt8]
        var collectedAt: Instant

        init(_ evidence: Evidence) {
            (id, scope, digest) = (evidence.id, evidence.scope, evidence.digest)
            collectedAt = evidence.collectedAt
        }
    }

    /// The occurrence that every pack has: a parameter was changed.
    static let change = "change"

    mutating func note(_ note: Note, _ opening: RunOpening) throws(UpgradeRun.Rejection) {
        let occurrence = note.occurrence
        guard opening.plan.has(occurrence.scope) else { throw .unknownScope(occurrence.scope) }
        let known = opening.rules.occurrences
        if !known.contains(occurrence.id) {
            guard occurrence.id == Self.change else { throw .unknownOccurrence(occurrence.id, known: known) }
            try checkField("parameter", note.parameter)
        }
        try check(note.signature)
        guard occurrence.at <= moment else { throw .evidenceFromTheFuture(id: occurrence.id, occurrence.at) }
        append(.noted(note))
    }

    mutating func assess(_ assessment: Assessment, _ opening: RunOpening) throws(UpgradeRun.Rejection) {
        let kinds = Dictionary(
            opening.rules.checks.map { ($0.id, $0.memberKind) },
            uniquingKeysWith: { first, _ in first }
        )
        for verdict in assessment.verdicts where kinds[verdict.check] == nil {
            throw .unknownCheck(verdict.check, similar: opening.rules.similar(to: verdict.check))
        }
        for verdict in assessment.verdicts {
            guard opening.plan.has(verdict.scope), kinds[verdict.check] == verdict.scope.memberKind else {
                throw .unknownScope(verdict.scope)
            }
        }
        guard assessment.packDigest == opening.packDigest else { throw .otherPack }
        let obligations = ObligationStep(state, assessment, at: moment)
        append(.assessed(obligations.found))
        let latest = VerdictTable(state)
        for verdict in assessment.verdicts where verdict.differs(from: latest[verdict.check, verdict.scope]) {
            append(.verdictReached(verdict))
        }
        for change in obligations.changes { append(change) }
    }
}

extension Verdict {
    /// Whether it says something else than the verdict before it, or rests on something else.
    fileprivate func differs(from earlier: Verdict?) -> Bool {
        guard let earlier else { return true }
        return word != earlier.word || reason != earlier.reason || deferredUntil != earlier.deferredUntil
            || evidence != earlier.evidence || expiresAt != earlier.expiresAt
    }
}

extension Scope {
    fileprivate var memberKind: String? {
        if case .member(let kind, _) = self { kind } else { nil }
    }
}
