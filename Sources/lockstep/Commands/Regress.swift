internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import Operations
internal import Redundancy
internal import Replay
internal import Reports
internal import Simulation
internal import SystemPackage

/// `lockstep regress`
struct Regress: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare what two builds, two sets of parameters or two logs measured.",
        discussion: """
            A side is a scenario file, which is run many times; a file .json that --save wrote, with another build \
            perhaps; or the folder of a log, whose incidents are measured. Detection, takeover and outage are compared, \
            and all that the budget names. One scenario alone is compared with itself, as --set and --set-base change it.

            Test: Mann-Whitney U, two-sided. Effect size: Cliff's delta. Shift: Hodges-Lehmann. Worse is what is \
            significant, not negligible and over the budget: fixtures/regress/budget.yaml is one; without any, a tenth \
            more is allowed. Scenarios run with the same seeds on both sides; a \
            run without a switchover gives no value, so look at the counts.

            Not compared are modelled with observed figures, fewer than 20 values, and shifts below the resolution of \
            the times. Exits 1 when a measurement is worse than its budget, 3 when one cannot be compared or read.

            EXAMPLES:
              lockstep regress failover.yaml --set keepalive.interval=200ms
              lockstep regress failover.yaml --runs 1000 --save base.json
              lockstep regress base.json failover.yaml --runs 1000 --junit regress.xml
              lockstep regress march.lockstep april.lockstep --budget budget.yaml
            """
    )

    @Argument(help: "A scenario, a saved sample (.json) or the folder of a log: what is compared with.")
    var baseline: String

    @Argument(help: "The same: what is compared (default: the baseline, where it is a scenario).")
    var candidate: String?

    @Option(name: .long, help: "How often a scenario is run (20 to 1,000,000).")
    var runs = 200

    @Option(name: .long, help: "The seed of the first run.")
    var seed: UInt64 = 1

    @Option(
        name: .long,
        parsing: .singleValue,
        help: ArgumentHelp("Change a setting or a duration of the candidate; may be repeated.", valueName: "key=value")
    )
    var set: [String] = []

    @Option(
        name: .long,
        parsing: .singleValue,
        help: ArgumentHelp("The same for the baseline.", valueName: "key=value")
    )
    var setBase: [String] = []

    @Option(name: .long, help: ArgumentHelp("The pair of a log (default: all of them).", valueName: "name"))
    var pair: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The most by which the clocks of a log's units may differ: 2ms, 150us.", valueName: "bound")
    )
    var clockOffset: LengthArgument?

    @Option(name: .long, help: ArgumentHelp("How much worse each measurement may be (YAML).", valueName: "file"))
    var budget: String?

    @Option(name: .long, help: ArgumentHelp("Write the result as JUnit XML.", valueName: "file"))
    var junit: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Write what the candidate, or the only side, measured (.json).", valueName: "file")
    )
    var save: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (20...1_000_000).contains(runs) else {
            throw ValidationError("--runs takes 20 to 1,000,000, not \(runs).")
        }
        for (option, change) in set.map({ ("--set", $0) }) + setBase.map({ ("--set-base", $0) })
        where !change.contains("=") {
            throw ValidationError("\(option) takes key=value, not '\(change)'.")
        }
        if let save, !save.hasSuffix(".json") {
            throw ValidationError("--save takes a name that ends in .json, not '\(save)'.")
        }
        if isAlone, save == nil || budget != nil || junit != nil {
            throw ValidationError("One side alone: name a second one, change it with --set, or only --save it.")
        }
    }

    /// Whether there is nothing to compare the one side with.
    private var isAlone: Bool {
        candidate == nil && set.isEmpty && setBase.isEmpty
    }

    func run() throws {
        let language = output.language
        let limits = try budget.map { try Self.budget($0, language) }
        if isAlone, let save {
            try Self.keep(try side(baseline, [], "--set"), in: save, language)
            return
        }
        let base = try side(baseline, setBase, "--set-base")
        let other = try side(candidate ?? baseline, set, "--set")
        if let save { try Self.keep(other, in: save, language) }

        let report = RegressionReport(
            base,
            other,
            budget: limits ?? .standard,
            requiring: limits.map { limits in MeasurementKind.allCases.filter { limits.limits[$0] != nil } } ?? [],
            language: language,
            ink: output.ink
        )
        if let junit { try OutputFile.write(report.junit, to: junit, language) }
        Terminal.print(report.rendered(as: output.format), ended: false)
        if report.isFinding {
            throw Failure(.finding, report.refusal ?? "")
        }
        if let refusal = report.refusal { throw Failure(.unreadable, refusal) }
    }

    // MARK: Sides

    /// What a side measured, by what it is: a folder, a saved sample or a scenario.
    private func side(_ path: String, _ changes: [String], _ option: String) throws -> SampleSet {
        let language = output.language
        let isFolder = (try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
        let isScenario = !isFolder && !path.hasSuffix(".json")
        if let change = changes.first, !isScenario {
            throw Failure(
                .usage,
                language.isJapanese
                    ? "\(option) \(change): \(path) はシナリオではないため変更できません。"
                    : "\(option) \(change): \(path) is no scenario, so nothing of it can be changed."
            )
        }
        if isFolder { return try log(path) }
        guard isScenario else {
            let bytes = try InputFile.bytes(path, limit: SampleFile.longest, language)
            do throws(SampleFileError) {
                return try SampleFile.samples(Array(bytes))
            } catch {
                throw Failure(.unreadable, "\(path):\(language.text(error))")
            }
        }
        let scenario = try NamedScenario.one(path, language).changed(by: changes, of: option, language).scenario
        var set = SampleSet(running: scenario, seed: seed, runs: runs)
        set.title = ([set.title] + changes).joined(separator: ", ")
        return set
    }

    private func log(_ path: String) throws -> SampleSet {
        let language = output.language
        var log = LogOptions()
        log.log = path
        let reader = try log.reader(language)
        let (recordings, damage): ([Recording], LogError?)
        do throws(RecordingError) {
            (recordings, damage) = try Recording.load(from: reader)
        } catch {
            throw Failure(error, language)
        }
        // Half a log is no sample of the whole.
        if let damage { throw Failure(damage, language) }
        let chosen = recordings.filter { pair == nil || $0.pair == pair }
        guard !chosen.isEmpty else {
            let names = recordings.isEmpty ? "-" : recordings.map(\.pair).joined(separator: ", ")
            throw Failure(
                .unreadable,
                language.isJapanese
                    ? "\(path) に\(pair.map { "ペア \($0) の" } ?? "")キャプチャがありません。あるペア: \(names)"
                    : "\(path) holds no captures\(pair.map { " of the pair \($0)" } ?? ""). Its pairs: \(names)."
            )
        }
        guard chosen.allSatisfy({ $0.origin == chosen[0].origin }) else {
            throw Failure(
                .unreadable,
                language.isJapanese
                    ? "\(path) には実行の記録とキャプチャの両方があり、モデル値と観測値は一緒にできません。--pair で 1 つ選んでください。"
                    : "\(path) holds runs and captures, and modelled figures never go with observed ones. Choose one with --pair."
            )
        }
        var analyses: [Analysis] = []
        for recording in chosen {
            analyses.append(try Analysis(recording, measuring: MeasuringOptions(clockOffset: clockOffset?.length)))
        }
        return SampleSet(title: ([path] + (pair.map { [$0] } ?? [])).joined(separator: ", "), analyses)
    }

    private static func budget(_ path: String, _ language: Language) throws -> RegressionBudget {
        let text = try InputFile.text(path, limit: RegressionBudget.longestText, language)
        do throws(RegressionBudgetError) {
            return try RegressionBudget(yaml: text)
        } catch {
            throw Failure(.unreadable, "\(path):\(language.text(error))")
        }
    }

    private static func keep(_ samples: SampleSet, in path: String, _ language: Language) throws {
        try OutputFile.write(SampleFile.text(samples), to: path, language)
    }
}
