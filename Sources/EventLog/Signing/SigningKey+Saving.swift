public import SystemPackage

extension SigningKey {
    /// Writes the private text to a new file of mode 0600, durable when this returns.
    ///
    /// - Throws: `system` with `EEXIST` when something has the name, which is left as it is; `full` and `system` when it
    ///   cannot be written.
    public func save(to path: FilePath) throws(LogError) {
        try save(to: path, storage: SystemStorage())
    }

    package func save(to path: FilePath, storage: any Storage) throws(LogError) {
        do {
            let file = try storage.open(path, .create)
            try write(to: file, at: path, storage)
        } catch {
            throw error.logError
        }
    }

    private func write(to file: any StoredFile, at path: FilePath, _ storage: any Storage) throws(StorageError) {
        do {
            try file.writeAll(Array((text + "\n").utf8).rawSpan, at: 0, name: path.lastComponent?.string ?? "key")
            try file.sync()
            try storage.syncDirectory(path.removingLastComponent().orCurrent)
        } catch {
            // Half a key is no key, and its name would be taken.
            try? storage.remove(path)
            throw error
        }
    }
}
