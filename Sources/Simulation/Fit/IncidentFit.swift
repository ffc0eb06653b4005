public import Redundancy
public import Replay

/// A scenario that goes the way of an observed incident: the fault of its kind, and every phase as long as it was observed,
/// in one piece where the captures cannot tell its parts.
///
/// A phase is moved by the one length that decides it, until the run of the scenario lies in the observed interval. What was
/// not observed keeps the length of ``TimingProfile/documented``. How a sum is divided (detection, the steps of a takeover) is
/// modelled, as it is there.
public struct IncidentFit: Hashable, Sendable {
    /// A phase as it was observed and as the fitted scenario has it.
    public struct Row: Hashable, Sendable {
        public var kind: MeasurementKind
        /// Nil with ``unmeasured`` telling why.
        public var observed: DurationRange?
        public var unmeasured: Unmeasured?
        /// Nil: the run has no such phase.
        public var modelled: Nanoseconds?

        /// How far the run lies outside the observed interval; nil when one of the two is missing.
        public var error: Nanoseconds? {
            guard let observed, let modelled else { return nil }
            if modelled < observed.lower { return observed.lower - modelled }
            return modelled > observed.upper ? modelled - observed.upper : .zero
        }
    }

    /// A moment that the captures and the scenario share.
    public struct Anchor: Hashable, Sendable {
        public var step: StepKind
        public var observed: Stamp
        /// From the beginning of the scenario.
        public var modelled: Nanoseconds
    }

    public let incident: Incident
    public let scenario: Scenario
    /// The scenario has no chance in it; the seed is part of the run all the same.
    public let seed: UInt64
    public let rows: [Row]
    /// Nil: the captures give the incident no time at all.
    public let anchor: Anchor?
    /// Whether the old active's restart is told before its return, as the model has it. Devices write it when the whole
    /// software is up, long after the peer was seen: then the model's boot ends with the return, and the length of the reload
    /// is not that of the model.
    public let restartPrecedesReturn: Bool

    /// The largest error of all phases that both have; nil when nothing was observed that the run has.
    public var largestError: Nanoseconds? {
        rows.compactMap(\.error).max()
    }

    /// Fits a scenario.
    ///
    /// - Parameters:
    ///   - incident: one of an analysis.
    ///   - pair: what is known of the units.
    ///   - options: how the incident is measured; without a bound on the clocks' offset, what two clocks stamped is not
    ///     observed.
    ///   - next: the incident that follows it, before which the pair was whole again, where polls have shown it whole.
    /// - Throws: ``FitError/nothingMoved`` for a refused command, ``FitError/faultUnknown`` when the captures do not tell the
    ///   fault, ``FitError/unitsUnknown`` and ``FitError/noPair(_:)`` when they do not tell the units, and
    ///   ``FitError/anotherCourse(moved:)`` when the model does not go the same way.
    public init(
        _ incident: Incident,
        of pair: FittedPair = FittedPair(),
        measuring options: MeasuringOptions = MeasuringOptions(),
        before next: Incident? = nil
    ) throws(FitError) {
        let active = try Self.activeUnit(incident)
        let fault = try FittedFault(incident, active: active)
        let observed = Self.bounded(incident.measurements(options), of: incident, before: next)
        var fitting = Fitting(incident, fault, pair, active: active, observed)
        var run = fitting.run()
        for _ in 0..<Fitting.roundLimit {
            guard fitting.adjust(to: run.lengths) else { break }
            run = fitting.run()
        }
        let moved = run.result.switchovers
        if incident.kind.isSwitchover {
            guard let first = moved.first, Int(first.from.rawValue) - 1 == active else {
                throw .anotherCourse(moved: moved.count)
            }
        } else if !moved.isEmpty {
            throw .anotherCourse(moved: moved.count)
        }
        self.incident = incident
        scenario = fitting.scenario
        seed = Fitting.seed
        let lengths = run.lengths
        rows = observed.map { measurement in
            Row(
                kind: measurement.kind,
                observed: measurement.range,
                unmeasured: measurement.unmeasured,
                modelled: lengths[measurement.kind]
            )
        }
        anchor = fitting.anchor(run.result)
        restartPrecedesReturn = fitting.parameters.restartPrecedesReturn
    }

