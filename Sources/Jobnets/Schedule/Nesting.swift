/// What a jobnet's schedule follows (step 9 of the article *How a date is computed*).
public enum Nesting: String, Hashable, Sendable, CaseIterable {
    /// A root jobnet with rules.
    case root
    /// A root jobnet whose schedule is undefined (`sd=0,ud`), or that has no rule.
    case undefined
    /// A run for each run of the upper jobnet.
    case asUpper
    /// Own rules, on the days of the upper jobnet's runs.
    case ownRules
    /// `de=y` and rules, which the document forbids (line 351 of the source): no date is computed.
    case contradictory
    /// Never run: `de=n` without a rule, or `sd=0,ud`.
    case never
    /// The upper jobnet is not there, or a jobnet is inside itself: no date is computed.
    case detached
}

extension JobnetSchedule {
    /// What the schedule follows, as far as the jobnet itself says.
    public func nesting(ownRules: ScheduleOptions.OwnRules) -> Nesting {
        guard upper != nil else { return isUndefined || rules.isEmpty ? .undefined : .root }
        if isUndefined { return dependsOnUpper == nil ? .asUpper : .never }
        switch (dependsOnUpper, rules.isEmpty) {
        case (true, true), (nil, true): return .asUpper
        case (true, false): return .contradictory
        case (false, true): return .never
        case (false, false): return .ownRules
        case (nil, false): return ownRules == .used ? .ownRules : .asUpper
        }
    }

    /// The full name of the jobnet that `ejn` names; nil when it names none beside this one.
    var exclusiveName: String? {
        guard let exclusive, !exclusive.isEmpty else { return nil }
        let folder = fullName.lastIndex(of: "/").map { fullName[...$0] } ?? ""
        let name = exclusive.lastIndex(of: "/").map { exclusive[exclusive.index(after: $0)...] } ?? exclusive[...]
        let full = String(folder + name)
        // A name with a path is that of a jobnet elsewhere unless the path is this one's.
        return exclusive.contains("/") && exclusive != full ? nil : full
    }
}
