internal import Replay

/// Finds what the order and the completeness of a source's stamps leave to be known.
enum ClockCheck {
    /// - Parameter events: the events in the order of the log.
    static func findings(in events: [Recorded<Event>]) -> [Finding] {
        var findings: [Finding] = []
        var latest: [(source: UInt32, stamp: Stamp)] = []
        var incomplete: [(source: UInt32, reckoning: Reckoning)] = []
        for event in events {
            guard let stamp = event.occurred else { continue }
            if stamp.reckoning != .utc, stamp.reckoning != .uptime,
                !incomplete.contains(where: { $0 == (event.source, stamp.reckoning) })
            {
                incomplete.append((event.source, stamp.reckoning))
                findings.append(Finding(.note, [event.sequence], .timeIncomplete(stamp.reckoning)))
            }
            guard let index = latest.firstIndex(where: { $0.source == event.source }) else {
                latest.append((event.source, stamp))
                continue
            }
            let last = latest[index].stamp
            if let elapsed = stamp.elapsed(since: last), elapsed.upper < .zero {
                let step = Nanoseconds(last.earliest) - Nanoseconds(stamp.earliest)
                findings.append(Finding(.note, [event.sequence], .outOfOrder(by: step)))
            } else {
                latest[index].stamp = stamp
            }
        }
        return findings
    }
}
