internal import Replay

/// What the parameters of one jobnet say of its schedule: each value read, or the reason why it cannot be.
struct JobnetParameters {
    /// One parameter that stands once.
    struct Told<Value: Hashable & Sendable>: Sendable {
        var value: Value
        var parameter: ParameterID
    }

    let unit: UnitID
    let isRoot: Bool
    private(set) var startDates: [Numbered<StartDate?>] = []
    private(set) var startTimes: [Numbered<StartTime>] = []
    private(set) var startDelays: [Numbered<DelayTime>] = []
    private(set) var endDelays: [Numbered<DelayTime>] = []
    private(set) var upperRules: [Numbered<Int>] = []
    private(set) var cycles: [Numbered<Cycle>] = []
    private(set) var substitutions: [Numbered<Substitution>] = []
    private(set) var substitutionDays: [Numbered<Int>] = []
    private(set) var monitoringEnds: [Numbered<Monitoring.End?>] = []
    private(set) var monitoringCounts: [Numbered<ParameterReader.MonitoringCount>] = []
    private(set) var shifts: [Numbered<Shift?>] = []
    private(set) var expiry: Told<CalendarDate>?
    private(set) var exclusive: Told<String>?
    private(set) var dependsOnUpper: Told<Bool>?
    private(set) var scheduling: Told<String>?
    private(set) var allowsConcurrentRuns: Told<Bool>?
    private(set) var calendarGroup: Told<String>?
    private(set) var requiredMinutes: Told<Int>?

    /// Values that mean nothing, in the order of the text.
    private(set) var refusals: [Diagnostic] = []
    /// Parameters that stand once, told twice and differently: nothing says which one counts.
    private(set) var contradictions: [Diagnostic] = []
    /// The keys that have a refused value.
    private(set) var refusedKeys: Set<String> = []

    private let tree: SyntaxTree
    private let options: CheckOptions

    /// Linear in the unit's parameters.
    init(of unit: UnitID, in definition: Definition, options: CheckOptions) {
        self.unit = unit
        self.options = options
        tree = definition.tree
        isRoot = definition.isRootJobnet(unit)
        for parameter in tree.parameters(of: unit) { read(parameter) }
    }

    private mutating func read(_ parameter: ParameterID) {
        switch tree.key(of: parameter) {
        case "sd":
            if let told = value(of: parameter, { r throws(ValueRefusal) in try r.startDay() }) {
                startDates.append(told)
            }
        case "st":
            if let told = value(of: parameter, { r throws(ValueRefusal) in try r.startTime() }) {
                startTimes.append(told)
            }
        case "sy":
            if let told = value(of: parameter, { r throws(ValueRefusal) in try r.delay(line: 141) }) {
                startDelays.append(told)
            }
        case "ey":
            if let told = value(of: parameter, { r throws(ValueRefusal) in try r.delay(line: 159) }) {
                endDelays.append(told)
            }
        case "ln":
            if let told = value(of: parameter, { r throws(ValueRefusal) in try r.upperRule() }) {
                upperRules.append(told)
            }
        case "cy":
            if let told = value(of: parameter, { r throws(ValueRefusal) in try r.cycle() }) { cycles.append(told) }
        case "sh":
            if let told = value(of: parameter, { r throws(ValueRefusal) in try r.substitution() }) {
                substitutions.append(told)
            }
        case "shd":
            if let told = value(of: parameter, { r throws(ValueRefusal) in try r.substitutionDays() }) {
                substitutionDays.append(told)
            }
        case "wt":
            if let told = value(of: parameter, { r throws(ValueRefusal) in try r.monitoringEnd() }) {
                monitoringEnds.append(told)
            }
        case "wc":
            if let told = value(of: parameter, { r throws(ValueRefusal) in try r.monitoringCount() }) {
                monitoringCounts.append(told)
            }
        case "cftd":
            if let told = value(of: parameter, { r throws(ValueRefusal) in try r.shift() }) { shifts.append(told) }
        case "ed":
            let told = value(of: parameter) { r throws(ValueRefusal) in try r.expiry() }
            expiry = last(told, after: expiry, parameter)
        case "ejn":
            let told = value(of: parameter) { r throws(ValueRefusal) in try r.plainText(1...30, line: 343) }
            exclusive = last(told, after: exclusive, parameter)
        case "de":
            let told = value(of: parameter) { r throws(ValueRefusal) in try r.isYes() }
            dependsOnUpper = last(told, after: dependsOnUpper, parameter)
        case "ms":
            let told = value(of: parameter) { r throws(ValueRefusal) in
                try r.choice(try r.single(), among: ["sch", "mlt"])
            }
            scheduling = last(told, after: scheduling, parameter)
        case "mp":
            let told = value(of: parameter) { r throws(ValueRefusal) in try r.isYes() }
            allowsConcurrentRuns = last(told, after: allowsConcurrentRuns, parameter)
        case "jc":
            let told = value(of: parameter) { r throws(ValueRefusal) in try r.fullName(1...930, line: 383) }
            calendarGroup = last(told, after: calendarGroup, parameter)
        case "fd":
            let told = value(of: parameter) { r throws(ValueRefusal) in
                try r.number(try r.single(), "n", 1...2879, line: 415)
            }
            requiredMinutes = last(told, after: requiredMinutes, parameter)
        default: break
        }
    }

    private mutating func value<Value>(
        of parameter: ParameterID,
        _ read: (inout ParameterReader) throws(ValueRefusal) -> Value
    ) -> Value? {
        let key = tree.key(of: parameter)
        guard let description = ParameterCatalogue.description(of: key, for: .jobnet) else {
            preconditionFailure("\(key) is no parameter of jobnets")
        }
        var reader = ParameterReader(parameter, of: unit, in: tree, as: description, options: options)
        do throws(ValueRefusal) {
            return try read(&reader)
        } catch {
            refusals.append(error.diagnostic)
            refusedKeys.insert(key)
            return nil
        }
    }

    /// The later of two, with the note that they differ.
    private mutating func last<Value>(
        _ value: Value?,
        after earlier: Told<Value>?,
        _ parameter: ParameterID
    ) -> Told<Value>? {
        guard let value else { return earlier }
        if let earlier, earlier.value != value {
            contradictions.append(
                Diagnostic(
                    .repeatedParameter,
                    at: tree[parameter].extent,
                    in: unit,
                    [tree.key(of: parameter)]
                )
            )
        }
        return Told(value: value, parameter: parameter)
    }

    // MARK: What follows

    /// `sd=0,ud`.
    var isUndefined: Bool { startDates.contains { $0.value == nil } }

    /// Whether rules are told: a nested jobnet without any runs as its upper one.
    var hasRules: Bool { startDates.contains { $0.value != nil } }
}

extension ParameterReader {
    /// `{y|n}`.
    func isYes() throws(ValueRefusal) -> Bool {
        try choice(try single(), among: ["y", "n"]) == "y"
    }
}