    /// What polls tell of the way back: a pair that was seen whole was so before the next incident began.
    private static func bounded(
        _ measurements: [Measurement],
        of incident: Incident,
        before next: Incident?
    ) -> [Measurement] {
        let starts = [incident.loss, incident.step(.becameActive), incident.steps.last { $0.kind == .historyRow }]
        guard incident.step(.terminal) != nil, let begin = starts.lazy.compactMap({ $0?.occurred }).first,
            let end = next?.steps.lazy.compactMap(\.occurred).first,
            let elapsed = end.elapsed(since: begin), elapsed.upper > .zero
        else { return measurements }
        return measurements.map { measurement in
            guard measurement.kind == .unprotected, measurement.range == nil else { return measurement }
            var measurement = measurement
            measurement.range = DurationRange(lower: .zero, upper: elapsed.upper)
            measurement.unmeasured = nil
            return measurement
        }
    }

    /// The unit of the scenario that is active when the incident begins: chassis 1 is 0.
    private static func activeUnit(_ incident: Incident) throws(FitError) -> Int {
        var number = incident.previousActive ?? incident.currentActive?.peerInPair
        switch incident.kind {
        case .formation, .bothReloaded, .refusedSwitchover:
            // Nothing but the first election depends on it.
            number = number ?? ChassisNumber(rawValue: 1)
        case .standbyLoss:
            let lost = incident.loss?.unit ?? incident.steps.first { $0.kind == .lastSign }?.unit
            number = lost.map { $0.peerInPair ?? $0 }
        default:
            break
        }
        guard let number else { throw .unitsUnknown }
        guard number.peerInPair != nil else { throw .noPair(number) }
        return Int(number.rawValue) - 1
    }
}

/// A scenario on its way to an incident.
private struct Fitting {
    static let seed: UInt64 = 1
    /// Each phase is reached in one round, those that build on others in a few more.
    static let roundLimit = 16

    let incident: Incident
    let fault: FittedFault
    let observed: [Measurement]
    private(set) var parameters = FitParameters()
    private let pair: FittedPair
    private let active: Int

    struct Run {
        var result: RunResult
        var lengths: PhaseLengths
    }

    init(_ incident: Incident, _ fault: FittedFault, _ pair: FittedPair, active: Int, _ observed: [Measurement]) {
        self.incident = incident
        self.fault = fault
        self.pair = pair
        self.active = active
        self.observed = observed
        parameters.settings.profile = incident.kind == .gatewayLoss ? .r17 : pair.profile
        begin()
    }

    private func middle(_ kind: MeasurementKind) -> Nanoseconds? {
        range(kind).map { Nanoseconds(($0.lower.count + $0.upper.count) / 2) }
    }

    /// The observed interval, as far as a length can be in it: an effect that is stamped before its cause is none.
    private func range(_ kind: MeasurementKind) -> DurationRange? {
        observed.first { $0.kind == kind }?.range.map {
            DurationRange(lower: max(.zero, $0.lower), upper: max(.zero, $0.upper))
        }
    }

    /// First guesses, so that the run goes the way of the incident from the beginning.
    private mutating func begin() {
        let boot = parameters.timing.boot.nominal
        let restart = middle(.oldActiveReload)
        let comesBack = middle(.standbyReturn) ?? middle(.unprotected)
        let latest = range(.standbyReturn)?.upper ?? range(.unprotected)?.upper
        if let restart, restart > .seconds(1) {
            parameters.timing.boot = .fixed(restart)
        } else if let comesBack, let latest, latest < boot + .seconds(150) {
            // It was back before a documented boot and its synchronisation would be over.
            parameters.timing.boot = .fixed(max(.seconds(1), Nanoseconds(comesBack.count / 2)))
        }
        if let restart, let comesBack = middle(.standbyReturn), fault.end == nil || isHandedOver {
            let takeover = middle(.takeover) ?? .seconds(1)
            let rest = comesBack + takeover - restart
            parameters.restartPrecedesReturn = (Nanoseconds.seconds(-3)...Nanoseconds.seconds(3)).contains(rest)
            if !parameters.restartPrecedesReturn { parameters.timing.boot = .fixed(max(.seconds(1), comesBack)) }
        }
        switch fault {
        case .gateway:
            // Nothing tells when the old active sees its gateway again; it does before it is back.
            parameters.endsAfter = .seconds(15)
        case .powerLoss, .redundancyPort, .silence:
            let isOver = [StepKind.peerFound, .terminal, .linkUp, .restarted, .dualActive, .synchronising].contains {
                incident.step($0) != nil
            }
            if isOver {
                let away = (comesBack ?? .seconds(1_200)) - parameters.timing.boot.nominal
                parameters.endsAfter = max(.seconds(5), away)
            }
        case .none, .processFailure, .processFailureWhileCold, .forced, .reload:
            break
        }
    }

