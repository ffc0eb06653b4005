import Foundation
import Redundancy
import Simulation
import TestSupport
import Testing

/// Every scenario of the fixtures, run: what the document says must come of it, comes of it.
@Suite struct ScenarioRunTests {
    @Test(arguments: ScenarioFixtures.names)
    func `a scenario ends as the document says, under three seeds`(name: String) throws {
        let scenario = try Scenario(yaml: ScenarioFixtures.text(name))
        for seed: UInt64 in 1...3 {
            let result = scenario.run(seed: seed)
            for verdict in result.verdicts(on: scenario) where !verdict.isMet {
                Issue.record(
                    "\(name) seed \(seed): \(verdict.expectation.claim) (\(verdict.expectation.source)): \(verdict.found)"
                )
            }
            #expect(result.violations.isEmpty, "\(name) seed \(seed)")
            #expect(result.outcome?.ending != .stepLimit)
        }
    }
}
