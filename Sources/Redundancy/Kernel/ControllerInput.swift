public import Replay

/// Something that a controller meets, and when. Time comes from here alone.
public struct ControllerInput: Hashable, Sendable {
    public var at: Instant
    public var stimulus: Stimulus

    public init(at: Instant, _ stimulus: Stimulus) {
        self.at = at
        self.stimulus = stimulus
    }
}

/// What a controller can meet.
///
/// Work that takes time is begun by an event (``Change/workBegan(_:)``) and reported here when it is done: its duration is the
/// world's, never the kernel's.
public enum Stimulus: Hashable, Sendable {
    case powered(isOn: Bool)
    /// The reset button, or a crash below the software: nothing is announced.
    case reset
    /// A main process of this unit ended.
    case processFailed(String)
    case commandEntered(Command)
    case workCompleted(Work)
    case timerFired(ControllerTimer)
    /// The physical layer's word on the carrier of a port.
    case carrierChanged(LinkKind, isUp: Bool)
    case sfpInserted(SFPModule)
    case sfpRemoved
    case received(Message, LinkKind)
    /// The last of a run of keepalives from the peer, and when it came. A driver may report a run by its last one, at the
    /// latest when the silence would be noticed: a decision depends on no other.
    case keepaliveHeard(KeepaliveStatus, at: Instant)
    /// The last answered probe of the gateway, under the same contract.
    case gatewayAnswered(at: Instant)
    /// All of the data ports' links are down, or one is up again.
    case uplinkChanged(isUp: Bool)
    /// `count` access points from number `first` on, all now in this phase.
    case accessPointsChanged(first: Int, count: Int, AccessPointPhase)
    /// The same for clients; `accessPoint` is the number of the first one's, the others follow round the joined ones.
    case clientsChanged(first: Int, count: Int, ClientPhase)
}

public enum AccessPointPhase: UInt8, Hashable, Sendable, CaseIterable {
    case discovery = 1
    case join = 2
    case imageDownload = 3
    case configuration = 4
    /// From here on it is carried over a switchover (13).
    case run = 5
}

public enum ClientPhase: UInt8, Hashable, Sendable, CaseIterable {
    case associating = 1
    case authenticating = 2
    case addressing = 3
    /// Authenticated and addressed: from here on it is carried over a switchover (9).
    case run = 4
    case gone = 5
}

/// What a unit does that takes time.
public enum Work: Hashable, Sendable {
    /// From the reset to the moment at which the Redundancy Facility starts.
    case boot(BootCause)
    /// The progression of every client of the Redundancy Facility to a state; the state is entered when it is done.
    case facilityStep(FacilityState, Walk)
    /// The way of a loss from the stack manager to the Redundancy Facility.
    case peerMonitor(PeerLossCause)
    /// The process manager notices an exit and tells the peer.
    case exitNotice
    /// An image is copied to the standby's flash.
    case imageCopy(String)
}

/// Which way the Redundancy Facility goes.
public enum Walk: UInt8, Hashable, Sendable, CaseIterable {
    case coldStart = 1
    case standby = 2
    case takeover = 3
}

public enum BootCause: UInt8, Hashable, Sendable, CaseIterable {
    case powerOn = 1
    case reset = 2
    case reloadCommand = 3
    case processFailure = 4
    case switchover = 5
    case dualActive = 6
    case peerFailure = 7
    /// A standby that an in-service upgrade gives another image.
    case upgrade = 8
}

public enum ControllerTimer: Hashable, Sendable {
    case peerSearch
    case hello
    case linkHoldDown
    /// No keepalive within the interval times the retries.
    case peerSilence
    case gatewaySilence
    case retransmission
    case handoverRetry
    /// The data ports have been down for long enough to know whether the peer's are too.
    case uplinkHoldDown
    /// An in-service upgrade was not committed in time.
    case autoAbort
}

/// What one unit tells the other.
public enum Message: Hashable, Sendable {
    // Indirect: every input and event would be as large as an announcement.
    indirect case hello(Announcement)
    case exiting(ExitReason)
    /// The standby asks for the first batch of a subject.
    case syncRequested(SyncSubject, session: UInt32)
    case sync(SyncBatch)
    case syncAcknowledged(session: UInt32, number: UInt32)
    case handover(SwitchoverCause)
    case handoverAccepted
}

public enum ExitReason: UInt8, Hashable, Sendable, CaseIterable {
    case processFailure = 1
    /// Only the unit that says so reloads.
    case reload = 2
    /// Both reload: the pair is reset (261).
    case reloadPair = 3
}

