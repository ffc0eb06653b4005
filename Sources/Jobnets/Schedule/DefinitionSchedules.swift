internal import Replay

/// The schedules of a definition's jobnets, as far as they can be read without guessing.
///
/// A jobnet whose schedule has a mistake in it, whose calendar cannot be found or read, or whose full name could also be
/// another's has no schedule: it is ``refused`` with the reasons.
public struct DefinitionSchedules: Sendable {
    /// A jobnet whose schedule cannot be read.
    public struct Refusal: Hashable, Sendable {
        public var unit: UnitID
        /// Why: at least one, those of its job groups included.
        public var diagnostics: [Diagnostic]
    }

    /// In the order of the text: a jobnet comes before the jobnets in it.
    public let jobnets: [JobnetSchedule]
    /// The units of ``jobnets``, in the same order.
    public let units: [UnitID]
    /// In the order of the text.
    public let refused: [Refusal]

    /// Reads the schedules of all jobnets. Linear in the definition, and in every job group's depth.
    ///
    /// - Parameters:
    ///   - definition: The file.
    ///   - overlay: A calendar laid over the file's own. Its diagnostics are not looked at here.
    ///   - options: What dates and lengths are measured by.
    public init(_ definition: Definition, overlay: CalendarFile? = nil, options: CheckOptions = CheckOptions()) {
        var reading = ScheduleReading(definition, overlay, options)
        reading.read()
        jobnets = reading.jobnets
        units = reading.units
        refused = reading.refused
    }
}

private struct ScheduleReading {
    let definition: Definition
    let overlay: CalendarFile?
    let options: CheckOptions
    let tree: SyntaxTree
    var jobnets: [JobnetSchedule] = []
    var units: [UnitID] = []
    var refused: [DefinitionSchedules.Refusal] = []

    private var names: FullNameLengths
    /// The job group and the jobnet around each unit.
    private var groups: [UnitID?] = []
    private var uppers: [UnitID?] = []
    /// Units in which the text could not be read, with the first fault of each.
    private var damage: [UnitID: Diagnostic] = [:]
    /// Jobnets without a schedule.
    private var isRefused: Set<UnitID> = []
    private var calendars: [UnitID: GroupResult] = [:]
    private var ownCalendars: [UnitID: GroupCalendar] = [:]
    private let index: UnitIndex
    /// The unit, of itself and those around it, whose name another unit of its level has, or has a slash in it: a full name
    /// does not tell them apart.
    private var namesakes: [UnitID?]

    private struct GroupResult {
        var calendar: OperatingCalendar
        var refusals: [Diagnostic]
    }

    init(_ definition: Definition, _ overlay: CalendarFile?, _ options: CheckOptions) {
        self.definition = definition
        self.overlay = overlay
        self.options = options
        tree = definition.tree
        names = FullNameLengths(definition, options: options)
        index = UnitIndex(tree)
        namesakes = Array(repeating: nil, count: tree.units.count)
    }

    mutating func read() {
        findDamage()
        findNamesakes()
        groups.reserveCapacity(tree.units.count)
        uppers.reserveCapacity(tree.units.count)
        for number in tree.units.indices {
            let unit = UnitID(number)
            let parent = tree[unit].parent
            let isParentGroup = parent.map { definition.kind(of: $0) == .jobGroup } ?? false
            let isParentJobnet = parent.map { definition.kind(of: $0)?.isJobnet == true } ?? false
            groups.append(isParentGroup ? parent : parent.flatMap { groups[Int($0.index)] })
            uppers.append(isParentJobnet ? parent : parent.flatMap { uppers[Int($0.index)] })
            _ = names.next(unit)
            if definition.kind(of: unit)?.isJobnet == true { readJobnet(unit) }
        }
    }

    // MARK: Damage

    /// Finds the units in which text was lost: a start date may have stood there.
    private mutating func findDamage() {
        var upcoming = 0
        var current: UnitID?
        for problem in tree.problems {
            let place = problem.range.start
            while upcoming < tree.units.count, tree.units[upcoming].extent.start <= place {
                current = UnitID(upcoming)
                upcoming += 1
            }
            while let unit = current, tree[unit].extent.end <= place { current = tree[unit].parent }
            guard let unit = current, damage[unit] == nil, problem.kind.losesText else { continue }
            damage[unit] = Diagnostic(.syntax(problem.kind), at: problem.range, in: unit, [String(problem.count)])
        }
    }

    // MARK: Names

