internal import Replay

/// Finds jobnets whose rules never give a run, whatever the day of registration.
///
/// Dates are computed with the default answers to the open questions. Registrations are tried until there is a run:
/// 2026-01-01 and 1994-01-01 with all later years, then the first day of each month of 2026 and 2027 with the 400 days after
/// it; for a rule without a cycle, whose one day may hang on the registration, every day of these years.
public struct NeverRunCheck: Sendable {
    private let definition: Definition
    private let options: CheckOptions

    public init(_ definition: Definition, options: CheckOptions = CheckOptions()) {
        self.definition = definition
        self.options = options
    }

    /// One for each such jobnet, in the order of the text: root jobnets, and nested ones with rules of their own whose upper
    /// jobnet does run. Jobnets that have no schedule are left out.
    ///
    /// - Complexity: that of reading all schedules and of the runs of 62 days; for jobnets without a run in these, that of all
    ///   their candidates.
    public func diagnostics() -> [Diagnostic] {
        let schedules = DefinitionSchedules(definition, options: options)
        let search = RunSearch(schedules.jobnets, lastYear: options.lastYear)
        return search.idle().map { place in
            let unit = schedules.units[place]
            let tree = definition.tree
            let start = definition.parameters("sd", of: unit).first
            return Diagnostic(
                .scheduleNeverRuns(search.reason(of: place)),
                at: start.map { tree[$0].extent } ?? tree[unit].name,
                in: unit,
                [tree.shortened(tree[unit].name)]
            )
        }
    }

    /// Why no rule gives a run, where one reason stands for all.
    enum Reason: Hashable, CaseIterable {
        /// Every candidate is on a closed day, and `sh` is `ca` or not told.
        case closed
        /// No open day within `shd`.
        case noSubstitute
        /// No open day within the grace of `cftd`.
        case beyondGrace
        /// Every candidate is after `ed`.
        case expired
        case outsideYears
        /// No month has such a day.
        case lacking
        /// No rule date is one of the upper jobnet's run.
        case notLinked
        /// The upper jobnet has no such rule.
        case upperLacksRule
        case several
    }
}

/// The search for a first run of every jobnet.
private struct RunSearch {
    private let jobnets: [JobnetSchedule]
    private let lastYear: Int
    /// The jobnet around each.
    private let uppers: [Int?]

    private static let nearRegistration = Month(year: 2026, month: 1)
    private static let firstRegistration = CalendarDate(dayNumber: Month(year: 1994, month: 1).days.lowerBound)
    /// The months on whose days registrations are tried.
    private static let months = (0..<24).map { nearRegistration + $0 }

    init(_ jobnets: [JobnetSchedule], lastYear: Int) {
        self.jobnets = jobnets
        self.lastYear = min(max(lastYear, 1994), 9990)
        let places = Dictionary(jobnets.indices.map { (jobnets[$0].fullName, $0) }) { first, _ in first }
        uppers = jobnets.map { $0.upper.flatMap { places[$0] } }
    }

    private var lastDay: CalendarDate { CalendarDate(dayNumber: Month(year: lastYear, month: 12).days.upperBound) }

    /// Jobnets that never run though those around them do, in order.
    func idle() -> [Int] {
        let withRules = jobnets.indices.filter { place in
            let nesting = nesting(of: place)
            return nesting == .root || nesting == .ownRules
        }
        let waiting = Set(withoutRuns(withRules))
        var runs: [Bool] = []
        // A jobnet comes after the one around it.
        for place in jobnets.indices {
            switch nesting(of: place) {
            case .root, .ownRules: runs.append(!waiting.contains(place))
            case .asUpper: runs.append(uppers[place].map { $0 < place && runs[$0] } ?? false)
            case .undefined, .contradictory, .never, .detached: runs.append(false)
            }
        }
        return withRules.filter { place in
            waiting.contains(place) && (uppers[place].map { runs[$0] } ?? (jobnets[place].upper == nil))
        }
    }

    private func nesting(of place: Int) -> Nesting {
        jobnets[place].nesting(ownRules: ScheduleOptions().ownRules)
    }

    // MARK: Registrations

    private func withoutRuns(_ places: [Int]) -> [Int] {
        let near = CalendarDate(dayNumber: Self.nearRegistration.days.lowerBound)
        // Nearly every jobnet runs soon: its days of later years need not be known.
        let soon = Scheduler(jobnets: jobnets, registered: near, lastYear: min(lastYear, near.year))
        var waiting = without(places, soon.haveRuns(places, upTo: near + 61))
        for registered in [near, Self.firstRegistration] where !waiting.isEmpty {
            let (scheduler, kept) = scheduler(of: waiting, registered: registered, lastYear: lastYear)
            waiting = without(waiting, scheduler.haveRuns(kept, upTo: lastDay))
        }
        guard !waiting.isEmpty else { return [] }
        let (scheduler, kept) = scheduler(of: waiting, registered: near, lastYear: lastYear)
        waiting = without(waiting, kept.map { hasRunOfOneDay($0, scheduler) })
        waiting = withoutRuns(waiting, registeredOn: Self.months.map(\.days.lowerBound), days: 400)
        let ofOneDay = waiting.filter { jobnets[$0].upper != nil && isOfOneDay($0) }
        let days = Array(Self.months.map(\.days).joined())
        let running = Set(ofOneDay).subtracting(withoutRuns(ofOneDay, registeredOn: days, days: 61))
        return waiting.filter { !running.contains($0) }
    }

