public import Replay

extension Scheduler {
    /// Why a jobnet runs on a day, or does not; nil for an unknown name.
    ///
    /// - Parameters:
    ///   - fullName: as in ``JobnetSchedule/fullName``.
    ///   - day: the day that runs belong to by the clock.
    /// - Returns: the steps and what they come to.
    /// - Complexity: O(n log n) in the candidates of all years of the jobnet and of those around it.
    public func explanation(of fullName: String, on day: CalendarDate) -> Explanation? {
        guard let place = place(of: fullName), let nesting = nesting(of: fullName),
            let window = Window(from: day, to: day)
        else { return nil }
        let jobnet = jobnets[place]
        var explanation = Explanation(
            jobnet: fullName,
            day: day,
            registered: registered,
            calendar: jobnet.calendar.state(of: CalendarDate(dayNumber: window.from)),
            nesting: nesting,
            upper: jobnet.upper,
            upperRuns: [],
            rules: [],
            runs: [],
            reasons: []
        )
        guard nesting != .detached else {
            explanation.reasons = [.noSchedule(nesting)]
            return explanation
        }
        let candidates =
            nesting == .root || nesting == .ownRules
            ? jobnet.rules.map { RuleCandidates(walk($0, of: place), window.from) } : []
        let situation = Situation(self, place, window, candidates)
        explanation.upperRuns = situation.upperRunsOfDay
        explanation.runs = finished(place, situation.runs, window)
        explanation.rules = candidates.map { situation.explain($0, on: day) }
        explanation.reasons = situation.reasons(explanation)
        return explanation
    }
}

/// The candidates of one rule that have to do with a day, and the nearest others.
private struct RuleCandidates {
    let walk: RuleWalk
    var near: [Placement] = []
    var before: Placement?
    var after: Placement?
    var lacking: MonthLack?

    init(_ walk: RuleWalk, _ day: Int) {
        self.walk = walk
        let month = walk.start.month(containing: day)
        var near: [Placement] = []
        var before: Placement?
        var after: Placement?
        var lacking: MonthLack?
        walk.forEach(
            upTo: walk.start.days.span.upperBound,
            everything: true,
            lacking: { if $0.month == month { lacking = $0.lack } },
            { placed in
                // By its time a run belongs to the day before its rule date, or to one of the three after it.
                let isNear = placed.run.map { (day - 4...day + 1).contains($0) } ?? false
                if isNear || placed.candidate == day || placed.origin == day || placed.ruleDate == day {
                    near.append(placed)
                }
                if placed.candidate < day, placed.candidate > before?.candidate ?? .min { before = placed }
                if placed.candidate > day, placed.candidate < after?.candidate ?? .max { after = placed }
            }
        )
        (self.near, self.before, self.after, self.lacking) = (near, before, after, lacking)
    }
}

/// The runs around a day, by which each candidate's end is told.
private struct Situation {
    let scheduler: Scheduler
    let place: Int
    let upper: Int?
    let upperRuns: [PlannedRun]
    let nested: [Scheduler.NestedDates]
    /// Before exclusion.
    let before: [PlannedRun]
    let runs: [PlannedRun]
    let day: CalendarDate

    init(_ scheduler: Scheduler, _ place: Int, _ window: Window, _ candidates: [RuleCandidates]) {
        self.scheduler = scheduler
        self.place = place
        day = CalendarDate(dayNumber: window.from)
        // Candidates of the day may have become runs of other days, which merge and exclude there.
        var days = window.rules(isWhole: scheduler.hasOverdueRuns)
        for run in candidates.flatMap(\.near).compactMap(\.run) {
            days = min(days.lowerBound, run - 4)...max(days.upperBound, run + 4)
        }
        upper = scheduler.chain(to: place)?.dropLast().last
        var kept: [Int: [PlannedRun]]?
        upperRuns = upper.map { scheduler.planned($0, days, &kept) } ?? []
        let isNested = scheduler.jobnets[place].nesting(ownRules: scheduler.options.ownRules) == .ownRules
        nested = isNested ? scheduler.nestedDates(place, in: upper, days) : []
        before = scheduler.beforeExclusion(place, in: upper, upperRuns, days)
        runs = scheduler.excluded(place, before, in: upper, upperRuns, days)
    }

