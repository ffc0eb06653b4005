internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep simulate`, as a person runs it.
@Suite struct SimulateTests {
    private func scenario(_ name: String) -> String {
        Fixtures.url("scenarios/\(name).yaml").path
    }

    @Test func `a process failure is simulated, measured and held against the document`() throws {
        let run = try Workbench().run(["simulate", scenario("process-failure-hot"), "--lang", "en"])
        #expect(run.code == 0)
        #expect(run.text.contains("1 -> 2  active unit failed  stateful"))
        #expect(run.text.contains("modelled"))
        #expect(!run.text.contains("FAILED"))
    }

    @Test func `the same seed prints the same run, another seed another`() throws {
        let bench = try Workbench()
        func text(_ seed: String) throws -> String {
            try bench.run(["simulate", scenario("power-loss-hot"), "--seed", seed]).text
        }
        #expect(try text("7") == text("7"))
        #expect(try text("7") != text("8"))
    }

    @Test func `one step that takes longer moves the takeover, and the budget tells`() throws {
        let run = try Workbench().run([
            "simulate", scenario("process-failure-hot"), "--lang", "en", "--set", "step.takeover.activeDrain=900ms",
        ])
        #expect(run.code == 1)
        #expect(run.text.contains("over"))
    }

    @Test func `many runs print percentiles of what each measured`() throws {
        let run = try Workbench().run([
            "simulate", scenario("process-failure-hot"), "--runs", "30", "--format", "tsv",
        ])
        #expect(run.code == 0)
        let rows = run.text.split(separator: "\n").map { $0.split(separator: "\t") }
        #expect(rows.map { $0[0] } == ["measurement", "detection", "takeover"])
        #expect(rows.dropFirst().allSatisfy { $0[1] == "30" })
    }

    @Test func `runs without a switchover have nothing to measure`() throws {
        let run = try Workbench().run([
            "simulate", scenario("forced-refused-on-standby"), "--runs", "3", "--lang", "en",
        ])
        #expect(run.code == 3)
        #expect(run.errors.contains("not verifiable"))
    }

    @Test(arguments: [
        (["--set", "keepalive.interval=150ms"], 2), (["--set", "nonsense=1"], 2), (["--set", "x"], 2),
        (["--runs", "0"], 2),
    ])
    func `a setting out of its range or unknown is wrong usage`(arguments: [String], code: Int) throws {
        let run = try Workbench().run(["simulate", scenario("process-failure-hot")] + arguments)
        #expect(Int(run.code) == code)
        #expect(!run.errors.isEmpty)
    }

    @Test func `a file that is no scenario is refused with its place`() throws {
        let bench = try Workbench()
        let missing = try bench.run(["simulate", "nowhere.yaml"])
        #expect(missing.code == 3)
        let wrong = try bench.run(["simulate", Fixtures.url("README.md").path])
        #expect(wrong.code == 3)
        #expect(wrong.errors.contains("README.md:"))
    }
}
