import Redundancy
import Simulation
import Testing

@Suite struct HuntGeneratorTests {
    @Test func `what is drawn reads back equal from its text`() throws {
        for seed in UInt64(0)..<500 {
            let scenario = ScenarioGenerator.scenario(seed: seed)
            #expect(try Scenario(yaml: scenario.yaml) == scenario)
        }
    }

    @Test func `the same seed draws the same scenario, another one another`() {
        #expect(ScenarioGenerator.scenario(seed: 7) == ScenarioGenerator.scenario(seed: 7))
        #expect(ScenarioGenerator.scenario(seed: 7).timeline != ScenarioGenerator.scenario(seed: 8).timeline)
    }

    @Test func `three to forty entries follow the start of the two units`() {
        for seed in UInt64(0)..<500 {
            #expect((5...42).contains(ScenarioGenerator.scenario(seed: seed).timeline.count))
        }
    }
}
