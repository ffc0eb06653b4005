/// Reads `sqlplus-parameters`: what all `show parameter` of a text printed, in order; the later of two values counts.
///
/// `show parameter` prints every parameter whose name contains the word, and nothing at all when none is set.
enum SQLPlusParametersOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let transcript = SQLPlusTranscript(text)
        let last = text.lines.last { !$0.isBlank }
        let isEnd = { (line: OutputText.Line) in
            !text.isCapturedWhole && line.number == last?.number && text.endsInsideLine
        }
        var table = Table()
        var final: SQLPlusTranscript.Statement?
        for statement in transcript.statements where statement.kind == .showParameter || statement.kind == .unstated {
            let results: SQLPlusResults
            do throws(OutputError) {
                results = try SQLPlusResults(statement.lines, isEnd: isEnd)
            } catch {
                guard statement.kind == .showParameter || transcript.statements.count == 1 else { continue }
                throw SQLPlusQueryOutput.foreign(error, in: statement)
            }
            let shown = results.results.filter { $0.columns == columns }
            guard statement.kind == .showParameter || !shown.isEmpty || results.cutAt != nil else { continue }
            if shown.isEmpty, results.cutAt == nil, !statement.isSilent {
                let line = statement.lines.first { !$0.isBlank }
                throw OutputError(line: line?.number ?? statement.number, .notThisOutput(expected: "show parameter"))
            }
            table.cutAt = results.cutAt
            for record in shown.flatMap(\.records) { try table.take(record) }
            if shown.isEmpty, results.cutAt == nil, statement.promptAfter != nil { table.silent.append(statement.text) }
            final = statement
        }
        if let open = transcript.statements.last, open.isSilent, open.promptAfter == nil, !text.isCapturedWhole,
            SQLPlusTranscript.mayBegin(.showParameter, open.text)
        {
            table.cutAt = open.number
            final = open
        }
        guard final != nil || transcript.statements.isEmpty else {
            let lines = transcript.statements.lazy.flatMap(\.lines)
            if let message = lines.first(where: { ProgramMessage($0.text) != nil }) { throw message.misfit }
            let line = transcript.statements.first?.number ?? 1
            throw OutputError(line: line, .notThisOutput(expected: "show parameter"))
        }
        return Reading(
            tables: [ReadingTable("parameters", rows: table.rows)],
            completeness: completeness(cutAt: table.cutAt, final, text),
            identity: OutputIdentity(host: transcript.host),
            remarks: table.remarks
        )
    }

    private static let columns = ["name", "type", "value"]

    private static func completeness(
        cutAt: Int?,
        _ final: SQLPlusTranscript.Statement?,
        _ text: OutputText
    ) -> Completeness {
        if let cutAt { return .unknown(.cutOff(line: cutAt)) }
        if let prompt = final?.promptAfter { return .complete(.promptAfter(prompt)) }
        if text.provesItsEnd { return .complete(.capturedWhole) }
        return .unknown(final?.isSilent ?? true ? .silent : .noTrailer(expected: "SQL>"))
    }

    private struct Table {
        var rows: [ReadingRow] = []
        var silent: [String] = []
        var cutAt: Int?
        private var places: [String: Int] = [:]

        mutating func take(_ record: SQLPlusResult.Record) throws(OutputError) {
            guard let name = record.cells.first, !name.isEmpty, !record.cells[1].isEmpty else {
                throw OutputError(line: record.line, .unknownLine(record.cells.joined(separator: " ").collapsed))
            }
            let row = ReadingRow(
                zip(SQLPlusParametersOutput.columns, record.cells).map { .init($0, $1, line: record.line) }
            )
            if let place = places[name] {
                rows[place] = row
            } else {
                places[name] = rows.count
                rows.append(row)
            }
        }

        var remarks: [LocalizedText] {
            silent.map { statement in
                LocalizedText(
                    english: "\(statement) printed nothing: no parameter of that name is set explicitly",
                    japanese: "\(statement) は何も出力しませんでした。その名前のパラメータは明示的に設定されていません"
                )
            }
        }
    }
}
