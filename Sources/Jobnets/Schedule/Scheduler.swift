public import Replay

/// Computes when jobnets run: steps 1 to 10 of the article *How a date is computed*.
///
/// Nothing that it is given can make it trap or go on without end: what is unknown or contradicts itself has no run.
public struct Scheduler: Sendable {
    public let jobnets: [JobnetSchedule]
    /// The day of registration.
    public let registered: CalendarDate
    public let clock: ScheduleClock
    public let options: ScheduleOptions
    /// The last year that a rule date may lie in, 1994 to 9990.
    public let lastYear: Int

    /// The first jobnet of each full name.
    private let places: [String: Int]
    /// The jobnet around each; nil for none, and for one that is missing.
    private let uppers: [Int?]
    /// The open days of each jobnet's calendar; jobnets of the same calendar share them.
    private let tables: [DayTable]
    private let tableOfJobnet: [Int]
    let years: ClosedRange<Int>
    /// Whether runs hang on those of any time before. Kept, since each jobnet asks.
    let hasOverdueRuns: Bool

    /// - Parameters:
    ///   - jobnets: in any order; of two with the same full name the first counts.
    ///   - registered: the day on which all of them are registered. One outside of the years 1 to 9990 is taken as the
    ///     nearest that is in them.
    ///   - clock: the hours that a day has.
    ///   - options: the answers to the open questions.
    ///   - lastYear: the last year that a rule date may lie in; the nearest of 1994 to 9990 is taken.
    /// - Complexity: O(jobnets × calendar entries + calendars × days of the years).
    public init(
        jobnets: [JobnetSchedule],
        registered: CalendarDate,
        clock: ScheduleClock = .hours24,
        options: ScheduleOptions = ScheduleOptions(),
        lastYear: Int = 2036
    ) {
        let lastYear = min(max(lastYear, 1994), 9990)
        let firstDay = Month(year: 1, month: 1).days.lowerBound
        let lastDay = Month(year: 9990, month: 12).days.upperBound
        let registered = CalendarDate(dayNumber: min(max(registered.dayNumber, firstDay), lastDay))
        self.jobnets = jobnets
        self.registered = registered
        self.clock = clock
        self.options = options
        self.lastYear = lastYear
        let places = Dictionary(jobnets.indices.map { (jobnets[$0].fullName, $0) }) { first, _ in first }
        self.places = places
        hasOverdueRuns = jobnets.contains {
            $0.waitsForPreviousRun && !$0.allowsConcurrentRuns && $0.requiredMinutes != nil
        }
        uppers = jobnets.map { $0.upper.flatMap { places[$0] } }
        years = Month(year: 1994, month: 1).days.lowerBound...Month(year: lastYear, month: 12).days.upperBound
        // A candidate of the year before or after may be moved into the years.
        let begin = Month(year: max(min(registered.year, 1994) - 1, 1), month: 1).days.lowerBound
        let span = begin...Month(year: lastYear + 1, month: 12).days.upperBound
        var tables: [DayTable] = []
        var known: [OperatingCalendar: Int] = [:]
        // Jobnets of one group stand together: a calendar of a thousand days is not hashed for each of them.
        var last: (calendar: OperatingCalendar, place: Int)?
        tableOfJobnet = jobnets.map { jobnet in
            if let last, last.calendar == jobnet.calendar { return last.place }
            defer { last = known[jobnet.calendar].map { (jobnet.calendar, $0) } }
            if let place = known[jobnet.calendar] { return place }
            var table = DayTable(span)
            jobnet.calendar.fill(&table)
            tables.append(table)
            known[jobnet.calendar] = tables.count - 1
            return tables.count - 1
        }
        self.tables = tables
    }

    /// The runs of a jobnet whose day lies from `from` to `to`, ordered by start and rule; none for an unknown name.
    ///
    /// - Parameters:
    ///   - fullName: as in ``JobnetSchedule/fullName``.
    ///   - from: the first day.
    ///   - to: the last day.
    /// - Returns: the runs, ordered by start, rule and day.
    /// - Complexity: O(n log n) in the candidates of the jobnet, of those around it and of their exclusive ones.
    public func runs(of fullName: String, from: CalendarDate, to: CalendarDate) -> [ScheduledRun] {
        guard let place = places[fullName], let window = Window(from: from, to: to) else { return [] }
        var kept: [Int: [PlannedRun]]?
        return finished(place, planned(place, window.rules(isWhole: hasOverdueRuns), &kept), window)
    }

    /// The runs of all jobnets in the same order, each as ``runs(of:from:to:)`` gives them.
    ///
    /// Quicker than one by one where many jobnets are nested in the same ones.
    public func runs(from: CalendarDate, to: CalendarDate) -> [[ScheduledRun]] {
        guard let window = Window(from: from, to: to) else { return jobnets.map { _ in [] } }
        var kept: [Int: [PlannedRun]]? = [:]
        let days = window.rules(isWhole: hasOverdueRuns)
        return jobnets.indices.map { finished($0, planned($0, days, &kept), window) }
    }

