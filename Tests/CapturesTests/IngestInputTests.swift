internal import EventLog
internal import Foundation
internal import Operations
internal import Redundancy
internal import SystemPackage
internal import TestSupport
internal import Testing

@testable internal import Captures

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// Files that are no captures, and captures that are hard to hold.
///
/// A sparse file of 2 GiB is not among them: a capture is read twice, byte by byte, which takes minutes without
/// optimisation. That memory does not grow with the file is seen at 64 MiB.
@Suite struct IngestInputTests {
    /// Ingests into a log that has something already, and says what was thrown; the log must stay as it was.
    private func refusal(_ log: IngestLog, _ file: FilePath) throws -> CaptureFileError? {
        let writer = try log.writer()
        defer { try? writer.close() }
        var ingest = try CaptureIngest(knownFrom: nil)
        let good = try log.file("good.log", try Fixtures.bytes("traps/no-year.log"))
        _ = try ingest.ingest(good, into: writer)
        let (contents, next) = (try log.contents(), writer.nextSequence)
        var refused: CaptureFileError?
        do throws(IngestError) {
            _ = try ingest.ingest(file, into: writer)
        } catch {
            if case .file(let problem) = error { refused = problem }
        }
        #expect(try log.contents() == contents)
        #expect(writer.nextSequence == next)
        return refused
    }

    @Test func `an empty file is refused`() throws {
        let log = try IngestLog()
        let file = FilePath(Fixtures.url("traps/empty.log").path)
        #expect(try refusal(log, file) == .content(CaptureError(name: "empty.log", problem: .empty)))
    }

    @Test func `a binary file is refused`() throws {
        let log = try IngestLog()
        let file = FilePath(Fixtures.url("traps/binary.bin").path)
        #expect(try refusal(log, file) == .content(CaptureError(name: "binary.bin", problem: .binary(.other))))
        let packed = try log.file("a.log.gz", [0x1f, 0x8b, 8, 0, 0, 0])
        #expect(try refusal(log, packed) == .content(CaptureError(name: "a.log.gz", problem: .binary(.gzip))))
    }

    @Test func `a directory is refused`() throws {
        let log = try IngestLog()
        let folder = FilePath(log.folder.path)
        #expect(try refusal(log, folder) == .isDirectory(folder.string))
    }

    @Test func `a missing file is refused`() throws {
        let log = try IngestLog()
        let missing = FilePath(log.folder.appending(path: "missing.log").path)
        #expect(try refusal(log, missing) == .notFound(missing.string))
        let below = try log.file("a.log", "words").appending("b.log")
        #expect(try refusal(log, below) == .notFound(below.string))
    }

    @Test(.enabled(if: geteuid() != 0, "everything may be read by root"))
    func `a file that may not be read is refused`() throws {
        let log = try IngestLog()
        let file = try log.file("secret.log", "words")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.string)
        #expect(try refusal(log, file) == .noPermission(file.string))
    }

    @Test func `a pipe without a writer is refused at once`() throws {
        let log = try IngestLog()
        let pipe = FilePath(log.folder.appending(path: "pipe").path)
        // A null-terminated copy of the path for the length of the call.
        #expect(unsafe mkfifo(pipe.string, 0o600) == 0)
        #expect(try refusal(log, pipe) == .notAFile(pipe.string))
    }

    @Test func `what cannot be a capture is told before the log is touched`() throws {
        for (name, problem) in [("empty.log", CaptureError.Problem.empty), ("binary.bin", .binary(.other))] {
            let error = #expect(throws: CaptureFileError.self) {
                try CaptureIngest.check(FilePath(Fixtures.url("traps/\(name)").path))
            }
            #expect(error == .content(CaptureError(name: name, problem: problem)))
        }
        try CaptureIngest.check(FilePath(Fixtures.url("traps/nul-bytes.log").path))
    }

    @Test func `bytes that are not UTF-8 are stored as replaced text`() throws {
        let log = try IngestLog()
        let outcome = try log.ingest(FilePath(Fixtures.url("traps/invalid-utf8.log").path))[0]
        #expect(outcome.counts.events == 2)
        #expect(outcome.counts.unreadLines == 1)
        #expect(unread(try log.items()) == [.notText])
        #expect(witnesses(try log.items()).map { $0.text.contains("\u{FFFD}") } == [true, false, true])
        #expect(witnesses(try log.items()).map(\.byteOffset) == [105, 111, 199])
    }

    @Test func `a line of 64 MiB is one item with its range, and its text is not held`() throws {
        let log = try IngestLog()
        let name = log.folder.appending(path: "long.log")
        let fault = "Mar  4 05:06:07.089: %REDUNDANCY-3-STANDBY_LOST: Standby processor fault (PEER_DOWN)\n"
        let file = try log.file("long.log", fault)
        let handle = try FileHandle(forWritingTo: name)
        try handle.seekToEnd()
        let chunk = Data(repeating: UInt8(ascii: "x"), count: 1 << 20)
        for _ in 0..<64 { try handle.write(contentsOf: chunk) }
        try handle.write(contentsOf: Data("\n\(fault)".utf8))
        try handle.close()

        try log.ingest(file)
        let items = try log.items()
        #expect(facts(items) == [.peerLost(.down), .peerLost(.down)])
        #expect(unread(items) == [.tooLong])
        let long = witnesses(items)[1]
        #expect(long.byteOffset == UInt64(fault.utf8.count))
        #expect(long.byteCount == 64 << 20 + 1)
        #expect(long.text.utf8.count == Witness.textLimit)
        #expect(try log.contents().values.reduce(0) { $0 + $1.count } < 8192)
    }
}
