/// Checks a definition by the rules of the manual.
///
/// Faults of the grammar are the tree's own (``SyntaxTree/problems``). What a single parameter says, and what it says together
/// with the other parameters of its unit, is ``parameterDiagnostics()``.
public struct DefinitionChecker: Sendable {
    public let definition: Definition
    public let options: CheckOptions

    public init(_ definition: Definition, options: CheckOptions = CheckOptions()) {
        self.definition = definition
        self.options = options
    }

    var tree: SyntaxTree { definition.tree }

    /// Every mistake in unit attributes and parameters, in the order of the text. Linear in the tree.
    public func parameterDiagnostics() -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        var names = FullNameLengths(definition, options: options)
        diagnostics += ownerSpellings()
        for index in tree.units.indices {
            let unit = UnitID(index)
            checkAttributes(of: unit, into: &diagnostics)
            if let fault = names.next(unit) { diagnostics.append(fault) }
            checkParameters(of: unit, into: &diagnostics)
            checkTogether(unit, into: &diagnostics)
            checkJob(unit, into: &diagnostics)
        }
        return Self.ordered(diagnostics)
    }

    /// All that is wrong with the file: grammar, parameters, how units refer to each other, and schedules that never run, in
    /// the order of the text.
    public func diagnostics() -> [Diagnostic] {
        let syntax = tree.problems.map { problem in
            Diagnostic(.syntax(problem.kind), at: problem.range, [String(problem.count)])
        }
        return Self.ordered(
            syntax + parameterDiagnostics() + RelationCheck(definition).diagnostics()
                + NeverRunCheck(definition, options: options).diagnostics()
        )
    }

    /// In the order of the text; at one place as they came.
    static func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        diagnostics.enumerated()
            .sorted { ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset) }
            .map(\.element)
    }

    // MARK: Parameters

    private func checkParameters(of unit: UnitID, into diagnostics: inout [Diagnostic]) {
        let kind = definition.kind(of: unit)
        // At most the keys of the manual: so few are found sooner by looking at each.
        var seen: [ParameterKey] = []
        // Two different types are told as such, not as one that is repeated.
        let hasTwoTypes = typeConflict(of: unit) != nil
        for parameter in tree.parameters(of: unit) {
            let key = tree.shortKey(of: parameter)
            guard let description = description(of: parameter, key, in: unit, kind, into: &diagnostics) else {
                continue
            }
            var reader = ParameterReader(parameter, of: unit, in: tree, as: description, options: options)
            diagnostics += reader.check()
            guard case .once = description.occurrence else { continue }
            guard seen.contains(key) else {
                seen.append(key)
                continue
            }
            if key != "ty" || !hasTwoTypes {
                diagnostics.append(
                    Diagnostic(
                        .repeatedParameter,
                        at: tree[parameter].extent,
                        in: unit,
                        [description.key],
                        source: description.source()
                    )
                )
            }
        }
    }

    /// What a parameter is by its key; nil when that is told as a fault, or cannot be known.
    private func description(
        of parameter: ParameterID,
        _ shortKey: ParameterKey,
        in unit: UnitID,
        _ kind: UnitKind?,
        into diagnostics: inout [Diagnostic]
    ) -> ParameterDescription? {
        let known = ParameterCatalogue.descriptions(of: shortKey)
        if let kind, let description = known.first(where: { $0.kinds.contains(kind) }) { return description }
        let key = tree.key(of: parameter)
        let range = tree[parameter].key
        if known.isEmpty {
            // Units of older versions have parameters that no manual at hand tells.
            guard kind != .hostLinkJobnet else { return nil }
            let lower = key.lowercased()
            if lower != key, !ParameterCatalogue.descriptions(of: lower).isEmpty {
                diagnostics.append(Diagnostic(.upperCaseKey, at: range, in: unit, [key, lower], replacement: lower))
            } else {
                diagnostics.append(Diagnostic(.unknownParameter, at: range, in: unit, [tree.shortened(range)]))
            }
            return nil
        }
        guard let kind else { return known.count == 1 ? known[0] : nil }
        guard kind != .hostLinkJobnet else { return nil }
        diagnostics.append(
            Diagnostic(
                .parameterOfOtherUnit,
                at: range,
                in: unit,
                [key, definition.type(of: unit)?.code ?? "", ParameterCatalogue.owners(of: key)],
                source: known[0].source()
            )
        )
        return nil
    }
}
