internal import Replay

extension ControllerEvent {
    /// What an operator's log of this unit says of the event: the vocabulary that captures are read into, so that a simulated
    /// run is shown, measured and compared like a recorded one. Empty for what no device logs.
    ///
    /// A state of the Redundancy Facility that is entered is followed by the calls of every client for it, as on the device,
    /// where those are known.
    ///
    /// - Parameter unit: the state of the unit after the event.
    public func facts(of unit: ControllerState) -> [Fact] {
        switch change {
        case .processExited(let name):
            [.processExited(process: name, text: "process exit")]
        case .reloading(.reset), .reloading(.powerOn):
            // Nothing is announced by a unit that is reset or loses its power.
            []
        case .reloading(let cause):
            [.reloading(.observer, reason: cause.reason)]
        case .booted(let duration):
            [.restarted, .initializationTimed(seconds: UInt32(clamping: duration.count / 1_000_000_000))]
                + FacilityProgression.clients.map { .facilityClientAdded($0.client, order: $0.order) }
        case .facilityEntered(let facility):
            [.facilityStateChanged(mine: facility, peer: unit.pair?.status.facility ?? .disabled, changed: .mine)]
                + FacilityProgression.steps(to: facility)
        case .carrierChanged(let link, let isUp):
            [.linkChanged(link, chassis: unit.number, port: 0, isUp: isUp, status: isUp ? "up" : "down")]
        case .pairingRefused(let refusal):
            [.faultReported(mnemonic: "PAIRING_REFUSED", text: "\(refusal)")]
        case .paired(let peer, _):
            if unit.isActive {
                [.memberAdded(peer.number), .peerFound(peer.number, peerRole: .standby)]
            } else {
                [.memberAdded(peer.number), .peerFound(peer.number, peerRole: .active)]
            }
        case .elected(let role, let rule):
            [.elected(unit.number, role, rule: rule)]
        case .keepalivesExhausted:
            [.keepaliveMissed(unit.number.peerInPair)]
        case .peerLost(let cause):
            [.peerLost(cause)]
        case .peerBecameHot:
            [.terminalStateReached(mode: "SSO")]
        case .handoverOffered(let cause, let attempt):
            cause == .userForced && attempt <= 1 ? [.switchoverRequested] : []
        case .handoverGivenUp:
            [.switchoverRefused(reason: "the standby did not answer")]
        case .becameActive(let cause):
            cause == nil ? [.initializationCompleted] : [.becameActive]
        case .dualActiveDetected:
            [.dualActiveDetected(text: "both units are active")]
        case .recoveryEntered(let kind):
            [.recoveryEntered(trigger: kind == .active ? "RMI" : "gateway")]
        case .recoveryLeft:
            [.recoveryLeft]
        case .gatewayLost:
            [.gatewayChanged(role: unit.isActive ? .active : .standby, isReachable: false)]
        case .uplinkChanged(let isUp):
            [.faultReported(mnemonic: isUp ? "UPLINK_UP" : "UPLINK_DOWN", text: "data ports")]
        case .settingShared(.upgrade):
            [.observed(unit.upgradeSnapshot)]
        case .workBegan, .workAbandoned, .timerArmed, .timerCancelled, .sent, .started, .lostPower, .peerHeard,
            .keepaliveHeard, .peerLossSuspected, .syncServed, .syncQueued, .syncSent, .syncAcknowledged, .syncApplied,
            .switchoverBegan, .gatewayAnswered, .sfpChanged, .portMoved, .commandAccepted, .configurationChanged,
            .settingShared, .accessPointsChanged, .clientsChanged:
            []
        }
    }
}

extension BootCause {
    /// The words of a reload's announcement, after those that captures have shown where there are any.
    public var reason: String {
        switch self {
        case .powerOn: "power on"
        case .reset: "reset"
        case .reloadCommand: "Reload Command"
        case .processFailure: "process exit with reload chassis code"
        case .switchover: "redundancy force-switchover"
        case .dualActive: "dual active, lost the negotiation"
        case .peerFailure: "EHSA active down"
        case .upgrade: "ISSU"
        }
    }
}
