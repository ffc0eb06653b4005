internal import ArgumentParser
internal import Captures
internal import EventLog
internal import Operations
internal import Reports
internal import SystemPackage

/// `lockstep ingest`
struct Ingest: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read captures into the log.",
        discussion: """
            The same file twice adds nothing; a file that grew adds what is new; an interrupted ingest goes on where it \
            stopped. Lines that cannot be read are counted and kept with their reason.

            EXAMPLES:
              lockstep ingest chassis-1.log chassis-2.log
              lockstep ingest --pair east --unit 1 --year 2026 --time-zone +09:00 \\
                console.txt
            """
    )

    @Argument(help: "Syslog files, console transcripts and saved show outputs, mixed as they come.")
    var files: [String]

    @OptionGroup var log: LogOptions
    @OptionGroup var captures: CaptureArguments
    @OptionGroup var output: OutputOptions

    @Option(name: .long, help: ArgumentHelp("The pair that the files speak of.", valueName: "name"))
    var pair: String = StreamNames.defaultPair

    @Flag(name: .long, help: "Wait while another writer holds the log.")
    var wait = false

    func validate() throws {
        guard StreamNames.isPairName(pair) else {
            throw ValidationError("--pair takes 1 to 64 letters, digits, '.', '_' or '-', not \"\(pair)\".")
        }
    }

    func run() throws {
        let language = output.language
        // What cannot be read at all is told before the log is touched.
        try Self.check(files, language)
        // The writer first brings what an interrupted ingest left within the readers' sight.
        let writer = try LogOptions.writer(log.path, wait: wait, language)
        let reader = try log.reader(language)
        let outcomes: [IngestOutcome]
        do {
            outcomes = try Self.ingest(files, captures, pair, reader, writer, output)
        } catch {
            try? writer.close()
            throw error
        }
        do throws(LogError) {
            try writer.close()
        } catch {
            throw Failure(error, language)
        }
        Terminal.print(IngestReport.table(outcomes, language).rendered(as: output.format), ended: false)
        ViewsCommand.updateIfPresent(log.path, language)
    }

    static func check(_ files: [String], _ language: Language) throws {
        do throws(CaptureFileError) {
            for file in files { try CaptureIngest.check(FilePath(file)) }
        } catch {
            throw Failure(IngestError.file(error), language)
        }
    }

    /// Reads files into a log that is open, in their order.
    static func ingest(
        _ files: [String],
        _ arguments: CaptureArguments,
        _ pair: String,
        _ reader: LogReader?,
        _ writer: LogWriter,
        _ output: OutputOptions,
        keepsEventless: Bool = false
    ) throws -> [IngestOutcome] {
        let language = output.language
        var ingest: CaptureIngest
        do throws(LogError) {
            ingest = try CaptureIngest(knownFrom: reader)
        } catch {
            throw Failure(error, language)
        }
        var outcomes: [IngestOutcome] = []
        for (index, file) in files.enumerated() {
            let options = try arguments.options(at: index, of: files.count, zoneSeconds: output.timeZone?.seconds)
            do throws(IngestError) {
                outcomes.append(
                    try ingest.ingest(
                        FilePath(file),
                        pair: pair,
                        options: options,
                        keepsEventless: keepsEventless,
                        into: writer
                    )
                )
            } catch {
                throw Failure(error, language)
            }
        }
        return outcomes
    }
}
