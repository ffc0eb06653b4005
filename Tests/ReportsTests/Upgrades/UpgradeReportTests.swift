internal import Foundation
internal import Replay
internal import Reports
internal import TestSupport
internal import Testing
internal import Upgrades

@Suite("Reports of upgrade runs")
struct UpgradeReportTests {
    private static func object(_ json: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }

    @Test(arguments: Language.allCases)
    func `every form is what it was`(language: Language) throws {
        for (name, text) in ReportedRun.forms(language) {
            let path = "upgrades/reports/\(name)"
            if ProcessInfo.processInfo.environment["LOCKSTEP_WRITE_GOLDEN"] == "1" {
                let url = Fixtures.url(path)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(text.utf8).write(to: url)
            }
            #expect(try Fixtures.text(path) == text, "\(name)")
        }
    }

    @Test(arguments: Language.allCases)
    func `one input gives the same bytes`(language: Language) {
        #expect(ReportedRun.forms(language).map(\.text) == ReportedRun.forms(language).map(\.text))
    }

    @Test(arguments: Language.allCases)
    func `nothing that a terminal or a browser acts on comes through`(language: Language) {
        for (name, text) in ReportedRun.forms(language) {
            for scalar in text.unicodeScalars {
                let isControl = scalar.value < 0x20 && scalar != "\n" || (0x7F...0x9F).contains(scalar.value)
                #expect(!isControl, "\(name) has U+\(String(scalar.value, radix: 16))")
            }
            if name.hasSuffix("html") || name.hasSuffix("xml") || name.hasSuffix("md") {
                #expect(!text.contains("<script"), "\(name)")
            }
            if !name.hasSuffix("json") && !name.hasSuffix("sarif") && !name.hasSuffix("xml") {
                #expect(!text.unicodeScalars.contains("\u{202E}"), "\(name)")
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `the page has a policy, no script, no link outwards and no handler`(language: Language) throws {
        let html = ReportedRun.report(language).html
        #expect(html.contains("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"))
        let tags = html.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" } }
        for tag in tags {
            let name = tag.prefix { $0.isLetter }.lowercased()
            #expect(!["script", "img", "link", "iframe", "object", "form", "base"].contains(name), "\(tag)")
            #expect(!tag.contains(" on"), "\(tag)")
            if let reference = tag.firstRange(of: "href=\"") {
                #expect(tag[reference.upperBound...].hasPrefix("#"), "\(tag)")
            }
        }
        // Each link leads somewhere.
        for part in html.components(separatedBy: "href=\"#").dropFirst() {
            #expect(html.contains("id=\"\(part.prefix { $0 != "\"" })\""))
        }
        #expect(html.contains("<mark>"), "the cited line is marked")
        #expect(html.components(separatedBy: "<tr id=").count - 1 == ReportedRun.report(language).rows.count)
    }

    @Test(arguments: Language.allCases)
    func `no bar of an output ends a cell of a ticket`(language: Language) {
        let lines = ReportedRun.report(language).markdown.split(separator: "\n").filter { $0.hasPrefix("|") }
        var counts: [Int] = []
        for line in lines {
            var (bars, before) = (0, Character(" "))
            for character in line {
                if character == "|", before != "\\" { bars += 1 }
                before = character
            }
            counts.append(bars)
        }
        // The head's table of two columns, the checks of seven, the acts of four.
        #expect(Set(counts) == [3, 8, 5])
        #expect(
            counts.count { $0 == 8 } == 2
                + ReportedRun.report(language).rows.count { $0.word != .pass && $0.word != .notApplicable }
        )
        #expect(!ReportedRun.report(language).markdown.contains("\n<"))
    }

    @Test(arguments: Language.allCases)
    func `only what must pass and fails is a failure`(language: Language) throws {
        let report = ReportedRun.report(language)
        let reading = try XMLReading(report.junit.xml)
        #expect(reading.all("testcase").count == report.rows.count)
        #expect(reading.all("failure").count == 1, "the other member's failure is waived, the other check recommended")
        #expect(
            reading.all("error").compactMap { $0["type"] } == [
                "UNKNOWN", "CONFLICT", "NOT JUDGED", "UNKNOWN", "WAITING",
            ]
        )
        #expect(reading.all("skipped").count == 6)
        let totals = try #require(reading.all("testsuites").first)
        #expect(
            totals["tests"] == "13" && totals["failures"] == "1" && totals["errors"] == "5" && totals["skipped"] == "6"
        )
    }

