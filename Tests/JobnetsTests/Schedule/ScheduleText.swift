import Jobnets
import Replay
import Testing

/// Makes unit definitions of the short texts that the rows of `schedules/vectors.tsv` and these tests are written in, and reads
/// them as every other definition.
///
/// A mistake in what is no parameter traps: it is ours.
enum ScheduleText {
    /// Jobnets in a job group `/c`, which has the calendar.
    ///
    /// - Parameters:
    ///   - jobnets: `/a: sd=1,en; | /a/b: de=n;sd=1,fr;`, the parameters of jobnets as they stand in a definition; without a
    ///     name those of `/a`. What stands around jobnets and is none is a job group.
    ///   - calendar: `cl=sa;cl=su;stt=08:00`, the parameters of the job group; `^` begins those of the group above.
    static func definition(_ jobnets: String, calendar: String = "") -> String {
        let told = jobnets.split(separator: "|").map { part in
            let text = String(part).trimmed
            guard text.hasPrefix("/"), let colon = text.firstIndex(of: ":") else { return Part("/a", text) }
            return Part(String(text[..<colon]), String(text[text.index(after: colon)...]).trimmed)
        }
        var text = "unit=c,,,;{ty=g;"
        var closing = "}"
        for (above, entries) in layers(calendar).enumerated() {
            if above == 0 {
                text += statements(entries) + units(told, in: "")
            } else {
                text = "unit=above\(above),,,;{ty=g;" + statements(entries) + text
                closing += "}"
            }
        }
        return text + closing
    }

    private struct Part {
        var name: String
        var parameters: String

        init(_ name: String, _ parameters: String) {
            self.name = name
            self.parameters = parameters
        }
    }

    /// The units directly below a path, each with what is in it.
    private static func units(_ told: [Part], in path: String) -> String {
        var names: [String] = []
        for part in told where part.name.hasPrefix(path + "/") {
            let name = String(part.name.dropFirst(path.count + 1).prefix { $0 != "/" })
            if !names.contains(name) { names.append(name) }
        }
        return names.map { name in
            let full = path + "/" + name
            let own = told.first { $0.name == full }.map { "ty=n;" + statements($0.parameters) } ?? "ty=g;"
            return "unit=\(name),,,;{\(own)\(units(told, in: full))}"
        }.joined()
    }

    private static func statements(_ text: String) -> String {
        text.isEmpty || text.hasSuffix(";") ? text : text + ";"
    }

    /// From the own group up, without a calendar laid over.
    private static func layers(_ calendar: String) -> [String] {
        let parts = calendar.split(separator: "^", omittingEmptySubsequences: false).map { String($0).trimmed }
        return parts.filter { !$0.hasPrefix(overlayMark) }
    }

    /// `^overlay:` stands before the parameters of a calendar laid over.
    private static func overlay(_ calendar: String, _ options: CheckOptions) -> CalendarFile? {
        let parts = calendar.split(separator: "^").map { String($0).trimmed }
        return parts.first { $0.hasPrefix(overlayMark) }.map {
            CalendarFile(SyntaxTree(statements(String($0.dropFirst(overlayMark.count)))), options: options)
        }
    }

    private static let overlayMark = "overlay:"

    /// The schedules of ``definition(_:calendar:)``.
    static func schedules(_ jobnets: String, calendar: String = "", settings: String = "") -> DefinitionSchedules {
        var options = CheckOptions()
        options.lastYear = Settings(settings).lastYear
        let tree = SyntaxTree(definition(jobnets, calendar: calendar))
        let overlay = overlay(calendar, options)
        precondition(tree.problems.isEmpty, "\(jobnets) in \(calendar)")
        precondition(overlay?.diagnostics.isEmpty ?? true, calendar)
        return DefinitionSchedules(Definition(tree), overlay: overlay, options: options)
    }

    /// The scheduler of jobnets none of which is refused.
    static func scheduler(
        _ jobnets: String,
        calendar: String = "",
        settings: String = "",
        registered: CalendarDate
    ) throws -> Scheduler {
        let schedules = schedules(jobnets, calendar: calendar, settings: settings)
        try #require(
            schedules.refused.isEmpty,
            "\(jobnets): \(schedules.refused.flatMap(\.diagnostics).map(\.rule.id))"
        )
        return scheduler(schedules, settings: settings, registered: registered)
    }

    static func scheduler(
        _ schedules: DefinitionSchedules,
        settings: String,
        registered: CalendarDate
    ) -> Scheduler {
        let settings = Settings(settings)
        return Scheduler(
            jobnets: schedules.jobnets,
            registered: registered,
            clock: settings.clock,
            options: settings.options,
            lastYear: settings.lastYear
        )
    }

    /// The calendar of a jobnet in groups with these parameters.
    static func calendar(_ text: String) throws -> OperatingCalendar {
        let schedules = schedules("sd=en", calendar: text)
        return try #require(schedules.jobnets.first, "\(schedules.refused.flatMap(\.diagnostics).map(\.rule.id))")
            .calendar
    }

    /// `clock=48,last-year=2099,missing-day=none`: everything else is a question and its answer.
    private struct Settings {
        var options = ScheduleOptions()
        var clock = ScheduleClock.hours24
        var lastYear = 2036

        init(_ text: String) {
            for setting in text.split(separator: ",") {
                let pair = String(setting).trimmed.split(separator: "=").map(String.init)
                let value = pair[1]
                switch pair[0] {
                case "clock": clock = ScheduleClock(rawValue: Int(value)!)!
                case "last-year": lastYear = Int(value)!
                default:
                    guard let assumption = Assumption(rawValue: pair[0]), options.set(assumption, to: value) else {
                        preconditionFailure("unknown setting \(setting)")
                    }
                }
            }
        }
    }

    /// `2026-09-04`.
    static func date(_ text: String) -> CalendarDate {
        let fields = text.split(separator: "-").map { Int($0)! }
        return CalendarDate(year: fields[0], month: fields[1], day: fields[2])!
    }
}

extension String {
    /// Without spaces at either end.
    fileprivate var trimmed: String {
        let kept = drop { $0 == " " }
        return String(kept.reversed().drop { $0 == " " }.reversed())
    }
}
