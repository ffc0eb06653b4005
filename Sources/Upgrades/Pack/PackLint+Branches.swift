extension RulePack {
    /// Branches that cannot be reached, those said to be so that can, and inputs for which none holds.
    var branchRemarks: [PackRemark] {
        checks.flatMap { check in
            let survey = BranchSurvey(check, self)
            var remarks: [PackRemark] = []
            for (index, exemption) in check.notApplicable.enumerated() {
                let place = Place(english: "not-applicable", japanese: "not-applicable", number: index + 1)
                remarks += Self.remark(check, place, survey.reached[index], exemption.unreachable)
            }
            for (index, branch) in check.branches.enumerated() {
                let place = Place(english: "branch", japanese: "分岐", number: index + 1)
                let isReached = survey.reached[check.notApplicable.count + index]
                remarks += Self.remark(check, place, isReached, branch.unreachable)
            }
            if let uncovered = survey.uncovered { remarks.append(Self.uncovered(check, uncovered)) }
            return remarks
        }
    }

    private struct Place {
        var english: String
        var japanese: String
        /// From 1.
        var number: Int
    }

    private static func remark(_ check: Check, _ place: Place, _ isReached: Bool, _ note: String?) -> [PackRemark] {
        if isReached == (note == nil) { return [] }
        let (english, japanese) = ("\(place.english) \(place.number)", "\(place.japanese)\(place.number)")
        if isReached {
            let text = LocalizedText(
                english: "\(english) is said to be unreachable and can be reached: take the note away",
                japanese: "\(japanese)は到達できないと書かれていますが、到達できます。その注記を外してください"
            )
            return [PackRemark(.reachable, subject: check.id, text: text)]
        }
        let text = LocalizedText(
            english: "\(english) can never be reached: take it out, or say why it is kept with unreachable",
            japanese: "\(japanese)には到達できません。取り除くか、残す理由をunreachableに書いてください"
        )
        return [PackRemark(.deadBranch, subject: check.id, text: text)]
    }

    private static func uncovered(_ check: Check, _ facts: [String]) -> PackRemark {
        let example = facts.joined(separator: "; ")
        return PackRemark(
            .uncoveredInput,
            subject: check.id,
            text: LocalizedText(
                english: example.isEmpty
                    ? "no branch is sure to hold: end with one without if"
                    : "no branch holds for \(example): add one, or end with one without if",
                japanese: example.isEmpty
                    ? "必ず成り立つ分岐がありません。最後にifのない分岐を置いてください"
                    : "\(example)のとき成り立つ分岐がありません。分岐を加えるか、最後にifのない分岐を置いてください"
            )
        )
    }
}
