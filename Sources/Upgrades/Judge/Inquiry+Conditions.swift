import Replay

extension Inquiry {
    mutating func answer(_ condition: Condition) -> Answer {
        switch condition {
        case .fact(let selection, let matcher, let some): answer(selection, matcher, some: some)
        case .allOf(let parts): Answer.all(parts) { answer($0) }
        case .anyOf(let parts): Answer.any(parts) { answer($0) }
        case .noneOf(let parts): Answer.any(parts) { answer($0) }.inverse
        }
    }

    private mutating func answer(_ selection: FactSelection, _ matcher: Matcher, some: Bool) -> Answer {
        if case .sameEverywhere = matcher { return sameEverywhere(selection) }
        switch self.values(selection) {
        case .unknown(let reason): return .unknown(reason)
        case .known(let values, let wholeness):
            switch matcher {
            case .isEmpty: return values.isEmpty ? wholeness.whole(.holds) : .fails
            case .isNotEmpty: return values.isEmpty ? wholeness.whole(.fails) : .holds
            case .count(let range):
                if values.count > range.upperBound { return .fails }
                return wholeness.whole(range.contains(values.count) ? .holds : .fails)
            case .covers(let kind, let attribute): return covers(values, wholeness, kind, attribute)
            case .includesSubjects: return includesSubjects(values, wholeness)
            case .sameEverywhere: return sameEverywhere(selection)
            case .equals, .oneOf, .atLeast, .atMost, .moreThan, .lessThan, .matches, .newerThan:
                return quantified(values, wholeness, matcher, selection, some: some)
            }
        }
    }

    private mutating func quantified(
        _ values: [String],
        _ wholeness: FactValues.Wholeness,
        _ matcher: Matcher,
        _ selection: FactSelection,
        some: Bool
    ) -> Answer {
        let test: ValueTest
        switch valueTest(matcher) {
        case .success(let found): test = found
        case .failure(let why): return .unknown(why.reason)
        }
        return test.answer(values, wholeness, selection.fact.text, some: some)
    }

    /// The test of each value, with its operand known.
    private mutating func valueTest(_ matcher: Matcher) -> Result<ValueTest, NotKnown> {
        switch matcher {
        case .equals(let operand): single(operand).map { .keys([ComparedValue($0).key]) }
        case .oneOf(let texts): .success(.keys(Set(texts.map { ComparedValue($0).key })))
        case .atLeast(let operand): order(operand) { $0 >= 0 }
        case .atMost(let operand): order(operand) { $0 <= 0 }
        case .moreThan(let operand): order(operand) { $0 > 0 }
        case .lessThan(let operand): order(operand) { $0 < 0 }
        case .matches(let pattern): .success(.pattern(pattern))
        case .newerThan(let reference): moment(reference)
        case .isEmpty, .isNotEmpty, .count, .sameEverywhere, .covers, .includesSubjects:
            preconditionFailure("\(matcher) asks about all values and has no test of one")
        }
    }

    private mutating func order(
        _ operand: Operand,
        _ isWanted: @escaping (Int) -> Bool
    ) -> Result<ValueTest, NotKnown> {
        let reference = if case .fact(let fact) = operand { fact.text } else { "" }
        return single(operand).flatMap { text in
            let limit = ComparedValue(text)
            guard limit.order(limit) != nil else { return .failure(.notComparable(reference, text)) }
            return .success(.order(limit, isWanted))
        }
    }

    private mutating func moment(_ reference: FactReference) -> Result<ValueTest, NotKnown> {
        single(.fact(reference)).flatMap { text in
            guard let moment = MomentText.read(text) else { return .failure(.notComparable(reference.text, text)) }
            return .success(.newer(moment))
        }
    }

    private mutating func sameEverywhere(_ selection: FactSelection) -> Answer {
        guard case .evidence(let id, let field) = selection.fact else {
            // A fact of the plan is the same for the whole; one of a member is compared with the other members'.
            return sameAmongMembers(selection.fact)
        }
        switch gather(id, field, selection.filters, everywhere: true) {
        case .failure(let why): return .unknown(why.reason)
        case .success(let readings):
            // Whole readings are compared with one of them, cut ones with each: two cut ones never differ but in a single field.
            guard let model = readings.first(where: \.isWhole) ?? readings.first else {
                return .unknown(Reason(.noEvidence, details: [id]))
            }
            if readings.contains(where: { $0.differs(from: model) }) { return .fails }
            if field.table.isEmpty, let known = readings.first(where: { !$0.keys.isEmpty }),
                readings.contains(where: { $0.differs(from: known) })
            {
                return .fails
            }
            for reading in readings {
                if case .cut(let reason) = reading.wholeness { return .unknown(reason) }
            }
            return .holds
        }
    }

    private mutating func sameAmongMembers(_ fact: FactReference) -> Answer {
        guard case .member(let attribute) = fact, let member else {
            switch values(FactSelection(fact)) {
            case .known: return .holds
            case .unknown(let reason): return .unknown(reason)
            }
        }
        var keys: Set<String> = []
        var isMissing = false
        for other in matter.plan.members where other.kind == member.kind {
            let value = matter.value(of: other, attribute)
            cite(CitedFact(reference: "\(other.kind)/\(other.name).\(attribute)", values: value.map { [$0] } ?? []))
            if let value { keys.insert(ComparedValue(value).key) } else { isMissing = true }
        }
        if keys.count > 1 { return .fails }
        return isMissing || keys.isEmpty ? .unknown(Reason(.notStated, details: [fact.text])) : .holds
    }

    private mutating func covers(
        _ values: [String],
        _ wholeness: FactValues.Wholeness,
        _ kind: String,
        _ attribute: String
    ) -> Answer {
        let members = matter.plan.members.filter { $0.kind == kind }
        guard !members.isEmpty else { return .unknown(Reason(.notStated, details: [kind])) }
        let keys = Set(values.map { ComparedValue($0).key })
        return Answer.all(members) { member in
            guard let value = matter.value(of: member, attribute) else {
                return .unknown(Reason(.notStated, details: ["\(kind)/\(member.name).\(attribute)"]))
            }
            return keys.contains(ComparedValue(value).key) ? .holds : wholeness.whole(.fails)
        }
    }

    private mutating func includesSubjects(_ values: [String], _ wholeness: FactValues.Wholeness) -> Answer {
        switch self.values(FactSelection(.subjects)) {
        case .unknown(let reason): return .unknown(reason)
        case .known(let subjects, _):
            let keys = Set(values.map { ComparedValue($0).key })
            return Answer.all(subjects) { keys.contains(ComparedValue($0).key) ? .holds : wholeness.whole(.fails) }
        }
    }
}

extension Inquiry.NotKnown {
    fileprivate static func notComparable(_ reference: String, _ value: String) -> Self {
        Self(reason: Reason(.notComparable, details: [reference, value]))
    }
}

extension FieldValues {
    fileprivate var isWhole: Bool {
        if case .whole = wholeness { true } else { false }
    }
}
