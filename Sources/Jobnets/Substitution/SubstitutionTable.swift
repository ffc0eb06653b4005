/// What names of one environment become in another: hosts, paths, users and services of production those of test.
///
/// All text is UTF-8 and compared byte by byte: two spellings of a character, or of a host in capitals, are different.
public struct SubstitutionTable: Hashable, Sendable {
    /// What a row is about, and with it the values that it changes.
    public enum Kind: Hashable, Sendable {
        /// A value that is exactly this host: see ``SubstitutionScope``.
        case host
        /// A path, and all paths below it.
        case path
        /// A value that is exactly this user, the JP1 user of unit headers among them.
        case user
        /// A value that is exactly this scheduler service.
        case service
        /// Any occurrence in the values of one key.
        case text(key: String)
    }

    public struct Row: Hashable, Sendable {
        public var kind: Kind
        /// Not empty.
        public var from: [UInt8]
        /// Not empty.
        public var to: [UInt8]
        /// The line of the table, from 1.
        public var line: Int

        /// Whether it only keeps text from what shorter rows would make of it.
        public var isIdentity: Bool { from == to }

        var reversed: Row { Row(kind: kind, from: to, to: from, line: line) }
    }

    /// In the order of the table.
    public let rows: [Row]

    init(rows: [Row]) {
        self.rows = rows
    }

    /// The table of the way back. Rows of a kind may have the same text to replace, unlike those of a table that was read.
    var reversed: SubstitutionTable { SubstitutionTable(rows: rows.map(\.reversed)) }
}

/// Why a text is no substitution table: every fault of it.
public struct SubstitutionTableError: Error, Hashable, Sendable {
    /// In the order of the text, at least one.
    public var faults: [SubstitutionTableFault]
}

/// A place of a table that does not fit.
public struct SubstitutionTableFault: Hashable, Sendable {
    public enum Problem: Hashable, Sendable {
        /// There is no row.
        case empty
        /// So many fields instead of three.
        case fieldCount(Int)
        case unknownKind(String)
        /// `text:` without a key in lower case letters and digits.
        case badKey(String)
        /// Nothing to look for, or nothing to put there.
        case emptyField
        /// A blank before or behind the text; only `text:KEY` may have them.
        case outerBlank
        /// A control character, or U+FFFD, which stands for bytes that could not be read.
        case controlCharacter
        /// One path ends in a separator, the other one does not.
        case separatorAtOneEnd
        /// The same row stands in this line.
        case duplicate(line: Int)
        /// This line makes another text of the same.
        case contradiction(line: Int)
    }

    public var place: LineTable.Place
    public var problem: Problem
}
