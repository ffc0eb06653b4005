/// Which exemptions and branches of a check can decide, over every combination of what its facts may come to.
///
/// Facts are independent of each other; all questions to one fact see one value of it. A question that compares two facts or
/// members may come out either way. Unknown is no input: it decides by itself. Beyond ``longestEnumeration`` combinations
/// every condition is looked at alone: one that can hold by itself counts as reached, and inputs count as covered when the
/// last branch asks nothing.
struct BranchSurvey {
    static let longestEnumeration = 65_536

    /// By the place in exemptions and then branches.
    private(set) var reached: [Bool]
    /// Facts for which nothing decides, as `plan.method = standard`; nil when there are none.
    private(set) var uncovered: [String]?

    private struct Variable {
        /// The fact, or the question itself when it has no constants.
        var selection: FactSelection
        var question: ConditionAtom?
        var samples: [FactSamples.Sample]
        /// There are more samples than can be enumerated, and none are here.
        var isBeyondCount = false

        /// A question of its own comes out either way: its samples are a value for yes and none for no.
        static let eitherWay = [
            FactSamples.Sample(values: ["yes"], count: 1), FactSamples.Sample(values: [], count: 0),
        ]
    }

    init(_ check: Check, _ pack: RulePack) {
        let conditions = check.notApplicable.map { Optional($0.condition) } + check.branches.map(\.condition)
        reached = Array(repeating: false, count: conditions.count)
        let variables = Self.variables(conditions.compactMap(\.self), check, pack)
        if Self.size(variables) <= Self.longestEnumeration {
            let questions = Questions(conditions, variables)
            Self.enumerate(variables) { assignment in
                for (index, condition) in questions.conditions.enumerated() {
                    let answer = condition?.answer { questions.answer($0, assignment) } ?? .holds
                    if answer == .fails { continue }
                    if answer == .holds { reached[index] = true }
                    return
                }
                if uncovered == nil { uncovered = Self.words(variables, assignment) }
            }
        } else {
            surveyAlone(conditions, check, pack)
        }
    }

    private mutating func surveyAlone(_ conditions: [Condition?], _ check: Check, _ pack: RulePack) {
        for (index, condition) in conditions.enumerated() {
            guard let condition else {
                reached[index] = true
                return
            }
            let variables = Self.variables([condition], check, pack)
            guard Self.size(variables) <= Self.longestEnumeration else {
                reached[index] = true
                continue
            }
            let questions = Questions([condition], variables)
            Self.enumerate(variables) { assignment in
                let answer = questions.conditions[0]?.answer { questions.answer($0, assignment) }
                if answer == .holds { reached[index] = true }
            }
        }
        uncovered = []
    }

    /// Conditions with the answer of each question to each sample of its variable.
    private struct Questions {
        var conditions: [NumberedCondition?]
        private var places: [Int] = []
        private var answers: [[Answer]] = []

        init(_ conditions: [Condition?], _ variables: [Variable]) {
            var places: [Int] = []
            var answers: [[Answer]] = []
            self.conditions = conditions.map { condition in
                condition.map {
                    NumberedCondition($0) { atom in
                        let place = BranchSurvey.place(of: atom, variables)
                        places.append(place)
                        answers.append(variables[place].samples.map { BranchSurvey.answer(atom, $0) })
                        return places.count - 1
                    }
                }
            }
            self.places = places
            self.answers = answers
        }

        func answer(_ number: Int, _ assignment: [Int]) -> Answer {
            answers[number][assignment[places[number]]]
        }
    }

    private static func place(of atom: ConditionAtom, _ variables: [Variable]) -> Int {
        let place = variables.firstIndex {
            $0.question == atom || ($0.question == nil && atom.hasConstants && $0.selection == atom.selection)
        }
        guard let place else { preconditionFailure("\(atom) is asked but was not collected") }
        return place
    }

