internal import ArgumentParser
internal import EventLog
internal import Reports
internal import Simulation

// Scenarios with several controllers.
extension Simulate {
    func run(_ loaded: NPlusOneScenario) throws {
        let refused = [
            ("--monitoring", monitoring), ("--syslog", syslog.syslog != nil), ("--log", log != nil),
            ("--progressions", progressions),
        ].filter(\.1).map(\.0)
        guard refused.isEmpty else {
            let names = refused.joined(separator: ", ")
            throw Failure(
                .usage,
                output.language.pick(
                    "\(names): only for a pair; this scenario has several controllers.",
                    "\(names) はペアのシナリオだけで使えます。このシナリオには複数のコントローラがあります。"
                )
            )
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
