internal import EventLog
internal import Operations
internal import Reports
internal import Simulation
internal import SystemPackage

/// Records simulated runs in a log.
struct RunLogging {
    private let writer: LogWriter
    private let pair: String?
    private let language: Language

    /// - Parameters:
    ///   - path: the log's folder; the log is created if there is none.
    ///   - pair: the name of the one run that is recorded; nil names each by its scenario and seed.
    ///   - wait: whether another writer's end is waited for.
    ///   - language: of errors.
    init(path: String, pair: String?, wait: Bool, language: Language) throws {
        writer = try LogOptions.writer(FilePath(path), wait: wait, language)
        self.pair = pair
        self.language = language
    }

    /// A scenario's name in the letters of a pair's name, with the seed.
    private static func name(of scenario: String, seed: UInt64) -> String {
        let letters = scenario.map { StreamNames.isPairName(String($0)) ? $0 : "-" }
        // Room for the longest seed behind it.
        return "\(String(letters.prefix(43)))-\(seed)"
    }

    /// Runs the scenario and records it.
    func record(
        _ named: NamedScenario,
        seed: UInt64,
        observing observer: inout some SimulationObserver
    ) throws -> RunResult {
        let name = pair ?? Self.name(of: named.name, seed: seed)
        let recording = RunRecording(of: named.scenario, seed: seed, pair: name, into: writer)
        var both = ObserverPair(recording, observer)
        let result = named.scenario.run(seed: seed, observing: &both)
        observer = both.second
        do throws(RunRecording.Failure) {
            try both.first.finish(result)
        } catch {
            throw Failure(error, language)
        }
        return result
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
