internal import Foundation
internal import Glibc
internal import Synchronization

/// A `lockstep` that a test ends with SIGKILL at a point that it watches for.
final class MortalRun {
    private let process: Process
    /// Something is written to it when the process has ended, so that nobody waits for a point that never comes.
    private let ended: NamedPipe

    init(_ bench: Workbench, _ arguments: [String]) throws {
        process = try bench.process(arguments)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let pipe = try NamedPipe(bench.path("ended-\(UUID().uuidString)"))
        ended = pipe
        process.terminationHandler = { _ in pipe.write("ended\n") }
    }

    func start() throws {
        try process.run()
    }

    /// Waits until a line comes through a pipe.
    ///
    /// - Returns: the line; nil when the process ended first.
    func line(from pipe: NamedPipe) -> String? {
        wait(for: pipe.descriptor) ? pipe.readLine() : nil
    }

    /// Waits until as many changes were made to the folders watched.
    ///
    /// - Returns: false when the process ended first.
    func sees(_ count: Int, _ changes: FolderChanges) -> Bool {
        var seen = 0
        while seen < count {
            guard wait(for: changes.descriptor) else { return false }
            seen += changes.read()
        }
        return true
    }

    /// Whether something can be read there; false when the process ended and nothing can.
    private func wait(for descriptor: Int32) -> Bool {
        var places = [descriptor, ended.descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        // The array lives as long as the call.
        while unsafe poll(&places, 2, -1) < 0 && errno == EINTR {}
        return places[0].revents != 0
    }

    /// - Returns: whether it was this that ended the process, rather than the process itself.
    @discardableResult
    func kill() -> Bool {
        _ = Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGKILL
    }
}

/// A pipe with a name, which a command of another process writes lines to.
///
/// Open for both directions here, so that nobody's opening waits and no end is seen.
final class NamedPipe: Sendable {
    let path: String
    let descriptor: Int32

    struct NotMade: Error {
        var code: Int32
    }

    init(_ path: String) throws {
        self.path = path
        guard unsafe mkfifo(path, 0o600) == 0 else { throw NotMade(code: errno) }
        descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw NotMade(code: errno) }
    }

    deinit {
        close(descriptor)
        _ = unsafe unlink(path)
    }

    func write(_ line: String) {
        let bytes = Array(line.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }

    func readLine() -> String {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while unsafe read(descriptor, &byte, 1) == 1, byte != 0x0A { line.append(byte) }
        return String(decoding: line, as: UTF8.self)
    }
}

/// What is created, written and renamed in folders, as the system tells it.
final class FolderChanges {
    let descriptor: Int32

    init(in folders: [String]) throws {
        descriptor = inotify_init1(Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { throw NamedPipe.NotMade(code: errno) }
        for folder in folders {
            let mask = UInt32(IN_CREATE | IN_MODIFY | IN_MOVED_TO)
            guard unsafe inotify_add_watch(descriptor, folder, mask) >= 0 else {
                throw NamedPipe.NotMade(code: errno)
            }
        }
    }

    deinit {
        close(descriptor)
    }

    /// How many changes have come by now, one at least.
    func read() -> Int {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
        var changes = 0
        var place = 0
        // Each has a head of sixteen bytes, of which the last four are the length of the name behind it.
        while place + 16 <= count {
            let length = (0..<4).reduce(0) { $0 | Int(bytes[place + 12 + $1]) << (8 * $1) }
            place += 16 + length
            changes += 1
        }
        return changes
    }
}
