extension ScheduleOptions {
    /// The answers to a question by their names, the default first.
    public static func values(of assumption: Assumption) -> [String] {
        question(assumption).values
    }

    /// The answer to a question, by its name.
    public func value(of assumption: Assumption) -> String {
        Self.question(assumption).value(self)
    }

    /// Sets the answer to a question by its name; false when there is no such answer.
    public mutating func set(_ assumption: Assumption, to value: String) -> Bool {
        Self.question(assumption).set(&self, value)
    }

    /// A question by the names of its answers.
    private struct Question {
        var values: [String]
        var value: (ScheduleOptions) -> String
        var set: (inout ScheduleOptions, String) -> Bool

        init<Answer: RawRepresentable & CaseIterable>(_ answer: WritableKeyPath<ScheduleOptions, Answer>)
        where Answer.RawValue == String {
            let usual = ScheduleOptions()[keyPath: answer].rawValue
            values = [usual] + Answer.allCases.map(\.rawValue).filter { $0 != usual }
            value = { $0[keyPath: answer].rawValue }
            set = { options, value in
                guard let parsed = Answer(rawValue: value) else { return false }
                options[keyPath: answer] = parsed
                return true
            }
        }
    }

    private static func question(_ assumption: Assumption) -> Question {
        switch assumption {
        case .passedStart: Question(\.passedStart)
        case .missingDay: Question(\.missingDay)
        case .beyondMonth: Question(\.beyondMonth)
        case .missingWeek: Question(\.missingWeek)
        case .substitutionLimit: Question(\.substitutionLimit)
        case .shiftGrace: Question(\.shiftGrace)
        case .crossing: Question(\.crossing)
        case .exclusion: Question(\.exclusion)
        case .overdueRuns: Question(\.overdueRuns)
        case .cycleOrigin: Question(\.cycleOrigin)
        case .substitutionDefault: Question(\.substitutionDefault)
        case .missingUpperRule: Question(\.missingUpperRule)
        case .longClockBase: Question(\.longClockBase)
        case .closedDayService: Question(\.closedDayService)
        case .ownRules: Question(\.ownRules)
        case .weekdayOfMonth: Question(\.weekdayOfMonth)
        case .expiryTest: Question(\.expiryTest)
        case .earlyTime: Question(\.earlyTime)
        case .missingBaseDay: Question(\.missingBaseDay)
        }
    }
}
