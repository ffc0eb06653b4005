internal import ArgumentParser
internal import EventLog
internal import Operations
internal import Replay
internal import Reports
internal import Simulation

/// `lockstep simulate`
struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run scenarios with two controllers in virtual time.",
        discussion: """
            A scenario is a text file with the devices' commands and times, faults, expectations and a budget. Prints \
            one line an event, with a column for the standing of each chassis: - off, b booting, n negotiating, \
            s synchronising, H hot, t taking over, A active, r recovery. The same seed gives the same run. Every figure \
            is modelled.

            Several scenarios (files, folders, documents of one file behind ---) print a line each, with the digest of \
            the state at the end; --golden holds these lines against kept ones, field by field.

            What a show command prints stands below its line, as the unit that it was typed on knows the pair. \
            --monitoring adds the page Redundancy States of both units, at the end of the run or at the moment of --at.

            A scenario with several controllers, primary, secondary and tertiary of access points, has one column for each \
            of them: the access points in RUN, - while it does not answer.

            Exits 1 when an expectation is not met, an invariant is broken, a signalled failure is over its budget or \
            an outcome is not as it is kept (which may be over budget); 3 when a file cannot be read.

            EXAMPLES:
              lockstep simulate fixtures/scenarios/process-failure-hot.yaml
              lockstep simulate failover.yaml --runs 1000 --set keepalive.retries=5
              lockstep simulate failover.yaml --seed 7 --format json
              lockstep simulate failover.yaml --log runs.lockstep
              lockstep simulate scenarios scenarios/drawn --golden outcomes.tsv
              lockstep simulate scenarios/drawn --only generated-000123
              lockstep simulate failover.yaml --monitoring --at 700500ms
              lockstep simulate fixtures/scenarios/n-plus-one/controller-lost.yaml
              lockstep simulate failover.yaml --syslog logs --clock-offset 25ms --stamps 1s
            """
    )

    @Argument(help: "Scenario files, or folders: of a folder its *.yaml, in the order of their names.")
    var scenarios: [String]

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

    @Flag(name: .long, help: "Wait while another writer holds the log.")
    var wait = false

    @Option(
        name: .long,
        help: ArgumentHelp("The name of the recorded run (default: FILE-SEED).", valueName: "name")
    )
    var pair: String?

    @OptionGroup var golden: GoldenOptions

    @Flag(name: .long, help: "Print the monitoring page of both units.")
    var monitoring = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The moment of the monitoring pages, from the beginning of the scenario: 700s, 700500ms.",
            valueName: "time"
        )
    )
    var at: LengthArgument?

    @Flag(name: .long, help: "Also print each client of the Redundancy Facility as it is called (one run only).")
    var progressions = false

    @OptionGroup var syslog: SyslogArguments
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if pair != nil, log == nil || runs != nil {
            throw ValidationError("--pair names the one run that --log records.")
        }
        if let pair, !StreamNames.isPairName(pair) {
            throw ValidationError("--pair takes 1 to 64 letters, digits, '.', '_' or '-', not '\(pair)'.")
        }
        if wait, log == nil { throw ValidationError("--wait waits for the log of --log.") }
        if progressions, runs != nil { throw ValidationError("--progressions shows one run; leave --runs out.") }
        if at != nil, !monitoring { throw ValidationError("--at is the moment of --monitoring.") }
        if monitoring, runs != nil { throw ValidationError("--monitoring shows one run; leave --runs out.") }
        if runs != nil, syslog.syslog != nil {
            throw ValidationError("--syslog writes the logs of one run; leave out --runs.")
        }
        if let runs, !(1...1_000_000).contains(runs) {
            throw ValidationError("--runs takes 1 to 1,000,000, not \(runs).")
        }
        for change in set where !change.contains("=") {
            throw ValidationError("--set takes key=value, not '\(change)'.")
        }
    }

    func run() throws {
        if scenarios.count == 1, golden.file == nil, golden.only == nil,
            let several = try NamedScenario.nPlusOne(scenarios[0], output.language)
        {
            return try run(several)
        }
        let loaded = try NamedScenario.load(scenarios, output.language)
        let changed = try golden.chosen(from: loaded, output.language).map { named in
            try named.changed(by: set, of: "--set", output.language)
        }
        guard let first = changed.first, changed.count == 1, golden.file == nil else {
            guard runs == nil, pair == nil, !monitoring, syslog.syslog == nil else {
                throw Failure(
                    .usage,
                    output.language.pick(
                        "--runs, --pair, --monitoring and --syslog take one scenario, without --golden. Choose it with --only.",
                        "--runs、--pair、--monitoring、--syslog は 1 個のシナリオで使います。--only で選んでください。"
                    )
                )
            }
            return try recording { try runAll(changed, $0) }
        }
        try recording { log in
            if let runs {
                try sweep(first, runs, log)
            } else {
                try runOnce(first, log)
            }
        }
    }

    /// Opens the log of `--log` for as long as runs are recorded in it.
    private func recording(_ body: (RunLogging?) throws -> Void) throws {
        let log = try self.log.map { try RunLogging(path: $0, pair: pair, wait: wait, language: output.language) }
        do {
            try body(log)
        } catch let failure as Failure where failure.kind == .finding {
            // A finding is no reason to lose what was recorded.
            try log?.close()
            throw failure
        }
        try log?.close()
    }

    private func runOnce(_ named: NamedScenario, _ log: RunLogging?) throws {
        let scenario = named.scenario
        let trace = RunTrace(pagesAt: at?.length, showsProgressions: progressions)
        var observers = ObserverPair(trace, OperatorLog())
        let result = try run(named, seed: seed, log, observing: &observers)
        try syslog.write(observers.second, of: scenario, output.language)
        let report = SimulationReport(
            scenario,
            result,
            observers.first.lines,
            language: output.language,
            ink: output.ink,
            digest: ContentDigest.sha256(of: result.canonicalBytes).description,
            monitoring: monitoring ? MonitoringReport(observers.first.pages, language: output.language) : nil
        )
        Terminal.print(report.rendered(as: output.format), ended: false)
        if report.isFinding { throw Failure.silent(.finding) }
    }

    /// Runs a scenario, and records it where a log is given.
    func run(
        _ named: NamedScenario,
        seed: UInt64,
        _ log: RunLogging?,
        observing observer: inout some SimulationObserver
    ) throws -> RunResult {
        guard let log else { return named.scenario.run(seed: seed, observing: &observer) }
        return try log.record(named, seed: seed, observing: &observer)
    }

    private func sweep(_ named: NamedScenario, _ runs: Int, _ log: RunLogging?) throws {
        let scenario = named.scenario
        var results: [RunResult] = []
        results.reserveCapacity(runs)
        var nobody = NoObserver()
        for number in 0..<UInt64(runs) {
            // Wrapping: any seed is as good as any other.
            results.append(try run(named, seed: seed &+ number, log, observing: &nobody))
        }
        try print(SweepReport(scenario, results, language: output.language))
    }

    /// Prints what many runs amount to, if they had something to measure.
    func print(_ report: SweepReport) throws {
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
}
