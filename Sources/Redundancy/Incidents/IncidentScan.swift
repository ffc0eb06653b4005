public import Replay

/// Finds the incidents in a timeline: reads it once, keeps the pair's state beside it, and gathers the witnesses of each
/// step, whichever unit or cause told of it.
///
///     quiet ──fault──▶ suspected ──loss or becameActive──▶ open ──terminalStateReached──▶ settled ──anything new──▶ quiet
///       │                                                   ▲
///       └────────────── peerFound, elected ─────────────────┘   (a formation)
///
/// What the drawing leaves out: a suspicion that no loss follows within ``suspicionLimit`` is dropped; a settled
/// incident still takes further witnesses of its terminal state (both units report it); an incident that meets a second
/// loss before it has settled ends there, and the next begins.
public struct IncidentScan: Sendable {
    /// How long before a loss its fault may lie. Generous beside the timers of the document (at most ten missed
    /// keepalives of one second), small beside the minutes between two incidents.
    public static let suspicionLimit = Nanoseconds.seconds(60)
    /// The most suspicions kept; older ones are dropped first.
    static let suspicionCount = 32

    public internal(set) var incidents: [Incident] = []
    /// The state after the events read so far.
    public private(set) var state = Pair.initialState

    /// Seconds east of UTC that a person gave for a source, for the times that outputs print without an offset.
    let zones: [UInt32: Int]
    var open: Incident?
    var isSettled = false
    var suspicions: [Step] = []
    /// Refusals while an incident is open: they come behind it, since it began before them.
    private var refusals: [Incident] = []
    /// What was last heard of each numbered unit.
    var lastSigns: [ChassisNumber: Sighting] = [:]

    public init(zones: [UInt32: Int] = [:]) {
        self.zones = zones
    }

    /// The incidents of a whole timeline.
    public static func incidents(in events: some Sequence<Recorded<Event>>, zones: [UInt32: Int] = [:]) -> [Incident] {
        var scan = IncidentScan(zones: zones)
        for event in events { scan.read(event) }
        scan.finish()
        return scan.incidents
    }

    public mutating func read(_ recorded: Recorded<Event>) {
        let event = recorded.event
        let sighting = Sighting(
            sequence: recorded.sequence,
            occurred: recorded.occurred,
            clock: recorded.clock,
            observer: event.observer
        )
        note(event, sighting, recorded.source)
        if let observer = event.observer { lastSigns[observer] = sighting }
        Pair.evolve(&state, by: event)
    }

    public mutating func finish() {
        if open == nil || isSettled, suspicions.contains(where: { $0.kind == .reloading }) { begin(.bothReloaded) }
        close()
    }

    private mutating func note(_ event: Event, _ sighting: Sighting, _ source: UInt32) {
        let observer = sighting.observer
        switch event.fact {
        case .linkChanged(let kind, let chassis, let port, let isUp, let status):
            // A link is reported by the unit it hangs on; the management interface tells nothing about the peer.
            guard kind != .managementInterface else { return }
            let unit = observer ?? chassis
            let detail = port == 0 ? status : "\(port) \(status)"
            if isUp {
                join(.linkUp, unit, sighting, detail)
                forget(.linkDown) { $0.unit == unit && (port == 0 || $0.detail.hasPrefix("\(port) ")) }
            } else {
                suspect(.linkDown, unit, sighting, detail)
            }
        case .gatewayChanged(let role, let isReachable):
            guard role ?? state.role(of: observer) != .standby else { return }
            if isReachable { forget(.gatewayLost) { _ in true } } else { suspect(.gatewayLost, observer, sighting, "") }
        case .keepaliveMissed(let chassis):
            suspect(.keepaliveMissed, chassis ?? observer?.peerInPair, sighting, "")
        case .processExited(let process, let text):
            suspect(.processExited, observer, sighting, process.isEmpty ? text : process)
        case .switchoverRequested:
            suspect(.switchoverRequested, observer, sighting, "")
        case .switchoverRefused(let reason):
            refuse(sighting, reason)
        case .reloadRequested(let target, let reason):
            suspect(.reloadRequested, unit(of: target, observer), sighting.concerning(target), reason)
        case .reloading(let target, let reason):
            suspect(.reloading, unit(of: target, observer), sighting.concerning(target), reason)
        case .memberRemoved(let number, let cause):
            lose(cause == .keepaliveLost ? .peerLost : .memberRemoved, number, sighting, cause)
        case .chassisDown(let number):
            lose(.memberRemoved, number, sighting, .announcedDown)
        case .peerLost(let cause):
            lose(.peerLost, observer.flatMap { peer(of: $0) } ?? standbyOrUnknown(), sighting, cause)
        case .becameActive:
            becomeActive(sighting, observer)
        case .restarted:
            join(.restarted, observer, sighting, "")
        case .elected(let number, let role, _):
            form(.elected, number ?? observer, sighting, role.name)
        case .peerFound(let number, _):
            form(.peerFound, number ?? observer.flatMap { peer(of: $0) }, sighting, "")
        case .synchronised(.bulkConfiguration, .succeeded, _):
            form(.bulkSynchronised, nil, sighting, "")
        case .terminalStateReached(let mode):
            settle(sighting, mode)
        case .dualActiveDetected(let text):
            join(.dualActive, nil, sighting, text)
        case .recoveryEntered(let trigger):
            join(.recoveryEntered, observer, sighting, trigger)
        case .recoveryLeft:
            join(.recoveryLeft, observer, sighting, "")
        case .facilityStateChanged(let mine, let peer, let changed):
            if mine == .active, isTakeover(event) || changed.contains(.mine) && isWitness(observer) {
                becomeActive(sighting, observer)
            }
            if mine == .standbyHot || peer == .standbyHot { settle(sighting, "") }
        case .observed(let snapshot):
            note(snapshot, sighting, source)
        case .memberAdded, .memberReady, .discovery, .roleReported, .facilityStepped, .facilityClientAdded,
            .facilityClientRemoved, .initializationCompleted, .synchronised, .bootTimed, .initializationTimed,
            .faultReported, .resourceAlarm, .accessPointJoined, .accessPointLeft, .wirelessClientChanged,
            .messageLogged, .commandEntered:
            // Seen in the timeline and in findings; no step of an incident.
            break
        }
    }
}