    private static func answer(_ atom: ConditionAtom, _ sample: FactSamples.Sample) -> Answer {
        switch atom.matcher {
        case .isEmpty: return sample.count == 0 ? .holds : .fails
        case .isNotEmpty: return sample.count > 0 ? .holds : .fails
        case .count(let range): return range.contains(sample.count) ? .holds : .fails
        default:
            guard let test = ValueTest(constant: atom.matcher) else { return sample.values.isEmpty ? .fails : .holds }
            return test.answer(sample.values, .whole, atom.selection.fact.text, some: atom.some)
        }
    }

    private static func variables(_ conditions: [Condition], _ check: Check, _ pack: RulePack) -> [Variable] {
        var order: [FactSelection] = []
        var asked: [FactSelection: [ConditionAtom]] = [:]
        var variables: [Variable] = []
        for atom in conditions.flatMap(\.atoms) {
            guard atom.hasConstants else {
                if !variables.contains(where: { $0.question == atom }) {
                    variables.append(
                        Variable(selection: atom.selection, question: atom, samples: Variable.eitherWay)
                    )
                }
                continue
            }
            if asked[atom.selection] == nil { order.append(atom.selection) }
            asked[atom.selection, default: []].append(atom)
        }
        for selection in order {
            let samples = FactSamples(
                asked[selection] ?? [],
                domain: pack.domain(of: selection.fact, check),
                isList: pack.isList(selection.fact, check)
            )
            variables.append(
                Variable(
                    selection: selection,
                    question: nil,
                    samples: samples.samples,
                    isBeyondCount: samples.isBeyondCount
                )
            )
        }
        return variables
    }

    private static func size(_ variables: [Variable]) -> Int {
        var size = 1
        for variable in variables {
            if variable.isBeyondCount { return .max }
            let (product, overflow) = size.multipliedReportingOverflow(by: max(1, variable.samples.count))
            if overflow || product > longestEnumeration { return .max }
            size = product
        }
        return size
    }

    /// Every combination, the last variable changing first.
    private static func enumerate(_ variables: [Variable], _ visit: ([Int]) -> Void) {
        // A choice without values cannot be stated: then nothing can be.
        guard variables.allSatisfy({ !$0.samples.isEmpty }) else { return }
        var assignment = [Int](repeating: 0, count: variables.count)
        while true {
            visit(assignment)
            var place = variables.count - 1
            while place >= 0, assignment[place] + 1 == variables[place].samples.count {
                assignment[place] = 0
                place -= 1
            }
            if place < 0 { return }
            assignment[place] += 1
        }
    }

    private static func words(_ variables: [Variable], _ assignment: [Int]) -> [String] {
        zip(variables, assignment).map { variable, place in
            let sample = variable.samples[place]
            if let question = variable.question {
                return "\(question.selection.fact.text): " + (sample.values.isEmpty ? "no" : "yes")
            }
            let values = sample.values.isEmpty ? "none" : sample.values.joined(separator: ", ")
            return "\(variable.selection.fact.text) = \(values)"
        }
    }
}

extension ConditionAtom {
    /// Whether the answer follows from the fact's own values.
    fileprivate var hasConstants: Bool {
        switch matcher {
        case .isEmpty, .isNotEmpty, .count: true
        default: ValueTest(constant: matcher) != nil
        }
    }
}

extension RulePack {
    /// What a person may state; nil for what evidence tells.
    fileprivate func domain(of fact: FactReference, _ check: Check) -> PlanFactDeclaration.Domain? {
        switch fact {
        case .plan(let name): return planFacts.first { $0.name == name }?.domain ?? .text
        // Digits, and always stated.
        case .memberCount: return .version
        case .member(let name):
            let kind = memberKinds.first { $0.name == check.memberKind }
            return kind?.attributes.first { $0.name == name }?.domain ?? .text
        case .evidence, .occurrence, .collected, .subjects: return nil
        }
    }

    /// Whether there may be several values: of rows, or of several members.
    fileprivate func isList(_ fact: FactReference, _ check: Check) -> Bool {
        switch fact {
        case .evidence(let id, let field):
            let kind = evidence(id)?.memberKind
            return !field.table.isEmpty || (kind != nil && kind != check.memberKind)
        case .subjects: return true
        case .plan, .memberCount, .member, .occurrence, .collected: return false
        }
    }
}
