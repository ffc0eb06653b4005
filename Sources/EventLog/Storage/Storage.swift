import Glibc
package import SystemPackage

/// The files under a log, as far as EventLog touches them.
///
/// Everything goes through here, so that tests can let a disk be full, a sync fail or a write come out short, and can
/// show what is left after a loss of power. Nothing above this file calls the operating system.
package protocol Storage: Sendable {
    /// Opens a file. `create` makes it with mode 0600 and fails when it exists.
    func open(_ path: FilePath, _ purpose: OpenPurpose) throws(StorageError) -> any StoredFile
    /// Makes a directory with mode 0700; one that exists is fine.
    func createDirectory(_ path: FilePath) throws(StorageError)
    /// The names in a directory, sorted by their bytes.
    func list(_ path: FilePath) throws(StorageError) -> [String]
    /// Renames within the log, replacing what has the name.
    func rename(_ from: FilePath, to: FilePath) throws(StorageError)
    func remove(_ path: FilePath) throws(StorageError)
    /// Makes names in a directory durable.
    func syncDirectory(_ path: FilePath) throws(StorageError)
}

/// What a file is opened for.
package enum OpenPurpose: Hashable, Sendable {
    case read
    case readWrite
    /// A new file that must not exist.
    case create
    /// Opened for reading and writing, made when missing.
    case openOrCreate
}

/// An open file. Its descriptor is closed with the last reference, and never kept by a child process.
package protocol StoredFile: AnyObject, Sendable {
    /// Reads at most the buffer's size; 0 is the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int
    /// Writes at most the buffer's bytes and returns how many; fewer is not an error here.
    func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int
    /// Makes the bytes and the size durable (`fdatasync`).
    func sync() throws(StorageError)
    func truncate(to byteCount: UInt64) throws(StorageError)
    func size() throws(StorageError) -> UInt64
    /// Takes the exclusive lock that lives as long as this open file; `false` when another open file has it.
    func lock(waiting: Bool) throws(StorageError) -> Bool
}

/// A call of the operating system that failed.
package struct StorageError: Error, Hashable, Sendable {
    package enum Operation: String, Hashable, Sendable {
        case open
        case createDirectory = "create directory"
        case list
        case read
        case write
        case sync
        case truncate
        case size
        case lock
        case rename
        case remove
        case syncDirectory = "sync directory"
    }

    package var operation: Operation
    /// The file's name without its directory.
    package var file: String
    /// The error number.
    package var code: Int32

    package init(_ operation: Operation, file: String, code: Int32) {
        self.operation = operation
        self.file = file
        self.code = code
    }
}

extension StorageError {
    /// True when there is no room: the file system, a quota, or the largest size of a file.
    var isFull: Bool {
        code == ENOSPC || code == EDQUOT || code == EFBIG
    }

    var isNotADirectory: Bool {
        code == ENOTDIR
    }

    var isMissing: Bool {
        code == ENOENT
    }

    /// The error as the caller of the log sees it.
    var logError: LogError {
        isFull
            ? .full(file: file, code: code)
            : .system(operation: operation.rawValue, file: file, code: code)
    }
}

extension StoredFile {
    /// Writes all bytes, going on after short writes; a write of nothing counts as a full disk.
    func writeAll(_ bytes: RawSpan, at offset: UInt64, name: String) throws(StorageError) {
        var done = 0
        while done < bytes.byteCount {
            let rest = bytes.extracting(droppingFirst: done)
            let place = offset + UInt64(done)
            let count = try unsafe rest.withUnsafeBytes { pointer throws(StorageError) in
                // The pointer lives as long as the closure; `write` reads from it and keeps nothing.
                try unsafe write(pointer, at: place)
            }
            guard count > 0 else {
                throw StorageError(.write, file: name, code: ENOSPC)
            }
            done += count
        }
    }
}
