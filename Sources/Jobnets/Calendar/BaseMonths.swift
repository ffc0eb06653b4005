internal import Replay

/// The months that begin on a calendar's base day. Days are counted since 1970-01-01.
struct BaseMonths: Sendable {
    let baseDay: BaseDay
    let naming: MonthNaming
    let missingBaseDay: ScheduleOptions.MissingBaseDay

    init(_ calendar: OperatingCalendar, missingBaseDay: ScheduleOptions.MissingBaseDay) {
        baseDay = calendar.baseDay
        naming = calendar.monthNaming
        self.missingBaseDay = missingBaseDay
    }

    /// Whether there are months that lack the base day.
    var canLackBaseDay: Bool {
        switch baseDay {
        case .day(let day): day > 28
        case .weekday(_, .numbered(let week)): week > 4
        case .weekday(_, .last): false
        }
    }

    /// First and last day. A month outside of the years 2 to 9997 is taken as the nearest that is in them.
    func days(of month: Month) -> ClosedRange<Int> {
        let usable = Month(number: min(max(month.number, 2 * 12), 9997 * 12 + 11))
        let calendarMonth = naming == .this ? usable : usable - 1
        return begin(in: calendarMonth)...(begin(in: calendarMonth + 1) - 1)
    }

    func month(containing day: Int) -> Month {
        // A base day that a month lacks may begin its period in the next one: two months back are enough.
        var calendarMonth = Month(containing: day)
        for _ in 0..<3 where begin(in: calendarMonth) > day { calendarMonth = calendarMonth - 1 }
        return naming == .this ? calendarMonth : calendarMonth + 1
    }

    private func begin(in month: Month) -> Int {
        let days = month.days
        switch baseDay {
        case .day(let day):
            if day <= days.count { return days.lowerBound + max(day, 1) - 1 }
            return missingBaseDay == .last ? days.upperBound : days.upperBound + 1
        case .weekday(let weekday, let week):
            if let day = days.weekday(weekday, week) { return day }
            // A fifth weekday that this month lacks is within the seven days after it.
            return (missingBaseDay == .last ? days.weekday(weekday, .last) : nil)
                ?? days.upperBound + 1 + (days.upperBound + 1).daysUntil(weekday: weekday)
        }
    }
}

extension Month {
    /// The calendar month that a day belongs to.
    init(containing day: Int) {
        let fields = CalendarDate(dayNumber: day).fields
        self.init(year: fields.year, month: fields.month)
    }

    /// The days of the calendar month. One outside of the years 1 to 9998 is taken as the nearest that is in them.
    var days: ClosedRange<Int> {
        let month = nearestUsable
        guard let first = CalendarDate(year: month.year, month: month.month, day: 1),
            let next = CalendarDate(year: (month + 1).year, month: (month + 1).month, day: 1)
        else { preconditionFailure("every month of the years 1 to 9999 has a first day") }
        return first.dayNumber...(next.dayNumber - 1)
    }

    /// Nothing that is scheduled lies outside of these years; base months need a month on either side.
    var nearestUsable: Month {
        Month(number: min(max(number, 1 * 12), 9998 * 12 + 11))
    }
}

extension ClosedRange<Int> {
    /// The n-th or last of a weekday (0 Sunday to 6 Saturday) in a range of days; nil when it has fewer.
    func weekday(_ weekday: Int, _ week: Week) -> Int? {
        let first = lowerBound + lowerBound.daysUntil(weekday: weekday)
        switch week {
        case .numbered(let number):
            guard number >= 1, number <= 9 else { return nil }
            let day = first + (number - 1) * 7
            return day <= upperBound ? day : nil
        case .last:
            return first <= upperBound ? first + (upperBound - first) / 7 * 7 : nil
        }
    }
}

extension Int {
    /// From this day to the next such weekday (0 Sunday to 6 Saturday), 0 to 6.
    func daysUntil(weekday: Int) -> Int {
        ((weekday % 7 - CalendarDate(dayNumber: self).weekday) % 7 + 7) % 7
    }
}
