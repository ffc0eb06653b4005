import Simulation
import TestSupport
import Testing

@Suite struct ScenarioFixtureTests {
    @Test func `the folder has its scenarios`() {
        #expect(ScenarioFixtures.names.count >= 45)
    }

    @Test(arguments: ScenarioFixtures.names)
    func `a hand-written scenario is read, printed and read again as the same`(name: String) throws {
        let text = try ScenarioFixtures.text(name)
        let scenario = try Scenario(yaml: text)
        #expect(try Scenario(yaml: scenario.yaml) == scenario)
        #expect(text.hasPrefix("# "), "a comment tells the situation")
        #expect(!scenario.timeline.isEmpty)
        #expect(!scenario.expectations.isEmpty)
    }

    @Test(arguments: ScenarioFixtures.names)
    func `every expectation of a hand-written scenario names its source within the document`(name: String) throws {
        for expectation in try Scenario(yaml: try ScenarioFixtures.text(name)).expectations {
            #expect(!expectation.source.isEmpty, "\(expectation.text)")
            let numbers = expectation.source.split { !$0.isNumber }.compactMap { Int($0) }
            #expect(numbers.allSatisfy { $0 <= 515 }, "\(expectation.source)")
        }
    }

    @Test func `no two hand-written scenarios have one title`() throws {
        let titles = try ScenarioFixtures.names.map { try Scenario(yaml: try ScenarioFixtures.text($0)).title }
        #expect(Set(titles).count == titles.count)
    }

    @Test func `a fixture cut off anywhere is read or refused with a place`() throws {
        let text = try ScenarioFixtures.text("lossy-link.yaml")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        for length in 0...text.utf8.count {
            let cut = String(decoding: text.utf8.prefix(length), as: UTF8.self)
            do {
                _ = try Scenario(yaml: cut)
            } catch {
                #expect((1...lines).contains(error.line) && error.column >= 1, "cut to \(length): \(error)")
            }
        }
    }

    @Test func `a fixture with changed bytes is read or refused with a place`() throws {
        let bytes = Array(try ScenarioFixtures.text("election-shortest-boot.yaml").utf8)
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<changed.count, using: &random)
                changed[place] = UInt8.random(in: 0...255, using: &random)
            }
            let scenario: Scenario
            do {
                scenario = try Scenario(yaml: String(decoding: changed, as: UTF8.self))
            } catch {
                #expect(error.line >= 1 && error.column >= 1)
                continue
            }
            #expect(try Scenario(yaml: scenario.yaml) == scenario)
        }
    }
}