    var scenario: Scenario {
        var scenario = Scenario(
            title: "incident \(incident.number), fitted",
            units: pair.units(active: active),
            timeline: [
                TimelineEntry(at: .zero, .power(unit: 0, isOn: true)),
                TimelineEntry(at: .zero, .power(unit: 1, isOn: true)),
            ]
        )
        scenario.settings = parameters.settings
        scenario.timing = parameters.timing
        scenario.topology = pair.topology
        if let action = fault.action {
            scenario.timeline.append(TimelineEntry(at: faultAt, action))
            if let end = fault.end, let after = parameters.endsAfter {
                scenario.timeline.append(TimelineEntry(at: faultAt + after, end))
            }
        }
        let steps = parameters.formation
        scenario.quietPeriod = max(scenario.quietPeriod, steps + steps)
        return scenario
    }

    private var faultAt: Nanoseconds {
        switch fault {
        case .none: .zero
        case .processFailureWhileCold: parameters.synchronising
        // Keepalives and announcements count from the formation: what hangs on them must not move against it.
        case .silence: parameters.formation
        case .processFailure, .powerLoss, .forced, .redundancyPort, .gateway, .reload:
            .seconds(parameters.formation.count / 1_000_000_000)
        }
    }

    func run() -> Run {
        var recorder = PhaseRecorder()
        let result = scenario.run(seed: Self.seed, observing: &recorder)
        let lengths =
            result.switchovers.first.map { recorder.lengths(of: $0) }
            ?? recorder.lengths(from: SimulationStart.instant.advanced(by: faultAt))
        return Run(result: result, lengths: lengths)
    }

    /// Moves every phase that lies outside its interval; false when none does.
    mutating func adjust(to lengths: PhaseLengths) -> Bool {
        let before = parameters
        // A later phase is moved when those that it builds on are in their place.
        var isSettled = true
        for kind in [
            MeasurementKind.detection, .takeover, .outage, .oldActiveReload, .standbyReturn, .bulkSynchronisation,
            .terminalState, .resetToTerminal, .unprotected,
        ] {
            guard let range = range(kind), let modelled = lengths[kind],
                !(range.lower...range.upper).contains(modelled)
            else { continue }
            let toMiddle = Nanoseconds((range.lower.count + range.upper.count) / 2) - modelled
            // A sum is moved no further than it must be: its parts have intervals of their own.
            let margin = Nanoseconds((range.upper.count - range.lower.count) / 8)
            let toEdge = modelled < range.lower ? range.lower + margin - modelled : range.upper - margin - modelled
            switch kind {
            case .detection: moveDetection(by: toMiddle)
            case .takeover: parameters.stretch(FitParameters.takeover, .takeover, by: toMiddle)
            case .outage:
                guard isSettled else { continue }
                spread(toEdge, over: [.takeover, .detection], lengths)
            case .oldActiveReload:
                guard parameters.restartPrecedesReturn else { continue }
                parameters.moveBoot(by: toMiddle)
            case .standbyReturn:
                guard isSettled else { continue }
                moveReturn(by: toMiddle, lengths)
            case .bulkSynchronisation:
                parameters.stretch(FitParameters.synchronisation, .standby, by: toMiddle)
            case .terminalState:
                parameters.stretch([.standbyHot], .standby, by: toMiddle)
            case .resetToTerminal:
                guard isSettled else { continue }
                parameters.moveBoot(by: toMiddle)
            case .unprotected:
                guard isSettled, self.range(.resetToTerminal) == nil else { continue }
                let rest = spread(toEdge, over: [.bulkSynchronisation, .terminalState, .standbyReturn], lengths)
                // A loss that follows a handover comes when the old active's port goes dark.
                if isHandedOver { parameters.moveCarrierLoss(by: .zero - rest, withSignal: false) }
            }
            isSettled = false
        }
        return parameters != before
    }

