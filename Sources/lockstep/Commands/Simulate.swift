internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import Operations
internal import Replay
internal import Reports
internal import Simulation

/// `lockstep simulate`
struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a scenario with two controllers in virtual time.",
        discussion: """
            A scenario is a text file with the devices' commands and times, faults, expectations and a budget. Prints \
            one line an event, with a column for the standing of each chassis: - off, b booting, n negotiating, \
            s synchronising, H hot, t taking over, A active, r recovery. The same seed gives the same run. Every figure \
            is modelled.

            Exits 1 when an expectation is not met, an invariant is broken or a signalled failure is over its budget; \
            3 when the scenario cannot be read.

            EXAMPLES:
              lockstep simulate fixtures/scenarios/process-failure-hot.yaml
              lockstep simulate failover.yaml --runs 1000 --set keepalive.retries=5
              lockstep simulate failover.yaml --seed 7 --format json
              lockstep simulate failover.yaml --log runs.lockstep
            """
    )

    @Argument(help: "The scenario file.")
    var scenario: String

    @Option(name: .long, help: "The seed of the run, or of the first of many.")
    var seed: UInt64 = 1

    @Option(name: .long, help: "Run this many seeds and print percentiles (1 to 1,000,000).")
    var runs: Int?

    @Option(
        name: .long,
        help: ArgumentHelp("Change a setting or a duration of the scenario; may be repeated.", valueName: "key=value")
    )
    var set: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("Record the runs, with every input, in this log; it is created if needed.", valueName: "dir")
    )
    var log: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The name of the recorded run (default: FILE-SEED).", valueName: "name")
    )
    var pair: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if pair != nil, log == nil || runs != nil {
            throw ValidationError("--pair names the one run that --log records.")
        }
        if let pair, !StreamNames.isPairName(pair) {
            throw ValidationError("--pair takes 1 to 64 letters, digits, '.', '_' or '-', not '\(pair)'.")
        }
        if let runs, !(1...1_000_000).contains(runs) {
            throw ValidationError("--runs takes 1 to 1,000,000, not \(runs).")
        }
        for change in set where !change.contains("=") {
            throw ValidationError("--set takes key=value, not '\(change)'.")
        }
    }

    func run() throws {
        var loaded = try Self.load(scenario, output.language)
        for change in set {
            let sides = change.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            do throws(SettingError) {
                try loaded.set(key: sides[0], value: sides[1])
            } catch {
                throw Failure(.usage, "--set \(change): \(error)")
            }
        }
        if let runs {
            try sweep(loaded, runs)
        } else {
            try runOnce(loaded)
        }
    }

    private func runOnce(_ scenario: Scenario) throws {
        let recorder = try log.map { try RunLogging(path: $0, scenario: self.scenario, language: output.language) }
        var trace = RunTrace()
        let result: RunResult
        if let recorder {
            (result, trace) = try recorder.record(scenario, seed: seed, pair: pair, observing: trace)
            try recorder.close()
        } else {
            result = scenario.run(seed: seed, observing: &trace)
        }
        let report = SimulationReport(
            scenario,
            result,
            trace.lines,
            language: output.language,
            ink: output.ink,
            digest: ContentDigest.sha256(of: result.canonicalBytes).description
        )
        Terminal.print(report.rendered(as: output.format), ended: false)
        if report.isFinding { throw Failure.silent(.finding) }
    }

    private func sweep(_ scenario: Scenario, _ runs: Int) throws {
        let recorder = try log.map { try RunLogging(path: $0, scenario: self.scenario, language: output.language) }
        var results: [RunResult] = []
        results.reserveCapacity(runs)
        for number in 0..<UInt64(runs) {
            // Wrapping: any seed is as good as any other.
            let seed = seed &+ number
            if let recorder {
                results.append(try recorder.record(scenario, seed: seed, pair: nil, observing: NoObserver()).result)
            } else {
                results.append(scenario.run(seed: seed))
            }
        }
        try recorder?.close()
        let report = SweepReport(scenario, results, language: output.language)
        Terminal.print(report.rendered(as: output.format), ended: false)
        if report.isFinding { throw Failure.silent(.finding) }
        if report.isEmpty {
            throw Failure(
                .unreadable,
                output.language.isJapanese
                    ? "検証不能: どの実行にもスイッチオーバーがありません。"
                    : "not verifiable: no run had a switchover to measure."
            )
        }
    }

    /// Reads a scenario file.
    static func load(_ path: String, _ language: Language) throws -> Scenario {
        let text: String
        do {
            text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        } catch {
            throw Failure(
                .unreadable,
                language.isJapanese
                    ? "\(path) を読めません: \(error.localizedDescription)"
                    : "\(path) cannot be read: \(error.localizedDescription)"
            )
        }
        do throws(ScenarioError) {
            return try Scenario(yaml: text)
        } catch {
            throw Failure(
                .unreadable,
                language.isJapanese ? "\(path):\(error) — シナリオとして読めません。" : "\(path):\(error)"
            )
        }
    }
}
