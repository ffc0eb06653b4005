internal import Operations
internal import Redundancy
internal import Replay

/// A line of the timeline: one event, or a run of calls of the Redundancy Facility.
struct TimelineLine {
    var sequence: String
    var time: String
    var gap: String
    var unit: String
    var event: String
    var witness: String

    var cells: [String] {
        [sequence, time, gap, unit, witness, event]
    }

    static func lines(of analysis: Analysis, _ language: Language, _ time: TimeText) -> [TimelineLine] {
        var lines: [TimelineLine] = []
        var last: Recorded<Event>?
        var run: (key: String, count: Int)?
        for recorded in analysis.timeline {
            // A state change calls every client, one line each: the run is one line here and whole in the log.
            let key = runKey(recorded.event.fact)
            if let key, let open = run, open.key == key {
                run?.count = open.count + 1
                lines[lines.count - 1].event = language.pick(
                    "\(key): \(open.count + 1) lines",
                    "\(key): \(open.count + 1) 行"
                )
                continue
            }
            run = key.map { ($0, 1) }
            let gap = last.flatMap { last -> DurationRange? in
                guard last.clock == recorded.clock, let start = last.occurred,
                    analysis.hasSameClockWords(last.sequence, recorded.sequence)
                else { return nil }
                guard let elapsed = recorded.occurred?.elapsed(since: start) else { return nil }
                return last.source == recorded.source ? elapsed.inSourceOrder : elapsed
            }
            lines.append(
                TimelineLine(
                    sequence: String(recorded.sequence),
                    time: recorded.occurred.map { time.text($0) } ?? "",
                    gap: gap.map { Duration.gap($0, language) } ?? "",
                    unit: recorded.event.observer.map { String($0.rawValue) } ?? "",
                    event: language.sentence(recorded.event),
                    witness: analysis.place(of: recorded.sequence)
                )
            )
            if recorded.occurred != nil { last = recorded }
        }
        return lines
    }

    private static func runKey(_ fact: Fact) -> String? {
        switch fact {
        case .facilityStepped(let step): "\(step.name)(\(step.code))"
        case .facilityClientAdded: "client added"
        default: nil
        }
    }
}

extension Analysis {
    /// Whether two stamps name their clock alike: one that was set meanwhile, or names another zone, counts anew.
    fileprivate func hasSameClockWords(_ first: UInt64, _ second: UInt64) -> Bool {
        guard let first = recording.witness(of: first), let second = recording.witness(of: second) else { return true }
        return first.form != second.form || (first.mark == second.mark && first.zone == second.zone)
    }
}

extension DurationRange {
    /// The time between two stamps in the order of their source: the later line is not the earlier event.
    var inSourceOrder: DurationRange {
        lower < .zero && upper >= .zero ? DurationRange(lower: .zero, upper: upper) : self
    }
}
