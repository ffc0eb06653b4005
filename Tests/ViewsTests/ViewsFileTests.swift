import Foundation
import GRDB
import Testing
import Views

@Suite struct ViewsFileTests {
    @Test func `the file is its owner's alone`() throws {
        let file = try TemporaryViews()
        _ = try file.open()
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let names = try FileManager.default.contentsOfDirectory(atPath: file.folder.path)
        #expect(names == ["views.sqlite"])
    }

    @Test func `a file of another version is made anew`() throws {
        let log = SampleLogs.failover()
        let file = try TemporaryViews()
        try file.open().update(try log.recordings(), to: log.checkpoint())
        try file.edit(
            """
            DROP TABLE findings; CREATE TABLE older (value); CREATE INDEX i ON older (value);
            CREATE TRIGGER t AFTER INSERT ON older BEGIN SELECT 1; END; PRAGMA user_version = 999
            """
        )
        let views = try file.open()
        #expect(try views.checkpoint == nil)
        let fresh = try TemporaryViews()
        _ = try fresh.open()
        #expect(try file.contents() == fresh.contents())
        try views.update(try log.recordings(), to: log.checkpoint())
        #expect(try views.verify(try log.recordings(), to: log.checkpoint()) == [])
    }

    /// A file of one byte is empty for SQLite.
    @Test(arguments: [2, 15, 100, 4096, 70_000])
    func `a file that is no database is refused and kept`(byteCount: Int) throws {
        let file = try TemporaryViews()
        let garbage = Data((0..<byteCount).map { UInt8($0 % 251) })
        try garbage.write(to: URL(filePath: file.path))
        #expect(throws: ViewsError.notADatabase(path: file.path)) { try file.open() }
        #expect(try Data(contentsOf: URL(filePath: file.path)) == garbage)
    }

    @Test func `the database of another program is refused and kept`() throws {
        let file = try TemporaryViews()
        try file.edit("CREATE TABLE accounts (name); INSERT INTO accounts VALUES ('mine')")
        let before = try Data(contentsOf: URL(filePath: file.path))
        #expect(throws: ViewsError.notViews(path: file.path)) { try file.open() }
        #expect(try Data(contentsOf: URL(filePath: file.path)) == before)
    }

    @Test func `a database whose pages are overwritten is refused as damaged`() throws {
        let log = SampleLogs.failover()
        let file = try TemporaryViews()
        try file.open().update(try log.recordings(), to: log.checkpoint())
        var bytes = try Data(contentsOf: URL(filePath: file.path))
        bytes.replaceSubrange(4096..<bytes.count, with: Data(repeating: 0xA5, count: bytes.count - 4096))
        try bytes.write(to: URL(filePath: file.path))
        let error = #expect(throws: ViewsError.self) { try file.open().checkpoint }
        guard case .damaged(file.path, _) = error else {
            Issue.record("\(error as Any)")
            return
        }
    }

    @Test func `a path in a missing folder or of a folder is refused`() throws {
        let file = try TemporaryViews()
        let missing = file.folder.appending(path: "none/views.sqlite").path
        #expect(throws: ViewsError.cannotOpen(path: missing, reason: "No such file or directory")) {
            try ViewsDatabase(at: missing)
        }
        let error = #expect(throws: ViewsError.self) { try ViewsDatabase(at: file.folder.path) }
        guard case .cannotOpen(file.folder.path, _) = error else {
            Issue.record("\(error as Any)")
            return
        }
    }

    @Test func `an empty file becomes views`() throws {
        let file = try TemporaryViews()
        try Data().write(to: URL(filePath: file.path))
        #expect(try file.open().checkpoint == nil)
    }

    @Test func `the file can be read by others while it is open`() throws {
        let log = SampleLogs.failover()
        let file = try TemporaryViews()
        let views = try file.open()
        try views.update(try log.recordings(), to: log.checkpoint())
        #expect(try file.strings("SELECT count(*) FROM incidents") == ["2"])
        #expect(try file.strings("PRAGMA journal_mode") == [#""delete""#])
        _ = views
    }

    @Test(arguments: [
        ViewsError.cannotOpen(path: "p", reason: "r"), .notADatabase(path: "p"), .notViews(path: "p"),
        .damaged(path: "p", reason: "r"), .busy(path: "p"), .readOnly(path: "p"), .full(path: "p"),
        .failed(path: "p", code: 1, reason: "r"),
        .notAContinuation(
            stored: ViewsCheckpoint(logID: "a", endSequence: 1, treeSize: 1, root: "r"),
            given: ViewsCheckpoint(logID: "b", endSequence: 2, treeSize: 2, root: "s")
        ),
        .beyondCheckpoint(pair: "p", sequence: 2, endSequence: 1), .pairTwice("p"), .otherOptions(pairs: ["p"]),
        .runTwice("r"), .runBeyondCheckpoint(run: "r", sequence: 2, endSequence: 1),
        .numberTooLarge(name: "sequence", .max),
    ])
    func `every error tells what to do in two languages`(error: ViewsError) {
        #expect(error.message.hasSuffix("."))
        #expect(error.messageInJapanese.contains("ください。"))
        #expect(error.message.allSatisfy { $0.isASCII })
        #expect(error.messageInJapanese.contains { !$0.isASCII })
        #expect("\(error)" == error.message)
    }
}
