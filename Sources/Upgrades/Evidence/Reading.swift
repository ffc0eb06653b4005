/// What a parser made of an output.
public struct Reading: Hashable, Sendable {
    public var tables: [ReadingTable]
    public var completeness: Completeness
    /// Who answered, as far as the output tells.
    public var identity: OutputIdentity
    /// What a reader should know: a trap of this output that was met.
    public var remarks: [LocalizedText]

    public init(
        tables: [ReadingTable] = [],
        completeness: Completeness,
        identity: OutputIdentity = OutputIdentity(),
        remarks: [LocalizedText] = []
    ) {
        self.tables = tables
        self.completeness = completeness
        self.identity = identity
        self.remarks = remarks
    }

    public func table(_ name: String) -> ReadingTable? {
        tables.first { $0.name == name }
    }
}

/// Rows of one kind. The table without a name has one row: the fields that an output has once.
public struct ReadingTable: Hashable, Sendable {
    public var name: String
    public var rows: [ReadingRow]

    public init(_ name: String = "", rows: [ReadingRow]) {
        self.name = name
        self.rows = rows
    }
}

public struct ReadingRow: Hashable, Sendable {
    public var cells: [Cell]

    public struct Cell: Hashable, Sendable {
        public var column: String
        public var value: String
        /// The line of the output that it stands on, from 1.
        public var line: Int

        public init(_ column: String, _ value: String, line: Int) {
            self.column = column
            self.value = value
            self.line = line
        }
    }

    public init(_ cells: [Cell]) {
        self.cells = cells
    }

    public subscript(_ column: String) -> String? {
        cells.first { $0.column == column }?.value
    }
}

/// Whether an output is known to be whole.
public enum Completeness: Hashable, Sendable {
    case complete(Proof)
    case unknown(Gap)

    /// Why it is whole.
    public enum Proof: Hashable, Sendable {
        /// The output's own closing line.
        case trailer(String)
        /// The output announces a number, and as many are there.
        case announcedCount(Int)
        /// A shell's or SQL*Plus's prompt follows it.
        case promptAfter(String)
        /// The output says that there is nothing (`no rows selected`).
        case statedEmpty(String)
        /// The collector saw the end, and the command ended with exit code 0.
        case capturedWhole
        /// An output of a fixed form has all of its parts.
        case fixedForm
    }

    /// Why it cannot be known.
    public enum Gap: Hashable, Sendable {
        case noTrailer(expected: String)
        case countDiffers(announced: Int, found: Int)
        /// Nothing was printed, and nobody saw the end.
        case silent
        /// The text ends inside a line or a row.
        case cutOff(line: Int)
        case missingPart(String)
    }
}

/// Who answered, as an output tells it; empty where it does not.
public struct OutputIdentity: Hashable, Sendable {
    /// `13.3` from `Enterprise Manager Cloud Control 13c Release 3`; `24.1`.
    public var release: String
    /// The banner line itself.
    public var banner: String
    /// The host that the output names as its own.
    public var host: String
    /// A home directory that the output names.
    public var home: String

    public init(release: String = "", banner: String = "", host: String = "", home: String = "") {
        self.release = release
        self.banner = banner
        self.host = host
        self.home = home
    }
}

/// Why a text is not the output that a parser reads.
public struct OutputError: Error, Hashable, Sendable {
    public enum Problem: Hashable, Sendable {
        /// Nothing in it is of this output; what was looked for.
        case notThisOutput(expected: String)
        /// The program answered with an error instead.
        case programError(message: String, meaning: LocalizedText)
        /// A line that does not fit where it stands.
        case unknownLine(String)
        /// A value that cannot be one.
        case invalidValue(field: String, value: String)
        /// Longer than ``OutputParser/longestText``.
        case tooLong(byteCount: Int)
        case notText
    }

    /// From 1.
    public var line: Int
    /// From 1, in characters.
    public var column: Int
    public var problem: Problem

    public init(line: Int, column: Int = 1, _ problem: Problem) {
        self.line = line
        self.column = column
        self.problem = problem
    }
}
