internal import Jobnets
internal import Replay

// Why a jobnet runs on a day, or does not.

extension Language {
    /// `2026-05-13 (Wed)`
    func text(_ date: CalendarDate) -> String {
        let english = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][date.weekday]
        return "\(date) (\(pick(english, weekday(date.weekday))))"
    }

    /// The time of day; with its date where that is not the day.
    func text(_ minute: CalendarMinute, on day: CalendarDate?) -> String {
        let clock = CalendarMinute.clock(minute.minuteOfDay)
        return minute.date == day ? clock : "\(text(minute.date)) \(clock)"
    }

    /// `2026-05`
    func text(_ month: Month) -> String {
        pick("\(month.year)-\(month.month < 10 ? "0" : "")\(month.month)", "\(month.year)年\(month.month)月")
    }

    func rules(_ numbers: [Int]) -> String {
        let list = numbers.map(String.init).joined(separator: ", ")
        return pick(numbers.count == 1 ? "rule \(list)" : "rules \(list)", "ルール \(list)")
    }

    // MARK: The situation

    /// A day's state, and the entry that decides it.
    ///
    /// - Parameters:
    ///   - standing: What the calendar says.
    ///   - date: The day.
    ///   - group: The full name of the job group that the calendar begins with.
    func phrase(_ standing: DayStanding, on date: CalendarDate, group: String?) -> String {
        let state = name(standing.state)
        guard let entry = standing.parameter(on: date), let source = standing.source else {
            return pick("\(state): no entry of the calendar names the day", "\(state) (カレンダーに指定なし)")
        }
        let place =
            switch source {
            case .overlay: pick("the calendar of --calendar", "--calendar のカレンダー")
            case .group(let above):
                source.group(from: group).map { pick($0, "\($0) ") }
                    ?? (above == 0 ? pick("its job group", "所属ジョブグループ") : pick("an upper job group", "上位ジョブグループ"))
            }
        return pick("\(state) by \(entry) of \(place)", "\(state) (\(place)の \(entry))")
    }

    func name(_ state: DayState) -> String {
        switch state {
        case .open: pick("open", "運用日")
        case .closed: pick("closed", "休業日")
        }
    }

    func phrase(_ nesting: Nesting) -> String {
        switch nesting {
        case .root: pick("a root jobnet with rules", "ルートジョブネット (ルールあり)")
        case .undefined: pick("the schedule is undefined (sd=0,ud)", "スケジュール未定義 (sd=0,ud)")
        case .asUpper: pick("nested, and runs whenever the upper jobnet does", "ネストジョブネット (上位ジョブネットのスケジュールに依存)")
        case .ownRules: pick("nested, with rules of its own", "ネストジョブネット (固有のルールあり)")
        case .contradictory:
            pick(
                "de=y and sd contradict each other: no date is computed",
                "de=y と sd は同時に指定できないため、予定を計算できません"
            )
        case .never:
            pick(
                "it never runs: de=n, and no rule or sd=0,ud",
                "de=n でルールがないか sd=0,ud のため、実行されません"
            )
        case .detached:
            pick("the upper jobnet is not there: no date is computed", "上位ジョブネットがないため、予定を計算できません")
        }
    }

    /// - Parameters:
    ///   - day: The day of registration.
    ///   - isTold: Whether somebody told it.
    func registration(_ day: CalendarDate, isTold: Bool) -> String {
        if isTold { return text(day) }
        return pick(
            "\(text(day)), assumed: cycles, and years and months that sd leaves out, begin there. Tell the real day with --registered",
            "\(text(day)) と仮定。sd で省略した年月や処理サイクルの起点になるため、実際の日付を --registered で指定してください"
        )
    }

    // MARK: Reasons

    /// One reason for what comes of the day.
    func phrase(_ reason: Explanation.Reason, in explanation: Explanation) -> String {
        let upper = explanation.upper ?? "-"
        func of(_ rule: Int, _ english: String, _ japanese: String) -> String {
            pick("rule \(rule): \(english)", "ルール \(rule): \(japanese)")
        }
        switch reason {
        case .runs(let run):
            let time = text(run.start, on: explanation.day)
            if explanation.nesting == .asUpper {
                return pick(
                    "runs at \(time) with \(upper) (\(rules(run.rules)))",
                    "\(time) に \(upper) (\(rules(run.rules))) とともに実行"
                )
            }
            return pick("runs at \(time) by \(rules(run.rules))", "\(rules(run.rules)) により \(time) に実行")
        case .noSchedule(let nesting):
            return phrase(nesting)
        case .beforeRegistration:
            return pick(
                "the day is before the registration on \(text(explanation.registered))",
                "実行登録日 \(text(explanation.registered)) より前の日です"
            )
        case .outsideYears:
            return pick(
                "no schedule reaches the year \(explanation.day.year)",
                "\(explanation.day.year) 年はスケジュールの対象外です"
            )
        case .upperDoesNotRun(let upper):
            return pick("the upper jobnet \(upper) has no run on the day", "上位ジョブネット \(upper) にこの日の実行予定がありません")
        case .bypassed(let run):
            let time = text(run.start, on: explanation.day)
            return pick(
                "bypassed: \(upper) runs at \(time) by \(rules(run.rules)), and this jobnet is left out",
                "計画未実行: 上位ジョブネット \(upper) は\(rules(run.rules)) により \(time) に実行されますが、このジョブネットは対象外です"
            )
        case .movedHere(let rule, let from):
            return of(rule, "moved here from \(text(from))", "\(text(from)) から移りました")
        case .movedAway(let rule, let from, let to):
            return of(rule, "\(text(from)) was moved to \(text(to))", "\(text(from)) は \(text(to)) に移りました")
        case .belongsTo(let rule, let date):
            return of(
                rule,
                "by its start time the run belongs to \(text(date))",
                "開始時刻により \(text(date)) の実行予定になります"
            )
        case .dropped(let rule, let candidate, let obstacle):
            return of(
                rule,
                "\(text(candidate)) \(phrase(obstacle))",
                "\(text(candidate)) は\(phrase(obstacle))"
            )
        case .merged(let rule, let other):
            return of(
                rule,
                "the same time as by rule \(other), and one run with it",
                "ルール \(other) と同じ時刻のため、1 回の実行になります"
            )
        case .notLinked(let rule, let ruleDate, let upperRule):
            return of(
                rule,
                "\(upper) does not run on \(text(ruleDate)) by its rule \(upperRule)",
                "\(upper) のルール \(upperRule) に \(text(ruleDate)) の実行予定がありません"
            )
        case .upperLacksRule(let rule, let upperRule):
            return of(rule, "\(upper) has no rule \(upperRule)", "\(upper) にルール \(upperRule) がありません")
        case .overdue(let rule):
            return of(
                rule,
                "another run waits already for the end of the one before (ms=mlt, fd)",
                "前回の実行の終了をすでに別の予定が待っています (ms=mlt, fd)"
            )
        case .excluded(let rule, let other):
            return of(rule, "excluded by \(other) (ejn)", "排他ジョブネット \(other) により除外されます (ejn)")
        case .monthLacks(let rule, let month, let lack):
            return of(rule, "\(text(month)) \(phrase(lack))", "\(text(month)) には\(phrase(lack))")
        case .noCandidate(let rule, let before, let after):
            switch (before, after) {
            case (let before?, let after?):
                return of(
                    rule,
                    "no candidate here; the nearest are \(text(before)) and \(text(after))",
                    "この日は候補日ではありません。前後の候補日は \(text(before)) と \(text(after)) です"
                )
            case (let before?, nil):
                return of(
                    rule,
                    "no candidate here; the last one is \(text(before))",
                    "この日は候補日ではありません。最後の候補日は \(text(before)) です"
                )
            case (nil, let after?):
                return of(
                    rule,
                    "no candidate here; the first one is \(text(after))",
                    "この日は候補日ではありません。最初の候補日は \(text(after)) です"
                )
            case (nil, nil):
                return of(rule, "it has no candidate at all", "候補日がひとつもありません")
            }
        }
    }

    /// Why a candidate is no run. Follows its date, in Japanese with は between them.
    func phrase(_ obstacle: Obstacle) -> String {
        switch obstacle {
        case .passed: pick("had passed at registration, and no month is told", "実行登録時に過ぎており、月の指定がありません")
        case .expired: pick("is after the last valid day (ed)", "有効期限 (ed) を過ぎています")
        case .closed: pick("is a closed day (sh=ca)", "休業日です (sh=ca)")
        case .serviceStopped:
            pick(
                "is a closed day, on which the service is taken to be stopped",
                "休業日で、サービスが停止しているものとしています"
            )
        case .noSubstitute:
            pick("has no open day to move to within shd", "振り替え猶予日数 (shd) 以内に運用日がありません")
        case .beyondGrace:
            pick("would go further by cftd than its grace allows", "起算日数 (cftd) だけ移した日が起算猶予日数を超えます")
        case .beforeRegistration: pick("would run before the registration", "実行登録日より前の日になります")
        case .outsideYears: pick("would run in a year that no schedule has", "スケジュールの対象外の年になります")
        case .crossing:
            pick(
                "would move into another month, or across the registration",
                "別の月、または実行登録日の反対側に移ります"
            )
        }
    }

    /// Follows the month's name.
    func phrase(_ lack: MonthLack) -> String {
        switch lack {
        case .day: pick("lacks the day", "該当する日がありません")
        case .count: pick("has too few days of the kind that is counted", "数える日 (運用日・休業日など) が足りません")
        case .weekday: pick("lacks the weekday of that number", "該当する週の曜日がありません")
        }
    }

    // MARK: Steps

    /// Where the first candidate is looked for.
    func firstMonth(_ explanation: RuleExplanation) -> String {
        let month = text(explanation.startMonth)
        let days = explanation.startDays
        let isCalendarMonth =
            days.lowerBound.day == 1 && days.lowerBound.month == explanation.startMonth.month
            && (days.upperBound + 1).day == 1
        return pick(
            "starts in \(isCalendarMonth ? "" : "the base month ")\(month): \(text(days.lowerBound)) to \(text(days.upperBound))",
            "\(isCalendarMonth ? "" : "基準日から始まる ")\(month) (\(text(days.lowerBound)) 〜 \(text(days.upperBound))) から開始"
        )
    }

    /// One step of a candidate.
    ///
    /// - Parameters:
    ///   - step: What happens.
    ///   - rule: Whose candidate it is.
    ///   - date: The date before the step.
    ///   - explanation: What the step is part of.
    ///   - group: The full name of the job group that the calendar begins with.
    func phrase(
        _ step: ScheduleStep,
        of rule: ScheduleRule,
        from date: CalendarDate,
        in explanation: Explanation,
        group: String?
    ) -> String {
        let upper = explanation.upper ?? "-"
        switch step {
        case .candidate(let date, let cycle):
            return phrase(candidate: date, cycle: cycle, of: rule)
        case .expiry(let expiry, let tested, let isExpired):
            let (year, month, day) = expiry.fields
            let told = "ed=\(year)/\(month < 10 ? "0" : "")\(month)/\(day < 10 ? "0" : "")\(day)"
            return isExpired
                ? pick("\(told): \(text(tested)) is after it", "\(told): \(text(tested)) は期限切れです")
                : pick("\(told): \(text(tested)) is not after it", "\(told): \(text(tested)) は期限内です")
        case .calendar(let standing):
            return pick("calendar: ", "カレンダー: ") + phrase(standing, on: date, group: group)
        case .closedDayMeant:
            return pick(
                "\(rule.startDateText) means a closed day, and sh is not told: it stays",
                "\(rule.startDateText) は休業日の指定で、sh の指定がないため、そのまま実行"
            )
        case .substitution(let substitution, let isTold, let to):
            return phrase(substitution, isTold: isTold, of: rule, from: date, to: to)
        case .shift(_, let to):
            let told = rule.shiftText ?? "cftd"
            return to.map { "\(told): \(text(date)) → \(text($0))" }
                ?? pick(
                    "\(told): no day within its grace from \(text(date))",
                    "\(told): \(text(date)) から猶予日数以内に該当する日なし"
                )
        case .noRun(let obstacle):
            switch obstacle {
            // The step before has said why.
            case .expired, .closed, .serviceStopped, .noSubstitute, .beyondGrace: return pick("no run", "実行なし")
            case .passed, .beforeRegistration, .outsideYears, .crossing:
                return pick("no run: it \(phrase(obstacle))", "実行なし: この日は\(phrase(obstacle))")
            }
        case .start(let time, let baseTime, let minute):
            let base = CalendarMinute.clock(baseTime)
            let isPlain: Bool =
                switch time {
                case .absolute(let minutes): minutes >= baseTime
                case .relative: baseTime == 0
                }
            return isPlain
                ? "\(rule.startTimeText): \(text(minute, on: nil))"
                : pick(
                    "\(rule.startTimeText), base time \(base): \(text(minute, on: nil))",
                    "\(rule.startTimeText)、基準時刻 \(base): \(text(minute, on: nil))"
                )
        case .linked(let upperRule, let start):
            return pick(
                "\(link(rule)): \(upper) runs by its rule \(upperRule) at \(text(start, on: nil))",
                "\(link(rule)): \(upper) はルール \(upperRule) により \(text(start, on: nil)) に実行"
            )
        case .notLinked(let upperRule):
            return pick(
                "\(link(rule)): \(upper) does not run on \(text(date)) by its rule \(upperRule)",
                "\(link(rule)): \(upper) のルール \(upperRule) に \(text(date)) の実行予定なし"
            )
        case .upperLacksRule(let upperRule):
            return pick(
                "\(link(rule)): \(upper) has no rule \(upperRule)",
                "\(link(rule)): \(upper) にルール \(upperRule) なし"
            )
        case .heldUntil(let minute):
            return pick(
                "not before \(upper) starts: \(text(minute, on: nil))",
                "\(upper) の開始まで待つ: \(text(minute, on: nil))"
            )
        case .day(let day):
            return pick("belongs to \(text(day))", "\(text(day)) の実行予定")
        case .merged(let other):
            return pick("the same time as by rule \(other): one run with it", "ルール \(other) と同じ時刻: 1 回の実行")
        case .overdue:
            return pick(
                "no run: another one waits already for the end of the one before (ms=mlt, fd)",
                "実行なし: 前回の実行の終了をすでに別の予定が待っている (ms=mlt, fd)"
            )
        case .excluded(let other):
            return pick("no run: excluded by \(other) (ejn)", "実行なし: 排他ジョブネット \(other) (ejn)")
        case .runs:
            return pick("runs", "実行")
        }
    }

    private func phrase(candidate: CalendarDate, cycle: Int, of rule: ScheduleRule) -> String {
        guard let told = rule.cycleText, let unit = rule.cycle?.unit else {
            return "\(rule.startDateText): \(text(candidate))"
        }
        let both = "\(rule.startDateText), \(told): \(text(candidate))"
        guard cycle > 0 else { return both + pick(", the first candidate", " (最初の候補日)") }
        let count = cycle == 1 ? "1 cycle" : "\(cycle) cycles"
        switch unit {
        case .year, .month: return both + pick(", \(count) after the first month", " (最初の月から \(cycle) サイクル後)")
        case .week, .day: return both + pick(", \(count) after the first candidate", " (最初の候補日から \(cycle) サイクル後)")
        }
    }

    private func phrase(
        _ substitution: Substitution,
        isTold: Bool,
        of rule: ScheduleRule,
        from date: CalendarDate,
        to: CalendarDate?
    ) -> String {
        let name =
            isTold
            ? rule.substitutionText ?? "sh=\(substitution.rawValue)"
            : pick("sh is not told, \(substitution.rawValue) is assumed", "sh の省略値を \(substitution.rawValue) と仮定")
        switch substitution {
        case .cancel: return pick("\(name): no run on a closed day", "\(name): 休業日は実行しない")
        case .none:
            return to == nil
                ? pick("\(name): the service is stopped on a closed day", "\(name): 休業日はサービス停止")
                : pick("\(name): it stays on the closed day", "\(name): 休業日のまま実行")
        case .before, .after:
            let limit = "\(name), shd=\(rule.number),\(rule.substitutionDays)"
            return to.map { "\(limit): \(text(date)) → \(text($0))" }
                ?? (substitution == .before
                    ? pick("\(limit): no open day near enough before it", "\(limit): 猶予日数以内の前に運用日なし")
                    : pick("\(limit): no open day near enough after it", "\(limit): 猶予日数以内の後に運用日なし"))
        }
    }

    /// What says which rule of the upper jobnet a rule belongs to.
    private func link(_ rule: ScheduleRule) -> String {
        rule.upperRuleText ?? pick("no ln, so the same rule number", "ln の指定なし (同じルール番号)")
    }
}

extension CalendarSource {
    /// The full name of the job group that it is; nil for none, and for a calendar laid over.
    ///
    /// - Parameter own: The full name of the job group that the calendar begins with.
    func group(from own: String?) -> String? {
        guard case .group(let above) = self, var name = own?[...] else { return nil }
        for _ in 0..<above { name = name[..<(name.lastIndex(of: "/") ?? name.startIndex)] }
        return name.isEmpty ? nil : String(name)
    }
}
