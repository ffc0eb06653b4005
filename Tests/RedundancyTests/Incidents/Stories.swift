import Redundancy
import Replay

/// A log of these events, each unit being one source. All read one clock unless each has its own.
func recorded(_ events: [Event], oneClock: Bool = true) -> [Recorded<Event>] {
    events.enumerated().map { index, event in
        let unit = UInt32(event.observer?.rawValue ?? 0)
        return Recorded(
            sequence: UInt64(index),
            recordedAt: Instant(nanoseconds: Int64(index)),
            occurred: event.occurred,
            source: unit,
            clock: oneClock ? 0 : unit,
            event: event
        )
    }
}

/// The incidents of a log, in timeline order.
func incidents(_ events: [Event], oneClock: Bool = true, zones: [UInt32: Int] = [:]) -> [Incident] {
    IncidentScan.incidents(in: Timeline(recorded(events, oneClock: oneClock)).events, zones: zones)
}

/// An incident in a line, and each of its steps with the unit, the places of its witnesses in the log and their causes.
func story(_ incident: Incident) -> [String] {
    let units = [incident.previousActive, incident.currentActive].map { $0.map { "\($0.rawValue)" } ?? "-" }
    var head = "\(incident.number) \(incident.kind)"
    if incident.kind.isSwitchover { head += " \(units[0]) to \(units[1])" }
    if let index = incident.historyIndex { head += " row \(index)" }
    if !incident.reason.isEmpty { head += ": \(incident.reason)" }
    let steps = incident.steps.map { step in
        let unit = step.unit.map { " \($0.rawValue)" } ?? ""
        let witnesses = step.sightings.map { "\($0.sequence)" }.joined(separator: ",")
        let causes = step.causes.map { " \($0)" }.joined()
        return "  \(step.kind)\(unit) [\(witnesses)]\(causes)"
    }
    return [head] + steps
}

/// The measurements of an incident that were or could not be made: length or obstacle, ends and verdict.
func lengths(_ incident: Incident?, _ options: MeasuringOptions = MeasuringOptions()) -> [String] {
    (incident?.measurements(options) ?? []).map { measurement in
        guard let range = measurement.range else { return "\(measurement.kind): \(measurement.unmeasured!)" }
        let ends = "\(measurement.from!)-\(measurement.to!)"
        return "\(measurement.kind): \(milliseconds(range)) ms [\(ends)] \(measurement.verdict)"
    }
}

func milliseconds(_ range: DurationRange) -> String {
    let bounds = [range.lower, range.upper].map { "\($0.count / 1_000_000)" }
    return range.isExact ? bounds[0] : bounds.joined(separator: "…")
}
