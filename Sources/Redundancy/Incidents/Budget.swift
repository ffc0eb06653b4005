public import Replay

/// What detection and takeover may take: nominal values and a common tolerance.
///
/// The document gives its times with 程度, "about" (`000_c686b23a5e3dda5c.txt`, 497 and 501), so a nominal value alone
/// is no limit.
public struct Budget: Hashable, Sendable {
    public var detection: Nanoseconds
    public var takeover: Nanoseconds
    /// In percent of the nominal value, 0 or more.
    public var tolerancePercent: Int64

    public init(detection: Nanoseconds, takeover: Nanoseconds, tolerancePercent: Int64) {
        self.detection = detection
        self.takeover = takeover
        self.tolerancePercent = tolerancePercent
    }

    /// 50 ms and 1,020 ms with a tolerance of 20 %.
    public static let documented = Budget(
        detection: .milliseconds(50),
        takeover: .milliseconds(1020),
        tolerancePercent: 20
    )

    /// The nominal value for a measurement, or nil for one that no budget covers.
    public func nominal(for kind: MeasurementKind) -> Nanoseconds? {
        switch kind {
        case .detection: detection
        case .takeover: takeover
        case .outage, .oldActiveReload, .standbyReturn, .bulkSynchronisation, .terminalState, .unprotected,
            .resetToTerminal:
            nil
        }
    }

    /// The most that `nominal` may become within the tolerance; the tolerance itself is still within.
    public func limit(of nominal: Nanoseconds) -> Nanoseconds {
        let (product, overflow) = nominal.count.multipliedReportingOverflow(by: tolerancePercent)
        return nominal + Nanoseconds(overflow ? .max : product / 100)
    }

    /// What a measured range is against a nominal value.
    public func verdict(on range: DurationRange, nominal: Nanoseconds) -> BudgetVerdict {
        let limit = limit(of: nominal)
        // An effect that is stamped before its cause tells of the clocks, not of the pair.
        if range.upper < .zero { return .cannotTell }
        if range.upper <= nominal { return .withinNominal }
        if range.upper <= limit { return .withinTolerance }
        return range.lower > limit ? .over : .cannotTell
    }
}

/// How a measurement stands against its budget.
public enum BudgetVerdict: UInt8, Hashable, Sendable, CaseIterable {
    case withinNominal = 1
    case withinTolerance = 2
    case over = 3
    /// The range lies on both sides of the limit, or the effect is stamped before its cause.
    case cannotTell = 4
    /// No budget covers it, or the fault has a timer of its own.
    case notJudged = 5
    case notMeasured = 6
}
