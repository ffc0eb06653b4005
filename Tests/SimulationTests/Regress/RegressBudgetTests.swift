import Redundancy
import Replay
import Simulation
import Testing

@Suite struct RegressBudgetTests {
    @Test func `a budget is read in block and in flow style`() throws {
        let block = """
            # R&D *of* the pair -----
            detection:
              worsening: 10%
            takeover: {worsening: 20ms, p99: 2.5%}
            alpha: 0.05
            delta: 0.33
            """
        let budget = try RegressionBudget(yaml: block)
        #expect(budget.limits[.detection] == MeasurementLimit(worsening: .share(1_000)))
        #expect(budget.limits[.takeover] == MeasurementLimit(worsening: .time(.milliseconds(20)), p99: .share(250)))
        #expect(budget.limits.count == 2)
        #expect(budget.alpha == 0.05 && budget.minimumDelta == 0.33)
        let flow = "{detection: {worsening: 10%}, takeover: {worsening: 20ms, p99: 2.50%}, alpha: 0.05, delta: 0.33}"
        #expect(try RegressionBudget(yaml: flow) == budget)
    }

    @Test func `what is not written has the values of the literature`() throws {
        let budget = try RegressionBudget(yaml: "outage: {p99: 1s}")
        #expect(budget.alpha == 0.01 && budget.minimumDelta == 0.147)
        #expect(budget.limit(for: "outage") == MeasurementLimit(p99: .time(.seconds(1))))
        #expect(budget.limit(for: "takeover") == nil)
        #expect(budget.limit(for: "Outage") == nil)
    }

    @Test(
        arguments: [
            ("", 1, 1, .empty),
            ("# nothing\n", 1, 1, .empty),
            ("alpha", 1, 1, .notAMapping(of: "the budget")),
            ("detection: 10%", 1, 12, .notAMapping(of: "detection")),
            ("detection: {worsening: [1]}", 1, 24, .notAText(of: "worsening")),
            ("alpha: 0.01\ndetecton: {worsening: 10%}", 2, 1, .unknownKey("detecton")),
            ("detection:\n  worsning: 10%", 2, 3, .unknownKey("worsning")),
            ("detection: {}", 1, 12, .noLimit(of: "detection")),
            ("delta: 0\nalpha: 0.01\n'alpha': 0.02", 2, 1, .duplicateKey("alpha")),
            ("delta: 0\nalpha: 0.01\n!own alpha: 0.02", 2, 1, .duplicateKey("alpha")),
            ("detection: &a {worsening: 10%}", 1, 12, .alias),
            ("detection: *a", 1, 12, .alias),
        ] as [(String, Int, Int, RegressionBudgetProblem)]
    )
    func `a budget of the wrong shape is refused at its place`(
        yaml: String,
        line: Int,
        column: Int,
        problem: RegressionBudgetProblem
    ) {
        #expect(throws: RegressionBudgetError(line: line, column: column, problem)) {
            try RegressionBudget(yaml: yaml)
        }
    }

    @Test(arguments: ["10", "ten%", "10 %", "-10%", "%", "1.%", ".5%", "1.234%", "1.5ms", "5min", "", "1.2.3%", "٣%"])
    func `a worsening that is none is refused`(text: String) {
        let expected = RegressionBudgetProblem.malformed(
            key: "p99",
            value: text,
            expected: "a worsening such as 10% or 20ms"
        )
        #expect(throws: RegressionBudgetError(line: 2, column: 8, expected)) {
            try RegressionBudget(yaml: "outage:\n  p99: '\(text)'")
        }
    }

    @Test(arguments: [("1000.01%", "0% to 1000%"), ("3601s", "0s to 3600s"), ("99999999999999999999ns", "0s to 3600s")])
    func `a worsening beyond the range is refused`(text: String, allowed: String) {
        let problem = RegressionBudgetProblem.outOfRange(key: "worsening", value: text, allowed: allowed)
        #expect(throws: RegressionBudgetError(line: 1, column: 21, problem)) {
            try RegressionBudget(yaml: "outage: {worsening: \(text)}")
        }
    }

    @Test(arguments: ["0", "1", "1.5", "nan", "-0.1", "0x1", "1e-3", ""]) func `an alpha that is none is refused`(
        text: String
    ) {
        #expect(throws: RegressionBudgetError.self) { try RegressionBudget(yaml: "alpha: '\(text)'") }
    }

    @Test func `what is no YAML is refused in the words of its reader`() {
        let error = #expect(throws: RegressionBudgetError.self) {
            try RegressionBudget(yaml: "detection: {worsening: 10%\nalpha: 0.01")
        }
        #expect(error?.line == 2)
        guard case .notYAML = error?.problem else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(throws: RegressionBudgetError.self) { try RegressionBudget(yaml: "alpha: 0.01\nalpha: 0.02") }
        #expect(throws: RegressionBudgetError.self) { try RegressionBudget(yaml: "alpha: 0.01\n---\nalpha: 0.02") }
        #expect(throws: RegressionBudgetError.self) { try RegressionBudget(yaml: "alpha: \u{1}") }
    }

    @Test func `a text without end is refused before it is read`() {
        #expect(throws: RegressionBudgetError(line: 1, column: 1, .tooLong(limit: RegressionBudget.longestText))) {
            try RegressionBudget(yaml: String(repeating: " ", count: RegressionBudget.longestText + 1))
        }
        for start in ["", "a#b: ", "' #': "] {
            let error = #expect(throws: RegressionBudgetError.self) {
                try RegressionBudget(yaml: start + String(repeating: "[", count: 10_000))
            }
            #expect(error?.problem == .nestedTooDeeply)
        }
    }

    @Test func `a share is taken of the base to the nanosecond, and held at the end of the range`() {
        #expect(Worsening.share(1_000).allowed(from: Nanoseconds(50_000_009)) == Nanoseconds(5_000_000))
        #expect(Worsening.share(1).allowed(from: Nanoseconds(19_999)) == Nanoseconds(1))
        #expect(Worsening.share(1_000).allowed(from: Nanoseconds(-50)) == Nanoseconds(5))
        #expect(Worsening.share(100_000).allowed(from: Nanoseconds(.max)) == Nanoseconds(.max))
        #expect(Worsening.share(.max).allowed(from: Nanoseconds(9_999)) == Nanoseconds(9_222_449_699_651_090_329))
        #expect(Worsening.time(.milliseconds(20)).allowed(from: .zero) == .milliseconds(20))
    }
}