    /// Those that have no run so many days after any of these registrations.
    private func withoutRuns(_ places: [Int], registeredOn days: [Int], days count: Int) -> [Int] {
        var waiting = places
        for day in days where !waiting.isEmpty {
            let registered = CalendarDate(dayNumber: day)
            let last = min(registered + count, lastDay)
            let (scheduler, kept) = scheduler(of: waiting, registered: registered, lastYear: last.year)
            waiting = without(waiting, scheduler.haveRuns(kept, upTo: last))
        }
        return waiting
    }

    private func without(_ places: [Int], _ hasRuns: [Bool]) -> [Int] {
        zip(places, hasRuns).filter { !$1 }.map(\.0)
    }

    /// A scheduler of some jobnets and those around them, and where they are in it.
    private func scheduler(of places: [Int], registered: CalendarDate, lastYear: Int) -> (Scheduler, [Int]) {
        var needed: Set<Int> = []
        for place in places {
            var next: Int? = place
            while let each = next, needed.insert(each).inserted { next = uppers[each] }
        }
        let ordered = needed.sorted()
        let positions = Dictionary(uniqueKeysWithValues: zip(ordered, ordered.indices))
        let scheduler = Scheduler(jobnets: ordered.map { jobnets[$0] }, registered: registered, lastYear: lastYear)
        return (scheduler, places.compactMap { positions[$0] })
    }

    /// Whether a rule of a root jobnet, of one day, gives a run after any registration.
    private func hasRunOfOneDay(_ place: Int, _ scheduler: Scheduler) -> Bool {
        let jobnet = scheduler.jobnets[place]
        guard jobnet.upper == nil else { return false }
        for rule in jobnet.rules where rule.isOfOneDay {
            for day in Self.months.map(\.days).joined() {
                var isRun = false
                scheduler.walk(rule, of: place, registered: CalendarDate(dayNumber: day))
                    .forEach(upTo: lastDay.dayNumber) { isRun = isRun || $0.run != nil }
                if isRun { return true }
            }
        }
        return false
    }

    /// Whether a jobnet, or one around it, has such a rule.
    private func isOfOneDay(_ place: Int) -> Bool {
        var next: Int? = place
        while let each = next {
            if jobnets[each].rules.contains(where: \.isOfOneDay) { return true }
            next = uppers[each].flatMap { $0 < each ? $0 : nil }
        }
        return false
    }

    // MARK: Reasons

    /// What keeps the candidates of a jobnet from running, as far as those of one registration tell it.
    func reason(of place: Int) -> NeverRunCheck.Reason {
        let isTold = jobnets[place].rules.allSatisfy(\.startDate.isYearTold)
        let registered =
            isTold ? Self.firstRegistration : CalendarDate(dayNumber: Self.nearRegistration.days.lowerBound)
        let (scheduler, kept) = scheduler(of: [place], registered: registered, lastYear: lastYear)
        var reasons: Set<NeverRunCheck.Reason> = []
        for position in kept {
            let upper = scheduler.chain(to: position)?.dropLast().last
            for rule in scheduler.jobnets[position].rules {
                if upper != nil, scheduler.lacks(upper, rule.linkedRule) {
                    reasons.insert(.upperLacksRule)
                    continue
                }
                scheduler.walk(rule, of: position).forEach(
                    upTo: lastDay.dayNumber,
                    everything: true,
                    lacking: { _ in reasons.insert(.lacking) },
                    { placed in if let reason = NeverRunCheck.Reason(placed) { reasons.insert(reason) } }
                )
            }
        }
        // A day on which the rule alone would run says most; that the years end at last says least.
        if reasons.contains(.notLinked) { return .notLinked }
        if reasons.count > 1 { reasons.remove(.outsideYears) }
        return reasons.count == 1 ? reasons.first ?? .several : .several
    }
}

extension NeverRunCheck.Reason {
    /// Nil where another day of registration would do.
    fileprivate init?(_ placed: Placement) {
        switch placed.obstacle {
        case .closed: self = .closed
        case .noSubstitute: self = .noSubstitute
        case .beyondGrace: self = .beyondGrace
        case .expired: self = .expired
        case .outsideYears: self = .outsideYears
        // Only a nested jobnet has rule dates and no run.
        case nil: self = .notLinked
        case .passed, .beforeRegistration, .serviceStopped, .crossing: return nil
        }
    }
}

extension ScheduleRule {
    /// One candidate, which hangs on the day of registration.
    fileprivate var isOfOneDay: Bool { cycle == nil && !startDate.isYearTold }
}

extension StartDate {
    /// Whether the day is the same for every registration.
    fileprivate var isYearTold: Bool {
        if case .day(.some, .some, _) = self { true } else { false }
    }
}
