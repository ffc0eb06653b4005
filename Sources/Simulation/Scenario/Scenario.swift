public import Redundancy
public import Replay

/// A situation to simulate: two units, how they are connected, what happens to them and what must come of it.
public struct Scenario: Hashable, Sendable {
    public var title: String
    public var settings = ControllerSettings()
    public var timing = TimingProfile.documented
    public var topology = Topology.directRJ45
    public var units: [UnitSetup]
    /// In order of time; entries of the same moment in the order of the file.
    public var timeline: [TimelineEntry]
    public var expectations: [Expectation]
    public var budget = Budget.documented
    /// How long it goes on after the last entry of the timeline.
    public var quietPeriod = Nanoseconds.seconds(1_200)

    public init(title: String, units: [UnitSetup], timeline: [TimelineEntry], expectations: [Expectation] = []) {
        self.title = title
        self.units = units
        self.timeline = timeline
        self.expectations = expectations
    }
}

/// How the two units are connected (`000_c686b23a5e3dda5c.txt`, 169–213).
public enum Topology: Hashable, Sendable {
    case directRJ45
    case directSFP
    /// Data ports in a port channel to two switches of a VSS pair (183–185), the redundancy port direct.
    /// `spread`: the links of each channel go to both switches.
    case vss(spread: Bool)
    case singleSwitch
    /// Each unit's uplink and redundancy port on its own HSRP router (189–195): unit 1 on router 1, the active one.
    case hsrp
    /// Virtual pair on one hypervisor: the redundancy port needs no physical adapter (219).
    case oneHypervisor
    /// On two: `mapped` tells whether the port is mapped to a network that reaches the other (219).
    case twoHypervisors(mapped: Bool)
}

/// A part outside the units that can fail.
public enum Component: UInt8, Hashable, Sendable, CaseIterable {
    case switch1 = 1
    case switch2 = 2
    case router1 = 3
    case router2 = 4
    case host1 = 5
    case host2 = 6

    /// `switch-1`, `router-2`, `host-1`.
    public var name: String {
        switch self {
        case .switch1: "switch-1"
        case .switch2: "switch-2"
        case .router1: "router-1"
        case .router2: "router-2"
        case .host1: "host-1"
        case .host2: "host-2"
        }
    }
}

public struct TimelineEntry: Hashable, Sendable {
    /// From the beginning of the scenario.
    public var at: Nanoseconds
    public var action: Action

    public init(at: Nanoseconds, _ action: Action) {
        self.at = at
        self.action = action
    }
}

/// What an entry of the timeline does. Units are 0 and 1: the first and the second of the scenario.
public enum Action: Hashable, Sendable {
    /// The words typed, at a unit's console.
    case command(unit: Int, String)
    case power(unit: Int, isOn: Bool)
    case reset(unit: Int)
    case processFailure(unit: Int, process: String)
    case link(LinkKind, LinkFault)
    case sfp(unit: Int, SFPModule?)
    case component(Component, isUp: Bool)
    case gateway(unit: Int, isReachable: Bool)
    case accessPoints(first: Int, count: Int, AccessPointPhase)
    case clients(first: Int, count: Int, ClientPhase)
    /// The wall clock of a unit jumps; nothing that it decides may change.
    case clockStep(unit: Int, by: Nanoseconds)
}

/// What can be wrong with a link. Directions are from the first to the second unit (`forward`) and back.
public enum LinkFault: Hashable, Sendable {
    /// Cut: both units lose the carrier.
    case down
    /// Healthy again: carrier, no loss, its own delay.
    case up
    /// The carrier stays, nothing arrives.
    case silent(LinkDirection)
    /// Loss in permille.
    case loss(LinkDirection, permille: Int)
    case delay(LinkDirection, Distribution)
    /// Duplicated messages in permille.
    case duplication(permille: Int)
}

public enum LinkDirection: UInt8, Hashable, Sendable, CaseIterable {
    case forward = 1
    case backward = 2
    case both = 3
}

/// What must come of a scenario, with the lines of the document that say so.
public struct Expectation: Hashable, Sendable {
    public var claim: Claim
    /// `461-462`, `spec 1a`: written before the simulator ran it.
    public var source: String

    public init(_ claim: Claim, source: String) {
        self.claim = claim
        self.source = source
    }
}

/// Numbers of units are chassis numbers at the end of the run, as a person sees them.
public enum Claim: Hashable, Sendable {
    /// At the end this unit is the active one; nil: none is.
    case active(ChassisNumber?)
    case hot(ChassisNumber)
    case state(ChassisNumber, FacilityState)
    /// How often the active role moved from one unit to the other.
    case switchovers(Int)
    /// The last switchover.
    case switchover(from: ChassisNumber, to: ChassisNumber, isStateful: Bool, SwitchoverCause)
    case detection(atMost: Nanoseconds)
    case takeover(atMost: Nanoseconds)
    case refusedPairing(PairingRefusal)
    /// The case name of a `ControllerRejection`: `notActive`.
    case refusedCommand(String)
    case reloaded(ChassisNumber, times: Int)
    /// Every access point and client that was carried kept its record.
    case nothingLost
    case lost(accessPoints: Int, clients: Int)
    case dualActive(Bool)
    /// The unit is in recovery at the end.
    case recovery(ChassisNumber, RecoveryKind)
    /// The software that the unit runs.
    case version(ChassisNumber, String)
    /// How far the in-service upgrade is on the active; nil: none is under way.
    case upgrade(InServiceUpgrade.Phase?)
}