    /// Which of some jobnets have a run whose rule date lies up to a day.
    func haveRuns(_ places: [Int], upTo last: CalendarDate) -> [Bool] {
        guard registered <= last else { return places.map { _ in false } }
        var kept: [Int: [PlannedRun]]? = [:]
        let days = registered.dayNumber...last.dayNumber
        return places.map { place in
            // The runs of the jobnets around it are many more than its own days.
            if jobnets[place].nesting(ownRules: options.ownRules) == .ownRules,
                nestedDates(place, in: uppers[place], days).allSatisfy(\.dates.isEmpty)
            {
                return false
            }
            return !planned(place, days, &kept).isEmpty
        }
    }

    /// What a jobnet's schedule follows; nil for an unknown name.
    public func nesting(of fullName: String) -> Nesting? {
        guard let place = places[fullName] else { return nil }
        return chain(to: place) == nil ? .detached : jobnets[place].nesting(ownRules: options.ownRules)
    }

    // MARK: Jobnets around jobnets

    func place(of fullName: String) -> Int? { places[fullName] }

    /// From the root jobnet to this one; nil when an upper jobnet is missing, or is inside itself.
    ///
    /// - Parameters:
    ///   - place: the jobnet.
    ///   - isKnown: true where the chain may begin instead of at the root jobnet.
    func chain(to place: Int, from isKnown: (Int) -> Bool = { _ in false }) -> [Int]? {
        var chain = [place]
        var current = place
        while jobnets[current].upper != nil {
            guard let next = uppers[current], chain.count <= jobnets.count else { return nil }
            chain.append(next)
            if isKnown(next) { break }
            current = next
        }
        return chain.reversed()
    }

    /// The jobnet that one excludes: beside it, and in the same upper jobnet.
    func exclusive(of place: Int) -> Int? {
        guard let name = jobnets[place].exclusiveName, let other = places[name], other != place,
            jobnets[other].upper == jobnets[place].upper
        else { return nil }
        return other
    }

    /// The runs of a jobnet on some rule dates, after exclusion. With `kept`, those of upper jobnets are kept for later calls.
    func planned(_ place: Int, _ days: ClosedRange<Int>, _ kept: inout [Int: [PlannedRun]]?) -> [PlannedRun] {
        guard let chain = chain(to: place, from: { kept?[$0] != nil }) else { return [] }
        var runs: [PlannedRun] = []
        var upper: Int?
        for next in chain {
            if next != place, let known = kept?[next] {
                runs = known
            } else {
                runs = excluded(next, beforeExclusion(next, in: upper, runs, days), in: upper, runs, days)
                if next != place { kept?[next] = runs }
            }
            upper = next
        }
        return runs
    }

    func beforeExclusion(
        _ place: Int,
        in upper: Int?,
        _ upperRuns: [PlannedRun],
        _ days: ClosedRange<Int>
    ) -> [PlannedRun] {
        let jobnet = jobnets[place]
        let runs: [PlannedRun]
        switch jobnet.nesting(ownRules: options.ownRules) {
        case .root: runs = merged(rootRuns(place, days))
        case .asUpper: runs = inherited(place, upperRuns, in: upper, days)
        case .ownRules: runs = merged(nestedRuns(place, upperRuns, in: upper, days))
        case .undefined, .contradictory, .never, .detached: runs = []
        }
        return overdue(jobnet, runs)
    }

    // MARK: One jobnet

    /// Steps 1 to 6 of a rule.
    ///
    /// - Parameters:
    ///   - rule: one of the jobnet.
    ///   - place: the jobnet.
    ///   - registration: another day of registration, 1994 or later.
    func walk(_ rule: ScheduleRule, of place: Int, registered registration: CalendarDate? = nil) -> RuleWalk {
        let jobnet = jobnets[place]
        return RuleWalk(
            rule,
            calendar: jobnet.calendar,
            days: tables[tableOfJobnet[place]],
            registered: (registration ?? registered).dayNumber,
            expiry: jobnet.expiry?.dayNumber,
            years: years,
            options: options
        )
    }

    /// The rule dates of a rule, each once, with what they hang on.
    private func ruleDates(
        _ rule: ScheduleRule,
        of place: Int,
        _ days: ClosedRange<Int>
    ) -> [(day: Int, questions: Questions)] {
        var dates: [(day: Int, questions: Questions)] = []
        walk(rule, of: place).forEach(upTo: days.upperBound) { placed in
            if let run = placed.run, days.contains(run) { dates.append((run, placed.questions)) }
        }
        guard dates.isUnordered(by: { $0.day >= $1.day }) else { return dates }
        dates.sort { ($0.day, $0.questions.rawValue) < ($1.day, $1.questions.rawValue) }
        var once: [(day: Int, questions: Questions)] = []
        for date in dates {
            if let last = once.last, last.day == date.day {
                // Two candidates became this date: it hangs only on what both hang on.
                once[once.count - 1].questions.formIntersection(date.questions)
            } else {
                once.append(date)
            }
        }
        return once
    }

