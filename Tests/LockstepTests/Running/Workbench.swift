internal import Dispatch
internal import Foundation
internal import Synchronization
internal import TestSupport

/// What a run of the command left behind.
struct Run {
    /// The exit code; 128 and the signal's number when a signal ended it, as a shell has it.
    var code: Int32
    var bytes: Data
    var errors: String

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether the process ended itself, rather than a trap or a signal.
    var endedByItself: Bool { code < 128 }
}

/// A folder of its own in which a test runs the built `lockstep`, as a user does at a prompt. Removed with the bench.
final class Workbench: Sendable {
    let folder: URL

    struct TimedOut: Error {
        var arguments: [String]
    }

    struct NoProgram: Error {
        var sought: String
    }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lockstep-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs the command in the bench's folder and waits for its end.
    ///
    /// - Parameters:
    ///   - environment: beside what every run is given: `LANG=C`, eighty columns, the bench as temporary folder.
    ///   - limit: seconds after which the run is stopped and the test fails: far above what any run needs.
    func run(_ arguments: [String], environment: [String: String] = [:], limit: Int = 300) throws -> Run {
        let process = try process(arguments, environment: environment)
        let name = "run-\(UUID().uuidString)"
        let output = folder.appending(path: "\(name).out")
        let errors = folder.appending(path: "\(name).err")
        // Files rather than pipes: nobody has to read while the process writes.
        for file in [output, errors] { try Data().write(to: file) }
        defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
        // Closed by hand: a process that has ended may keep its handles, and thousands of runs would use up descriptors.
        let handles = try [FileHandle(forWritingTo: output), FileHandle(forWritingTo: errors)]
        defer { for handle in handles { try? handle.close() } }
        process.standardOutput = handles[0]
        process.standardError = handles[1]
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        guard ended.wait(timeout: .now() + .seconds(limit)) == .success else {
            process.terminate()
            throw TimedOut(arguments: arguments)
        }
        let isSignal = process.terminationReason == .uncaughtSignal
        return Run(
            code: process.terminationStatus + (isSignal ? 128 : 0),
            bytes: try Data(contentsOf: output),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self)
        )
    }

    /// The command in the bench's folder, not started yet, with nothing on its standard input.
    func process(_ arguments: [String], environment: [String: String] = [:]) throws -> Process {
        let process = Process()
        process.executableURL = try Self.program()
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = [
            "LANG": "C", "COLUMNS": "80", "TZ": "UTC", "PATH": "/usr/bin:/bin", "TMPDIR": folder.path,
            // The report of a trap takes seconds and is read by nobody here.
            "SWIFT_BACKTRACE": "enable=no",
        ].merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        return process
    }

    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Run {
        try run(arguments, environment: environment)
    }

    func path(_ name: String) -> String {
        folder.appending(path: name).path
    }

    @discardableResult
    func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        try Data(bytes).write(to: folder.appending(path: name))
        return path(name)
    }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    /// Every file of a folder of the bench with its bytes: what must not change when a command is refused.
    func contents(of name: String) throws -> [String: Data] {
        let root = folder.appending(path: name)
        var found: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
            let file = root.appending(path: path)
            let isFolder = try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false
            found[path] = isFolder ? Data() : try Data(contentsOf: file)
        }
        return found
    }

    // MARK: - The program

    private static let found = Mutex<URL?>(nil)

    /// The program stands beside the test bundle, which is what runs or what the runner was given.
    static func program() throws -> URL {
        if let program = found.withLock({ $0 }) { return program }
        let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let named = ProcessInfo.processInfo.environment["LOCKSTEP_PROGRAM"].map { URL(filePath: $0) }
        let beside = ([own].compactMap { $0 } + CommandLine.arguments)
            .filter { $0.contains(".xctest") }
            .map { URL(filePath: $0).deletingLastPathComponent().appending(path: "lockstep") }
        for candidate in [named].compactMap({ $0 }) + beside
        where FileManager.default.isExecutableFile(atPath: candidate.path) {
            found.withLock { $0 = candidate }
            return candidate
        }
        throw NoProgram(sought: "beside \(own ?? "?") or as LOCKSTEP_PROGRAM")
    }
}
