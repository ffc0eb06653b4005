public import Replay

/// Whether a unit runs.
public enum PowerPhase: Hashable, Sendable {
    case off
    /// Since ``ControllerState/startedAt``.
    case booting(BootCause)
    case up
}

/// A unit on its own, as it knows itself and its peer. What a ``Controller`` decides depends on this and on its input alone.
public struct ControllerState: Hashable, Sendable {
    public var identity: ControllerIdentity
    public var settings: ControllerSettings

    // Configuration: survives a restart
    /// The chassis number that it has from the next start on.
    public var configuredNumber: ChassisNumber
    /// Shown at once, used at the next election (291).
    public var configuredPriority: UInt8
    public var configuredInterface: HAInterface?
    public var configuration: [String] = []
    public var images: [String] = []
    public var bootImage: String?
    public var standbyConsoleIsEnabled = false
    /// The in-service upgrade under way: both units know it.
    public var upgrade: InServiceUpgrade?
    /// The module in its SFP port.
    public var sfp: SFPModule?
    public var history: [ControllerSwitchover] = []

    // From the last start
    public var power = PowerPhase.off
    public var startedAt = Instant(nanoseconds: 0)
    public var bootDuration = Nanoseconds.zero
    public var atStart: ConfigurationAtStart
    public var facility = FacilityState.disabled
    public var facilitySince = Instant(nanoseconds: 0)
    /// The work that the facility waits for.
    public var pendingStep: Work?
    public var walk: Walk?
    /// Work that is under way beside the facility's: what is reported done and is not here is stale.
    public var sideWork: [Work] = []
    public var activeSince: Instant?
    public var recovery: RecoveryKind?
    public var consoleMode = ConsoleMode.exec
    public var switchovers = 0
    public var standbyFailures = 0

    // The links and the peer
    public var carriers = Carriers()
    public var uplinkIsUp = true
    public var gatewayIsReachable = true
    /// What the peer last announced over the redundancy port, paired or not.
    public var heard: Announcement?
    public var pair: PairingState?
    public var refusal: PairingRefusal?
    /// What the last election made of it, until it is paired.
    public var electedAs: Role?
    /// The loss that is on its way to the facility.
    public var suspectedLoss: PeerLossCause?
    public var pendingCause: SwitchoverCause?
    public var handover: Handover?
    public var timers: [ArmedTimer] = []
    /// Counts up with each pairing, so that batches of an old one are told apart.
    public var session: UInt32 = 0

    // Wireless: filled on the active, mirrored on the standby
    public var accessPoints: [AccessPointRecord] = []
    public var clients: [ClientRecord] = []

    public init(
        identity: ControllerIdentity,
        settings: ControllerSettings,
        number: ChassisNumber,
        priority: UInt8,
        version: String,
        interface: HAInterface?,
        sfp: SFPModule? = nil
    ) {
        self.identity = identity
        self.settings = settings
        configuredNumber = number
        configuredPriority = priority
        configuredInterface = interface
        self.sfp = sfp
        images = [version]
        atStart = ConfigurationAtStart(
            number: number,
            priority: priority,
            version: version,
            interface: nil,
            port: nil
        )
    }

    public var number: ChassisNumber { atStart.number }
    public var isUp: Bool { power == .up }
    /// Holds the active role and serves: at most one unit of a pair does while their link works.
    public var isServing: Bool { isUp && facility == .active && recovery != .active }
    public var isActive: Bool { isUp && (.activeFast ... .active).contains(facility) }
    public var isStandby: Bool { isUp && (.standbyCold ... .standbyHot).contains(facility) }
    public var isHot: Bool { isUp && facility == .standbyHot }
    /// Whether the port sends light: a unit that is off or restarting has none.
    public var emitsCarrier: Bool { power == .up }
    /// Both units run under one pair, and the standby is in its terminal state.
    public var isTerminal: Bool {
        guard let pair else { return false }
        return (facility == .active && pair.status.facility == .standbyHot)
            || (isHot && pair.status.facility == .active)
    }

    /// By the option, or for as long as an in-service upgrade lasts.
    public var allowsMixedVersions: Bool {
        settings.allowsMixedVersions || upgrade.map { $0.phase > .adding } ?? false
    }

    public func deadline(of timer: ControllerTimer) -> Instant? {
        timers.first { $0.timer == timer }?.at
    }
}

/// A unit as it stands before its first input: off, with its configuration stored.
public struct UnitSetup: Hashable, Sendable {
    public var identity: ControllerIdentity
    public var number: ChassisNumber
    /// 1 to 15.
    public var priority: UInt8 = 1
    public var version = "16.10.1"
    /// Nil: high availability is not configured.
    public var interface: HAInterface?
    public var sfp: SFPModule?

    public init(identity: ControllerIdentity, number: ChassisNumber, interface: HAInterface?) {
        self.identity = identity
        self.number = number
        self.interface = interface
    }
}

extension ControllerState {
    /// The unit as it is set up, before its first input.
    public init(_ setup: UnitSetup, settings: ControllerSettings) {
        self.init(
            identity: setup.identity,
            settings: settings,
            number: setup.number,
            priority: setup.priority,
            version: setup.version,
            interface: setup.interface,
            sfp: setup.sfp
        )
    }
}

/// The carriers of the two ports between the units.
public struct Carriers: Hashable, Sendable {
    public var redundancyPort = false
    public var managementInterface = false

    public subscript(_ link: LinkKind) -> Bool {
        get {
            switch link {
            case .redundancyPort: redundancyPort
            case .managementInterface: managementInterface
            case .stackPort: false
            }
        }
        set {
            switch link {
            case .redundancyPort: redundancyPort = newValue
            case .managementInterface: managementInterface = newValue
            case .stackPort: break
            }
        }
    }
}

/// A peer that belongs to the pair.
public struct PairingState: Hashable, Sendable {
    public var announcement: Announcement
    /// What the peer last told of itself.
    public var status: KeepaliveStatus
    public var lastHeard: Instant
    /// The keepalive checks of this unit happen at this moment and every interval after it.
    public var checksFrom: Instant
    public var session: UInt32
    /// Waiting to be sent to the standby, in order.
    public var outbox: [SyncItem] = []
    public var inFlight: SyncBatch?
    public var nextBatch: UInt32 = 0
    /// On the standby: the number of the batch that it applies next.
    public var expectedBatch: UInt32 = 0
    /// Subjects whose bulk has been queued: changes to them follow as increments.
    public var served: [SyncSubject] = []
    /// On the standby: subjects whose bulk has been applied to its end.
    public var completed: [SyncSubject] = []
}

/// A handover that was offered and not yet accepted.
public struct Handover: Hashable, Sendable {
    public var cause: SwitchoverCause
    public var attempt: Int
}

public struct ArmedTimer: Hashable, Sendable {
    public var timer: ControllerTimer
    public var at: Instant
}

/// A switchover as the unit that rose remembers it.
public struct ControllerSwitchover: Hashable, Sendable {
    public var at: Instant
    public var previousActive: ChassisNumber
    public var currentActive: ChassisNumber
    public var cause: SwitchoverCause
    public var isStateful: Bool
}