// MARK: - Faults and losses

extension IncidentScan {
    private func unit(of target: ReloadTarget, _ observer: ChassisNumber?) -> ChassisNumber? {
        switch target {
        case .chassis(let number): number
        case .observer: observer
        case .peer: observer.flatMap { peer(of: $0) }
        case .all: nil
        }
    }

    /// The other unit of `number`, from the state where it is known, else by number.
    private func peer(of number: ChassisNumber) -> ChassisNumber? {
        let others = state.units.compactMap(\.number).filter { $0 != number }
        return others.count == 1 ? others[0] : number.peerInPair
    }

    private func standbyOrUnknown() -> ChassisNumber? {
        state.units.first { $0.role == .standby }?.number
    }

    private mutating func suspect(_ kind: StepKind, _ unit: ChassisNumber?, _ sighting: Sighting, _ detail: String) {
        if !isSettled, open?.kind == .formation, open?.step(.peerFound) != nil,
            kind == .processExited || kind == .reloading
        {
            // The pair falls apart before it has formed: that is no way to it any more.
            begin(.standbyLoss, before: sighting)
        }
        if open != nil, !isSettled, open?.kind != .formation || kind == .reloading, !isOfNext(kind, unit) {
            add(kind, unit, sighting, detail)
        } else {
            dropStaleSuspicions(before: sighting)
            Self.append(Step(kind: kind, unit: unit, sightings: [sighting], detail: detail), to: &suspicions)
            if suspicions.count > Self.suspicionCount { suspicions.removeFirst() }
        }
    }

    /// Whether a fault of the active unit is that of the next switchover: the open one has been made already, and the unit is
    /// not the one that gave the role away in it, whose clock may be ahead.
    private func isOfNext(_ kind: StepKind, _ unit: ChassisNumber?) -> Bool {
        guard kind == .switchoverRequested || kind == .gatewayLost else { return false }
        if let unit, unit == open?.previousActive { return false }
        return open?.step(.becameActive) != nil || open?.historyIndex != nil
    }

    /// What has come back caused nothing.
    private mutating func forget(_ kind: StepKind, where isMeant: (Step) -> Bool) {
        suspicions.removeAll { $0.kind == kind && isMeant($0) }
    }

    /// A fault long before is not that of what happens now, nor a witness of the same fault happening again.
    private mutating func dropStaleSuspicions(before sighting: Sighting?) {
        suspicions.removeAll { step in
            guard let occurred = sighting?.occurred, let last = step.sightings.last?.occurred,
                let elapsed = occurred.elapsed(since: last)
            else { return false }
            return elapsed.lower > Self.suspicionLimit
        }
    }