    /// Moves a sum through its parts, as far as the interval of each leaves room.
    ///
    /// - Returns: what is left.
    @discardableResult
    private mutating func spread(
        _ length: Nanoseconds,
        over kinds: [MeasurementKind],
        _ lengths: PhaseLengths
    ) -> Nanoseconds {
        var rest = length
        for kind in kinds where rest != .zero {
            let share = room(for: rest, in: kind, lengths)
            rest = rest - share
            guard share != .zero else { continue }
            switch kind {
            case .detection: moveDetection(by: share)
            case .takeover: parameters.stretch(FitParameters.takeover, .takeover, by: share)
            case .bulkSynchronisation: parameters.stretch(FitParameters.synchronisation, .standby, by: share)
            case .terminalState: parameters.stretch([.standbyHot], .standby, by: share)
            default: moveReturn(by: share, lengths)
            }
        }
        return rest
    }

    /// As much of a move as leaves a phase in its interval; all of it where nothing was observed.
    private func room(for length: Nanoseconds, in kind: MeasurementKind, _ lengths: PhaseLengths) -> Nanoseconds {
        guard let range = range(kind), let modelled = lengths[kind] else { return length }
        // Not to the very edge, which the division into steps might miss by a nanosecond.
        let margin = Nanoseconds((range.upper.count - range.lower.count) / 16)
        return length > .zero
            ? min(length, max(.zero, range.upper - margin - modelled))
            : max(length, min(.zero, range.lower + margin - modelled))
    }

    private mutating func moveDetection(by length: Nanoseconds) {
        switch fault {
        case .processFailure: parameters.moveExit(by: length)
        case .powerLoss: parameters.moveCarrierLoss(by: length, withSignal: true)
        case .redundancyPort: parameters.moveCarrierLoss(by: length, withSignal: false)
        case .none, .processFailureWhileCold, .forced, .silence, .gateway, .reload: break
        }
    }

    private mutating func moveReturn(by length: Nanoseconds, _ lengths: PhaseLengths) {
        if fault.end != nil, let after = parameters.endsAfter, !isHandedOver {
            guard fault == .silence else {
                parameters.endsAfter = max(.milliseconds(1), after + length)
                return
            }
            // Two actives behind a silent port meet at the next announcement, one a second; the restart takes up the rest, or
            // where it is told, the announcements come a little closer or further apart.
            let whole = Nanoseconds.seconds(length.count / 1_000_000_000)
            parameters.endsAfter = max(.milliseconds(1), after + whole)
            if range(.oldActiveReload) == nil {
                parameters.moveBoot(by: length - whole)
            } else {
                parameters.moveAnnouncement(by: length - whole, after: after + whole)
            }
            return
        }
        guard parameters.restartPrecedesReturn, range(.oldActiveReload) != nil else {
            parameters.moveBoot(by: length)
            return
        }
        // The restart is told to the unit's own clock: what it leaves over is how long the old active spoke before the new
        // one was active, or how long the port takes to come up.
        let share = room(for: length, in: .oldActiveReload, lengths)
        if share != .zero { parameters.moveBoot(by: share) }
        let rest = length - share
        if case .processFailure = fault {
            parameters.splitExit(by: rest)
        } else {
            let left = parameters.moveCarrier(by: rest)
            if left != .zero { parameters.stretch(FitParameters.takeover, .takeover, by: .zero - left) }
        }
    }

    /// Whether the active gives the role away itself.
    private var isHandedOver: Bool {
        switch fault {
        case .forced, .gateway: true
        case .none, .processFailure, .processFailureWhileCold, .powerLoss, .redundancyPort, .silence, .reload: false
        }
    }

    /// The first of the moments that both have: the loss, the new active, its row in the history, the terminal state.
    func anchor(_ result: RunResult) -> IncidentFit.Anchor? {
        let start = Nanoseconds(SimulationStart.instant.nanoseconds)
        func anchor(_ step: Step?, _ modelled: Nanoseconds) -> IncidentFit.Anchor? {
            guard let step, let observed = step.occurred else { return nil }
            return IncidentFit.Anchor(step: step.kind, observed: observed, modelled: modelled)
        }
        if let switchover = result.switchovers.first {
            let detected = Nanoseconds(switchover.detectedAt.nanoseconds) - start
            let active = Nanoseconds(switchover.activeAt.nanoseconds) - start
            let isOffered = !switchover.isSignalled && switchover.cause != .silence
            return (isOffered ? nil : anchor(incident.loss, detected))
                ?? anchor(incident.step(.becameActive), active)
                // Of two outputs that give a row two times, the later one is the one that stands.
                ?? anchor(incident.steps.last { $0.kind == .historyRow }, active)
        }
        return anchor(incident.fault, faultAt)
    }
}
