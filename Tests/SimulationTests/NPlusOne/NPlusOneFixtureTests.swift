import Foundation
import Redundancy
import Simulation
import TestSupport
import Testing

/// The hand-written scenarios with several controllers: each is run, and what the document says must come of it comes of it.
@Suite struct NPlusOneFixtureTests {
    static let names: [String] = {
        let found = try? FileManager.default.contentsOfDirectory(atPath: Fixtures.url("scenarios/n-plus-one").path)
        return (found ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
    }()

    static func text(_ name: String) throws -> String {
        try Fixtures.text("scenarios/n-plus-one/\(name)")
    }

    @Test func `the folder has its scenarios, and no two have one title`() throws {
        #expect(Self.names.count >= 18)
        let titles = try Self.names.map { try NPlusOneScenario(yaml: try Self.text($0)).title }
        #expect(Set(titles).count == titles.count)
    }

    @Test(arguments: names)
    func `a scenario ends as the document says, under three seeds`(name: String) throws {
        let scenario = try NPlusOneScenario(yaml: try Self.text(name))
        for seed: UInt64 in 1...3 {
            let result = scenario.run(seed: seed)
            for verdict in result.verdicts(on: scenario) where !verdict.isMet {
                Issue.record(
                    "\(name) seed \(seed): \(verdict.expectation.text): \(verdict.found)"
                )
            }
            #expect(!result.hitStepLimit)
        }
    }

    @Test(arguments: names)
    func `a scenario is read, printed and read again as the same, and names its sources`(name: String) throws {
        let text = try Self.text(name)
        let scenario = try NPlusOneScenario(yaml: text)
        #expect(try NPlusOneScenario(yaml: scenario.yaml) == scenario)
        #expect(try ScenarioFile(yaml: text) == .nPlusOne(scenario))
        #expect(text.hasPrefix("# "), "a comment tells the situation")
        #expect(!scenario.timeline.isEmpty)
        #expect(!scenario.expectations.isEmpty)
        for expectation in scenario.expectations {
            #expect(!expectation.source.isEmpty, "\(expectation.text)")
        }
    }

    @Test func `a scenario of a pair is one of a pair`() throws {
        let text = try ScenarioFixtures.text("power-loss-hot.yaml")
        #expect(try ScenarioFile(yaml: text) == .pairs([try Scenario(yaml: text)]))
    }

    @Test func `a fixture with changed bytes is read or refused with a place`() throws {
        let bytes = Array(try Self.text("backup-full.yaml").utf8)
        var random = SeededGenerator(seed: 11)
        var read = 0
        for _ in 0..<1_000 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<changed.count, using: &random)
                changed[place] = UInt8.random(in: 0...255, using: &random)
            }
            let scenario: NPlusOneScenario
            do {
                scenario = try NPlusOneScenario(yaml: String(decoding: changed, as: UTF8.self))
            } catch {
                #expect(error.line >= 1 && error.column >= 1)
                continue
            }
            read += 1
            #expect(try NPlusOneScenario(yaml: scenario.yaml) == scenario)
        }
        #expect((1..<1_000).contains(read))
    }
}
