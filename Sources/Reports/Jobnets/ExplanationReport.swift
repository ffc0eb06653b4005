public import Jobnets
internal import Replay

/// Why a jobnet runs on a day, or does not: the verdict, its reasons, and the steps of each rule.
public struct ExplanationReport: Sendable {
    let explanation: Explanation
    let options: ScheduleOptions
    let isRegistrationTold: Bool
    let calendarGroup: String?
    let previous: ScheduledRun?
    let next: ScheduledRun?
    let language: Language
    let ink: Ink

    /// - Parameters:
    ///   - explanation: What is told.
    ///   - options: The answers that it was computed by.
    ///   - isRegistrationTold: Whether somebody told the day of registration, or it was assumed.
    ///   - calendarGroup: The full name of the job group whose calendar the jobnet is scheduled by; nil for none.
    ///   - previous: The last run before the day.
    ///   - next: The first run after it.
    ///   - language: Of everything but parameters and names.
    ///   - ink: For a terminal.
    public init(
        _ explanation: Explanation,
        options: ScheduleOptions,
        isRegistrationTold: Bool,
        calendarGroup: String?,
        previous: ScheduledRun?,
        next: ScheduledRun?,
        language: Language,
        ink: Ink
    ) {
        self.explanation = explanation
        self.options = options
        self.isRegistrationTold = isRegistrationTold
        self.calendarGroup = calendarGroup
        self.previous = previous
        self.next = next
        self.language = language
        self.ink = ink
    }

    private func phrase(_ reason: Explanation.Reason) -> String {
        language.phrase(reason, in: explanation)
    }

    // MARK: For people

    public var text: String {
        var text = verdict + facts
        if explanation.rules.isEmpty { text += hangsOn(Set(explanation.runs.flatMap(\.assumptions)).sorted(), "") }
        for rule in explanation.rules { text += "\n" + self.text(rule) }
        if explanation.runs.isEmpty { text += "\n" + neighbours }
        return text
    }

    /// What comes of the day; further reasons are listed below.
    private var verdict: String {
        var runs: [Explanation.Reason] = []
        var others: [Explanation.Reason] = []
        for reason in explanation.reasons {
            if case .runs = reason { runs.append(reason) } else { others.append(reason) }
        }
        var said = runs.map(phrase).joined(separator: language.pick("; ", "、"))
        if runs.isEmpty {
            said = language.pick("does not run", "実行されません")
            if others.count == 1 { said += ": " + others.map(phrase).joined() }
        }
        let heading = "\(explanation.jobnet) \(language.text(explanation.day)): "
        var text = ink.heading(heading) + (runs.isEmpty ? ink.warning(said) : ink.good(said)) + "\n"
        if !runs.isEmpty || others.count > 1 {
            for reason in others { text += "  \(phrase(reason))\n" }
        }
        for run in explanation.runs { text += watching(run) }
        return text
    }

    /// When a run is late, and until when its start condition is watched.
    private func watching(_ run: ScheduledRun) -> String {
        let told = [
            (language.pick("start delay", "開始遅延"), run.startDelayAt),
            (language.pick("end delay", "終了遅延"), run.endDelayAt),
            (language.pick("start condition watched until", "起動条件の監視終了"), run.monitoringEndsAt),
        ]
        let parts = told.compactMap { name, minute in
            minute.map { "\(name) \(language.text($0, on: explanation.day))" }
        }
        guard !parts.isEmpty else { return "" }
        let start = language.text(run.start, on: explanation.day)
        return "  \(start): \(parts.joined(separator: language.pick(", ", "、")))\n"
    }

    private var facts: String {
        var rows = [
            (
                language.pick("registered", "実行登録日"),
                language.registration(explanation.registered, isTold: isRegistrationTold)
            ),
            (
                language.pick("calendar", "カレンダー"),
                language.phrase(explanation.calendar, on: explanation.day, group: calendarGroup)
            ),
            (language.pick("schedule", "スケジュール"), language.phrase(explanation.nesting)),
        ]
        if let upper = explanation.upper, explanation.nesting != .detached {
            let name = language.pick("upper jobnet", "上位ジョブネット")
            for run in explanation.upperRuns {
                let start = language.text(run.start, on: explanation.day)
                rows.append(
                    (
                        name,
                        language.pick(
                            "\(upper) runs at \(start) by \(language.rules(run.rules))",
                            "\(upper) は\(language.rules(run.rules)) により \(start) に実行"
                        )
                    )
                )
            }
            if explanation.upperRuns.isEmpty {
                rows.append((name, language.pick("\(upper) has no run on the day", "\(upper) にこの日の実行予定なし")))
            }
        }
        let width = rows.map(\.0.displayWidth).max() ?? 0
        return "\n" + rows.map { "\($0.padded(to: width))  \($1)\n" }.joined()
    }

