import TestSupport
import Testing
import Upgrades

/// An output of our own making with the parser that reads it, for the tests that hold for all of them.
struct OutputFixture: Sendable, CustomTestStringConvertible {
    var parser: OutputParser
    /// Below `fixtures/upgrades/outputs`.
    var path: String
    /// Several commands, so that a beginning of it may be a whole output of its own.
    var isScreen = false

    init(_ parser: OutputParser, _ path: String, isScreen: Bool = false) {
        self.parser = parser
        self.path = path
        self.isScreen = isScreen
    }

    var testDescription: String { "\(parser.rawValue) \(path)" }

    func text() throws -> String {
        try Fixtures.text("upgrades/outputs/" + path)
    }

    /// - Parameter exitCode: Nil when nobody saw the end.
    func reading(exitCode: Int32? = nil) throws -> Reading {
        try parser.reading(try text(), exitCode: exitCode)
    }
}

extension OutputParser {
    /// Reads a text whose end the collector saw when there is an exit code.
    func reading(_ text: String, exitCode: Int32? = nil) throws(OutputError) -> Reading {
        try read(try OutputText(text, isCapturedWhole: exitCode != nil, exitCode: exitCode))
    }

    /// The error of a text that is refused, nil for one that is read.
    func refusal(_ text: String, exitCode: Int32? = nil) -> OutputError? {
        do {
            _ = try reading(text, exitCode: exitCode)
            return nil
        } catch {
            return error
        }
    }
}

extension Reading {
    /// The unnamed table's columns and values, as `column=value`.
    var fields: [String] {
        table("").map { $0.rows.flatMap(\.texts) } ?? []
    }

    /// A named table's rows, values joined with ` | `.
    func rows(_ name: String) -> [String]? {
        table(name).map { $0.rows.map { $0.cells.map(\.value).joined(separator: " | ") } }
    }

    /// Every value with the table and the column that it stands in.
    var values: Set<String> {
        Set(tables.flatMap { table in table.rows.flatMap { row in row.texts.map { "\(table.name) \($0)" } } })
    }
}

extension ReadingRow {
    var texts: [String] { cells.map { "\($0.column)=\($0.value)" } }
}
