internal import Replay

/// Step 1: the day that a rule's start date names in a month.
///
/// Days are counted since 1970-01-01. The article *How a date is computed* tells the steps.
struct StartMonths {
    /// A day, or why the month has none.
    struct Named {
        var day: Int?
        var lack: MonthLack?
        var questions: Questions = []
    }

    /// What `sd` names, with its number where the registration decides it.
    private let named: DayOfMonth
    let days: DayTable
    let months: BaseMonths
    let options: ScheduleOptions
    /// The month that the first candidate is looked for in.
    let first: Month
    /// Whether `sd` tells a month, or a day that needs none: the first candidate is not one that has passed.
    let isMonthTold: Bool
    /// What every candidate of the rule hangs on.
    let questions: Questions
    /// False where the first month lacks the weekday whose number the others would take.
    private let hasNumber: Bool

    init(_ startDate: StartDate, registered: Int, days: DayTable, months: BaseMonths, options: ScheduleOptions) {
        self.days = days
        self.months = months
        self.options = options
        guard case .day(let year, let month, let day) = startDate else {
            named = .numbered(.absolute, CalendarDate(dayNumber: registered).day)
            first = Month(containing: registered)
            (isMonthTold, questions, hasNumber) = (true, [], true)
            return
        }
        let counting = day.counting
        let current = counting == .absolute ? Month(containing: registered) : months.month(containing: registered)
        let told = Month(
            year: min(max(year ?? current.year, 1), 9999),
            month: min(max(month ?? current.month, 1), 12)
        )
        guard case .weekday(let weekday, nil, _) = day else {
            named = day
            first = told
            (isMonthTold, questions, hasNumber) = (month != nil, [], true)
            return
        }
        // A weekday without a week stands for its number in the month that it is found in.
        isMonthTold = true
        let span = counting == .absolute ? told.days : months.days(of: told)
        let inFirstWeek = span.lowerBound + span.lowerBound.daysUntil(weekday: weekday)
        if month == nil, year == nil {
            let nearest = registered + registered.daysUntil(weekday: weekday)
            let holder = counting == .absolute ? Month(containing: nearest) : months.month(containing: nearest)
            let begin = (counting == .absolute ? holder.days : months.days(of: holder)).lowerBound
            first = holder
            named = .weekday(weekday, .numbered((nearest - begin) / 7 + 1), counting)
            (questions, hasNumber) = ([], true)
            return
        }
        var week = 1
        var isThere = true
        var hangsOn: Questions = []
        if year == nil {
            let later = max(registered, span.lowerBound)
            let nearest = later + later.daysUntil(weekday: weekday)
            if nearest != inFirstWeek {
                hangsOn = .weekdayOfMonth
                if options.weekdayOfMonth == .nearest {
                    week = (nearest - span.lowerBound) / 7 + 1
                    isThere = nearest <= span.upperBound
                }
            }
        }
        first = told
        named = .weekday(weekday, .numbered(week), counting)
        (questions, hasNumber) = (hangsOn, isThere)
    }

    /// Which days the start date counts.
    var counting: Counting { named.counting }

    /// The days of a month, as the start date sees it.
    func span(of month: Month) -> ClosedRange<Int> {
        counting == .absolute ? month.days : months.days(of: month)
    }

    /// The month that a day belongs to, as the start date sees it.
    func month(containing day: Int) -> Month {
        counting == .absolute ? Month(containing: day) : months.month(containing: day)
    }

    func day(in month: Month) -> Named {
        guard hasNumber else { return Named(lack: .weekday) }
        let span = span(of: month)
        switch named {
        case .numbered(let counting, let number): return numbered(number, counting, in: span)
        case .fromEnd(let counting, let back): return fromEnd(back, counting, in: span)
        case .weekday(let weekday, let week, _):
            if let day = span.weekday(weekday, week ?? .numbered(1)) { return Named(day: day) }
            guard options.missingWeek == .last, let last = span.weekday(weekday, .last) else {
                return Named(lack: .weekday, questions: .missingWeek)
            }
            return Named(day: last, questions: .missingWeek)
        }
    }

    private func numbered(_ number: Int, _ counting: Counting, in span: ClosedRange<Int>) -> Named {
        guard (1...9999).contains(number) else { return Named(lack: .day) }
        let found: Int?
        switch counting {
        case .absolute:
            if number <= span.count { return Named(day: span.lowerBound + number - 1) }
            return options.missingDay == .last
                ? Named(day: span.upperBound, questions: .missingDay) : Named(lack: .day, questions: .missingDay)
        case .relative: found = span.lowerBound + number - 1
        case .open: found = days.day(number, .open, from: span.lowerBound)
        case .closed: found = days.day(number, .closed, from: span.lowerBound)
        }
        if let found, found <= span.upperBound { return Named(day: found) }
        switch options.beyondMonth {
        case .none: return Named(lack: .count, questions: .beyondMonth)
        case .goOn: return Named(day: found, lack: found == nil ? .count : nil, questions: .beyondMonth)
        case .nearest:
            let last =
                switch counting {
                case .absolute, .relative: Optional(span.upperBound)
                case .open: days.day(1, .open, backFrom: span.upperBound)
                case .closed: days.day(1, .closed, backFrom: span.upperBound)
                }
            guard let last, last >= span.lowerBound else { return Named(lack: .count, questions: .beyondMonth) }
            return Named(day: last, questions: .beyondMonth)
        }
    }

    private func fromEnd(_ back: Int, _ counting: Counting, in span: ClosedRange<Int>) -> Named {
        guard (0...9998).contains(back) else { return Named(lack: .day) }
        let found: Int? =
            switch counting {
            case .absolute, .relative: span.upperBound - back
            case .open: days.day(back + 1, .open, backFrom: span.upperBound)
            case .closed: days.day(back + 1, .closed, backFrom: span.upperBound)
            }
        if let found, found >= span.lowerBound { return Named(day: found) }
        switch options.beyondMonth {
        case .none: return Named(lack: .count, questions: .beyondMonth)
        case .goOn: return Named(day: found, lack: found == nil ? .count : nil, questions: .beyondMonth)
        case .nearest:
            let first =
                switch counting {
                case .absolute, .relative: Optional(span.lowerBound)
                case .open: days.day(1, .open, from: span.lowerBound)
                case .closed: days.day(1, .closed, from: span.lowerBound)
                }
            guard let first, first <= span.upperBound else { return Named(lack: .count, questions: .beyondMonth) }
            return Named(day: first, questions: .beyondMonth)
        }
    }
}

extension DayOfMonth {
    /// Which days of which month it counts; for a weekday only `absolute` and `relative` make a difference.
    var counting: Counting {
        switch self {
        case .numbered(let counting, _), .fromEnd(let counting, _): counting
        case .weekday(_, _, let counting): counting == .absolute ? .absolute : .relative
        }
    }
}
