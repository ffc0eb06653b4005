public import Jobnets
public import Replay

/// The runs of a period: a row each, and the months with their open and closed days.
public struct ScheduleReport: Sendable {
    /// A run with its jobnet.
    public struct Row: Sendable {
        public var unit: String
        public var run: ScheduledRun

        public init(unit: String, run: ScheduledRun) {
            self.unit = unit
            self.run = run
        }
    }

    /// A calendar with the jobnets that are scheduled by it.
    public struct CalendarUse: Sendable {
        public var calendar: OperatingCalendar
        public var units: [String]

        public init(calendar: OperatingCalendar, units: [String]) {
            self.calendar = calendar
            self.units = units
        }
    }

    private let rows: [Row]
    private let calendars: [CalendarUse]
    private let period: ClosedRange<CalendarDate>
    private let language: Language
    private let ink: Ink

    /// - Parameters:
    ///   - rows: In any order; they are printed by day, start, unit and rule.
    ///   - calendars: The calendars to draw below the table.
    ///   - period: The days that were asked for.
    ///   - language: Of names and headings.
    ///   - ink: For a terminal.
    public init(
        _ rows: [Row],
        calendars: [CalendarUse],
        period: ClosedRange<CalendarDate>,
        language: Language,
        ink: Ink
    ) {
        self.rows = Self.ordered(rows)
        self.calendars = calendars
        self.period = period
        self.language = language
        self.ink = ink
    }

    /// By the day that a run belongs to, so that parts of a period one after the other are the period.
    private static func ordered(_ rows: [Row]) -> [Row] {
        rows.sorted {
            ($0.run.day, $0.run.start, $0.unit, $0.run.rule) < ($1.run.day, $1.run.start, $1.unit, $1.run.rule)
        }
    }

    // MARK: For programs

    /// One object a line, in the order of the rows of a report.
    public static func printJSON(_ rows: [Row], _ print: (String) -> Void) {
        for row in ordered(rows) { print(Document.object([("unit", .string(row.unit))] + row.run.fields).jsonLine) }
    }

    /// The line of names, with which tab-separated values begin.
    public static var tabSeparatedHeading: String {
        Table(columns: columns, rows: []).tabSeparated
    }

    /// One line a row, in the order of the rows of a report.
    public static func printTabSeparated(_ rows: [Row], _ print: (String) -> Void) {
        for row in ordered(rows) {
            let run = row.run
            let cells = [
                row.unit, String(run.rule), "\(run.day)", "\(run.start)",
                run.startDelayAt.map { "\($0)" } ?? "", run.endDelayAt.map { "\($0)" } ?? "",
                run.monitoringEndsAt.map { "\($0)" } ?? "",
                run.assumptions.map(\.rawValue).joined(separator: ","),
            ]
            print(Table(columns: columns, rows: [cells]).tabSeparatedRows)
        }
    }

    private static let columns = [
        "unit", "rule", "day", "start", "startDelayAt", "endDelayAt", "monitoringEndsAt", "assumptions",
    ]

    // MARK: For people

    public var text: String {
        var text = heading
        if !rows.isEmpty { text += "\n" + runs.text }
        let named = Set(rows.flatMap(\.run.assumptions)).sorted()
        if !named.isEmpty {
            text +=
                "\n" + language.pick("Dates that hang on an open question (--assume):", "未確定の解釈に依存する日付 (--assume で変更):")
            text += "\n"
            for assumption in named { text += "  \(assumption.rawValue): \(language.explanation(of: assumption))\n" }
        }
        let daysOfUnits = Dictionary(grouping: rows, by: \.unit).mapValues { Set($0.map(\.run.day)) }
        for use in calendars { text += "\n" + drawn(use, daysOfUnits) }
        return text
    }

    private var heading: String {
        let units = Set(rows.map(\.unit)).count
        let runs = language.count(rows.count, "run")
        return language.pick(
            "\(period.lowerBound) to \(period.upperBound): \(runs) of \(language.count(units, "jobnet"))\n",
            "\(period.lowerBound) 〜 \(period.upperBound): ジョブネット \(units) 個、実行予定 \(rows.count) 件\n"
        )
    }

