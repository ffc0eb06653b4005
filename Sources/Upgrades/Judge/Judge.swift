public import Replay

/// Decides what checks say.
public enum Judge {
    /// All verdicts of a pack over a dossier at a moment: a pure function of its arguments (`HowAVerdictIsReached`).
    ///
    /// - Complexity: each document is read once at most, O(*n*) in its text; each condition O(rows) for each scope.
    public static func assess(_ pack: RulePack, _ dossier: Dossier, at moment: Instant) -> Assessment {
        assess(pack, dossier, at: moment) { declaration, document in
            Result { () throws(OutputError) in
                let text = try OutputText(
                    document.text,
                    isCapturedWhole: document.evidence.isCapturedWhole,
                    exitCode: document.evidence.exitCode
                )
                return try declaration.parser.read(text)
            }
        }
    }

    /// As above, with the readings given: what is judged does not depend on how outputs are read.
    static func assess(
        _ pack: RulePack,
        _ dossier: Dossier,
        at moment: Instant,
        reading: EvidenceShelf.ReadOutput
    ) -> Assessment {
        let shelf = EvidenceShelf(pack, dossier.documents, at: moment, reading: reading)
        var occurrences = shelf.revelations
        occurrences.note(dossier.occurrences, until: moment)
        let matter = JudgeMatter(
            pack: pack,
            plan: dossier.plan,
            subjects: dossier.subjects,
            attestations: dossier.attestations,
            shelf: shelf,
            occurrences: occurrences,
            moment: moment
        )
        var assessment = Assessment(at: moment, packDigest: pack.digest, verdicts: [], standings: [])
        for check in pack.checks {
            for member in members(check, dossier.plan) {
                assessment.verdicts.append(CheckJudgement.verdict(matter, check, member))
                if let rule = check.obligation {
                    assessment.standings.append(ObligationJudgement.standing(matter, check, rule, member))
                }
            }
        }
        return assessment
    }

    /// Those that a check is judged for, in the order of the plan; nil once for a check of the run.
    private static func members(_ check: Check, _ plan: Plan) -> [Member?] {
        guard let kind = check.memberKind else { return [nil] }
        return plan.members.filter { $0.kind == kind }
    }
}
