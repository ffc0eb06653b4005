public import Replay

/// A length of time that is read off an incident.
public enum MeasurementKind: UInt8, Hashable, Sendable, CaseIterable {
    /// From the fault to the first witness on the surviving unit.
    case detection = 1
    /// From the first witness until the survivor is active (RF 13).
    case takeover = 2
    /// From the fault until the survivor is active.
    case outage = 3
    /// From the last word of the old active until it has restarted.
    case oldActiveReload = 4
    /// From the takeover until the new active sees a standby again.
    case standbyReturn = 5
    /// From the standby's insertion to the end of the bulk synchronisation.
    case bulkSynchronisation = 6
    /// From the end of the bulk synchronisation to the terminal state.
    case terminalState = 7
    /// From the loss until the pair is in its terminal state again.
    case unprotected = 8
    /// From the last word before a reset of the pair to the terminal state.
    case resetToTerminal = 9
}

/// Why a length cannot be told.
public enum Unmeasured: UInt8, Hashable, Sendable, CaseIterable {
    /// No capture tells where it begins.
    case noStart = 1
    /// No capture tells where it ends.
    case noEnd = 2
    /// One of its ends carries no time.
    case noTime = 3
    /// Its ends are stamped by two clocks, and no bound on their offset is known.
    case twoClocks = 4
    /// The two clocks do not count alike (one lacks the year, say).
    case differentReckonings = 5
    /// A forced switchover has no detection phase.
    case noSuchPhase = 6
    /// What begins it is never logged (the last answered probe, the last keepalive heard).
    case neverLogged = 7
}

/// Where a measurement comes from.
public enum MeasurementOrigin: UInt8, Hashable, Sendable, CaseIterable {
    case observed = 1
    case modelled = 2
    case live = 3
}

/// A measurement with all that it rests on.
public struct Measurement: Hashable, Sendable {
    public var incident: Int
    public var kind: MeasurementKind
    /// The length, or nil with ``unmeasured`` telling why.
    public var range: DurationRange?
    public var unmeasured: Unmeasured?
    /// The sequence numbers of the two events between which it was measured.
    public var from: UInt64?
    public var to: UInt64?
    /// The bound on the offset of the two clocks by which the range was widened; nil for one clock.
    public var clockBound: Nanoseconds?
    public var origin: MeasurementOrigin
    public var verdict: BudgetVerdict
}

/// What measuring needs to know beside the incident.
public struct MeasuringOptions: Hashable, Sendable {
    public var budget: Budget
    /// The most by which two clocks may differ; nil when nobody knows.
    public var clockOffset: Nanoseconds?

    public init(budget: Budget = .documented, clockOffset: Nanoseconds? = nil) {
        self.budget = budget
        self.clockOffset = clockOffset
    }
}

extension Incident {
    /// Every length that this incident has, measured or not, in the order of its phases.
    public func measurements(_ options: MeasuringOptions) -> [Measurement] {
        var found: [Measurement] = []
        func add(_ kind: MeasurementKind, _ reading: Reading) {
            var measurement = Measurement(
                incident: number,
                kind: kind,
                range: reading.range,
                unmeasured: reading.unmeasured,
                from: reading.from,
                to: reading.to,
                clockBound: reading.clockBound,
                origin: .observed,
                verdict: .notMeasured
            )
            if let range = reading.range {
                let isJudged = kind == .takeover || isSignalled
                let nominal = isJudged ? options.budget.nominal(for: kind) : nil
                measurement.verdict = nominal.map { options.budget.verdict(on: range, nominal: $0) } ?? .notJudged
            }
            found.append(measurement)
        }
        func between(_ start: Step?, _ end: Step?, fromLast: Bool = false) -> Reading {
            Reading(from: start, to: end, offset: options.clockOffset, startsAtLastSighting: fromLast)
        }

        let terminal = step(.terminal)
        if kind.isSwitchover {
            let active = step(.becameActive)
            add(.detection, detection(options))
            add(.takeover, between(decision, active))
            add(.outage, outage(options))
            let lastWord = steps.last { [.processExited, .reloading].contains($0.kind) && $0.unit == previousActive }
            add(.oldActiveReload, between(lastWord, step(.restarted, of: previousActive), fromLast: true))
            add(.standbyReturn, between(active, insertion))
        } else if kind == .bothReloaded {
            add(.resetToTerminal, sinceLastWord(to: terminal, options))
        }
        if kind != .refusedSwitchover {
            add(.bulkSynchronisation, between(insertion, step(.bulkSynchronised)))
            add(.terminalState, between(step(.bulkSynchronised), terminal))
        }
        if kind.isSwitchover || kind == .standbyLoss || kind == .bothReloaded {
            add(.unprotected, between(loss ?? step(.becameActive), terminal))
        }
        return found
    }

    private var isSignalled: Bool { kind.isSignalled }

    /// The standby's insertion as the unit tells it that synchronises it: what the standby says of the same moment is on
    /// another clock. A standby that was inserted before the pair fell apart is another one.
    private var insertion: Step? {
        let clock = (step(.bulkSynchronised) ?? step(.becameActive))?.marker.clock
        guard var step = steps.first(where: { $0.kind == .peerFound && $0.marker.clock == clock }) else {
            return step(.peerFound)
        }
        let ends = steps.filter { [.peerLost, .processExited, .reloading].contains($0.kind) }.flatMap(\.sightings)
        // The sequence tells two lines of one second apart.
        func isBefore(_ one: Sighting, _ other: Sighting) -> Bool {
            guard let mine = one.occurred, let its = other.occurred else { return false }
            return (mine, one.sequence) < (its, other.sequence)
        }
        let last = ends.filter { $0.clock == clock && $0.occurred != nil }.max(by: isBefore)
        guard let last else { return step }
        let later = step.sightings.filter { isBefore(last, $0) }
        if !later.isEmpty { step.sightings = later }
        return step
    }