    private var runs: Table {
        let hasStartDelay = rows.contains { $0.run.startDelayAt != nil }
        let hasEndDelay = rows.contains { $0.run.endDelayAt != nil }
        let isMonitored = rows.contains { $0.run.monitoring != nil }
        let hasAssumptions = rows.contains { !$0.run.assumptions.isEmpty }
        var columns = [
            language.pick("DAY", "日付"), "", language.pick("START", "開始"), language.pick("UNIT", "ユニット"),
            language.pick("RULE", "ルール"),
        ]
        if hasStartDelay { columns.append(language.pick("START DELAY", "開始遅延")) }
        if hasEndDelay { columns.append(language.pick("END DELAY", "終了遅延")) }
        if isMonitored { columns.append(language.pick("WATCHED UNTIL", "監視終了")) }
        if hasAssumptions { columns.append(language.pick("ASSUMES", "前提")) }
        return Table(
            columns: columns,
            rows: rows.map { row in
                let run = row.run
                var cells = [
                    "\(run.day)", language.weekday(run.day.weekday), Self.time(run.start, on: run.day), row.unit,
                    run.rules.map(String.init).joined(separator: ","),
                ]
                if hasStartDelay { cells.append(run.startDelayAt.map { Self.time($0, on: run.day) } ?? "-") }
                if hasEndDelay { cells.append(run.endDelayAt.map { Self.time($0, on: run.day) } ?? "-") }
                if isMonitored { cells.append(monitoring(of: run)) }
                if hasAssumptions { cells.append(run.assumptions.map(\.rawValue).joined(separator: ",")) }
                return cells
            }
        )
    }

    /// Until when a start condition is watched, and for how many runs.
    private func monitoring(of run: ScheduledRun) -> String {
        guard let monitoring = run.monitoring else { return "-" }
        let end = run.monitoringEndsAt.map { Self.time($0, on: run.day) } ?? language.pick("no limit", "無制限")
        guard let count = monitoring.count else { return end }
        return end + language.pick(", \(language.count(count, "run"))", "、\(count) 回")
    }

    /// The time of day; with its date where that is not the day of the row.
    private static func time(_ minute: CalendarMinute, on day: CalendarDate) -> String {
        let clock = CalendarMinute.clock(minute.minuteOfDay)
        return minute.date == day ? clock : "\(minute.date) \(clock)"
    }

    // MARK: Months

    /// A year of months is a page; more is no picture any more.
    private static let mostMonths = 12

    private func drawn(_ use: CalendarUse, _ daysOfUnits: [String: Set<CalendarDate>]) -> String {
        let first = Month(year: period.lowerBound.year, month: period.lowerBound.month)
        let last = Month(year: period.upperBound.year, month: period.upperBound.month)
        let names = use.units.count <= 3 ? use.units : use.units.prefix(3) + ["…"]
        var text = language.pick(
            "Calendar of \(names.joined(separator: ", ")): (n) is closed, n* has runs\n",
            "\(names.joined(separator: "、")) のカレンダー: (n) は休業日、n* は実行予定あり\n"
        )
        guard last.number - first.number < Self.mostMonths else {
            return text
                + language.pick(
                    "not drawn for more than \(Self.mostMonths) months\n",
                    "\(Self.mostMonths) か月を超える期間は表示しません\n"
                )
        }
        let days = use.units.reduce(into: Set<CalendarDate>()) { $0.formUnion(daysOfUnits[$1] ?? []) }
        for number in first.number...last.number {
            text += "\n" + drawn(Month(number: number), use.calendar, runsOn: days)
        }
        return text
    }

    private func drawn(_ month: Month, _ calendar: OperatingCalendar, runsOn days: Set<CalendarDate>) -> String {
        guard let first = CalendarDate(year: month.year, month: month.month, day: 1) else { return "" }
        let count = CivilTime.dayCount(ofMonth: month.month, year: month.year)
        var text = language.pick("\(first)".prefix(7) + "\n", "\(month.year)年\(month.month)月\n")
        text += (0..<7).map { language.weekday($0).leftPadded(to: 3) + "  " }.joined().trimmingEnd + "\n"
        var line = String(repeating: " ", count: 5 * first.weekday)
        for day in 1...count {
            let date = first + (day - 1)
            let digits = calendar.isOpen(date) ? "\(day) " : "(\(day))"
            line += digits.leftPadded(to: 4) + (days.contains(date) ? "*" : " ")
            if date.weekday == 6 || day == count {
                text += line.trimmingEnd + "\n"
                line = ""
            }
        }
        return text
    }
}

extension ScheduledRun {
    /// What a program is told of a run.
    var fields: [(String, Document)] {
        [
            ("rule", .integer(Int64(rule))),
            ("rules", .array(rules.map { .integer(Int64($0)) })),
            ("ruleDate", .string("\(ruleDate)")),
            ("day", .string("\(day)")),
            ("start", .string("\(start)")),
            ("startDelayAt", .optional(startDelayAt.map { "\($0)" })),
            ("endDelayAt", .optional(endDelayAt.map { "\($0)" })),
            ("monitoringEndsAt", .optional(monitoringEndsAt.map { "\($0)" })),
            ("monitoringCount", .optional(monitoring?.count)),
            ("assumptions", .array(assumptions.map { .string($0.rawValue) })),
        ]
    }
}

extension String {
    func leftPadded(to width: Int) -> String {
        let missing = width - displayWidth
        return missing > 0 ? String(repeating: " ", count: missing) + self : self
    }
}
