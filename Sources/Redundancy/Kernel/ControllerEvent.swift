public import Replay

/// What a controller decided, and when. What is large in it is indirect: a run copies each event several times.
public struct ControllerEvent: Hashable, Sendable {
    public var at: Instant
    public var change: Change

    public init(at: Instant, _ change: Change) {
        self.at = at
        self.change = change
    }
}

/// A change of a controller's state, or what it asks of the world. Everything that the world must do is one of these.
public enum Change: Hashable, Sendable {
    // Asked of the world
    case workBegan(Work)
    case workAbandoned(Work)
    case timerArmed(ControllerTimer, at: Instant)
    case timerCancelled(ControllerTimer)
    case sent(Message, LinkKind)

    // Life of the unit
    indirect case started(BootCause, ConfigurationAtStart)
    case lostPower
    case reloading(BootCause)
    /// The software is up; the length of the boot.
    case booted(Nanoseconds)
    case facilityEntered(FacilityState)
    case processExited(String)

    // The peer
    case carrierChanged(LinkKind, isUp: Bool)
    case pairingRefused(PairingRefusal)
    indirect case peerHeard(Announcement)
    /// The peer is taken into the pair: a standby was inserted, or the active was found.
    indirect case paired(Announcement, session: UInt32)
    case elected(Role, ElectionRule)
    case keepaliveHeard(KeepaliveStatus, at: Instant)
    case keepalivesExhausted
    case peerLossSuspected(PeerLossCause)
    case peerLost(PeerLossCause)
    case peerBecameHot

    // Synchronisation
    case syncServed(SyncSubject, session: UInt32)
    case syncQueued([SyncItem])
    case syncSent(SyncBatch)
    case syncAcknowledged(UInt32)
    case syncApplied(SyncBatch)

    // Switchover
    case handoverOffered(SwitchoverCause, attempt: Int)
    case handoverGivenUp
    case switchoverBegan(SwitchoverCause, isStateful: Bool)
    case becameActive(SwitchoverCause?)
    case dualActiveDetected
    case recoveryEntered(RecoveryKind)
    case recoveryLeft

    // Surroundings
    case gatewayAnswered(at: Instant)
    case gatewayLost
    case uplinkChanged(isUp: Bool)
    case sfpChanged(SFPModule?)
    /// The redundancy port in use moved: the pair's link is lost with it.
    case portMoved(RedundancyPort)

    // Operator
    case commandAccepted(Command)
    case configurationChanged(String)
    case settingShared(SharedSetting)

    // Wireless
    case accessPointsChanged(first: Int, count: Int, AccessPointPhase)
    case clientsChanged(first: Int, count: Int, ClientPhase)
}

/// What a unit takes over from its configuration when it starts, and keeps until the next start.
public struct ConfigurationAtStart: Hashable, Sendable {
    public var number: ChassisNumber
    public var priority: UInt8
    public var version: String
    public var interface: HAInterface?
    public var port: RedundancyPort?

    public init(
        number: ChassisNumber,
        priority: UInt8,
        version: String,
        interface: HAInterface?,
        port: RedundancyPort?
    ) {
        self.number = number
        self.priority = priority
        self.version = version
        self.interface = interface
        self.port = port
    }
}

public enum RecoveryKind: UInt8, Hashable, Sendable, CaseIterable {
    /// The old active of two: its interfaces are down until it reloads.
    case active = 1
    /// A standby without its gateway: no stateful switchover to it.
    case standby = 2
}
