public import Replay

/// What the device knows: the document's release, or a later one with named extensions.
public enum Profile: UInt8, Hashable, Sendable, CaseIterable {
    /// No redundancy management interface, no gateway monitoring: what the document knows.
    case r16_10 = 1
    /// With the management interface, gateway monitoring and recovery mode.
    case r17 = 2

    public var name: String {
        switch self {
        case .r16_10: "16.10"
        case .r17: "17.x"
        }
    }

    public init?(name: some StringProtocol) {
        guard let profile = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = profile
    }
}

/// The reading of the two sentences on an SFP that is inserted while the pair runs on RJ-45.
public enum SFPInsertion: UInt8, Hashable, Sendable, CaseIterable {
    /// Noticed at the next start only: "no change" (161).
    case atNextStart = 1
    /// Noticed at once, since detection is physical: high availability goes down (167).
    case atOnce = 2
}

/// What a standby that is not hot does when it loses the active without a word. The document is silent.
public enum ColdLoss: UInt8, Hashable, Sendable, CaseIterable {
    /// It becomes active without any state (466 read generously).
    case takesOverWithoutState = 1
    /// It reloads, as after a process failure (462).
    case reloads = 2
}

/// What a hot standby does when it hears, while it rises since the redundancy port is lost, that the active's process has
/// ended. Told from memory, row 8 of the specification's section 5; to the survivor a loss of power looks the same but for
/// the word over the management interface.
public enum PartedCrash: UInt8, Hashable, Sendable, CaseIterable {
    /// It goes on: the active is not told over the management interface.
    case takesOver = 1
    /// No stateful takeover: both units reload. In the 17.x profile alone.
    case reloads = 2
}

/// The timers and readings of a controller.
///
/// | value | range | default | source |
/// |---|---|---|---|
/// | keepalive interval | 100 to 1,000 ms, multiples of 100 | 100 ms | CISCO-LWAPP-HA-MIB |
/// | keepalive retries | 3 to 10 | 3 | the same; later guides say 5 |
/// | gateway interval | 6 to 12 s | 8 s | rmi-dad YANG model |
/// | peer search | 60 to 300 s | 200 s | CISCO-LWAPP-HA-MIB |
/// | link hold-down | 0 to 1,000 ms | 28 ms | modelled, no source |
public struct ControllerSettings: Hashable, Sendable {
    public var profile = Profile.r16_10
    public var keepaliveInterval = Nanoseconds.milliseconds(100)
    public var keepaliveRetries: Int64 = 3
    public var gatewayInterval = Nanoseconds.seconds(8)
    public var peerSearch = Nanoseconds.seconds(200)
    /// How long the redundancy port must stay down before the peer is looked at as lost, so that a flap is none.
    public var linkHoldDown = Nanoseconds.milliseconds(28)
    /// Between two announcements while a peer is looked for.
    public var helloInterval = Nanoseconds.seconds(1)
    /// Before a batch, an announcement or a handover that was not answered is sent again.
    public var retransmission = Nanoseconds.milliseconds(50)
    /// How often a handover is offered before the switchover is given up.
    public var handoverAttempts = 5
    /// Which reading of 「起動時間が最短」 (293) is the third rule of the election.
    public var thirdRule = ElectionRule.firstUnitUp
    public var sfpInsertion = SFPInsertion.atNextStart
    public var coldLoss = ColdLoss.takesOverWithoutState
    public var partedCrash = PartedCrash.takesOver
    /// The two units may run two versions at any time (34 says never). During an ``InServiceUpgrade`` they may without it.
    public var allowsMixedVersions = false

    public init() {}
}
