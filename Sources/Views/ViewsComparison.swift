internal import GRDB
internal import Operations

/// Walks the stored rows and those that a rebuild gives side by side, both in the order of their keys.
struct ViewsComparison {
    private let database: Database
    private let limit: Int
    private(set) var differences: [ViewsDifference] = []

    init(_ database: Database, limit: Int) {
        self.database = database
        self.limit = limit
    }

    mutating func compare(with batch: ViewsBatch) throws {
        let odd = try compareSchema()
        if !odd.contains(Table.checkpoint.name) {
            var expected = [batch.stored.row].makeIterator()
            try compare(.checkpoint, condition: "true", [], with: &expected)
        }
        if !odd.contains(Table.events.name) {
            for recording in batch.recordings {
                var expected = EventRows(recording, from: 0)
                // The plus keeps the index in timeline order out: all events would be sorted again behind it.
                try compare(.events, condition: "+pair = ?", [.text(recording.pair)], with: &expected)
            }
            try findOthers(.events, ownedBy: "pair", than: batch.recordings.map { Value($0.pair) })
        }
        try compare(batch.evidence, by: Schema.projections, except: odd)
        try compare(batch.upgrades, by: Schema.upgradeProjections, except: odd)
    }

    private mutating func compare<Source>(
        _ sources: [Source],
        by projections: [Projection<Source>],
        except odd: Set<String>
    ) throws {
        for projection in projections where !odd.contains(projection.table.name) {
            let table = projection.table
            for source in sources {
                var expected = projection.rows(source).makeIterator()
                try compare(table, condition: "\(table.ownerName) = ?", [source.owner], with: &expected)
            }
            try findOthers(table, ownedBy: table.ownerName, than: sources.map(\.owner))
        }
    }

    /// Rows of pairs, or of runs, that the log does not have.
    private mutating func findOthers(_ table: Table, ownedBy column: String, than owners: [Value]) throws {
        var none = [Row]().makeIterator()
        let places = Array(repeating: "?", count: owners.count).joined(separator: ", ")
        try compare(table, condition: "\(column) NOT IN (\(places))", owners, with: &none)
    }

    /// - Returns: the names of objects that are not as they should be, whose rows cannot be compared.
    private mutating func compareSchema() throws -> Set<String> {
        var stored: [String: String] = [:]
        for object in try ViewsFile.objects(of: database) { stored[object.name] = object.creation }
        var rebuilt: [String: String] = [:]
        for object in Schema.objects { rebuilt[object.name] = object.creation }
        let odd = Set(stored.keys).union(rebuilt.keys).filter { stored[$0] != rebuilt[$0] }
        for name in odd.sorted().prefix(limit) {
            differences.append(
                ViewsDifference(
                    table: "sqlite_schema",
                    key: "name = \(Value(name))",
                    stored: stored[name],
                    rebuilt: rebuilt[name]
                )
            )
        }
        return odd
    }

    private mutating func compare(
        _ table: Table,
        condition: String,
        _ arguments: [Value],
        with expected: inout some IteratorProtocol<Row>
    ) throws {
        guard differences.count < limit else { return }
        let sql = "SELECT \(table.columnList) FROM \(table.name) WHERE \(condition) ORDER BY \(table.keyList)"
        let reader = try RowReader(database, sql: sql, arguments: arguments)
        var stored = try reader.next()
        var rebuilt = expected.next()
        while differences.count < limit {
            let order: Order
            switch (stored, rebuilt) {
            case (nil, nil): return
            case (_?, nil): order = .onlyStored
            case (nil, _?): order = .onlyRebuilt
            case (let left?, let right?): order = Order(table.key(of: left), table.key(of: right))
            }
            let left = order == .onlyRebuilt ? nil : stored
            let right = order == .onlyStored ? nil : rebuilt
            if let difference = ViewsDifference(table, stored: left, rebuilt: right) {
                differences.append(difference)
            }
            if left != nil { stored = try reader.next() }
            if right != nil { rebuilt = expected.next() }
        }
    }

    /// Which side has the row with the lower key.
    private enum Order {
        case onlyStored
        case onlyRebuilt
        case both

        init(_ stored: ArraySlice<Value>, _ rebuilt: ArraySlice<Value>) {
            if stored.lexicographicallyPrecedes(rebuilt) {
                self = .onlyStored
            } else {
                self = rebuilt.lexicographicallyPrecedes(stored) ? .onlyRebuilt : .both
            }
        }
    }
}

extension ViewsDifference {
    /// Nil for two equal rows. Rows on one side only are told in full, others by the columns that differ.
    fileprivate init?(_ table: Table, stored: Row?, rebuilt: Row?) {
        guard let row = stored ?? rebuilt else { return nil }
        let differing = table.columns.indices.filter { index in
            guard let stored, let rebuilt else { return index >= table.key.count }
            return stored[index] != rebuilt[index]
        }
        if stored != nil, rebuilt != nil, differing.isEmpty { return nil }
        func words(_ row: Row, _ indices: some Sequence<Int>) -> String {
            indices.map { "\(table.columns[$0].name) = \(row[$0])" }.joined(separator: ", ")
        }
        self.init(
            table: table.name,
            key: words(row, table.key.indices),
            stored: stored.map { words($0, differing) },
            rebuilt: rebuilt.map { words($0, differing) }
        )
    }
}
