internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep simulate --log` and `lockstep replay --verify`, as a person runs them.
@Suite struct VerifyTests {
    private func scenario(_ name: String) -> String {
        Fixtures.url("scenarios/\(name).yaml").path
    }

    private func twin(_ name: String) -> String {
        Fixtures.url("runs/\(name).lockstep").path
    }

    @Test func `a recorded run is verified, shown and measured as modelled`() throws {
        let bench = try Workbench()
        #expect(try bench.run(["simulate", scenario("power-loss-hot"), "--log", "runs.lockstep"]).code == 0)
        let verified = try bench.run(["replay", "--log", "runs.lockstep", "--verify", "--lang", "en"])
        #expect(verified.code == 0)
        #expect(verified.text.contains("power-loss-hot-1"))
        #expect(verified.text.contains("verified"))
        let replayed = try bench.run(["replay", "--log", "runs.lockstep", "--lang", "en"])
        #expect(replayed.text.contains("modelled"))
        #expect(!replayed.text.contains("observed"))
        let states = try bench.run(["show", "redundancy", "states", "--log", "runs.lockstep"])
        #expect(states.code == 0)
        #expect(try bench.run(["log", "verify", "--log", "runs.lockstep"]).code == 0)
    }

    @Test func `many runs are recorded, each under its seed, and the same again adds nothing`() throws {
        let bench = try Workbench()
        let command = [
            "simulate", scenario("process-failure-hot"), "--runs", "3", "--seed", "5", "--log", "runs.lockstep",
        ]
        #expect(try bench.run(command).code == 0)
        let before = try bench.run(["log", "stat", "--log", "runs.lockstep", "--format", "tsv"]).text
        #expect(try bench.run(command).code == 0)
        #expect(try bench.run(["log", "stat", "--log", "runs.lockstep", "--format", "tsv"]).text == before)
        let verified = try bench.run(["replay", "--log", "runs.lockstep", "--verify", "--format", "tsv"])
        for seed in 5...7 { #expect(verified.text.contains("process-failure-hot-\(seed)\t")) }
    }

    @Test func `another run under a name that is taken is refused, in both languages`() throws {
        let bench = try Workbench()
        let command = ["simulate", scenario("process-failure-hot"), "--log", "runs.lockstep"]
        #expect(try bench.run(command).code == 0)
        for (language, words) in [("en", "--pair"), ("ja", "--pair で")] {
            let refused = try bench.run(command + ["--set", "keepalive.retries=5", "--lang", language])
            #expect(refused.code == 1)
            #expect(refused.errors.contains(words))
        }
        #expect(try bench.run(command + ["--set", "keepalive.retries=5", "--pair", "five"]).code == 0)
    }

    @Test(arguments: [
        ("recorded", 0, "verified"), ("other-value", 1, "content"), ("other-order", 1, "order only"),
        ("other-time", 1, "times only"), ("missing-event", 1, "content"), ("extra-event", 1, "content"),
        ("refusal", 1, "content"), ("other-setting", 1, "times only"), ("other-end", 1, "the last state does not"),
        ("no-end", 3, "no end recorded"), ("later-version", 3, "later version"),
    ])
    func `each divergent twin is told apart`(name: String, code: Int32, words: String) throws {
        let run = try Workbench().run(["replay", "--log", twin(name), "--verify", "--lang", "en"])
        #expect(run.code == code)
        #expect(run.text.contains(words))
    }

    @Test func `a divergence names both sides, the inputs before it and the field of the state`() throws {
        let run = try Workbench().run(["replay", "--log", twin("other-value"), "--verify", "--lang", "en"])
        for words in [
            "switchoverBegan silence", "switchoverBegan processFailure", "The inputs that led there:",
            "workCompleted facilityStep",
            "first differing field of the state:",
        ] {
            #expect(run.text.contains(words), "\(words)")
        }
        let japanese = try Workbench().run(["replay", "--log", twin("other-value"), "--verify", "--lang", "ja"])
        #expect(japanese.text.contains("そこに至った入力:"))
        let json = try Workbench().run(["replay", "--log", twin("other-value"), "--verify", "--format", "json"])
        #expect(json.text.contains("\"stateDifference\" : {"))
    }

    @Test func `captures have no inputs to decide again`() throws {
        let bench = try Workbench()
        let capture = Fixtures.url("incidents/process-failure-hot-standby/chassis-1.log").path
        #expect(try bench.run(["ingest", capture, "--log", "site.lockstep"]).code == 0)
        for arguments in [["replay", "--log", "site.lockstep", "--verify"], ["replay", capture, "--verify"]] {
            let run = try bench.run(arguments + ["--lang", "en"])
            #expect(run.code == 3)
            #expect(run.errors.contains("not verifiable"))
        }
    }

    @Test func `a run's own logs to the second are replayed in the order of their lines`() throws {
        let bench = try Workbench()
        let logs = ["--syslog", "logs", "--clock-offset", "25ms", "--stamps", "1s"]
        #expect(try bench.run(["simulate", scenario("silent-default-timers")] + logs).code == 0)
        let run = try bench.run([
            "replay", "logs/chassis-1.log", "logs/chassis-2.log", "--clock-offset", "25ms", "--lang", "en",
        ])
        #expect(run.text.contains("observed"))
        // Two lines of one log in one second: the later is not the earlier event.
        #expect(!run.text.contains("-1,000 ms"))
        // A unit that is gone has the zeros of a device in its row; they are not its own address.
        #expect(!run.text.contains("0000.0000.0000"))
    }
}
