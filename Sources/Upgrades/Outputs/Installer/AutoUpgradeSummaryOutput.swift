/// Reads `autoupgrade-summary`: `[Key] value` lines of a status log, the table of jobs, the final summary on the console.
enum AutoUpgradeSummaryOutput {
    static func read(_ text: OutputText) throws(OutputError) -> Reading {
        let isOwn = { (line: OutputText.Line) in
            Summary.field(line.text).map { Summary.known.contains($0.key) } ?? false
                || Summary.count(line.text) != nil || Summary.isJobHeader(line.collapsed)
        }
        let part = text.lastPart(running: [], forms: .bracketed, orSaying: isOwn)
        let names = ["jobs", "stages", "changes"]
        if let reading = try part.readingWithoutBody(expected: "AutoUpgrade status.log", tables: names, unless: isOwn) {
            return reading
        }
        var summary = Summary()
        for line in part.filledLines {
            do throws(OutputError) {
                try summary.take(line)
            } catch {
                guard part.isCut(line) else { throw error }
                summary.cutAt = line.number
            }
        }
        return Reading(
            tables: [
                ReadingTable(rows: [ReadingRow(summary.fields)]),
                ReadingTable("jobs", rows: summary.jobs.map { ReadingRow($0) }),
                ReadingTable("stages", rows: summary.stages.map { ReadingRow($0) }),
                ReadingTable("changes", rows: summary.changes),
            ],
            completeness: summary.completeness
                ?? part.completeness(otherwise: .noTrailer(expected: "Please check the summary report at:")),
            identity: part.identity
        )
    }

    struct Summary {
        var fields: [ReadingRow.Cell] = []
        var jobs: [[ReadingRow.Cell]] = []
        var stages: [[ReadingRow.Cell]] = []
        var changes: [ReadingRow] = []
        var cutAt: Int?
        private var announced: Int?
        private var announcedRows: Int?
        private var closing: String?
        private var columns: [String] = []

        static let known: Set<String> = [
            "job id", "db name", "version before upgrade", "version after upgrade", "stage name", "number of jobs",
        ]

        mutating func take(_ line: OutputText.Line) throws(OutputError) {
            let words = line.collapsed
            if let change = ParameterChange(words) {
                changes.append(change.row(line: line.number))
            } else if let (key, value) = Self.field(words) {
                try take(key, value, line.number)
            } else if words.hasPrefix("|") {
                try takeRow(words, line.number)
            } else if words.lowercased().hasPrefix("total jobs ") {
                guard let count = Int(words.dropFirst(11)) else {
                    throw OutputError(line: line.number, .invalidValue(field: "Total jobs", value: words))
                }
                announcedRows = count
            } else if let (key, value) = Self.count(words) {
                fields.append(.init(key, value, line: line.number))
            } else if words.lowercased().hasPrefix("please check the summary report at:") {
                closing = words
            }
        }

        private mutating func take(_ key: String, _ value: String, _ line: Int) throws(OutputError) {
            switch key {
            case "number of jobs":
                guard let count = Int(value), count >= 0 else {
                    throw OutputError(line: line, .invalidValue(field: "Number of Jobs", value: value))
                }
                announced = count
            case "job id": jobs.append([.init("id", value, line: line)])
            case "db name": addToJob("database", value, line)
            case "version before upgrade":
                addToJob("version-before", value, line)
                addToJob("release-before", Self.release(of: value), line)
            case "version after upgrade":
                addToJob("version-after", value, line)
                addToJob("release-after", Self.release(of: value), line)
            case "stage name":
                var row: [ReadingRow.Cell] = []
                if let job = jobs.last?.first { row.append(.init("job", job.value, line: job.line)) }
                stages.append(row + [.init("name", value, line: line)])
            case "status": addToStage("status", value, line)
            case "start time": addToStage("started-at", value, line)
            case "duration" where !value.isEmpty: addToStage("duration", value, line)
            default: break
            }
        }

        /// A version as `v$instance.version` has it: from 18 on the update is told by `version_full` alone.
        private static func release(of version: String) -> String {
            let parts = version.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count > 1, let first = Int(parts[0]), first >= 18 else { return version }
            return ([String(first)] + parts.dropFirst().map { _ in "0" }).joined(separator: ".")
        }

        private mutating func addToJob(_ column: String, _ value: String, _ line: Int) {
            guard let last = jobs.indices.last else { return }
            jobs[last].append(.init(column, value, line: line))
        }

        private mutating func addToStage(_ column: String, _ value: String, _ line: Int) {
            guard let last = stages.indices.last else { return }
            stages[last].append(.init(column, value, line: line))
        }

        /// A line of the console's table of jobs.
        private mutating func takeRow(_ words: String, _ line: Int) throws(OutputError) {
            let cells = TextTable.cells(of: words, separatedBy: "|")
            if Self.isJobHeader(words) {
                columns = cells.map { $0.lowercased() }
                // The table is printed anew at each interval: the last one counts.
                jobs = []
                stages = []
                announcedRows = nil
                return
            }
            guard !columns.isEmpty, cells.count == columns.count else {
                throw OutputError(line: line, .unknownLine(words))
            }
            func cell(_ column: String, as name: String) -> [ReadingRow.Cell] {
                columns.firstIndex(of: column).map { [.init(name, cells[$0], line: line)] } ?? []
            }
            jobs.append(cell("job#", as: "id") + cell("db_name", as: "database"))
            stages.append(
                cell("job#", as: "job") + cell("stage", as: "name") + cell("status", as: "status")
                    + cell("start_time", as: "started-at")
            )
        }

        /// A job's number once more is no proof of the stages: how many there are is not announced.
        var completeness: Completeness? {
            if let cutAt { return .unknown(.cutOff(line: cutAt)) }
            if let announced, announced != jobs.count {
                return .unknown(.countDiffers(announced: announced, found: jobs.count))
            }
            if let announcedRows {
                return announcedRows == jobs.count
                    ? .complete(.announcedCount(announcedRows))
                    : .unknown(.countDiffers(announced: announcedRows, found: jobs.count))
            }
            return closing.map { .complete(.trailer($0)) }
        }

        /// `[Job ID] 100`.
        static func field(_ text: String) -> (key: String, value: String)? {
            let line = text.collapsed
            guard line.hasPrefix("["), let end = line.firstIndex(of: "]") else { return nil }
            let key = line[line.index(after: line.startIndex)..<end].lowercased()
            return (key.collapsed, line[line.index(after: end)...].collapsed)
        }

        /// `Jobs finished                  [1]` as `jobs-finished` and `1`.
        static func count(_ text: String) -> (key: String, value: String)? {
            let line = text.collapsed
            guard line.hasPrefix("Jobs ") || line.hasPrefix("Number of databases "), line.hasSuffix("]"),
                let start = line.firstIndex(of: "[")
            else { return nil }
            let number = line[line.index(after: start)...].dropLast().collapsed
            return Int(number) == nil ? nil : (TextTable.column(line[..<start]), number)
        }

        static func isJobHeader(_ words: String) -> Bool {
            words.hasPrefix("|Job#|") || words.hasPrefix("| Job#|") || words.hasPrefix("|Job# |")
        }
    }
}
