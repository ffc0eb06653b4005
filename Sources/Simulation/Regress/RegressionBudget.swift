public import Redundancy
public import Replay

/// How much worse measurements may become from a baseline to a candidate.
public struct RegressionBudget: Hashable, Sendable {
    /// A measurement without an entry may become worse by anything.
    public var limits: [MeasurementKind: MeasurementLimit]
    /// The probability below which a difference counts as significant; above 0, below 1.
    public var alpha = 0.01
    /// The least |Cliff's delta| that counts; below 0.147 an effect is negligible (Romano et al. 2006).
    public var minimumDelta = 0.147

    public init(limits: [MeasurementKind: MeasurementLimit]) {
        self.limits = limits
    }

    /// What holds where nobody gave a budget: a tenth more for detection, takeover and outage.
    public static let standard = RegressionBudget(
        limits: [.detection, .takeover, .outage].reduce(into: [:]) { limits, kind in
            limits[kind] = MeasurementLimit(worsening: .share(1_000))
        }
    )

    /// The limit for the sample with this name. What timers noticed has the limit of its kind.
    public func limit(for name: String) -> MeasurementLimit? {
        MeasurementKind(sampleName: name).flatMap { limits[$0] }
    }
}

/// How much worse one measurement may become; nil: by anything.
public struct MeasurementLimit: Hashable, Sendable {
    /// Of the Hodges-Lehmann shift, in percent of the baseline's median.
    public var worsening: Worsening?
    /// Of the 99th percentile, in percent of the baseline's.
    public var p99: Worsening?

    public init(worsening: Worsening? = nil, p99: Worsening? = nil) {
        self.worsening = worsening
        self.p99 = p99
    }
}

/// An allowed worsening; as much as that is still within the budget.
public enum Worsening: Hashable, Sendable {
    /// In hundredths of a percent of the baseline's value: 1,000 for 10 %.
    case share(Int64)
    case time(Nanoseconds)

    public func allowed(from base: Nanoseconds) -> Nanoseconds {
        switch self {
        case .time(let time):
            return time
        case .share(let hundredths):
            let (high, low) = base.count.magnitude.multipliedFullWidth(by: UInt64(max(0, hundredths)))
            // A quotient of 64 bits or more is beyond every length.
            guard high < 10_000 else { return Nanoseconds(.max) }
            return Nanoseconds(Int64(clamping: UInt64(10_000).dividingFullWidth((high, low)).quotient))
        }
    }
}

/// Why a text is no budget, and where.
public struct RegressionBudgetError: Error, Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    public var line: Int
    /// In Unicode scalars, from 1.
    public var column: Int
    public var problem: RegressionBudgetProblem

    public init(line: Int, column: Int, _ problem: RegressionBudgetProblem) {
        self.line = line
        self.column = column
        self.problem = problem
    }

    public var description: String { "\(line):\(column): \(problem)" }
}

/// What is wrong at a place of a budget.
public enum RegressionBudgetProblem: Hashable, Sendable, CustomStringConvertible {
    /// No YAML, in the words of the YAML reader.
    case notYAML(String)
    /// Nothing but comments and blanks.
    case empty
    /// Longer than a budget may be, in bytes.
    case tooLong(limit: Int)
    case nestedTooDeeply
    /// `&name` or `*name`: a budget is written out.
    case alias
    case notAMapping(of: String)
    case notAText(of: String)
    case unknownKey(String)
    /// The place is that of the first.
    case duplicateKey(String)
    /// A measurement with neither `worsening` nor `p99`.
    case noLimit(of: String)
    case malformed(key: String, value: String, expected: String)
    case outOfRange(key: String, value: String, allowed: String)

    public var description: String {
        switch self {
        case .notYAML(let text): "not YAML: \(text)"
        case .empty: "no budget in it"
        case .tooLong(let limit): "longer than \(limit) bytes"
        case .nestedTooDeeply: "nested too deeply"
        case .alias: "an anchor or alias; write the value out"
        case .notAMapping(let name): "\(name) must be a mapping"
        case .notAText(let name): "\(name) must be a text"
        case .unknownKey(let key): "unknown key '\(key)'"
        case .duplicateKey(let key): "key '\(key)' stands more than once"
        case .noLimit(let name): "\(name) has neither worsening nor p99"
        case .malformed(let key, let value, let expected): "\(key): '\(value)' is not \(expected)"
        case .outOfRange(let key, let value, let allowed): "\(key): '\(value)' is outside \(allowed)"
        }
    }
}
