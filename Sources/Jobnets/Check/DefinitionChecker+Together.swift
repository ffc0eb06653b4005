extension DefinitionChecker {
    /// What the parameters of one unit say together.
    func checkTogether(_ unit: UnitID, into diagnostics: inout [Diagnostic]) {
        guard let kind = definition.kind(of: unit) else { return }
        checkWaitedUnits(unit, into: &diagnostics)
        switch kind {
        case .jobnet, .remoteJobnet:
            let parameters = JobnetParameters(of: unit, in: definition, options: options)
            var schedule = ScheduleCheck(parameters, in: tree)
            diagnostics += schedule.diagnostics()
            checkPlace(unit, isRoot: parameters.isRoot, into: &diagnostics)
            checkHold(unit, isRoot: parameters.isRoot, into: &diagnostics)
            checkPriority(unit, into: &diagnostics)
            checkManager(unit, kind, into: &diagnostics)
            if parameters.isRoot { checkConnection(unit, "5.2.4", into: &diagnostics) }
        case .jobGroup:
            diagnostics += GroupCalendar(of: unit, in: tree, options: options).contradictions
            if !has("gty", "p", unit) {
                for parameter in tree.parameters(of: unit) {
                    let key = tree.key(of: parameter)
                    guard ParameterCatalogue.connectionKeys.contains(key) else { continue }
                    diagnostics.append(
                        Diagnostic(
                            .planningGroupOnly,
                            at: tree[parameter].extent,
                            in: unit,
                            [key],
                            source: "5.2.3 \(key)"
                        )
                    )
                }
            } else {
                checkConnection(unit, "5.2.3", into: &diagnostics)
            }
        case .jobnetConnector:
            checkConnection(unit, "5.2.29", into: &diagnostics)
        default: break
        }
    }

    /// Whether the last parameter with a key has a value.
    private func has(_ key: StaticString, _ value: String, _ unit: UnitID) -> Bool {
        definition.parameter(key, of: unit).map { tree.text(tree[$0].value) == value } ?? false
    }

    // MARK: Root and nested jobnets

    private func checkPlace(_ unit: UnitID, isRoot: Bool, into diagnostics: inout [Diagnostic]) {
        for parameter in tree.parameters(of: unit) {
            let key = tree.key(of: parameter)
            let line: Int
            switch key {
            case "rg": line = 281
            case "ncl": line = 435
            case "ncn": line = 451
            case "ncs": line = 455
            case "ncex": line = 465
            case "nchn": line = 481
            case "ncsv": line = 489
            default: continue
            }
            guard !isRoot else { continue }
            diagnostics.append(
                Diagnostic(.rootOnly, at: tree[parameter].extent, in: unit, [key], source: "5.2.4 \(key) (\(line))")
            )
        }
    }

    private func checkHold(_ unit: UnitID, isRoot: Bool, into diagnostics: inout [Diagnostic]) {
        guard let parameter = definition.parameter("ha", of: unit) else { return }
        let hold = tree.text(tree[parameter].value)
        guard hold == "w" || hold == "a" else { return }
        if !isRoot {
            diagnostics.append(Diagnostic(.holdOfNested, at: tree[parameter].extent, in: unit, [hold]))
        }
        if has("mp", "y", unit) {
            diagnostics.append(
                Diagnostic(
                    .holdWithConcurrentRuns,
                    at: tree[parameter].extent,
                    in: unit,
                    [hold],
                    source: "5.2.4 ha (\(hold == "w" ? 333 : 335))"
                )
            )
        }
    }

    private func checkPriority(_ unit: UnitID, into diagnostics: inout [Diagnostic]) {
        guard let priority = definition.parameter("pr", of: unit), let nice = definition.parameter("ni", of: unit)
        else { return }
        let later = max(priority, nice)
        diagnostics.append(
            Diagnostic(
                .priorityToldTwice,
                at: tree[later].extent,
                in: unit,
                [tree.key(of: later)],
                source: later == nice ? "5.2.4 ni (325)" : "5.2.4 pr (289)"
            )
        )
    }

    private func checkManager(_ unit: UnitID, _ kind: UnitKind, into diagnostics: inout [Diagnostic]) {
        let host = definition.parameter("rh", of: unit)
        if kind == .remoteJobnet, host == nil {
            diagnostics.append(Diagnostic(.remoteWithoutManager, at: tree[unit].header, in: unit))
        }
        if kind == .jobnet, let host {
            diagnostics.append(Diagnostic(.managerOfLocalJobnet, at: tree[host].extent, in: unit))
        }
    }

    // MARK: Connections and waiting

    /// `ncn`, `ncs` and `ncex` need `ncl=y`, `nchn` and `ncsv` need `ncex=y`. A connector has no `ncl`.
    private func checkConnection(_ unit: UnitID, _ section: String, into diagnostics: inout [Diagnostic]) {
        let isControlled = has("ncl", "y", unit) || section == "5.2.29"
        let isBetweenServices = has("ncex", "y", unit)
        for parameter in tree.parameters(of: unit) {
            let key = tree.key(of: parameter)
            let rule: DiagnosticRule
            let line: Int
            switch key {
            case "ncn": (rule, line) = (.connectionNotControlled, 451)
            case "ncs": (rule, line) = (.connectionNotControlled, 455)
            case "ncex": (rule, line) = (.connectionNotControlled, 467)
            case "nchn": (rule, line) = (.connectionNotBetweenServices, 481)
            case "ncsv": (rule, line) = (.connectionNotBetweenServices, 489)
            default: continue
            }
            guard rule == .connectionNotControlled ? !isControlled : !isBetweenServices else { continue }
            let place = section == "5.2.4" ? "5.2.4 \(key) (\(line))" : "\(section) \(key)"
            diagnostics.append(Diagnostic(rule, at: tree[parameter].extent, in: unit, [key], source: place))
        }
    }

    private func checkWaitedUnits(_ unit: UnitID, into diagnostics: inout [Diagnostic]) {
        let waited = definition.parameters("eun", of: unit)
        guard waited.count > 32 else { return }
        diagnostics.append(
            Diagnostic(.waitedUnitsTooMany, at: tree[waited[32]].extent, in: unit, [String(waited.count)])
        )
    }
}

extension ParameterCatalogue {
    static let connectionKeys = ["ncl", "ncn", "ncs", "ncex", "nchn", "ncsv"]
}
