/// Open questions that a step hangs on, as a set of bits.
struct Questions: OptionSet, Hashable, Sendable {
    var rawValue: UInt32

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    init(_ question: Assumption) {
        rawValue = 1 << UInt32(question.number)
    }

    /// In the order of the questions' numbers.
    var list: [Assumption] {
        isEmpty ? [] : Assumption.allCases.filter { contains(Self($0)) }
    }

    static let passedStart = Self(.passedStart)
    static let missingDay = Self(.missingDay)
    static let beyondMonth = Self(.beyondMonth)
    static let missingWeek = Self(.missingWeek)
    static let substitutionLimit = Self(.substitutionLimit)
    static let shiftGrace = Self(.shiftGrace)
    static let crossing = Self(.crossing)
    static let exclusion = Self(.exclusion)
    static let overdueRuns = Self(.overdueRuns)
    static let cycleOrigin = Self(.cycleOrigin)
    static let substitutionDefault = Self(.substitutionDefault)
    static let missingUpperRule = Self(.missingUpperRule)
    static let longClockBase = Self(.longClockBase)
    static let closedDayService = Self(.closedDayService)
    static let ownRules = Self(.ownRules)
    static let weekdayOfMonth = Self(.weekdayOfMonth)
    static let expiryTest = Self(.expiryTest)
    static let earlyTime = Self(.earlyTime)
    static let missingBaseDay = Self(.missingBaseDay)
}
