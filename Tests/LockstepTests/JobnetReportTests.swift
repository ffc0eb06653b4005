internal import Foundation
internal import TestSupport
internal import Testing

/// Whole outputs of `lockstep jobnet`, compared with `fixtures/reports`, and the examples that its help shows.
@Suite struct JobnetReportTests {
    struct Form: CustomStringConvertible {
        var file: String
        var arguments: [String]
        var code: Int32

        init(_ file: String, code: Int32, _ arguments: String...) {
            self.file = file
            self.arguments = arguments
            self.code = code
        }

        var description: String { file }
    }

    private static let period = ["--from", "2026-04-01", "--to", "2026-05-31", "--calendar", "japan"]

    static let forms: [Form] =
        [
            Form("jobnet-check.en.txt", code: 1, "check", "dirty.unitdef", "accounts.unitdef", "--lang", "en"),
            Form("jobnet-check.ja.txt", code: 1, "check", "dirty.unitdef", "accounts.unitdef", "--lang", "ja"),
            Form("jobnet-check.json", code: 1, "check", "dirty.unitdef", "accounts.unitdef", "--format", "json"),
            Form("jobnet-check.xml", code: 1, "check", "dirty.unitdef", "accounts.unitdef", "--format", "junit"),
            Form("jobnet-diff.md", code: 1, "diff", "accounts.unitdef", "accounts-new.unitdef", "--format", "markdown"),
        ]
        + ["en", "ja"].flatMap { language in
            var schedule = Form("jobnet-schedule.\(language).txt", code: 0, "schedule", "accounts.unitdef")
            schedule.arguments += period + ["--unit", "/accounts", "--lang", language]
            var diff = Form("jobnet-diff.\(language).txt", code: 1, "diff", "accounts.unitdef", "accounts-new.unitdef")
            diff.arguments += period + ["--lang", language]
            return [schedule, diff]
        }

    private func bench() throws -> Workbench {
        let bench = try Workbench()
        for name in [
            "accounts.unitdef", "accounts-new.unitdef", "production.unitdef", "production.sjis.unitdef", "to-test.tsv",
            "dirty.unitdef",
        ] { try bench.copy(name) }
        return bench
    }

    @Test(arguments: forms)
    func `the report is the golden one, byte for byte`(form: Form) throws {
        let run = try bench().run(["jobnet"] + form.arguments)
        #expect(run.code == form.code, "\(run.errors)")
        #expect(run.errors == "")
        let expected = try Golden.expected("reports/\(form.file)", for: run.text)
        #expect(Golden.firstDifference(run.text, expected) == nil)
    }

    @Test(arguments: ["check", "format", "diff", "convert", "graph", "schedule", "calendar"])
    func `the examples of the help work`(command: String) throws {
        let bench = try bench()
        try FileManager.default.removeItem(at: bench.folder.appending(path: "dirty.unitdef"))
        let help = try bench.jobnet(command, "--help").text
        let examples = try #require(help.components(separatedBy: "EXAMPLES:\n").dropFirst().first)
            .components(separatedBy: "\n\n")[0]
        let lines = examples.replacing(#/\\\n */#, with: "").split(separator: "\n")
        #expect(!lines.isEmpty)
        for line in lines {
            // What stands behind a pipe is another program's.
            let words = line.prefix { $0 != "|" }.split(separator: " ").map(String.init)
            #expect(words.starts(with: ["lockstep", "jobnet"]))
            let isKept = words.dropLast().last == ">"
            let files = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path).sorted()
            let arguments = words.dropFirst().dropLast(isKept ? 2 : 0).flatMap { word in
                word == "*.unitdef" ? files.filter { $0.hasSuffix(".unitdef") } : [word]
            }
            let run = try bench.run(Array(arguments))
            // What two of them show is a finding.
            let isFinding = command == "diff" || arguments.contains("--check")
            #expect(run.code == (isFinding ? 1 : 0), "\(line): \(run.errors)\(run.text)")
            if isKept, let name = words.last { try bench.write(run.bytes, to: name) }
        }
    }
}