    /// Finds the units that share their name with another of the same level or could, and what stands in them.
    private mutating func findNamesakes() {
        for parent in [nil] + tree.units.indices.map({ Optional(UnitID($0)) }) {
            var previous: UnitID?
            for unit in index.level(in: parent) {
                let name = tree.utf8[tree[unit].name.range]
                if name.contains(Byte.slash) { namesakes[Int(unit.index)] = unit }
                if let previous, tree.utf8[tree[previous].name.range].elementsEqual(name) {
                    namesakes[Int(previous.index)] = previous
                    namesakes[Int(unit.index)] = unit
                }
                previous = unit
            }
        }
        for number in tree.units.indices where namesakes[number] == nil {
            namesakes[number] = tree.units[number].parent.flatMap { namesakes[Int($0.index)] }
        }
    }

    // MARK: Jobnets

    private mutating func readJobnet(_ unit: UnitID) {
        let parameters = JobnetParameters(of: unit, in: definition, options: options)
        var reasons: [Diagnostic] = []
        if let fault = damage[unit] { reasons.append(fault) }
        if let conflict = DefinitionChecker(definition, options: options).typeConflict(of: unit) {
            reasons.append(conflict)
        }
        reasons += parameters.refusals
        reasons += parameters.contradictions
        var check = ScheduleCheck(parameters, in: tree)
        reasons += check.diagnostics().filter { $0.rule.severity == .error }
        if !names.fits(unit) {
            reasons.append(Diagnostic(.fullNameTooLong, at: tree[unit].header, in: unit, [String(names.length(unit))]))
        }
        let upper = uppers[Int(unit.index)]
        if let upper, isRefused.contains(upper) {
            let name = tree.shortened(tree[upper].name)
            reasons.append(Diagnostic(.upperWithoutSchedule, at: tree[unit].header, in: unit, [name]))
        } else if let namesake = namesakes[Int(unit.index)] {
            let name = tree.shortened(tree[namesake].name)
            let hasSlash = tree.utf8[tree[namesake].name.range].contains(Byte.slash)
            let rule = hasSlash ? DiagnosticRule.unitNameSlash : .duplicateUnitName
            reasons.append(Diagnostic(rule, at: tree[namesake].header, in: namesake, [name]))
        }
        // The calendar comes last: without it the reasons are complete enough, and names are known to be short.
        if reasons.isEmpty {
            let calendar = calendar(of: unit, parameters)
            if calendar.refusals.isEmpty {
                var schedule = JobnetSchedule(
                    fullName: tree.fullName(of: unit),
                    calendar: calendar.calendar,
                    upper: upper.map { tree.fullName(of: $0) }
                )
                parameters.fill(&schedule)
                jobnets.append(schedule)
                units.append(unit)
                return
            }
            reasons = calendar.refusals
        }
        isRefused.insert(unit)
        refused.append(.init(unit: unit, diagnostics: DefinitionChecker.ordered(reasons)))
    }

    // MARK: Calendars

    private mutating func calendar(of unit: UnitID, _ parameters: JobnetParameters) -> GroupResult {
        guard let told = parameters.calendarGroup else {
            return groups[Int(unit.index)].map { calendar(ofGroup: $0) } ?? calendar(ofGroup: "", [:])
        }
        let name = told.value
        // The calendar of the service's root: the file does not have it.
        if name == "/" { return calendar(ofGroup: "", [:]) }
        let place = tree[told.parameter].extent
        let missing: DiagnosticRule
        switch index.resolve(name) {
        case .unit(let group):
            guard definition.kind(of: group) == .jobGroup else {
                return refusal(Diagnostic(.calendarReferenceKind, at: place, in: unit, [name]))
            }
            return calendar(ofGroup: group)
        case .missing: missing = .calendarReferenceMissing
        case .elsewhere: missing = .calendarReferenceUnknown
        }
        guard overlay?.entries(ofGroup: name) != nil else {
            return refusal(Diagnostic(missing, at: place, in: unit, [name]))
        }
        // Only the calendar file has the group; the groups around it may stand in the definition.
        var upper = name[...]
        while let slash = upper.lastIndex(of: "/"), slash > upper.startIndex {
            upper = upper[..<slash]
            if case .unit(let group) = index.resolve(upper), definition.kind(of: group) == .jobGroup {
                return calendar(ofGroup: name, chain(from: group))
            }
        }
        return calendar(ofGroup: name, [:])
    }

    private func refusal(_ diagnostic: Diagnostic) -> GroupResult {
        GroupResult(calendar: OperatingCalendar([]), refusals: [diagnostic])
    }

