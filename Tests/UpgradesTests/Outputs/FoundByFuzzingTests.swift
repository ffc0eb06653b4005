import Testing

@testable import Upgrades

/// Inputs that `tools/fuzz` found, and pieces whose repetition took more than a time in proportion.
@Suite("What fuzzing outputs found")
struct FoundByFuzzingTests {
    private func read(_ parser: OutputParser, _ text: String) throws(OutputError) -> Reading {
        try parser.read(OutputText(text, isCapturedWhole: false, exitCode: nil))
    }

    @Test(arguments: [
        (
            OutputParser.autoUpgradeSummary, "Number of databases [1]\nJobs finished [1]\n",
            FieldName(column: "number-of-databases"), true
        ),
        (
            .emcliPlugins,
            """
            OMS name is oms1.example.com:4889_Management_Service
            Plug-in Name Plugin ID Version [revision]
            Database oracle.sysman.db 13.3.1.0.0 [12]

            """,
            FieldName(table: "plugins", column: "revision"), true
        ),
        (
            .emPrerequisiteReport, "Name\tStatus\tType\tRecommendation\tAuto Fixable\tOwner\na\tFailed\tb\tc\tNo\td\n",
            FieldName(table: "checks", column: "owner"), false
        ),
    ])
    func `a pack can ask for what is read, and nothing else is read`(
        parser: OutputParser,
        text: String,
        field: FieldName,
        isGiven: Bool
    ) throws {
        let table = try #require(try read(parser, text).table(field.table))
        #expect(!table.rows.isEmpty)
        #expect(table.rows.contains { $0[field.column] != nil } == isGiven)
        #expect(parser.gives(field) == isGiven)
    }

    @Test func `a step that never began does not cost a search through all that did`() throws {
        let count = 5_000
        let stamp = "2026-01-25_04-20-52PM: Configuration Assistant"
        let begun = (0..<count).map { "\(stamp) \"a\($0)\" is in progress.\n" }
        let ended = (0..<count).map { "\(stamp) \"b\($0)\" has succeeded.\n" }
        let reading = try read(.configureGCLog, (begun + ended).joined())
        #expect(reading.table("steps")?.rows.count == 2 * count)
        #expect(reading.completeness == .unknown(.missingPart("a0")))
    }

    @Test func `the inner of two open steps of one name ends first`() throws {
        let stamp = "2026-01-25_04-20-52PM: Configuration Assistant \"a\""
        let text = "\(stamp) is in progress.\n\(stamp) is in progress.\n\(stamp) has failed.\n\(stamp) has succeeded.\n"
        let rows = try #require(try read(.configureGCLog, text).table("steps")?.rows)
        #expect(rows.map { $0["state"] } == ["succeeded", "failed"])
    }

    @Test func `a value of many lines is put together once`() throws {
        let count = 5_000
        let text = " a | b \n---+---\n" + String(repeating: " x+| y \n", count: count) + " z | \n(1 row)\n"
        let reading = try read(.psqlTable, text)
        let row = try #require(reading.table("rows")?.rows.first)
        #expect(row["a"] == String(repeating: "x ", count: count) + "z")
        #expect(reading.completeness == .complete(.announcedCount(1)))
    }

    /// A line of one character has a cell for each of thousands of columns.
    @Test func `a table of more cells than any is refused where it becomes too large`() {
        let columns = 2_000
        let text =
            String(repeating: "A ", count: columns) + "\n" + String(repeating: "- ", count: columns) + "\n"
            + String(repeating: "x\n", count: 1_000)
        #expect(throws: OutputError(line: 527, .unknownLine("x"))) { try read(.sqlplusQuery, text) }
    }

    @Test func `packages of more chassis than any stack has are refused`() {
        let heading = { (count: Int) in
            "[ Chassis\(String(repeating: " 1", count: count)) ] Installed Package(s) Information:\n"
        }
        #expect(throws: Never.self) { try read(.iosxeInstallSummary, heading(8) + "IMG C 17.9.5\n") }
        #expect(throws: OutputError(line: 1, .notThisOutput(expected: "show install summary"))) {
            try read(.iosxeInstallSummary, heading(1_000) + "IMG C 17.9.5\n")
        }
    }

    @Test func `options in front of a command are passed over, however many they are`() {
        let options = String(repeating: " -n", count: 20_000)
        #expect(ConsoleCommand.segments(of: "sudo\(options) -u oracle /bin/emctl status") == [["emctl", "status"]])
        #expect(ConsoleCommand.segments(of: "sudo -u") == [[]])
    }
}
