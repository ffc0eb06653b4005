internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import Replay
internal import Reports
internal import SystemPackage

/// Where the log stands.
struct LogOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The log's folder (default: $LOCKSTEP_LOG, else ./operations.lockstep).",
            valueName: "dir"
        )
    )
    var log: String?

    var path: FilePath {
        FilePath(log ?? ProcessInfo.processInfo.environment["LOCKSTEP_LOG"] ?? "operations.lockstep")
    }

    func reader(_ language: Language) throws -> LogReader {
        try Self.reader(path, language)
    }

    static func reader(_ path: FilePath, _ language: Language) throws -> LogReader {
        do throws(LogError) {
            return try LogReader(opening: path)
        } catch {
            throw Failure(error, language)
        }
    }

    static func writer(_ path: FilePath, wait: Bool, _ language: Language) throws -> LogWriter {
        let key = try LogKeys.signing(language)
        do throws(LogError) {
            let options = WriterOptions(whenLocked: wait ? .wait : .refuse, signingKey: key)
            return try LogWriter(creatingOrOpening: path, options: options, now: { SystemClock.now.nanoseconds })
        } catch {
            throw Failure(openingForWriting: error, path, language)
        }
    }
}

extension Failure {
    /// A log that may be read, and not written.
    fileprivate init(openingForWriting error: LogError, _ path: FilePath, _ language: Language) {
        self.init(error, language)
        guard case .system(_, _, let code) = error, [EACCES, EROFS, EPERM].contains(code) else { return }
        message = language.pick(
            "\(path) cannot be written: \(message). Check its permissions; commands that only show are still possible.",
            "\(path) に書き込めません (\(message))。権限を確認してください。参照だけのコマンドは実行できます。"
        )
    }
}