    private mutating func calendar(ofGroup group: UnitID) -> GroupResult {
        if let known = calendars[group] { return known }
        let result = calendar(ofGroup: tree.fullName(of: group), chain(from: group))
        calendars[group] = result
        return result
    }

    /// A group and those around it, by their full names: the beginnings of its own.
    private func chain(from group: UnitID) -> [String: UnitID] {
        var chain: [String: UnitID] = [:]
        var name = Array(tree.fullName(of: group).utf8)
        for each in tree.ancestors(of: group) {
            if definition.kind(of: each) == .jobGroup { chain[String(decoding: name, as: UTF8.self)] = each }
            name.removeLast(1 + tree.name(of: each).utf8.count)
        }
        return chain
    }

    /// What a group says itself, then the groups above it.
    private mutating func calendar(ofGroup name: String, _ chain: [String: UnitID]) -> GroupResult {
        var layers: [CalendarEntries] = []
        var refusals: [Diagnostic] = []
        var upper = name[...]
        while !upper.isEmpty {
            var entries = CalendarEntries()
            if let unit = chain[String(upper)] {
                let group = ownCalendar(of: unit)
                refusals += group.refusals
                if let fault = damage[unit] { refusals.append(fault) }
                entries = group.entries
            }
            if let laid = overlay?.entries(ofGroup: String(upper)) { entries = entries.overlaid(with: laid) }
            layers.append(entries)
            upper = upper[..<(upper.lastIndex(of: "/") ?? upper.startIndex)]
        }
        return GroupResult(calendar: OperatingCalendar(layers, overlay: overlay?.everywhere), refusals: refusals)
    }

    /// Read once: a group may stand above many.
    private mutating func ownCalendar(of group: UnitID) -> GroupCalendar {
        if let known = ownCalendars[group] { return known }
        let calendar = GroupCalendar(of: group, in: tree, options: options)
        ownCalendars[group] = calendar
        return calendar
    }
}

extension JobnetParameters {
    /// Tells a schedule what the parameters say, with the manual's defaults.
    func fill(_ schedule: inout JobnetSchedule) {
        schedule.isUndefined = isUndefined
        schedule.dependsOnUpper = dependsOnUpper?.value
        schedule.expiry = expiry?.value
        schedule.exclusive = exclusive?.value
        schedule.waitsForPreviousRun = scheduling?.value == "mlt"
        schedule.allowsConcurrentRuns = allowsConcurrentRuns?.value ?? false
        schedule.requiredMinutes = requiredMinutes?.value
        schedule.rules = rules
        if !hasRules { schedule.delays = delays }
    }

    private var rules: [ScheduleRule] {
        // A root jobnet without sd: "1, en" (line 57).
        if isRoot, startDates.isEmpty { return [rule(1, .registration)] }
        return startDates.compactMap { date in date.value.map { rule(date.number, $0) } }
            .sorted { $0.number < $1.number }
    }

    private func rule(_ number: Int, _ startDate: StartDate) -> ScheduleRule {
        var rule = ScheduleRule(number: number, startDate: startDate)
        if let time = value(startTimes, number) { rule.startTime = time }
        rule.startDelay = value(startDelays, number)
        rule.endDelay = value(endDelays, number)
        rule.upperRule = isRoot ? nil : value(upperRules, number)
        rule.cycle = value(cycles, number)
        rule.substitution = value(substitutions, number)
        if let days = value(substitutionDays, number) { rule.substitutionDays = days }
        rule.shift = value(shifts, number) ?? nil
        rule.monitoring = monitoring(number)
        return rule
    }

    /// Nil when either parameter is missing or `no` (lines 221 to 241).
    private func monitoring(_ number: Int) -> Monitoring? {
        guard let end = value(monitoringEnds, number) ?? nil, let count = value(monitoringCounts, number) else {
            return nil
        }
        return switch count {
        case .no: nil
        case .runs(let runs): Monitoring(end: end, count: runs)
        case .unlimited: Monitoring(end: end, count: nil)
        }
    }

    private var delays: [RuleDelays] {
        let numbers = Set(startDelays.map(\.number) + endDelays.map(\.number)).sorted()
        return numbers.map { RuleDelays(rule: $0, start: value(startDelays, $0), end: value(endDelays, $0)) }
    }

    private func value<Value>(_ list: [Numbered<Value>], _ number: Int) -> Value? {
        list.first { $0.number == number }?.value
    }
}
