import Testing

@testable import Upgrades

struct OutputPartTests {
    private func parts(_ text: String) throws -> [OutputPart] {
        try OutputText(text, isCapturedWhole: false, exitCode: nil).parts()
    }

    @Test func `a screen has a part for each command`() throws {
        let parts = try parts("[o@oms1 ~]$ a\none\n[o@oms1 ~]$\n[o@oms1 ~]$\n[o@oms1 ~]$ b\n\ntwo\nthree")
        #expect(parts.map(\.command) == ["a", "b"])
        #expect(parts.map { $0.filledLines.map(\.text) } == [["one"], ["two", "three"]])
        #expect(parts.map(\.promptAfter?.text) == ["[o@oms1 ~]$", nil])
        #expect(parts.map(\.cutLine) == [nil, 8])
    }

    @Test func `a text below a prompt alone has lost its command`() throws {
        let parts = try parts("$\none\n$\n")
        #expect(parts.map(\.command) == [""])
        #expect(parts[0].filledLines.map(\.text) == ["one"])
    }

    @Test func `a command may be continued on the next line`() throws {
        let parts = try parts("$ emctl config oms \\\n> -list_repos_details\nbody\n")
        #expect(parts.map(\.command) == ["emctl config oms -list_repos_details"])
        #expect(parts[0].filledLines.map(\.number) == [3])
    }

    @Test func `banner and copyright are taken off once`() throws {
        let banner = "Oracle Enterprise Manager 24ai Release 1\nCopyright (c) 1996, 2024 Oracle.\n"
        let parts = try parts(banner + "body\n" + banner)
        #expect(parts.map(\.banner?.release) == ["24.1"])
        #expect(parts[0].filledLines.map(\.number) == [3, 4, 5])
    }

    @Test func `an empty text is one silent part`() throws {
        #expect(try parts("") == [OutputPart()])
    }

    @Test(arguments: [
        ("a  b   c d\te", ["a", "b", "c d", "e"]), ("", []), (" x ", ["x"]), ("\u{3000}x\u{A0}\u{A0}y", ["x", "y"]),
    ])
    func `columns are set apart by two blanks or a tab`(line: String, columns: [String]) {
        #expect(line.outputColumns == columns)
    }
}
