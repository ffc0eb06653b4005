internal import Foundation
internal import TestSupport
internal import Testing

/// `lockstep jobnet explain` as a user runs it.
@Suite struct ExplainTests {
    private static let definition = Fixtures.url("definitions/explanation/accounts.unitdef").path

    private func explain(_ unit: String, on date: String, _ options: String...) throws -> Run {
        try Workbench().run(["jobnet", "explain", Self.definition, "--unit", unit, "--date", date] + options)
    }

    struct Form: CustomStringConvertible {
        var file: String
        var unit: String
        var date: String
        var options: [String]

        var description: String { file }
    }

    static let forms = [
        ("payments-runs", "/accounts/payments", "2026-06-10"),
        ("payments-moved-away", "/accounts/payments", "2026-06-15"),
        ("archive-bypassed", "/accounts/payments/archive", "2026-06-10"),
    ].flatMap { name, unit, date in
        [("en.txt", ["--lang", "en"]), ("ja.txt", ["--lang", "ja"]), ("json", ["--format", "json"])].map {
            Form(file: "explain-\(name).\($0)", unit: unit, date: date, options: $1)
        }
    }

    @Test(arguments: forms)
    func `the explanation is the golden one, byte for byte`(form: Form) throws {
        let run = try Workbench().run(
            [
                "jobnet", "explain", Self.definition, "--unit", form.unit, "--date", form.date, "--registered",
                "2026-04-01",
            ] + form.options
        )
        #expect(run.code == 0)
        #expect(run.errors == "")
        let expected = try Golden.expected("reports/\(form.file)", for: run.text)
        #expect(Golden.firstDifference(run.text, expected) == nil)
    }

    private struct Told: Decodable {
        struct Start: Decodable, Equatable {
            var day: String
            var start: String
            var rule: Int
        }
        var runs: [Start]
        var previousRun: Start?
        var nextRun: Start?
    }

    @Test(arguments: ["/accounts/payments", "/accounts/payments/archive", "/accounts/branch/opening"])
    func `what is explained is what the schedule prints`(unit: String) throws {
        let bench = try Workbench()
        let common = [Self.definition, "--unit", unit, "--registered", "2026-04-01", "--format", "json"]
        let period = try bench.run(["jobnet", "schedule"] + common + ["--from", "2026-03-01", "--to", "2026-12-31"])
        let runs = try period.text.split(separator: "\n").map {
            try JSONDecoder().decode(Told.Start.self, from: Data($0.utf8))
        }
        #expect(runs.count > 5)
        for day in 1...16 {
            let date = "2026-06-" + (day < 10 ? "0\(day)" : "\(day)")
            let run = try bench.run(["jobnet", "explain"] + common + ["--date", date])
            #expect(run.code == 0)
            let told = try JSONDecoder().decode(Told.self, from: run.bytes)
            #expect(told.runs == runs.filter { $0.day == date })
            #expect(told.previousRun == runs.last { $0.day < date })
            #expect(told.nextRun == runs.first { $0.day > date })
        }
    }

    @Test func `a registration that is not told is assumed on the day itself, and said so`() throws {
        let assumed = try explain("/accounts/payments", on: "2026-06-15")
        #expect(assumed.text.contains("registered  2026-06-15 (Mon), assumed"))
        #expect(assumed.text.contains("--registered"))
        #expect(assumed.text.contains("2026-06-15 (Mon) would run before the registration"))
        let told = try explain("/accounts/payments", on: "2026-06-15", "--registered", "2026-06-01")
        #expect(told.text.contains("registered  2026-06-01 (Mon)\n"))
        #expect(told.text.contains("2026-06-15 (Mon) was moved to 2026-06-10 (Wed)"))
    }

    @Test func `a calendar laid over the file is named as the one that decides`() throws {
        let plain = try explain("/accounts/branch/opening", on: "2026-07-20", "--registered", "2026-05-01")
        #expect(plain.text.contains("calendar    open: no entry of the calendar names the day\n"))
        let laid = try explain(
            "/accounts/branch/opening",
            on: "2026-07-20",
            "--registered",
            "2026-05-01",
            "--calendar",
            "japan"
        )
        #expect(laid.code == 0)
        #expect(laid.text.contains("calendar    closed by cl=2026/07/20 of the calendar of --calendar\n"))
        #expect(laid.text.contains("does not run: rule 1: 2026-07-20 (Mon) is a closed day (sh=ca)"))
    }

