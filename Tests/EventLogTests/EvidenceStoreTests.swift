import EventLog
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite struct EvidenceStoreTests {
    let log = LogFixture()
    let storage = FaultyStorage()

    /// The store of a log with one commit, which is closed.
    private func store() throws -> EvidenceStore {
        let writer = try log.writer()
        _ = try writer.append(commit("first"))
        try writer.close()
        return try EvidenceStore(ofLogAt: log.path, storage: storage)
    }

    private func file(_ digest: ContentDigest) -> String { "evidence/\(digest).lz4" }

    private func evidenceNames() -> [String] {
        (try? SystemStorage().list(log.path.appending("evidence"))) ?? []
    }

    private static let contents: [[UInt8]] = [
        [], [0], Array("ORA-00942\n".utf8), [UInt8](repeating: 7, count: 300_000),
        Array((0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }),
    ]

    @Test(arguments: contents)
    func `what was stored is read back, once and again`(bytes: [UInt8]) throws {
        let store = try store()
        let digest = try store.store(bytes)
        #expect(digest == ContentDigest.sha256(of: bytes))
        #expect(try store.store(bytes) == digest)
        #expect(try store.read(digest) == bytes)
        #expect(try store.list() == [digest])
        #expect(evidenceNames() == ["\(digest).lz4"])
        let report = try verifyEvidence(at: log.path)
        #expect(report == EvidenceReport(soundCount: 1, byteCount: UInt64(bytes.count), findings: []))
        #expect(try log.verify().condition == .clean)
    }

    @Test(arguments: contents)
    func `lz4 -dc gives the bytes of the name`(bytes: [UInt8]) throws {
        try #require(ShellCommand.exists("lz4"), "lz4 is missing: tools/test installs it (apt install lz4)")
        let digest = try store().store(bytes)
        let command = "lz4 -dc '\(log.path)/\(file(digest))' | sha256sum | grep -q '^\(digest) '"
        #expect(ShellCommand.run(command) == 0)
    }

    @Test func `evidence and secrets are their owner's alone`() throws {
        let store = try store()
        let digest = try store.store([1])
        try store.storePrivate("salt", [2])
        for (name, mode) in [(file(digest), "600"), ("evidence", "700"), ("private/salt", "600"), ("private", "700")] {
            #expect(ShellCommand.run("test \"$(stat -c %a '\(log.path)/\(name)')\" = \(mode)") == 0, "\(name)")
        }
    }

    @Test func `every flipped byte of a stored file is found and named, and storing the same again is refused`() throws
    {
        let store = try store()
        let bytes = Array("emctl status oms: WebTier is Up\n".utf8)
        let digest = try store.store(bytes)
        let good = try log.bytes(of: file(digest))
        for index in good.indices {
            var bad = good
            bad[index] ^= 0x10
            try log.write(bad, to: file(digest))
            let error = try #require(throws: LogError.self, "byte \(index)") { try store.read(digest) }
            guard case .evidenceDamaged(digest, let damage) = error else {
                Issue.record("byte \(index) gives \(error)")
                continue
            }
            #expect(error.message.contains("\(digest)"))
            #expect(error.messageJapanese.contains("\(digest)"))
            #expect(throws: error) { try store.store(bytes) }
            #expect(try log.bytes(of: file(digest)) == bad)
            let report = try verifyEvidence(at: log.path)
            #expect(report.findings == [.init(file: file(digest), kind: .damaged(damage))])
            #expect(report.error == error)
        }
        try log.write(good, to: file(digest))
        #expect(try store.read(digest) == bytes)
    }

    @Test func `a file that is cut at any length is damaged`() throws {
        let store = try store()
        let digest = try store.store(Array("text".utf8))
        let good = try log.bytes(of: file(digest))
        for count in 0..<good.count {
            try log.write(Array(good[..<count]), to: file(digest))
            let error = #expect(throws: LogError.self) { try store.read(digest) }
            #expect(error?.category == .damaged, "\(count) bytes")
        }
        try log.write(good + [0], to: file(digest))
        #expect(try #require(throws: LogError.self) { try store.read(digest) }.category == .damaged)
    }

    @Test func `evidence under another's name is found`() throws {
        let store = try store()
        let one = try store.store([1])
        let two = try store.store([2])
        try log.write(try log.bytes(of: file(two)), to: file(one))
        #expect(throws: LogError.evidenceDamaged(one, .otherContent(found: two))) { try store.read(one) }
    }

    @Test func `a stated size beyond the limit is refused before room is made`() throws {
        let store = try store()
        let digest = try store.store([UInt8](repeating: 1, count: 100))
        var bad = try log.bytes(of: file(digest))
        for index in 6..<14 { bad[index] = 0x7F }
        try log.write(bad, to: file(digest))
        let error = LogError.evidenceDamaged(digest, .tooLarge(limit: Limits.evidenceByteCount))
        #expect(throws: error) { try store.read(digest) }
    }

    @Test func `evidence beyond the limit is refused`() throws {
        let store = try store()
        let count = Limits.evidenceByteCount + 1
        let error = LogError.evidenceTooLarge(byteCount: count, limit: Limits.evidenceByteCount)
        #expect(throws: error) { try store.store([UInt8](repeating: 0, count: count)) }
        #expect(evidenceNames().isEmpty)
    }

    @Test func `a full disk leaves nothing behind, and storing works again when there is room`() throws {
        let store = try store()
        let bytes = Array("some output of a command".utf8)
        for room in 0..<30 {
            storage.change { $0.room = room }
            let error = #expect(throws: LogError.self) { try store.store(bytes) }
            #expect(error?.category == .full)
            #expect(evidenceNames().isEmpty)
        }
        storage.change { $0.room = nil }
        #expect(try store.read(try store.store(bytes)) == bytes)
    }

    @Test func `short writes are gone on with`() throws {
        let store = try store()
        storage.change { $0.writeLimit = 3 }
        let bytes = Array("a text that takes many writes".utf8)
        #expect(try store.read(try store.store(bytes)) == bytes)
    }

    @Test(arguments: [true, false])
    func `a failure before the name exists leaves nothing behind`(isSync: Bool) throws {
        let store = try store()
        storage.change {
            $0.syncError = isSync ? EIO : nil
            $0.renameError = isSync ? nil : EIO
        }
        let error = #expect(throws: LogError.self) { try store.store([1, 2, 3]) }
        #expect(error?.category == .failed)
        #expect(evidenceNames().isEmpty)
        storage.change {
            $0.syncError = nil
            $0.renameError = nil
        }
        #expect(try store.read(try store.store([1, 2, 3])) == [1, 2, 3])
    }

    @Test func `a name that is not durable is not acknowledged, also not the second time`() throws {
        let store = try store()
        storage.change { $0.syncDirectoryError = EIO }
        for _ in 0..<2 {
            let error = #expect(throws: LogError.self) { try store.store([1, 2, 3]) }
            #expect(error?.category == .failed)
        }
        storage.change { $0.syncDirectoryError = nil }
        #expect(try store.read(try store.store([1, 2, 3])) == [1, 2, 3])
    }

    @Test func `what is missing is named`() throws {
        let store = try store()
        let digest = ContentDigest.sha256(of: [9])
        #expect(try store.list().isEmpty)
        #expect(throws: LogError.evidenceMissing(digest)) { try store.read(digest) }
        #expect(LogError.evidenceMissing(digest).message.contains("\(digest)"))
    }

    @Test func `strays are reported, and what an interrupted store left is no harm`() throws {
        let store = try store()
        let digest = try store.store([1])
        let upper = String(digest.description.map { Character($0.uppercased()) })
        for name in ["notes.txt", "\(upper).lz4", "\(digest).lz4.abc.part"] {
            try log.write([0], to: "evidence/\(name)")
        }
        let report = try verifyEvidence(at: log.path)
        #expect(report.soundCount == 1)
        #expect(
            Set(report.findings) == [
                .init(file: "evidence/notes.txt", kind: .stray), .init(file: "evidence/\(upper).lz4", kind: .stray),
                .init(file: "evidence/\(digest).lz4.abc.part", kind: .unfinished),
            ]
        )
        #expect(!report.isSound)
        #expect(report.error?.category == .damaged)
        log.remove("evidence/notes.txt")
        log.remove("evidence/\(upper).lz4")
        #expect(try verifyEvidence(at: log.path).isSound)
        #expect(try store.list() == [digest])
    }

    @Test func `without a log there is no evidence`() throws {
        let path = log.path
        #expect(throws: LogError.noSuchLog(path: path.string)) { try EvidenceStore(ofLogAt: path) }
        #expect(throws: LogError.noSuchLog(path: path.string)) { try verifyEvidence(at: path) }
    }

    @Test func `every error says what to do in both languages`() {
        let digest = ContentDigest.sha256(of: [])
        let errors: [LogError] = [
            .evidenceTooLarge(byteCount: 2, limit: 1), .evidenceMissing(digest), .evidenceDamaged(digest, .notAFrame),
            .evidenceDamaged(digest, .frame(.decompression("x"))), .evidenceStray(file: "evidence/x"),
            .invalidPrivateName("X"), .privateTooLarge(name: "x", limit: 1), .privateTaken(name: "x"),
            .privateMissing(name: "x"),
        ]
        for error in errors {
            #expect(!error.message.isEmpty)
            #expect(error.messageJapanese != error.message)
            #expect(error.messageJapanese.unicodeScalars.contains { $0.value > 0x3000 })
        }
    }
}