    private mutating func lose(
        _ kind: StepKind,
        _ unit: ChassisNumber?,
        _ sighting: Sighting,
        _ cause: PeerLossCause
    ) {
        var sighting = sighting
        sighting.cause = cause
        let isFurtherWitness =
            open.map { incident in
                !isSettled && incident.kind != .formation
                    && !incident.steps.contains { $0.kind == .peerFound && $0.unit == unit && unit != nil }
            } ?? false
        if !isFurtherWitness {
            begin(.standbyLoss, before: sighting)
            addLastSign(of: unit)
        }
        add(kind, unit, sighting, "")
    }

    /// What was last heard of the unit, unless its own words tell the fault.
    private mutating func addLastSign(of unit: ChassisNumber?) {
        guard let unit, let sign = lastSigns[unit], sign.occurred != nil else { return }
        let isTold = open?.steps.contains { $0.sightings.contains { $0.sequence == sign.sequence } } ?? false
        let hasOwnFault = open?.steps.contains { $0.unit == unit && $0.kind == .processExited } ?? false
        if !hasOwnFault, !isTold { add(.lastSign, unit, sign, "") }
    }

    /// Whether the event makes the pair's state record a switchover.
    private func isTakeover(_ event: Event) -> Bool {
        var after = state
        Pair.evolve(&after, by: event)
        return after.history.count > state.history.count
    }

    /// Whether the open incident's takeover is that of this unit.
    private func isWitness(_ unit: ChassisNumber?) -> Bool {
        guard let unit, let step = open?.step(.becameActive) else { return false }
        return step.unit == unit && !hasReturned
    }

    /// - Parameter unit: The unit that rose, if the source tells.
    mutating func becomeActive(_ sighting: Sighting, _ unit: ChassisNumber?) {
        // A witness of the same rise belongs to it even when the incident has settled meanwhile.
        if let step = open?.step(.becameActive), step.unit == unit || unit == nil || step.unit == nil, !hasReturned {
            add(.becameActive, unit ?? step.unit, sighting, "")
            return
        }
        if open == nil || isSettled || open?.kind == .formation || open?.step(.becameActive) != nil {
            begin(.unexplainedSwitchover, before: sighting)
            addLastSign(of: unit.flatMap { peer(of: $0) })
        }
        let previous = unit.flatMap { peer(of: $0) } ?? state.activeUnit?.number
        open?.kind = .unexplainedSwitchover
        open?.currentActive = unit
        open?.previousActive = previous
        add(.becameActive, unit, sighting, "")
    }

    /// Whether the unit that left has been seen again since the open incident's takeover.
    private var hasReturned: Bool {
        open?.step(.terminal) != nil
    }

    private mutating func refuse(_ sighting: Sighting, _ reason: String) {
        // A refusal stands for itself: nothing moved, so what is open goes on afterwards.
        suspicions.removeAll { $0.kind == .switchoverRequested }
        let step = Step(kind: .refused, unit: sighting.observer, sightings: [sighting], detail: reason)
        if isSettled { close() }
        refusals.append(Incident(number: 0, kind: .refusedSwitchover, steps: [step], reason: reason))
        if open == nil { appendRefusals() }
    }
}

// MARK: - The way back

extension IncidentScan {
    mutating func form(_ kind: StepKind, _ unit: ChassisNumber?, _ sighting: Sighting, _ detail: String) {
        if open == nil || (isSettled && !isRepetition(of: kind, sighting)) { begin(.formation, before: sighting) }
        add(kind, unit, sighting, detail)
    }

    /// Whether a settled incident already has this step from another witness of the same moment.
    private func isRepetition(of kind: StepKind, _ sighting: Sighting) -> Bool {
        guard let step = open?.steps.last(where: { $0.kind == kind }) else { return false }
        guard let occurred = sighting.occurred, let elapsed = step.occurred.flatMap({ occurred.elapsed(since: $0) })
        else { return true }
        return elapsed.lower <= .seconds(5)
    }

    mutating func settle(_ sighting: Sighting, _ detail: String) {
        if open == nil {
            // A terminal state seen once more is no news.
            guard state.step != .terminal else { return }
            begin(.formation, before: sighting)
        }
        add(.terminal, nil, sighting, detail)
        isSettled = true
    }

    private mutating func join(_ kind: StepKind, _ unit: ChassisNumber?, _ sighting: Sighting, _ detail: String) {
        guard open != nil, !isSettled else {
            // A prompt tells of a recovery without a time; its place in the timeline may be before the loss.
            if kind == .recoveryEntered, sighting.occurred == nil {
                Self.append(Step(kind: kind, unit: unit, sightings: [sighting], detail: detail), to: &suspicions)
            }
            return
        }
        add(kind, unit, sighting, detail)
    }

