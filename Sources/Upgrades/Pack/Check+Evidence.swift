extension Check {
    /// The evidence that its verdict can look at, each id once, in the order in which it is asked for.
    public var evidenceIDs: [String] {
        var ids: [String] = []
        func take(_ reference: FactReference) {
            switch reference {
            case .evidence(let id, _), .collected(let id):
                if !ids.contains(id) { ids.append(id) }
            case .plan, .memberCount, .member, .occurrence, .subjects: break
            }
        }
        for exemption in notApplicable { exemption.condition.forEachReference(take) }
        for agreement in agreements { agreement.forEach(take) }
        for branch in branches { branch.condition?.forEachReference(take) }
        for deferral in deferred { deferral.condition.forEachReference(take) }
        if let obligation {
            if let subjects = obligation.subjects { take(subjects.fact) }
            if case .evidence(let condition) = obligation.closing { condition.forEachReference(take) }
        }
        return ids
    }
}

extension ObligationRule {
    /// The evidence that closes it, each id once, in the order in which it is asked for; empty when only a person can.
    public var closingEvidenceIDs: [String] {
        guard case .evidence(let condition) = closing else { return [] }
        var ids: [String] = []
        condition.forEachReference { reference in
            if let id = reference.evidenceID, !ids.contains(id) { ids.append(id) }
        }
        return ids
    }
}

extension Condition {
    /// Calls `body` with every fact that the condition names, in its order, operands included.
    public func forEachReference(_ body: (FactReference) -> Void) {
        switch self {
        case .fact(let selection, let matcher, some: _):
            body(selection.fact)
            for filter in selection.filters { filter.value.forEachReference(body) }
            switch matcher {
            case .equals(let operand), .atLeast(let operand), .atMost(let operand), .moreThan(let operand),
                .lessThan(let operand):
                operand.forEachReference(body)
            case .newerThan(let reference): body(reference)
            case .oneOf, .matches, .isEmpty, .isNotEmpty, .count, .sameEverywhere, .covers, .includesSubjects: break
            }
        case .allOf(let conditions), .anyOf(let conditions), .noneOf(let conditions):
            for condition in conditions { condition.forEachReference(body) }
        }
    }
}

extension Operand {
    fileprivate func forEachReference(_ body: (FactReference) -> Void) {
        if case .fact(let reference) = self { body(reference) }
    }
}