    /// The time since the last of both units' words before they restart. Which one is the last their clocks tell only within
    /// their bound: the shortest of the lengths lies between the lowest of all lower and the lowest of all upper ends.
    private func sinceLastWord(to end: Step?, _ options: MeasuringOptions) -> Reading {
        let words = steps.filter { $0.kind == .reloading || $0.kind == .processExited }
        let readings = words.map {
            Reading(from: $0, to: end, offset: options.clockOffset, startsAtLastSighting: true)
        }
        let last = Reading(from: words.last, to: end, offset: options.clockOffset, startsAtLastSighting: true)
        let ranges = readings.compactMap(\.range)
        let upper = ranges.map(\.upper).min()
        guard var reading = readings.first(where: { $0.range?.upper == upper && upper != nil }),
            let lower = ranges.map(\.lower).min(), let upper
        else { return last }
        reading.range = DurationRange(lower: lower, upper: upper)
        reading.clockBound = readings.compactMap(\.clockBound).max()
        return reading
    }

    /// Where the takeover begins: the first witness on the survivor; for a lost gateway the active's decision to give
    /// the role away, for a forced switchover the command.
    private var decision: Step? {
        switch kind {
        case .forcedSwitchover: command ?? loss
        case .gatewayLoss: step(.gatewayLost) ?? loss
        default: loss
        }
    }

    /// When a forced switchover was accepted: the command, or where a console gives it no time, the old active's own
    /// announcement that it is reloaded for it.
    private var command: Step? {
        if let step = step(.switchoverRequested), step.occurred != nil { return step }
        return step(.reloading, of: previousActive) ?? step(.switchoverRequested)
    }

    private func detection(_ options: MeasuringOptions) -> Reading {
        switch kind {
        case .forcedSwitchover: Reading(unmeasured: .noSuchPhase)
        case .gatewayLoss, .silentLoss: Reading(unmeasured: .neverLogged)
        case .powerLoss: sinceLastSign(to: loss, options)
        case .formation, .processFailure, .redundancyPortLoss, .unexplainedSwitchover, .standbyLoss, .bothReloaded,
            .refusedSwitchover:
            Reading(from: fault, to: loss, offset: options.clockOffset)
        }
    }

    private func outage(_ options: MeasuringOptions) -> Reading {
        let active = step(.becameActive)
        return switch kind {
        case .gatewayLoss, .silentLoss: Reading(unmeasured: .neverLogged)
        case .powerLoss: sinceLastSign(to: active, options)
        case .forcedSwitchover: Reading(from: command, to: active, offset: options.clockOffset)
        case .formation, .processFailure, .redundancyPortLoss, .unexplainedSwitchover, .standbyLoss, .bothReloaded,
            .refusedSwitchover:
            Reading(from: fault, to: active, offset: options.clockOffset)
        }
    }

    /// A loss of power is never logged: it lies between the last sign of life and the first witness, so what is measured
    /// from it reaches from the time since that witness to the time since the last sign.
    private func sinceLastSign(to end: Step?, _ options: MeasuringOptions) -> Reading {
        let longest = Reading(from: fault, to: end, offset: options.clockOffset, startsAtLastSighting: true)
        guard let longestRange = longest.range else { return longest }
        let shortest = Reading(from: loss, to: end, offset: options.clockOffset).range
        let lower = max(.zero, shortest?.lower ?? .zero)
        var reading = longest
        reading.range = DurationRange(lower: min(lower, longestRange.upper), upper: longestRange.upper)
        return reading
    }
}

/// The time between two steps, by the pair of witnesses that tells it best.
struct Reading {
    var range: DurationRange?
    var unmeasured: Unmeasured?
    var from: UInt64?
    var to: UInt64?
    var clockBound: Nanoseconds?

    init(unmeasured: Unmeasured) {
        self.unmeasured = unmeasured
    }

    /// Witnesses of one clock are preferred: their difference needs no bound. Among them the first of each step counts,
    /// or the last of the start where that is what begins the phase.
    init(from start: Step?, to end: Step?, offset: Nanoseconds?, startsAtLastSighting: Bool = false) {
        guard let start else {
            unmeasured = .noStart
            return
        }
        guard let end else {
            unmeasured = .noEnd
            return
        }
        let starts = startsAtLastSighting ? start.sightings.reversed() : start.sightings
        unmeasured = .noTime
        for first in starts where first.occurred != nil {
            if let last = end.sightings.first(where: { $0.occurred != nil && $0.clock == first.clock }) {
                take(first, last, bound: nil)
                if range != nil { return }
            }
        }
        guard let first = starts.first(where: { $0.occurred != nil }),
            let last = end.sightings.first(where: { $0.occurred != nil })
        else { return }
        if let offset {
            take(first, last, bound: offset)
        } else if unmeasured != .differentReckonings {
            unmeasured = .twoClocks
        }
    }

    private mutating func take(_ first: Sighting, _ last: Sighting, bound: Nanoseconds?) {
        guard let start = first.occurred, let end = last.occurred else { return }
        guard let elapsed = end.elapsed(since: start) else {
            unmeasured = .differentReckonings
            return
        }
        range = bound.map { elapsed.widened(by: $0) } ?? elapsed
        unmeasured = nil
        from = first.sequence
        to = last.sequence
        clockBound = bound
    }
}
