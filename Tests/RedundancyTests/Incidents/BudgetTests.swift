import Redundancy
import Replay
import Testing

@Suite struct BudgetTests {
    private static let nanosecond = Nanoseconds(1)

    @Test(arguments: [
        (Nanoseconds.milliseconds(50), BudgetVerdict.withinNominal),
        (.milliseconds(50) + nanosecond, .withinTolerance), (.milliseconds(60), .withinTolerance),
        (.milliseconds(60) + nanosecond, .over), (.zero, .withinNominal), (Nanoseconds(.max), .over),
    ])
    func `an exact detection stands against 50 ms and a fifth of it`(length: Nanoseconds, verdict: BudgetVerdict) {
        #expect(Budget.documented.verdict(on: DurationRange(length), nominal: .milliseconds(50)) == verdict)
    }

    @Test(arguments: [
        (Nanoseconds.milliseconds(1020), BudgetVerdict.withinNominal),
        (.milliseconds(1020) + nanosecond, .withinTolerance), (.milliseconds(1224), .withinTolerance),
        (.milliseconds(1224) + nanosecond, .over),
    ])
    func `an exact takeover stands against 1,020 ms and a fifth of it`(length: Nanoseconds, verdict: BudgetVerdict) {
        #expect(Budget.documented.verdict(on: DurationRange(length), nominal: .milliseconds(1020)) == verdict)
    }

    @Test(
        arguments: [
            (0, 50, BudgetVerdict.withinNominal), (0, 51, .withinTolerance), (49, 60, .withinTolerance),
            (0, 61, .cannotTell), (60, 61, .cannotTell), (61, 62, .over),
        ] as [(Int64, Int64, BudgetVerdict)]
    )
    func `a range counts by its upper end, and is over only as a whole`(
        lower: Int64,
        upper: Int64,
        verdict: BudgetVerdict
    ) {
        let range = DurationRange(lower: .milliseconds(lower), upper: .milliseconds(upper))
        #expect(Budget.documented.verdict(on: range, nominal: .milliseconds(50)) == verdict)
    }

    @Test func `without a tolerance the nominal value is the limit`() {
        var budget = Budget.documented
        budget.tolerancePercent = 0
        #expect(budget.limit(of: .milliseconds(50)) == .milliseconds(50))
        #expect(budget.verdict(on: DurationRange(.milliseconds(51)), nominal: .milliseconds(50)) == .over)
    }

    @Test func `a limit is held at the end of the range`() {
        let budget = Budget(detection: Nanoseconds(.max), takeover: .zero, tolerancePercent: .max)
        #expect(budget.limit(of: Nanoseconds(.max)) == Nanoseconds(.max))
        #expect(budget.limit(of: .zero) == .zero)
    }

    @Test(arguments: MeasurementKind.allCases) func `only detection and takeover have a budget`(kind: MeasurementKind) {
        let nominal: [MeasurementKind: Nanoseconds] = [.detection: .milliseconds(50), .takeover: .milliseconds(1020)]
        #expect(Budget.documented.nominal(for: kind) == nominal[kind])
    }

    @Test(arguments: IncidentKind.allCases) func `only signalled faults are judged by 50 ms`(kind: IncidentKind) {
        let signalled: Set<IncidentKind> = [.processFailure, .powerLoss, .redundancyPortLoss]
        #expect(kind.isSignalled == signalled.contains(kind))
        #expect(kind.isSwitchover || !kind.isSignalled)
    }
}
