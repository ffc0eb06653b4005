/// Why a peer or a member is taken for lost. The first three are the raw causes of `REDUNDANCY-3-STANDBY_LOST`.
public enum PeerLossCause: UInt8, Hashable, Sendable, CaseIterable {
    case notPresent = 1
    case down = 2
    case redundancyStateChange = 3
    /// Keepalives ran out (`CHASSIS_REMOVED_KA`, `KA_MISSED`).
    case keepaliveLost = 4
    /// Left the stack (`SWITCH_REMOVED`, `CHASSIS_REMOVED`).
    case removed = 5
    /// Announced by its own software (`CHASSIS_DOWN_EVENT`).
    case announcedDown = 6
}

/// A link between the units.
public enum LinkKind: UInt8, Hashable, Sendable, CaseIterable {
    /// A stack port of a switch.
    case stackPort = 1
    /// The redundancy port (RP).
    case redundancyPort = 2
    /// The redundancy management interface (RMI).
    case managementInterface = 3
}

/// What is synchronised from the active to the standby (`000_c686b23a5e3dda5c.txt`, 13).
public enum SyncSubject: UInt8, Hashable, Sendable, CaseIterable {
    case bulkConfiguration = 1
    case incrementalConfiguration = 2
    case accessPoints = 3
    case clients = 4
    case fileSystem = 5
}

/// How far a synchronisation is.
public enum SyncPhase: UInt8, Hashable, Sendable, CaseIterable {
    case began = 1
    case succeeded = 2
    case failed = 3
}

/// Whom a reload concerns.
public enum ReloadTarget: Hashable, Sendable {
    case chassis(ChassisNumber)
    /// The unit that says so.
    case observer
    /// The other unit of the one that says so.
    case peer
    case all
}

/// A wireless client's step, of those that the controller logs.
public enum WirelessClientStep: UInt8, Hashable, Sendable, CaseIterable {
    /// Authenticated and addressed: from here on it is carried over a switchover.
    case movedToRun = 1
    case addressUpdated = 2
    case movedToDelete = 3
}

/// Something that happened to a pair, or that was seen of it. Facts are never refused.
///
/// A chassis number is nil where the source does not name the unit; the observer of the event (``Event/observer``) then
/// says whose statement it is.
public enum Fact: Hashable, Sendable {
    // Membership and links
    case memberAdded(ChassisNumber)
    case memberRemoved(ChassisNumber, PeerLossCause)
    case memberReady(ChassisNumber?)
    case discovery(SyncPhase)
    /// `port` is 0 where there is only one; `status` in the device's words (`down`, `cable-not-connected`).
    case linkChanged(LinkKind, chassis: ChassisNumber?, port: UInt8, isUp: Bool, status: String)
    case keepaliveMissed(ChassisNumber?)
    /// The management gateway as one unit sees it.
    case gatewayChanged(role: Role?, isReachable: Bool)

    // The peer
    /// The observer sees its peer. `peerRole` is the role that it gives it.
    case peerFound(ChassisNumber?, peerRole: Role?)
    case peerLost(PeerLossCause)

    // Election
    case elected(ChassisNumber?, Role, rule: ElectionRule?)
    /// Another process reports the role that its unit now has.
    case roleReported(Role, by: String)

    // Redundancy Facility
    case facilityStateChanged(mine: FacilityState, peer: FacilityState, changed: FacilityChange)
    case facilityStepped(FacilityStep)
    case facilityClientAdded(FacilityClient, order: UInt32)
    case facilityClientRemoved(name: String)
    case initializationCompleted
    case synchronised(SyncSubject, SyncPhase, detail: String)
    /// `mode` in the device's words: `SSO`.
    case terminalStateReached(mode: String)

    // Switchover
    case processExited(process: String, text: String)
    case switchoverRequested
    /// Refused by the device, in its words.
    case switchoverRefused(reason: String)
    /// The observer became active.
    case becameActive
    case chassisDown(ChassisNumber)

    // Reloads
    case reloadRequested(ReloadTarget, reason: String)
    case reloading(ReloadTarget, reason: String)
    case restarted
    /// Seconds from the reload to the end of the boot, as the device states them.
    case bootTimed(seconds: UInt32)
    /// Seconds that the software took to come up, as the device states them.
    case initializationTimed(seconds: UInt32)

    // Dual active
    case dualActiveDetected(text: String)
    case recoveryEntered(trigger: String)
    case recoveryLeft

    // Health
    /// A stack manager or platform fault, by its mnemonic.
    case faultReported(mnemonic: String, text: String)
    case resourceAlarm(isCritical: Bool, text: String)

    // Wireless
    case accessPointJoined(name: String, mac: String)
    case accessPointLeft(name: String, mac: String, reason: String)
    case wirelessClientChanged(WirelessClientStep, mac: String, accessPoint: String, network: String)

    /// A message that says nothing about redundancy, kept because it stands out of its order: the timeline shows where
    /// it belongs.
    case messageLogged(mnemonic: String, text: String)

    // What an operator typed or saw
    case commandEntered(String)
    case observed(Snapshot)
}

/// Which sides of a Redundancy Facility line changed, as its `*` marks say.
public struct FacilityChange: OptionSet, Hashable, Sendable {
    public var rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    public static let mine = Self(rawValue: 1)
    public static let peer = Self(rawValue: 2)
}
