internal import Foundation
internal import TestSupport
internal import Testing

/// The whole report of the demonstration's incident, compared with `fixtures/reports`.
@Suite struct GoldenReportTests {
    struct Form: CustomStringConvertible {
        var file: String
        var options: [String]

        var description: String { file }
    }

    static let forms = [
        Form(file: "process-failure-hot-standby.en.txt", options: ["--lang", "en"]),
        Form(file: "process-failure-hot-standby.ja.txt", options: ["--lang", "ja"]),
        Form(file: "process-failure-hot-standby.json", options: ["--format", "json"]),
        Form(file: "process-failure-hot-standby.tsv", options: ["--format", "tsv"]),
    ]

    @Test(arguments: forms)
    func `the report is the golden one, byte for byte`(form: Form) throws {
        let run = try Workbench().run(IncidentFixture.processFailure.replay + form.options)
        #expect(run.code == 0)
        let expected = try Golden.expected("reports/\(form.file)", for: run.text)
        #expect(Golden.firstDifference(run.text, expected) == nil)
    }

    @Test func `two runs print the same bytes, whatever the temporary folder`() throws {
        let first = try Workbench().run(IncidentFixture.dualActive.replay + ["--format", "json"])
        let second = try Workbench().run(IncidentFixture.dualActive.replay + ["--format", "json"])
        #expect(first.bytes == second.bytes)
    }

    @Test func `no text carries colour when it is not for a terminal`() throws {
        for environment in [[:], ["NO_COLOR": "1"], ["TERM": "xterm-256color"]] {
            let run = try Workbench().run(IncidentFixture.dualActive.replay, environment: environment)
            #expect(!run.text.contains("\u{1b}"))
        }
    }

    @Test(arguments: [("ja_JP.UTF-8", true), ("C", false), ("de_DE.UTF-8", false)])
    func `the language is that of the environment`(locale: String, isJapanese: Bool) throws {
        for variable in ["LANG", "LC_MESSAGES", "LC_ALL"] {
            let run = try Workbench().run(IncidentFixture.gatewayLost.replay, environment: [variable: locale])
            #expect(run.text.contains("タイムライン") == isJapanese, "\(variable)=\(locale)")
        }
    }

    @Test func `tab-separated values have one row for each event of the timeline`() throws {
        let table = try Workbench().run(IncidentFixture.gatewayLost.replay + ["--format", "tsv"])
        let report = try ReportJSON(try Workbench().run(IncidentFixture.gatewayLost.replay + ["--format", "json"]))
        let lines = table.text.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)
        }
        #expect(lines.count == report.timeline.count + 1)
        #expect(Set(lines.map(\.count)) == [10])
    }
}
