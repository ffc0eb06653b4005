internal import EventLog
internal import Operations
internal import Redundancy
internal import TestSupport
internal import Testing

@testable internal import Captures

/// An ingest that ended after some of its commits goes on where it stopped.
@Suite struct IngestInterruptionTests {
    private static let itemCount = 7
    private let bytes: [UInt8]

    init() throws {
        bytes = try Fixtures.bytes("incidents/process-failure-hot-standby/chassis-2.log")
    }

    private func ingested(_ versions: ArraySlice<UInt8>...) throws -> IngestLog {
        let log = try IngestLog()
        for version in versions { try log.ingest(try log.file("a.log", version), itemCount: Self.itemCount) }
        return log
    }

    @Test(arguments: [true, false])
    func `after any of its commits it ends as if it had not been interrupted`(isSynced: Bool) throws {
        let whole = try ingested(bytes[...])
        let (expected, commits) = (try whole.stored(), try whole.commits().count)
        #expect(commits > 5)
        for count in 0...commits {
            let log = try whole.interrupted(after: count, isSynced: isSynced)
            let outcome = try log.ingest(try log.file("a.log", bytes), itemCount: Self.itemCount)[0]
            #expect(try log.stored() == expected, "after \(count) commits")
            #expect(outcome.wasStored == (count == commits), "after \(count) commits")
            let again = try log.ingest(try log.file("a.log", bytes))[0]
            #expect(again.wasStored, "after \(count) commits")
        }
    }

    @Test func `what it appends then is what was missing`() throws {
        let whole = try ingested(bytes[...])
        let log = try whole.interrupted(after: 3, isSynced: true)
        let events = facts(try log.items()).count
        #expect(events == 3 * Self.itemCount - 1)
        let outcome = try log.ingest(try log.file("a.log", bytes), itemCount: Self.itemCount)[0]
        #expect(outcome.wentOn)
        #expect(outcome.appended == outcome.counts.events - UInt64(events))
    }

    @Test(arguments: [true, false])
    func `a file that grew after the interruption loses nothing of its beginning`(isSynced: Bool) throws {
        let half = bytes[..<(bytes.count / 2)]
        let first = try ingested(half)
        let expected = try ingested(half, bytes[...]).stored()
        for count in 0...(try first.commits().count) {
            let log = try first.interrupted(after: count, isSynced: isSynced)
            try log.ingest(try log.file("a.log", bytes), itemCount: Self.itemCount)
            // Without any commit nobody knows that the file was shorter once.
            let stored = count == 0 ? try ingested(bytes[...]).stored() : expected
            #expect(try log.stored() == stored, "after \(count) commits")
        }
    }

    @Test func `an interrupted growth goes on behind the beginning`() throws {
        let half = bytes[..<(bytes.count / 2)]
        let whole = try ingested(half, bytes[...])
        let (expected, commits) = (try whole.stored(), try whole.commits().count)
        let first = try ingested(half).commits().count
        for count in first...commits {
            let log = try whole.interrupted(after: count, isSynced: true)
            try log.ingest(try log.file("a.log", bytes), itemCount: Self.itemCount)
            #expect(try log.stored() == expected, "after \(count) commits")
        }
    }

    @Test func `other options than it began with are refused, and the log stays as it is`() throws {
        let log = try ingested(bytes[...]).interrupted(after: 2, isSynced: true)
        let file = try log.file("a.log", bytes)
        let stored = try log.stored()
        let error = #expect(throws: IngestError.self) {
            try log.ingest(file, options: CaptureOptions(year: 2020), itemCount: Self.itemCount)
        }
        #expect(error == .storedOtherwise(name: "a.log"))
        #expect(try log.stored() == stored)
    }

    @Test func `a part that another version made other commits of is refused`() throws {
        let log = try ingested(bytes[...]).interrupted(after: 2, isSynced: true)
        let file = try log.file("a.log", bytes)
        let error = #expect(throws: IngestError.self) { try log.ingest(file, itemCount: Self.itemCount + 1) }
        #expect(error == .storedOtherwise(name: "a.log"))
    }

    @Test func `a file that was renamed meanwhile goes on under its first name`() throws {
        let whole = try ingested(bytes[...])
        let log = try whole.interrupted(after: 1, isSynced: true)
        try log.ingest(try log.file("renamed.log", bytes), itemCount: Self.itemCount)
        #expect(try log.stored() == whole.stored())
    }
}
