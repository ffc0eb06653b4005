public import Replay

/// Rebuilds the state of a controller pair from its events.
///
///                     peerFound               synchronised              terminalStateReached
///     active,        ──────────▶  standby    ─────────────▶  HA sync   ─────────────────────▶  terminal
///     non-redundant               insertion                  in progress                       state SSO
///          ▲                                                                                       │
///          └──────────── peerLost, memberRemoved, chassisDown, becameActive ◀──────────────────────┘
///
/// The drawing leaves out what an operator's output says (``Fact/observed(_:)``): it sets every field that it prints,
/// whatever the events before it amounted to. Where the two disagree is for the analysis to report, not for the state.
///
/// Deciding stands beside this: a ``Controller`` decides for one unit, and what it logs is folded here.
public enum Pair: Evolver {
    public static var initialState: PairState {
        PairState()
    }

    public static func evolve(_ state: inout PairState, by event: Event) {
        let moment = event.occurred
        switch event.fact {
        case .memberAdded(let number):
            state.withPresentRow(number) { _ in }
        case .memberRemoved(let number, _), .chassisDown(let number):
            state.remove(number, at: moment)
        case .memberReady(let number):
            if let number = number ?? event.observer { state.withPresentRow(number) { $0.status = ChassisRow.ready } }
        case .linkChanged(let kind, let chassis, let port, let isUp, let status):
            state.setLink(LinkState(kind: kind, chassis: chassis, port: port, isUp: isUp, status: status))
        case .peerFound(let number, let role):
            state.findPeer(number, role: role, of: event.observer, at: moment)
        case .peerLost:
            state.losePeer(of: event.observer, at: moment)
        case .elected(let number, let role, _):
            state.elect(number ?? event.observer, role)
        case .roleReported(let role, _):
            let mine = state.seat(of: event.observer)
            state.units[mine].role = role
        case .facilityStateChanged(let mine, let peer, _):
            state.changeFacility(mine: mine, peer: peer, of: event.observer, at: moment)
        case .facilityClientAdded:
            state.registeredClients += 1
        case .facilityClientRemoved:
            state.registeredClients = max(0, state.registeredClients - 1)
        case .synchronised(let subject, let phase, _):
            state.synchronise(subject, phase, at: moment)
        case .terminalStateReached:
            state.reachTerminalState(observer: event.observer, at: moment)
        case .processExited(_, _):
            // Of the active unit only, and not when its software ends because the switchover was asked for.
            if state.step == .terminal, state.role(of: event.observer) != .standby, state.pendingReason == nil {
                state.pendingReason = SwitchoverReason.activeUnitFailed
            }
        case .switchoverRequested:
            state.pendingReason = SwitchoverReason.userForced
        case .gatewayChanged(let role, let isReachable):
            guard role ?? state.role(of: event.observer) != .standby else { return }
            if !isReachable {
                state.pendingReason = state.pendingReason ?? SwitchoverReason.activeLostGateway
            } else if state.pendingReason == SwitchoverReason.activeLostGateway {
                state.pendingReason = nil
            }
        case .switchoverRefused:
            state.pendingReason = nil
        case .becameActive:
            state.becomeActive(event.observer, at: moment)
        case .reloadRequested(let target, let reason):
            state.reload(target, reason: reason, observer: event.observer, hasBegun: false)
        case .reloading(let target, let reason):
            state.reload(target, reason: reason, observer: event.observer, hasBegun: true)
        case .restarted:
            state.units[state.seat(of: event.observer)].reloadReason = nil
        case .dualActiveDetected:
            state.isDualActive = true
        case .recoveryEntered(let trigger):
            state.isDualActive = true
            state.units[state.seat(of: event.observer)].recoveryTrigger = trigger
        case .recoveryLeft:
            state.isDualActive = false
            state.units[state.seat(of: event.observer)].recoveryTrigger = nil
        case .accessPointJoined(let name, let mac):
            state.withAccessPoint(mac) { point in
                point.name = name
                point.isJoined = true
            }
        case .accessPointLeft(let name, let mac, _):
            state.withAccessPoint(mac) { point in
                point.name = name
                point.isJoined = false
            }
        case .wirelessClientChanged(let step, let mac, let accessPoint, let network):
            state.changeClient(step, mac: mac, accessPoint: accessPoint, network: network)
        case .commandEntered(let words):
            state.apply(command: words)
        case .observed(let snapshot):
            state.apply(snapshot, observer: event.observer)
        case .discovery, .keepaliveMissed, .facilityStepped, .initializationCompleted, .bootTimed, .initializationTimed,
            .faultReported, .resourceAlarm, .messageLogged:
            // Steps and statements that show in the timeline and in measurements; no field of an output changes.
            break
        }
    }
}

/// The switchover reasons whose words real outputs have shown, and the ones concluded where no output is at hand.
public enum SwitchoverReason {
    public static let userForced = "user forced"
    public static let activeUnitRemoved = "active unit removed"
    public static let activeUnitFailed = "active unit failed"
    public static let activeLostGateway = "Active lost GW"
}
