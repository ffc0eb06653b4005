internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep jobnet check`: every mistake, where it is, and what to do.
@Suite struct JobnetCheckTests {
    private let bench: Workbench

    init() throws {
        bench = try Workbench()
    }

    /// The machine form, as far as tests read it.
    private struct Report: Decodable {
        struct File: Decodable {
            var file: String
            var encoding: String
            var units: Int
            var diagnostics: [Diagnostic]
        }

        struct Diagnostic: Decodable {
            var id: String
            var severity: String
            var line: Int
            var column: Int
            var endLine: Int
            var endColumn: Int
            var unit: String?
            var message: String
            var rule: String
            var suggestion: String
        }

        var errors: Int
        var warnings: Int
        var notes: Int
        var files: [File]

        var ids: [String] { files.flatMap { $0.diagnostics.map(\.id) } }

        init(_ run: Run) throws {
            self = try JSONDecoder().decode(Self.self, from: run.bytes)
        }
    }

    private func report(_ arguments: String...) throws -> Report {
        try Report(try bench.run(["jobnet", "check", "--format", "json"] + arguments))
    }

    // MARK: Rules

    @Test func `every rule is listed once, also each that a dirty file breaks`() throws {
        struct Rule: Decodable { var id: String }
        let run = try bench.run("jobnet", "check", "--rules", "--format", "json")
        #expect(run.code == 0)
        let ids = try JSONDecoder().decode([Rule].self, from: run.bytes).map(\.id)
        #expect(Set(ids).count == ids.count)
        let broken = Set(try report(Fixtures.url("definitions/dirty.unitdef").path).ids)
        #expect(broken.count > 5)
        #expect(broken.isSubset(of: ids))
        let japanese = try bench.run("jobnet", "check", "--rules", "--lang", "ja").text
        #expect(japanese.contains("ユニット"))
    }

    @Test func `rules and files together are wrong usage, and so is neither`() throws {
        #expect(try bench.run("jobnet", "check", "--rules", "x.unitdef").code == 2)
        #expect(try bench.run("jobnet", "check").code == 2)
        #expect(try bench.run("jobnet", "check", "--rules", "--format", "sarif").code == 2)
    }

    // MARK: Findings

    @Test(arguments: ["accounts.unitdef", "accounts-new.unitdef"])
    func `a definition without mistakes is 0`(name: String) throws {
        try bench.copy(name)
        let run = try bench.jobnet("check", name)
        #expect(run.code == 0, "\(run.text)")
        #expect(run.errors == "")
        #expect(run.text.hasPrefix("\(name): 0 errors, 0 warnings, 0 notes; "))
    }

    @Test func `each mistake is told with place, line, unit, rule and what to do`() throws {
        try bench.copy("dirty.unitdef")
        let run = try bench.jobnet("check", "dirty.unitdef")
        #expect(run.code == 1)
        #expect(
            run.text.contains(
                """
                dirty.unitdef:5:5: error: cy=1,(1.d) is not of the form that cy has [value-form]
                    cy=1,(1.d);
                       ^^^^^^^
                    unit: /NIGHT
                    rule: 5.2.4 cy (181)
                    do: Write cy=[N,](n,{y|m|w|d});.

                """
            ),
            "\(run.text)"
        )
        let japanese = try bench.run("jobnet", "check", "dirty.unitdef", "--lang", "ja")
        #expect(japanese.code == 1)
        #expect(japanese.text.contains("dirty.unitdef:5:5: エラー: cy=1,(1.d) は cy の形式ではありません [value-form]"))
        #expect(japanese.text.contains("    対処: "))
    }

    @Test func `text, JSON, SARIF and JUnit tell the same mistakes`() throws {
        try bench.copy("dirty.unitdef")
        let report = try report("dirty.unitdef")
        #expect(report.errors > 5)
        #expect(report.errors + report.warnings + report.notes == report.ids.count)

        let text = try bench.jobnet("check", "dirty.unitdef").text
        let heads = text.split(separator: "\n").filter { $0.hasPrefix("dirty.unitdef:") && $0.hasSuffix("]") }
        #expect(
            heads.map { String($0.prefix { $0 != " " }) }
                == report.files[0].diagnostics.map { "dirty.unitdef:\($0.line):\($0.column):" }
        )

        let sarif = try bench.run("jobnet", "check", "dirty.unitdef", "--format", "sarif")
        #expect(sarif.code == 1)
        let log = try #require(try JSONSerialization.jsonObject(with: sarif.bytes) as? [String: Any])
        let runs = try #require(log["runs"] as? [[String: Any]])
        let results = try #require(runs.first?["results"] as? [[String: Any]])
        #expect(results.compactMap { $0["ruleId"] as? String } == report.ids)
        let first = try #require(results.first?["message"] as? [String: Any])
        #expect((first["text"] as? String)?.hasSuffix("(5.2.4 cy (181))") == true)
        let japanese = try bench.run("jobnet", "check", "dirty.unitdef", "--format", "sarif", "--lang", "ja")
        #expect(japanese.text.contains("cy の形式ではありません。"))
        // No argument of a rule's words is left to the reader to fill.
        #expect(sarif.text.contains("these bytes are no character of … (byte … of the file)"))
        #expect(!sarif.text.contains(#/\{\{[0-9]\}\}/#))

        let junit = try bench.run("jobnet", "check", "dirty.unitdef", "--format", "junit")
        #expect(junit.code == 1)
        #expect(junit.text.contains("<testsuites tests=\"\(report.ids.count)\" failures=\"\(report.errors)\""))
    }

    @Test func `warnings are no finding`() throws {
        try bench.write("unit=a,,,;{ty=n;unit=b,,,;{ty=j;}}", to: "warned")
        let report = try report("warned")
        #expect(report.ids == ["unit-without-el"])
        #expect(try bench.jobnet("check", "warned").code == 0)
    }

    @Test func `options of the manager decide what is a mistake`() throws {
        try bench.write("unit=a,,,;{ty=n;rg=500;sd=1,2040/01/31;}", to: "later")
        #expect(try report("later").ids == ["value-out-of-range", "value-out-of-range"])
        #expect(try report("later", "--generation-limit", "999", "--last-year", "2099").ids == [])

        // Fifteen characters: 45 bytes, and 30 in Shift_JIS.
        try bench.write("unit=\(String(repeating: "締", count: 15)),,,;{ty=n;}", to: "long")
        #expect(try report("long").errors == 1)
        #expect(try report("long", "--deflentype", "sjis").errors == 0)
    }

    @Test func `a file is read as what it is written in, and that is told`() throws {
        try bench.copy("production.sjis.unitdef")
        let detected = try bench.jobnet("check", "production.sjis.unitdef")
        #expect(detected.text.hasSuffix("read as shift_jis (detected, likely)\n"))
        let told = try bench.jobnet("check", "production.sjis.unitdef", "--encoding", "shift_jis")
        #expect(told.text.hasSuffix("read as shift_jis (as told)\n"))
        let wrong = try bench.jobnet("check", "production.sjis.unitdef", "--encoding", "utf-8")
        #expect(wrong.code == 1)
        #expect(wrong.text.contains("error: these bytes are no character of utf-8 (byte "))
        #expect(wrong.text.contains("[undecodable-bytes]"))
        // Two bytes of katakana: it could be EUC-JP as well.
        try bench.write(Array("unit=".utf8) + [0xC6, 0xFC] + Array(",,,;{ty=n;}".utf8), to: "short")
        #expect(try bench.jobnet("check", "short").text.contains("a guess: tell --encoding"))
    }

    // MARK: Several files

    @Test func `a file that cannot be read hides nothing about the others`() throws {
        try bench.copy("accounts.unitdef")
        try bench.copy("dirty.unitdef")
        for (language, words, count) in [
            ("en", "there is no file absent. Check its name.", "2 files: "),
            ("ja", "absent はありません。ファイル名を確認してください。", "2 ファイル: "),
        ] {
            let run = try bench.run(
                ["jobnet", "check", "dirty.unitdef", "absent", "accounts.unitdef", "--lang", language]
            )
            #expect(run.code == 3)
            #expect(run.errors == "lockstep: \(words)\n")
            #expect(run.text.contains("accounts.unitdef: "))
            #expect(run.text.contains(count))
        }
    }

    @Test func `what is no definition is 3, and says so`() throws {
        for name in try bench.writeUnreadableFiles() {
            for language in ["en", "ja"] {
                let run = try bench.run("jobnet", "check", name, "--lang", language)
                #expect(run.code == 3, "\(name)")
                #expect(run.text == "")
                #expect(run.errors.contains(name))
            }
        }
        for text in ["", "\n", "/* nothing yet */\n"] {
            try bench.write(text, to: "empty")
            let run = try bench.jobnet("check", "empty")
            #expect(run.code == 3)
            #expect(run.errors.contains("empty has no unit."), "\(run.errors)")
        }
    }

    @Test(arguments: [
        [], ["x", "--format", "xml"], ["x", "--last-year", "1900"], ["x", "--generation-limit", "5"],
        ["x", "--deflentype", "utf8"], ["x", "--encoding", "latin-1"], ["x", "--lang", "fr"],
    ])
    func `wrong usage is 2`(arguments: [String]) throws {
        let run = try bench.run(["jobnet", "check"] + arguments)
        #expect(run.code == 2)
        #expect(run.text == "")
        #expect(run.errors.contains("Usage: lockstep jobnet check"))
    }

    // MARK: Hostile text

    @Test func `no control character reaches the terminal`() throws {
        try bench.write(
            "unit=a\u{1B}[2J,,,;{ty=n;\u{1B}[31mred=1;sd=\u{1B}]0;x\u{7};cm=\"\u{9B}1m\";zz\u{8}=1;}",
            to: "hostile"
        )
        for format in ["text", "json", "sarif", "junit"] {
            let run = try bench.run("jobnet", "check", "hostile", "--format", format)
            #expect(run.code == 1)
            let controls = run.text.unicodeScalars.filter {
                $0.value != 10 && ($0.value < 32 || (format == "text" && (0x7F..<0xA0).contains($0.value)))
            }
            #expect(controls.isEmpty, "\(format)")
        }
    }

    @Test func `five thousand mistakes are five thousand in every form`() throws {
        let count = 5_000
        try bench.write(String(repeating: "a=b;\n", count: count), to: "loose")
        #expect(try report("loose").errors == count)
        #expect(try bench.jobnet("check", "loose").text.contains("loose: 5000 errors, "))
        let sarif = try bench.run("jobnet", "check", "loose", "--format", "sarif")
        let log = try #require(try JSONSerialization.jsonObject(with: sarif.bytes) as? [String: Any])
        let results = (log["runs"] as? [[String: Any]])?.first?["results"] as? [Any]
        #expect(results?.count == count)
        let junit = try bench.run("jobnet", "check", "loose", "--format", "junit")
        #expect(junit.text.contains("failures=\"\(count)\""))
    }

    @Test func `units three thousand deep end nothing but the patience`() throws {
        let depth = 3_000
        let text = String(repeating: "unit=n,,,;{ty=n;", count: depth) + String(repeating: "}", count: depth)
        try bench.write(text, to: "deep")
        let report = try report("deep")
        #expect(report.files[0].units == depth)
        #expect(report.ids.contains("full-name-too-long"))
    }

    // MARK: What others wrote

    static let known: [(String, [String])] = [
        (
            "ajsbutler.sample_ref_deep_groups_utf8.unitdef",
            []
        ),
        (
            "ajsbutler.sample_ref_deep_jobnets_utf8.unitdef",
            [
                "con-without-judgment", "con-without-judgment", "con-without-judgment", "con-without-judgment",
                "con-without-judgment",
            ]
        ),
        (
            "ajsbutler.sample_ref_event_and_monitor_utf8.unitdef",
            []
        ),
        (
            "ajsbutler.sample_ref_minimal_utf8.unitdef",
            []
        ),
        (
            "ajsbutler.sample_ref_relations_utf8.unitdef",
            ["con-without-judgment"]
        ),
        (
            "ajsbutler.sample_ref_schedule_utf8.unitdef",
            [
                "parameter-of-other-unit", "parameter-of-other-unit", "parameter-of-other-unit",
                "parameter-of-other-unit", "value-form", "delay-of-upper-on-root", "delay-of-upper-on-root",
            ]
        ),
        (
            "ajsbutler.semantic_diff_after_utf8.unitdef",
            [
                "con-without-judgment", "value-choice", "parameter-of-other-unit", "parameter-of-other-unit",
                "not-full-name", "value-form", "upper-rule-of-root", "value-out-of-range",
            ]
        ),
        (
            "ajsbutler.semantic_diff_before_utf8.unitdef",
            [
                "con-without-judgment", "value-choice", "parameter-of-other-unit", "parameter-of-other-unit",
                "not-full-name",
            ]
        ),
        (
            "findunit.sample0.shift_jis.unitdef",
            [
                "el-type-differs", "el-type-differs", "ar-cycle", "con-without-judgment", "unknown-parameter",
                "job-group-in-jobnet", "unit-without-el", "job-group-in-jobnet", "unit-without-el",
                "job-group-in-jobnet", "unit-without-el", "job-group-in-jobnet", "unit-without-el",
            ]
        ),
        (
            "jobdoc.SAMPLE.unitdef",
            [
                "permission-mode", "el-type-differs", "unknown-parameter", "undefined-with-rules",
                "start-condition-empty", "permission-mode", "permission-mode", "permission-mode", "permission-mode",
                "permission-mode",
            ]
        ),
        (
            "unclazz.0001.shift_jis.unitdef",
            [
                "repeated-parameter", "repeated-parameter", "el-without-unit", "el-without-unit", "unit-without-el",
                "unit-without-el",
            ]
        ),
    ]

    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"), arguments: known)
    func `the mistakes of public definitions are these`(name: String, ids: [String]) throws {
        let report = try report(try DefinitionCorpus.path(name))
        #expect(report.ids == ids)
    }
}
