extension UpgradeRun.State {
    /// What verdicts follow from, given the texts of the run's evidence.
    ///
    /// - Parameter documents: the run's evidence with its texts, in the order of ``evidence``.
    public func dossier(_ documents: [EvidenceDocument]) -> Dossier {
        Dossier(
            plan: opening?.plan ?? Plan(facts: [], members: []),
            documents: documents,
            occurrences: notes.map(\.occurrence),
            attestations: statements.map(\.attestation),
            subjects: obligations.filter { $0.closing == nil }.map {
                ObligationSubjects(check: $0.check, scope: $0.scope, values: $0.subjects)
            }
        )
    }
}
