import SystemPackage

/// The name of a file on its way to its real name.
enum UnfinishedFile {
    static let suffix = ".part"

    /// A name of its own for each attempt, so that two attempts at once do not write into one file.
    static func name(for target: String) -> String {
        "\(target).\(LogID.random())\(suffix)"
    }
}

extension Storage {
    /// Puts a whole file under a name, durable when this returns: temporary file, sync, rename, sync directory.
    ///
    /// After a failure the name is what it was before, or holds all the bytes without being known to be durable.
    func replace(_ target: FilePath, with bytes: [UInt8], in directory: FilePath) throws(StorageError) {
        let name = UnfinishedFile.name(for: target.lastComponent?.string ?? "file")
        let path = directory.appending(name)
        do {
            let file = try open(path, .create)
            try file.writeAll(bytes.rawSpan, at: 0, name: name)
            try file.sync()
            try rename(path, to: target)
        } catch {
            // What is left tells nothing to anyone, and the first error is the one that matters.
            try? remove(path)
            throw error
        }
        try syncDirectory(directory)
    }

    /// All bytes of a file; `nil` when they are more than the limit, before room is made for them.
    func bytes(of path: FilePath, limit: Int) throws(StorageError) -> [UInt8]? {
        let file = try open(path, .read)
        let byteCount = try file.size()
        guard byteCount <= UInt64(limit) else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(byteCount))
        var done = 0
        while done < bytes.count {
            let place = done
            var span = bytes.mutableSpan
            let count = try unsafe span.withUnsafeMutableBytes { buffer throws(StorageError) in
                // The buffer lives as long as the closure; `read` writes into its rest and keeps nothing.
                try unsafe file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[place...]), at: UInt64(place))
            }
            if count == 0 { break }
            done += count
        }
        // A file that became shorter meanwhile holds what could be read.
        bytes.removeLast(bytes.count - done)
        return bytes
    }
}
