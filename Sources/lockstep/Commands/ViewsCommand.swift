internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import Operations
internal import Redundancy
internal import Reports
internal import SystemPackage
internal import Views

/// `lockstep views …`: the SQLite read models.
struct ViewsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "views",
        abstract: "The read models in views.sqlite, for any SQL tool.",
        discussion: """
            EXAMPLES:
              lockstep views rebuild
              sqlite3 operations.lockstep/views.sqlite 'select * from timeline limit 20'
            """,
        subcommands: [Rebuild.self, Verify.self]
    )

    struct Rebuild: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make views.sqlite again from the log.",
            discussion: "EXAMPLE:\n  lockstep views rebuild --clock-offset 2ms"
        )

        @OptionGroup var options: ViewsOptions

        func run() throws {
            let language = options.output.language
            let (recordings, checkpoint) = try options.contents()
            do throws(ViewsError) {
                let views = try ViewsDatabase(at: options.log.viewsPath)
                try views.rebuild(recordings, to: checkpoint, measuring: options.measuring.options)
            } catch {
                throw Failure(error, language)
            }
            Terminal.print(
                language.isJapanese
                    ? "\(options.log.viewsPath): レコード \(checkpoint.endSequence) 件まで作成しました"
                    : "\(options.log.viewsPath): made from \(checkpoint.endSequence) records"
            )
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compare views.sqlite with what the log gives, row by row.",
            discussion: "Exits 1 when a row differs.\n\nEXAMPLE:\n  lockstep views verify"
        )

        @OptionGroup var options: ViewsOptions

        func run() throws {
            let language = options.output.language
            guard FileManager.default.fileExists(atPath: options.log.viewsPath) else {
                throw Failure(
                    .unreadable,
                    language.isJapanese
                        ? "\(options.log.viewsPath) がありません。lockstep views rebuild で作成してください。"
                        : "there is no \(options.log.viewsPath). Make it with lockstep views rebuild."
                )
            }
            let (recordings, checkpoint) = try options.contents()
            let differences: [ViewsDifference]
            do throws(ViewsError) {
                let views = try ViewsDatabase(at: options.log.viewsPath)
                differences = try views.verify(recordings, to: checkpoint, measuring: options.measuring.options)
            } catch {
                throw Failure(error, language)
            }
            guard differences.isEmpty else {
                for difference in differences { Terminal.print(difference.description) }
                throw Failure(
                    .finding,
                    language.isJapanese
                        ? "views.sqlite はログと一致しません。lockstep views rebuild で作り直してください。"
                        : "views.sqlite differs from the log. Make it again with lockstep views rebuild."
                )
            }
            Terminal.print(language.isJapanese ? "すべての行がログと一致します" : "every row is what the log gives")
        }
    }

    /// Brings views.sqlite up to date if there is one; nobody who does not use it waits for it.
    static func updateIfPresent(_ log: LogOptions, _ output: OutputOptions) throws {
        guard FileManager.default.fileExists(atPath: log.viewsPath) else { return }
        let (recordings, checkpoint) = try ViewsOptions.contents(log, output)
        do throws(ViewsError) {
            let views = try ViewsDatabase(at: log.viewsPath)
            try views.update(recordings, to: checkpoint, measuring: MeasuringOptions())
        } catch {
            throw Failure(error, output.language)
        }
    }
}

struct ViewsOptions: ParsableArguments {
    @OptionGroup var log: LogOptions
    @OptionGroup var measuring: MeasuringArguments
    @OptionGroup var output: OutputOptions

    func contents() throws -> ([Recording], ViewsCheckpoint) {
        try Self.contents(log, output)
    }

    static func contents(_ log: LogOptions, _ output: OutputOptions) throws -> ([Recording], ViewsCheckpoint) {
        let reader = try log.reader(output.language)
        let recordings: [Recording]
        do throws(RecordingError) {
            let loaded = try Recording.load(from: reader)
            // Views of a part would pass for views of the whole.
            if let damage = loaded.damage { throw .log(damage) }
            recordings = loaded.recordings
        } catch {
            throw Failure(error, output.language)
        }
        let head: TreeHead
        do throws(LogError) {
            head = try reader.treeHead(ofFirst: reader.treeSize)
        } catch {
            throw Failure(error, output.language)
        }
        let checkpoint = ViewsCheckpoint(
            logID: reader.logID?.description ?? "",
            endSequence: reader.endSequence.rawValue,
            treeSize: head.size,
            root: head.root.description
        )
        return (recordings, checkpoint)
    }
}

extension LogOptions {
    var viewsPath: String {
        path.appending("views.sqlite").string
    }
}

extension Failure {
    init(_ error: ViewsError, _ language: Language) {
        self.init(.unreadable, language.isJapanese ? error.messageInJapanese : error.message)
    }
}
