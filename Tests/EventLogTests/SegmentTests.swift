import EventLog
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite struct SegmentTests {
    let log = LogFixture()

    /// A log whose segments hold one commit each.
    private func makeSegments(_ count: Int, closing: Bool = true) throws {
        let writer = try log.writer(segmentByteCount: 1)
        for index in 0..<count { _ = try writer.append(commit("\(index)", "again \(index)")) }
        if closing { try writer.close() } else { writer.abandon() }
    }

    private func name(_ sequence: Int) -> String {
        let digits = String(sequence)
        return "segments/" + String(repeating: "0", count: 20 - digits.count) + digits + ".lz4"
    }

    @Test func `a full segment is followed by one named by its first sequence number`() throws {
        try makeSegments(4)
        #expect(try log.segmentNames().map { "segments/" + $0 } == [0, 2, 4, 6].map(name))
        let report = try log.verify()
        #expect(report.condition == .clean)
        #expect(report.segmentCount == 4)
        #expect(report.recordCount == 8)
        #expect(report.checkpoint?.head == report.treeHead)
        #expect(try log.allCommits().count == 4)
        #expect(try log.allCommits(from: 5).map(\.firstSequence.rawValue) == [4, 6])
        let reader = try log.reader()
        #expect(reader.treeSize == 4)
        #expect(try reader.treeHead(ofFirst: 4) == report.treeHead)
    }

    @Test func `files and directories are for their owner only`() throws {
        try makeSegments(1)
        let modes = "find '\(log.path)' -type d -not -perm 700 -o -type f -not -perm 600 | grep -q ."
        #expect(ShellCommand.run(modes) == 1)
    }

    @Test func `a middle segment that is missing is named`() throws {
        try makeSegments(4)
        log.remove(name(2))
        #expect(try log.verify().condition == .missingSegment)
        #expect(throws: LogError.self) { try log.writer() }
        var copies = try log.reader().commits()
        #expect(try copies.next()?.firstSequence == 0)
        #expect(
            throws: LogError.damaged(
                .missingSegment,
                Place(file: name(4), offset: 0),
                .missingSegment(needed: 2, found: 4)
            )
        ) { try copies.next() }
    }

    @Test func `the first segment that is missing is named`() throws {
        try makeSegments(3)
        log.remove(name(0))
        #expect(try log.verify().condition == .missingSegment)
        #expect(try log.reader().condition == .missingSegment)
    }

    @Test func `the last segment that is missing is seen by checkpoint or note`() throws {
        try makeSegments(3)
        log.remove(name(4))
        #expect(try log.verify().condition == .checkpointAhead)
        log.remove("checkpoint")
        #expect(try log.verify().condition == .syncedTailMissing)
        #expect(try log.reader().condition == .syncedTailMissing)
        log.remove("writer")
        // Nobody is left who could know.
        #expect(try log.verify().isSound)
    }

    @Test func `a segment of another log is named and read up to`() throws {
        try makeSegments(3)
        let other = LogFixture()
        let writer = try other.writer(segmentByteCount: 1)
        for index in 0..<3 { _ = try writer.append(commit("other \(index)", "x")) }
        try writer.close()
        try log.write(other.bytes(of: name(2)), to: name(2))
        #expect(try log.verify().condition == .foreignSegment)
        #expect(throws: LogError.self) { try log.writer() }
        let reader = try log.reader()
        #expect(reader.condition == .foreignSegment)
        #expect(reader.endSequence == 2)
        #expect(try texts(log.allCommits()) == ["0", "again 0"])
    }

    @Test func `a segment that is there twice is named`() throws {
        try makeSegments(3)
        try log.write(log.bytes(of: name(2)), to: name(3))
        #expect(try log.verify().condition == .duplicatedSegment)
        #expect(throws: LogError.self) { try log.writer() }
        #expect(try log.reader().condition == .duplicatedSegment)
        log.remove(name(3))
        #expect(try log.verify().condition == .clean)
    }

    @Test func `an empty new segment is used by the next writer`() throws {
        try makeSegments(2, closing: false)
        try log.write([], to: name(4))
        #expect(try log.verify().condition == .emptySegment)
        let reader = try log.reader()
        #expect(reader.endSequence == 4)
        #expect(reader.treeSize == 2)
        let writer = try log.writer(segmentByteCount: 1)
        #expect(writer.recovery.condition == .emptySegment)
        #expect(try writer.append(commit("next")).firstSequence == 4)
        try writer.close()
        #expect(try log.verify().condition == .clean)
        #expect(try log.segmentNames().count == 3)
    }

    @Test func `a half-written new segment is moved aside at every length`() throws {
        try makeSegments(3, closing: false)
        let whole = try log.bytes(of: name(4))
        try makeHalf(Array(whole.prefix(0)), condition: .emptySegment)
        for length in stride(from: 1, to: whole.count, by: 7) {
            try makeHalf(Array(whole.prefix(length)), condition: .halfWrittenSegment)
        }
    }

    private func makeHalf(_ bytes: [UInt8], condition: LogCondition) throws {
        for segment in try log.segmentNames() where segment > "00000000000000000004" {
            log.remove("segments/" + segment)
        }
        try log.write(bytes, to: name(4))
        log.removeWitnesses()
        #expect(try log.verify().condition == condition)
        #expect(try log.reader().endSequence == 4)
        let writer = try log.writer(segmentByteCount: 1)
        #expect(writer.recovery.condition == condition)
        #expect(writer.recovery.movedByteCount == UInt64(bytes.count))
        #expect(try writer.append(commit("next", "next")).firstSequence == 4)
        writer.abandon()
        #expect(try texts(log.allCommits()) == ["0", "again 0", "1", "again 1", "next", "next"])
    }

    @Test func `a first segment that was only begun starts a new log`() throws {
        let first = try log.writer()
        _ = try first.append(commit("x"))
        first.abandon()
        let bytes = try log.bytes(of: name(0))
        log.removeWitnesses()
        try log.write(Array(bytes.prefix(50)), to: name(0))
        let writer = try log.writer()
        #expect(writer.recovery.condition == .halfWrittenSegment)
        _ = try writer.append(commit("y"))
        try writer.close()
        #expect(try log.verify().condition == .clean)
        #expect(try texts(log.allCommits()) == ["y"])
    }

    @Test func `a directory of something else is no log, and none is no log either`() throws {
        #expect(throws: LogError.noSuchLog(path: log.path.string)) { try log.reader() }
        #expect(throws: LogError.noSuchLog(path: log.path.string)) { try log.verify() }
        try SystemStorage().createDirectory(log.path)
        try log.write([1], to: "letter.txt")
        #expect(throws: LogError.notALog(path: log.path.string)) { try log.reader() }
        #expect(throws: LogError.notALog(path: log.path.string)) { try log.writer() }
        #expect(try SystemStorage().list(log.path) == ["letter.txt"])
        let file = log.path.appending("letter.txt")
        #expect(throws: LogError.notALog(path: file.string)) { try LogReader(opening: file) }
        #expect(throws: LogError.notALog(path: file.string)) {
            try LogWriter(creatingOrOpening: file, now: log.clock.now)
        }
    }

    @Test(arguments: ["segments/00000000000000000000.lz4", "writer", "checkpoint"])
    func `a pipe or a device in place of a file is refused and not waited for`(name: String) throws {
        try log.writer().close()
        let file = log.path.appending(name)
        let targets: [(FilePath) -> Int32] = [
            { unsafe mkfifo($0.string, 0o600) }, { unsafe symlink("/dev/zero", $0.string) },
        ]
        for make in targets {
            _ = unsafe unlink(file.string)
            #expect(make(file) == 0)
            #expect(throws: LogError.self) { try log.verify() }
        }
    }

    @Test func `a new log without a record is empty but has its id`() throws {
        let writer = try log.writer()
        #expect(writer.recovery.condition == .empty)
        #expect(try log.verify().condition == .notClosed)
        #expect(try log.reader().logID == writer.logID)
        #expect(try log.allCommits().isEmpty)
        try writer.close()
        #expect(try log.verify().condition == .clean)
        #expect(try log.writer().logID == writer.logID)
    }

    @Test func `the checkpoint is compared with the tree`() throws {
        try makeSegments(3)
        let text = String(decoding: try log.bytes(of: "checkpoint"), as: UTF8.self)
        let checkpoint = try #require(Checkpoint(text: text))
        var other = checkpoint
        other.head.root = ContentDigest.sha256(of: [])
        try log.write(Array(other.text.utf8), to: "checkpoint")
        #expect(try log.verify().condition == .checkpointMismatch)
        #expect(throws: LogError.self) { try log.writer() }
        try log.write(Array("nonsense".utf8), to: "checkpoint")
        #expect(try log.verify().condition == .checkpointUnreadable)
        other = checkpoint
        other.head.size += 1
        try log.write(Array(other.text.utf8), to: "checkpoint")
        #expect(try log.verify().condition == .checkpointAhead)
        try log.write(Array(text.utf8), to: "checkpoint")
        #expect(try log.verify().condition == .clean)
    }
}