    private func text(_ rule: RuleExplanation) -> String {
        let title = language.pick("rule \(rule.rule.number)", "ルール \(rule.rule.number)")
        var text = ink.heading(title) + "  " + rule.rule.parameters.joined(separator: "  ") + "\n"
        text += "  \(language.firstMonth(rule))\n"
        for trace in rule.traces {
            if rule.traces.count > 1 {
                text += language.pick("  candidate ", "  候補日 ") + language.text(trace.candidate) + "\n"
            }
            for (index, step) in told(trace, rule.rule).enumerated() {
                text += "  \("\(index + 1).".leftPadded(to: 3)) \(step.message)\n"
            }
            text += hangsOn(trace.assumptions, "      ")
        }
        guard rule.traces.isEmpty else { return text }
        if let before = rule.before {
            text += language.pick("  candidate before  ", "  前の候補日  ") + ending(before) + "\n"
        }
        if let after = rule.after {
            text += language.pick("  candidate after   ", "  次の候補日  ") + ending(after) + "\n"
        }
        return text
    }

    /// What becomes of a candidate of another day, as far as its rule tells it.
    private func ending(_ trace: CandidateTrace) -> String {
        let candidate = language.text(trace.candidate)
        if let obstacle = trace.obstacle {
            return language.pick("\(candidate), no run: it ", "\(candidate) 実行なし: この日は") + language.phrase(obstacle)
        }
        let day = trace.day ?? trace.ruleDate
        return day == trace.candidate ? candidate : "\(candidate) → \(language.text(day))"
    }

    private func hangsOn(_ assumptions: [Assumption], _ indent: String) -> String {
        assumptions.map { assumption in
            let told = "\(assumption.rawValue)=\(options.value(of: assumption))"
            let question = language.explanation(of: assumption)
            return indent
                + language.pick("hangs on --assume \(told): \(question)\n", "前提 --assume \(told): \(question)\n")
        }.joined()
    }

    private var neighbours: String {
        func told(_ run: ScheduledRun?) -> String {
            guard let run else { return language.pick("none", "なし") }
            let day = language.text(run.day)
            let time = language.text(run.start, on: run.day)
            let start =
                run.start.date == run.day ? "\(day) \(time)" : language.pick("\(day) at \(time)", "\(day) 分 \(time)")
            return "\(start) (\(language.rules(run.rules)))"
        }
        return language.pick("previous run  ", "前回の実行予定  ") + told(previous) + "\n"
            + language.pick("next run      ", "次回の実行予定  ") + told(next) + "\n"
    }

    // MARK: Steps

    private struct ToldStep {
        var step: ScheduleStep
        var message: String
    }

    /// The steps in words, each with the date that the ones before led to.
    private func told(_ trace: CandidateTrace, _ rule: ScheduleRule) -> [ToldStep] {
        var date = trace.candidate
        return trace.steps.map { step in
            let message = language.phrase(step, of: rule, from: date, in: explanation, group: calendarGroup)
            switch step {
            case .substitution(_, _, let to), .shift(_, let to): date = to ?? date
            default: break
            }
            return ToldStep(step: step, message: message)
        }
    }

    // MARK: For programs

