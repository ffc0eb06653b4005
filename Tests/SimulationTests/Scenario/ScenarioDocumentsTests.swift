import Simulation
import Testing

/// Several scenarios in one file.
@Suite struct ScenarioDocumentsTests {
    @Test func `drawn scenarios, one behind the other, read back equal and in their order`() throws {
        let drawn = (1...50).map { ScenarioGenerator.scenario(seed: $0) }
        let file = "# a file\n" + drawn.map { "---\n" + $0.yaml }.joined()
        #expect(try Scenario.all(yaml: file) == drawn)
    }

    @Test func `a file of one scenario reads as it does alone`() throws {
        let text = ScenarioGenerator.scenario(seed: 3).yaml
        #expect(try Scenario.all(yaml: text) == [Scenario(yaml: text)])
    }

    @Test(arguments: [
        ("", 1, ScenarioProblem.empty), ("# nothing\n", 1, .empty),
        ("---\ntitle: a\ntimeline: []\n---\ntitle: b\n", 5, .missingKey("timeline")),
        (
            "title: a\ntimeline: []\n---\ntitle: b\ntimeline:\n  - 1s explode\n", 6,
            .unknownWord("explode", expected: Action.words)
        ),
        (
            "title: a\ntimeline: []\n---\n---\ntitle: b\ntimeline: []\n", 4,
            .wrongKind(of: "a scenario", expected: .mapping)
        ),
        ("title: a\ntimeline: []\n---\nb: *a\n", 4, .alias),
    ])
    func `a wrong document is told with its line of the file`(yaml: String, line: Int, problem: ScenarioProblem) {
        let error = #expect(throws: ScenarioError.self) { try Scenario.all(yaml: yaml) }
        #expect(error?.line == line)
        #expect(error?.problem == problem)
    }
}
