internal import Redundancy

/// The columns of a table, by the places of their names in the header line.
///
/// Rows do not keep to those places: values are centred (`Priority`), a `*` stands before the first, names are longer
/// than their column, and a value may hold single blanks (`HA sync in progress`) just as neighbouring columns may stand
/// one blank apart (`SGI NSS Rate`). So a piece of a row belongs to the column whose name begins nearest to it.
struct ColumnTable {
    struct Column: Hashable {
        var name: String
        var start: Int
    }

    private(set) var columns: [Column]

    /// How far from its column's place a word inside a piece may begin and still be the next column's value. Seen: two
    /// (`show wireless client summary`, `WLAN 17` under `Type ID`).
    private static let drift = 2

    /// - Parameter known: names that may stand one blank apart in the header. A header of unknown names is parted at two
    ///   blanks only.
    init(header: Substring, known: [String]) {
        columns = []
        for piece in header.cells {
            columns += Self.named(piece, known: known) ?? [Column(name: String(piece.text), start: piece.start)]
        }
    }

    /// The pieces of a row by column; an empty text where the row has nothing. Nil when there are more pieces than
    /// columns left for them.
    func cells(of row: Substring) -> [Substring]? {
        var values = [Substring](repeating: "", count: columns.count)
        var free = 0
        for piece in row.cells {
            guard var column = nearest(to: piece.start, from: free) else { return nil }
            var start = piece.text.startIndex
            for word in piece.text.words.dropFirst() {
                let place = piece.start + word.start
                guard let next = nearest(to: place, from: column + 1), abs(columns[next].start - place) <= Self.drift
                else { continue }
                values[column] = piece.text[start..<word.text.startIndex].trimmed
                column = next
                start = word.text.startIndex
            }
            values[column] = piece.text[start...]
            free = column + 1
        }
        return values
    }

    /// The same as fields with the printed names.
    func fields(of row: Substring) -> [Field]? {
        cells(of: row).map { values in
            zip(columns, values).map { Field($0.name, String($1)) }
        }
    }

    private func nearest(to place: Int, from first: Int) -> Int? {
        (first..<max(first, columns.count)).min { abs(columns[$0].start - place) < abs(columns[$1].start - place) }
    }

    /// A header piece that is a row of known names, parted into them.
    private static func named(_ piece: Cell, known: [String]) -> [Column]? {
        var found: [Column] = []
        var rest = piece.text
        while !rest.isEmpty {
            let names = known.filter { rest.hasPrefix($0) }
            guard let name = names.max(by: { $0.utf8.count < $1.utf8.count }) else { return nil }
            found.append(Column(name: name, start: piece.end - rest.utf8.count))
            let behind = rest.dropFirst(name.count)
            rest = behind.trimmed
            guard rest.isEmpty || behind.utf8.first?.isBlank == true else { return nil }
        }
        return found
    }
}
