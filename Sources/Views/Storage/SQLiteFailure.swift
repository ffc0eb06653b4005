internal import GRDB

/// Where SQLite's errors become the library's own.
enum SQLiteFailure {
    /// Runs `body`, whose errors are either ours or GRDB's.
    static func translated<Result>(_ path: String, _ body: () throws -> Result) throws(ViewsError) -> Result {
        do {
            return try body()
        } catch let error as ViewsError {
            throw error
        } catch let error as DatabaseError {
            throw ViewsError(error, path)
        } catch {
            throw .failed(path: path, code: -1, reason: "\(error)")
        }
    }
}

extension ViewsError {
    fileprivate init(_ error: DatabaseError, _ path: String) {
        let reason = error.message ?? "\(error.resultCode)"
        self =
            switch error.resultCode {
            case .SQLITE_NOTADB: .notADatabase(path: path)
            case .SQLITE_CORRUPT: .damaged(path: path, reason: reason)
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
            case .SQLITE_READONLY: .readOnly(path: path)
            case .SQLITE_FULL: .full(path: path)
            case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .cannotOpen(path: path, reason: reason)
            default: .failed(path: path, code: error.extendedResultCode.rawValue, reason: reason)
            }
    }
}
