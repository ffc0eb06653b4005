import Replay

/// The questions of `HowAVerdictIsReached`, asked in their order of one check for one scope.
struct CheckJudgement {
    private var inquiry: Inquiry
    private let check: Check

    /// What the check says so far.
    private struct Finding {
        var word: VerdictWord
        var reason: Reason
        var deferredUntil: Phase?
        var expiresAt: Instant?
    }

    static func verdict(_ matter: JudgeMatter, _ check: Check, _ member: Member?) -> Verdict {
        var judgement = Self(inquiry: Inquiry(matter, check, member), check: check)
        return judgement.verdict()
    }

    private mutating func verdict() -> Verdict {
        var finding = exempted() ?? contested() ?? disagreement() ?? branch()
        finding = stale(finding)
        if finding.word == .manual { finding = attested(finding) }
        if finding.word != .pass, finding.word != .notApplicable { finding = deferred(finding) }
        return Verdict(
            check: check.id,
            scope: inquiry.scope,
            word: finding.word,
            reason: finding.reason,
            facts: inquiry.facts,
            evidence: inquiry.digests,
            deferredUntil: finding.deferredUntil,
            expiresAt: finding.expiresAt
        )
    }

    /// The first exemption that holds, or what one asked that is not known.
    private mutating func exempted() -> Finding? {
        for exemption in check.notApplicable {
            switch inquiry.answer(exemption.condition) {
            case .holds: return Finding(word: .notApplicable, reason: Reason(.decided, text: exemption.because))
            case .fails: continue
            case .unknown(let reason): return unknown(reason)
            }
        }
        // Exemptions that did not hold decide nothing.
        inquiry.forgetFacts()
        return nil
    }

    /// Two pieces of evidence of one moment, of any that the agreements and branches name.
    private mutating func contested() -> Finding? {
        let conditions = check.branches.compactMap(\.condition)
        var seen: Set<String> = []
        for id in (check.agreements.joined() + conditions.flatMap(\.facts)).compactMap(\.evidenceID) {
            guard seen.insert(id).inserted else { continue }
            let everywhere = conditions.contains { $0.asksEverywhere(id) }
            for place in inquiry.places(of: id, everywhere: everywhere) {
                let pieces = inquiry.matter.shelf.pieces(id, place)
                guard pieces.count > 1 else { continue }
                for piece in pieces {
                    inquiry.look(at: piece)
                    inquiry.cite(
                        CitedFact(
                            reference: FactReference.collected(id).text,
                            values: [MomentText.write(piece.evidence.collectedAt)],
                            evidence: piece.evidence.digest
                        )
                    )
                }
                return Finding(word: .conflict, reason: Reason(.twoEvidences, details: [id]))
            }
        }
        return nil
    }

    /// Facts of an agreement that have values and differ, in any order of rows.
    private mutating func disagreement() -> Finding? {
        for agreement in check.agreements {
            var known: (reference: FactReference, values: [String], keys: [String])?
            for reference in agreement {
                guard case .known(let values, _) = inquiry.values(FactSelection(reference)), !values.isEmpty else {
                    continue
                }
                let keys = values.map { ComparedValue($0).key }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
                guard let first = known else {
                    known = (reference, values, keys)
                    continue
                }
                if keys != first.keys {
                    let details = [
                        first.reference.text, Self.shown(first.values), reference.text, Self.shown(values),
                    ]
                    return Finding(word: .conflict, reason: Reason(.disagreement, details: details))
                }
            }
        }
        // What agrees decides nothing.
        inquiry.forgetFacts()
        return nil
    }

    /// Values of a reason's details: as many as a line of a report can take.
    private static func shown(_ values: [String]) -> String {
        values.prefix(8).joined(separator: ", ") + (values.count > 8 ? ", …" : "")
    }

    private mutating func branch() -> Finding {
        for branch in check.branches {
            if branch.verdict == .conflict, let condition = branch.condition {
                guard contradicts(condition) else { continue }
                return finding(branch)
            }
            switch branch.condition.map({ inquiry.answer($0) }) ?? .holds {
            case .holds: return finding(branch)
            case .fails: continue
            case .unknown(let reason): return unknown(reason)
            }
        }
        return Finding(word: .unknown, reason: Reason(.undecided))
    }

    /// Whether evidence that is there contradicts. Asked apart: the other of two sources may be missing or stale, and what does not
    /// contradict decides nothing.
    private mutating func contradicts(_ condition: Condition) -> Bool {
        var asked = Inquiry(inquiry.matter, check, inquiry.member)
        guard asked.answer(condition) == .holds, case .fresh = asked.freshness else { return false }
        inquiry.take(asked)
        return true
    }

    private func finding(_ branch: Branch) -> Finding {
        // Only what must be can fail.
        let word = branch.verdict == .fail && check.level != .must ? .warn : branch.verdict
        return Finding(
            word: word,
            reason: Reason(.decided, text: branch.because),
            // A branch names no gate: then it is the check's own.
            deferredUntil: word == .deferred ? check.phase : nil
        )
    }

    /// Evidence that contradicts itself is a conflict wherever it is asked.
    private func unknown(_ reason: Reason) -> Finding {
        Finding(word: reason.kind == .twoEvidences ? .conflict : .unknown, reason: reason)
    }

    private func stale(_ finding: Finding) -> Finding {
        guard finding.word != .unknown else { return finding }
        switch inquiry.freshness {
        case .stale(let reason): return Finding(word: .unknown, reason: reason)
        case .fresh(let end):
            var finding = finding
            finding.expiresAt = end
            return finding
        }
    }

    /// The latest attestation that counts now.
    private func attested(_ finding: Finding) -> Finding {
        let names = [check.id] + check.aliases
        let moment = inquiry.matter.moment
        let valid = inquiry.matter.attestations.filter { attestation in
            names.contains(attestation.check) && attestation.scope == inquiry.scope && attestation.at <= moment
                && inquiry.invalidation(since: attestation.at, at: inquiry.scope) == nil
                && ends(of: attestation).allSatisfy { moment < $0 }
        }
        guard let latest = valid.max(by: { $0.at < $1.at }) else {
            var finding = finding
            finding.reason = Reason(.notAttested, text: finding.reason.text)
            return finding
        }
        return Finding(
            word: .pass,
            reason: Reason(.attested, details: [latest.name]),
            expiresAt: (ends(of: latest) + [finding.expiresAt].compactMap(\.self)).min()
        )
    }

    private func ends(of attestation: Attestation) -> [Instant] {
        [attestation.expiresAt, inquiry.endOfAge(from: attestation.at)].compactMap(\.self)
    }

    private mutating func deferred(_ finding: Finding) -> Finding {
        for deferral in check.deferred {
            // Asked apart: a deferral that rests on stale evidence is not known, and what does not hold is not cited.
            var asked = Inquiry(inquiry.matter, check, inquiry.member)
            guard asked.answer(deferral.condition) == .holds, case .fresh(let end) = asked.freshness else { continue }
            inquiry.take(asked)
            return Finding(
                word: .deferred,
                reason: Reason(.decided, text: deferral.because),
                deferredUntil: deferral.until,
                expiresAt: [finding.expiresAt, end].compactMap(\.self).min()
            )
        }
        return finding
    }
}
