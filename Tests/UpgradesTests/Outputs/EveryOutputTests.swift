import TestSupport
import Testing
import Upgrades

/// What holds for every output, whatever it says.
struct EveryOutputTests {
    /// A text cut anywhere is no proof of its own, unless all that is read from it stands there.
    @Test(arguments: OutputFixture.programs)
    func `a cut text never proves itself whole`(fixture: OutputFixture) throws {
        let bytes = Array(try fixture.text().utf8)
        let whole = try fixture.parser.read(
            try OutputText(String(decoding: bytes, as: UTF8.self), isCapturedWhole: true, exitCode: 0)
        )
        for count in 0..<bytes.count {
            let text = String(decoding: bytes[..<count], as: UTF8.self)
            guard
                let reading = try? fixture.parser.read(
                    try OutputText(text, isCapturedWhole: false, exitCode: nil)
                )
            else { continue }
            guard case .complete = reading.completeness, !fixture.isScreen else { continue }
            #expect(
                ReadingText.tables(reading) == ReadingText.tables(whole),
                "after \(count) bytes: \(ReadingText.describe(reading.completeness))"
            )
        }
    }

    @Test(arguments: OutputFixture.programs)
    func `line ends of CR LF change nothing`(fixture: OutputFixture) throws {
        let text = try fixture.text().split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
        let converted = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        for isWhole in [false, true] {
            #expect(
                ReadingText.of(fixture.parser, converted, isWhole: isWhole, exitCode: isWhole ? 0 : nil)
                    == ReadingText.of(fixture.parser, text, isWhole: isWhole, exitCode: isWhole ? 0 : nil)
            )
        }
    }

    @Test(arguments: OutputFixture.programs)
    func `another program's text is refused`(fixture: OutputFixture) throws {
        let foreign = "Dear operator,\nthe backup of last night is on tape 7.\nRegards\n"
        #expect(throws: OutputError.self) {
            try fixture.parser.read(try OutputText(foreign, isCapturedWhole: true, exitCode: 0))
        }
    }

    /// Each pair of a parser and a fixture of another one: an answer or a refusal, and no row of nothing.
    @Test(arguments: OutputFixture.programs)
    func `every parser stands every fixture`(fixture: OutputFixture) throws {
        let text = try fixture.text()
        for parser in Set(OutputFixture.programs.map(\.parser)).sorted(by: { $0.rawValue < $1.rawValue }) {
            guard let reading = try? parser.read(try OutputText(text, isCapturedWhole: true, exitCode: 0)) else {
                continue
            }
            for table in reading.tables where !table.name.isEmpty {
                #expect(table.rows.allSatisfy { !$0.cells.isEmpty }, "\(parser.rawValue)")
            }
        }
    }

    @Test(arguments: OutputFixture.programs)
    func `silence that nobody saw the end of is unknown`(fixture: OutputFixture) throws {
        for silence in ["", "\n", "\r\n\r\n", " \t\n"] {
            let cut = try fixture.parser.read(try OutputText(silence, isCapturedWhole: false, exitCode: nil))
            let failed = try fixture.parser.read(try OutputText(silence, isCapturedWhole: true, exitCode: 1))
            for reading in [cut, failed] {
                guard case .unknown = reading.completeness else {
                    Issue.record("\(fixture.parser.rawValue) takes silence for an answer")
                    continue
                }
                #expect(reading.tables.allSatisfy { $0.rows.allSatisfy(\.cells.isEmpty) })
            }
        }
    }
}
