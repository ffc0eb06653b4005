internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep replay --what-if` and `lockstep simulate --syslog`, as a person runs them.
@Suite struct WhatIfCommandTests {
    private func fixture(_ path: String) -> String {
        Fixtures.url(path).path
    }

    /// The cells of the row of a table that begins with a word.
    private func row(_ name: String, in text: String, after heading: String) -> [String] {
        let lines = text.split(separator: "\n").drop { !$0.hasPrefix(heading) }
        let line = lines.first { $0.trimmingPrefix(while: { $0 == " " }).hasPrefix("\(name)  ") } ?? ""
        return line.split(separator: "  ", omittingEmptySubsequences: true).map {
            $0.trimmingCharacters(in: .whitespaces)
        }.filter { !$0.isEmpty }
    }

    @Test
    func `the power-off of the virtual pair is fitted, and keepalive timers change nothing while it is signalled`()
        throws
    {
        let run = try Workbench().run([
            "replay", fixture("incidents/power-off-then-forced/console.txt"), "--lang", "en", "--incident", "1",
            "--what-if", "keepalive.interval=100ms,keepalive.retries=5",
            "--what-if", "keepalive.interval=100ms,keepalive.retries=3",
        ])
        #expect(run.code == 0)
        #expect(run.text.contains("placed by switchover history row at 2026-11-17 21:14:07 (observed)"))
        // Whole again before the forced switchover, 914 s later at most.
        let unprotected = row("time unprotected", in: run.text, after: "Incident 1")
        #expect(Array(unprotected.prefix(2)) == ["time unprotected", "0 ms to 914 s"])
        #expect(unprotected.last == "0 ms")
        #expect(run.text.contains("B: no phase is different."))
        #expect(run.text.contains("C: no phase is different."))
    }

    @Test func `had it been silent, five retries would take two intervals more than three`() throws {
        let run = try Workbench().run([
            "replay", fixture("incidents/power-off-then-forced/console.txt"), "--lang", "en", "--incident", "1",
            "--what-if", "fault=silence,keepalive.retries=5", "--what-if", "fault=silence,keepalive.retries=3",
            "--format", "json",
        ])
        #expect(run.code == 0)
        let json = try #require(try JSONSerialization.jsonObject(with: run.bytes) as? [String: Any])
        let sides = try #require(json["sides"] as? [[String: Any]])
        let detections = sides.map { side -> Int in
            let phases = side["phases"] as? [[String: Any]] ?? []
            return phases.first { $0["phase"] as? String == "detection" }?["modelled_ns"] as? Int ?? 0
        }
        #expect(detections.count == 3)
        #expect(detections[1] - detections[2] == 200_000_000)
        // Interval times retries, plus up to one interval (spec 1a).
        #expect((300_000_000...400_000_000).contains(detections[2]))
    }

    @Test func `a simulated run is written as two logs, which replay reads, fits and changes`() throws {
        let bench = try Workbench()
        let simulated = try bench.run([
            "simulate", fixture("scenarios/silent-default-timers.yaml"), "--syslog", "logs", "--clock-offset", "25ms",
        ])
        #expect(simulated.code == 0)
        let replayed = try bench.run([
            "replay", "logs/chassis-1.log", "logs/chassis-2.log", "--clock-offset", "30ms", "--lang", "en",
            "--what-if", "keepalive.interval=200ms",
        ])
        #expect(replayed.code == 0)
        #expect(replayed.text.contains("switchover: keepalives ran out, chassis 1 -> chassis 2"))
        #expect(replayed.text.contains("largest error of the fit: 0 ms"))
        #expect(row("B", in: replayed.text, after: "What if").first == "B")
        // Three intervals that are 100 ms longer, and up to one more.
        #expect(replayed.text.contains("B: detection"))
        let tabs = try bench.run([
            "replay", "logs/chassis-1.log", "logs/chassis-2.log", "--what-if", "keepalive.interval=200ms", "--format",
            "tsv",
        ])
        #expect(tabs.text.hasPrefix("A_ns\tB_ns\tunit\tevent\n"))
    }

    @Test func `the fit of a power loss reaches every observed phase, in Japanese too`() throws {
        let run = try Workbench().run([
            "replay", fixture("incidents/power-loss-of-the-active/chassis-2.log"), "--lang", "ja",
            "--what-if", "peer.monitor=40ms",
        ])
        #expect(run.code == 0)
        #expect(run.text.contains("当てはめの最大誤差: 0 ms"))
        #expect(run.text.contains("観測"))
    }

    @Test(arguments: [
        (["--what-if", "keepalive.retries=50"], 2), (["--what-if", "nonsense=1"], 2), (["--what-if", "nonsense"], 2),
        (["--incident", "2"], 2), (["--what-if", "keepalive.retries=5", "--incident", "9"], 2),
        (["--what-if", "fault=fire"], 2),
    ])
    func `a change that cannot be made is wrong usage`(arguments: [String], code: Int) throws {
        let run = try Workbench().run(
            ["replay", fixture("incidents/power-loss-of-the-active/chassis-2.log"), "--lang", "en"] + arguments
        )
        #expect(Int(run.code) == code)
        #expect(!run.errors.isEmpty)
    }

    @Test func `several switchovers must be told apart, and a refused command cannot be fitted`() throws {
        let bench = try Workbench()
        let several = try bench.run([
            "replay", fixture("incidents/power-off-then-forced/console.txt"), "--lang", "en",
            "--what-if", "keepalive.retries=5",
        ])
        #expect(several.code == 2)
        #expect(several.errors.contains("Choose one with --incident"))
        let refused = try bench.run([
            "replay", fixture("incidents/forced-switchover-refused-on-standby/console-chassis-2.txt"), "--lang", "en",
            "--what-if", "keepalive.retries=5",
        ])
        #expect(refused.code == 3)
        #expect(refused.errors.contains("no scenario can be fitted"))
    }

    @Test(arguments: [
        ["--clock-offset", "5ms"], ["--stamps", "2s", "--syslog", "logs"], ["--syslog", "logs", "--runs", "2"],
    ])
    func `options of the logs that make no sense are wrong usage`(arguments: [String]) throws {
        let run = try Workbench().run(["simulate", fixture("scenarios/power-loss-hot.yaml")] + arguments)
        #expect(run.code == 2)
        #expect(!run.errors.isEmpty)
    }
}

/// The what-if on the real incident of a C9800 pair.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)")) struct WhatIfCorpusTests {
    private func replay(_ whatIf: String...) throws -> Run {
        let lab = "console/cli_c9800cl_power_off_failover_and_force_switchover.txt"
        let path = try #require(Corpus.iosXE).appending(path: lab).path
        let changes = whatIf.flatMap { ["--what-if", $0] }
        return try Workbench().run(["replay", path, "--lang", "en", "--incident", "2"] + changes)
    }

    @Test func `the lab's power-off is fitted before its forced switchover, and keepalives change nothing of it`()
        throws
    {
        let run = try replay(
            "keepalive.interval=100ms,keepalive.retries=5",
            "keepalive.interval=100ms,keepalive.retries=3"
        )
        #expect(run.code == 0)
        // Two outputs give the row two times (spec 6, 11); the later one stands, 946 s before the forced switchover.
        #expect(run.text.contains("placed by switchover history row at 2024-06-07 18:08:46 (observed)"))
        #expect(run.text.contains("0 ms to 947 s"))
        #expect(run.text.contains("largest error of the fit: 0 ms"))
        #expect(run.text.contains("B: no phase is different.") && run.text.contains("C: no phase is different."))
    }

    @Test func `as a silent loss it would hang on the retries`() throws {
        let run = try replay("fault=silence,keepalive.retries=5", "fault=silence,keepalive.retries=3")
        #expect(run.code == 0)
        #expect(run.text.contains("B: detection 50 ms -> ") && run.text.contains("C: detection 50 ms -> "))
        #expect(!run.text.contains("no phase is different"))
    }
}
