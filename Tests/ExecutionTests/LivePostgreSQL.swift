import Foundation
import Glibc
import TestSupport

/// A PostgreSQL server of the test's own: made, started and ended here, in a temporary folder, on a loopback port.
///
/// A cluster of the system's own is not touched. The server refuses to run as root, so root hands it to `postgres`, or to
/// `nobody` where there is no such user. It ends with the object, and when the test's process ends in any other way.
final class LivePostgreSQL: Sendable {
    /// The programs of the newest release; nil where there is none.
    static let programs: String? = {
        let folder = "/usr/lib/postgresql"
        let releases = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).compactMap { Int($0) }
        return releases.sorted().last { FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)/bin/initdb") }
            .map { "\(folder)/\($0)/bin" }
    }()

    static var isPresent: Bool { programs != nil }
    static let absence = "PostgreSQL is not installed: tools/install tests"

    private let folder: TemporaryDirectory
    private let programs: String
    private let asUser: String
    let port: Int

    /// The folder of its socket.
    var host: String { folder.path }
    var data: String { "\(folder.path)/data" }
    var newData: String { "\(folder.path)/new" }
    /// The new release's programs. `pg_upgrade` refuses to run as root too.
    var newPrograms: String { getuid() == 0 ? "\(folder.path)/bin" : programs }
    /// The new release's shared files: nothing but what an extension is known by.
    var newShare: String { "\(folder.path)/share" }

    struct Failure: Error {
        var command: String
        var log: String
    }

    init(programs: String) throws {
        folder = TemporaryDirectory()
        self.programs = programs
        let user = ShellCommand.run("id postgres >/dev/null 2>&1") == 0 ? "postgres" : "nobody"
        asUser = getuid() == 0 ? "runuser -u \(user) -- " : ""
        let path = folder.path
        if getuid() == 0 { try Self.run("chown \(user) '\(path)' && chmod 755 '\(path)'", log: "/dev/null") }
        let initialize = "\(asUser)\(programs)/initdb -U postgres -A trust -E UTF8 --locale=C --no-sync -D "
        try Self.run("cd / && \(initialize)'\(path)/data' >'\(path)/log' 2>&1", log: "\(path)/log")
        try Self.run("cd / && \(initialize)'\(path)/new' >'\(path)/log' 2>&1", log: "\(path)/log")
        try Self.run("mkdir -p '\(path)/share/extension' '\(path)/bin' '\(path)/work'", log: "/dev/null")
        try "".write(toFile: "\(path)/share/extension/plpgsql.control", atomically: true, encoding: .utf8)
        if getuid() == 0 {
            let upgrade =
                "#!/bin/sh\ncd '\(path)/work'\nexec \(asUser)'\(programs)/pg_upgrade' \"$@\"\n"
            try upgrade.write(toFile: "\(path)/bin/pg_upgrade", atomically: true, encoding: .utf8)
            try Self.run(
                """
                chown \(user) '\(path)/work' && chmod 755 '\(path)/bin/pg_upgrade' &&
                for program in '\(programs)'/*; do
                  [ "${program##*/}" = pg_upgrade ] || ln -s "$program" '\(path)/bin/' || exit 1
                done
                """,
                log: "/dev/null"
            )
        }
        // Ends the server when this process is gone, however it went. A session of its own: no signal of a terminal ends it.
        let watch =
            "while kill -0 \(getpid()) 2>/dev/null; do sleep 1; done; cd /; \(asUser)'\(programs)/pg_ctl' -D '\(path)/data' -m immediate stop; rm -rf '\(path)'"
        try watch.write(toFile: "\(path)/watch", atomically: true, encoding: .utf8)
        _ = ShellCommand.run("setsid sh -c \"$(cat '\(path)/watch')\" </dev/null >/dev/null 2>&1 &")
        // Another may take a port between a look and the start: the start itself is the look.
        let first = 20_000 + Int(getpid()) % 20_000
        port = try Self.start(programs, asUser, path, from: first)
    }

    private static func start(_ programs: String, _ asUser: String, _ path: String, from first: Int) throws -> Int {
        for port in first..<first + 32 {
            let settings =
                "-k \(path) -h 127.0.0.1 -p \(port) -c max_prepared_transactions=2 -c fsync=off -c wal_level=logical"
            let start = "\(asUser)\(programs)/pg_ctl -D '\(path)/data' -w -l '\(path)/server' -o '\(settings)' start"
            if ShellCommand.run("cd / && \(start) >/dev/null 2>&1 </dev/null") == 0 { return port }
        }
        throw Failure(
            command: "pg_ctl start",
            log: (try? String(contentsOfFile: "\(path)/server", encoding: .utf8)) ?? ""
        )
    }

    /// Starts it again, with what was set.
    func restart() throws {
        try Self.run(
            "cd / && \(asUser)\(programs)/pg_ctl -D '\(data)' -m fast -w restart >/dev/null 2>&1 </dev/null",
            log: "\(folder.path)/server"
        )
    }

    /// Switches the new cluster's checksums.
    func setChecksums(_ isOn: Bool) throws {
        let log = "\(folder.path)/checksums"
        let option = isOn ? "--enable" : "--disable"
        try Self.run("cd / && \(asUser)\(programs)/pg_checksums \(option) -D '\(newData)' >'\(log)' 2>&1", log: log)
    }

    /// Whether the new release has the only extension.
    func setExtension(isPresent: Bool) throws {
        let path = "\(newShare)/extension/plpgsql.control"
        try Self.run(isPresent ? "touch '\(path)'" : "rm '\(path)'", log: "/dev/null")
    }

    func stop() {
        _ = ShellCommand.run("cd / && \(asUser)\(programs)/pg_ctl -D '\(data)' -m fast -w stop >/dev/null 2>&1")
    }

    deinit {
        stop()
    }

    /// Statements, each on its own.
    func execute(_ statements: String...) throws {
        // Where a shell would look into it, a dollar sign is kept from it.
        let each = statements.map { "-c \"\($0.replacing("$", with: "\\$"))\"" }.joined(separator: " ")
        try Self.run("\(psql) -v ON_ERROR_STOP=1 \(each) >'\(folder.path)/psql' 2>&1", log: "\(folder.path)/psql")
    }

    /// Runs while a session holds a transaction open.
    func withOpenTransaction<Result>(_ body: () async throws -> Result) async throws -> Result {
        let path = folder.path
        // A pipe that is opened waits for its other end: the body runs when the transaction is open, and it ends behind
        // the body.
        try Self.run("mkfifo '\(path)/open' '\(path)/release' '\(path)/closed'", log: "/dev/null")
        let session = "begin;\nselect 1;\n\\! echo open >'\(path)/open'\n\\! cat '\(path)/release'\ncommit;\n"
        try session.write(toFile: "\(path)/session", atomically: true, encoding: .utf8)
        _ = ShellCommand.run(
            "(\(psql) -f '\(path)/session' >/dev/null 2>&1; echo closed >'\(path)/closed') </dev/null &"
        )
        try Self.run("grep -q open '\(path)/open'", log: "/dev/null")
        func release() throws {
            try Self.run("echo >'\(path)/release' && grep -q closed '\(path)/closed'", log: "/dev/null")
            try Self.run("rm '\(path)/open' '\(path)/release' '\(path)/closed'", log: "/dev/null")
        }
        do {
            let result = try await body()
            try release()
            return result
        } catch {
            try release()
            throw error
        }
    }

    private var psql: String {
        "psql -X -q -w -h '\(host)' -p \(port) -U postgres -d postgres"
    }

    private static func run(_ command: String, log: String) throws {
        guard ShellCommand.run(command) != 0 else { return }
        throw Failure(command: command, log: (try? String(contentsOfFile: log, encoding: .utf8)) ?? "")
    }
}
