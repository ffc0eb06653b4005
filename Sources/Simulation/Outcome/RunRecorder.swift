public import Redundancy
internal import Replay

/// Watches a run and keeps what its result needs.
public struct RunRecorder: SimulationObserver {
    public private(set) var result: RunResult
    private var watched = [Watch(), Watch()]

    /// What is remembered of a unit until a switchover uses it.
    private struct Watch {
        /// The fault that struck the unit itself.
        var fault: Instant?
        var carrierDown: Instant?
        var lastHeard: Instant?
        var lost: (at: Instant, cause: PeerLossCause)?
        var offered: Instant?
        var gatewayAnswered: Instant?
        var uplinkDown: Instant?
        var isStateful = false
        /// Its tables as they last were while it served: a restart clears its own.
        var accessPoints: [AccessPointRecord] = []
        var clients: [ClientRecord] = []
    }

    public init(seed: UInt64) {
        result = RunResult(seed: seed)
    }

    /// Takes the end of the run into the result.
    public mutating func finish(
        _ units: [ControllerState],
        _ outcome: SimulationOutcome,
        _ violations: [InvariantViolation]
    ) {
        result.violations = violations
        result.units = units
        result.outcome = outcome
        result.steps = outcome.steps
    }

    public mutating func stepped(_ step: borrowing SimulationStep, _ units: [ControllerState]) {
        let unit = step.unit
        if let rejection = step.rejection { result.refusedCommands.append(rejection) }
        if let issue = step.commandIssue { result.unreadCommands.append(issue) }
        if let input = step.input { note(input, unit) }
        for event in step.events { note(event, unit, units) }
        if !result.sawDualActive, step.views[0].isServing, step.views[1].isServing {
            result.sawDualActive = step.views[0].mayPair && step.views[1].mayPair
        }
    }

    private mutating func note(_ input: ControllerInput, _ unit: Int) {
        switch input.stimulus {
        case .powered(isOn: false), .reset, .processFailed: watched[unit].fault = input.at
        case .carrierChanged(.redundancyPort, isUp: false): watched[unit].carrierDown = input.at
        case .gatewayAnswered(let at): watched[unit].gatewayAnswered = at
        case .keepaliveHeard(_, let at): watched[unit].lastHeard = at
        default: break
        }
    }

    private mutating func note(_ event: ControllerEvent, _ unit: Int, _ units: [ControllerState]) {
        switch event.change {
        case .reloading: result.reloads[unit] += 1
        case .pairingRefused(let refusal): result.refusedPairings.append(refusal)
        case .dualActiveDetected: result.sawDualActive = true
        case .recoveryEntered(let kind):
            result.recoveries.append(RunResult.Recovery(unit: units[unit].number, kind: kind))
        case .paired: watched[unit].lastHeard = event.at
        case .peerLost(let cause): watched[unit].lost = (event.at, cause)
        case .handoverOffered(_, let attempt):
            if attempt <= 1, watched[unit].offered == nil { watched[unit].offered = event.at }
        case .handoverGivenUp: watched[unit].offered = nil
        case .uplinkChanged(isUp: false): watched[unit].uplinkDown = event.at
        case .switchoverBegan(_, let isStateful):
            watched[unit].isStateful = isStateful
        case .accessPointsChanged, .clientsChanged:
            watched[unit].accessPoints = units[unit].accessPoints
            watched[unit].clients = units[unit].clients
        case .becameActive(let cause?): rise(unit, cause, event, units)
        // A unit that has given its role away restarts before the other has risen: its offer still counts.
        case .started(let cause, _): if cause != .switchover { watched[unit].offered = nil }
        default: break
        }
    }

    private mutating func rise(
        _ unit: Int,
        _ cause: SwitchoverCause,
        _ event: ControllerEvent,
        _ units: [ControllerState]
    ) {
        let old = watched[1 - unit]
        let mine = watched[unit]
        let lost = mine.lost?.at ?? event.at
        let fault: Instant?
        let detected: Instant
        switch cause {
        case .userForced:
            fault = nil
            detected = old.offered ?? lost
        case .gatewayLost:
            fault = old.gatewayAnswered
            detected = old.offered ?? lost
        case .uplinkLost:
            fault = old.uplinkDown
            detected = old.offered ?? lost
        case .silence:
            fault = mine.lastHeard
            detected = lost
        case .processFailure:
            fault = old.fault
            detected = lost
        case .peerLost:
            // Power loss and reset are known exactly; the loss of the port counts from its word on the survivor.
            let struck = old.fault.flatMap { fault in fault <= lost ? fault : nil }
            fault = struck ?? mine.carrierDown
            detected = lost
        }
        result.switchovers.append(
            SimulatedSwitchover(
                cause: cause,
                from: units[1 - unit].number,
                to: units[unit].number,
                isStateful: mine.isStateful,
                faultAt: fault,
                detectedAt: detected,
                activeAt: event.at
            )
        )
        let keptPoints = Set(units[unit].accessPoints.map(\.number))
        let keptClients = Set(units[unit].clients.map(\.number))
        result.lostAccessPoints = old.accessPoints.count { !keptPoints.contains($0.number) }
        result.lostClients = old.clients.count { !keptClients.contains($0.number) }
        watched[unit].accessPoints = units[unit].accessPoints
        watched[unit].clients = units[unit].clients
        watched[1 - unit].fault = nil
        watched[1 - unit].offered = nil
        watched[unit].lost = nil
    }
}
