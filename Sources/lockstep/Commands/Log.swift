internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import Operations
internal import Replay
internal import Reports
internal import SystemPackage

/// `lockstep log …`: the log itself.
struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at the event log itself.",
        discussion: """
            EXAMPLES:
              lockstep log stat
              lockstep log verify
              lockstep log cat --from 100 --format json
              lockstep log prove 100 --output release.tlog-proof
            """,
        subcommands: [
            LogStat.self, LogCat.self, LogVerify.self, LogKeygen.self, LogCheckpoint.self, LogProve.self,
            LogCheckProof.self,
        ]
    )
}

/// `lockstep log stat`
struct LogStat: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stat",
        abstract: "How large the log is, and in which condition.",
        discussion: "EXAMPLE:\n  lockstep log stat --log site.lockstep"
    )

    @OptionGroup var log: LogOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let reader = try log.reader(output.language)
        do throws(LogError) {
            let table = try LogTables.stat(reader, log.path, output.language, output.time)
            Terminal.print(table.rendered(as: output.format), ended: false)
            if let damage = reader.damage { throw damage }
        } catch {
            throw Failure(error, output.language)
        }
    }
}

/// `lockstep log cat`
struct LogCat: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cat",
        abstract: "Print records, one a line.",
        discussion: """
            --raw writes the decompressed bytes, which are one protobuf message lockstep.Segment, the same that \
            'cat segments/*.lz4 | lz4 -dc' gives.

            EXAMPLES:
              lockstep log cat --from 100 --to 120
              lockstep log cat --from 2026-03-14T02:00:00Z --format json
              lockstep log cat --raw | protoc --decode=lockstep.Segment lockstep.proto
            """
    )

    @OptionGroup var log: LogOptions
    @OptionGroup var output: OutputOptions

    @Option(name: .long, help: "The first record: a sequence number, or when the log learned it.")
    var from: MomentArgument?

    @Option(name: .long, help: ArgumentHelp("The last record.", valueName: "sequence"))
    var to: UInt64?

    @Flag(name: .long, help: "Write the stored messages as they are.")
    var raw = false

    @Flag(name: .long, help: "Go on printing what is appended and synced, until interrupted.")
    var follow = false

    func run() throws {
        let reader = try log.reader(output.language)
        do throws(LogError) {
            let first = try firstSequence(in: reader)
            if raw {
                try catRaw(reader, first)
            } else {
                try catRecords(reader, first)
            }
            if let damage = reader.damage { throw damage }
        } catch {
            throw Failure(error, output.language)
        }
    }

    private func firstSequence(in reader: LogReader) throws(LogError) -> SequenceNumber {
        guard let from else { return SequenceNumber(0) }
        switch from.position(in: [.utc], output) {
        case .sequence(let sequence): return SequenceNumber(sequence)
        case .occurred(let stamp): return try reader.firstSequence(recordedAtOrAfter: stamp.earliest)
        case .end: return reader.endSequence
        }
    }

    private func catRaw(_ reader: LogReader, _ first: SequenceNumber) throws(LogError) {
        // No record has the last number, so a limit that cannot be one more is none.
        let limit = to.flatMap { $0 == .max ? nil : SequenceNumber($0 + 1) }
        var commits = reader.commits(from: first, upTo: limit)
        while let commit = try commits.next() {
            var writer = ProtobufWriter()
            writer.bytes(1, commit.leafBytes)
            Terminal.write(Data(writer.bytes))
        }
    }

    private func catRecords(_ reader: LogReader, _ first: SequenceNumber) throws(LogError) {
        var printer = RecordPrinter(output, try reader.streams(), first: first, last: to)
        var commits = reader.commits(from: first)
        while let commit = try commits.next() {
            guard printer.print(commit) else { return }
        }
        guard follow else { return }
        var follower = reader.follow(from: reader.endSequence)
        while true {
            while let commit = try follower.next() {
                guard printer.print(commit) else { return }
            }
            // Nothing new is durable yet. A tenth of a second is soon enough for a reader, and costs nothing.
            usleep(100_000)
        }
    }
}
