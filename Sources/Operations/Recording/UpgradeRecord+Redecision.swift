internal import Replay
public import Upgrades

/// Where an upgrade run, decided again, comes out otherwise than it is recorded.
public struct UpgradeDivergence: Hashable, Sendable {
    public enum What: Hashable, Sendable {
        /// The events of an input are not those that it leads to.
        case decision
        /// The recorded input is refused today.
        case refused(UpgradeRun.Rejection)
        /// An event that names no input, or another one than the input before it.
        case misplaced
    }

    /// The first recorded event that differs; the input where there is none.
    public var sequence: UInt64
    /// The input that was decided; nil for an event before any input.
    public var inputSequence: UInt64?
    public var what: What
    /// The events that the input leads to.
    public var expected: [UpgradeRun.Event]
    /// The events in the log.
    public var found: [UpgradeRun.Event]
}

extension UpgradeRecord {
    /// Decides every recorded input again.
    ///
    /// Ask it of a whole record: one that is cut between an input and its events differs.
    /// - Returns: the first divergence, or nil when every event is the one that its input leads to.
    /// - Complexity: that of the decisions.
    public func redecided() -> UpgradeDivergence? {
        var redecision = UpgradeRedecision()
        for entry in entries {
            if let divergence = redecision.add(entry) { return divergence }
        }
        return redecision.close()
    }
}

private struct UpgradeRedecision {
    private var decided = Redecision<UpgradeRun>(from: UpgradeRun.initialState)
    private var open: (sequence: UInt64, input: UpgradeRun.Input, found: [(sequence: UInt64, event: UpgradeRun.Event)])?

    mutating func add(_ entry: UpgradeEntry) -> UpgradeDivergence? {
        switch entry.content {
        case .input(let input):
            let divergence = close()
            open = (entry.sequence, input, [])
            return divergence
        case .event(let event, let cause):
            guard let open, open.sequence == cause else {
                // What came before may be wrong already.
                let sequence = open?.sequence
                if let divergence = close() { return divergence }
                return UpgradeDivergence(
                    sequence: entry.sequence,
                    inputSequence: sequence,
                    what: .misplaced,
                    expected: [],
                    found: [event]
                )
            }
            self.open?.found.append((entry.sequence, event))
            return nil
        }
    }

    /// Decides the input whose events have all come.
    mutating func close() -> UpgradeDivergence? {
        guard let step = open else { return nil }
        open = nil
        let found = step.found.map(\.event)
        decided.decide(step.input, recorded: Decided(events: found))
        guard let divergence = decided.divergence else { return nil }
        let differing = divergence.index.flatMap { step.found.indices.contains($0) ? step.found[$0].sequence : nil }
        return UpgradeDivergence(
            sequence: differing ?? step.sequence,
            inputSequence: step.sequence,
            what: divergence.decided.rejection.map { .refused($0) } ?? .decision,
            expected: divergence.decided.events,
            found: found
        )
    }
}
