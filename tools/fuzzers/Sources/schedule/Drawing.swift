import Fuzzing
import Jobnets
import Replay

/// What a schedule is computed by, and for which days.
struct Settings {
    var registered = CalendarDate(year: 2026, month: 4, day: 1)!
    var from = CalendarDate(year: 2026, month: 4, day: 1)!
    var days = 62
    var clock = ScheduleClock.hours24
    var options = ScheduleOptions()
    var lastYear = 2036

    init() {}

    init(_ choices: inout Choices) {
        registered = Self.registrations[choices.number(0...Self.registrations.count - 1)]
        from = registered + choices.one(of: [0, -5, 20, 300, 3000, -3000])
        days = choices.one(of: [62, 0, 1, 7, 31, 400])
        clock = choices.one(of: ScheduleClock.allCases)
        // Few, since an explanation goes through all of them.
        lastYear = choices.one(of: [2030, 2036, 2027, 1994])
        guard choices.isTrue(onceIn: 3) else { return }
        for assumption in Assumption.allCases {
            let answer = choices.one(of: ScheduleOptions.values(of: assumption))
            precondition(options.set(assumption, to: answer), "\(assumption) has no answer \(answer)")
        }
    }

    private static let registrations = [(2026, 4, 1), (2028, 2, 29), (1994, 1, 1), (1993, 12, 31), (2026, 12, 31)]
        .compactMap { CalendarDate(year: $0, month: $1, day: $2) }

    func scheduler(_ jobnets: [JobnetSchedule]) -> Scheduler {
        Scheduler(jobnets: jobnets, registered: registered, clock: clock, options: options, lastYear: lastYear)
    }
}

/// A job group with a calendar, in it a jobnet beside another, and in that one two more, one in the other.
func drawnDefinition(_ choices: inout Choices) -> String {
    var parameters = Parameters(choices)
    let text = """
        unit=g,,,;{ty=g;\(parameters.calendar())
        unit=h,,,;{ty=g;\(parameters.calendar())
        unit=a,,,;{ty=n;\(parameters.jobnet(isNested: false))
        unit=b,,,;{ty=n;\(parameters.jobnet(isNested: true))unit=c,,,;{ty=n;\(parameters.jobnet(isNested: true))}}
        unit=d,,,;{ty=n;\(parameters.jobnet(isNested: true))}
        }
        unit=e,,,;{ty=n;\(parameters.jobnet(isNested: false))}
        }}
        """
    choices = parameters.choices
    return text
}

/// Parameters of schedules, most of them right.
private struct Parameters {
    var choices: Choices

    init(_ choices: Choices) {
        self.choices = choices
    }

    private mutating func weekday() -> String { choices.one(of: ["su", "mo", "tu", "we", "th", "fr", "sa"]) }

    private mutating func padded(_ range: ClosedRange<Int>) -> String {
        let number = choices.number(range)
        return number < 10 ? "0\(number)" : "\(number)"
    }

    private mutating func date() -> String {
        "\(choices.one(of: [2026, 2028, 2027, 1994, 2036, 9999]))/\(padded(1...12))/\(padded(1...31))"
    }

    mutating func calendar() -> String {
        var text = ""
        for _ in 0..<choices.number(0...3) {
            let day = choices.isTrue() ? date() : weekday()
            text += "\(choices.one(of: ["cl", "op"]))=\(day);"
        }
        if choices.isTrue(onceIn: 3) {
            let week = choices.isTrue(onceIn: 4) ? "b" : "\(choices.number(1...5))"
            text += "sdd=\(choices.isTrue() ? "\(choices.number(1...31))" : "\(weekday()):\(week)");"
            text += "md=\(choices.one(of: ["th", "ne"]));"
        }
        if choices.isTrue(onceIn: 3) { text += "stt=\(padded(0...23)):\(padded(0...59));" }
        return text
    }

    mutating func jobnet(isNested: Bool) -> String {
        var text = ""
        for _ in 0..<choices.number(isNested ? 0...2 : 1...4) { text += rule(choices.number(1...4), isNested) }
        if isNested, choices.isTrue(onceIn: 3) { text += "de=\(choices.one(of: ["y", "n"]));" }
        if choices.isTrue(onceIn: 6) { text += "ed=\(date());" }
        if choices.isTrue(onceIn: 4) { text += "ejn=\(choices.one(of: ["a", "b", "c", "d", "e"]));" }
        if choices.isTrue(onceIn: 4) {
            text += "fd=\(choices.one(of: [1, 60, 1440, 2879]));ms=mlt;"
            if choices.isTrue(onceIn: 4) { text += "mp=y;" }
        }
        if choices.isTrue(onceIn: 8) { text += "sd=0,ud;" }
        if choices.isTrue(onceIn: 8) { text += "jc=\(choices.one(of: ["/g", "/g/h", "/x"]));" }
        return text
    }

    private mutating func rule(_ number: Int, _ isNested: Bool) -> String {
        var text = "sd=\(number),\(startDate());"
        if choices.isTrue() {
            text += "st=\(number),\(choices.one(of: ["", "+"]))\(padded(0...47)):\(padded(0...59));"
        }
        if choices.isTrue() {
            text += "cy=\(number),(\(choices.number(1...31)),\(choices.one(of: ["d", "w", "m", "y"])));"
        }
        if choices.isTrue() { text += "sh=\(number),\(choices.one(of: ["be", "af", "ca", "no"]));" }
        if choices.isTrue(onceIn: 3) { text += "shd=\(number),\(choices.number(1...31));" }
        if choices.isTrue(onceIn: 3) {
            text += "cftd=\(number),\(choices.one(of: ["be", "af", "db", "da", "no"]))"
            if choices.isTrue() { text += ",\(choices.number(1...31)),\(choices.number(1...31))" }
            text += ";"
        }
        if isNested, choices.isTrue(onceIn: 3) { text += "ln=\(number),\(choices.number(1...5));" }
        if choices.isTrue(onceIn: 6) { text += "wc=\(number),\(choices.one(of: ["no", "un", "1", "999"]));" }
        if choices.isTrue(onceIn: 6) { text += "wt=\(number),\(choices.one(of: ["no", "un", "23:59", "1440"]));" }
        for key in ["sy", "ey"] where choices.isTrue(onceIn: 6) {
            text += "\(key)=\(number),\(choices.one(of: ["47:59", "00:00", "M1", "U2879", "C60"]));"
        }
        return text
    }

    private mutating func startDate() -> String {
        if choices.isTrue(onceIn: 8) { return "en" }
        var text = ""
        if choices.isTrue() {
            if choices.isTrue() { text = "\(choices.one(of: [2026, 2028, 1994, 2036, 2027]))/" }
            text += padded(1...12) + "/"
        }
        switch choices.number(0...2) {
        case 0: return text + choices.one(of: ["", "+", "*", "@"]) + padded(1...31)
        case 1:
            text += choices.one(of: ["", "+", "*", "@"]) + "b"
            return choices.isTrue() ? text + "-" + padded(0...35) : text
        default:
            text += choices.one(of: ["", "+"]) + weekday()
            return choices.isTrue() ? text + ":" + choices.one(of: ["1", "2", "3", "4", "5", "b"]) : text
        }
    }
}
