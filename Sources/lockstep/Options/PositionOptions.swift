internal import ArgumentParser
internal import EventLog
internal import Operations
internal import Redundancy
internal import Replay
internal import Reports
internal import SystemPackage

/// Which pair, at which moment, seen from where.
struct PositionOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The pair, where the log has several.", valueName: "name"))
    var pair: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The state when this occurred: a time as the timeline prints it, or a sequence number.",
            valueName: "time|sequence"
        )
    )
    var at: MomentArgument?

    @Option(
        name: .long,
        help: ArgumentHelp("Only what the log had learned by this time.", valueName: "time")
    )
    var asKnownAt: MomentArgument?

    @Option(name: .long, help: ArgumentHelp("From which unit's console the pair is seen.", valueName: "1|2"))
    var console: Int?

    @Flag(name: .long, help: "Count records that a later version wrote, instead of stopping at them.")
    var skipUnknown = false

    func validate() throws {
        if let console, ChassisNumber(console) == nil {
            throw ValidationError("--console takes a chassis number from 1 to 16, not \(console).")
        }
    }

    var consoleNumber: ChassisNumber? {
        console.flatMap { ChassisNumber($0) }
    }

    /// The recording of the pair that is asked for, and the damage at which the log ended.
    func recording(_ log: LogOptions, _ output: OutputOptions) throws -> (Recording, damage: LogError?) {
        let (recordings, damage) = try all(log, output)
        do {
            return (try choose(from: recordings, log, output.language), damage)
        } catch {
            if let damage { throw Failure(damage, output.language) }
            throw error
        }
    }

    private func choose(from recordings: [Recording], _ log: LogOptions, _ language: Language) throws -> Recording {
        if let pair {
            guard let recording = recordings.first(where: { $0.pair == pair }) else {
                let names = recordings.map(\.pair).joined(separator: ", ")
                throw Failure(
                    .unreadable,
                    language == .ja
                        ? "ペア \(pair) はこのログにありません。あるのは: \(names.isEmpty ? "なし" : names)"
                        : "the log has no pair \(pair). It has: \(names.isEmpty ? "none" : names)."
                )
            }
            return recording
        }
        guard recordings.count <= 1 else {
            let names = recordings.map(\.pair).joined(separator: ", ")
            throw Failure(
                .usage,
                language == .ja
                    ? "ペアが複数あります: \(names)。--pair で選んでください。"
                    : "the log has several pairs: \(names). Choose one with --pair."
            )
        }
        guard let recording = recordings.first else {
            guard asKnownAt == nil else {
                throw Failure(
                    .unreadable,
                    language.isJapanese
                        ? "その時点では \(log.path.string) にまだキャプチャがありませんでした。--as-known-at に後の時刻を指定してください。"
                        : "\(log.path.string) had learned of no capture by then. Give a later --as-known-at."
                )
            }
            throw Failure(
                .unreadable,
                language == .ja
                    ? "\(log.path.string) にはまだキャプチャがありません。lockstep ingest で読み込んでください。"
                    : "\(log.path.string) holds no captures yet. Read some with lockstep ingest."
            )
        }
        return recording
    }

    /// The recordings of every pair, as known at the time asked for.
    private func all(_ log: LogOptions, _ output: OutputOptions) throws -> (recordings: [Recording], damage: LogError?)
    {
        let reader = try log.reader(output.language)
        let limit = try asKnownAt.map { try $0.instant(output) }
        do throws(RecordingError) {
            return try Recording.load(from: reader, knownAt: limit, unknown: skipUnknown ? .count : .refuse)
        } catch {
            throw Failure(error, output.language)
        }
    }

    func analysis(
        _ recording: Recording,
        _ output: OutputOptions,
        measuring options: MeasuringOptions = MeasuringOptions()
    ) throws -> Analysis {
        let reckonings = Set(recording.events.compactMap(\.occurred?.reckoning))
        try checkConsole(recording, output.language)
        do throws(AnalysisError) {
            return try Analysis(
                recording,
                at: at?.position(in: reckonings, output) ?? .end,
                measuring: options
            )
        } catch .noComparableTime(let reckonings) {
            let kinds = reckonings.map { "\($0)" }.joined(separator: ", ")
            throw Failure(
                .unreadable,
                output.language == .ja
                    ? "--at と比べられる時刻を持つイベントがありません(あるのは: \(kinds.isEmpty ? "なし" : kinds))。シーケンス番号でも指定できます。"
                    : "no event carries a time that --at can be compared with (there are: \(kinds.isEmpty ? "none" : kinds)). "
                        + "A sequence number works always."
            )
        }
    }

    private func checkConsole(_ recording: Recording, _ language: Language) throws {
        guard let number = consoleNumber else { return }
        let state = Pair.fold(recording.events.lazy.map(\.event))
        let known = Set(state.units.compactMap(\.number) + state.rows.map(\.number))
        guard !known.isEmpty, !known.contains(number) else { return }
        let names = known.sorted().map { String($0.rawValue) }.joined(separator: ", ")
        throw Failure(
            .usage,
            language.isJapanese
                ? "シャーシ \(number.rawValue) はこのペアにありません。あるのは: \(names)"
                : "the pair has no chassis \(number.rawValue). It has: \(names)."
        )
    }
}
