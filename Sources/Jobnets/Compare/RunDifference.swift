internal import Replay

/// The runs that a schedule has for one unit, in the order of their starts.
public struct UnitRuns: Hashable, Sendable {
    /// `/group/jobnet/nested`.
    public var fullName: String
    public var runs: [ScheduledRun]

    public init(fullName: String, runs: [ScheduledRun]) {
        self.fullName = fullName
        self.runs = runs
    }
}

/// One run that a change of definitions, calendars or settings brings, takes away or alters.
public enum RunChange: Hashable, Sendable {
    case added(ScheduledRun)
    case dropped(ScheduledRun)
    /// The same rule at another time of the day, or on a day near by.
    case moved(from: ScheduledRun, to: ScheduledRun)
    /// The same start, watched otherwise: its delays, or its start condition.
    case watchChanged(from: ScheduledRun, to: ScheduledRun)

    /// When it is, or else was, to start.
    public var start: CalendarMinute {
        switch self {
        case .added(let run), .dropped(let run), .moved(_, let run), .watchChanged(_, let run): run.start
        }
    }
}

/// What changes in the runs of one unit.
public struct UnitRunDifference: Hashable, Sendable {
    /// Nil for a unit that had no schedule before.
    public var nameBefore: String?
    /// Nil for a unit that has no schedule after.
    public var nameAfter: String?
    public var countBefore: Int
    public var countAfter: Int
    /// In the order of the starts after, those of dropped runs before.
    public var changes: [RunChange]

    /// It ran before and does so no more in the period.
    public var runsNoMore: Bool { countBefore > 0 && countAfter == 0 }
}

/// What two schedules of one period differ in.
public struct RunDifference: Hashable, Sendable {
    /// The units with changes: in the order after, each of those that have gone behind the one it stood behind.
    public let units: [UnitRunDifference]

