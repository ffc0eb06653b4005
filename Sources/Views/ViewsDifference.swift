/// A row of the views that is not as a rebuild makes it.
public struct ViewsDifference: Hashable, Sendable {
    /// The table; `sqlite_schema` for a table, index or view that is itself another.
    public var table: String
    /// The row's primary key: `pair = 'lab', incident = 1`.
    public var key: String
    /// What stands in the file, in the columns that differ (`role = 'active'`); nil where the row is missing.
    public var stored: String?
    /// What a rebuild gives, in the same columns; nil where it gives no such row.
    public var rebuilt: String?

    public init(table: String, key: String, stored: String?, rebuilt: String?) {
        self.table = table
        self.key = key
        self.stored = stored
        self.rebuilt = rebuilt
    }
}

extension ViewsDifference: CustomStringConvertible {
    public var description: String {
        "\(table) (\(key)): stored \(stored ?? "nothing"), rebuilt \(rebuilt ?? "nothing")"
    }
}
