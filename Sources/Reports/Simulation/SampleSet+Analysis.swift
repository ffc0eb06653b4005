public import Operations
internal import Redundancy
internal import Replay
public import Simulation

extension SampleSet {
    /// What the incidents of recordings measured, each with the middle of its interval; modelled where they are runs.
    ///
    /// A sample resolves what its widest interval and the step of its stamps do: 1 ms for `09:14:32.168`. Forced
    /// switchovers have no fault, so only their takeover counts. What timers noticed is a sample of its own.
    ///
    /// - Parameters:
    ///   - title: what was recorded, for a person.
    ///   - analyses: one a pair.
    /// - Precondition: they are all runs, or none is.
    public init(title: String, _ analyses: [Analysis]) {
        let origin = analyses.first?.recording.origin ?? .observed
        precondition(analyses.allSatisfy { $0.recording.origin == origin }, "runs and captures in \(title)")
        var values: [MeasuredValue] = []
        for analysis in analyses {
            for incident in analysis.incidents {
                for measurement in analysis.measurements where measurement.incident == incident.number {
                    guard let range = measurement.range,
                        measurement.kind != .outage || incident.kind != .forcedSwitchover
                    else { continue }
                    let isTimed = measurement.kind == .detection || measurement.kind == .outage
                    let width = range.upper - range.lower
                    values.append(
                        MeasuredValue(
                            measurement.kind,
                            byTimers: isTimed && !incident.kind.isSignalled,
                            range.lower + Nanoseconds(width.count / 2),
                            resolution: width
                        )
                    )
                }
            }
        }
        self.init(title: title, values, origin: origin)
        for index in samples.indices {
            let exact = values.filter { $0.name == samples[index].name && $0.resolution == .zero }
            guard !exact.isEmpty else { continue }
            samples[index].resolution = max(samples[index].resolution, Sample.step(of: exact.map(\.value)))
        }
    }
}
