import Testing
import Upgrades

/// How a reading is compared: as text, one row a line, without the places.
enum ReadingText {
    /// What one of ``OutputFixture/programs`` reads as.
    static func of(fixture path: String) throws -> String {
        let fixture = try #require(OutputFixture.programs.first { $0.path == path }, "\(path) is not in the list")
        return of(fixture.parser, try fixture.text())
    }

    static func of(_ parser: OutputParser, _ text: String, isWhole: Bool = false, exitCode: Int32? = nil) -> String {
        do throws(OutputError) {
            let reading = try parser.read(try OutputText(text, isCapturedWhole: isWhole, exitCode: exitCode))
            return describe(reading)
        } catch {
            return "refused at \(error.line): \(describe(error.problem))"
        }
    }

    static func describe(_ reading: Reading) -> String {
        var lines = tables(reading)
        if !reading.identity.host.isEmpty { lines.append("host \(reading.identity.host)") }
        if !reading.remarks.isEmpty { lines.append("remarks \(reading.remarks.count)") }
        lines.append(describe(reading.completeness))
        return lines.joined(separator: "\n")
    }

    static func tables(_ reading: Reading) -> [String] {
        reading.tables.flatMap { table in
            let name = table.name.isEmpty ? "-" : table.name
            return table.rows.isEmpty
                ? ["\(name): none"]
                : table.rows.map { row in
                    "\(name): " + row.cells.map { "\($0.column)=\($0.value)" }.joined(separator: ", ")
                }
        }
    }

    static func describe(_ completeness: Completeness) -> String {
        switch completeness {
        case .complete(let proof): "complete \(proof)"
        case .unknown(let gap): "unknown \(gap)"
        }
    }

    private static func describe(_ problem: OutputError.Problem) -> String {
        switch problem {
        case .notThisOutput(let expected): "not \(expected)"
        case .programError(let message, _): "program says \(message)"
        case .unknownLine(let line): "unknown line \(line)"
        case .invalidValue(let field, let value): "\(field) cannot be \(value)"
        case .tooLong: "too long"
        case .notText: "not text"
        }
    }
}
