internal import EventLog
internal import Operations
internal import Reports
internal import Simulation
internal import SystemPackage

/// Records simulated runs in a log.
struct RunLogging {
    private let writer: LogWriter
    private let name: String
    private let language: Language

    /// - Parameter scenario: the scenario's file, which names the runs.
    init(path: String, scenario: String, language: Language) throws {
        writer = try LogOptions.writer(FilePath(path), wait: false, language)
        name = Self.name(of: scenario)
        self.language = language
    }

    /// The file's name without its ending, in the letters of a pair's name.
    private static func name(of scenario: String) -> String {
        let stem = FilePath(scenario).lastComponent?.stem ?? "run"
        let letters = stem.map { StreamNames.isPairName(String($0)) ? $0 : "-" }
        // Room for the longest seed behind it.
        return String(letters.prefix(43))
    }

    /// Runs the scenario and records it.
    func record<Observer: SimulationObserver>(
        _ scenario: Scenario,
        seed: UInt64,
        pair: String?,
        observing observer: Observer
    ) throws -> (result: RunResult, observer: Observer) {
        let recording = RunRecording(of: scenario, seed: seed, pair: pair ?? "\(name)-\(seed)", into: writer)
        var both = ObserverPair(recording, observer)
        let result = scenario.run(seed: seed, observing: &both)
        do throws(RunRecording.Failure) {
            try both.first.finish(result)
        } catch {
            throw Failure(error, language)
        }
        return (result, both.second)
    }

    func close() throws {
        do throws(LogError) {
            try writer.close()
        } catch {
            throw Failure(error, language)
        }
    }
}

extension Failure {
    init(_ error: RunRecording.Failure, _ language: Language) {
        switch error {
        case .log(let error): self.init(error, language)
        case .pairIsTaken(let pair):
            self.init(
                .finding,
                language.pick(
                    "the log holds another run called \(pair), with other settings. Give this one a name with --pair, or another --log.",
                    "ログには別の設定の実行 \(pair) があります。--pair で名前を付けるか、別の --log を指定してください。"
                )
            )
        }
    }
}
