public import Redundancy
public import Replay

/// A scenario run as it is and run again with something changed, from the same seed: what would have been different.
public struct WhatIf: Hashable, Sendable {
    /// One of the runs.
    public struct Side: Hashable, Sendable {
        /// Empty: as it is.
        public let changes: [ScenarioChange]
        public let scenario: Scenario
        public let result: RunResult
        /// From the fault on.
        public let lines: [RunTrace.Line]
        public let lengths: PhaseLengths
        /// When the fault strikes.
        public let faultAt: Instant
    }

    /// A line of the timeline, with its time since the fault on each side; nil where it does not happen.
    public struct Row: Hashable, Sendable {
        public var unit: ChassisNumber
        public var kind: RunTrace.Kind
        public var times: [Nanoseconds?]
    }

    public let seed: UInt64
    /// As it is first, then one for each set of changes.
    public let sides: [Side]

    /// Runs every side.
    ///
    /// - Parameters:
    ///   - scenario: what is changed; the fault is its ``Scenario/faultIndex``.
    ///   - seed: of every run: what does not depend on a change is drawn alike.
    ///   - alternatives: each is one side: changes that are made together.
    /// - Throws: ``SettingError`` for the first change that cannot be made.
    public init(_ scenario: Scenario, seed: UInt64, alternatives: [[ScenarioChange]]) throws(SettingError) {
        self.seed = seed
        var sides = [Self.side(scenario, seed, [])]
        for changes in alternatives {
            var changed = scenario
            for change in changes { try change.apply(to: &changed) }
            sides.append(Self.side(changed, seed, changes))
        }
        self.sides = sides
    }

    private static func side(_ scenario: Scenario, _ seed: UInt64, _ changes: [ScenarioChange]) -> Side {
        var observers = ObserverPair(RunTrace(), PhaseRecorder())
        let result = scenario.run(seed: seed, observing: &observers)
        let at = scenario.faultIndex.map { scenario.timeline[$0].at } ?? .zero
        let faultAt = SimulationStart.instant.advanced(by: at)
        let switchover = result.switchovers.first { $0.activeAt >= faultAt }
        return Side(
            changes: changes,
            scenario: scenario,
            result: result,
            lines: observers.first.lines.filter { $0.at >= faultAt },
            lengths: switchover.map { observers.second.lengths(of: $0) } ?? observers.second.lengths(from: faultAt),
            faultAt: faultAt
        )
    }

    /// Every line of every side once: the same statement of the same unit for the same time is the same line.
    ///
    /// In the order of the first side; what it does not have stands behind what it follows on its own side.
    public var timeline: [Row] {
        struct Key: Hashable {
            var unit: ChassisNumber
            var kind: RunTrace.Kind
            var occurrence: Int
        }
        var keys: [Key] = []
        var times: [Key: [Nanoseconds?]] = [:]
        for (index, side) in sides.enumerated() {
            var counts: [Key: Int] = [:]
            var place = keys.startIndex
            for line in side.lines {
                let first = Key(unit: line.unit, kind: line.kind, occurrence: 0)
                let occurrence = counts[first, default: 0]
                counts[first] = occurrence + 1
                let key = Key(unit: line.unit, kind: line.kind, occurrence: occurrence)
                if times[key] == nil {
                    keys.insert(key, at: place)
                    place += 1
                    times[key] = [Nanoseconds?](repeating: nil, count: sides.count)
                } else if let known = keys.firstIndex(of: key) {
                    place = known + 1
                }
                times[key]?[index] = Nanoseconds(line.at.nanoseconds) - Nanoseconds(side.faultAt.nanoseconds)
            }
        }
        return keys.map { Row(unit: $0.unit, kind: $0.kind, times: times[$0] ?? []) }
    }
}
