import Replay

/// What people answer for: attestations, waivers and the closing of obligations.
extension UpgradeDecision {
    mutating func attest(_ statement: Statement, _ opening: RunOpening) throws(UpgradeRun.Rejection) {
        var statement = statement
        let attestation = statement.attestation
        let rule = try rule(attestation.check, about: attestation.scope, opening)
        try checkField("name", attestation.name)
        try checkField("reason", statement.reason)
        try checkSecondPerson(rule, attestation.name, statement.approver)
        let verdict = state.verdict(of: rule.id, about: attestation.scope)
        let wanted = rule.formCount ?? 0
        switch verdict?.word {
        case .manual: break
        case .pass where verdict?.reason.kind == .attested: break
        // A person may look before the later gate asks.
        case .deferred where rule.formCount != nil: break
        case let word: throw .notManual(check: rule.id, word ?? .unknown)
        }
        if let expiry = attestation.expiresAt, expiry <= moment { throw .alreadyExpired(expiry) }
        try checkForm(wanted, statement.answers)
        guard attestation.at <= moment else { throw .evidenceFromTheFuture(id: rule.id, attestation.at) }
        statement.attestation.check = rule.id
        append(.attested(statement))
    }

    mutating func waive(_ waiver: Waiver, _ opening: RunOpening) throws(UpgradeRun.Rejection) {
        var waiver = waiver
        let rule = try rule(waiver.check, about: waiver.scope, opening)
        try checkField("name", waiver.name)
        try checkField("reason", waiver.reason)
        try checkField("risk", waiver.risk)
        try checkSecondPerson(rule, waiver.name, waiver.approver)
        let verdict = state.verdict(of: rule.id, about: waiver.scope)
        if let word = state.word(of: verdict, at: moment), word == .pass || word == .notApplicable {
            throw .nothingToWaive(check: rule.id, word)
        }
        guard waiver.expiresAt > moment else { throw .alreadyExpired(waiver.expiresAt) }
        guard waiver.at <= moment else { throw .evidenceFromTheFuture(id: rule.id, waiver.at) }
        waiver.check = rule.id
        append(.waived(waiver))
    }

    mutating func closeObligation(_ closing: ObligationClosing, _ rules: RunRules) throws(UpgradeRun.Rejection) {
        try check(closing.signature ?? Signature(name: "", reason: ""))
        let open = state.openObligations
        let obligation = open.first { $0.id == closing.id }
        let terms = obligation.flatMap { found in rules.checks.first { $0.id == found.check }?.obligation }
        if let wanted = terms?.formCount { try checkForm(wanted, closing.answers) }
        guard closing.at <= moment else { throw .evidenceFromTheFuture(id: closing.id, closing.at) }
        guard let obligation else { throw .noSuchObligation(closing.id, open: open.map(\.id)) }
        // After a restore the old release answers, and what evidence was to show after the upgrade never comes.
        guard terms?.formCount != nil || state.phase == .restored else { throw .closedByEvidence(obligation.id) }
        append(.obligationClosed(closing))
    }

    /// The rule with this id or alias, if it is judged for the scope.
    private func rule(
        _ name: String,
        about scope: Scope,
        _ opening: RunOpening
    ) throws(UpgradeRun.Rejection) -> RunRules.CheckRule {
        guard let rule = opening.rules.check(name) else {
            throw .unknownCheck(name, similar: opening.rules.similar(to: name))
        }
        guard opening.plan.scopes(of: rule.memberKind).contains(scope) else { throw .unknownScope(scope) }
        return rule
    }

    /// Four eyes, where the check asks for them: names that differ in case or blanks alone are one person's.
    private func checkSecondPerson(
        _ rule: RunRules.CheckRule,
        _ name: String,
        _ approver: String
    ) throws(UpgradeRun.Rejection) {
        guard rule.needsFourEyes else { return }
        guard !approver.hasNoText, approver.foldedName != name.foldedName else {
            throw .needsSecondPerson(check: rule.id)
        }
    }
}