    /// Ends what is open and begins another incident with the suspicions that may have led to it.
    mutating func begin(_ kind: IncidentKind, before sighting: Sighting? = nil) {
        close()
        if kind != .formation { dropStaleSuspicions(before: sighting) }
        let steps = suspicions.filter { kind != .formation || $0.kind == .reloading }
        suspicions = []
        open = Incident(number: incidents.count + 1, kind: kind, steps: steps, reason: "")
    }

    mutating func close() {
        guard var incident = open else { return }
        open = nil
        isSettled = false
        incident.number = incidents.count + 1
        incident.steps = Self.inTimelineOrder(incident.steps)
        incident.classify()
        // Nothing but a command or a link that came up is no incident.
        if incident.steps.contains(where: { $0.kind != .linkUp && $0.kind != .switchoverRequested }) {
            incidents.append(incident)
        }
        appendRefusals()
    }

    private mutating func appendRefusals() {
        for var refusal in refusals {
            refusal.number = incidents.count + 1
            incidents.append(refusal)
        }
        refusals = []
    }

    mutating func add(_ kind: StepKind, _ unit: ChassisNumber?, _ sighting: Sighting, _ detail: String) {
        add(Step(kind: kind, unit: unit, sightings: [sighting], detail: detail))
    }

    private mutating func add(_ step: Step) {
        guard var incident = open else { preconditionFailure("step \(step.kind) without an open incident") }
        open = nil
        Self.append(step, to: &incident.steps)
        open = incident
    }

    /// Steps by their moments; a step without one stays behind the step that it followed. What can only come after a
    /// takeover stands behind it where its own time does not say better.
    private static func inTimelineOrder(_ steps: [Step]) -> [Step] {
        var ordered: [Step] = []
        for step in steps.filter({ !$0.followsTakeover }) {
            let place = step.occurred == nil ? nil : ordered.lastIndex { $0.occurred != nil && !step.isBefore($0) }
            let isFirst = step.occurred != nil && place == nil && ordered.contains { step.isBefore($0) }
            var index = isFirst ? 0 : place.map { $0 + 1 } ?? ordered.count
            while index < ordered.count, ordered[index].occurred == nil { index += 1 }
            ordered.insert(step, at: index)
        }
        let takeover = ordered.firstIndex { $0.kind == .becameActive } ?? ordered.lastIndex { $0.kind.isFault }
        var place = takeover.map { $0 + 1 } ?? 0
        for step in steps where step.followsTakeover {
            ordered.insert(step, at: place)
            place += 1
        }
        return ordered
    }

    /// Adds a step, or its witness to the step of the same kind and unit that stands already.
    private static func append(_ step: Step, to steps: inout [Step]) {
        let index = steps.lastIndex { known in
            known.kind == step.kind && (known.unit == step.unit || known.unit == nil || step.unit == nil)
                && (known.detail == step.detail || !step.kind.isToldApartByDetail)
        }
        guard let index else {
            let place = steps.lastIndex { !step.isBefore($0) }.map { $0 + 1 } ?? 0
            steps.insert(step, at: step.occurred == nil ? steps.count : place)
            return
        }
        if steps[index].unit == nil { steps[index].unit = step.unit }
        steps[index].sightings += step.sightings
    }
}

extension Sighting {
    fileprivate func concerning(_ target: ReloadTarget) -> Self {
        var sighting = self
        sighting.reload = target
        return sighting
    }
}

extension Step {
    /// Whether this step is stamped earlier than `other`, for stamps that can be compared.
    fileprivate func isBefore(_ other: Step) -> Bool {
        guard let mine = occurred, let its = other.occurred, mine.reckoning == its.reckoning else { return false }
        return mine < its
    }
}

extension Step {
    /// A row is printed to the second, and a recovery seen at a prompt has no time: neither may stand before the takeover.
    fileprivate var followsTakeover: Bool {
        switch kind {
        case .historyRow: true
        case .recoveryEntered, .dualActive: occurred == nil
        default: false
        }
    }
}

extension StepKind {
    /// Whether the step can be what a switchover began with.
    fileprivate var isFault: Bool {
        switch self {
        case .switchoverRequested, .gatewayLost, .processExited, .lastSign: true
        case .reloadRequested, .linkDown, .keepaliveMissed, .memberRemoved, .peerLost, .becameActive, .reloading,
            .restarted, .elected, .linkUp, .peerFound, .synchronising, .bulkSynchronised, .terminal, .dualActive,
            .recoveryEntered, .recoveryLeft, .refused, .historyRow:
            false
        }
    }

    /// Whether two steps of this kind with different details are two steps: a link that goes down on two ports.
    fileprivate var isToldApartByDetail: Bool {
        self == .linkDown || self == .elected
    }
}