    private var jobnet: JobnetSchedule { scheduler.jobnets[place] }

    /// The upper jobnet's runs that belong to the day, or whose rule date it is.
    var upperRunsOfDay: [ScheduledRun] {
        finishedUpper(upperRuns.filter { $0.day == day.dayNumber || $0.ruleDate == day.dayNumber })
    }

    private func finishedUpper(_ runs: [PlannedRun]) -> [ScheduledRun] {
        guard let upper else { return [] }
        var finisher = scheduler.finisher(of: upper)
        return runs.map { finisher.run($0) }
    }

    /// The full name of the jobnet that `ejn` names.
    private var exclusiveName: String {
        scheduler.exclusive(of: place).map { scheduler.jobnets[$0].fullName } ?? ""
    }

    // MARK: Rules

    func explain(_ candidates: RuleCandidates, on day: CalendarDate) -> RuleExplanation {
        let walk = candidates.walk
        let span = walk.start.span(of: walk.start.first)
        var explanation = RuleExplanation(
            rule: walk.rule,
            startMonth: walk.start.first,
            startDays: CalendarDate(dayNumber: span.lowerBound)...CalendarDate(dayNumber: span.upperBound),
            traces: [],
            before: candidates.before.map { CandidateTrace($0, toDay: walk, self) },
            after: candidates.after.map { CandidateTrace($0, toDay: walk, self) },
            lacking: candidates.lacking
        )
        for placed in candidates.near {
            let concerns = [placed.candidate, placed.origin, placed.ruleDate].contains(day.dayNumber)
            explanation.traces += traces(placed, walk).filter { concerns || $0.day == day }
        }
        return explanation
    }

    /// Steps 3 to 6 of a candidate.
    func steps(_ placed: Placement, _ walk: RuleWalk) -> [ScheduleStep] {
        let rule = walk.rule
        let candidate = CalendarDate(dayNumber: placed.candidate)
        var steps: [ScheduleStep] = [.candidate(candidate, cycle: placed.cycle)]
        if placed.obstacle == .passed { return steps + [.noRun(.passed)] }
        func expiry(_ tested: Int?) -> ScheduleStep? {
            guard let expiry = jobnet.expiry, let tested else { return nil }
            let date = CalendarDate(dayNumber: tested)
            return .expiry(expiry, tested: date, isExpired: date > expiry)
        }
        if scheduler.options.expiryTest == .candidate {
            if let step = expiry(placed.candidate) { steps.append(step) }
            if placed.obstacle == .expired { return steps + [.noRun(.expired)] }
        }
        let standing = jobnet.calendar.state(of: candidate)
        steps.append(.calendar(standing))
        if standing.state == .closed {
            if rule.substitution == nil, walk.start.counting == .closed {
                steps.append(.closedDayMeant)
            } else {
                steps.append(
                    .substitution(
                        rule.substitution ?? scheduler.options.substitutionDefault,
                        isTold: rule.substitution != nil,
                        to: placed.origin.map { CalendarDate(dayNumber: $0) }
                    )
                )
            }
        }
        if let shift = rule.shift, placed.origin != nil {
            steps.append(.shift(shift, to: placed.ruleDate.map { CalendarDate(dayNumber: $0) }))
        }
        if scheduler.options.expiryTest == .result, let step = expiry(placed.ruleDate) { steps.append(step) }
        if let obstacle = placed.obstacle { steps.append(.noRun(obstacle)) }
        return steps
    }

