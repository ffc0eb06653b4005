internal import Replay

/// Step 7: where a rule date's times lie, and which day they belong to. Times are minutes since 1970-01-01 00:00.
struct StartTimes {
    /// A time, and what it hangs on.
    struct Placed {
        var minute: Int
        var questions: Questions = []
    }

    /// Minutes from midnight at which a day begins.
    let baseTime: Int
    private let toldBaseTime: Int
    private let clock: ScheduleClock
    private let options: ScheduleOptions

    init(_ calendar: OperatingCalendar, clock: ScheduleClock, options: ScheduleOptions) {
        toldBaseTime = calendar.baseTime
        baseTime = clock == .hours48 && options.longClockBase == .ignored ? 0 : toldBaseTime
        self.clock = clock
        self.options = options
    }

    /// Where the time of a start, of a delay or of the end of watching lies, unless a limit comes before it.
    func placed(_ time: StartTime, on ruleDate: Int, notAfter limit: Int = .max) -> Placed {
        func minute(_ baseTime: Int, _ early: ScheduleOptions.EarlyTime) -> Int {
            min(self.minute(time, on: ruleDate, baseTime: baseTime, early), limit)
        }
        var placed = Placed(minute: minute(baseTime, options.earlyTime))
        let early: ScheduleOptions.EarlyTime = options.earlyTime == .nextMorning ? .sameMorning : .nextMorning
        if minute(baseTime, early) != placed.minute { placed.questions = .earlyTime }
        if clock == .hours48 {
            let other = options.longClockBase == .kept ? 0 : toldBaseTime
            if minute(other, options.earlyTime) != placed.minute { placed.questions.insert(.longClockBase) }
        }
        return placed
    }

    private func minute(
        _ time: StartTime,
        on ruleDate: Int,
        baseTime: Int,
        _ early: ScheduleOptions.EarlyTime
    ) -> Int {
        switch time {
        case .relative(let minutes): ruleDate * 1440 + baseTime + minutes.withinWeeks
        case .absolute(let minutes):
            ruleDate * 1440 + minutes.withinWeeks + (minutes < baseTime && early == .nextMorning ? 1440 : 0)
        }
    }

    /// The day that a run belongs to.
    func day(of start: Int, ruleDate: Int) -> Int {
        guard clock == .hours24 else { return ruleDate }
        return CalendarMinute(minutes: start - baseTime).date.dayNumber
    }
}

extension Int {
    /// The same number of minutes where any parameter may tell it; of a value made by hand the nearest that can be added.
    var withinWeeks: Int { Swift.min(Swift.max(self, 0), 99_999) }
}
