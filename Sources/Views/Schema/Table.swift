/// A column: its name, its type and whether it may be null.
struct Column: Hashable, Sendable {
    enum Storage: String, Hashable, Sendable {
        case integer = "INTEGER"
        case text = "TEXT"
    }

    var name: String
    var storage: Storage
    var isOptional: Bool

    static func integer(_ name: String) -> Column {
        Column(name: name, storage: .integer, isOptional: false)
    }

    static func text(_ name: String) -> Column {
        Column(name: name, storage: .text, isOptional: false)
    }

    static func optionalInteger(_ name: String) -> Column {
        Column(name: name, storage: .integer, isOptional: true)
    }

    static func optionalText(_ name: String) -> Column {
        Column(name: name, storage: .text, isOptional: true)
    }
}

/// A table: the one description from which it is created, filled and compared.
struct Table: Hashable, Sendable {
    var name: String
    /// The primary key, which comes first in every row.
    var key: [Column]
    var rest: [Column]

    var columns: [Column] { key + rest }

    /// The column that tells whose the rows are: `pair` or `run`.
    var ownerName: String { key[0].name }

    /// The columns' names, with commas.
    var columnList: String {
        columns.map(\.name).joined(separator: ", ")
    }

    var keyList: String {
        key.map(\.name).joined(separator: ", ")
    }

    /// The key of a row.
    func key(of row: Row) -> ArraySlice<Value> {
        row.prefix(key.count)
    }

    /// The statement that creates the table.
    ///
    /// A single integer key is the row's own number, which SQLite appends fastest; any other key orders the rows itself.
    var creation: String {
        let isNumbered = key.count == 1 && key[0].storage == .integer
        var lines = columns.map { column in
            let isKey = isNumbered && column == key[0]
            let constraint = isKey ? " PRIMARY KEY" : column.isOptional ? "" : " NOT NULL"
            return "    \(column.name) \(column.storage.rawValue)\(constraint)"
        }
        if !isNumbered { lines.append("    PRIMARY KEY (\(keyList))") }
        return
            "CREATE TABLE \(name) (\n\(lines.joined(separator: ",\n"))\n) STRICT\(isNumbered ? "" : ", WITHOUT ROWID")"
    }
}
