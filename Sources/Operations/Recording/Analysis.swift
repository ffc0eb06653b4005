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
        guard let all = Timeline(recording.events).events(upTo: position) else {
            let reckonings = Set(recording.events.compactMap(\.occurred?.reckoning))
            throw .noComparableTime(reckonings.sorted())
        }
        let repeated = WitnessCheck.repetitions(in: recording, all)
        let copies = Set(repeated.flatMap(\.copies))
        let timeline = copies.isEmpty ? all : all.filter { !copies.contains($0.sequence) }
        self.timeline = timeline
        incidents = IncidentScan.incidents(in: timeline, zones: recording.zones)
        measurements = incidents.flatMap { $0.measurements(options) }.map { measurement in
            var measurement = measurement
            measurement.origin = recording.origin
            return measurement
        }
        findings =
            (FindingScan.findings(in: timeline, incidents: incidents)
            + WitnessCheck.marks(in: recording, all)
            + repeated.map { Finding(.note, [$0.first], .duplicated(count: $0.copies.count + 1)) })
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
    /// A line that stands more than once: the event that counts, and its copies.
    struct Repetition {
        var first: UInt64
        var copies: [UInt64] = []
    }

    static func marks(in recording: Recording, _ timeline: [Recorded<Event>]) -> [Finding] {
        var unset: [UInt32: (first: UInt64, count: Int)] = [:]
        for event in timeline {
            guard let witness = recording.witness(of: event.sequence), witness.mark != .none else { continue }
            let known = unset[event.source] ?? (event.sequence, 0)
            unset[event.source] = (min(known.first, event.sequence), known.count + 1)
        }
        return unset.values.map { Finding(.note, [$0.first], .clockNotSet(count: $0.count)) }
            .sorted { $0.sequences[0] < $1.sequences[0] }
    }

    /// The same line of one clock, in one capture or in two that overlap, is one event. It has the same stamp each time,
    /// so only neighbours in the timeline are compared.
    static func repetitions(in recording: Recording, _ timeline: [Recorded<Event>]) -> [Repetition] {
        var found: [Repetition] = []
        var start = 0
        while start < timeline.count {
            var end = start + 1
            while end < timeline.count, timeline[end].occurred == timeline[start].occurred { end += 1 }
            if timeline[start].occurred != nil, end - start > 1 {
                found += repetitions(in: recording, timeline[start..<end])
            }
            start = end
        }
        return found
    }

    private static func repetitions(in recording: Recording, _ moment: ArraySlice<Recorded<Event>>) -> [Repetition] {
        var lines: [(clock: UInt32, text: String, fact: Fact, repetition: Repetition)] = []
        for event in moment {
            guard let witness = recording.witness(of: event.sequence), witness.form == .syslog else { continue }
            let index = lines.firstIndex {
                $0.clock == event.clock && $0.text == witness.text && $0.fact == event.event.fact
            }
            if let index {
                lines[index].repetition.copies.append(event.sequence)
            } else {
                lines.append((event.clock, witness.text, event.event.fact, Repetition(first: event.sequence)))
            }
        }
        return lines.map(\.repetition).filter { !$0.copies.isEmpty }
    }
}
