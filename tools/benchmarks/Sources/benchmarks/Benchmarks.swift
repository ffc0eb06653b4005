import Captures
import EventLog
import Foundation
import Measuring
import Operations
import Redundancy
import Replay
import SystemPackage

/// Append and replay rates of the event log, beside what the disk and lz4 do with the same bytes.
///
/// Everything that touches the disk is given as a ratio to raw writes and `fdatasync` of the same bytes in the same
/// groups in the same run, since a sync takes 50 µs on a quiet machine and 3 ms on a busy one.
@main
enum Benchmarks {
    static func main() throws {
        let events = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
        let folder = FileManager.default.temporaryDirectory.appending(path: "lockstep-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        print("machine: \(machine())")
        print("events: \(events) a row, commits of 1,000\n")
        print(Row.head)
        for workload in Workload.all {
            for durability in Durability.allCases {
                let path = folder.appending(path: "\(workload.name)-\(durability).lockstep").path
                let appended = try append(workload, events, durability, path)
                let raw = try writeRaw(path, groups: events / 1000, syncing: durability == .durable, in: folder)
                Row("append \(durability), \(workload.name)", events, appended, note: ratio(raw, appended, "raw write"))
                    .print()
            }
            let path = folder.appending(path: "\(workload.name)-\(Durability.durable).lockstep").path
            let bytes = try sizes(path)
            let perEvent = String(format: "%.1f", Double(bytes) / Double(events))
            let decoded = try decodeLZ4(path)
            let walked = try walk(path)
            Row("read frames and records, \(workload.name)", events, walked, note: ratio(decoded, walked, "lz4 -dc"))
                .print()
            if workload.isEntries {
                let folded = try fold(path)
                Row("replay into the pair's state", events, folded, note: ratio(decoded, folded, "lz4 -dc")).print()
            }
            let verified = try time { _ = try verifyLog(at: FilePath(path)) }
            Row("verify, \(workload.name)", events, verified, note: "\(bytes) bytes, \(perEvent) B/event").print()
        }
    }

    private static func append(
        _ workload: Workload,
        _ events: Int,
        _ durability: Durability,
        _ path: String
    ) throws -> Double {
        nonisolated(unsafe) var now: Int64 = 1_793_000_000_000_000_000
        // One thread appends, so the clock needs no lock.
        let writer = try LogWriter(creatingOrOpening: FilePath(path)) {
            now += 1_000_000
            return now
        }
        let commits = (0..<events / 1000).map { workload.commit($0) }
        let seconds = try time {
            for commit in commits { _ = try writer.append(commit, durability: durability) }
            try writer.sync()
        }
        try writer.close()
        return seconds
    }

    /// The same bytes in as many groups, by `write` and, where the log syncs, `fdatasync`.
    private static func writeRaw(_ path: String, groups: Int, syncing: Bool, in folder: URL) throws -> Double {
        let bytes = try segments(path).reduce(into: Data()) { $0 += try Data(contentsOf: $1) }
        let file = folder.appending(path: "raw").path
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        precondition(descriptor >= 0, "\(file) cannot be made")
        defer { close(descriptor) }
        let size = max(1, bytes.count / groups)
        return time {
            bytes.withUnsafeBytes { buffer in
                var offset = 0
                while offset < buffer.count {
                    let count = min(size, buffer.count - offset)
                    precondition(write(descriptor, buffer.baseAddress! + offset, count) == count, "a short write")
                    if syncing { fdatasync(descriptor) }
                    offset += count
                }
            }
            fdatasync(descriptor)
        }
    }

    /// `lz4 -dc` of all segments, the whole process.
    private static func decodeLZ4(_ path: String) throws -> Double {
        try time {
            let process = Process()
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", "cat \"$0\"/segments/*.lz4 | lz4 -dc > /dev/null", path]
            try process.run()
            process.waitUntilExit()
            precondition(process.terminationStatus == 0, "lz4 failed: is it installed?")
        }
    }

    private static func walk(_ path: String) throws -> Double {
        var count = 0
        let seconds = try time {
            let reader = try LogReader(opening: FilePath(path))
            try reader.forEachCommit { commit throws(LogError) in
                var records = commit.records()
                while let record = try records.next() { count &+= record.payload.byteCount }
                return .continue
            }
        }
        precondition(count > 0, "nothing was read")
        return seconds
    }

    private static func fold(_ path: String) throws -> Double {
        var state = Pair.initialState
        let seconds = try time {
            let recordings = try Recording.load(from: LogReader(opening: FilePath(path))).recordings
            state = Pair.fold(recordings[0].events.lazy.map(\.event))
        }
        precondition(state.activeUnit != nil, "the fold came to nothing")
        return seconds
    }

    private static func segments(_ path: String) throws -> [URL] {
        let folder = URL(filePath: path).appending(path: "segments")
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }
    }

    private static func sizes(_ path: String) throws -> Int {
        try segments(path).reduce(0) { try $0 + Data(contentsOf: $1).count }
    }

    private static func ratio(_ reference: Double, _ measured: Double, _ name: String) -> String {
        String(format: "%.2f of the rate of %@", reference / measured, name)
    }
}