    func maker(of place: Int) -> RunMaker {
        RunMaker(times: StartTimes(jobnets[place].calendar, clock: clock, options: options))
    }

    func finisher(of place: Int) -> RunFinisher {
        let jobnet = jobnets[place]
        return RunFinisher(
            jobnet,
            maker(of: place).times,
            isInherited: jobnet.nesting(ownRules: options.ownRules) == .asUpper
        )
    }

    /// The runs that belong to the days of a window.
    func finished(_ place: Int, _ runs: [PlannedRun], _ window: Window) -> [ScheduledRun] {
        var finisher = finisher(of: place)
        var finished: [ScheduledRun] = []
        finished.reserveCapacity(runs.count)
        for planned in runs where window.from <= planned.day && planned.day <= window.to {
            finished.append(finisher.run(planned))
        }
        return finished
    }

    private func rootRuns(_ place: Int, _ days: ClosedRange<Int>) -> [PlannedRun] {
        let maker = maker(of: place)
        var runs: [PlannedRun] = []
        for rule in jobnets[place].rules {
            let dates = ruleDates(rule, of: place, days)
            if runs.isEmpty { runs.reserveCapacity(dates.count) }
            for date in dates { runs.append(maker.planned(rule, on: date.day, upper: nil, date.questions)) }
        }
        return runs
    }

    /// The rule dates of a nested jobnet's own rule, and which runs of the upper jobnet it belongs to.
    struct NestedDates {
        var rule: ScheduleRule
        /// Question 12: the upper jobnet lacks the rule, and any of its runs will do.
        var isLacking: Bool
        var dates: [(day: Int, questions: Questions)]

        /// The rule date that goes with a run of the upper jobnet.
        func date(for upperRun: PlannedRun) -> (day: Int, questions: Questions)? {
            guard isLacking || upperRun.comes(from: rule.linkedRule) else { return nil }
            return dates.first(on: upperRun.ruleDate)
        }
    }

    func nestedDates(_ place: Int, in upper: Int?, _ days: ClosedRange<Int>) -> [NestedDates] {
        jobnets[place].rules.compactMap { rule in
            let isLacking = lacks(upper, rule.linkedRule)
            if isLacking, options.missingUpperRule == .none { return nil }
            return NestedDates(rule: rule, isLacking: isLacking, dates: ruleDates(rule, of: place, days))
        }
    }

    private func nestedRuns(
        _ place: Int,
        _ upperRuns: [PlannedRun],
        in upper: Int?,
        _ days: ClosedRange<Int>
    ) -> [PlannedRun] {
        let jobnet = jobnets[place]
        let maker = maker(of: place)
        var runs: [PlannedRun] = []
        for nested in nestedDates(place, in: upper, days) {
            for upperRun in upperRuns {
                guard let date = nested.date(for: upperRun) else { continue }
                let questions = nested.isLacking ? date.questions.union(.missingUpperRule) : date.questions
                var planned = maker.planned(nested.rule, on: date.day, upper: upperRun, questions)
                if jobnet.dependsOnUpper == nil, !planned.isOne(with: upperRun) { planned.questions.insert(.ownRules) }
                runs.append(planned)
            }
        }
        return runs
    }

    /// Whether the upper jobnet has no rule of this number, its own or those that it runs by.
    func lacks(_ upper: Int?, _ rule: Int) -> Bool {
        var current = upper
        while let place = current {
            let jobnet = jobnets[place]
            guard jobnet.nesting(ownRules: options.ownRules) == .asUpper else {
                return !jobnet.rules.contains { $0.number == rule }
            }
            current = uppers[place]
        }
        return true
    }

    private func inherited(
        _ place: Int,
        _ upperRuns: [PlannedRun],
        in upper: Int?,
        _ days: ClosedRange<Int>
    ) -> [PlannedRun] {
        let jobnet = jobnets[place]
        var runs = upperRuns
        for index in runs.indices { runs[index].upperStart = runs[index].start }
        // Only rules that question 15 leaves out have dates of their own.
        guard !jobnet.isUndefined, !jobnet.rules.isEmpty else { return runs }
        let own = Set(nestedRuns(place, upperRuns, in: upper, days).map { Slot(day: $0.day, start: $0.start) })
        for index in runs.indices where !own.contains(Slot(day: runs[index].day, start: runs[index].start)) {
            runs[index].questions.insert(.ownRules)
        }
        return runs
    }

