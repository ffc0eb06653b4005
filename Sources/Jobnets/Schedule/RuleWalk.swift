internal import Replay

/// Steps 1 to 6 of one rule: its candidates in order, and what becomes of each.
///
/// Days are counted since 1970-01-01.
struct RuleWalk {
    /// A month that has no candidate.
    struct Lacking {
        var month: Month
        var lack: MonthLack
        var questions: Questions
    }

    let rule: ScheduleRule
    let start: StartMonths
    /// The start date under the other answer to question 20, where that makes a difference.
    private let other: StartMonths?
    private let placing: Placing
    private let registered: Int
    private let options: ScheduleOptions

    init(
        _ rule: ScheduleRule,
        calendar: OperatingCalendar,
        days: DayTable,
        registered: Int,
        expiry: Int?,
        years: ClosedRange<Int>,
        options: ScheduleOptions
    ) {
        self.rule = rule
        self.registered = registered
        self.options = options
        let months = BaseMonths(calendar, missingBaseDay: options.missingBaseDay)
        start = StartMonths(rule.startDate, registered: registered, days: days, months: months, options: options)
        if start.counting != .absolute, months.canLackBaseDay {
            let answer: ScheduleOptions.MissingBaseDay = options.missingBaseDay == .last ? .nextMonth : .last
            other = StartMonths(
                rule.startDate,
                registered: registered,
                days: days,
                months: BaseMonths(calendar, missingBaseDay: answer),
                options: options
            )
        } else {
            other = nil
        }
        placing = Placing(
            rule: rule,
            countsClosedDays: start.counting == .closed,
            expiry: expiry,
            registered: registered,
            years: years,
            days: days,
            options: options,
            start: start
        )
    }

    /// The candidates whose rule date may lie up to `last`, in the order of their cycles, and more where that is cheaper.
    ///
    /// With `everything` also those that have expired or lie before the registration, which cannot become a run, and
    /// the months without a candidate.
    func forEach(
        upTo last: Int,
        everything: Bool = false,
        lacking: (Lacking) -> Void = { _ in },
        _ body: (Placement) -> Void
    ) {
        let horizon = placing.reach.map { min(last + $0, start.days.span.upperBound) } ?? start.days.span.upperBound
        let earliest = placing.reach.map { registered - $0 } ?? start.days.span.lowerBound
        guard let cycle = rule.cycle else {
            single(upTo: horizon, lacking: lacking, body)
            return
        }
        let count = min(max(cycle.count, 1), 9999)
        // True when the walk is over.
        func visit(_ placed: Placement) -> Bool {
            if !everything, placed.obstacle == .expired, placed.candidate > (placing.expiry ?? .max),
                options.expiryTest == .candidate
                    || placing.reach.map({ placed.candidate - $0 > placing.expiry ?? .max }) ?? false
            {
                return true
            }
            body(placed)
            return false
        }
        switch cycle.unit {
        case .year, .month:
            monthly(
                count * (cycle.unit == .year ? 12 : 1),
                horizon: horizon,
                lacking: lacking,
                visit
            )
        case .day, .week:
            daily(
                count * (cycle.unit == .week ? 7 : 1),
                horizon: horizon,
                earliest: everything ? start.days.span.lowerBound : earliest,
                lacking: lacking,
                visit
            )
        }
    }

    // MARK: Steps 1 and 2

    private func named(in month: Month, interval: Int?) -> StartMonths.Named {
        var named = start.day(in: month)
        named.questions.formUnion(start.questions)
        if let other {
            let isInOther =
                interval.map { month >= other.first && (month.number - other.first.number) % $0 == 0 }
                ?? (month == other.first)
            if !isInOther || other.day(in: month).day != named.day { named.questions.insert(.missingBaseDay) }
        }
        return named
    }

    private func single(upTo horizon: Int, lacking: (Lacking) -> Void, _ body: (Placement) -> Void) {
        let named = named(in: start.first, interval: nil)
        if let lack = named.lack { lacking(Lacking(month: start.first, lack: lack, questions: named.questions)) }
        guard let day = named.day else {
            // A month that is not told and has no such day has not passed: question 1 does not arise.
            return
        }
        guard !start.isMonthTold, day < registered else {
            body(placing.place(day, cycle: 0, named.questions))
            return
        }
        let questions = named.questions.union(.passedStart)
        guard options.passedStart == .nextMonth else {
            body(Placement(candidate: day, cycle: 0, obstacle: .passed, questions: questions))
            return
        }
        // The months that are gone through: under another answer one of them might have had the day.
        var gone = questions
        var month = start.first
        while month.days.lowerBound <= start.days.span.upperBound {
            month = month + 1
            let later = self.named(in: month, interval: 1)
            gone.formUnion(later.questions)
            if let day = later.day, day >= registered {
                if day <= horizon { body(placing.place(day, cycle: 0, gone)) }
                return
            }
        }
    }

    private func monthly(
        _ interval: Int,
        horizon: Int,
        lacking: (Lacking) -> Void,
        _ visit: (Placement) -> Bool
    ) {
        var month = start.first
        var cycle = 0
        var counted: Questions = []
        // A count that goes on into other months may lead back from any month.
        let end = options.beyondMonth == .goOn ? start.days.span.upperBound : horizon
        while start.span(of: month).lowerBound <= end, month < Month(year: 9997, month: 1) {
            let named = named(in: month, interval: interval)
            var next = month + interval
            var hangsOnOrigin = false
            if let day = named.day {
                let placed = placing.place(day, cycle: cycle, named.questions.union(counted))
                if visit(placed) { return }
                if let run = placed.run {
                    let moved = start.month(containing: run) + interval
                    hangsOnOrigin = moved != next && moved > month
                    if hangsOnOrigin, options.cycleOrigin == .moved { next = moved }
                }
            } else if let lack = named.lack {
                lacking(Lacking(month: month, lack: lack, questions: named.questions))
            }
            counted = hangsOnOrigin ? .cycleOrigin : []
            month = next
            cycle += 1
        }
    }

    private func daily(
        _ interval: Int,
        horizon: Int,
        earliest: Int,
        lacking: (Lacking) -> Void,
        _ visit: (Placement) -> Bool
    ) {
        let named = named(in: start.first, interval: nil)
        if let lack = named.lack { lacking(Lacking(month: start.first, lack: lack, questions: named.questions)) }
        guard var candidate = named.day else { return }
        var questions = named.questions
        var cycle = 0
        if candidate < earliest, start.counting == .absolute || start.counting == .relative {
            // Nothing that lies before `earliest` becomes a run, or moves the cycle.
            cycle = (earliest - candidate) / interval
            candidate += cycle * interval
        }
        while candidate <= horizon {
            guard let unmoved = step(interval, from: candidate) else {
                if candidate >= earliest { _ = visit(placing.place(candidate, cycle: cycle, questions)) }
                return
            }
            var next = unmoved
            if candidate >= earliest {
                let placed = placing.place(candidate, cycle: cycle, questions)
                if visit(placed) { return }
                if let run = placed.run, run != candidate, let moved = step(interval, from: run), moved > candidate,
                    moved != unmoved
                {
                    questions.insert(.cycleOrigin)
                    if options.cycleOrigin == .moved { next = moved }
                }
            }
            candidate = next
            cycle += 1
        }
    }

    private func step(_ interval: Int, from day: Int) -> Int? {
        switch start.counting {
        case .absolute, .relative: day + interval
        case .open: placing.days.day(interval, .open, from: day + 1)
        case .closed: placing.days.day(interval, .closed, from: day + 1)
        }
    }
}
