import Foundation
import GRDB
import Views

/// A file for views in a folder of its own, gone after the test.
final class TemporaryViews: Sendable {
    let folder: URL
    let path: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "views-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "views.sqlite").path
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func open() throws -> ViewsDatabase {
        try ViewsDatabase(at: path)
    }

    /// Runs statements as a person with an SQL tool would.
    func edit(_ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    }

    func strings(_ sql: String) throws -> [String] {
        let queue = try DatabaseQueue(path: path)
        return try queue.read { database in
            try Row.fetchAll(database, sql: sql).map { row in
                row.databaseValues.map { "\($0)" }.joined(separator: " | ")
            }
        }
    }

    /// Every row of every table and view, and the schema itself.
    func contents() throws -> [String: [String]] {
        let names = try strings("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name")
        var contents = ["sqlite_schema": try strings("SELECT type, name, sql FROM sqlite_schema ORDER BY name")]
        for quoted in names {
            let name = quoted.trimmingCharacters(in: CharacterSet(charactersIn: "\""))
            // Rows in the order in which the file gives them: that too is deterministic.
            contents[name] = try strings("SELECT * FROM \(name)")
        }
        return contents
    }
}
