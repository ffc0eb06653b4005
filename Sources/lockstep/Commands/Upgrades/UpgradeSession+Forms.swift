internal import Reports
internal import Upgrades

extension UpgradeSession {
    /// What to look at, and the form of the attestation.
    ///
    /// - Throws: `Failure` for a check that evidence decides.
    func form(of check: Check) throws -> String {
        let language = output.language
        guard let manual = check.manual else {
            throw Failure(
                .finding,
                language.pick(
                    "\(check.id) is decided by evidence: collect it, or waive a failure.",
                    "\(check.id) は証跡で判定します。収集するか、不合格を免除してください。"
                )
            )
        }
        guard check.needsFourEyes else { return form(of: manual) }
        return form(of: manual)
            + language.pick("\n  --approved-by: a second person", "\n  --approved-by: 2 人目の確認者")
    }

    /// What to look at before an obligation is closed, and its form.
    ///
    /// - Throws: `Failure` for one that is not open, or that evidence closes.
    func form(ofObligation id: String) throws -> String {
        let open = state.openObligations
        guard let obligation = open.first(where: { $0.id == id }) else {
            throw Failure(UpgradeRun.Rejection.noSuchObligation(id, open: open.map(\.id)), self)
        }
        guard case .attestation(let review) = pack.check(obligation.check)?.obligation?.closing else {
            throw Failure(UpgradeRun.Rejection.closedByEvidence(id), self)
        }
        return form(of: review)
    }

    private func form(of review: ManualReview) -> String {
        let language = output.language
        let entries = review.form.enumerated().map { index, entry in
            "  --answer \(index + 1): " + language.pick(entry.english, entry.japanese)
        }
        return ([language.pick(review.look.english, review.look.japanese)] + entries).joined(separator: "\n")
    }
}
