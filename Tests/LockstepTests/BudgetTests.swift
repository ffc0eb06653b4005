internal import TestSupport
internal import Testing

/// Detection and takeover against budgets of one's own. The incident has 48 to 52 ms and 1,020 ms.
@Suite struct BudgetTests {
    struct Case: CustomStringConvertible {
        var budget: String
        var code: Int32
        var detection: String
        var takeover: String

        var description: String { budget }
    }

    static let cases = [
        Case(budget: "detection=52ms", code: 0, detection: "withinNominal", takeover: "withinNominal"),
        Case(budget: "detection=52000us,takeover=1s", code: 0, detection: "withinNominal", takeover: "withinTolerance"),
        Case(budget: "tolerance=0%", code: 0, detection: "cannotTell", takeover: "withinNominal"),
        Case(budget: "tolerance=4%", code: 0, detection: "withinTolerance", takeover: "withinNominal"),
        Case(budget: "detection=40ms", code: 3, detection: "cannotTell", takeover: "withinNominal"),
        Case(budget: "detection=40ms,tolerance=10%", code: 1, detection: "over", takeover: "withinNominal"),
        Case(budget: "takeover=850ms", code: 0, detection: "withinTolerance", takeover: "withinTolerance"),
        Case(budget: "takeover=849ms", code: 1, detection: "withinTolerance", takeover: "over"),
        Case(budget: "takeover=1019999999ns,tolerance=0%", code: 1, detection: "cannotTell", takeover: "over"),
        Case(budget: "detection=0ms,takeover=0ms,tolerance=10000%", code: 1, detection: "over", takeover: "over"),
        Case(budget: "detection=86400s", code: 0, detection: "withinNominal", takeover: "withinNominal"),
        Case(
            budget: "tolerance=10000%,detection=86400s,takeover=86400s",
            code: 0,
            detection: "withinNominal",
            takeover: "withinNominal"
        ),
    ]

    @Test(arguments: cases)
    func `a budget is judged by its nominal value and its tolerance`(row: Case) throws {
        let run = try Workbench().run(
            IncidentFixture.processFailure.replay + ["--budget", row.budget, "--format", "json"]
        )
        let report = try ReportJSON(run)
        #expect(report.verdict(2, "detection") == row.detection)
        #expect(report.verdict(2, "takeover") == row.takeover)
        #expect(run.code == row.code)
        #expect(report.over_budget == (row.code == 1))
    }

    @Test(arguments: [
        "", "detection", "detection=", "detection=50", "detection=50 ms", "detection=-50ms", "detection=5e1ms",
        "detection=50min", "takeover=1.02s", "tolerance=20", "tolerance=-1%", "tolerance=10001%", "latency=50ms",
        "detection=50ms,", ",takeover=1s", "detection=50ms;takeover=1s", "detection=86401s",
        "detection=99999999999999999999ms", "detection=٥٠ms",
    ])
    func `a budget in another form is wrong usage`(budget: String) throws {
        let run = try Workbench().run(IncidentFixture.refused.replay + ["--budget", budget])
        #expect(run.code == 2)
        #expect(run.errors.contains("--budget"))
        #expect(run.text == "")
    }

    @Test(arguments: ["", "2", "-2ms", "2 ms", "±2ms", "2m", "86401s"])
    func `a clock offset in another form is wrong usage`(offset: String) throws {
        let run = try Workbench().run(["replay", "x.log", "--clock-offset", offset])
        #expect(run.code == 2)
        #expect(run.errors.contains("--clock-offset"))
    }

    @Test(arguments: [
        ("en", "not verifiable: there is no measurement that the budget could be held against"),
        ("ja", "検証不能: 予算と比較できる測定値がありません"),
    ])
    func `a budget with nothing to hold against it is not verifiable`(language: String, words: String) throws {
        for fixture in [IncidentFixture.refused, .notHot] {
            let asked = try Workbench().run(fixture.replay + ["--budget", "detection=50ms", "--lang", language])
            #expect(asked.code == 3)
            #expect(asked.errors.contains(words))
            // The report itself is printed all the same.
            #expect(asked.text.contains("sha256:"))
            #expect(try Workbench().run(fixture.replay).code == 0)
        }
    }

    @Test func `a larger offset of the clocks makes the same detection undecidable`() throws {
        let fixture = IncidentFixture.processFailure
        let run = try Workbench().run(["replay"] + fixture.paths + ["--clock-offset", "11ms", "--format", "json"])
        let report = try ReportJSON(run)
        #expect(report.figure(2, "detection") == "39...61")
        #expect(report.verdict(2, "detection") == "cannotTell")
        #expect(run.code == 0)
    }
}
