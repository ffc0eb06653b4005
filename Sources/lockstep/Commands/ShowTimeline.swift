internal import ArgumentParser
internal import EventLog
internal import Operations
internal import Replay
internal import Reports
internal import SystemPackage

/// `lockstep show timeline`
struct ShowTimeline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Everything that the log holds, in the order in which it happened.",
        discussion: """
            Events of captures, of simulated runs and of upgrade runs on one timeline, a line each: when it happened, the \
            stream, what it was. What was asked (inputs) is left out; 'lockstep log cat' has every record in the order in \
            which the log learned it.

            EXAMPLES:
              lockstep show timeline --log site.lockstep
              lockstep show timeline --stream upgrade/spring --at 2026-04-02T09:00:00Z
            """
    )

    @OptionGroup var log: LogOptions

    @Option(name: .long, help: ArgumentHelp("Only streams whose name begins so.", valueName: "prefix"))
    var stream: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("What had occurred by then: a time or a sequence number.", valueName: "time|sequence")
    )
    var at: MomentArgument?

    @Option(name: .long, help: ArgumentHelp("Only what the log had learned by this time.", valueName: "time"))
    var asKnownAt: MomentArgument?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let language = output.language
        let (recorded, streams, damage) = try records()
        if recorded.isEmpty {
            // What was damaged may have been all that there was.
            if let damage { throw Failure(damage, language) }
            throw nothing(among: streams)
        }
        let reckonings = Set(recorded.compactMap { $0.occurred?.reckoning })
        let position = at?.position(in: reckonings, output) ?? .end
        guard let events = Timeline(recorded).events(upTo: position) else {
            throw Failure(
                .unreadable,
                language.pick(
                    "no record has a time that this can be compared with. Give a sequence number.",
                    "この時刻と比較できる記録がありません。シーケンス番号を指定してください。"
                )
            )
        }
        let table = Table(
            columns: ["occurred", "sequence", "stream", "what"],
            rows: events.map { event in
                [
                    event.occurred.map { output.time.text($0) } ?? "-", String(event.sequence), event.event.stream,
                    event.event.what,
                ]
            }
        )
        Terminal.print(table.rendered(as: output.format), ended: false)
        if let damage { throw Failure(damage, language) }
    }

    /// The events of the wanted streams, the names of all streams in the order in which they began, and the damage at which
    /// reading ended.
    private func records() throws -> (recorded: [Recorded<Line>], streams: [String], damage: LogError?) {
        let language = output.language
        let reader = try log.reader(language)
        let known = try asKnownAt?.instant(output)
        var recorded: [Recorded<Line>] = []
        var streams: [String] = []
        var seen: Set<String> = []
        do throws(RecordingError) {
            let damage = try reader.forEachRecord(knownAt: known) { (record, name, recordedAt) throws(RecordingError) in
                if seen.insert(name).inserted { streams.append(name) }
                guard record.kind == .event, stream.isEmpty || stream.contains(where: { name.hasPrefix($0) }) else {
                    return
                }
                recorded.append(
                    Recorded(
                        sequence: record.sequence.rawValue,
                        recordedAt: recordedAt,
                        occurred: record.occurred.flatMap { Stamp($0) },
                        source: record.stream.rawValue,
                        clock: record.stream.rawValue,
                        event: Line(stream: name, what: EntryText.sentence(of: record, language))
                    )
                )
            }
            return (recorded, streams, damage)
        } catch {
            throw Failure(error, language)
        }
    }

    /// Why there is no event, told as what to do about it.
    private func nothing(among streams: [String]) -> Failure {
        let language = output.language
        if !stream.isEmpty, !streams.isEmpty {
            let more = streams.count > 8 ? ", …" : ""
            let names = streams.prefix(8).joined(separator: ", ") + more
            return Failure(
                .unreadable,
                language.pick(
                    "no stream with events begins with \(stream.joined(separator: ", ")). The log has: \(names).",
                    "\(stream.joined(separator: ", ")) で始まるイベントのストリームはありません。あるのは: \(names)。"
                )
            )
        }
        guard asKnownAt == nil else {
            return Failure(
                .unreadable,
                language.pick(
                    "\(log.path.string) had learned of nothing by then. Give a later --as-known-at.",
                    "その時点では \(log.path.string) にまだ何もありませんでした。--as-known-at に後の時刻を指定してください。"
                )
            )
        }
        return Failure(
            .unreadable,
            language.pick(
                "\(log.path.string) holds no records yet. Read captures with lockstep ingest, or open a run with lockstep upgrade open.",
                "\(log.path.string) にはまだ記録がありません。lockstep ingest または lockstep upgrade open で記録してください。"
            )
        )
    }

    /// A record as it is printed.
    private struct Line: Hashable {
        var stream: String
        var what: String
    }
}
