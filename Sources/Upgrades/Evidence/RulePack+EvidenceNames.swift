extension RulePack {
    /// The evidence that checks of these phases look at, in the order of the pack: for their verdicts, and for what
    /// closes their obligations.
    ///
    /// - Complexity: O(checks × conditions + evidence).
    public func evidenceNames(ofPhases phases: [Phase]) -> [String] {
        var names: Set<String> = []
        for check in checks {
            let isJudged =
                phases.contains(check.phase) || check.deferred.contains { phases.contains($0.until) }
            if isJudged {
                names.formUnion(check.agreements.joined().flatMap(\.evidenceNames))
                let conditions =
                    check.notApplicable.map(\.condition) + check.deferred.map(\.condition)
                    + check.branches.compactMap(\.condition)
                for condition in conditions { names.formUnion(condition.evidenceNames) }
            }
            guard let obligation = check.obligation, isJudged || phases.contains(obligation.phase) else { continue }
            names.formUnion(obligation.subjects?.evidenceNames ?? [])
            if case .evidence(let condition) = obligation.closing { names.formUnion(condition.evidenceNames) }
        }
        return evidence.map(\.id).filter(names.contains)
    }
}

extension Condition {
    fileprivate var evidenceNames: [String] {
        switch self {
        case .fact(let selection, let matcher, some: _): selection.evidenceNames + matcher.evidenceNames
        case .allOf(let parts), .anyOf(let parts), .noneOf(let parts): parts.flatMap(\.evidenceNames)
        }
    }
}

extension FactSelection {
    fileprivate var evidenceNames: [String] {
        fact.evidenceNames + filters.flatMap(\.value.evidenceNames)
    }
}

extension Matcher {
    fileprivate var evidenceNames: [String] {
        switch self {
        case .equals(let operand), .atLeast(let operand), .atMost(let operand), .moreThan(let operand),
            .lessThan(let operand):
            operand.evidenceNames
        case .newerThan(let fact): fact.evidenceNames
        case .oneOf, .matches, .isEmpty, .isNotEmpty, .count, .sameEverywhere, .covers, .includesSubjects: []
        }
    }
}

extension Operand {
    fileprivate var evidenceNames: [String] {
        if case .fact(let fact) = self { fact.evidenceNames } else { [] }
    }
}

extension FactReference {
    fileprivate var evidenceNames: [String] {
        switch self {
        case .evidence(let id, _), .collected(let id): [id]
        case .plan, .memberCount, .member, .occurrence, .subjects: []
        }
    }
}
