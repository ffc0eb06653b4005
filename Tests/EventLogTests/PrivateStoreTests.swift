import EventLog
import TestSupport
import Testing

@Suite struct PrivateStoreTests {
    let log = LogFixture()

    private func store() throws -> EvidenceStore {
        try log.writer().close()
        return try EvidenceStore(ofLogAt: log.path)
    }

    @Test func `a secret is kept, and never replaced`() throws {
        let store = try store()
        #expect(throws: LogError.privateMissing(name: "salt-1")) { try store.readPrivate("salt-1") }
        try store.storePrivate("salt-1", [1, 2, 3])
        try store.storePrivate("salt-1", [1, 2, 3])
        #expect(throws: LogError.privateTaken(name: "salt-1")) { try store.storePrivate("salt-1", [1]) }
        #expect(try store.readPrivate("salt-1") == [1, 2, 3])
        #expect(try log.verify().condition == .clean)
    }

    @Test(arguments: ["", "..", "a/b", "Salt", "a.b", String(repeating: "a", count: 65)])
    func `a secret's name cannot leave its folder`(name: String) throws {
        let store = try store()
        #expect(throws: LogError.invalidPrivateName(name)) { try store.storePrivate(name, []) }
        #expect(throws: LogError.invalidPrivateName(name)) { try store.readPrivate(name) }
    }

    @Test func `a secret has a limit`() throws {
        let store = try store()
        let limit = Limits.privateByteCount
        let error = LogError.privateTooLarge(name: "salt", limit: limit)
        #expect(throws: error) { try store.storePrivate("salt", [UInt8](repeating: 0, count: limit + 1)) }
        try store.storePrivate("salt", [UInt8](repeating: 0, count: limit))
        try log.write([UInt8](repeating: 0, count: limit + 1), to: "private/salt")
        #expect(throws: error) { try store.readPrivate("salt") }
    }
}