    /// Pairs the runs of every unit: by their starts; those left by rule and day; those left by rule and nearness.
    /// n log n in the runs.
    ///
    /// - Parameters:
    ///   - before: the runs before, each full name once; one that comes again is taken for another unit.
    ///   - after: the runs after, likewise.
    ///   - names: full names after by full names before. A unit that is not among them has kept its name.
    ///   - reach: how many days apart, 0 or more, two runs of a rule are still one that was moved. A substitution moves by 2
    ///     unless `shd` says otherwise; 7 bridges a week of holidays.
    public init(before: [UnitRuns], after: [UnitRuns], names: [String: String] = [:], reach: Int = 7) {
        precondition(reach >= 0, "runs \(reach) days apart")
        let places = Dictionary(
            after.enumerated().map { ($0.element.fullName, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        var counterparts = [Int?](repeating: nil, count: after.count)
        var gone: [(anchor: Int, index: Int)] = []
        var anchor = -1
        for (index, unit) in before.enumerated() {
            if let place = places[names[unit.fullName] ?? unit.fullName], counterparts[place] == nil {
                counterparts[place] = index
                anchor = place
            } else {
                gone.append((anchor, index))
            }
        }
        gone.sort { ($0.anchor, $0.index) < ($1.anchor, $1.index) }

        var units: [UnitRunDifference] = []
        var upcoming = 0
        func append(_ old: UnitRuns?, _ new: UnitRuns?) {
            let changes = Self.changes(from: old?.runs ?? [], to: new?.runs ?? [], reach: reach)
            guard !changes.isEmpty else { return }
            units.append(
                UnitRunDifference(
                    nameBefore: old?.fullName,
                    nameAfter: new?.fullName,
                    countBefore: old?.runs.count ?? 0,
                    countAfter: new?.runs.count ?? 0,
                    changes: changes
                )
            )
        }
        for place in -1..<after.count {
            if place >= 0 { append(counterparts[place].map { before[$0] }, after[place]) }
            while upcoming < gone.count, gone[upcoming].anchor == place {
                append(before[gone[upcoming].index], nil)
                upcoming += 1
            }
        }
        self.units = units
    }

    /// Pairs the runs of units as a comparison of their definitions does.
    ///
    /// - Parameters:
    ///   - before: the runs before, each full name once.
    ///   - after: the runs after, likewise.
    ///   - definitions: tells the units' names after.
    public init(before: [UnitRuns], after: [UnitRuns], following definitions: DefinitionDifference) {
        let names = before.map { ($0.fullName, definitions.fullNameAfter($0.fullName) ?? $0.fullName) }
        self.init(before: before, after: after, names: Dictionary(names, uniquingKeysWith: { first, _ in first }))
    }

    /// The changes of one unit's runs.
    static func changes(from before: [ScheduledRun], to after: [ScheduledRun], reach: Int) -> [RunChange] {
        var changes: [RunChange] = []
        var olds = before
        var news = after
        pair(&olds, &news) {
            ($0.start.minutes, 0)
        } found: { old, new in
            if !isWatchedAlike(old, new) { changes.append(.watchChanged(from: old, to: new)) }
        }
        pair(&olds, &news) {
            ($0.rule, $0.day.dayNumber)
        } found: { old, new in
            changes.append(.moved(from: old, to: new))
        }
        changes += nearest(olds, news, reach: reach)
        return changes.enumerated()
            .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
            .map(\.element)
    }

    private static func isWatchedAlike(_ old: ScheduledRun, _ new: ScheduledRun) -> Bool {
        old.startDelayAt == new.startDelayAt && old.endDelayAt == new.endDelayAt
            && old.monitoringEndsAt == new.monitoringEndsAt && old.monitoring == new.monitoring
    }

    /// Takes out of both lists, in order, the runs whose keys are equal.
    private static func pair(
        _ olds: inout [ScheduledRun],
        _ news: inout [ScheduledRun],
        by key: (ScheduledRun) -> (Int, Int),
        found: (ScheduledRun, ScheduledRun) -> Void
    ) {
        func order(_ left: ScheduledRun, _ right: ScheduledRun) -> Bool {
            let (first, second) = (key(left), key(right))
            return first == second
                ? (left.start, left.rule) < (right.start, right.rule) : first < second
        }
        olds.sort(by: order)
        news.sort(by: order)
        var restOld: [ScheduledRun] = []
        var restNew: [ScheduledRun] = []
        var first = 0
        var second = 0
        while first < olds.count, second < news.count {
            let (old, new) = (key(olds[first]), key(news[second]))
            if old == new {
                found(olds[first], news[second])
                first += 1
                second += 1
            } else if old < new {
                restOld.append(olds[first])
                first += 1
            } else {
                restNew.append(news[second])
                second += 1
            }
        }
        olds = restOld + olds[first...]
        news = restNew + news[second...]
    }

    /// Pairs runs of one rule that are nearer to each other than to the next; the rest was dropped or added. Both lists are
    /// in the order of rules and days.
    private static func nearest(_ olds: [ScheduledRun], _ news: [ScheduledRun], reach: Int) -> [RunChange] {
        func distance(_ first: Int, _ second: Int) -> Int? {
            guard first < olds.count, second < news.count, olds[first].rule == news[second].rule,
                abs(olds[first].day.dayNumber - news[second].day.dayNumber) <= reach
            else { return nil }
            return abs(olds[first].start.minutes - news[second].start.minutes)
        }
        var changes: [RunChange] = []
        var first = 0
        var second = 0
        while first < olds.count || second < news.count {
            if let here = distance(first, second) {
                if let next = distance(first + 1, second), next < here {
                    changes.append(.dropped(olds[first]))
                    first += 1
                } else if let next = distance(first, second + 1), next < here {
                    changes.append(.added(news[second]))
                    second += 1
                } else {
                    changes.append(.moved(from: olds[first], to: news[second]))
                    first += 1
                    second += 1
                }
                continue
            }
            let isOldNext: Bool =
                if first == olds.count {
                    false
                } else if second == news.count {
                    true
                } else {
                    (olds[first].rule, olds[first].start) < (news[second].rule, news[second].start)
                }
            if isOldNext {
                changes.append(.dropped(olds[first]))
                first += 1
            } else {
                changes.append(.added(news[second]))
                second += 1
            }
        }
        return changes
    }
}
