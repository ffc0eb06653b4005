internal import Jobnets
internal import Replay

/// The parameters of a rule as a definition has them, each with the rule's number.
extension ScheduleRule {
    /// Those that the date, the start and the upper rule hang on, in the order of the steps. What is not told is left
    /// out, but for the start time.
    var parameters: [String] {
        [startDateText, cycleText, substitutionText, substitutionDaysText, shiftText, startTimeText, upperRuleText]
            .compactMap { $0 }
    }

    /// `sd=1,15`
    var startDateText: String { "sd=\(number),\(startDate.text)" }

    /// `cy=1,(1,m)`
    var cycleText: String? {
        cycle.map { "cy=\(number),(\($0.count),\($0.unit.rawValue))" }
    }

    /// `sh=1,be`
    var substitutionText: String? {
        substitution.map { "sh=\(number),\($0.rawValue)" }
    }

    /// `shd=1,2`: only where a substitute is looked for.
    var substitutionDaysText: String? {
        substitution == .before || substitution == .after ? "shd=\(number),\(substitutionDays)" : nil
    }

    /// `cftd=1,be,2,10`
    var shiftText: String? {
        guard let shift else { return nil }
        let text = "cftd=\(number),\(shift.direction.rawValue),\(shift.days)"
        switch shift.direction {
        case .openBefore, .openAfter: return "\(text),\(shift.graceDays)"
        case .anyBefore, .anyAfter: return text
        }
    }

    /// `st=1,09:00`
    var startTimeText: String {
        switch startTime {
        case .absolute(let minutes): "st=\(number),\(CalendarMinute.clock(minutes))"
        case .relative(let minutes): "st=\(number),+\(CalendarMinute.clock(minutes))"
        }
    }

    /// `ln=1,3`
    var upperRuleText: String? {
        upperRule.map { "ln=\(number),\($0)" }
    }
}

extension StartDate {
    /// `2026/05/*01`
    fileprivate var text: String {
        switch self {
        case .registration: "en"
        case .day(let year, let month, let day):
            (year.map { "\($0)/" } ?? "") + (month.map { "\(twoDigits($0))/" } ?? "") + day.text
        }
    }
}

extension DayOfMonth {
    fileprivate var text: String {
        switch self {
        case .numbered(let counting, let number): counting.prefix + twoDigits(number)
        case .fromEnd(let counting, let back): counting.prefix + (back == 0 ? "b" : "b-\(twoDigits(back))")
        case .weekday(let weekday, let week, let counting):
            counting.prefix + weekdayWord(weekday) + (week.map { ":\($0.text)" } ?? "")
        }
    }
}

extension Counting {
    fileprivate var prefix: String {
        switch self {
        case .absolute: ""
        case .relative: "+"
        case .open: "*"
        case .closed: "@"
        }
    }
}

extension Week {
    fileprivate var text: String {
        switch self {
        case .numbered(let number): "\(number)"
        case .last: "b"
        }
    }
}

extension DayStanding {
    /// The entry that decides the day, as a group has it: `cl=2026/05/04` or `cl=su`; nil where nobody mentions the day.
    func parameter(on date: CalendarDate) -> String? {
        let key = state == .open ? "op" : "cl"
        let (year, month, day) = date.fields
        return switch entry {
        case .date: "\(key)=\(year)/\(twoDigits(month))/\(twoDigits(day))"
        case .weekday: "\(key)=\(weekdayWord(date.weekday))"
        case .nobody: nil
        }
    }

    /// Which part of the calendar the entry stands in; nil where nobody mentions the day.
    var source: CalendarSource? {
        switch entry {
        case .date(let source), .weekday(let source): source
        case .nobody: nil
        }
    }
}

private func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
}

/// `su` for 0 to `sa` for 6.
private func weekdayWord(_ number: Int) -> String {
    let words = ["su", "mo", "tu", "we", "th", "fr", "sa"]
    return words.indices.contains(number) ? words[number] : "\(number)"
}