    public var document: Document {
        .object([
            ("unit", .string(explanation.jobnet)),
            ("date", .string("\(explanation.day)")),
            ("registered", .string("\(explanation.registered)")),
            ("registeredIsAssumed", .bool(!isRegistrationTold)),
            ("calendar", .object(fields(of: explanation.calendar, on: explanation.day))),
            ("nesting", .string(explanation.nesting.rawValue)),
            ("upper", .optional(explanation.upper)),
            ("upperRuns", .array(explanation.upperRuns.map { .object($0.fields) })),
            ("runs", .array(explanation.runs.map { .object($0.fields) })),
            (
                "reasons",
                .array(
                    explanation.reasons.map { reason in
                        .object([("kind", .string(reason.kind)), ("message", .string(phrase(reason)))] + reason.fields)
                    }
                )
            ),
            ("rules", .array(explanation.rules.map(document))),
            ("previousRun", previous.map { .object($0.fields) } ?? .null),
            ("nextRun", next.map { .object($0.fields) } ?? .null),
        ])
    }

    private func document(_ rule: RuleExplanation) -> Document {
        .object([
            ("rule", .integer(Int64(rule.rule.number))),
            ("parameters", .array(rule.rule.parameters.map { .string($0) })),
            ("startMonth", .string(Language.en.text(rule.startMonth))),
            ("startMonthFrom", .string("\(rule.startDays.lowerBound)")),
            ("startMonthTo", .string("\(rule.startDays.upperBound)")),
            ("monthLacks", .optional(rule.lacking?.id)),
            ("candidates", .array(rule.traces.map { document($0, rule.rule) })),
            ("before", rule.before.map { document($0, rule.rule) } ?? .null),
            ("after", rule.after.map { document($0, rule.rule) } ?? .null),
        ])
    }

    private func document(_ trace: CandidateTrace, _ rule: ScheduleRule) -> Document {
        .object([
            ("candidate", .string("\(trace.candidate)")),
            ("ruleDate", trace.obstacle == nil ? .string("\(trace.ruleDate)") : .null),
            ("day", .optional(trace.day.map { "\($0)" })),
            (
                "steps",
                .array(
                    told(trace, rule).map { told in
                        var fields: [(String, Document)] = [
                            ("kind", .string(told.step.kind)), ("message", .string(told.message)),
                        ]
                        if case .calendar(let standing) = told.step {
                            fields += self.fields(of: standing, on: trace.candidate)
                        } else {
                            fields += told.step.fields
                        }
                        return .object(fields)
                    }
                )
            ),
            (
                "assumptions",
                .array(
                    trace.assumptions.map { assumption in
                        .object([
                            ("name", .string(assumption.rawValue)),
                            ("value", .string(options.value(of: assumption))),
                        ])
                    }
                )
            ),
        ])
    }

    private func fields(of standing: DayStanding, on date: CalendarDate) -> [(String, Document)] {
        let source: String? =
            switch standing.source {
            case .overlay?: "overlay"
            case .group?: "group"
            case nil: nil
            }
        return [
            ("state", .string(standing.state.rawValue)),
            ("parameter", .optional(standing.parameter(on: date))),
            ("source", .optional(source)),
            ("group", .optional(standing.source?.group(from: calendarGroup))),
        ]
    }
}

// MARK: - Names for programs

extension Explanation.Reason {
    fileprivate var kind: String {
        switch self {
        case .runs: "runs"
        case .noSchedule: "no-schedule"
        case .beforeRegistration: "before-registration"
        case .outsideYears: "outside-years"
        case .upperDoesNotRun: "upper-does-not-run"
        case .bypassed: "bypassed"
        case .movedHere: "moved-here"
        case .movedAway: "moved-away"
        case .belongsTo: "belongs-to"
        case .dropped: "dropped"
        case .merged: "merged"
        case .notLinked: "not-linked"
        case .upperLacksRule: "upper-lacks-rule"
        case .overdue: "overdue"
        case .excluded: "excluded"
        case .monthLacks: "month-lacks"
        case .noCandidate: "no-candidate"
        }
    }

