internal import Foundation
internal import Redundancy
internal import Replay
internal import Reports
internal import Testing

@testable internal import Simulation

/// What a hunt prints of a finding, in every form.
@Suite struct HuntReportTests {
    private static let scenario = Scenario(
        title: "two lines",
        units: UnitSetup.standardPair,
        timeline: [
            TimelineEntry(at: .zero, .power(unit: 0, isOn: true)),
            TimelineEntry(at: .seconds(1), .power(unit: 0, isOn: false)),
        ]
    )
    private static let violation = InvariantViolation(
        invariant: .noPreemption,
        at: Instant(nanoseconds: 0),
        unit: 1,
        step: 7,
        detail: "unit 2"
    )

    private static func report(_ violation: InvariantViolation?, _ language: Language = .en) -> HuntReport {
        HuntReport(
            Hunt(from: 5, count: 10),
            found: Hunt.Finding(scenario: scenario, seed: 8, violation: violation),
            shrunk: Hunt.Finding(scenario: scenario, seed: 9, violation: violation),
            language: language
        )
    }

    @Test func `text says what broke and ends with the scenario`() {
        let english = Self.report(Self.violation).rendered(as: .text)
        #expect(english.hasPrefix("seed 8: noPreemption: unit 2. Shrunk to 2 entries:\n"))
        #expect(english.hasSuffix(Self.scenario.yaml))
        #expect(Self.report(Self.violation, .ja).rendered(as: .text).hasPrefix("シード 8: noPreemption: unit 2。"))
        #expect(Self.report(nil).rendered(as: .text).hasPrefix("seed 8: stepLimit. "))
    }

    @Test func `programs get the seed that repeats it and the scenario`() throws {
        let json = Self.report(Self.violation).rendered(as: .json)
        let whole = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let found = try #require(whole["finding"] as? [String: String])
        let expected = [
            "seed": "9", "invariant": "noPreemption", "detail": "unit 2", "entries": "2",
            "scenario": Self.scenario.yaml,
        ]
        #expect(found == expected)
        let rows = Self.report(nil).rendered(as: .tsv).split(separator: "\n")
        #expect(rows.count == 2)
        #expect(rows[1].hasPrefix("10\t5\t9\tstepLimit\t\t2\t"))
    }
}