    // MARK: Steps 8 and 9

    private struct Slot: Hashable {
        var day: Int
        var start: Int
    }

    /// In the order of start and rule; of those that belong to the same day and start at the same time, the first.
    private func merged(_ runs: [PlannedRun]) -> [PlannedRun] {
        guard runs.isUnordered(by: { $0.start >= $1.start }) else { return runs }
        let ordered = runs.sorted { ($0.start, $0.day, $0.rule) < ($1.start, $1.day, $1.rule) }
        var once: [PlannedRun] = []
        once.reserveCapacity(ordered.count)
        for planned in ordered {
            guard let last = once.last, last.isOne(with: planned) else {
                once.append(planned)
                continue
            }
            if (last.otherRules?.last ?? last.rule) != planned.rule {
                once[once.count - 1].otherRules = (last.otherRules ?? []) + [planned.rule]
            }
        }
        // With the 48-hour clock runs of two days may start in the same minute.
        if once.isUnordered(by: { ($0.start, $0.rule, $0.day) > ($1.start, $1.rule, $1.day) }) {
            once.sort { ($0.start, $0.rule, $0.day) < ($1.start, $1.rule, $1.day) }
        }
        return once
    }

    /// Question 9: of the runs that come due while one runs, the first waits for its end.
    private func overdue(_ jobnet: JobnetSchedule, _ runs: [PlannedRun]) -> [PlannedRun] {
        guard jobnet.waitsForPreviousRun, !jobnet.allowsConcurrentRuns,
            let required = jobnet.requiredMinutes?.withinWeeks,
            required > 0
        else { return runs }
        var kept: [PlannedRun] = []
        var busyUntil: Int?
        var isOneWaiting = false
        for planned in runs {
            let start = planned.start
            if isOneWaiting, let end = busyUntil, end <= start {
                busyUntil = end + required
                isOneWaiting = false
            }
            if let end = busyUntil, start < end {
                guard isOneWaiting else {
                    isOneWaiting = true
                    kept.append(planned)
                    continue
                }
                guard options.overdueRuns == .each else { continue }
                var late = planned
                late.questions.insert(.overdueRuns)
                kept.append(late)
            } else {
                busyUntil = start + required
                kept.append(planned)
            }
        }
        return kept
    }

    /// `ejn`: without the runs that the other jobnet forbids.
    func excluded(
        _ place: Int,
        _ runs: [PlannedRun],
        in upper: Int?,
        _ upperRuns: [PlannedRun],
        _ days: ClosedRange<Int>
    ) -> [PlannedRun] {
        guard !runs.isEmpty, let other = exclusive(of: place) else { return runs }
        let others = beforeExclusion(other, in: upper, upperRuns, days)
        let starts = Set(others.map(\.start))
        let busy = Set(others.map(\.day))
        return runs.compactMap { planned in
            let isSameTime = starts.contains(planned.start)
            let isSameDay = busy.contains(planned.day)
            let isForbidden =
                switch options.exclusion {
                case .concurrent: false
                case .sameTime: isSameTime
                case .sameDay: isSameDay
                }
            if isForbidden { return nil }
            guard isSameTime || isSameDay else { return planned }
            var hanging = planned
            hanging.questions.insert(.exclusion)
            return hanging
        }
    }
}

/// The days that are asked for.
struct Window {
    let from: Int
    let to: Int

    /// Nil for no day. Days far outside of all years are taken as the nearest.
    init?(from: CalendarDate, to: CalendarDate) {
        guard from <= to else { return nil }
        self.from = min(max(from.dayNumber, -1_000_000), 4_000_000)
        self.to = min(max(to.dayNumber, -1_000_000), 4_000_000)
    }

    /// The rule dates of runs that may belong to the days: a run may belong to the day before its rule date (a time before the
    /// base time), or to one of the three after it (47:59 after a base time of 23:59). With `isWhole` all before as well.
    func rules(isWhole: Bool) -> ClosedRange<Int> {
        (isWhole ? -1_000_004 : from - 4)...(to + 1)
    }
}

extension ScheduleRule {
    /// The rule of the upper jobnet that this one belongs to: `ln`, or the one with the same number.
    var linkedRule: Int { upperRule ?? number }
}

extension [(day: Int, questions: Questions)] {
    /// The entry of a day, in a list ordered by day.
    func first(on day: Int) -> Element? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].day < day { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].day == day ? self[low] : nil
    }
}

extension Array {
    /// Whether any two neighbours are in this relation.
    fileprivate func isUnordered(by isWrong: (Element, Element) -> Bool) -> Bool {
        guard count > 1 else { return false }
        for index in 1..<count where isWrong(self[index - 1], self[index]) { return true }
        return false
    }
}
