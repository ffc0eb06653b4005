import Jobnets

/// One sentence of the source document as an example: a parameter, and what a check says of it.
struct ParameterCase: Sendable, CustomStringConvertible {
    /// Where the parameters stand.
    enum Place: Sendable {
        case root, nested, follower, remote, group, planningGroup, condition, connector, manager

        /// A definition with the parameters in such a unit.
        func definition(_ parameters: String) -> String {
            switch self {
            case .root: "unit=n,,,;{ty=n;\(parameters)}"
            case .nested:
                // Rules of its own need de=n, which only the examples of de leave out.
                "unit=r,,,;{ty=n;unit=n,,,;{ty=n;\(parameters.contains("de=") ? "" : "de=n;")\(parameters)}}"
            case .follower: "unit=r,,,;{ty=n;unit=n,,,;{ty=n;\(parameters)}}"
            case .remote: "unit=r,,,;{ty=n;unit=n,,,;{ty=rm;\(parameters)}}"
            case .group: "unit=g,,,;{ty=g;\(parameters)}"
            case .planningGroup: "unit=g,,,;{ty=g;gty=p;\(parameters)}"
            case .condition: "unit=r,,,;{ty=n;unit=.CONDITION,,,;{ty=rc;\(parameters)}}"
            case .connector: "unit=r,,,;{ty=n;unit=c,,,;{ty=nc;\(parameters)}}"
            case .manager: "unit=m,,,;{ty=mg;\(parameters)}"
            }
        }
    }

    enum Outcome: Equatable, Sendable, CustomStringConvertible {
        case accepted
        /// A number out of its range: its name in the form, and the range.
        case range(String, Int, Int)
        /// A text whose length is out of its range.
        case length(Int, Int)
        /// These rules, in the order of the text.
        case rules([String])

        var description: String {
            switch self {
            case .accepted: "accepted"
            case .range(let place, let low, let high): "\(place) is out of \(low)...\(high)"
            case .length(let low, let high): "out of \(low)...\(high) bytes"
            case .rules(let ids): ids.joined(separator: ", ")
            }
        }
    }

    /// Parameter and line: `sd 59`.
    var id: String
    var place: Place
    var parameters: String
    var outcome: Outcome
    var options: CheckOptions

    init(
        _ id: String,
        _ parameters: String,
        _ outcome: Outcome = .accepted,
        in place: Place = .nested,
        options: CheckOptions = CheckOptions()
    ) {
        self.id = id
        self.parameters = parameters
        self.outcome = outcome
        self.place = place
        self.options = options
    }

    var description: String {
        let text = parameters.count > 60 ? parameters.prefix(60) + "…" : parameters
        return "\(id): \(text) → \(outcome)"
    }

    var diagnostics: [Diagnostic] {
        let tree = SyntaxTree(place.definition(parameters))
        return DefinitionChecker(Definition(tree), options: options).parameterDiagnostics()
    }

    /// What the check says, as an outcome.
    var found: Outcome {
        let diagnostics = diagnostics
        guard let first = diagnostics.first else { return .accepted }
        if diagnostics.count == 1, first.rule.id == "value-out-of-range", first.arguments.count == 5,
            let low = Int(first.arguments[3]), let high = Int(first.arguments[4])
        {
            return .range(first.arguments[1], low, high)
        }
        if diagnostics.count == 1, first.rule.id == "value-length", first.arguments.count == 4,
            let low = Int(first.arguments[2]), let high = Int(first.arguments[3])
        {
            return .length(low, high)
        }
        return .rules(diagnostics.map(\.rule.id))
    }

    /// Whether the place that the first diagnostic names is the case's own line. A case without a line is not asked.
    var namesItsLine: Bool {
        let words = id.split(separator: " ")
        guard words.count == 2, Int(words[1]) != nil, let first = diagnostics.first else { return true }
        return first.place == "5.2.4 \(words[0]) (\(words[1]))"
    }
}

/// What the one jobnet of a text, the innermost, is scheduled by.
func schedule(_ parameters: String, in place: ParameterCase.Place = .root) -> JobnetSchedule? {
    DefinitionSchedules(Definition(SyntaxTree(place.definition(parameters)))).jobnets
        .last { place == .root || $0.upper != nil }
}

/// The rules that keep the innermost jobnet of a text from having a schedule.
func refusals(_ parameters: String, in place: ParameterCase.Place = .root) -> [String] {
    DefinitionSchedules(Definition(SyntaxTree(place.definition(parameters)))).refused.last?.diagnostics
        .map(\.rule.id) ?? []
}
