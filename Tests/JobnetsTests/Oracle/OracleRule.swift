import Jobnets
import Replay

/// The dates of one rule, found by walking over days and counting them one by one.
struct OracleRule {
    let rule: ScheduleRule
    let expiry: Int?
    let calendar: OracleCalendar
    let registered: Int
    var options: ScheduleOptions
    let lastYear: Int

    /// What became of a candidate.
    struct Dated {
        var candidate: Int
        var ruleDate: Int
        /// The month that step 1 found the candidate in and the week it stands for; nil for the first one.
        var later: (month: Int, week: Int)?
    }

    private var almanac: Almanac { calendar.almanac }

    /// Every rule date up to a day, in the order of their candidates.
    func ruleDates(through last: Int) -> [Dated] {
        let horizon = furthestCandidate(through: last)
        guard let cycle = rule.cycle else {
            guard let only = onlyCandidate(), let date = settled(only) else { return [] }
            return [Dated(candidate: only, ruleDate: date)]
        }
        switch cycle.unit {
        case .day: return byDays(cycle.count, horizon)
        case .week: return byDays(cycle.count * 7, horizon)
        case .month: return byMonths(cycle.count, horizon)
        case .year: return byMonths(cycle.count * 12, horizon)
        }
    }

    // MARK: Which months

    private var months: OracleCalendar.Months {
        switch rule.startDate {
        case .registration: .calendar
        case .day(_, _, .numbered(let counting, _)), .day(_, _, .fromEnd(let counting, _)),
            .day(_, _, .weekday(_, _, let counting)):
            counting == .absolute ? .calendar : .base
        }
    }

    private var countsClosedDays: Bool {
        switch rule.startDate {
        case .day(_, _, .numbered(.closed, _)), .day(_, _, .fromEnd(.closed, _)): true
        default: false
        }
    }

    private var startMonth: Int {
        let own = calendar.month(of: registered, months)
        guard case .day(let year, let month, _) = rule.startDate else { return own }
        return (year ?? own / 12) * 12 + (month ?? own % 12 + 1) - 1
    }

    // MARK: Step 1

    /// The candidate of the start month.
    func firstCandidate() -> Int? {
        guard case .day(let year, let month, let day) = rule.startDate else { return registered }
        if case .weekday(let weekday, nil, _) = day {
            if month == nil {
                var walked = registered
                while almanac.weekday[walked] != weekday { walked += 1 }
                return walked
            }
            if year == nil, options.weekdayOfMonth == .nearest {
                guard let days = calendar.days(of: startMonth, months) else { return nil }
                return days.first { $0 >= registered && almanac.weekday[$0] == weekday }
            }
        }
        return candidate(in: startMonth, week: 1)
    }

    /// The candidate of a month. A weekday without a number has the one given.
    func candidate(in month: Int, week: Int) -> Int? {
        guard let days = calendar.days(of: month, months) else { return nil }
        guard case .day(_, _, let day) = rule.startDate else {
            return absolute(almanac.day[registered], in: days)
        }
        switch day {
        case .numbered(.absolute, let number):
            return absolute(number, in: days)
        case .numbered(let counting, let number):
            return counted(number, from: days.lowerBound, by: 1, counting, within: days)
        case .fromEnd(let counting, let back):
            return counted(back + 1, from: days.upperBound, by: -1, counting, within: days)
        case .weekday(let weekday, .last, _):
            return days.last { almanac.weekday[$0] == weekday }
        case .weekday(let weekday, let told, _):
            var wanted = week
            if case .numbered(let number) = told { wanted = number }
            var found: Int?
            var count = 0
            var walked = days.lowerBound
            while walked <= days.upperBound {
                if almanac.weekday[walked] == weekday {
                    count += 1
                    found = walked
                    if count == wanted { return walked }
                }
                walked += 1
            }
            return options.missingWeek == .last ? found : nil
        }
    }

    private func absolute(_ number: Int, in days: ClosedRange<Int>) -> Int? {
        var walked = days.lowerBound
        while walked <= days.upperBound {
            if almanac.day[walked] == number { return walked }
            walked += 1
        }
        return options.missingDay == .last ? days.upperBound : nil
    }

    private func counts(_ day: Int, _ counting: Counting) -> Bool {
        switch counting {
        case .absolute, .relative: true
        case .open: calendar.isOpen(day)
        case .closed: !calendar.isOpen(day)
        }
    }

    /// The n-th day that counts from a day on, itself included.
    private func counted(
        _ number: Int,
        from day: Int,
        by step: Int,
        _ counting: Counting,
        within days: ClosedRange<Int>
    )
        -> Int?
    {
        var walked = day
        var count = 0
        var found: Int?
        while walked > 0, walked < almanac.last {
            if walked < days.lowerBound || walked > days.upperBound {
                switch options.beyondMonth {
                case .none: return nil
                case .nearest: return found
                case .goOn: break
                }
            }
            if counts(walked, counting) {
                count += 1
                found = walked
                if count == number { return walked }
            }
            walked += step
        }
        return nil
    }

    // MARK: Step 2

    func onlyCandidate() -> Int? {
        guard let first = firstCandidate() else { return nil }
        guard case .day(_, nil, _) = rule.startDate, first < registered else { return first }
        guard options.passedStart == .nextMonth else { return nil }
        var month = startMonth + 1
        while month / 12 <= lastYear + 1 {
            if let day = candidate(in: month, week: 1), day >= registered { return day }
            month += 1
        }
        return nil
    }

