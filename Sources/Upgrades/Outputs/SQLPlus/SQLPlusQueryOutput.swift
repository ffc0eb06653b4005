/// Reads `sqlplus-query`: the answer to the last `select` of a text.
enum SQLPlusQueryOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let transcript = SQLPlusTranscript(text)
        let identity = OutputIdentity(host: transcript.host)
        let last = text.lines.last { !$0.isBlank }
        let isEnd = { (line: OutputText.Line) in
            !text.isCapturedWhole && line.number == last?.number && text.endsInsideLine
        }
        if let final = transcript.statements.last, final.isSilent, final.promptAfter == nil, !text.isCapturedWhole,
            final.kind == .query || SQLPlusTranscript.mayBegin(.query, final.text)
        {
            // A statement whose answer is not there: what an earlier one answered no longer counts.
            return empty(.unknown(.cutOff(line: final.number)), identity)
        }
        var found: (statement: SQLPlusTranscript.Statement, results: SQLPlusResults)?
        for statement in transcript.statements where statement.kind == .query || statement.kind == .unstated {
            let results: SQLPlusResults
            do throws(OutputError) {
                results = try SQLPlusResults(statement.lines, isEnd: isEnd)
            } catch {
                // Only what answers for this parser must be understood.
                guard statement.kind == .query || transcript.statements.count == 1 else { continue }
                throw Self.foreign(error, in: statement)
            }
            if statement.kind == .query || !results.results.isEmpty || results.cutAt != nil {
                found = (statement, results)
            }
        }
        guard let (statement, results) = found else {
            let lines = transcript.statements.lazy.flatMap(\.lines)
            if let message = lines.first(where: { ProgramMessage($0.text) != nil }) { throw message.misfit }
            guard let first = transcript.statements.first else { return empty(silence(text), identity) }
            throw OutputError(line: first.number, .notThisOutput(expected: "select"))
        }
        if results.results.isEmpty, results.cutAt == nil, !statement.isSilent, statement.kind == .query {
            let line = statement.lines.first { !$0.isBlank }
            throw OutputError(line: line?.number ?? statement.number, .notThisOutput(expected: "select"))
        }
        let result = results.results.last ?? SQLPlusResult()
        let rows = result.records.map { record in
            ReadingRow(zip(result.columns, record.cells).map { .init($0, $1, line: record.line) })
        }
        let count = ReadingRow.Cell("row-count", String(rows.count), line: statement.number)
        return Reading(
            tables: [ReadingTable(rows: [ReadingRow([count])]), ReadingTable("rows", rows: rows)],
            completeness: completeness(result, cutAt: results.cutAt, statement, text),
            identity: identity
        )
    }

    private static func completeness(
        _ result: SQLPlusResult,
        cutAt: Int?,
        _ statement: SQLPlusTranscript.Statement,
        _ text: OutputText
    ) -> Completeness {
        if let cutAt { return .unknown(.cutOff(line: cutAt)) }
        if let sentence = result.statedEmpty { return .complete(.statedEmpty(sentence)) }
        if let announced = result.announced {
            return announced == result.records.count
                ? .complete(.announcedCount(announced))
                : .unknown(.countDiffers(announced: announced, found: result.records.count))
        }
        if let prompt = statement.promptAfter { return .complete(.promptAfter(prompt)) }
        if text.provesItsEnd { return .complete(.capturedWhole) }
        return .unknown(statement.isSilent ? .silent : .noTrailer(expected: "SQL>"))
    }

    /// Nothing printed at all.
    private static func silence(_ text: OutputText) -> Completeness {
        text.provesItsEnd ? .complete(.capturedWhole) : .unknown(.silent)
    }

    private static func empty(_ completeness: Completeness, _ identity: OutputIdentity) -> Reading {
        Reading(tables: [ReadingTable("rows", rows: [])], completeness: completeness, identity: identity)
    }

    /// A line that does not fit, before anything of a query was met, is another output.
    static func foreign(_ error: OutputError, in statement: SQLPlusTranscript.Statement) -> OutputError {
        guard case .unknownLine = error.problem,
            let first = statement.lines.first(where: { !$0.isBlank && !SQLPlusResult.isChatter($0.text) }),
            first.number == error.line
        else { return error }
        return OutputError(line: error.line, column: error.column, .notThisOutput(expected: "SQL*Plus"))
    }
}
