internal import Jobnets
internal import Replay
internal import Reports

/// The schedules of a definition file, ready to be asked.
struct SchedulePlan {
    let file: DefinitionFile
    let definition: Definition
    let schedules: DefinitionSchedules
    let scheduler: Scheduler

    /// - Throws: `Failure` when a calendar cannot be read.
    init(
        _ file: DefinitionFile,
        _ arguments: ScheduleArguments,
        _ reading: DefinitionArguments,
        registered: CalendarDate,
        _ language: Language
    ) throws {
        self.file = file
        definition = Definition(file.tree)
        let options = try arguments.options()
        schedules = DefinitionSchedules(
            definition,
            overlay: try arguments.overlay(reading, language),
            options: reading.checks
        )
        scheduler = Scheduler(
            jobnets: schedules.jobnets,
            registered: registered,
            clock: ScheduleClock(rawValue: arguments.clock) ?? .hours24,
            options: options,
            lastYear: reading.lastYear
        )
    }

    /// The jobnets that a name asks for: itself, those in a group, or all of the file.
    ///
    /// - Throws: `Failure` when the file has no jobnet at all, when there is no such unit, or when it is a job.
    func jobnets(under name: String?, nested: Bool, _ language: Language) throws -> [JobnetSchedule] {
        guard !schedules.jobnets.isEmpty || !schedules.refused.isEmpty else {
            throw Failure(
                .unreadable,
                language.pick(
                    "\(file.path) has no jobnet. Check that it is a unit definition file: lockstep jobnet check \(file.path).",
                    "\(file.path) にジョブネットがありません。ユニット定義ファイルかどうか、lockstep jobnet check \(file.path) で確認してください。"
                )
            )
        }
        guard let name else { return schedules.jobnets.filter { nested || $0.upper == nil } }
        let unit = try file.unit(named: name, in: definition, language)
        let isJobnet = definition.kind(of: unit)?.isJobnet == true
        guard isJobnet || definition.kind(of: unit) == .jobGroup else {
            throw Failure(
                .usage,
                language.pick(
                    "\(name) is neither a jobnet nor a job group: schedules belong to the jobnet around it.",
                    "\(name) はジョブネットでもジョブグループでもありません。スケジュールを持つ上位のジョブネットを指定してください。"
                )
            )
        }
        return schedules.jobnets.filter { jobnet in
            jobnet.fullName == name
                || (jobnet.fullName.hasPrefix(name + "/") && (nested || (!isJobnet && jobnet.upper == nil)))
        }
    }

    /// The full name of the job group whose calendar a jobnet is scheduled by: that of `jc`, else the one around it; nil
    /// for none.
    func calendarGroup(of unit: UnitID) -> String? {
        let tree = file.tree
        if let told = definition.parameter("jc", of: unit), let item = try? tree.value(of: told).items.first {
            return tree.text(item)
        }
        return tree.ancestors(of: unit).first { definition.kind(of: $0) == .jobGroup }.map { tree.fullName(of: $0) }
    }

    /// The different calendars of some jobnets, in the order that they are met in.
    static func calendars(of jobnets: [JobnetSchedule]) -> [ScheduleReport.CalendarUse] {
        var uses: [ScheduleReport.CalendarUse] = []
        var places: [OperatingCalendar: Int] = [:]
        var last: (calendar: OperatingCalendar, place: Int)?
        for jobnet in jobnets {
            // Jobnets of one group stand together: a calendar of a thousand days is not hashed for each.
            if last?.calendar != jobnet.calendar {
                let place = places[jobnet.calendar] ?? uses.count
                if place == uses.count {
                    places[jobnet.calendar] = place
                    uses.append(ScheduleReport.CalendarUse(calendar: jobnet.calendar, units: []))
                }
                last = (jobnet.calendar, place)
            }
            if let last { uses[last.place].units.append(jobnet.fullName) }
        }
        return uses
    }

    // MARK: Runs

    /// How many runs are made before they are printed, and how many a person may be shown.
    private static let mostRows = 1_000_000

    /// All runs of a period.
    ///
    /// - Throws: `Failure` when they are more than anybody reads.
    func rows(
        of units: [JobnetSchedule],
        _ period: ClosedRange<CalendarDate>,
        _ language: Language
    ) throws -> [ScheduleReport.Row] {
        var rows: [ScheduleReport.Row] = []
        for unit in units {
            for run in scheduler.runs(of: unit.fullName, from: period.lowerBound, to: period.upperBound) {
                rows.append(ScheduleReport.Row(unit: unit.fullName, run: run))
            }
            guard rows.count <= Self.mostRows else {
                throw Failure(
                    .usage,
                    language.pick(
                        "more than \(Self.mostRows) runs: take --format tsv or json, a shorter period, or --unit.",
                        "実行予定が \(Self.mostRows) 件を超えました。--format tsv または json、短い期間、--unit のいずれかを指定してください。"
                    )
                )
            }
        }
        return rows
    }

    /// The runs of a period in parts of some days, so that they need not all be kept.
    func forEachPart(
        of units: [JobnetSchedule],
        _ period: ClosedRange<CalendarDate>,
        _ body: ([ScheduleReport.Row]) -> Void
    ) {
        let days = max(1, Self.mostRows / max(1, units.count))
        var first = period.lowerBound
        while first <= period.upperBound {
            let last = min(first + (days - 1), period.upperBound)
            var rows: [ScheduleReport.Row] = []
            for unit in units {
                for run in scheduler.runs(of: unit.fullName, from: first, to: last) {
                    rows.append(ScheduleReport.Row(unit: unit.fullName, run: run))
                }
            }
            body(rows)
            first = last + 1
        }
    }

    // MARK: What has no schedule

    /// Says which jobnets have no schedule and why, and what of the text is lost.
    ///
    /// - Throws: `Failure` with the code of a finding when there is any such thing.
    func reportRefused(under name: String?, nested: Bool = true, _ language: Language) throws {
        let refused = schedules.refused.filter { refused in
            guard let name else { return true }
            let fullName = file.tree.fullName(of: refused.unit)
            return fullName == name || (nested && fullName.hasPrefix(name + "/"))
        }
        guard !refused.isEmpty else {
            // One jobnet that was read is not worse for what is lost elsewhere.
            if nested { try file.refuseLostText(language) }
            return
        }
        file.printErrors(refused.flatMap(\.diagnostics), language)
        throw Failure(
            .finding,
            language.pick(
                "\(language.count(refused.count, "jobnet")) without a schedule, since the definition is wrong. Run lockstep jobnet check \(file.path).",
                "定義に誤りがあるため、ジョブネット \(refused.count) 個のスケジュールは計算できません。lockstep jobnet check \(file.path) で確認してください。"
            )
        )
    }
}