    @Test func `the words for programs are English in both languages`() throws {
        let sides = try Language.allCases.map { try Self.object(ReportedRun.report($0).document.json) }
        for side in sides {
            let checks = try #require(side["checks"] as? [[String: Any]])
            let words = checks.map { $0["verdict"] as? String ?? "-" }
            #expect(
                words == [
                    "PASS", "FAIL", "FAIL", "FAIL", "WARN", "MANUAL", "NOT APPLICABLE", "UNKNOWN", "CONFLICT",
                    "WAITING",
                    "DEFERRED", "-", "UNKNOWN",
                ]
            )
            #expect(checks.count { $0["blocks"] as? Bool == true } == 2)
            #expect(side["state"] as? String == "stopped")
            #expect((side["history"] as? [Any])?.count == 2)
            let counts = try #require(side["counts"] as? [String: Int])
            #expect(counts.values.reduce(0, +) == checks.count)
            let proof = try #require(checks[0]["proof"] as? [String: Any])
            #expect(proof["command"] as? String == "lockstep log prove 100")
            #expect(((side["log"] as? [String: Any])?["root"]) as? String == "cm9vdA==")
        }
    }

    @Test(arguments: Language.allCases)
    func `SARIF gives a level to failures only, and says who accepted what`(language: Language) throws {
        let log = try Self.object(ReportedRun.report(language).sarif(version: "1").json)
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count == 13)
        for result in results {
            #expect((result["kind"] == nil) == (result["level"] as? String != "none"))
        }
        #expect(results.count { $0["suppressions"] != nil } == 1)
    }

    @Test(arguments: Language.allCases)
    func `the terminal names what blocks before what does not`(language: Language) throws {
        let text = ReportedRun.report(language).text()
        let fail = try #require(text.firstRange(of: "demo.fail [oms/oms1]"))
        let warn = try #require(text.firstRange(of: "demo.warn"))
        #expect(fail.lowerBound < warn.lowerBound)
        #expect(text.contains("(demo-output:2)"))
        #expect(text.contains("#101"))
        #expect(!text.contains("demo.na"))
    }

    @Test func `a waiver that does not hold yet or no more is not shown as one`() {
        for hours: Int64 in [2, 9] {
            #expect(ReportedRun.report(.en, at: hours).rows.allSatisfy { $0.waiver == nil })
        }
        #expect(ReportedRun.report(.en, at: 3).rows.count { $0.waiver != nil } == 1)
        #expect(ReportedRun.report(.en, at: 3).rows.last?.word == .pass, "not too old yet")
    }

    @Test func `what is said to block is what the last gate says`() {
        let report = ReportedRun.report(.en)
        let gate = ReportedRun.state().gate(Phase(2), at: report.at)
        #expect(report.text().contains("Blocks a gate  \(gate.blockers.count)\n"))
        // The run has begun: what had to hold before its start blocks no more, unless it was deferred.
        #expect(gate.blockers.count == 2)
    }

    @Test func `a gate names its blockers`() {
        let report = ReportedRun.report(.en)
        let text = report.text(of: ReportedRun.state().gate(Phase(1), at: report.at))
        #expect(text.hasPrefix("blocked: φ1 Prepare, by 6 checks\n"))
        #expect(text.contains("waived: demo.fail [oms/oms2]"))
        #expect(!text.contains("demo.waiting"), "it belongs to a later phase")
    }

    @Test func `obligations and findings are told on lines of their own`() {
        let report = ReportedRun.report(.ja)
        #expect(report.obligationText.contains("未了   demo.restore"))
        #expect(report.obligationText.contains("完了   demo.restore"))
        let table = report.text(of: ReportedRun.state().reconciliations[0])
        #expect(table.split(separator: "\n").count == 4, "the names, the finding, and how it is authorised")
        #expect(table.contains("lockstep upgrade note spring change "))
        #expect(table.contains("無断の自動修正"))
    }

    @Test func `tables of packs have a line each`() {
        #expect(PackReport.checks(of: ReportedRun.pack, .en).rows.count == ReportedRun.pack.checks.count)
        #expect(PackReport.list([ReportedRun.pack], .ja).rows[0][3] == "デモ")
        let remark = PackRemark(.dash, subject: "a\u{1B}[2J", text: ReportedRun.both("two\nlines", "二\n行"))
        #expect(PackReport.remarks([remark], .en).rows == [["dash", "a\\u{1b}[2J", "two lines"]])
    }
}
