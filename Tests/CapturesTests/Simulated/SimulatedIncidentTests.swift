import Operations
import Redundancy
import Replay
import Simulation
import Testing

/// Simulated runs, written as the two units' syslog and read back: what is measured holds against what was so.
@Suite struct SimulatedIncidentTests {
    @Test func `every measured interval of 1,000 random runs contains the truth`() {
        var measured: [MeasurementKind: Int] = [:]
        for seed in 1...1_000 as ClosedRange<UInt64> {
            let incident = SimulatedIncident(seed: seed)
            let run = incident.run()
            let (timeline, unread) = incident.read(run.log)
            #expect(unread == 0, "\(incident)")
            let incidents = IncidentScan.incidents(in: timeline)
            let found = incidents.last { $0.kind != .formation } ?? incidents.last
            #expect(
                found?.kind == incident.fault.kind,
                "\(incident): \(found.map { "\($0.steps.map { "\($0.kind) \($0.unit?.rawValue ?? 0)" })" } ?? "")"
            )
            for measurement in found?.measurements(MeasuringOptions(clockOffset: incident.clockBound)) ?? [] {
                guard let range = measurement.range else { continue }
                measured[measurement.kind, default: 0] += 1
                // A stamp with milliseconds is taken as its value: the rest of a millisecond is cut off at both ends.
                let isFine = incident.rendering.resolution == .milliseconds
                let allowed = isFine ? range.widened(by: .milliseconds(1)) : range
                let truth = run.lengths[measurement.kind]
                #expect(
                    truth.map { (allowed.lower...allowed.upper).contains($0) } ?? false,
                    "\(incident): \(measurement.kind) \(range.lower.count / 1_000)...\(range.upper.count / 1_000) us, truth \(truth.map { "\($0.count / 1_000)" } ?? "none")"
                )
                let resolution = isFine ? Nanoseconds.zero : .seconds(2)
                let widest = resolution + incident.clockBound + incident.clockBound
                let isBounded = [.detection, .outage].contains(measurement.kind) && found?.kind == .powerLoss
                #expect(isBounded || range.upper - range.lower <= widest, "\(incident): \(measurement.kind)")
            }
        }
        for kind in MeasurementKind.allCases {
            #expect(measured[kind, default: 0] > 50, "\(kind) was measured \(measured[kind, default: 0]) times")
        }
    }

    @Test func `a scenario fitted to each of 1,000 random runs goes through every phase within what was observed`() {
        var fitted: [MeasurementKind: Int] = [:]
        for seed in 1...1_000 as ClosedRange<UInt64> {
            let incident = SimulatedIncident(seed: seed)
            let incidents = IncidentScan.incidents(in: incident.read(incident.run().log).timeline)
            guard let found = incidents.last(where: { $0.kind != .formation }) ?? incidents.last else {
                Issue.record("\(incident): no incident")
                continue
            }
            var pair = FittedPair()
            pair.profile = incident.scenario.settings.profile
            do {
                let options = MeasuringOptions(clockOffset: incident.clockBound)
                let fit = try IncidentFit(found, of: pair, measuring: options)
                for row in fit.rows {
                    guard let range = row.observed else { continue }
                    fitted[row.kind, default: 0] += 1
                    #expect(
                        row.error.map { $0 <= .milliseconds(1) } ?? false,
                        "\(incident): \(row.kind) \(range.lower.count / 1_000)...\(range.upper.count / 1_000) us, fitted \(row.modelled.map { "\($0.count / 1_000)" } ?? "none")"
                    )
                }
            } catch {
                Issue.record("\(incident): \(error)")
            }
        }
        for kind in MeasurementKind.allCases {
            #expect(fitted[kind, default: 0] > 50, "\(kind) was fitted \(fitted[kind, default: 0]) times")
        }
    }
}
