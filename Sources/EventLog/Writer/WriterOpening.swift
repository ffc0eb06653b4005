import SystemPackage

/// The first steps of opening a log for writing: the directories and the lock.
enum WriterOpening {
    /// Makes the directories of a new log, and takes the lock.
    ///
    /// Changes nothing when another writer is at work or the path belongs to something else.
    static func lock(
        _ layout: LogLayout,
        _ storage: any Storage,
        _ whenLocked: WriterOptions.WhenLocked
    ) throws(LogError) -> any StoredFile {
        let isNew = try prepare(layout, storage)
        do {
            let file = try storage.open(layout.writer, .openOrCreate)
            guard try file.lock(waiting: whenLocked == .wait) else {
                let note = try storage.text(of: layout.writer).flatMap(WriterNote.init(text:))
                throw LogError.lockedByOther(path: layout.root.string, process: note?.process)
            }
            // Under the lock, so that two who begin the same log do not meet half-way.
            try storage.createDirectory(layout.segments)
            if isNew {
                try storage.syncDirectory(layout.root)
                try storage.syncDirectory(layout.root.removingLastComponent().orCurrent)
            }
            return file
        } catch let error as LogError {
            throw error
        } catch let error as StorageError {
            throw error.logError
        } catch {
            preconditionFailure("an error of no known kind while locking \(layout.root): \(error)")
        }
    }

    /// Makes the log's directory when there is nothing.
    ///
    /// - Returns: true when the log is new.
    private static func prepare(_ layout: LogLayout, _ storage: any Storage) throws(LogError) -> Bool {
        do {
            let names = try storage.list(layout.root)
            if names.contains(LogLayout.segments) { return false }
            // Nothing but the lock file: a log whose making was interrupted.
            guard names.allSatisfy({ $0 == LogLayout.writer }) else { throw LogError.notALog(path: layout.root.string) }
            return true
        } catch let error as LogError {
            throw error
        } catch let error as StorageError {
            guard error.isMissing else { throw error.asNotALog(layout.root.string) }
            do {
                try storage.createDirectory(layout.root)
            } catch {
                throw error.logError
            }
            return true
        } catch {
            preconditionFailure("an error of no known kind while listing \(layout.root): \(error)")
        }
    }

    /// The note of the last writer, when it is of this log; of any log when the log has no id yet.
    static func noteOfLog(_ id: LogID?, _ layout: LogLayout, _ storage: any Storage) -> WriterNote? {
        // The note is an aid: one that cannot be read is as good as none.
        guard let text = try? storage.text(of: layout.writer), let note = WriterNote(text: text),
            id == nil || note.logID == id
        else { return nil }
        return note
    }
}

extension FilePath {
    /// The path, or the current directory for the empty one.
    var orCurrent: FilePath {
        isEmpty ? "." : self
    }
}
