import EventLog
import Glibc
import Synchronization
import SystemPackage

/// The system's files, with faults that a test switches on.
///
/// The fault model: a segment's or an evidence file has room for so many bytes, a write comes out short, a sync fails.
/// What it leaves out: bytes that are lost although a sync succeeded.
final class FaultyStorage: Storage {
    struct Faults: Sendable {
        /// Bytes that may still be written to segments; writes beyond come out short, then fail.
        var room: Int?
        /// The error number of the next syncs of segments.
        var syncError: Int32?
        /// The error number of cutting a segment.
        var truncateError: Int32?
        /// The largest number of bytes that one write takes.
        var writeLimit: Int?
        /// The error number of making a file.
        var createError: Int32?
        /// The error number of making names in a directory durable.
        var syncDirectoryError: Int32?
        /// The error number of giving a file its name.
        var renameError: Int32?
        /// Calls of sync on segments, that failed or not.
        var syncCount = 0
    }

    private let system = SystemStorage()
    let faults = Mutex(Faults())

    var syncCount: Int {
        faults.withLock { $0.syncCount }
    }

    func change(_ body: (inout Faults) -> Void) {
        faults.withLock { body(&$0) }
    }

    func open(_ path: FilePath, _ purpose: OpenPurpose) throws(StorageError) -> any StoredFile {
        let name = path.lastComponent?.string ?? ""
        let isFaulty = name.hasSuffix(".lz4") || name.hasSuffix(".part")
        if purpose == .create, let code = faults.withLock({ $0.createError }) {
            throw StorageError(.open, file: name, code: code)
        }
        let file = try system.open(path, purpose)
        return isFaulty ? FaultyFile(file, name: name, storage: self) : file
    }

    func createDirectory(_ path: FilePath) throws(StorageError) { try system.createDirectory(path) }
    func list(_ path: FilePath) throws(StorageError) -> [String] { try system.list(path) }
    func rename(_ from: FilePath, to: FilePath) throws(StorageError) {
        if let code = faults.withLock({ $0.renameError }) {
            throw StorageError(.rename, file: to.lastComponent?.string ?? "", code: code)
        }
        try system.rename(from, to: to)
    }
    func remove(_ path: FilePath) throws(StorageError) { try system.remove(path) }
    func syncDirectory(_ path: FilePath) throws(StorageError) {
        if let code = faults.withLock({ $0.syncDirectoryError }) {
            throw StorageError(.syncDirectory, file: path.lastComponent?.string ?? "", code: code)
        }
        try system.syncDirectory(path)
    }
}

final class FaultyFile: StoredFile {
    private let file: any StoredFile
    private let name: String
    private let storage: FaultyStorage

    init(_ file: any StoredFile, name: String, storage: FaultyStorage) {
        self.file = file
        self.name = name
        self.storage = storage
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int {
        try unsafe file.read(into: buffer, at: offset)
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int {
        let wanted = bytes.count
        let count = storage.faults.withLock { faults in
            var count = wanted
            if let limit = faults.writeLimit { count = min(count, limit) }
            if let room = faults.room {
                count = min(count, room)
                faults.room = room - count
            }
            return count
        }
        guard count > 0 else { throw StorageError(.write, file: name, code: ENOSPC) }
        return try unsafe file.write(UnsafeRawBufferPointer(rebasing: bytes[..<count]), at: offset)
    }

    func sync() throws(StorageError) {
        let code = storage.faults.withLock { faults in
            faults.syncCount += 1
            return faults.syncError
        }
        if let code { throw StorageError(.sync, file: name, code: code) }
        try file.sync()
    }

    func truncate(to byteCount: UInt64) throws(StorageError) {
        if let code = storage.faults.withLock({ $0.truncateError }) {
            throw StorageError(.truncate, file: name, code: code)
        }
        try file.truncate(to: byteCount)
    }

    func size() throws(StorageError) -> UInt64 { try file.size() }
    func lock(waiting: Bool) throws(StorageError) -> Bool { try file.lock(waiting: waiting) }
}
