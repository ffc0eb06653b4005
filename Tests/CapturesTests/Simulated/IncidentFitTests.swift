import Captures
import Operations
import Redundancy
import Replay
import Simulation
import TestSupport
import Testing

/// Scenarios fitted to captures.
@Suite struct IncidentFitTests {
    /// The incidents of some captures, each with its unit.
    private func incidents(_ captures: [(bytes: [UInt8], unit: ChassisNumber?)]) -> [Incident] {
        var recorded: [Recorded<Event>] = []
        for (index, capture) in captures.enumerated() {
            for event in events(
                CaptureReader.read(bytes: capture.bytes, options: CaptureOptions(unit: capture.unit)).items
            ) {
                recorded.append(
                    Recorded(
                        sequence: UInt64(recorded.count),
                        recordedAt: Instant(nanoseconds: 0),
                        occurred: event.occurred,
                        source: UInt32(index),
                        clock: UInt32(index),
                        event: event
                    )
                )
            }
        }
        return IncidentScan.incidents(in: Timeline(recorded).events)
    }

    private func fixture(_ folder: String, _ files: String...) throws -> [Incident] {
        incidents(try files.map { (try Fixtures.bytes("incidents/\(folder)/\($0)"), nil) })
    }

    private let measuring = MeasuringOptions(clockOffset: .milliseconds(2))

    @Test func `the lost redundancy path is fitted without any error`() throws {
        let found = try fixture("rp-link-lost-dual-active", "chassis-1.log", "chassis-2.log")
        var pair = FittedPair()
        pair.profile = .r17
        let fit = try IncidentFit(try #require(found.first), of: pair, measuring: measuring)
        #expect(fit.largestError == .zero)
        #expect(fit.rows.first { $0.kind == .detection }?.modelled == .milliseconds(63))
        #expect(fit.rows.first { $0.kind == .takeover }?.modelled == .milliseconds(1_090))
        // A fitted scenario is a scenario like any other: it prints, and reads back equal.
        #expect(try Scenario(yaml: fit.scenario.yaml) == fit.scenario)
    }

    @Test func `the process failure is fitted but for the restart, which devices tell late`() throws {
        let found = try fixture("process-failure-hot-standby", "chassis-1.log", "chassis-2.log")
        let incident = try #require(found.first { $0.kind == .processFailure })
        let fit = try IncidentFit(incident, measuring: measuring)
        let wrong = fit.rows.filter { ($0.error ?? .zero) > .zero }
        #expect(wrong.map(\.kind) == [.oldActiveReload])
        #expect(!fit.restartPrecedesReturn)
        #expect(fit.anchor?.step == .peerLost)
    }

    @Test func `an incident that tells too little is refused with what is missing`() throws {
        let rise =
            "Nov  3 2026 09:14:33.188 UTC: %HA-6-SWITCHOVER: Route Processor switched from standby to being active\n"
        let unexplained = try #require(incidents([(Array(rise.utf8), ChassisNumber(rawValue: 2))]).first)
        #expect(throws: FitError.faultUnknown) { try IncidentFit(unexplained) }
        let unnamed = try #require(incidents([(Array(rise.utf8), nil)]).first)
        #expect(throws: FitError.unitsUnknown) { try IncidentFit(unnamed) }
        let stack = try #require(incidents([(Array(rise.utf8), ChassisNumber(rawValue: 7))]).first)
        #expect(throws: FitError.unitsUnknown) { try IncidentFit(stack) }
        let refused = try fixture("forced-switchover-refused-on-standby", "console-chassis-2.txt")
        #expect(throws: FitError.nothingMoved) { try IncidentFit(try #require(refused.first)) }
    }
}
