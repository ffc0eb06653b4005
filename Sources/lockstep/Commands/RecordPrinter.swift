internal import EventLog
internal import Operations
internal import Replay
internal import Reports

/// Prints records, one a line: as text, as tab-separated values, or as one JSON object each.
struct RecordPrinter {
    private let format: OutputFormat
    private let language: Language
    private let time: TimeText
    private let first: SequenceNumber
    private let last: UInt64?
    private var streams: [UInt32: String] = [:]

    init(_ output: OutputOptions, _ table: StreamTable, first: SequenceNumber, last: UInt64?) {
        format = output.format
        language = output.language
        time = output.time
        self.first = first
        self.last = last
        for (id, name) in table.names.enumerated() { streams[UInt32(id)] = name }
        if format == .tsv { Terminal.print(Self.columns.joined(separator: "\t")) }
    }

    private static let columns = ["sequence", "recorded", "occurred", "stream", "kind", "what"]

    /// Whether more is wanted.
    mutating func print(_ commit: Commit) -> Bool {
        for declaration in commit.declarations { streams[declaration.id.rawValue] = declaration.name }
        let recorded = time.text(Instant(nanoseconds: commit.recordedAtNanoseconds))
        for record in commit.records where record.sequence >= first {
            if let last, record.sequence.rawValue > last { return false }
            let cells = [
                record.sequence.description,
                recorded,
                record.occurred.flatMap { Stamp($0) }.map { time.text($0) } ?? "-",
                streams[record.stream.rawValue] ?? "\(record.stream.rawValue)",
                record.kind == .input ? "input" : "event",
                EntryText.sentence(of: record, language),
            ]
            switch format {
            case .text: Terminal.print(cells.joined(separator: "  "))
            case .tsv: Terminal.print(Table(columns: Self.columns, rows: [cells]).tabSeparatedRows)
            case .json: Terminal.print(Table(columns: Self.columns, rows: [cells]).jsonLines)
            }
        }
        return true
    }
}
