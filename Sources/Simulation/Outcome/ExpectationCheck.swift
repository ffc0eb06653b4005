internal import Redundancy
internal import Replay

/// An expectation held against a result.
public struct ExpectationVerdict: Hashable, Sendable {
    public var expectation: Expectation
    public var isMet: Bool
    /// What was found instead, in the claim's terms.
    public var found: String
}

extension RunResult {
    /// Holds every expectation of `scenario` against this result, in the order of the file.
    public func verdicts(on scenario: Scenario) -> [ExpectationVerdict] {
        scenario.expectations.map { expectation in
            let (isMet, found) = check(expectation.claim)
            return ExpectationVerdict(expectation: expectation, isMet: isMet, found: found)
        }
    }

    private func unit(_ number: ChassisNumber) -> ControllerState? {
        units.first { $0.number == number }
    }

    private func check(_ claim: Claim) -> (Bool, String) {
        switch claim {
        case .active(let number):
            let serving = units.filter(\.isServing).map(\.number)
            let wanted = number.map { [$0] } ?? []
            return (serving == wanted, "serving: \(Self.text(serving))")
        case .hot(let number):
            let hot = units.filter(\.isHot).map(\.number)
            return (hot == [number], "hot: \(Self.text(hot))")
        case .state(let number, let state):
            let found = unit(number)?.facility
            return (found == state, "\(found?.name ?? "no such unit")")
        case .switchovers(let count):
            return (switchovers.count == count, "\(switchovers.count)")
        case .switchover(let from, let to, let isStateful, let cause):
            guard let last = switchovers.last else { return (false, "no switchover") }
            let isMet =
                last.from == from && last.to == to && last.isStateful == isStateful && last.cause == cause
            let kind = last.isStateful ? "stateful" : "stateless"
            return (isMet, "\(last.from.rawValue) to \(last.to.rawValue) \(kind) \(last.cause)")
        case .detection(let limit):
            guard let detection = switchovers.last?.detection else { return (false, "not measured") }
            return (detection <= limit, "\(detection.count / 1000) us")
        case .takeover(let limit):
            guard let takeover = switchovers.last?.takeover else { return (false, "not measured") }
            return (takeover <= limit, "\(takeover.count / 1000) us")
        case .refusedPairing(let refusal):
            return (refusedPairings.contains(refusal), "refused: \(refusedPairings)")
        case .refusedCommand(let name):
            let names = refusedCommands.map(\.caseName) + unreadCommands.map { _ in ControllerRejection.unreadCommand }
            return (names.contains(name), "refused: \(names.joined(separator: ", "))")
        case .reloaded(let number, let times):
            let index = units.firstIndex { $0.number == number }
            let found = index.map { reloads[$0] }
            return (found == times, "\(found ?? 0)")
        case .nothingLost:
            return (lostAccessPoints == 0 && lostClients == 0, "\(lostAccessPoints) and \(lostClients)")
        case .lost(let accessPoints, let clients):
            return (
                lostAccessPoints == accessPoints && lostClients == clients,
                "access points \(lostAccessPoints), clients \(lostClients)"
            )
        case .dualActive(let wanted):
            return (sawDualActive == wanted, sawDualActive ? "seen" : "not seen")
        case .recovery(let number, let kind):
            let found = unit(number)?.recovery
            return (found == kind, found.map { "\($0)" } ?? "none")
        case .version(let number, let version):
            let found = unit(number)?.atStart.version
            return (found == version, found ?? "no such unit")
        case .upgrade(let phase):
            let found = units.first(where: \.isServing)?.upgrade?.phase
            return (found == phase, found.map { "\($0)" } ?? "none")
        }
    }

    private static func text(_ numbers: [ChassisNumber]) -> String {
        numbers.isEmpty ? "none" : numbers.map { String($0.rawValue) }.joined(separator: ", ")
    }
}