    @Test func `another answer to an open question is told with what comes of it`() throws {
        let usual = try explain("/accounts/statements", on: "2026-06-05", "--registered", "2026-04-01")
        #expect(usual.text.contains("/accounts/statements 2026-06-05 (Fri): does not run"))
        let other = try explain(
            "/accounts/statements",
            on: "2026-06-05",
            "--registered",
            "2026-04-01",
            "--assume",
            "substitution-default=be"
        )
        #expect(other.text.contains("/accounts/statements 2026-06-05 (Fri): runs at 18:00 by rule 1"))
        #expect(other.text.contains("hangs on --assume substitution-default=be"))
    }

    @Test func `a time before the base time belongs to the day that began before it`() throws {
        let run = try explain("/accounts/branch/opening", on: "2026-05-09", "--registered", "2026-05-01")
        #expect(run.text.contains("runs at 2026-05-10 (Sun) 01:30 by rule 1"))
        #expect(run.text.contains("calendar    open by op=sa of /accounts/branch\n"))
        #expect(run.text.contains("st=1,01:30, base time 08:00: 2026-05-10 (Sun) 01:30"))
        let upper = try explain("/accounts/branch/opening", on: "2026-05-05", "--registered", "2026-05-01")
        #expect(upper.text.contains("calendar    closed by cl=2026/05/05 of /accounts\n"))
    }

    // MARK: What is refused

    @Test func `a jobnet whose definition is wrong has its mistakes told, and code 1`() throws {
        let run = try explain("/accounts/broken", on: "2026-06-10")
        #expect(run.code == 1)
        #expect(run.text == "")
        #expect(run.errors.contains("accounts.unitdef:63:22: sd: dd is 32"))
        #expect(run.errors.contains("1 jobnet without a schedule"))
        #expect(run.errors.contains("lockstep jobnet check"))
        let japanese = try explain("/accounts/broken", on: "2026-06-10", "--lang", "ja")
        #expect(japanese.code == 1)
        #expect(japanese.errors.contains("スケジュールは計算できません"))
    }

    @Test(arguments: [
        ("/accounts/none", "has no unit /accounts/none", "ユニット /accounts/none はありません"),
        ("payments", "has no unit payments", "ユニット payments はありません"),
        ("/accounts/branch", "/accounts/branch is no jobnet", "/accounts/branch はジョブネットではありません"),
        ("/accounts/payments/transfer", "is no jobnet", "ジョブネットではありません"),
    ])
    func `a unit that is missing or no jobnet is wrong usage`(unit: String, english: String, japanese: String) throws {
        for (language, expected) in [("en", english), ("ja", japanese)] {
            let run = try explain(unit, on: "2026-06-10", "--lang", language)
            #expect(run.code == 2)
            #expect(run.text == "")
            #expect(run.errors.contains(expected))
        }
    }

    @Test(arguments: [
        ["--date", "1993-12-31"], ["--date", "2037-01-01"], ["--date", "2026-02-30"], ["--date", "soon"], [],
        ["--date", "2026-06-10", "--clock", "12"], ["--date", "2026-06-10", "--assume", "weather=fine"],
        ["--date", "2026-06-10", "--format", "tsv"],
    ])
    func `a wrong option is wrong usage`(options: [String]) throws {
        let run = try Workbench().run(["jobnet", "explain", Self.definition, "--unit", "/accounts/payments"] + options)
        #expect(run.code == 2)
        #expect(run.text == "")
        #expect(run.errors.contains("Usage: lockstep jobnet explain"))
    }

    @Test func `a later last year lets a later day be asked for`() throws {
        let run = try explain(
            "/accounts/payments",
            on: "2037-01-12",
            "--last-year",
            "2040",
            "--registered",
            "2036-12-01"
        )
        #expect(run.code == 0)
        #expect(run.text.contains("/accounts/payments 2037-01-12 (Mon): runs at 09:00 by rule 1"))
    }
}