    private func byDays(_ count: Int, _ horizon: Int) -> [Dated] {
        var dates: [Dated] = []
        var next = firstCandidate()
        while let day = next, day <= horizon {
            let date = settled(day)
            if let date { dates.append(Dated(candidate: day, ruleDate: date)) }
            next = stepped(day, count)
            if options.cycleOrigin == .moved, let date, let moved = stepped(date, count), moved > day { next = moved }
        }
        return dates
    }

    /// So many days on: open or closed ones for a start date that counts those.
    private func stepped(_ day: Int, _ count: Int) -> Int? {
        var counting = Counting.absolute
        if case .day(_, _, .numbered(let told, _)) = rule.startDate { counting = told }
        if case .day(_, _, .fromEnd(let told, _)) = rule.startDate { counting = told }
        var walked = day
        var rest = count
        while rest > 0 {
            walked += 1
            if walked >= almanac.last { return nil }
            if counts(walked, counting) { rest -= 1 }
        }
        return walked
    }

    private func byMonths(_ count: Int, _ horizon: Int) -> [Dated] {
        var dates: [Dated] = []
        var day = firstCandidate()
        var isFirst = true
        var month = startMonth
        var week = 1
        if case .day(_, _, .weekday(let weekday, nil, _)) = rule.startDate {
            // It stands for its month and its number there. Where there is none, it stands for nothing.
            guard let day else { return [] }
            month = calendar.month(of: day, months)
            if let days = calendar.days(of: month, months) {
                week = days.filter { $0 <= day && almanac.weekday[$0] == weekday }.count
            }
        }
        while true {
            let date = day.flatMap { settled($0) }
            if let day, let date {
                dates.append(Dated(candidate: day, ruleDate: date, later: isFirst ? nil : (month, week)))
            }
            isFirst = false
            var next = month + count
            if options.cycleOrigin == .moved, let date {
                let moved = calendar.month(of: date, months) + count
                if moved > month { next = moved }
            }
            month = next
            guard let days = calendar.days(of: month, months), days.lowerBound <= horizon + monthsAhead else { break }
            day = candidate(in: month, week: week)
        }
        return dates
    }

    /// How many days before the beginning of its month a candidate may lie.
    private var monthsAhead: Int {
        guard options.beyondMonth == .goOn, case .day(_, _, .fromEnd(let counting, _)) = rule.startDate else {
            return 0
        }
        return counting == .relative || counting == .absolute ? 31 : 400
    }

    // MARK: Steps 3 to 6

    /// The rule date that a candidate becomes; nil for no run.
    func settled(_ candidate: Int) -> Int? {
        if options.expiryTest == .candidate, let expiry, candidate > expiry { return nil }
        guard let origin = substituted(candidate), let date = shifted(origin) else { return nil }
        if options.expiryTest == .result, let expiry, date > expiry { return nil }
        guard date >= registered, (1994...lastYear).contains(almanac.year[date]) else { return nil }
        if options.crossing == .drop {
            if calendar.month(of: date, months) != calendar.month(of: candidate, months) { return nil }
            if candidate < registered { return nil }
        }
        return date
    }

    private func substituted(_ candidate: Int) -> Int? {
        if calendar.isOpen(candidate) { return candidate }
        if rule.substitution == nil, countsClosedDays { return candidate }
        switch rule.substitution ?? options.substitutionDefault {
        case .cancel: return nil
        case .none: return options.closedDayService == .running ? candidate : nil
        case .before: return substituted(candidate, by: -1)
        case .after: return substituted(candidate, by: 1)
        }
    }

    private func substituted(_ candidate: Int, by step: Int) -> Int? {
        let limit = rule.substitutionDays - (options.substitutionLimit == .exclusive ? 1 : 0)
        var day = candidate
        var distance = 0
        while distance < limit {
            day += step
            distance += 1
            if calendar.isOpen(day) { return day }
        }
        return nil
    }

    private func shifted(_ origin: Int) -> Int? {
        guard let shift = rule.shift else { return origin }
        switch shift.direction {
        case .anyBefore: return origin - shift.days
        case .anyAfter: return origin + shift.days
        case .openBefore, .openAfter:
            let step = shift.direction == .openBefore ? -1 : 1
            var date = origin
            var openDays = 0
            var allDays = 0
            while openDays < shift.days {
                date += step
                allDays += 1
                guard date > 0, date < almanac.last else { return nil }
                if calendar.isOpen(date) { openDays += 1 }
                let gone = options.shiftGrace == .openDays ? openDays : allDays
                if gone > shift.graceDays { return nil }
            }
            return date
        }
    }

    /// A day that no candidate is after which could become a rule date up to another day.
    private func furthestCandidate(through last: Int) -> Int {
        var day = last
        if let shift = rule.shift {
            switch shift.direction {
            case .anyBefore: day += shift.days
            case .openBefore where options.shiftGrace == .calendarDays: day += shift.graceDays
            case .openBefore:
                var rest = shift.days + 1
                while rest > 0, day < almanac.last {
                    day += 1
                    if calendar.isOpen(day) { rest -= 1 }
                }
            default: break
            }
        }
        if (rule.substitution ?? options.substitutionDefault) == .before { day += rule.substitutionDays }
        return min(day, almanac.last - 100)
    }
}
