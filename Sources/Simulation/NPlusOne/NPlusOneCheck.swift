internal import Redundancy
internal import Replay

/// An expectation held against a result.
public struct NPlusOneVerdict: Hashable, Sendable {
    public var expectation: NPlusOneScenario.Expected
    public var isMet: Bool
    /// What was found instead, in the claim's terms.
    public var found: String
}

extension NPlusOneResult {
    /// Holds every expectation of `scenario` against this result, in the order of the file.
    public func verdicts(on scenario: NPlusOneScenario) -> [NPlusOneVerdict] {
        scenario.expectations.map { expectation in
            let (isMet, found) = check(expectation.claim, scenario)
            return NPlusOneVerdict(expectation: expectation, isMet: isMet, found: found)
        }
    }

    private func check(_ claim: NPlusOneClaim, _ scenario: NPlusOneScenario) -> (Bool, String) {
        func number(_ found: Int, _ wanted: Int) -> (Bool, String) { (found == wanted, "\(found)") }
        switch claim {
        case .on(let numbers, let name): return phases(numbers) { $0 == .running(name) }
        case .serves(let name, let count): return number(accessPoints.count { $0.phase == .running(name) }, count)
        case .searching(let numbers): return phases(numbers) { $0 == .discovering }
        case .joins(let count): return number(joins, count)
        case .downloads(let count): return number(downloads, count)
        case .clientRejoins(let count): return number(clientRejoins, count)
        case .fallbacks(let count): return number(fallbacks, count)
        case .refusedJoins(let count): return number(refusedJoins, count)
        case .detection(let limit):
            guard let longest = moves.compactMap(\.detection).max() else { return (false, "nothing was lost") }
            return (longest <= limit, Quantity.text(longest))
        case .outage(let limit):
            guard let longest = interruptions.map(\.outage).max() else { return (false, "no outage") }
            return (longest <= limit, Quantity.text(longest))
        case .everyOutage(let limit):
            guard let shortest = interruptions.map(\.outage).min() else { return (false, "no outage") }
            return (shortest >= limit, Quantity.text(shortest))
        case .finding(let finding):
            return (scenario.findings.contains(finding), "\(scenario.findings.map(\.name))")
        case .noFinding:
            return (scenario.findings.isEmpty, "\(scenario.findings.map(\.name))")
        }
    }

    /// Whether all of these are in such a phase; the first one that is not, otherwise.
    private func phases(_ numbers: ClosedRange<Int>, _ isWanted: (JoinPhase) -> Bool) -> (Bool, String) {
        guard let other = numbers.first(where: { !isWanted(accessPoints[$0 - 1].phase) }) else { return (true, "") }
        return (false, "access point \(other) is \(accessPoints[other - 1].phase)")
    }
}
