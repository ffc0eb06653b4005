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

    @Test func `what is drawn comes to commands of every kind that is drawn, and to pairs of two versions`() {
        var met = CommandsMet()
        for seed in UInt64(0)..<500 where !met.isComplete {
            _ = ScenarioGenerator.scenario(seed: seed).run(seed: seed, observing: &met)
        }
        #expect(met.missing.isEmpty)
        #expect(met.sawMixedPair)
    }

    @Test func `three to forty entries follow the start of the two units`() {
        for seed in UInt64(0)..<500 {
            #expect((5...42).contains(ScenarioGenerator.scenario(seed: seed).timeline.count))
        }
    }
}

/// Notes which of the drawn commands a unit has accepted.
private struct CommandsMet: SimulationObserver {
    private static let wanted = [
        "chassis ha-interface", "chassis clear", "renumber", "keep-alive timer", "keep-alive retries", "install add",
        "install activate", "install commit", "install abort", "copy flash", "boot system",
        "redundancy force-switchover",
        "priority", "reload", "standby console enable", "hostname",
    ]

    private(set) var missing = wanted
    private(set) var sawMixedPair = false
    var isComplete: Bool { missing.isEmpty && sawMixedPair }

    mutating func stepped(_ step: borrowing SimulationStep, _ units: [ControllerState]) {
        for event in step.events {
            switch event.change {
            case .commandAccepted(let command):
                let words = command.words
                missing.removeAll { words.contains($0) }
            case .paired(let peer, _):
                if peer.version != units[step.unit].atStart.version { sawMixedPair = true }
            default: break
            }
        }
    }
}