    fileprivate var fields: [(String, Document)] {
        switch self {
        case .runs(let run): [("rule", number(run.rule)), ("start", .string("\(run.start)"))]
        case .noSchedule(let nesting): [("nesting", .string(nesting.rawValue))]
        case .beforeRegistration, .outsideYears: []
        case .upperDoesNotRun(let upper): [("upper", .string(upper))]
        case .bypassed(let run): [("upperRule", number(run.rule)), ("upperStart", .string("\(run.start)"))]
        case .movedHere(let rule, let from): [("rule", number(rule)), ("from", .string("\(from)"))]
        case .movedAway(let rule, let from, let to):
            [("rule", number(rule)), ("from", .string("\(from)")), ("to", .string("\(to)"))]
        case .belongsTo(let rule, let day): [("rule", number(rule)), ("day", .string("\(day)"))]
        case .dropped(let rule, let candidate, let obstacle):
            [("rule", number(rule)), ("candidate", .string("\(candidate)")), ("obstacle", .string(obstacle.id))]
        case .merged(let rule, let other): [("rule", number(rule)), ("into", number(other))]
        case .notLinked(let rule, let ruleDate, let upperRule):
            [("rule", number(rule)), ("ruleDate", .string("\(ruleDate)")), ("upperRule", number(upperRule))]
        case .upperLacksRule(let rule, let upperRule): [("rule", number(rule)), ("upperRule", number(upperRule))]
        case .overdue(let rule): [("rule", number(rule))]
        case .excluded(let rule, let other): [("rule", number(rule)), ("by", .string(other))]
        case .monthLacks(let rule, let month, let lack):
            [("rule", number(rule)), ("month", .string(Language.en.text(month))), ("lack", .string(lack.id))]
        case .noCandidate(let rule, let before, let after):
            [
                ("rule", number(rule)), ("before", .optional(before.map { "\($0)" })),
                ("after", .optional(after.map { "\($0)" })),
            ]
        }
    }
}

extension ScheduleStep {
    fileprivate var kind: String {
        switch self {
        case .candidate: "candidate"
        case .expiry: "expiry"
        case .calendar: "calendar"
        case .closedDayMeant: "closed-day-meant"
        case .substitution: "substitution"
        case .shift: "shift"
        case .noRun: "no-run"
        case .start: "start"
        case .linked: "linked"
        case .notLinked: "not-linked"
        case .upperLacksRule: "upper-lacks-rule"
        case .heldUntil: "held-until"
        case .day: "day"
        case .merged: "merged"
        case .overdue: "overdue"
        case .excluded: "excluded"
        case .runs: "runs"
        }
    }

    /// Without those of a day in the calendar, which the report knows more of.
    fileprivate var fields: [(String, Document)] {
        switch self {
        case .candidate(let date, let cycle): [("date", .string("\(date)")), ("cycle", number(cycle))]
        case .expiry(let expiry, let tested, let isExpired):
            [("expiry", .string("\(expiry)")), ("tested", .string("\(tested)")), ("isExpired", .bool(isExpired))]
        case .substitution(let substitution, let isTold, let to):
            [
                ("substitution", .string(substitution.rawValue)), ("isTold", .bool(isTold)),
                ("to", .optional(to.map { "\($0)" })),
            ]
        case .shift(let shift, let to):
            [
                ("direction", .string(shift.direction.rawValue)), ("days", number(shift.days)),
                ("to", .optional(to.map { "\($0)" })),
            ]
        case .noRun(let obstacle): [("obstacle", .string(obstacle.id))]
        case .start(_, let baseTime, let minute):
            [("baseTime", .string(CalendarMinute.clock(baseTime))), ("start", .string("\(minute)"))]
        case .linked(let rule, let start): [("upperRule", number(rule)), ("upperStart", .string("\(start)"))]
        case .notLinked(let rule), .upperLacksRule(let rule): [("upperRule", number(rule))]
        case .heldUntil(let minute): [("start", .string("\(minute)"))]
        case .day(let day): [("day", .string("\(day)"))]
        case .merged(let rule): [("into", number(rule))]
        case .excluded(let other): [("by", .string(other))]
        case .calendar, .closedDayMeant, .overdue, .runs: []
        }
    }
}

extension Obstacle {
    fileprivate var id: String {
        switch self {
        case .passed: "passed"
        case .expired: "expired"
        case .closed: "closed"
        case .serviceStopped: "service-stopped"
        case .noSubstitute: "no-substitute"
        case .beyondGrace: "beyond-grace"
        case .beforeRegistration: "before-registration"
        case .outsideYears: "outside-years"
        case .crossing: "crossing"
        }
    }
}

extension MonthLack {
    fileprivate var id: String {
        switch self {
        case .day: "day"
        case .count: "count"
        case .weekday: "weekday"
        }
    }
}

private func number(_ value: Int) -> Document {
    .integer(Int64(value))
}
