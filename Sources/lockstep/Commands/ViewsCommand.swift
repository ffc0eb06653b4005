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
            let contents = try options.contents()
            do throws(ViewsError) {
                let views = try ViewsDatabase(at: options.log.viewsPath)
                try views.rebuild(
                    contents.recordings,
                    upgrades: contents.upgrades,
                    to: contents.checkpoint,
                    measuring: options.measuring.options
                )
            } catch {
                throw Failure(error, language)
            }
            Terminal.print(
                language.isJapanese
                    ? "\(options.log.viewsPath): レコード \(contents.checkpoint.endSequence) 件まで作成しました"
                    : "\(options.log.viewsPath): made from \(contents.checkpoint.endSequence) records"
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
            let contents = try options.contents()
            let differences: [ViewsDifference]
            do throws(ViewsError) {
                let views = try ViewsDatabase(at: options.log.viewsPath)
                differences = try views.verify(
                    contents.recordings,
                    upgrades: contents.upgrades,
                    to: contents.checkpoint,
                    measuring: options.measuring.options
                )
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

    /// Brings views.sqlite up to date if there is one; nobody who does not use it waits for it. Measurements are made as those
    /// that it has.
    ///
    /// A failure is told and is none of the command's: what it stored is stored, and views can be made again at any time.
    static func updateIfPresent(_ log: FilePath, _ language: Language) {
        let path = LogOptions.viewsPath(ofLogAt: log)
        guard FileManager.default.fileExists(atPath: path) else { return }
        do {
            let contents = try LogContents(LogOptions.reader(log, language), language)
            do throws(ViewsError) {
                let views = try ViewsDatabase(at: path)
                try views.update(
                    contents.recordings,
                    upgrades: contents.upgrades,
                    to: contents.checkpoint,
                    measuring: views.measuringOptions ?? MeasuringOptions()
                )
            } catch {
                throw Failure(error, language)
            }
        } catch let failure as Failure {
            failure.report()
        } catch {
            Terminal.printError("lockstep: \(error)")
        }
    }
}

struct ViewsOptions: ParsableArguments {
    @OptionGroup var log: LogOptions
    @OptionGroup var measuring: MeasuringArguments
    @OptionGroup var output: OutputOptions

    func contents() throws -> LogContents {
        try LogContents(log.reader(output.language), output.language)
    }
}

/// All of a log that views are made from, and where it ends.
struct LogContents {
    var recordings: [Recording]
    var upgrades: [UpgradeRecord]
    var checkpoint: ViewsCheckpoint

    /// - Throws: `Failure` for a log that is damaged: views of a part would pass for views of the whole.
    init(_ reader: LogReader, _ language: Language) throws {
        do throws(RecordingError) {
            let pairs = try Recording.load(from: reader)
            let runs = try UpgradeRecord.load(from: reader)
            if let damage = pairs.damage ?? runs.damage { throw .log(damage) }
            recordings = pairs.recordings
            upgrades = runs.records
        } catch {
            throw Failure(error, language)
        }
        let head: TreeHead
        do throws(LogError) {
            head = try reader.treeHead(ofFirst: reader.treeSize)
        } catch {
            throw Failure(error, language)
        }
        checkpoint = ViewsCheckpoint(
            logID: reader.logID?.description ?? "",
            endSequence: reader.endSequence.rawValue,
            treeSize: head.size,
            root: head.root.description
        )
    }
}

extension LogOptions {
    var viewsPath: String {
        Self.viewsPath(ofLogAt: path)
    }

    static func viewsPath(ofLogAt path: FilePath) -> String {
        path.appending("views.sqlite").string
    }
}

extension Failure {
    init(_ error: ViewsError, _ language: Language) {
        self.init(.unreadable, language.isJapanese ? error.messageInJapanese : error.message)
    }
}
