public import Redundancy
public import Replay

/// What a recording amounts to: the timeline, the incidents in it with their measurements, the findings and the state.
///
/// A pure function of the recording and the options: the same log gives the same analysis on every machine.
public struct Analysis: Sendable {
    public let recording: Recording
    /// The events up to the position asked for, in timeline order.
    public let timeline: [Recorded<Event>]
    public let incidents: [Incident]
    public let measurements: [Measurement]
    public let findings: [Finding]
    /// The pair's state at the position asked for.
    public let state: PairState

    /// - Throws: ``AnalysisError/noComparableTime(_:)`` when `position` is a moment that no stamp can be compared with.
    public init(
        _ recording: Recording,
        at position: Position = .end,
        measuring options: MeasuringOptions = MeasuringOptions()
    ) throws(AnalysisError) {
        self.recording = recording
        guard let timeline = Timeline(recording.events).events(upTo: position) else {
            let reckonings = Set(recording.events.compactMap(\.occurred?.reckoning))
            throw .noComparableTime(reckonings.sorted())
        }
        self.timeline = timeline
        incidents = IncidentScan.incidents(in: timeline, zones: recording.zones)
        measurements = incidents.flatMap { $0.measurements(options) }
        findings =
            (FindingScan.findings(in: timeline, incidents: incidents)
            + WitnessCheck.findings(in: recording, limitedTo: timeline))
            .enumerated()
            .sorted { ($0.element.sequences.first ?? 0, $0.offset) < ($1.element.sequences.first ?? 0, $1.offset) }
            .map(\.element)
        state = Pair.fold(timeline.lazy.map(\.event))
    }
}

/// Why a question about a recording has no answer.
public enum AnalysisError: Error, Hashable, Sendable {
    /// The recording's stamps count otherwise than the moment asked for; these are the reckonings that it has.
    case noComparableTime([Reckoning])
}

/// Finds what only the witnesses tell: clocks that call themselves unset, and lines that stand twice.
enum WitnessCheck {
    static func findings(in recording: Recording, limitedTo timeline: [Recorded<Event>]) -> [Finding] {
        let included = Set(timeline.map(\.sequence))
        var unset: [(source: UInt32, first: UInt64, count: Int)] = []
        var lines: [Line: (first: UInt64, count: Int)] = [:]
        var repeated: [Line] = []
        for (event, witness) in zip(recording.events, recording.witnesses) where included.contains(event.sequence) {
            if witness.mark != .none {
                if let index = unset.firstIndex(where: { $0.source == event.source }) {
                    unset[index].count += 1
                } else {
                    unset.append((event.source, event.sequence, 1))
                }
            }
            guard witness.form == .syslog, let stamp = event.occurred else { continue }
            let line = Line(source: event.source, stamp: stamp, text: witness.text)
            if let known = lines[line] {
                if known.count == 1 { repeated.append(line) }
                lines[line] = (known.first, known.count + 1)
            } else {
                lines[line] = (event.sequence, 1)
            }
        }
        let marks = unset.map { Finding(.note, [$0.first], .clockNotSet(count: $0.count)) }
        let twice = repeated.compactMap { line in
            lines[line].map { Finding(.note, [$0.first], .duplicated(count: $0.count)) }
        }
        return marks + twice
    }

    private struct Line: Hashable {
        var source: UInt32
        var stamp: Stamp
        var text: String
    }
}