    private func traces(_ placed: Placement, _ walk: RuleWalk) -> [CandidateTrace] {
        let steps = steps(placed, walk)
        let candidate = CalendarDate(dayNumber: placed.candidate)
        guard let ruleDate = placed.run else {
            return [CandidateTrace(candidate: candidate, steps: steps, assumptions: placed.questions.list)]
        }
        guard upper != nil else { return [trace(placed, ruleDate, walk.rule, steps, under: nil)] }
        let linked = walk.rule.linkedRule
        func unlinked(_ step: ScheduleStep, _ questions: Questions) -> [CandidateTrace] {
            [CandidateTrace(candidate: candidate, steps: steps + [step], assumptions: questions.list)]
        }
        guard let dates = nested.first(where: { $0.rule == walk.rule }) else {
            return unlinked(.upperLacksRule(upperRule: linked), placed.questions.union(.missingUpperRule))
        }
        let uppers = upperRuns.filter { dates.date(for: $0)?.day == ruleDate }
        guard !uppers.isEmpty else { return unlinked(.notLinked(upperRule: linked), placed.questions) }
        return uppers.map { trace(placed, ruleDate, walk.rule, steps, under: $0) }
    }

    private func trace(
        _ placed: Placement,
        _ ruleDate: Int,
        _ rule: ScheduleRule,
        _ steps: [ScheduleStep],
        under upperRun: PlannedRun?
    ) -> CandidateTrace {
        let maker = scheduler.maker(of: place)
        let run = maker.planned(rule, on: ruleDate, upper: upperRun, placed.questions)
        let own = maker.times.placed(rule.startTime, on: ruleDate).minute
        var steps = steps + [.start(rule.startTime, baseTime: maker.times.baseTime, CalendarMinute(minutes: own))]
        if let upperRun {
            let upperStart = CalendarMinute(minutes: upperRun.start)
            steps.append(.linked(upperRule: upperRun.rule, upperStart: upperStart))
            if run.start > own { steps.append(.heldUntil(upperStart)) }
        }
        steps.append(.day(CalendarDate(dayNumber: run.day)))
        var questions = run.questions
        if let found = before.first(where: run.isOne) {
            if found.rule != rule.number { steps.append(.merged(into: found.rule)) }
            if let final = runs.first(where: run.isOne) {
                steps.append(.runs)
                if final.rule == rule.number { questions = final.questions }
            } else {
                steps.append(.excluded(by: exclusiveName))
                questions.insert(.exclusion)
            }
        } else {
            steps.append(.overdue)
            questions.insert(.overdueRuns)
        }
        return CandidateTrace(
            candidate: CalendarDate(dayNumber: placed.candidate),
            steps: steps,
            assumptions: questions.list
        )
    }

    // MARK: Reasons

    func reasons(_ explanation: Explanation) -> [Explanation.Reason] {
        var reasons: [Explanation.Reason] = explanation.runs.map { .runs($0) }
        switch explanation.nesting {
        case .undefined, .contradictory, .never, .detached: reasons.append(.noSchedule(explanation.nesting))
        case .root, .asUpper, .ownRules: break
        }
        if day < scheduler.registered { reasons.append(.beforeRegistration) }
        if !scheduler.years.contains(day.dayNumber), explanation.runs.isEmpty { reasons.append(.outsideYears) }
        for rule in explanation.rules { reasons += self.reasons(rule) }
        guard let upper = explanation.upper, explanation.nesting != .contradictory else { return reasons }
        if explanation.upperRuns.isEmpty, explanation.runs.isEmpty { reasons.append(.upperDoesNotRun(upper)) }
        for upperRun in upperRuns where upperRun.day == day.dayNumber || upperRun.ruleDate == day.dayNumber {
            if explanation.nesting != .asUpper {
                guard !nested.contains(where: { $0.date(for: upperRun) != nil }) else { continue }
                reasons += finishedUpper([upperRun]).map { .bypassed($0) }
            } else if upperRun.day != day.dayNumber {
                reasons.append(.belongsTo(rule: upperRun.rule, CalendarDate(dayNumber: upperRun.day)))
            } else if !runs.contains(where: upperRun.isOne) {
                let isExcluded = before.contains(where: upperRun.isOne)
                let rule = upperRun.rule
                reasons.append(isExcluded ? .excluded(rule: rule, by: exclusiveName) : .overdue(rule: rule))
            }
        }
        return reasons
    }

