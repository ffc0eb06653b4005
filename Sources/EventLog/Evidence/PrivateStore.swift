import SystemPackage

/// Small secrets beside a log, such as the salts of commitments: `private/<name>`, for its owner alone.
///
/// They are never part of the log, of a bundle or of a report. Losing them loses the power to open commitments, not the
/// log.
extension EvidenceStore {
    /// Stores a secret under a name, for good: the same bytes again are fine, other bytes are refused.
    ///
    /// - Parameter name: 1 to 64 of `a`–`z`, `0`–`9` and `-`, so that it is a file's name everywhere.
    /// - Parameter bytes: at most the limit that `privateTooLarge` names.
    /// - Throws: `invalidPrivateName`; `privateTooLarge`; `privateTaken` when other bytes have the name; `full` and
    ///   `system` when the bytes could not be made durable.
    public func storePrivate(_ name: String, _ bytes: [UInt8]) throws(LogError) {
        let target = try layout.privateFile(name)
        guard bytes.count <= Limits.privateByteCount else {
            throw .privateTooLarge(name: name, limit: Limits.privateByteCount)
        }
        let stored: [UInt8]?
        do {
            stored = try readPrivate(name)
        } catch .privateMissing {
            stored = nil
        }
        if let stored, stored != bytes { throw .privateTaken(name: name) }
        do {
            try storage.createDirectory(layout.privateArea)
            if stored == nil {
                try storage.replace(target, with: bytes, in: layout.privateArea)
            } else {
                try storage.open(target, .read).sync()
                try storage.syncDirectory(layout.privateArea)
            }
            try storage.syncDirectory(layout.root)
        } catch {
            throw error.logError
        }
    }

    /// The secret of a name.
    ///
    /// - Throws: `invalidPrivateName`; `privateMissing` when nothing has the name; `privateTooLarge` when what is there was
    ///   not stored by us; `system` when it cannot be read.
    public func readPrivate(_ name: String) throws(LogError) -> [UInt8] {
        let path = try layout.privateFile(name)
        let bytes: [UInt8]?
        do {
            bytes = try storage.bytes(of: path, limit: Limits.privateByteCount)
        } catch {
            throw error.isMissing ? .privateMissing(name: name) : error.logError
        }
        guard let bytes else { throw .privateTooLarge(name: name, limit: Limits.privateByteCount) }
        return bytes
    }
}

extension LogLayout {
    var privateArea: FilePath { root.appending("private") }

    func privateFile(_ name: String) throws(LogError) -> FilePath {
        let isName = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
        guard isName, (1...64).contains(name.utf8.count) else { throw .invalidPrivateName(name) }
        return privateArea.appending(name)
    }
}
