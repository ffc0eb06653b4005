public import Replay

/// One unit of a pair: what it decides on what it meets.
///
///     power on                       peer's hello, or the
///     ────────▶ boot ─▶ negotiation  peer search is over
///                            │ ───────────────────────────▶ 9 ▶ 10 ▶ 11 ▶ 12 ▶ 13 active
///                            │ an active is heard                              ▲
///                            └──────▶ 4 ▶ 5 ▶ 6 ▶ 7 ▶ 8 standby hot ──────────┘
///                                     cold  config  bulk       the active is lost: stateful
///
/// The drawing leaves out the ways back: everything but a takeover leads through a reload (``Change/reloading(_:)``). The role
/// ends only when the pair is reset, the active is removed, reset or powered off, or fails
/// (`000_c686b23a5e3dda5c.txt`, 261–267); an active that lost its gateway or uplink gives it away, as extensions of the 17.x
/// profile and of lines 183–185.
public enum Controller: Decider {
    /// A unit that is off, as a first element for a fold. Units are set up by ``ControllerState/init(identity:settings:number:priority:version:interface:sfp:)``.
    public static var initialState: ControllerState {
        ControllerState(
            identity: ControllerIdentity(platform: .c9800_40, mac: 0),
            settings: ControllerSettings(),
            number: ChassisNumber(rawValue: 1),
            priority: 1,
            version: "",
            interface: nil
        )
    }

    /// The numbered behaviours of this kernel, rising. A change that would make something else of an old log's inputs gets
    /// the next number, is off unless the log names it, and is listed here with what it changes. So far there is none.
    public static var behaviours: [UInt32] { [] }

    public static func decide(
        _ input: ControllerInput,
        in state: ControllerState,
        into events: inout [ControllerEvent]
    ) throws(ControllerRejection) {
        var decision = Decision(state: state, at: input.at, events: [])
        swap(&decision.events, &events)
        defer { swap(&decision.events, &events) }
        switch input.stimulus {
        case .powered(let isOn): decision.power(isOn)
        case .reset: if state.power != .off { decision.restart(.reset) }
        case .processFailed(let name): decision.processFailed(name)
        case .commandEntered(let command): try decision.obey(command)
        case .workCompleted(let work): decision.complete(work)
        case .timerFired(let timer): decision.fire(timer)
        case .carrierChanged(let link, let isUp): decision.changeCarrier(link, isUp)
        case .sfpInserted(let module): try decision.changeSFP(module)
        case .sfpRemoved: try decision.changeSFP(nil)
        case .received(let message, let link): decision.receive(message, over: link)
        case .keepaliveHeard(let status, let at): decision.hearKeepalive(status, at)
        case .gatewayAnswered(let at): decision.gatewayAnswered(at)
        case .uplinkChanged(let isUp): decision.changeUplink(isUp)
        case .accessPointsChanged(let first, let count, let phase):
            try decision.changeAccessPoints(first, count, phase)
        case .clientsChanged(let first, let count, let phase): try decision.changeClients(first, count, phase)
        }
    }
}

/// A decision being made: the state as it was before, and the events so far. The state does not move under it, so what an
/// earlier event changed is passed along by hand where a later one needs it.
struct Decision {
    let state: ControllerState
    let at: Instant
    var events: [ControllerEvent]
    /// Whether this decision has put something on its way to the standby.
    var hasQueued = false

    mutating func emit(_ change: Change) {
        events.append(ControllerEvent(at: at, change))
    }

    mutating func arm(_ timer: ControllerTimer, after delay: Nanoseconds) {
        emit(.timerArmed(timer, at: at + delay))
    }

    mutating func cancel(_ timer: ControllerTimer) {
        if state.deadline(of: timer) != nil { emit(.timerCancelled(timer)) }
    }

    /// The announcement of this unit as it is after the events so far.
    func announcement(_ facility: FacilityState? = nil, hearsPeer: Bool? = nil) -> Announcement? {
        guard let interface = state.atStart.interface, let port = state.atStart.port else { return nil }
        let facility = facility ?? state.facility
        return Announcement(
            identity: state.identity,
            number: state.number,
            priority: state.atStart.priority,
            version: state.atStart.version,
            port: port,
            interface: interface,
            facility: facility,
            hearsPeer: hearsPeer ?? (state.heard != nil),
            startedAt: state.startedAt,
            bootDuration: state.bootDuration,
            activeSince: facility == .active ? state.activeSince ?? at : nil,
            allowsMixedVersions: state.allowsMixedVersions,
            status: KeepaliveStatus(
                facility: facility,
                gatewayIsReachable: state.gatewayIsReachable,
                uplinkIsUp: state.uplinkIsUp,
                isInRecovery: state.recovery != nil
            )
        )
    }

    mutating func sayHello(
        _ facility: FacilityState? = nil,
        hearsPeer: Bool? = nil,
        over link: LinkKind = .redundancyPort
    ) {
        guard state.carriers[link], let announcement = announcement(facility, hearsPeer: hearsPeer) else { return }
        emit(.sent(.hello(announcement), link))
    }
}

extension Instant {
    static func + (left: Instant, right: Nanoseconds) -> Instant {
        Instant(nanoseconds: (Nanoseconds(left.nanoseconds) + right).count)
    }
}
