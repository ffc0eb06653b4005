public import Simulation

extension JUnitDocument {
    /// Comparisons, a test case each: `worse` is a failure, what does not compare is skipped, all else passes with its figures
    /// as output.
    public init(_ comparisons: [Comparison], suite: String) {
        let cases = comparisons.map { Case($0, suite: suite) }
        self.init(suites: [Suite(name: suite, cases: cases)])
    }
}

extension JUnitDocument.Case {
    fileprivate init(_ comparison: Comparison, suite: String) {
        self.init(name: comparison.name, className: "\(suite).\(comparison.origin)", outcome: .passed)
        switch comparison.outcome {
        case .notComparable(let reason):
            outcome = .skipped(message: reason.description)
        case .judged(.worse, let statistics, let allowance):
            let message = "worse than the budget allows: \(allowance.excess(of: statistics))"
            outcome = .failure(type: "worse", message: message, text: statistics.description)
        case .judged(let verdict, let statistics, _):
            output = "\(verdict): \(statistics)"
        }
    }
}
