internal import ArgumentParser
internal import EventLog
internal import Reports
internal import Simulation

// Scenarios with several controllers.
extension Simulate {
    func run(_ loaded: NPlusOneScenario) throws {
        if monitoring {
            throw ValidationError("--monitoring shows the units of a pair; this scenario has several controllers.")
        }
        if syslog.syslog != nil {
            throw ValidationError("--syslog writes the logs of a pair; this scenario has several controllers.")
        }
        if log != nil {
            throw ValidationError("--log records the runs of a pair; this scenario has several controllers.")
        }
        var scenario = loaded
        try NamedScenario.apply(set, of: "--set", output.language) { (key, value) throws(SettingError) in
            try scenario.set(key: key, value: value)
        }
        if let runs {
            // Wrapping: any seed is as good as any other.
            let results = (0..<UInt64(runs)).map { scenario.run(seed: seed &+ $0) }
            try print(SweepReport(scenario, results, language: output.language))
            return
        }
        var trace = NPlusOneTrace()
        let result = scenario.run(seed: seed, tracing: &trace)
        let report = NPlusOneReport(
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
}
