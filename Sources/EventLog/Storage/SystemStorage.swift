import Glibc
package import SystemPackage

/// The operating system's files.
package struct SystemStorage: Storage {
    package init() {}

    package func open(_ path: FilePath, _ purpose: OpenPurpose) throws(StorageError) -> any StoredFile {
        let name = path.lastComponent?.string ?? path.string
        let mode: FileDescriptor.AccessMode = purpose == .read ? .readOnly : .readWrite
        // Close-on-exec always: a job that a writer starts must not keep the log's lock. Non-blocking, which a file never is,
        // so that a pipe in a file's place is refused and not waited for.
        let always: FileDescriptor.OpenOptions = [.closeOnExec, .nonBlocking]
        let options: FileDescriptor.OpenOptions =
            switch purpose {
            case .read, .readWrite: always
            case .create: always.union([.create, .exclusiveCreate])
            case .openOrCreate: always.union(.create)
            }
        let descriptor: FileDescriptor
        do {
            descriptor = try FileDescriptor.open(
                path,
                mode,
                options: options,
                permissions: [.ownerReadWrite]
            )
        } catch {
            throw StorageError(.open, file: name, code: errorCode(error))
        }
        let file = SystemFile(descriptor, name: name)
        var status = stat()
        guard unsafe fstat(descriptor.rawValue, &status) == 0 else {
            throw StorageError(.open, file: name, code: errno)
        }
        // A device has no end, and no directory is ever read as bytes.
        guard [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else {
            throw StorageError(.open, file: name, code: EINVAL)
        }
        return file
    }

    package func createDirectory(_ path: FilePath) throws(StorageError) {
        let result = unsafe path.withPlatformString { unsafe mkdir($0, 0o700) }
        let code = errno
        guard result == 0 || code == EEXIST else {
            throw StorageError(.createDirectory, file: path.string, code: code)
        }
    }

    package func list(_ path: FilePath) throws(StorageError) -> [String] {
        guard let directory = unsafe path.withPlatformString({ unsafe opendir($0) }) else {
            throw StorageError(.list, file: path.string, code: errno)
        }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        errno = 0
        while let entry = unsafe readdir(directory) {
            // The entry's name is a terminated string inside an entry that lives until the next call.
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw StorageError(.list, file: path.string, code: errno) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    package func rename(_ from: FilePath, to: FilePath) throws(StorageError) {
        let result = unsafe from.withPlatformString { source in
            unsafe to.withPlatformString { target in unsafe Glibc.rename(source, target) }
        }
        guard result == 0 else { throw StorageError(.rename, file: to.string, code: errno) }
    }

    package func remove(_ path: FilePath) throws(StorageError) {
        let result = unsafe path.withPlatformString { unsafe unlink($0) }
        guard result == 0 else { throw StorageError(.remove, file: path.string, code: errno) }
    }

    package func syncDirectory(_ path: FilePath) throws(StorageError) {
        do {
            let descriptor = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .directory])
            let result = fsync(descriptor.rawValue)
            let code = errno
            try? descriptor.close()
            guard result == 0 else { throw Errno(rawValue: code) }
        } catch {
            throw StorageError(.syncDirectory, file: path.string, code: errorCode(error))
        }
    }
}

/// An open file of the operating system.
final class SystemFile: StoredFile {
    private let descriptor: FileDescriptor
    private let name: String

    init(_ descriptor: FileDescriptor, name: String) {
        self.descriptor = descriptor
        self.name = name
    }

    deinit {
        // The lock is let go by name: a child that another thread is just making has a copy of the descriptor until it
        // becomes another program, and would keep a lock that is only dropped by closing.
        _ = flock(descriptor.rawValue, LOCK_UN)
        // Nothing waits to be written at close: every durable byte was synced before.
        try? descriptor.close()
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int {
        do {
            return try unsafe descriptor.read(fromAbsoluteOffset: Int64(offset), into: buffer)
        } catch {
            throw StorageError(.read, file: name, code: errorCode(error))
        }
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(StorageError) -> Int {
        do {
            return try unsafe descriptor.write(toAbsoluteOffset: Int64(offset), bytes)
        } catch {
            throw StorageError(.write, file: name, code: errorCode(error))
        }
    }

    func sync() throws(StorageError) {
        // Never repeated, not even after EINTR: what the first call reported is the truth about the pages.
        guard fdatasync(descriptor.rawValue) == 0 else { throw StorageError(.sync, file: name, code: errno) }
    }

    func truncate(to byteCount: UInt64) throws(StorageError) {
        guard ftruncate(descriptor.rawValue, off_t(byteCount)) == 0 else {
            throw StorageError(.truncate, file: name, code: errno)
        }
    }

    func size() throws(StorageError) -> UInt64 {
        do {
            return UInt64(try descriptor.seek(offset: 0, from: .end))
        } catch {
            throw StorageError(.size, file: name, code: errorCode(error))
        }
    }

    func lock(waiting: Bool) throws(StorageError) -> Bool {
        // `flock` belongs to the open file, not to the process: two writers in one process exclude each other too.
        while flock(descriptor.rawValue, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            if code == EWOULDBLOCK { return false }
            throw StorageError(.lock, file: name, code: code)
        }
        return true
    }
}

private func errorCode(_ error: any Error) -> Int32 {
    guard let number = error as? Errno else { return EIO }
    return number.rawValue
}
