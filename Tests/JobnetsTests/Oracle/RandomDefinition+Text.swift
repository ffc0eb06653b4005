import Jobnets
import Replay

extension RandomDefinition {
    /// The definition in words: parameters as Command Reference 5.2.4 writes them.
    var text: String {
        var lines = [
            "registered \(registered)  from \(from)  to \(to)  clock \(clock.rawValue)  last year \(lastYear)",
            "assume: " + assumed.joined(separator: " "),
        ]
        for jobnet in jobnets {
            lines.append("unit=\(jobnet.fullName)")
            if let overlay = jobnet.calendar.overlay { lines.append("  calendar over it: " + Self.text(overlay)) }
            for (index, layer) in jobnet.calendar.layers.enumerated() {
                lines.append("  group \(index): " + Self.text(layer))
            }
            lines.append("  " + Self.text(jobnet))
            for rule in jobnet.rules { lines.append("  " + Self.text(rule)) }
        }
        return lines.joined(separator: "\n")
    }

    /// The answers that are not the default.
    private var assumed: [String] {
        let own = Mirror(reflecting: options).children
        let usual = Mirror(reflecting: ScheduleOptions()).children
        return zip(own, usual).compactMap { own, usual in
            let value = String(describing: own.value)
            return value == String(describing: usual.value) ? nil : "\(own.label ?? "?")=\(value)"
        }
    }

    private static let weekdays = ["su", "mo", "tu", "we", "th", "fr", "sa"]

    private static func text(_ entries: CalendarEntries) -> String {
        var words: [String] = []
        for (weekday, state) in zip(weekdays, entries.weekdays) {
            if let state { words.append("\(state == .open ? "op" : "cl")=\(weekday);") }
        }
        for (date, state) in entries.dates.sorted(by: { $0.key < $1.key }) {
            words.append("\(state == .open ? "op" : "cl")=\(slashed(date));")
        }
        switch entries.baseDay {
        case .day(let day): words.append("sdd=\(day);")
        case .weekday(let weekday, let week): words.append("sdd=\(weekdays[weekday]):\(text(week));")
        case nil: break
        }
        if let naming = entries.monthNaming { words.append("md=\(naming.rawValue);") }
        if let time = entries.baseTime { words.append("stt=\(CalendarMinute.clock(time));") }
        return words.joined(separator: " ")
    }

    private static func text(_ jobnet: JobnetSchedule) -> String {
        var words: [String] = []
        if jobnet.isUndefined { words.append("sd=0,ud;") }
        if let depends = jobnet.dependsOnUpper { words.append("de=\(depends ? "y" : "n");") }
        if let expiry = jobnet.expiry { words.append("ed=\(slashed(expiry));") }
        if let exclusive = jobnet.exclusive { words.append("ejn=\(exclusive);") }
        if jobnet.waitsForPreviousRun { words.append("ms=mlt;") }
        if jobnet.allowsConcurrentRuns { words.append("mp=y;") }
        if let minutes = jobnet.requiredMinutes { words.append("fd=\(minutes);") }
        for delays in jobnet.delays where !jobnet.rules.contains(where: { $0.number == delays.rule }) {
            if let start = delays.start { words.append("sy=\(delays.rule),\(text(start));") }
            if let end = delays.end { words.append("ey=\(delays.rule),\(text(end));") }
        }
        return words.joined(separator: " ")
    }

    private static func text(_ rule: ScheduleRule) -> String {
        let number = "\(rule.number),"
        var words = ["sd=\(number)\(text(rule.startDate));"]
        switch rule.startTime {
        case .absolute(let minutes): words.append("st=\(number)\(CalendarMinute.clock(minutes));")
        case .relative(let minutes): words.append("st=\(number)+\(CalendarMinute.clock(minutes));")
        }
        if let cycle = rule.cycle { words.append("cy=\(number)(\(cycle.count),\(cycle.unit.rawValue));") }
        if let substitution = rule.substitution { words.append("sh=\(number)\(substitution.rawValue);") }
        words.append("shd=\(number)\(rule.substitutionDays);")
        if let shift = rule.shift {
            words.append("cftd=\(number)\(shift.direction.rawValue),\(shift.days),\(shift.graceDays);")
        }
        if let upper = rule.upperRule { words.append("ln=\(number)\(upper);") }
        if let start = rule.startDelay { words.append("sy=\(number)\(text(start));") }
        if let end = rule.endDelay { words.append("ey=\(number)\(text(end));") }
        if let monitoring = rule.monitoring {
            switch monitoring.end {
            case .clock(let minutes): words.append("wt=\(number)\(CalendarMinute.clock(minutes));")
            case .after(let minutes): words.append("wt=\(number)\(minutes);")
            case .unlimited: words.append("wt=\(number)un;")
            }
            words.append("wc=\(number)\(monitoring.count.map { "\($0)" } ?? "un");")
        }
        return words.joined(separator: " ")
    }

    private static func text(_ start: StartDate) -> String {
        guard case .day(let year, let month, let day) = start else { return "en" }
        let before = (year.map { "\($0)/" } ?? "") + (month.map { "\($0)/" } ?? "")
        switch day {
        case .numbered(let counting, let number): return before + text(counting) + "\(number)"
        case .fromEnd(let counting, let back): return before + text(counting) + (back == 0 ? "b" : "b-\(back)")
        case .weekday(let weekday, let week, let counting):
            return before + text(counting) + weekdays[weekday] + (week.map { ":" + text($0) } ?? "")
        }
    }

    private static func text(_ counting: Counting) -> String {
        switch counting {
        case .absolute: ""
        case .relative: "+"
        case .open: "*"
        case .closed: "@"
        }
    }

    private static func text(_ week: Week) -> String {
        switch week {
        case .numbered(let number): "\(number)"
        case .last: "b"
        }
    }

    private static func text(_ delay: DelayTime) -> String {
        switch delay {
        case .clock(let minutes): CalendarMinute.clock(minutes)
        case .fromRoot(let minutes): "M\(minutes)"
        case .fromUpper(let minutes): "U\(minutes)"
        case .fromOwn(let minutes): "C\(minutes)"
        }
    }

    private static func slashed(_ date: CalendarDate) -> String {
        let (year, month, day) = date.fields
        return "\(year)/\(month)/\(day)"
    }
}