/// Why the active role moves. Each is one of the document's causes (261–267) or a named extension of the 17.x profile.
public enum SwitchoverCause: UInt8, Hashable, Sendable, CaseIterable {
    case processFailure = 1
    /// Power loss, reset or loss of the redundancy port: the survivor cannot tell which.
    case peerLost = 2
    case userForced = 3
    /// Keepalives ran out.
    case silence = 4
    /// Extension.
    case gatewayLost = 5
    /// Every link of the data ports was lost (183–185).
    case uplinkLost = 6

    /// The device's words in the history, where outputs have shown them.
    public var reason: String {
        switch self {
        case .processFailure: SwitchoverReason.activeUnitFailed
        case .peerLost, .silence: SwitchoverReason.activeUnitRemoved
        case .userForced: SwitchoverReason.userForced
        case .gatewayLost: SwitchoverReason.activeLostGateway
        case .uplinkLost: "active lost uplink"
        }
    }
}

/// What a unit tells of itself while it looks for a peer, and whenever that changes.
public struct Announcement: Hashable, Sendable {
    public var identity: ControllerIdentity
    public var number: ChassisNumber
    /// As it was when the unit started: a later change waits for the next election.
    public var priority: UInt8
    public var version: String
    public var port: RedundancyPort
    public var interface: HAInterface
    public var facility: FacilityState
    /// Whether the sender has heard the receiver.
    public var hearsPeer: Bool
    /// Start of the boot and its length: the three readings of the third rule (293).
    public var startedAt: Instant
    public var bootDuration: Nanoseconds
    /// When it became active; nil otherwise.
    public var activeSince: Instant?
    public var allowsMixedVersions: Bool
    public var status: KeepaliveStatus

    public init(
        identity: ControllerIdentity,
        number: ChassisNumber,
        priority: UInt8,
        version: String,
        port: RedundancyPort,
        interface: HAInterface,
        facility: FacilityState,
        hearsPeer: Bool,
        startedAt: Instant,
        bootDuration: Nanoseconds,
        activeSince: Instant?,
        allowsMixedVersions: Bool,
        status: KeepaliveStatus
    ) {
        self.identity = identity
        self.number = number
        self.priority = priority
        self.version = version
        self.port = port
        self.interface = interface
        self.facility = facility
        self.hearsPeer = hearsPeer
        self.startedAt = startedAt
        self.bootDuration = bootDuration
        self.activeSince = activeSince
        self.allowsMixedVersions = allowsMixedVersions
        self.status = status
    }
}

/// What every keepalive carries.
public struct KeepaliveStatus: Hashable, Sendable {
    public var facility: FacilityState
    public var gatewayIsReachable: Bool
    public var uplinkIsUp: Bool
    public var isInRecovery: Bool

    public init(facility: FacilityState, gatewayIsReachable: Bool, uplinkIsUp: Bool, isInRecovery: Bool) {
        self.facility = facility
        self.gatewayIsReachable = gatewayIsReachable
        self.uplinkIsUp = uplinkIsUp
        self.isInRecovery = isInRecovery
    }
}

/// A numbered part of the synchronisation: sent again until it is acknowledged, applied once and in order.
public struct SyncBatch: Hashable, Sendable {
    public var session: UInt32
    public var number: UInt32
    public var items: [SyncItem]

    public init(session: UInt32, number: UInt32, items: [SyncItem]) {
        self.session = session
        self.number = number
        self.items = items
    }
}

public enum SyncItem: Hashable, Sendable {
    case configurationLine(String)
    case accessPoints([AccessPointRecord])
    case clients([ClientRecord])
    case accessPointsRemoved(first: Int, count: Int)
    case clientsRemoved(first: Int, count: Int)
    case shared(SharedSetting)
    /// The last of a bulk synchronisation.
    case end(SyncSubject)
}

/// What one command sets on both units.
public enum SharedSetting: Hashable, Sendable {
    case priority(ChassisNumber, UInt8)
    case image(String)
    case bootImage(String)
    case standbyConsole
    case keepaliveInterval(Nanoseconds)
    case keepaliveRetries(Int64)
    /// The in-service upgrade under way; nil when it is over.
    case upgrade(InServiceUpgrade?)
}

/// An access point in RUN, as it is carried.
public struct AccessPointRecord: Hashable, Sendable {
    public var number: UInt32
    public var phase: AccessPointPhase
    /// Its uptime counts from here, also after a switchover (486).
    public var joinedAt: Instant

    public init(number: UInt32, phase: AccessPointPhase, joinedAt: Instant) {
        self.number = number
        self.phase = phase
        self.joinedAt = joinedAt
    }
}

/// A client in RUN, as it is carried.
public struct ClientRecord: Hashable, Sendable {
    public var number: UInt32
    public var accessPoint: UInt32
    public var phase: ClientPhase
    public var since: Instant

    public init(number: UInt32, accessPoint: UInt32, phase: ClientPhase, since: Instant) {
        self.number = number
        self.accessPoint = accessPoint
        self.phase = phase
        self.since = since
    }
}
