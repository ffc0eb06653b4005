import Redundancy
import Testing

@testable import Simulation

@Suite struct SettledTests {
    @Test(arguments: 0..<100 as Range<UInt64>)
    func `conclusions drawn after changes only lead where those drawn after every step lead`(seed: UInt64) {
        let scenario = ScenarioGenerator.scenario(seed: seed)
        var settling = Simulator<Controller>(scenario, seed: seed, parsing: CommandError.parse)
        var tireless = settling
        tireless.refreshesAlways = true
        #expect(settling.run() == tireless.run(), "ScenarioGenerator.scenario(seed: \(seed))")
        #expect(settling.units == tireless.units, "ScenarioGenerator.scenario(seed: \(seed))")
    }
}
