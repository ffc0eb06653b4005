import Jobnets
import Replay

/// The calendar of one jobnet: asked day by day.
final class OracleCalendar {
    /// Which months are meant: those of the calendar, or those that begin on the base day.
    enum Months {
        case calendar
        case base
    }

    private enum Voice {
        case dates([CalendarDate: DayState])
        case weekdays([DayState?])
    }

    let almanac = Almanac.shared
    let baseTime: Int
    /// Every list of entries that says something of a date or of a weekday, strongest first.
    private let voices: [Voice]
    private let baseDay: BaseDay
    private let isNamedAfterNextMonth: Bool
    private let missingBaseDay: ScheduleOptions.MissingBaseDay
    /// What was found out of the days from `noted` on: 0 not asked, 1 open, 2 closed.
    private var notes: [UInt8]
    private let noted: Int

    init(_ calendar: OperatingCalendar, missingBaseDay: ScheduleOptions.MissingBaseDay, around day: Int) {
        var voices: [Voice] = []
        if let overlay = calendar.overlay { voices.append(.dates(overlay.dates)) }
        if calendar.layers.isEmpty, let overlay = calendar.overlay { voices.append(.weekdays(overlay.weekdays)) }
        for (index, group) in calendar.layers.enumerated() {
            voices.append(.dates(group.dates))
            if index == 0, let overlay = calendar.overlay { voices.append(.weekdays(overlay.weekdays)) }
            voices.append(.weekdays(group.weekdays))
        }
        self.voices = voices.filter { voice in
            switch voice {
            case .dates(let dates): !dates.isEmpty
            case .weekdays(let weekdays): weekdays.contains { $0 != nil }
            }
        }
        self.missingBaseDay = missingBaseDay
        let all = (calendar.overlay.map { [$0] } ?? []) + calendar.layers
        baseTime = all.first { $0.baseTime != nil }?.baseTime ?? 0
        var naming: MonthNaming?
        var base: BaseDay?
        for entries in all {
            if naming == nil { naming = entries.monthNaming }
            base = entries.baseDay
            if base != nil { break }
        }
        baseDay = base ?? .day(1)
        isNamedAfterNextMonth = naming == .next
        noted = day - 512
        notes = Array(repeating: 0, count: 2048)
    }

    func isOpen(_ day: Int) -> Bool {
        let index = day - noted
        guard index >= 0, index < notes.count else { return state(day) == .open }
        if notes[index] == 0 { notes[index] = state(day) == .open ? 1 : 2 }
        return notes[index] == 1
    }

    private func state(_ day: Int) -> DayState {
        var index = 0
        while index < voices.count {
            switch voices[index] {
            case .dates(let dates): if let state = dates[CalendarDate(dayNumber: day)] { return state }
            case .weekdays(let weekdays): if let state = weekdays[almanac.weekday[day]] { return state }
            }
            index += 1
        }
        return .open
    }

    /// The calendar month whose base day a day is; nil when it is none.
    private func monthThatBegins(on number: Int) -> Int? {
        let day = almanac.day[number]
        let month = almanac.monthNumber[number]
        switch baseDay {
        case .day(let told):
            if day == told { return month }
            switch missingBaseDay {
            case .last: return almanac.isLastOfMonth(number) && day < told ? month : nil
            case .nextMonth: return day == 1 && almanac.day[number - 1] < told ? month - 1 : nil
            }
        case .weekday(let told, let week):
            guard almanac.weekday[number] == told else { return nil }
            let isLast = almanac.monthNumber[number + 7] != month
            switch week {
            case .last:
                return isLast ? month : nil
            case .numbered(let told):
                if self.week(number) == told { return month }
                switch missingBaseDay {
                case .last: return isLast && self.week(number) < told ? month : nil
                case .nextMonth: return self.week(number) == 1 && self.week(number - 7) < told ? month - 1 : nil
                }
            }
        }
    }

    /// The how-many-th of its weekday a day is in its calendar month.
    private func week(_ number: Int) -> Int {
        var count = 1
        var day = number
        while day >= 7, almanac.monthNumber[day - 7] == almanac.monthNumber[number] {
            day -= 7
            count += 1
        }
        return count
    }

    /// The number of the month that a day belongs to.
    func month(of day: Int, _ months: Months) -> Int {
        switch months {
        case .calendar:
            return almanac.monthNumber[day]
        case .base:
            var walked = day
            while true {
                if let month = monthThatBegins(on: walked) { return month + (isNamedAfterNextMonth ? 1 : 0) }
                walked -= 1
            }
        }
    }

    /// First and last day of a month; nil outside of the almanac.
    func days(of month: Int, _ months: Months) -> ClosedRange<Int>? {
        switch months {
        case .calendar:
            guard let first = almanac.first(ofMonth: month), let next = almanac.first(ofMonth: month + 1) else {
                return nil
            }
            return first...(next - 1)
        case .base:
            let told = month - (isNamedAfterNextMonth ? 1 : 0)
            guard let first = baseDay(of: told), let next = baseDay(of: told + 1) else { return nil }
            return first...(next - 1)
        }
    }

    private func baseDay(of month: Int) -> Int? {
        guard var day = almanac.first(ofMonth: month), almanac.first(ofMonth: month + 3) != nil else { return nil }
        while monthThatBegins(on: day) != month { day += 1 }
        return day
    }
}
