internal import Foundation
internal import TestSupport
internal import Testing

/// The help of every command, compared with `fixtures/help`.
@Suite struct HelpTests {
    /// Every command and every group of commands.
    static let commands = [
        "", "ingest", "replay", "simulate", "hunt", "regress", "show", "show chassis", "show redundancy",
        "show redundancy summary",
        "show redundancy states", "show redundancy switchover", "show redundancy switchover history",
        "show redundancy history", "show measurements", "show checks", "show timeline", "log", "log stat", "log cat",
        "log verify", "log keygen",
        "log checkpoint", "log prove", "log check-proof", "views",
        "views rebuild", "views verify", "jobnet", "jobnet check", "jobnet format", "jobnet diff", "jobnet convert",
        "jobnet graph", "jobnet schedule", "jobnet explain", "jobnet calendar",
        "upgrade", "upgrade packs", "upgrade packs list", "upgrade packs show", "upgrade packs check",
        "upgrade packs plan", "upgrade packs text", "upgrade packs schema", "upgrade open", "upgrade collect",
        "upgrade check", "upgrade gate", "upgrade attest", "upgrade waive", "upgrade note", "upgrade obligations",
        "upgrade start", "upgrade stop", "upgrade resume", "upgrade fail", "upgrade restore", "upgrade close",
        "upgrade reconcile", "upgrade rejudge", "upgrade diff", "upgrade report", "upgrade runs",
    ]

    @Test(arguments: commands)
    func `the help is the golden one, and shows an example`(command: String) throws {
        let run = try Workbench().run(command.split(separator: " ").map(String.init) + ["--help"])
        #expect(run.code == 0)
        #expect(run.errors == "")
        let name = command.isEmpty ? "lockstep" : command.replacing(" ", with: "-")
        let expected = try Golden.expected("help/\(name).txt", for: run.text)
        #expect(Golden.firstDifference(run.text, expected) == nil)
        #expect(run.text.contains("EXAMPLE"))
        #expect(run.text.contains("lockstep \(command)"))
    }

    @Test(arguments: commands)
    func `an example of the help can be copied: a line that goes on says so`(command: String) throws {
        let help = try Workbench().run(command.split(separator: " ").map(String.init) + ["--help"]).text
        let examples = help.split(separator: #/EXAMPLES?:\n/#).dropFirst().first ?? ""
        var goesOn = false
        for line in examples.split(separator: "\n", omittingEmptySubsequences: false).prefix(while: { !$0.isEmpty }) {
            #expect(line.hasPrefix(goesOn ? "    " : "  "), "\(line)")
            #expect(goesOn || !line.hasPrefix("   "), "\(line)")
            goesOn = line.hasSuffix("\\")
        }
        #expect(!goesOn)
    }

    @Test(arguments: commands)
    func `help and --help are one text`(command: String) throws {
        let words = command.split(separator: " ").map(String.init)
        let bench = try Workbench()
        #expect(try bench.run(["help"] + words).text == bench.run(words + ["--help"]).text)
    }

    @Test func `every command that the help names has a golden help`() throws {
        let bench = try Workbench()
        var found: [String] = []
        var pending = [""]
        while let command = pending.popLast() {
            found.append(command)
            let help = try bench.run(command.split(separator: " ").map(String.init) + ["--help"]).text
            let list = help.components(separatedBy: "SUBCOMMANDS:\n").dropFirst().first ?? ""
            for line in list.split(separator: "\n", omittingEmptySubsequences: false).prefix(while: { !$0.isEmpty }) {
                guard let name = line.prefixMatch(of: #/  ([a-z\-]+)/#)?.1 else { continue }
                pending.append(command.isEmpty ? String(name) : "\(command) \(name)")
            }
        }
        #expect(found.sorted() == Self.commands.sorted())
    }

    @Test func `the version is one line`() throws {
        let run = try Workbench().run("--version")
        #expect(run.code == 0)
        #expect(run.text == "0.1.0\n")
    }

    @Test(arguments: [
        ["frobnicate"], ["show", "weather"], ["log", "cat", "--to", "-1"], ["replay", "--format", "xml"],
        ["replay", "--lang", "de"], ["replay", "--time-zone", "Mars/Base"], ["replay", "--time-zone", "Europe/Berlin"],
        ["replay", "--time-zone", "+25:00"], ["ingest"], ["ingest", "--year", "1", "x"], ["replay", "--nonsense"],
        ["show", "chassis", "--console", "17"], ["show", "chassis", "extra"], ["replay", "x", "--source", "ajs2"],
        ["log", "stat", "--log"],
    ])
    func `a wrong option is wrong usage, and nothing is made`(arguments: [String]) throws {
        let bench = try Workbench()
        let run = try bench.run(arguments)
        #expect(run.code == 2)
        #expect(run.text == "")
        #expect(run.errors.contains("Usage: lockstep"))
        #expect(try bench.contents(of: ".").isEmpty)
    }
}
