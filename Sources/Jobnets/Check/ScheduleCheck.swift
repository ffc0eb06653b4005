/// What the schedule parameters of one jobnet say together. Lines are those of section 5.2.4.
struct ScheduleCheck {
    private let parameters: JobnetParameters
    private let tree: SyntaxTree
    private var found: [Diagnostic] = []
    /// The rules that start dates are told of; nil where they are the upper jobnet's, or cannot be known.
    private let rules: Set<Int>?

    init(_ parameters: JobnetParameters, in tree: SyntaxTree) {
        self.parameters = parameters
        self.tree = tree
        let numbers = parameters.startDates.compactMap { $0.value == nil ? nil : $0.number }
        if parameters.refusedKeys.contains("sd") || parameters.isUndefined {
            rules = nil
        } else if numbers.isEmpty {
            // A root jobnet without a start date has rule 1 (line 57).
            rules = parameters.isRoot ? [1] : nil
        } else {
            rules = Set(numbers)
        }
    }

    /// All that is wrong or worth a word, by parameter.
    mutating func diagnostics() -> [Diagnostic] {
        checkStartDates()
        checkNumbers("st", parameters.startTimes)
        checkNumbers("sy", parameters.startDelays)
        checkNumbers("ey", parameters.endDelays)
        checkUpperRules()
        checkNumbers("cy", parameters.cycles)
        checkNumbers("sh", parameters.substitutions)
        checkNumbers("shd", parameters.substitutionDays)
        checkNumbers("wt", parameters.monitoringEnds)
        checkNumbers("wc", parameters.monitoringCounts)
        checkNumbers("cftd", parameters.shifts)
        checkCycles()
        checkDelays("sy", 147, parameters.startDelays)
        checkDelays("ey", 165, parameters.endDelays)
        checkMonitoring()
        checkDependence()
        return found
    }

    private mutating func report(
        _ rule: DiagnosticRule,
        _ parameter: ParameterID,
        _ arguments: [String] = [],
        replacement: String? = nil,
        at range: ByteRange? = nil,
        source: String? = nil
    ) {
        found.append(
            Diagnostic(
                rule,
                at: range ?? tree[parameter].extent,
                in: parameters.unit,
                arguments,
                replacement: replacement,
                source: source
            )
        )
    }

    // MARK: Rule numbers

    private mutating func checkStartDates() {
        let dates = parameters.startDates
        checkRepeats("sd", dates)
        let count = dates.count { $0.value != nil }
        if count > 144, let last = dates.last { report(.startDatesTooMany, last.parameter, [String(count)]) }
        if count > 0, let undefined = dates.first(where: { $0.value == nil }) {
            report(.undefinedWithRules, undefined.parameter)
        }
    }

    private mutating func checkNumbers<Value>(_ key: String, _ list: [Numbered<Value>]) {
        checkRepeats(key, list)
        guard let rules else { return }
        for each in list where !rules.contains(each.number) {
            report(.ruleWithoutStartDate, each.parameter, [key, String(each.number)])
        }
    }

    private mutating func checkRepeats<Value>(_ key: String, _ list: [Numbered<Value>]) {
        guard list.count > 1 else { return }
        var seen: [Int: Value] = [:]
        for each in list {
            guard let earlier = seen[each.number] else {
                seen[each.number] = each.value
                continue
            }
            if earlier == each.value {
                report(.repeatedParameter, each.parameter, ["\(key)=\(each.number),…"])
            } else {
                report(.duplicateRuleNumber, each.parameter, [key, String(each.number)])
            }
        }
    }

    private mutating func checkUpperRules() {
        guard parameters.isRoot else { return checkNumbers("ln", parameters.upperRules) }
        checkRepeats("ln", parameters.upperRules)
        for each in parameters.upperRules { report(.upperRuleOfRoot, each.parameter) }
    }

    // MARK: Rules

    private mutating func checkCycles() {
        let counted = Set(parameters.startDates.filter { countsStates($0.value) }.map(\.number))
        for cycle in parameters.cycles where cycle.value.unit == .week && counted.contains(cycle.number) {
            let days = cycle.value.count * 7
            // Five weeks are more days than a cycle may have.
            let replacement = days <= 31 ? "\(cycle.number),(\(days),d)" : nil
            report(
                .weekCycleOfCountedDays,
                cycle.parameter,
                [
                    String(cycle.number), String(cycle.value.count), String(days),
                    "cy=\(replacement ?? "\(cycle.number),(n,d)");",
                ],
                replacement: replacement,
                at: tree[cycle.parameter].value
            )
        }
    }

    /// Whether a start date counts open or closed days.
    private func countsStates(_ date: StartDate?) -> Bool {
        guard case .day(_, _, let day)? = date else { return false }
        switch day {
        case .numbered(let counting, _), .fromEnd(let counting, _): return counting == .open || counting == .closed
        case .weekday: return false
        }
    }

    private mutating func checkDelays(_ key: String, _ line: Int, _ delays: [Numbered<DelayTime>]) {
        guard parameters.isRoot else { return }
        for delay in delays {
            switch delay.value {
            case .fromRoot:
                report(.delayOfUpperOnRoot, delay.parameter, [key], source: "5.2.4 \(key) (\(line))")
            case .fromUpper:
                report(.delayOfUpperOnRoot, delay.parameter, [key], source: "5.2.4 \(key) (\(line + 2))")
            case .clock, .fromOwn: break
            }
        }
    }

    private mutating func checkMonitoring() {
        guard !parameters.refusedKeys.contains("wt"), !parameters.refusedKeys.contains("wc") else { return }
        let ends = Dictionary(
            parameters.monitoringEnds.map { ($0.number, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let counts = Dictionary(
            parameters.monitoringCounts.map { ($0.number, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for end in parameters.monitoringEnds {
            let number = String(end.number)
            guard let count = counts[end.number] else {
                if end.value != nil { report(.monitoringIncomplete, end.parameter, ["wt", number, "wc"]) }
                continue
            }
            if end.value == nil, count.value != .no {
                report(.monitoringVoid, end.parameter, ["wt", number, "wc"])
            }
        }
        for count in parameters.monitoringCounts {
            let number = String(count.number)
            guard let end = ends[count.number] else {
                if count.value != .no {
                    report(.monitoringIncomplete, count.parameter, ["wc", number, "wt"], source: "5.2.4 wc (235)")
                }
                continue
            }
            if count.value == .no, end.value != nil {
                report(.monitoringVoid, count.parameter, ["wc", number, "wt"], source: "5.2.4 wc (241)")
            }
        }
    }

    private mutating func checkDependence() {
        guard let depends = parameters.dependsOnUpper else {
            if !parameters.isRoot, !parameters.refusedKeys.contains("de"),
                let date = parameters.startDates.first(where: { $0.value != nil })
            {
                report(.dependenceNotTold, date.parameter)
            }
            return
        }
        if parameters.isRoot { report(.nestedOnly, depends.parameter, ["de"]) }
        if depends.value, let date = parameters.startDates.first {
            report(.dependsWithStartDate, date.parameter)
        }
    }
}
