import Fuzzing
import Jobnets
import Replay

// Bytes with a unit in them are a definition; all others draw one, and the settings that it is computed by.
fuzz { bytes in
    if bytes.contains("unit=".utf8) {
        check(SyntaxTree(utf8: bytes), by: Settings())
    } else {
        var choices = Choices(bytes)
        let settings = Settings(&choices)
        check(SyntaxTree(drawnDefinition(&choices)), by: settings)
    }
}

func check(_ tree: SyntaxTree, by settings: Settings) {
    let jobnets = DefinitionSchedules(Definition(tree)).jobnets
    let scheduler = settings.scheduler(jobnets)
    let (from, to) = (settings.from, settings.from + settings.days)
    let all = scheduler.runs(from: from, to: to)
    require(all.count == jobnets.count, "a jobnet without a list of runs")
    var known: Set<String> = []
    // Some, since an explanation goes through all years.
    for (jobnet, runs) in zip(jobnets, all).prefix(6) where known.insert(jobnet.fullName).inserted {
        check(runs, from: from, to: to, by: settings)
        require(scheduler.runs(of: jobnet.fullName, from: from, to: to) == runs, "other runs when asked alone")
        // A day with a run, and one that may have none.
        for day in [runs.first?.day ?? to, from + settings.days / 2] {
            guard let explanation = scheduler.explanation(of: jobnet.fullName, on: day) else {
                fatalError("a jobnet without an explanation")
            }
            check(explanation, runs.filter { $0.day == day })
        }
    }
}

func check(_ runs: [ScheduledRun], from: CalendarDate, to: CalendarDate, by settings: Settings) {
    for (left, right) in zip(runs, runs.dropFirst()) {
        require(
            (left.start.minutes, left.rule, left.day) <= (right.start.minutes, right.rule, right.day)
                && (left.start.minutes, left.day) != (right.start.minutes, right.day),
            "runs out of order, or one twice"
        )
    }
    for run in runs {
        require(from <= run.day && run.day <= to, "a run on \(run.day)")
        require((1994...settings.lastYear).contains(run.ruleDate.year), "a rule date in \(run.ruleDate.year)")
        require(run.rules.first == run.rule && run.rules == Set(run.rules).sorted(), "the rules \(run.rules)")
        require(run.assumptions == Set(run.assumptions).sorted(), "the assumptions \(run.assumptions)")
    }
}

/// What is told is what is computed.
func check(_ explanation: Explanation, _ runs: [ScheduledRun]) {
    require(explanation.runs == runs, "explained runs that are not the computed ones")
    require(!explanation.reasons.isEmpty, "an explanation without a reason")
    let told = explanation.reasons.compactMap { reason in
        if case .runs(let run) = reason { run } else { nil }
    }
    require(told == runs, "reasons that tell other runs")
    var explained: Set<Int> = []
    for rule in explanation.rules {
        for trace in rule.traces {
            require(!trace.steps.isEmpty, "a candidate without a step")
            guard trace.steps.last == .runs, trace.day == explanation.day else { continue }
            let other = trace.steps.compactMap { step in
                if case .merged(let rule) = step { rule } else { nil }
            }
            explained.insert(other.first ?? rule.rule.number)
        }
    }
    guard explanation.nesting == .root || explanation.nesting == .ownRules else { return }
    require(explained == Set(runs.map(\.rule)), "steps to the runs of other rules")
}

extension [UInt8] {
    fileprivate func contains(_ text: String.UTF8View) -> Bool {
        let text = Array(text)
        guard count >= text.count else { return false }
        return (0...count - text.count).contains { self[$0...].starts(with: text) }
    }
}
