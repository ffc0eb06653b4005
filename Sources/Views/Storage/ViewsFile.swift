internal import Foundation
internal import GRDB

/// The file of the views: how it is created, opened and laid out.
///
/// The journal is a rollback journal (`DELETE`), not a write-ahead log: one file is all there is when nobody writes, any
/// tool may open it, on a read-only medium too, and a rebuild in one transaction writes its new pages once instead of
/// twice. Writes are synced although the file is disposable, since its checkpoint promises the rows below it.
enum ViewsFile {
    /// Seconds to wait for another process.
    static let patience = 5.0

    static func open(_ path: String) throws(ViewsError) -> DatabaseQueue {
        // A relative name is never one of SQLite's own, such as `:memory:`.
        let path = path.hasPrefix("/") ? path : "./\(path)"
        try create(path)
        return try SQLiteFailure.translated(path) {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            if try queue.read({ try layout(of: $0, path) }) != .current {
                // Asked again inside the transaction: another process may have made the file anew meanwhile.
                try queue.write { database in
                    if try layout(of: database, path) != .current { try makeAnew(database) }
                }
            }
            return queue
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "Lockstep views"
        configuration.busyMode = .timeout(patience)
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { database in
            // A file edited by hand may hold functions of its owner's choice: they are not run.
            try database.execute(
                sql: """
                    PRAGMA trusted_schema = OFF;
                    PRAGMA journal_mode = DELETE;
                    PRAGMA synchronous = FULL;
                    PRAGMA cache_size = -32768;
                    """
            )
        }
        return configuration
    }

    /// Creates the file with mode 0600 where there is none; SQLite gives its journal the same mode.
    ///
    /// An existing file is not opened here: closing a second descriptor would release the locks that another connection
    /// of this process holds on it.
    private static func create(_ path: String) throws(ViewsError) {
        let descriptor = unsafe Foundation.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            close(descriptor)
        } else if errno != EEXIST {
            throw .cannotOpen(path: path, reason: unsafe String(cString: strerror(errno)))
        }
    }
}

// MARK: - Layout

extension ViewsFile {
    private enum Layout {
        /// Nothing in it yet.
        case empty
        case current
        /// Ours, of another version.
        case other
    }

    /// - Throws: ``ViewsError/notViews(path:)`` for a database that is not ours.
    private static func layout(of database: Database, _ path: String) throws -> Layout {
        let application = try Int64.fetchOne(database, sql: "PRAGMA application_id")
        let version = try Int64.fetchOne(database, sql: "PRAGMA user_version")
        if application == Schema.applicationID { return version == Schema.version ? .current : .other }
        guard application == 0, version == 0, try objects(of: database).isEmpty else {
            throw ViewsError.notViews(path: path)
        }
        return .empty
    }

    /// Every object of the file that has a statement of its own, by name.
    static func objects(of database: Database) throws -> [(type: String, name: String, creation: String)] {
        let rows = try GRDB.Row.fetchAll(
            database,
            sql:
                "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
        )
        return rows.map { (type: $0[0], name: $0[1], creation: $0[2]) }
    }

    /// Drops whatever the file holds and creates the tables and views, but no indexes: see ``createIndexes(_:)``.
    static func makeEmpty(_ database: Database) throws {
        // Views and triggers first: a table takes its own with it, and a dropped one cannot be dropped again.
        let order = ["view", "trigger", "index", "table"]
        for type in order {
            for object in try objects(of: database) where object.type == type {
                try database.execute(sql: "DROP \(type) \(object.name.quotedDatabaseIdentifier)")
            }
        }
        for table in Schema.tables { try database.execute(sql: table.creation) }
        for view in Schema.views { try database.execute(sql: view.creation) }
        try database.execute(
            sql: "PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = \(Schema.version)"
        )
    }

    static func createIndexes(_ database: Database) throws {
        for index in Schema.indexes { try database.execute(sql: index.creation) }
    }

    private static func makeAnew(_ database: Database) throws {
        try makeEmpty(database)
        try createIndexes(database)
    }
}
