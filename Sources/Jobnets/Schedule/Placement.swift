internal import Replay

/// What becomes of one candidate in steps 3 to 6. Days are counted since 1970-01-01.
struct Placement {
    var candidate: Int
    /// How many cycles it lies after the first candidate's month or day.
    var cycle: Int
    /// After substitution; nil when that found no day or cancelled the run.
    var origin: Int?
    /// Also where it is no run for another reason; nil when a step found no day.
    var ruleDate: Int?
    var obstacle: Obstacle?
    var questions: Questions

    /// The rule date of a run; nil for no run.
    var run: Int? { obstacle == nil ? ruleDate : nil }
}

/// Steps 3 to 6 of one rule: expiry, substitution, `cftd`, and what is no run.
struct Placing {
    let rule: ScheduleRule
    let countsClosedDays: Bool
    let expiry: Int?
    let registered: Int
    let years: ClosedRange<Int>
    let days: DayTable
    let options: ScheduleOptions
    let start: StartMonths

    /// The furthest that a candidate may be moved back or on; nil where there is no limit.
    var reach: Int? {
        let shifted: Int
        switch rule.shift?.direction {
        case nil: shifted = 0
        case .anyBefore, .anyAfter: shifted = shiftDays
        case .openBefore, .openAfter:
            guard options.shiftGrace == .calendarDays else { return nil }
            shifted = graceDays
        }
        return substitutionDays + shifted
    }

    // A rule made by hand may tell any number; more than some years is as good as no limit.
    private var substitutionDays: Int { min(max(rule.substitutionDays, 0), 9999) }
    private var shiftDays: Int { min(max(rule.shift?.days ?? 0, 0), 9999) }
    private var graceDays: Int { min(max(rule.shift?.graceDays ?? 0, 0), 9999) }

    func place(_ candidate: Int, cycle: Int, _ questions: Questions) -> Placement {
        var placed = Placement(candidate: candidate, cycle: cycle, questions: questions)
        substitute(&placed)
        shift(&placed)
        limit(&placed)
        return placed
    }

    private func substitute(_ placed: inout Placement) {
        let candidate = placed.candidate
        if days.isOpen(candidate) || (rule.substitution == nil && countsClosedDays) {
            placed.origin = candidate
            return
        }
        if rule.substitution == nil { placed.questions.insert(.substitutionDefault) }
        let substitution = rule.substitution ?? options.substitutionDefault
        switch substitution {
        case .cancel: placed.obstacle = .closed
        case .none:
            placed.questions.insert(.closedDayService)
            if options.closedDayService == .running {
                placed.origin = candidate
            } else {
                placed.obstacle = .serviceStopped
            }
        case .before, .after:
            let found =
                substitution == .before
                ? days.day(1, .open, backFrom: candidate - 1) : days.day(1, .open, from: candidate + 1)
            guard let found, abs(found - candidate) <= substitutionDays else {
                placed.obstacle = .noSubstitute
                return
            }
            if abs(found - candidate) == substitutionDays {
                placed.questions.insert(.substitutionLimit)
                if options.substitutionLimit == .exclusive {
                    placed.obstacle = .noSubstitute
                    return
                }
            }
            placed.origin = found
        }
    }

    private func shift(_ placed: inout Placement) {
        guard let origin = placed.origin else { return }
        guard let direction = rule.shift?.direction, shiftDays > 0 else {
            placed.ruleDate = origin
            return
        }
        switch direction {
        case .anyBefore: placed.ruleDate = origin - shiftDays
        case .anyAfter: placed.ruleDate = origin + shiftDays
        case .openBefore, .openAfter:
            let found =
                direction == .openBefore
                ? days.day(shiftDays, .open, backFrom: origin - 1) : days.day(shiftDays, .open, from: origin + 1)
            let isWithinDays = found.map { abs($0 - origin) <= graceDays } ?? false
            let isWithinOpenDays = found != nil && shiftDays <= graceDays
            if isWithinDays != isWithinOpenDays { placed.questions.insert(.shiftGrace) }
            if options.shiftGrace == .calendarDays ? isWithinDays : isWithinOpenDays {
                placed.ruleDate = found
            } else {
                placed.obstacle = .beyondGrace
            }
        }
    }

    private func limit(_ placed: inout Placement) {
        let candidate = placed.candidate
        if let expiry {
            let isCandidateExpired = candidate > expiry
            let isResultExpired = placed.ruleDate.map { $0 > expiry }
            if let isResultExpired, isCandidateExpired != isResultExpired { placed.questions.insert(.expiryTest) }
            if options.expiryTest == .candidate ? isCandidateExpired : isResultExpired == true {
                placed.obstacle = .expired
                return
            }
        }
        guard let ruleDate = placed.ruleDate else { return }
        if ruleDate < registered {
            placed.obstacle = .beforeRegistration
        } else if !years.contains(ruleDate) {
            placed.obstacle = .outsideYears
        } else if ruleDate != candidate,
            candidate < registered || start.month(containing: candidate) != start.month(containing: ruleDate)
        {
            placed.questions.insert(.crossing)
            if options.crossing == .drop { placed.obstacle = .crossing }
        }
    }
}
