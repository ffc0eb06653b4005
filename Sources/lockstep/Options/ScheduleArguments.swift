internal import ArgumentParser
internal import Encodings
internal import Jobnets
internal import Replay
internal import Reports

/// What schedules are computed for, and by which answers to what the documents leave open.
struct ScheduleArguments: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The day of execution registration (default: the first day of the period).",
            valueName: "date"
        )
    )
    var registered: DateArgument?

    @Option(
        name: .long,
        help: ArgumentHelp("The hours of a day, a setting of the scheduler service.", valueName: "24|48")
    )
    var clock = 24

    @Option(
        name: .long,
        parsing: .singleValue,
        help: ArgumentHelp(
            "A calendar laid over the file's: a file of op, cl, sdd, md and stt, for all job groups or for those that it names, or 'japan' for the public holidays; may be repeated.",
            valueName: "file|japan"
        )
    )
    var calendar: [String] = []

    @Option(
        name: .long,
        parsing: .singleValue,
        help: ArgumentHelp(
            "Answer a question that the documents leave open, such as missing-day=none; may be repeated.",
            discussion: Self.questions,
            valueName: "name=value"
        )
    )
    var assume: [String] = []

    /// Every question with its answers.
    private static let questions =
        "The names, and the answers that each takes, the default first:\n"
        + Assumption.allCases.map { "\($0.rawValue)=\(ScheduleOptions.values(of: $0).joined(separator: "|"))" }
        .joined(separator: "\n")

    func validate() throws {
        guard ScheduleClock(rawValue: clock) != nil else {
            throw ValidationError("--clock takes 24 or 48, not \(clock).")
        }
        _ = try options()
    }

    /// The calendars that were named, the last one on top; nil for none.
    ///
    /// - Throws: `Failure` when one cannot be read, or has a mistake.
    func overlay(_ reading: DefinitionArguments, _ language: Language) throws -> CalendarFile? {
        try calendar.map { try Self.calendar($0, reading, language) }.reduce(nil) { lower, upper in
            lower.map { upper.laid(over: $0) } ?? upper
        }
    }

    private static func calendar(
        _ name: String,
        _ reading: DefinitionArguments,
        _ language: Language
    ) throws -> CalendarFile {
        guard name != "japan" else {
            return CalendarFile(everywhere: HolidayCalendar.entries(years: PublicHolidays.years))
        }
        let file = try reading.read(name, language)
        let calendar = CalendarFile(file.tree, options: reading.checks)
        let errors = calendar.diagnostics.filter { $0.rule.severity == .error }
        file.printErrors(errors, language)
        // An empty file is a mistake as well: its author believes that days are closed.
        let isSilent = file.tree.units.isEmpty && calendar.everywhere == nil
        guard errors.isEmpty, file.decoded.undecodable.isEmpty, !isSilent else {
            throw Failure(
                .unreadable,
                language.pick(
                    "\(name) is no calendar: it is a text of op, cl, sdd, md and stt, as 'lockstep jobnet calendar' prints.",
                    "\(name) はカレンダーとして読めません。op、cl、sdd、md、stt を記述してください (例: lockstep jobnet calendar の出力)。"
                )
            )
        }
        return calendar
    }

    /// - Throws: `ValidationError` for a question or an answer that there is not.
    func options() throws -> ScheduleOptions {
        var options = ScheduleOptions()
        for each in assume {
            let parts = each.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let assumption = Assumption(rawValue: parts[0]) else {
                let names = Assumption.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--assume takes name=value, not '\(each)'. The names: \(names).")
            }
            guard options.set(assumption, to: parts[1]) else {
                let values = ScheduleOptions.values(of: assumption).joined(separator: ", ")
                throw ValidationError("\(assumption.rawValue) takes \(values), not '\(parts[1])'.")
            }
        }
        return options
    }
}

/// `2026-09-04` or `2026/09/04`.
struct DateArgument: ExpressibleByArgument {
    var date: CalendarDate

    init?(argument: String) {
        let parts = argument.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
        guard parts.count == 3, parts[0].count == 4, parts.allSatisfy({ $0.allSatisfy(\.isASCII) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        self.date = date
    }
}