    private func reasons(_ explanation: RuleExplanation) -> [Explanation.Reason] {
        let rule = explanation.rule.number
        guard !explanation.traces.isEmpty else {
            // The nearest run may have become one of this day's neighbours; the candidates tell where the rule goes on.
            var reasons: [Explanation.Reason] = []
            if let lack = explanation.lacking {
                let month = scheduler.walk(explanation.rule, of: place).start.month(containing: day.dayNumber)
                reasons.append(.monthLacks(rule: rule, month, lack))
            }
            return reasons + [
                .noCandidate(rule: rule, before: explanation.before?.candidate, after: explanation.after?.candidate)
            ]
        }
        return explanation.traces.flatMap { reasons($0, rule, explanation.rule.linkedRule) }
    }

    private func reasons(_ trace: CandidateTrace, _ rule: Int, _ upperRule: Int) -> [Explanation.Reason] {
        let ruleDate = trace.ruleDate
        var reasons: [Explanation.Reason] = []
        if let obstacle = trace.obstacle {
            return [.dropped(rule: rule, candidate: trace.candidate, obstacle)]
        }
        if let belongs = trace.day, belongs == day {
            if trace.candidate != ruleDate { reasons.append(.movedHere(rule: rule, from: trace.candidate)) }
        } else if ruleDate != day {
            reasons.append(.movedAway(rule: rule, from: trace.candidate, to: ruleDate))
        } else if let belongs = trace.day {
            reasons.append(.belongsTo(rule: rule, belongs))
        }
        for step in trace.steps {
            switch step {
            case .merged(let other): reasons.append(.merged(rule: rule, into: other))
            case .notLinked: reasons.append(.notLinked(rule: rule, ruleDate: ruleDate, upperRule: upperRule))
            case .upperLacksRule: reasons.append(.upperLacksRule(rule: rule, upperRule: upperRule))
            case .overdue: reasons.append(.overdue(rule: rule))
            case .excluded(let other): reasons.append(.excluded(rule: rule, by: other))
            default: break
            }
        }
        return reasons
    }
}

extension CandidateTrace {
    /// A candidate up to the day by the clock, as far as the rule alone tells it.
    fileprivate init(_ placed: Placement, toDay walk: RuleWalk, _ situation: Situation) {
        var steps = situation.steps(placed, walk)
        var questions = placed.questions
        if let ruleDate = placed.run {
            let times = situation.scheduler.maker(of: situation.place).times
            let start = times.placed(walk.rule.startTime, on: ruleDate)
            questions.formUnion(start.questions)
            let minute = CalendarMinute(minutes: start.minute)
            steps.append(.start(walk.rule.startTime, baseTime: times.baseTime, minute))
            steps.append(.day(CalendarDate(dayNumber: times.day(of: start.minute, ruleDate: ruleDate))))
        }
        self.init(
            candidate: CalendarDate(dayNumber: placed.candidate),
            steps: steps,
            assumptions: questions.list
        )
    }

    /// The date after all moves; the candidate where nothing moved it.
    public var ruleDate: CalendarDate {
        var date = candidate
        for step in steps {
            switch step {
            case .substitution(_, _, let to), .shift(_, let to): date = to ?? date
            default: break
            }
        }
        return date
    }

    /// The day that the run belongs to; nil for no run, and for one that no upper jobnet's run goes with.
    public var day: CalendarDate? {
        for case .day(let day) in steps { return day }
        return nil
    }

    /// Why steps 3 to 6 gave no run; nil where they gave one.
    public var obstacle: Obstacle? {
        for case .noRun(let obstacle) in steps { return obstacle }
        return nil
    }
}
