internal import GRDB

/// Writes rows of one table by one prepared statement.
struct RowWriter {
    private let table: Table
    private let statement: Statement

    init(_ table: Table, _ database: Database) throws {
        self.table = table
        let places = Array(repeating: "?", count: table.columns.count).joined(separator: ", ")
        let sql = "INSERT INTO \(table.name) (\(table.columnList)) VALUES (\(places))"
        statement = try database.makeStatement(sql: sql)
    }

    /// Binds the values one by one: GRDB's own list of arguments doubles the time of an event.
    func insert(_ row: Row) throws {
        precondition(row.count == table.columns.count, "a row of \(row.count) values for \(table.name)")
        // Resets the statement and leaves every place null.
        statement.setUncheckedArguments(StatementArguments())
        for (index, value) in zip(CInt(1)..., row) {
            // The statement lives as long as `self`, and its pointer is used for the call alone. SQLite copies the text.
            let code: CInt =
                switch value {
                case .null: 0
                case .integer(let number): unsafe number.bind(to: statement.sqliteStatement, at: index)
                case .text(let text): unsafe text.bind(to: statement.sqliteStatement, at: index)
                }
            guard code == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        }
        try statement.execute()
    }
}

/// Reads rows of one table, in the order of a query.
struct RowReader {
    private let cursor: RowCursor

    init(_ database: Database, sql: String, arguments: [Value]) throws {
        cursor = try GRDB.Row.fetchCursor(
            database,
            sql: sql,
            arguments: StatementArguments(arguments.map(\.databaseValue))
        )
    }

    func next() throws -> Row? {
        try cursor.next().map { $0.databaseValues.map { Value($0) } }
    }
}

extension Value {
    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }

    /// Blobs and floating-point numbers cannot stand in our tables, which are strict: a text tells of one.
    init(_ value: DatabaseValue) {
        self =
            switch value.storage {
            case .null: .null
            case .int64(let number): .integer(number)
            case .string(let text): .text(text)
            case .double, .blob: .text("\(value)")
            }
    }
}
