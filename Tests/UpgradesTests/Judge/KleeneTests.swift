import Replay
import Testing

@testable import Upgrades

/// Three-valued logic, over every combination.
struct KleeneTests {
    private enum Truth: CaseIterable {
        case holds
        case fails
        case unknown
        case alsoUnknown

        /// By facts of the plan: one stated, two not.
        var condition: Condition {
            switch self {
            case .holds: .is(.method, "standard")
            case .fails: .is(.method, "other")
            case .unknown: .is(FactSelection(.plan("first")), "x")
            case .alsoUnknown: .is(FactSelection(.plan("second")), "x")
            }
        }

        var answer: Answer {
            switch self {
            case .holds: .holds
            case .fails: .fails
            case .unknown: .unknown(Reason(.notStated, details: ["first"]))
            case .alsoUnknown: .unknown(Reason(.notStated, details: ["second"]))
            }
        }
    }

    private static var lists: [[Truth]] {
        var lists: [[Truth]] = [[]]
        for _ in 0..<3 {
            lists += lists.filter { $0.count == (lists.last?.count ?? 0) }.flatMap { list in
                Truth.allCases.map { list + [$0] }
            }
        }
        return lists
    }

    @Test func `all of, any of and none of are as their tables say`() {
        let bench = JudgeBench()
        #expect(Self.lists.count == 1 + 4 + 16 + 64)
        for list in Self.lists {
            let firstUnknown = list.first { $0 == .unknown || $0 == .alsoUnknown }?.answer
            let all: Answer = list.contains(.fails) ? .fails : firstUnknown ?? .holds
            let any: Answer = list.contains(.holds) ? .holds : firstUnknown ?? .fails
            let none: Answer = list.contains(.holds) ? .fails : firstUnknown ?? .holds
            let conditions = list.map(\.condition)
            #expect(bench.answer(.allOf(conditions)) == all, "\(list)")
            #expect(bench.answer(.anyOf(conditions)) == any, "\(list)")
            #expect(bench.answer(.noneOf(conditions)) == none, "\(list)")
        }
    }
}
